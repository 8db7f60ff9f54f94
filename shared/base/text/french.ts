const NARROW = '\u202F';
const NO_BREAK = '\u00A0';

/**
 * French typography: ’ for the apostrophe, narrow no-break space before ; ! ? and inside « », no-break space before
 * a colon. Addresses (https://…), hours (14:02) and codes with a colon inside keep it. Applied twice, it changes nothing.
 */
export function typography(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}«])/gu, '’')
    .replace(/(?<=[^\s;!?«(])[ \u00A0\u202F]*([;!?]+)(?=\s|$|[»)”:])/gu, `${NARROW}$1`)
    .replace(/«[ \u00A0\u202F]*/g, `«${NARROW}`)
    .replace(/[ \u00A0\u202F]*»/g, `${NARROW}»`)
    .replace(/(?<=[^\s:(])[ \u00A0\u202F]*:(?=\s|$|[;!?»)])/gu, `${NO_BREAK}:`)
    .replace(/(?<=\d)[ \u00A0\u202F]+(?=[€%])/g, NO_BREAK);
}

/** A whole or decimal number: `12 345,6`; `decimals` fixes the digits after the comma. Groups of three digits are kept together. */
export function formatNumber(value: number, decimals?: number): string {
  const digits = decimals === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction = ''] = digits.split('.');
  const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, NARROW);
  const isZero = !/[1-9]/.test(digits);
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`;
}

/** An amount of whole cents: `186702` is `1 867,02 €`. */
export function formatCents(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '−' : ''}${formatNumber(whole)},${rest}${NO_BREAK}€`;
}

/** The word that agrees with a count, which is said apart: French counts nothing in the singular. */
export const agree = (count: number, one: string, several: string): string =>
  Math.abs(count) < 2 ? one : several;

/** `1 candidat`, `0 candidat`, `2 candidats`: French counts nothing in the singular. */
export const plural = (count: number, singular: string, several: string): string =>
  `${formatNumber(count)}${NO_BREAK}${agree(count, singular, several)}`;

/** A SIRET as the register writes it: `552 100 554 00013`; anything but 14 digits is left as it is. */
export const formatSiret = (siret: string): string =>
  /^\d{14}$/.test(siret)
    ? [siret.slice(0, 3), siret.slice(3, 6), siret.slice(6, 9), siret.slice(9)].join(NO_BREAK)
    : siret;

/** A NAF code with its point: `8220Z` is `82.20Z`, `748H` is `74.8H`; anything else is left as it is. */
export const formatNaf = (naf: string): string =>
  /^\d{3,4}[A-Z]$/.test(naf) ? `${naf.slice(0, 2)}.${naf.slice(2)}` : naf;

/** A text that begins a sentence, a line or a button: its first letter is a capital. */
export const capital = (text: string): string =>
  text.replace(/^./u, (first) => first.toLocaleUpperCase('fr'));

/** "a, b et c". */
export function enumerate(items: readonly string[], last = 'et'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}
