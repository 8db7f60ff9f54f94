import { addDays, type CivilDate, daysBetween, earlier, later } from './civil-date';

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

/** The earliest first; of two that begin on one day, the one that ends first. */
export const inOrder = <T extends Interval>(intervals: readonly T[]): readonly T[] =>
  [...intervals].sort(
    (a, b) => a.from.localeCompare(b.from) || (a.to ?? '9999-12-31').localeCompare(b.to ?? '9999-12-31'),
  );

/** The days of `whole` that none of the intervals holds, in order; the intervals may overlap and stand in any order. */
export function holesIn(whole: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const holes: Interval[] = [];
  let next: CivilDate | null = whole.from;
  for (const each of inOrder(intervals)) {
    const common = intersection(whole, each);
    if (common === null || next === null) continue;
    if (common.from > next) holes.push({ from: next, to: addDays(common.from, -1) });
    next = common.to === null ? null : later(next, addDays(common.to, 1));
  }
  if (next !== null && (whole.to === null || next <= whole.to)) holes.push({ from: next, to: whole.to });
  return holes;
}
