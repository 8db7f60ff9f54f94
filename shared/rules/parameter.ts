import type { CivilDate } from '../time';
import type { Confidence, Source } from './source';

/** One value of a parameter, in force from its date until the next value of the series. */
export interface DatedValue<T> {
  readonly from: CivilDate;
  readonly value: T;
  readonly source: Source;
  readonly confidence: Confidence;
}

/** A value of the law that changes with time. */
export interface Parameter<T> {
  readonly id: string;
  /** What it measures, in French, with its unit. */
  readonly label: string;
  /** In the order of their dates. */
  readonly values: readonly DatedValue<T>[];
}

/** The value in force on `on`; `null` before the first one. */
export function valueOn<T>(parameter: Parameter<T>, on: CivilDate): DatedValue<T> | null {
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
