import { formatNumber } from './french';

/** What a box of numbers takes. */
export interface NumberWriting {
  /** Most decimals; 0 for whole numbers. */
  readonly decimals?: number;
  /** Bounds, both included; 0 at least where nothing is said. */
  readonly min?: number;
  readonly max?: number;
  /** The unit that stands after the number, as it is shown: « h », « € », « jours ». */
  readonly unit?: string;
}

/** A number, or why a text is none, as a sentence without its full stop. */
export type WrittenNumber =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: string };

const refused = (reason: string): WrittenNumber => ({ value: null, reason });

/** How a unit may be typed, besides as it is shown. */
const writings: Readonly<Record<string, RegExp>> = {
  '€': /(?:€|euros?|eur)/u,
  '€ par heure': /(?:€|euros?|eur)(?:par ?heure|\/h)?/u,
  h: /(?:h|heures?|hrs?)/u,
  heures: /(?:h|heures?|hrs?)/u,
  min: /(?:min|minutes?|mn)/u,
  jours: /(?:jours?|j)/u,
  mois: /mois/u,
  ans: /ans?/u,
  '%': /(?:%|pour ?cent)/u,
};

/** "35h30", "35 h 30", "35:30": hours and minutes. */
function readHours(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,4})(?:h|heures?|:)(\d{1,2})(?:min|minutes?|mn)?$/u.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return null;
  return Number(hours) + Number(minutes) / 60;
}

/**
 * The number in digits with a point, or `null`. Where both signs stand, the last is the decimal one; a single sign before
 * three digits groups thousands where so many decimals are not taken, and is the decimal sign otherwise: the keypad has a
 * point.
 */
function digitsOf(text: string, decimals: number): string | null {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (last === -1) return /^\d+$/u.test(text) ? text : null;
  const sign = text.charAt(last);
  const [head, tail] = [text.slice(0, last), text.slice(last + 1)];
  const isGrouping =
    /^\d{3}$/u.test(tail) && decimals < 3 && new RegExp(`^\\d{1,3}(?:[${sign}]\\d{3})*$`, 'u').test(head);
  if (isGrouping) return `${head}${tail}`.replaceAll(sign, '');
  const grouped = sign === ',' ? '.' : ',';
  const isHead = new RegExp(`^(?:\\d+|\\d{1,3}(?:[${grouped}]\\d{3})+)$`, 'u').test(head);
  if (!isHead || !/^\d*$/u.test(tail)) return null;
  return `${head.replaceAll(grouped, '')}.${tail}`;
}

/**
 * Reads a number as people write and paste it: spaces of every kind, comma or point, its unit after it, hours and minutes.
 * An empty text is refused like any other that is no number.
 */
export function readWrittenNumber(text: string, writing: NumberWriting): WrittenNumber {
  const { decimals = 0, min = 0, max = Number.MAX_SAFE_INTEGER, unit = '' } = writing;
  const example = decimals === 0 ? '12' : '1 234,50';
  const bare = text.toLocaleLowerCase('fr').replaceAll(/[\s'’]/gu, '');
  const inHours = unit === 'h' && decimals > 0 ? readHours(bare) : null;
  const unitWritten =
    writings[unit]?.source ??
    unit
      .toLocaleLowerCase('fr')
      .replaceAll(/\s/gu, '')
      .replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const number = unit === '' ? bare : bare.replace(new RegExp(`${unitWritten}\\.?$`, 'u'), '');
  if (/^[-−–]\d/u.test(number) && min >= 0) return refused('Un nombre négatif n’est pas attendu ici');
  const isNegative = /^[-−–]/u.test(number);
  const digits = digitsOf(isNegative ? number.slice(1) : number, decimals);
  if (inHours === null && digits === null)
    return refused(`Ce n’est pas un nombre : écrivez par exemple ${example}`);
  const [, fraction = ''] = (digits ?? '').split('.');
  if (inHours === null && fraction.replace(/0+$/u, '').length > decimals)
    return refused(
      decimals === 0 ? 'Un nombre entier est attendu' : `${decimals} chiffres au plus après la virgule`,
    );
  const value = inHours ?? (isNegative ? -1 : 1) * Number(digits);
  if (value < min || value > max) {
    const limit = value < min ? min : max;
    return refused(
      `${formatNumber(limit)}${unit === '' ? '' : ` ${unit}`} au ${value < min ? 'moins' : 'plus'}`,
    );
  }
  return { value, reason: null };
}

/** A number in its box, when nobody types in it: with its unit, the cents whole. */
export function writtenNumber(value: number, { unit = '' }: NumberWriting): string {
  const number = formatNumber(value, unit.startsWith('€') && !Number.isInteger(value) ? 2 : undefined);
  return unit === '' ? number : `${number}\u00A0${unitOf(value, unit)}`;
}

/** The unit that agrees with its number: « 1 jour », « 2 jours ». */
export const unitOf = (value: number, unit: string): string =>
  Math.abs(value) < 2 && unit !== 'mois' ? unit.replace(/s$/u, '') : unit;
