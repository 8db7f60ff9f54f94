import { type CodePage, codePageNames, codePages, fitOf, isUsual, letterOf, textIn } from './code-pages';
import { mendText } from './mend-text';
import type { ImportFormat } from './table';

/** Encodings a text comes in; the name the report shows. */
export type Encoding = Exclude<ImportFormat['encoding'], 'xlsx'>;

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly hasByteOrderMark: boolean;
  /** French: what was decided, and its proof. */
  readonly notices: readonly string[];
}

type Text = Omit<Decoded, 'hasByteOrderMark'>;

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/**
 * Bytes → text. The byte order mark says it; without one, zeros say UTF-16, and valid bytes UTF-8; else the bytes that are
 * not UTF-8 are read in the page of one byte in which they make the words of French, each where it stands: one row in
 * another encoding does not spoil the others. What is not the plain case is said, with a word that proves it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const hasMark = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const isLittle = startsWith(bytes, 0xff, 0xfe);
  const isBig = startsWith(bytes, 0xfe, 0xff);
  const hasByteOrderMark = hasMark || isLittle || isBig;
  const wide = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : hasMark ? null : utf16Of(bytes);
  const { text, encoding, notices } =
    wide === null
      ? bytewise(hasMark ? bytes.subarray(3) : bytes, hasMark)
      : wideText(bytes, wide, hasByteOrderMark);
  const mended = mendText(text);
  return { text: mended.text, encoding, hasByteOrderMark, notices: [...notices, ...mended.notices] };
}

function wideText(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be', hasMark: boolean): Text {
  const text = new TextDecoder(label).decode(bytes);
  const proof = /[\p{L}'-]*[à-ÿÀ-Ý][\p{L}'-]*/u.exec(text)?.[0] ?? text.slice(0, 20).trim();
  return {
    text,
    encoding: 'utf-16',
    notices: hasMark
      ? []
      : [
          `Ce fichier est lu en UTF-16, sans la marque qui le dit («\u202f${proof}\u202f»)\u202f; vérifiez les accents.`,
        ],
  };
}

/** Share of the characters, at least, that are ASCII in a table of any script: its figures, separators and line ends. */
const ASCII_SHARE = 0.25;
const isPlain = (byte: number): boolean => (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13);

/** UTF-16 without its mark: a zero stands beside each byte of ASCII, always on the same side, and nowhere else. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const half = Math.floor(Math.min(bytes.length, 4096) / 2);
  if (half < 4) return null;
  let little = 0;
  let big = 0;
  for (let at = 0; at < 2 * half; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    if (second === 0 && isPlain(first)) little += 1;
    else if (first === 0 && isPlain(second)) big += 1;
    else if (first === 0 && second === 0) return null;
  }
  if (little > ASCII_SHARE * half && big < 0.05 * half) return 'utf-16le';
  return big > ASCII_SHARE * half && little < 0.05 * half ? 'utf-16be' : null;
}

function bytewise(bytes: Uint8Array, hasMark: boolean): Text {
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      encoding: 'utf-8',
      notices: [],
    };
  } catch {
    return mixed(bytes, hasMark);
  }
}

/** A stretch of bytes: ASCII and UTF-8, or one byte that is neither. */
interface Survey {
  /** Places of the bytes that are no part of UTF-8. */
  readonly strays: readonly number[];
  /** Characters of UTF-8 of more than one byte that are usual in French. */
  readonly usual: number;
}

/** Code point of the well-formed character of UTF-8 of two or three bytes at `at`; `null` for any other byte. */
function codePointAt(bytes: Uint8Array, at: number): { readonly code: number; readonly size: number } | null {
  const first = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) ^ 0x80;
  if (second > 0x3f) return null;
  if (first >= 0xc2 && first <= 0xdf) return { code: ((first & 0x1f) << 6) | second, size: 2 };
  const third = (bytes[at + 2] ?? 0) ^ 0x80;
  if (third > 0x3f) return null;
  if (first >= 0xe0 && first <= 0xef) {
    const code = ((first & 0x0f) << 12) | (second << 6) | third;
    return code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? null : { code, size: 3 };
  }
  const fourth = (bytes[at + 3] ?? 0) ^ 0x80;
  const code = ((first & 0x07) << 18) | (second << 12) | (third << 6) | fourth;
  return first >= 0xf0 && first <= 0xf4 && fourth <= 0x3f && code >= 0x10000 && code <= 0x10ffff
    ? { code, size: 4 }
    : null;
}

/**
 * Bytes of the character of UTF-8 that begins at `at`, if it is usual; 0 for others: two letters of a page of one byte may
 * look like a character that no French text holds.
 */
function usualAt(bytes: Uint8Array, at: number): number {
  const found = codePointAt(bytes, at);
  return found !== null && (found.size === 4 || isUsual(String.fromCodePoint(found.code))) ? found.size : 0;
}

