/*
 * Social security numbers (NIR), which nothing in the product keeps (docs/sources/personal-data.md): found in any text, so
 * that they are taken out of what is imported and refused where somebody types them.
 *
 * 13 characters, then a key of 2 digits: sex (1, 2; 3, 4, 7, 8 while being registered), year, month, department (2A and 2B
 * for Corsica, 99 for a birth abroad), commune or country, rank; the key is 97 less the remainder of the 13 by 97, A and B
 * of Corsica taken as 19 and 18.
 */

/** Stands in place of a number that was taken out of a sentence. */
const TAKEN_OUT = '[retiré]';

/** Characters between two groups of a number: spaces of any kind, dots, hyphens, slashes. */
const isSeparator = (char: string): boolean => /[\s.\-–_/:,()]/u.test(char);
const isWordCharacter = (char: string | undefined): boolean =>
  char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** Where groups may be cut in a number without key; one with its key may be cut anywhere, since the key proves it. */
const usualCuts: ReadonlySet<number> = new Set([1, 3, 5, 7, 10]);
const longestCut = 3;
const keyWord = /^[\s.\-–_/:,(]{0,3}cl[eé]f?[\s.\-–_/:,(]{0,3}/iu;

const shape = /^[1-478]\d{2}(\d{2})(\d{2}|2[AB])\d{3}(\d{3})$/u;

/** Whether 13 characters can be a number; `isStrict`: with a month of the calendar, where no key proves anything. */
function hasShape(thirteen: string, isStrict: boolean): boolean {
  const [, month = '', department = '', rank = ''] = shape.exec(thirteen) ?? [];
  const monthNumber = Number(month);
  const isMonth = monthNumber >= 1 && monthNumber <= 12;
  // Months 20 to 42, and 50 and more, stand for a month that nobody knows.
  const isOther = (monthNumber >= 20 && monthNumber <= 42) || monthNumber >= 50;
  if (department === '' || department === '00') return false;
  return isStrict ? isMonth && rank !== '000' : isMonth || isOther;
}

const keyOf = (thirteen: string): number =>
  97 - (Number(thirteen.replace('2A', '19').replace('2B', '18')) % 97);

interface Found {
  readonly from: number;
  readonly to: number;
}

/** The number that begins at `from`, or `null`. */
function numberAt(text: string, from: number): Found | null {
  let digits = '';
  let at = from;
  let cut = 0;
  let isUsual = true;
  let afterThirteen = -1;
  while (digits.length < 15 && at < text.length) {
    const char = text.charAt(at);
    const isLetter = digits.length === 6 && digits.endsWith('2') && /[AB]/iu.test(char);
    if (isDigit(char) || isLetter) {
      if (cut > 0 && digits.length < 13 && !usualCuts.has(digits.length)) isUsual = false;
      digits += char.toUpperCase();
      cut = 0;
      at += 1;
      if (digits.length === 13) {
        afterThirteen = at;
        at += keyWord.exec(text.slice(at, at + 12))?.[0].length ?? 0;
      }
    } else if (isSeparator(char) && cut < longestCut) {
      cut += 1;
      at += 1;
    } else break;
  }
  const thirteen = digits.slice(0, 13);
  if (digits.length === 15 && !isWordCharacter(text[at]) && hasShape(thirteen, false))
    if (Number(digits.slice(13)) === keyOf(thirteen)) return { from, to: at };
  if (afterThirteen < 0 || isWordCharacter(text[afterThirteen]) || !isUsual) return null;
  if (!hasShape(thirteen, true)) return null;
  // Two digits beside it are its key, though mistyped.
  const key = /^[\s.\-–_/:,(]{0,3}(?:cl[eé]f?[\s.\-–_/:,(]{0,3})?\d{2}(?![\p{L}\p{N}])/iu.exec(
    text.slice(afterThirteen, afterThirteen + 14),
  );
  return { from, to: afterThirteen + (key?.[0].length ?? 0) };
}

/** Most texts hold few digits: nothing more is looked at. */
function hasEnoughDigits(text: string): boolean {
  if (text.length < 13) return false;
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += 1;
    if (digits === 12) return true;
  }
  return false;
}

function* numbersIn(text: string): Generator<Found> {
  if (!hasEnoughDigits(text)) return;
  for (let from = 0; from < text.length - 12; from += 1) {
    const char = text.charAt(from);
    if (!'123478'.includes(char) || isWordCharacter(text[from - 1])) continue;
    const found = numberAt(text, from);
    if (found === null) continue;
    yield found;
    from = found.to - 1;
  }
}

/**
 * Whether a text holds a social security number: 15 digits with the right key, however they are cut, or 13 in the usual
 * groups.
 */
export const holdsSocialSecurityNumber = (text: string): boolean => numbersIn(text).next().done === false;

/** The text without the social security numbers in it: nothing where it is one, `[retiré]` inside a sentence. */
export function withoutSocialSecurityNumbers(text: string): string {
  let rest = '';
  let at = 0;
  for (const { from, to } of numbersIn(text)) {
    rest += `${text.slice(at, from)}${TAKEN_OUT}`;
    at = to;
  }
  if (at === 0) return text;
  const left = `${rest}${text.slice(at)}`;
  return /[\p{L}\p{N}]/u.test(left.replaceAll(TAKEN_OUT, '')) ? left : '';
}
