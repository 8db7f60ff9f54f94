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
 * From its date until the next value of the series, nobody has gathered the value. It is no zero and no former value:
 * nothing is worked out from it, and what shows it says what to read.
 */
export interface NotGathered {
  readonly from: CivilDate;
  readonly value: null;
  /** Where the value stands, in French, to follow "à lire : ". */
  readonly read: string;
  readonly source: Source;
  readonly confidence: 'N';
  readonly origin?: never;
}

/** A place of a series: a value, or the want of one. */
export type SeriesValue<T> = DatedValue<T> | NotGathered;

/** A want of a value, as the tables write it. */
export const notGathered = (from: string, read: string, cited: Source): NotGathered => ({
  from: civilDate(from),
  value: null,
  read,
  source: cited,
  confidence: 'N',
});

export const isGathered = <T>(value: SeriesValue<T>): value is DatedValue<T> => !('read' in value);

/** How the want of a value is told, on a screen, on paper and on the command line: never as an amount. */
export const notGatheredText = (read: string): string => `montant à saisir (à lire : ${read})`;

/** A place of a series as a French reader expects it. */
export const showPlace = <T>(parameter: Pick<Parameter<T>, 'show'>, place: SeriesValue<T>): string =>
  isGathered(place) ? parameter.show(place.value) : notGatheredText(place.read);

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
  readonly values: readonly SeriesValue<T>[];
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

/** The place of a series that holds on `on`, a value or the want of one; `null` before the first. */
export function placeOn<T>(values: readonly SeriesValue<T>[], on: CivilDate): SeriesValue<T> | null {
  let current: SeriesValue<T> | null = null;
  for (const value of values) {
    if (value.from > on) break;
    current = value;
  }
  return current;
}

/**
 * The value in force on `on`; `null` before the first one, and where it was not gathered. Only the values of the table:
 * see `amountOn` for the others.
 */
export function valueOn<T>(parameter: Pick<Parameter<T>, 'values'>, on: CivilDate): DatedValue<T> | null {
  const current = placeOn(parameter.values, on);
  return current !== null && isGathered(current) ? current : null;
}

/** The value in force on `on`. Throws before the first one: the caller has checked that the scheme is in force. */
export function requireValueOn<T>(parameter: Parameter<T>, on: CivilDate): DatedValue<T> {
  const value = valueOn(parameter, on);
  if (!value) throw new RangeError(`${parameter.id} has no value on ${on}`);
  return value;
}