function surveyOf(bytes: Uint8Array): Survey {
  const strays: number[] = [];
  let usual = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 128) continue;
    const size = usualAt(bytes, at);
    if (size === 0) strays.push(at);
    else {
      usual += 1;
      at += size - 1;
    }
  }
  return { strays, usual };
}

/** Strays that are looked at to choose their page, from one end of the file to the other. */
const JUDGED = 4_000;

function mixed(bytes: Uint8Array, hasMark: boolean): Text {
  const { strays, usual } = surveyOf(bytes);
  const page = pageOf(bytes, strays);
  const isUtf8 = hasMark || usual > 0;
  if (!isUtf8)
    return {
      text: textIn(page, bytes),
      encoding: page,
      notices: page === 'windows-1252' ? [] : [pageNotice(page, wordAt(bytes, strays[0] ?? 0, page))],
    };
  const pieces: string[] = [];
  const lines = new Set<number>();
  let proof = '';
  let from = 0;
  let line = 1;
  let lineFrom = 0;
  for (const at of strays) {
    for (; lineFrom < at; lineFrom += 1)
      if (bytes[lineFrom] === 10 || (bytes[lineFrom] === 13 && bytes[lineFrom + 1] !== 10)) line += 1;
    pieces.push(lenientUtf8(bytes.subarray(from, at)));
    const letter = letterOf(page, bytes[at] ?? 0);
    // In a file of UTF-8 a byte that makes no word is a broken one.
    const isBroken = fitAt(bytes, at, page) < 0;
    pieces.push(isBroken ? '\ufffd' : letter);
    if (!isBroken) {
      lines.add(line);
      if (proof === '') proof = wordAt(bytes, at, page);
    }
    from = at + 1;
  }
  pieces.push(lenientUtf8(bytes.subarray(from)));
  return {
    text: pieces.join(''),
    encoding: hasMark || usual > strays.length ? 'utf-8' : page,
    notices:
      lines.size === 0
        ? []
        : [
            `Ce fichier mêle deux encodages\u202f: ${linesSaid([...lines])} en ${codePageNames[page]}, le reste en UTF-8 («\u202f${proof}\u202f» est ainsi lu)\u202f; vérifiez les accents.`,
          ],
  };
}

const pageNotice = (page: CodePage, proof: string): string =>
  `Les lettres accentuées de ce fichier sont lues en ${codePageNames[page]} («\u202f${proof}\u202f»)\u202f; vérifiez les accents.`;

const linesSaid = (lines: readonly number[]): string =>
  lines.length === 1
    ? `la ligne ${lines[0]} est`
    : lines.length <= 5
      ? `les lignes ${lines.slice(0, -1).join(', ')} et ${lines.at(-1)} sont`
      : `${lines.length} lignes (dès la ligne ${lines[0]}) sont`;

const lenientUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The character at a place, read in a page where it is above ASCII. */
const characterAt = (bytes: Uint8Array, at: number, page: CodePage): string => {
  const byte = bytes[at];
  if (byte === undefined) return '';
  return byte < 128 ? String.fromCharCode(byte) : letterOf(page, byte);
};

const fitAt = (bytes: Uint8Array, at: number, page: CodePage): -1 | 0 | 1 =>
  fitOf(characterAt(bytes, at - 1, page), characterAt(bytes, at, page), characterAt(bytes, at + 1, page));

/** The page in which the strays make the words of French; windows-1252 unless something stands badly in it. */
function pageOf(bytes: Uint8Array, strays: readonly number[]): CodePage {
  const step = Math.max(1, Math.ceil(strays.length / JUDGED));
  const judged = strays.filter((_, index) => index % step === 0);
  let best: { readonly page: CodePage; readonly score: number } | null = null;
  for (const page of codePages) {
    let good = 0;
    let bad = 0;
    for (const at of judged) {
      const fit = fitAt(bytes, at, page);
      if (fit > 0) good += 1;
      else if (fit < 0) bad += 1;
    }
    if (bad === 0 && page === 'windows-1252') return page;
    const score = good - 3 * bad;
    if (best === null || score > best.score) best = { page, score };
  }
  // Another page needs its proof: some words that it makes.
  return best !== null && best.score > 0 ? best.page : 'windows-1252';
}

/** The word around a stray, as it is read. */
function wordAt(bytes: Uint8Array, at: number, page: CodePage): string {
  const isEnd = (byte: number | undefined): boolean =>
    byte === undefined || byte <= 32 || byte === 34 || byte === 44 || byte === 59 || byte === 124;
  let from = at;
  let to = at + 1;
  while (at - from < 20 && !isEnd(bytes[from - 1])) from -= 1;
  while (to - at < 20 && !isEnd(bytes[to])) to += 1;
  let word = '';
  for (let place = from; place < to; place += 1) {
    const size = (bytes[place] ?? 0) < 128 ? 0 : usualAt(bytes, place);
    word += size === 0 ? characterAt(bytes, place, page) : lenientUtf8(bytes.subarray(place, place + size));
    if (size > 1) place += size - 1;
  }
  return word;
}
