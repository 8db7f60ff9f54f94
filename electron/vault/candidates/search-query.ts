import { fold, foldedWords, typedPhoneDigits } from '../../../shared/base/text';
import { monthOfWord, partsOfDate } from '../../../shared/base/time';

/** A birth date, or the part of it that has been typed: each bound holds, ends included. */
export interface DateReading {
  readonly day: number | null;
  readonly month: number | null;
  readonly fromYear: number;
  readonly toYear: number;
}

/** One thing that a candidate must have. */
export type Term =
  /** Beginning of a word of the names or of the commune, folded. */
  | { readonly kind: 'word'; readonly word: string }
  /** Figures: part of a telephone number, of a file number, a postcode, or one of the dates they can be read as. */
  | { readonly kind: 'figures'; readonly digits: string; readonly dates: readonly DateReading[] }
  | { readonly kind: 'date'; readonly dates: readonly DateReading[] }
  /** Letters and figures together: beginning of a file number. */
  | { readonly kind: 'code'; readonly code: string };

/** A way of reading what was typed: every term must be met. */
export type QueryReading = readonly Term[];

const firstYear = 1900;
const lastYear = 2099;

/** Years that the typed figures can begin: `20` is 2000 to 2099 and 1920 and 2020, `04` is 1904 and 2004. */
function yearsFrom(text: string): readonly (readonly [number, number])[] {
  if (!/^\d{1,4}$/.test(text)) return [];
  const scale = 10 ** (4 - text.length);
  const begun: readonly [number, number] = [Number(text) * scale, Number(text) * scale + scale - 1];
  const isPlausible = begun[1] >= firstYear && begun[0] <= lastYear;
  const short: readonly (readonly [number, number])[] =
    text.length === 2
      ? [firstYear, firstYear + 100].map((century) => [century + Number(text), century + Number(text)])
      : [];
  return [...(isPlausible ? [begun] : []), ...short];
}

/** Dates of a day, a month and figures of a year (`''`: any year); none when there is no such day. */
function datesOf(day: number | null, month: number | null, year: string): readonly DateReading[] {
  if ((day !== null && (day < 1 || day > 31)) || (month !== null && (month < 1 || month > 12))) return [];
  const spans = year === '' ? [[firstYear, lastYear] as const] : yearsFrom(year);
  return spans.map(([fromYear, toYear]) => ({ day, month, fromYear, toYear }));
}

/** Dates that figures without separators can be: 12032004, 120304, 20040312, 032004, 2004, and what begins them. */
function datesInFigures(digits: string): readonly DateReading[] {
  const at = (from: number, to: number): number => Number(digits.slice(from, to));
  const isYearFirst = /^(19|20)\d\d/.test(digits);
  switch (digits.length) {
    case 4:
      return isYearFirst ? datesOf(null, null, digits) : datesOf(at(0, 2), at(2, 4), '');
    case 6:
      return [
        ...datesOf(at(0, 2), at(2, 4), digits.slice(4)),
        ...(/^..(19|20)/.test(digits) ? datesOf(null, at(0, 2), digits.slice(2)) : []),
        ...(isYearFirst ? datesOf(null, at(4, 6), digits.slice(0, 4)) : []),
      ];
    case 5:
    case 7:
      return datesOf(at(0, 2), at(2, 4), digits.slice(4));
    case 8:
      return [
        ...datesOf(at(0, 2), at(2, 4), digits.slice(4)),
        ...(isYearFirst ? datesOf(at(6, 8), at(4, 6), digits.slice(0, 4)) : []),
      ];
    default:
      return [];
  }
}

/** Dates written with separators: 12/03/2004, 1.3.04, 2004-03-12, 12/03, 03/2004, and what begins them. */
function datesInGroups(groups: readonly string[]): readonly DateReading[] {
  const [a = '', b = '', c = ''] = groups;
  if (groups.length > 3) return [];
  if (groups.length === 3)
    return a.length === 4
      ? datesOf(Number(c), Number(b), a)
      : a.length <= 2 && b.length <= 2
        ? datesOf(Number(a), Number(b), c)
        : [];
  if (groups.length !== 2) return [];
  if (a.length === 4) return datesOf(null, Number(b), a);
  return b.length > 2 ? datesOf(null, Number(a), b) : datesOf(Number(a), Number(b), '');
}

