import { bytesOf, type CodePage, fitOf, isUsual, letterOf } from './code-pages';

export interface MendedText {
  readonly text: string;
  /** French: what was mended, what stands badly. */
  readonly notices: readonly string[];
}

/** A page in which UTF-8 was read by mistake before the file was written: its signs, for each size of character. */
interface Misread {
  readonly bytes: ReadonlyMap<string, number>;
  readonly pattern: RegExp;
}

const escaped = (characters: readonly string[]): string =>
  `[${characters.map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('')}]`;

function misreadOf(page: CodePage): Misread {
  const bytes = bytesOf(page);
  const of = (is: (byte: number) => boolean): string =>
    escaped([...bytes].filter(([, byte]) => is(byte)).map(([character]) => character));
  const next = of((byte) => byte >= 0x80 && byte <= 0xbf);
  // The first bytes of the characters of French: Latin-1, œ, and the signs of typography.
  const two = of((byte) => byte === 0xc2 || byte === 0xc3 || byte === 0xc5);
  const three = of((byte) => byte === 0xe2);
  return { bytes, pattern: new RegExp(`${two}${next}|${three}${next}${next}`, 'gu') };
}
const misreads: readonly Misread[] = (['windows-1252', 'macintosh', 'ibm850'] as const).map(misreadOf);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The character that `signs` are the misread bytes of; `null` when they are none that French writes. */
function characterOf(signs: string, { bytes }: Misread): string | null {
  try {
    const character = utf8.decode(Uint8Array.from(signs, (sign) => bytes.get(sign) ?? 0));
    // A misread that was misread again comes back as the signs of the first.
    return isUsual(character) || /^[ÃÂÅâ\u0080-\u00bf€™˜œžšŸ‰Š‹›ŒŽ]$/u.test(character) ? character : null;
  } catch {
    return null;
  }
}

/** How often a text may have been read wrongly and written again. */
const TURNS = 3;

/** True when nothing above ASCII is in a text: nothing to mend. */
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/u.test(text);

/** The text without what was misread, how many characters that was, and the place of the first. */
function mendMisreads(text: string): {
  readonly text: string;
  readonly count: number;
  readonly first: number;
} {
  let mended = text;
  let count = 0;
  let first = -1;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const before = mended;
    for (const misread of misreads)
      mended = mended.replace(misread.pattern, (signs, at: number) => {
        const character = characterOf(signs, misread);
        if (character === null) return signs;
        if (turn === 0) count += 1;
        if (first === -1) first = at;
        return character;
      });
    if (mended === before) break;
  }
  // The signs of Windows that were declared as Latin-1 are controls: an apostrophe, a dash, œ.
  mended = mended.replace(/[\u0080-\u009f]/gu, (control, at: number, whole: string) => {
    const letter = letterOf('windows-1252', control.charCodeAt(0));
    if (fitOf(whole[at - 1] ?? '', letter, whole[at + 1] ?? '') < 0) return control;
    count += 1;
    if (first === -1) first = at;
    return letter;
  });
  return { text: mended, count, first };
}

/**
 * Mends what tells by itself that it was read in a wrong encoding before it was written ("Ã©"), puts accents that stand
 * apart from their letter back on it, and says what stands badly and cannot be mended: a control, a sign or a capital
 * inside a word, a question mark in the place of a letter.
 */
export function mendText(text: string): MendedText {
  if (isAscii(text)) return { text, notices: [...unlikelyNotice(text)] };
  const whole = /\p{M}/u.test(text) ? text.normalize('NFC') : text;
  const { text: mended, count, first } = mendMisreads(whole);
  const proof = count === 0 ? '' : wordAround(whole, first);
  return {
    text: mended,
    notices: [
      ...(count === 0
        ? []
        : [
            `Des lettres accentuées de ce fichier ont été écrites dans un encodage et relues dans un autre (${count} fois)\u202f: «\u202f${proof}\u202f» est lu «\u202f${mendMisreads(proof).text}\u202f»\u202f; vérifiez les accents.`,
          ]),
      ...unlikelyNotice(mended),
    ],
  };
}

const unlikely =
  /[\u0080-\u009f\ufffd]|(?<=\p{L})[‚ƒ„†‡ˆ‰‹›˜™¡¢£¤¥¦§¨©«»¬®¯±¶¸¼½¾¿×÷√∫∂∑∏≈≠Ωπ\u2500-\u259f](?=\p{L})|(?<=\p{Ll})[À-ÖØ-Þ](?=\p{Ll}|[^\p{L}]|$)|[ÃÂ](?=[^\p{L}\s]\p{Ll})|(?<=(?:^|[;,\t|"\r\n\u2028])[\p{L}' -]{0,40}\p{L})\?(?=\p{L}[\p{L}?' -]{0,40}(?:[;,\t|"\r\n\u2028]|$))/gu;

/** Words shown as proof. */
const SHOWN = 3;

/** Says the words in which a letter stands badly: it was lost before the file came here. */
function* unlikelyNotice(text: string): Generator<string> {
  const words = new Set<string>();
  let count = 0;
  let isLost = false;
  for (const found of text.matchAll(unlikely)) {
    count += 1;
    if (found[0] === '\ufffd') isLost = true;
    if (words.size < SHOWN) words.add(wordAround(text, found.index));
  }
  if (count === 0) return;
  const shown = [...words].map((word) => `«\u202f${word}\u202f»`).join(', ');
  yield isLost
    ? `Des caractères de ce fichier sont illisibles\u202f: ils apparaissent comme \ufffd (${shown})\u202f; corrigez-les dans le fichier.`
    : `Des mots de ce fichier contiennent des lettres improbables (${shown}${count > SHOWN ? '…' : ''})\u202f: un accent y a sans doute été perdu avant cet import\u202f; vérifiez-les.`;
}

/** The word around a place, as it is written, its invisible signs left out. */
function wordAround(text: string, at: number): string {
  const isEnd = (character: string | undefined): boolean =>
    character === undefined || /[\s;,|"]/u.test(character);
  let from = at;
  let to = at + 1;
  while (at - from < 20 && from > 0 && !isEnd(text[from - 1])) from -= 1;
  while (to - at < 20 && to < text.length && (to < at + 2 || !isEnd(text[to]))) to += 1;
  return text.slice(from, to).trim();
}
