// The hours of training that a minimum share of a contract comes to, for the contracts whose text gives a share only.
import type { CivilDate } from '../../../base/time';
import { exactMonths, raised, secondsPerHour, weeklySeconds } from '../../engine/exact';

/**
 * The text gives no base in hours for these shares. The application takes weekly hours × 52/12 × months; a widespread
 * practice starts from 1,607 hours a year. The difference warns and never blocks.
 */
export const practiceHoursPerYear = 1607;

/** Hours of training that a minimum share comes to. */
export interface ShareBounds {
  /** Rounded up to the hundredth of an hour. */
  readonly minHours: number;
  readonly totalHours: number;
  /** The same share of the 1,607 hours a year from which a widespread practice starts. */
  readonly practiceHours: number;
}

/** `percent` of the hours of a contract, both ends included, on the two bases. */
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