const isFigures = (chunk: string): boolean => /^\+?[\d().\-/]*\d[\d().\-/]*$/.test(chunk);

function figuresTerm(chunks: readonly string[]): Term {
  const text = chunks.join(' ');
  const groups = text.split(/[^\d]+/).filter((group) => group !== '');
  const digits = typedPhoneDigits(text);
  const dates = groups.length > 1 ? datesInGroups(groups) : datesInFigures(digits);
  // A slash is of a date; 06.39.98 or 12 03 04 may still be a telephone number.
  return text.includes('/') && dates.length > 0
    ? { kind: 'date', dates }
    : { kind: 'figures', digits, dates };
}

function termsOf(chunks: readonly string[]): QueryReading {
  const terms: Term[] = [];
  for (let index = 0; index < chunks.length; ) {
    const chunk = chunks[index] ?? '';
    if (isFigures(chunk)) {
      const from = index;
      while (index < chunks.length && isFigures(chunks[index] ?? '')) index += 1;
      terms.push(figuresTerm(chunks.slice(from, index)));
      continue;
    }
    index += 1;
    if (/\p{L}/u.test(chunk) && /\d/.test(chunk)) {
      terms.push({ kind: 'code', code: foldedWords(chunk).join('') });
    } else {
      terms.push(...foldedWords(chunk).map((word): Term => ({ kind: 'word', word })));
    }
  }
  return terms;
}

/** A whole date in any other writing with its month in letters: 12-mars-04, 3 févr. 2004, vendredi 12 mars 2004. */
function wholeDate(text: string): QueryReading | null {
  if (!/\p{L}/u.test(text)) return null;
  const parts = partsOfDate(text)?.parts;
  if (parts?.kind !== 'told') return null;
  const dates = datesOf(parts.day, parts.month, parts.year);
  return dates.length === 0 ? null : [{ kind: 'date', dates }];
}

/** "12 mars 2004", "1er mars", "mars 04": the chunks of a date in words, as one term; `null` when there is none. */
function withDateInWords(chunks: readonly string[]): QueryReading | null {
  for (const [index, chunk] of chunks.entries()) {
    const month = monthOfWord(fold(chunk));
    if (month === null) continue;
    const before = /^(\d{1,2})(er)?$/i.exec(chunks[index - 1] ?? '');
    const after = /^\d{1,4}$/.exec(chunks[index + 1] ?? '');
    if (!before && !after) continue;
    const dates = datesOf(before ? Number(before[1]) : null, month, after?.[0] ?? '');
    if (dates.length === 0) continue;
    const rest = [
      ...chunks.slice(0, before ? index - 1 : index),
      ...chunks.slice(after ? index + 2 : index + 1),
    ];
    return [{ kind: 'date', dates }, ...termsOf(rest)];
  }
  return null;
}

/**
 * The ways of reading what is typed in the search box; a candidate answers when one of them is met. Empty when nothing
 * was typed. "ben said" is also read "bensaid", "mai 2004" also as a name and figures.
 */
export function readQuery(text: string): readonly QueryReading[] {
  const chunks = text
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((chunk) => chunk !== '');
  const plain = termsOf(chunks);
  if (plain.length === 0) return [];
  const inWords = wholeDate(text) ?? withDateInWords(chunks);
  const words = plain.flatMap((term) => (term.kind === 'word' ? [term.word] : []));
  const joined: QueryReading | null =
    words.length > 1 && words.length < 5
      ? [{ kind: 'word', word: words.join('') }, ...plain.filter((term) => term.kind !== 'word')]
      : null;
  return [...(inWords ? [inWords] : []), plain, ...(joined ? [joined] : [])];
}
