import type { CivilDate } from '../../../base/time';
import { exactMonths, floored, type Ratio, raised, secondsPerHour, weeklySeconds } from '../../engine/exact';
import { practiceHoursPerYear } from '../common/training-share';
import { training } from './parameters';

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

/** Most hours under an agreement that allows this share of the contract: a share written 0.35 is not exactly 35 %. */
export const mostByAgreement = ({ totalHours }: TrainingBounds, share: number): number =>
  Math.floor(totalHours * share * 100 + 1e-6) / 100;

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
