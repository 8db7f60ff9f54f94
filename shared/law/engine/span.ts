import { addDays, addMonths, type CivilDate, completedMonths } from '../../base/time';

/** How long a contract or an action lasts, both ends included. */
export interface Span {
  /** Completed months. */
  readonly months: number;
  /** Not a day more than these months. */
  readonly isExact: boolean;
  readonly reaches: (least: number) => boolean;
  readonly within: (most: number) => boolean;
}

/**
 * Last day of an action of `months` months, both ends included: the eve of the same day, else (started on 29 February,
 * or on a 31st) the last day of the month.
 */
export const lastDayOf = (start: CivilDate, months: number): CivilDate => {
  const dayAfter = addMonths(start, months);
  return dayAfter.slice(8) === start.slice(8) ? addDays(dayAfter, -1) : dayAfter;
};

/** First day on which an action reaches `months` months: where the month has no such day, the eve of its last one. */
export const shortestEnd = (start: CivilDate, months: number): CivilDate =>
  addDays(addMonths(start, months), -1);

/** Length in completed months, and whether it stays within a number of months, both ends included. */
export const spans = (start: CivilDate, end: CivilDate): Span => {
  const dayAfter = addDays(end, 1);
  const months = completedMonths(start, dayAfter);
  return {
    months,
    isExact: addMonths(start, months) === dayAfter || lastDayOf(start, months) === end,
    reaches: (least: number): boolean => addMonths(start, least) <= dayAfter,
    within: (most: number): boolean => end <= lastDayOf(start, most),
  };
};

export const inMonths = (span: Span): string =>
  span.months === 0 ? 'moins d’un mois' : `${span.isExact ? '' : 'un peu plus de '}${span.months} mois`;

/** The same, to begin a sentence. */
export const lasting = (span: Span): string => `${span.isExact ? '' : 'Un peu plus de '}${span.months} mois`;
