/** Which comes first where a cell holds both names and its capitals do not tell them apart. */
export type NameOrder = 'family-first' | 'given-first';

/** A person's names as one cell gives them. */
export interface SplitName {
  readonly birthName: string;
  readonly firstName: string;
  readonly usualName: string;
  /** « Mme », « M. »: as written, `''` without. */
  readonly civility: string;
}

const civility = /^(?:M|Mr|Mme|Mlle|Melle|Monsieur|Madame|Mademoiselle)\b\.?\s+/iu;
/** Small words that go with the name that follows them, when they are not written in capitals. */
const particle =
  /^(?:de|du|des|d|la|le|les|da|das|do|dos|di|del|della|el|al|ben|ould|van|von|den|der|ter|de la)$/iu;

/** Written in capitals, but for what always keeps its small letters: McDONALD, d’ALMEIDA, O’BRIEN. One letter says nothing. */
const isCapital = (word: string): boolean => {
  const bare = word.replace(/^(?:Mac|Mc|[dDlL]['’])(?=\p{Lu})/u, '');
  return /\p{Lu}[^\p{L}]*\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare);
};

const isName = (text: string): boolean => /\p{L}/u.test(text);

/**
 * Splits « NOM Prénom » by what is written: a comma, or the family name in capitals and the first name not, whichever comes
 * first; « née » tells the birth name. `order` decides for two words (or two with their particles) that are written alike.
 * `null` when it cannot be told: nothing is guessed.
 */
export function splitFullName(cell: string, order: NameOrder | null): SplitName | null {
  const text = cell.replace(/\s+/gu, ' ').trim();
  const title = civility.exec(text)?.[0] ?? '';
  const [names = '', born = ''] = text
    .slice(title.length)
    .split(/[\s(]+née?\s+/iu)
    .map((part) => part.replace(/[()]/gu, ' ').replace(/\s+/gu, ' ').trim());
  const split = byComma(names) ?? byCapitals(names.split(' ')) ?? byOrder(names.split(' '), order);
  if (split === null) return null;
  const [family, given] = split;
  if (!isName(family) || !isName(given)) return null;
  // After « née », the birth name alone, or with the first name again.
  const bornName = born === '' ? '' : (byCapitals(born.split(' '))?.[0] ?? born);
  return {
    birthName: bornName || family,
    firstName: given,
    usualName: bornName === '' ? '' : family,
    civility: title.trim(),
  };
}

type Pair = readonly [family: string, given: string];

function byComma(names: string): Pair | null {
  const [family = '', given = '', ...others] = names.split(',').map((part) => part.trim());
  return given === '' || family === '' || others.length > 0 ? null : [family, given];
}

/** Words in capitals at one end, with the particles among and before them; all others at the other end. */
function byCapitals(words: readonly string[]): Pair | null {
  const kinds = words.map((word) => (isCapital(word) ? 'family' : particle.test(word) ? 'either' : 'given'));
  const first = kinds.indexOf('family');
  const last = kinds.lastIndexOf('family');
  // Without a small letter in the rest ("BA Z"), nothing says that the capitals stop.
  if (first < 0 || !words.some((word, at) => kinds[at] === 'given' && /\p{Ll}/u.test(word))) return null;
  let start = first;
  while (start > 0 && kinds[start - 1] === 'either') start -= 1;
  if (kinds.slice(start, last + 1).includes('given')) return null;
  const family = words.slice(start, last + 1).join(' ');
  const before = words.slice(0, start).join(' ');
  const after = words.slice(last + 1).join(' ');
  return before === '' ? [family, after] : after === '' ? [family, before] : null;
}

/** Two names written alike, in the order that the adviser has said. */
function byOrder(words: readonly string[], order: NameOrder | null): Pair | null {
  if (order === null) return null;
  const names: string[] = [];
  let isOpen = false;
  for (const word of words) {
    if (isOpen) names[names.length - 1] += ` ${word}`;
    else names.push(word);
    isOpen = particle.test(word);
  }
  const [one, other, ...more] = names;
  if (one === undefined || other === undefined || more.length > 0 || isOpen) return null;
  return order === 'family-first' ? [one, other] : [other, one];
}

/** Whether a cell looks like both names of somebody: two words of letters at least. */
export const looksLikeFullName = (cell: string): boolean =>
  /^\p{L}[\p{L}'’.-]*(?:,? \(?[\p{L}][\p{L}'’.-]*\)?){1,7}$/u.test(cell.replace(/\s+/gu, ' ').trim());
