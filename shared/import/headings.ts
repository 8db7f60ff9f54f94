import { fold } from '../base/text';

/** A word of a heading: what it may stand for, and whether a full stop says that it is cut short. */
interface HeadingWord {
  readonly writings: readonly string[];
  readonly isCut: boolean;
}

/** Short forms that need no full stop, and the words of the other gender. */
const longForms: Readonly<Record<string, readonly string[]>> = {
  adr: ['adresse'],
  civ: ['civilite'],
  compl: ['complement'],
  cons: ['conseiller'],
  conseillere: ['conseiller'],
  dern: ['dernier'],
  derniere: ['dernier'],
  dipl: ['diplome'],
  dom: ['domicile'],
  dt: ['date'],
  ident: ['identifiant'],
  insc: ['inscription'],
  inscr: ['inscription'],
  inscrite: ['inscrit'],
  mob: ['mobile'],
  naiss: ['naissance'],
  nais: ['naissance'],
  nat: ['nationalite'],
  nee: ['ne'],
  niv: ['niveau'],
  no: ['n'],
  num: ['n'],
  numero: ['n'],
  obs: ['observation'],
  port: ['portable'],
  pren: ['prenom'],
  ref: ['referent', 'reference', 'ref'],
  referente: ['referent'],
  tel: ['telephone'],
};

/** Small words that say nothing in a heading. */
const fillers: ReadonlySet<string> = new Set(['de', 'du', 'des', 'd', 'la', 'l', 'au', 'a', 'et']);
/** What is left of « (e) », « (s) », « ·ère ». */
const endings: ReadonlySet<string> = new Set(['e', 's', 'es', 'ere', 'ne']);
/**
 * Whose column it is, and the software that it comes from: what a heading may add without meaning something else. Somebody
 * else's (a relative, an employer, the mission locale itself) is never in this list.
 */
const qualifiers: readonly RegExp[] = [
  /(?: (?:de la|de l|du|des|de|d|la|l))? ?\b(?:jeune|beneficiaire|candidat|candidate|usager|personne|participant|participante|individu)s?\b/gu,
  / ?\b(?:i milo|imilo|parcours ?3|p3)\b/gu,
  / ?\b(?:perso|personnel|personnelle|actuel|actuelle|obligatoire)\b/gu,
];

/** Words that mean nothing by themselves: a heading made of one of them alone is not known. */
const weak: ReadonlySet<string> = new Set(['n', 'id', 'date', 'code', 'type', 'libelle', 'ref', 'titre']);

const singular = (word: string): string => (word.length > 3 ? word.replace(/s$/u, '') : word);

/** The words that bear the meaning of a heading. */
function headingWords(heading: string): readonly HeadingWord[] {
  const cuts = new Set(
    [...heading.matchAll(/(\p{L}[\p{L}\p{M}]*)\./gu)].map(([, word = '']) => singular(fold(word))),
  );
  const folded = fold(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  const bare = qualifiers.reduce((text, qualifier) => text.replace(qualifier, ''), folded).trim();
  const words = bare.split(' ').filter((word) => word !== '');
  return words
    .filter(
      (word, at) => !(fillers.has(word) && at > 0 && at < words.length - 1) && !(endings.has(word) && at > 0),
    )
    .map((word) => {
      const one = singular(word);
      return { writings: longForms[one] ?? longForms[word] ?? [one], isCut: cuts.has(one) };
    });
}

const says = ({ writings, isCut }: HeadingWord, known: HeadingWord): boolean =>
  writings.some((writing) =>
    known.writings.some(
      (other) => writing === other || (isCut && writing.length >= 2 && other.startsWith(writing)),
    ),
  );

/** Fewest letters of a word cut short that is a heading by itself, and of a heading written without its spaces. */
const SHORTEST_ALONE = 5;

const compactOf = (words: readonly HeadingWord[]): string =>
  words.map(({ writings }) => writings[0] ?? '').join('');

/** A heading that is known, read once. */
export interface KnownHeading<T> {
  readonly means: T;
  readonly words: readonly HeadingWord[];
  readonly compact: string;
}

/** Reads a known heading for `meaningOf`; `null` when nothing that means something is left of it. */
export function knownHeading<T>(heading: string, means: T): KnownHeading<T> | null {
  const words = headingWords(heading);
  const [only] = words;
  if (only === undefined || (words.length === 1 && weak.has(only.writings[0] ?? ''))) return null;
  return { means, words, compact: compactOf(words) };
}

/**
 * The known headings that a heading says in its own way: words cut short by a full stop, in the other gender or number, glued
 * together, with the name of a software or whose column it is around them. Every word must be there: a word more means
 * something else.
 */
export function sayingSame<T>(heading: string, known: readonly KnownHeading<T>[]): readonly T[] {
  if (heading.length > 80) return [];
  const words = headingWords(heading);
  const [only] = words;
  // One word that may stand for two is no heading.
  if (only === undefined || (words.length === 1 && only.writings.length > 1)) return [];
  const compact = compactOf(words);
  const mayBeCut =
    words.length > 1 || !only.isCut || (only.writings[0] ?? '').length >= SHORTEST_ALONE ? words : null;
  return known
    .filter(
      (one) =>
        (one.compact === compact && (one.words.length === words.length || compact.length > SHORTEST_ALONE)) ||
        (mayBeCut !== null &&
          one.words.length === mayBeCut.length &&
          mayBeCut.every((word, at) => {
            const other = one.words[at];
            return other !== undefined && says(word, other);
          })),
    )
    .map(({ means }) => means);
}
