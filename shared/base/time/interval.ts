import { type CivilDate, daysBetween, earlier, later } from './civil-date';

/** Days from `from` to `to`, both counted; `to: null` never ends. */
export interface Interval {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export const contains = (interval: Interval, date: CivilDate): boolean =>
  date >= interval.from && (interval.to === null || date <= interval.to);

/** The days common to both; `null` when there are none. */
export function intersection(a: Interval, b: Interval): Interval | null {
  const from = later(a.from, b.from);
  const to = a.to === null ? b.to : b.to === null ? a.to : earlier(a.to, b.to);
  return to !== null && to < from ? null : { from, to };
}

export const overlaps = (a: Interval, b: Interval): boolean => intersection(a, b) !== null;

/** Number of days, ends included. */
export const daysIn = (interval: { readonly from: CivilDate; readonly to: CivilDate }): number =>
  interval.to < interval.from ? 0 : daysBetween(interval.from, interval.to) + 1;
