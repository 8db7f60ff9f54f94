import { addDays, addMonths, type CivilDate, completedMonths, daysBetween } from '../../../base/time';
import { practiceHoursPerYear, training } from './parameters';

/** Seconds of an hour: weekly hours become a whole number of seconds, so that hundredths and minutes are both exact. */
const secondsPerHour = 3600;
export const weeklySeconds = (weeklyHours: number): number => Math.round(weeklyHours * secondsPerHour);

/** An exact quotient of whole numbers. */
interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

const floored = ({ over, under }: Ratio): number => Number(over / under);
const raised = ({ over, under }: Ratio): number => Number((over + under - 1n) / under);

/** `over / under` rounded to the nearest whole number, halves up; both positive. Exact whatever their size. */
export const rounded = (over: bigint, under: bigint): number => Number((2n * over + under) / (2n * under));

/** Months from `start` to `end`, both included: whole months, and the days left over as a part of the month they fall in. */
function exactMonths(start: CivilDate, end: CivilDate): Ratio {
  const dayAfter = addDays(end, 1);
  const months = completedMonths(start, dayAfter);
  const reached = addMonths(start, months);
  const monthLength = daysBetween(reached, addMonths(start, months + 1));
  return {
    over: BigInt(months * monthLength + daysBetween(reached, dayAfter)),
    under: BigInt(monthLength),
  };
}

/** Hours of training that the shares of L. 6325-13 come to; hundredths of an hour. */
export interface TrainingBounds {
  /** 15 % of the contract, 150 hours at least; rounded up. */
  readonly minHours: number;
  /** 25 % of the contract, beyond which an agreement is needed; rounded down. */
  readonly maxHours: number;
  /** Weekly hours × 52/12 × months. */
  readonly totalHours: number;
  /** The same shares of the 1,607 hours a year from which a widespread practice starts. */
  readonly practice: { readonly minHours: number; readonly maxHours: number };
}

/**
 * Bounds of the training of a contract from `start` to `end` (both included) of `weeklyHours` a week. Example:
 * 12 months at 35 hours are 1,820 hours, hence 273 to 455. Source: L. 6325-13; the base in hours is a convention.
 */
export function trainingHoursBounds(start: CivilDate, end: CivilDate, weeklyHours: number): TrainingBounds {
  const months = exactMonths(start, end);
  const seconds = BigInt(weeklySeconds(weeklyHours));
  const perHour = BigInt(secondsPerHour);
  const total: Ratio = { over: seconds * 52n * months.over, under: perHour * 12n * months.under };
  const practice: Ratio = {
    over: BigInt(practiceHoursPerYear) * seconds * months.over,
    under: 35n * perHour * 12n * months.under,
  };
  // A percentage of a number of hours is a number of hundredths of hours.
  const share = (base: Ratio, percent: number): Ratio => ({
    over: base.over * BigInt(percent),
    under: base.under,
  });
  return {
    minHours: Math.max(training.floorHours, raised(share(total, training.minimumPercent)) / 100),
    maxHours: floored(share(total, training.maximumPercent)) / 100,
    totalHours: Number(total.over) / Number(total.under),
    practice: {
      minHours: Math.max(training.floorHours, raised(share(practice, training.minimumPercent)) / 100),
      maxHours: floored(share(practice, training.maximumPercent)) / 100,
    },
  };
}

/** Hours of training that a minimum share comes to. */
export interface ShareBounds {
  /** Rounded up to the hundredth of an hour. */
  readonly minHours: number;
  readonly totalHours: number;
  /** The same share of the 1,607 hours a year from which a widespread practice starts. */
  readonly practiceHours: number;
}

/** `percent` of the hours of a contract, both ends included, on the same two bases as `trainingHoursBounds`. */
export function trainingShare(
  start: CivilDate,
  end: CivilDate,
  weeklyHours: number,
  percent: number,
): ShareBounds {
  const months = exactMonths(start, end);
  const seconds = BigInt(weeklySeconds(weeklyHours)) * BigInt(percent) * months.over;
  const perHour = BigInt(secondsPerHour) * 12n * months.under;
  return {
    minHours: raised({ over: seconds * 52n, under: perHour }) / 100,
    totalHours: Number(BigInt(weeklySeconds(weeklyHours)) * 52n * months.over) / Number(perHour),
    practiceHours: raised({ over: BigInt(practiceHoursPerYear) * seconds, under: 35n * perHour }) / 100,
  };
}
