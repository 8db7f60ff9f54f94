// Whole-number arithmetic of hours and months: what a text multiplies is rounded once, at the end.
import { addDays, addMonths, type CivilDate, completedMonths, daysBetween } from '../../base/time';

/** Seconds of an hour: weekly hours become a whole number of seconds, so that hundredths and minutes are both exact. */
export const secondsPerHour = 3600;
export const weeklySeconds = (weeklyHours: number): number => Math.round(weeklyHours * secondsPerHour);

/** An exact quotient of whole numbers. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export const floored = ({ over, under }: Ratio): number => Number(over / under);
export const raised = ({ over, under }: Ratio): number => Number((over + under - 1n) / under);

/** `over / under` rounded to the nearest whole number, halves up; both positive. Exact whatever their size. */
export const rounded = (over: bigint, under: bigint): number => Number((2n * over + under) / (2n * under));

/** Months from `start` to `end`, both included: whole months, and the days left over as a part of the month they fall in. */
export function exactMonths(start: CivilDate, end: CivilDate): Ratio {
  const dayAfter = addDays(end, 1);
  const months = completedMonths(start, dayAfter);
  const reached = addMonths(start, months);
  const monthLength = daysBetween(reached, addMonths(start, months + 1));
  return {
    over: BigInt(months * monthLength + daysBetween(reached, dayAfter)),
    under: BigInt(monthLength),
  };
}
