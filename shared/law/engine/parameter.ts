import { formatCents, formatNumber } from '../../base/text';
import { type CivilDate, civilDate } from '../../base/time';
import { readFrom } from './articles';
import { type Confidence, type Source, source } from './source';

/** One value of a parameter, in force from its date until the next value of the series. */
export interface DatedValue<T> {
  readonly from: CivilDate;
  readonly value: T;
  readonly source: Source;
  readonly confidence: Confidence;
  /** Who gave it, when it is not the product: the structure, or an imported reference pack. */
  readonly origin?: 'structure' | 'pack';
}

/** One value of a series, as the tables write it. */
export const since = <T>(from: string, value: T, cited: Source, confidence: Confidence): DatedValue<T> => ({
  from: civilDate(from),
  value,
  source: cited,
  confidence,
});

/**
 * The series of a number that the texts have not changed since `from`: of a secondary source until the wording of the
 * articles that was read.
 */
export function unchanged(from: CivilDate, value: number, cited: Source): readonly DatedValue<number>[] {
  const read = readFrom(cited);
  return read === null || read <= from
    ? [{ from, value, source: cited, confidence: 'V' }]
    : [
        { from, value, source: source(cited.articles, 'rédactions antérieures, non lues'), confidence: 'S' },
        { from: read, value, source: cited, confidence: 'V' },
      ];
}

/** A value of the law that changes with time. */
export interface Parameter<T> {
  readonly id: string;
  /** What it measures, in French, with its unit. */
  readonly label: string;
  /** In the order of their dates. */
  readonly values: readonly DatedValue<T>[];
  /** A value as a French reader expects it, unit included. */
  show(value: T): string;
}

export const units = ['cents', 'cents-per-hour', 'percent', 'months', 'days', 'hours', 'years'] as const;
export type Unit = (typeof units)[number];

/** How a number of a unit reads: cents become euros. */
export function showAmount(value: number, unit: Unit): string {
  const plural = Math.abs(value) >= 2 ? 's' : '';
  switch (unit) {
    case 'cents':
      return formatCents(value);
    case 'cents-per-hour':
      return `${formatCents(value)} par heure`;
    case 'percent':
      return `${formatNumber(value)}\u00A0%`;
    case 'months':
      return `${formatNumber(value)}\u00A0mois`;
    case 'days':
      return `${formatNumber(value)}\u00A0jour${plural}`;
    case 'hours':
      return `${formatNumber(value)}\u00A0heure${plural}`;
    case 'years':
      return `${formatNumber(value)}\u00A0an${plural}`;
  }
}

/** A parameter that is a number: the structure or a reference pack may add a dated value to it without a release. */
export interface Amount extends Parameter<number> {
  readonly unit: Unit;
  /** Months after which the last value asks to be looked at again; `null`: it changes with a text only, at no known pace. */
  readonly reviewMonths: number | null;
}

export const amount = (given: Omit<Amount, 'show'>): Amount => ({
  ...given,
  show: (value) => showAmount(value, given.unit),
});

export const isAmount = (parameter: Parameter<unknown>): parameter is Amount =>
  'unit' in parameter && typeof parameter.unit === 'string';

/** The value in force on `on`; `null` before the first one. Only the values of the table: see `amountOn` for the others. */
export function valueOn<T>(parameter: Pick<Parameter<T>, 'values'>, on: CivilDate): DatedValue<T> | null {
  let current: DatedValue<T> | null = null;
  for (const value of parameter.values) {
    if (value.from > on) break;
    current = value;
  }
  return current;
}

/** The value in force on `on`. Throws before the first one: the caller has checked that the scheme is in force. */
export function requireValueOn<T>(parameter: Parameter<T>, on: CivilDate): DatedValue<T> {
  const value = valueOn(parameter, on);
  if (!value) throw new RangeError(`${parameter.id} has no value on ${on}`);
  return value;
}
