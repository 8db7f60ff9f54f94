import { z } from 'zod';
import { addDays, type CivilDate, civilDateOf, firstOfNextMonth, yearOf } from './civil-date';

/** A quarter of a civil year, `2026-T3`, of the years 1900 to 2100. */
export const quarterSchema = z
  .string()
  .regex(/^(19\d{2}|20\d{2}|2100)-T[1-4]$/, 'Un trimestre s’écrit 2026-T3.')
  .brand<'Quarter'>();
export type Quarter = z.infer<typeof quarterSchema>;

const yearAndRank = (quarter: Quarter): readonly [number, number] => [
  Number(quarter.slice(0, 4)),
  Number(quarter.slice(6)),
];
// Built from a year and a rank of 1 to 4: the notation holds by construction.
const quarterFrom = (year: number, rank: number): Quarter => `${year}-T${rank}` as Quarter;

/** Reads "2026-T3"; `null` when it is not a quarter. */
export function parseQuarter(text: string): Quarter | null {
  const parsed = quarterSchema.safeParse(text.trim().toUpperCase());
  return parsed.success ? parsed.data : null;
}

/** "3e trimestre 2026". */
export function formatQuarter(quarter: Quarter): string {
  const [year, rank] = yearAndRank(quarter);
  return `${rank === 1 ? '1er' : `${rank}e`} trimestre ${year}`;
}

export const quarterOf = (date: CivilDate): Quarter =>
  quarterFrom(yearOf(date), Math.ceil(Number(date.slice(5, 7)) / 3));

export function firstDayOfQuarter(quarter: Quarter): CivilDate {
  const [year, rank] = yearAndRank(quarter);
  return civilDateOf(year, 3 * rank - 2, 1);
}

export function lastDayOfQuarter(quarter: Quarter): CivilDate {
  const [year, rank] = yearAndRank(quarter);
  return addDays(firstOfNextMonth(civilDateOf(year, 3 * rank, 1)), -1);
}

export function previousQuarter(quarter: Quarter): Quarter {
  const [year, rank] = yearAndRank(quarter);
  return rank === 1 ? quarterFrom(year - 1, 4) : quarterFrom(year, rank - 1);
}

/** The last quarter that is over on `date`: its last day counts as not over. */
export const lastCompleteQuarter = (date: CivilDate): Quarter => previousQuarter(quarterOf(date));

/** True when the whole quarter lies before `date`. */
export const isQuarterOver = (quarter: Quarter, date: CivilDate): boolean => lastDayOfQuarter(quarter) < date;
