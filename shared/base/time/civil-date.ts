import { z } from 'zod';

const firstYear = 1900;
const lastYear = 2100;

const shape = /^\d{4}-\d{2}-\d{2}$/;
const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (daysOfMonths[month - 1] ?? 0);

const isRealDay = (text: string): boolean => {
  if (!shape.test(text)) return false;
  const day = Number(text.slice(8, 10));
  return day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
};

const isBoundedDay = (text: string): boolean =>
  isRealDay(text) && Number(text.slice(0, 4)) >= firstYear && Number(text.slice(0, 4)) <= lastYear;

/**
 * A date of civil life, `YYYY-MM-DD`: a day of the calendar, without hour or time zone. Dates compare as strings.
 * What comes in is bounded to 1900–2100; arithmetic may leave those bounds.
 */
export const civilDateSchema = z
  .string('Une date est attendue.')
  .refine(isBoundedDay, `Cette date n’existe pas : elle s’écrit AAAA-MM-JJ, de ${firstYear} à ${lastYear}.`)
  .brand<'CivilDate'>();
export type CivilDate = z.infer<typeof civilDateSchema>;

/** True when the text is a day of the calendar, `YYYY-MM-DD`, of the years 1900 to 2100. */
export const isCivilDate = (text: string): text is CivilDate => isBoundedDay(text);

/** A month of civil life, `YYYY-MM`. Drawn from days that are bounded, it may leave their bounds: twelve months end in 1900. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'Un mois s’écrit AAAA-MM.')
  .brand<'CivilMonth'>();
export type CivilMonth = z.infer<typeof monthSchema>;

/** The date written in `text`. Throws when it is not one: for constants of the program, never for what a user types. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`Not a civil date: ${JSON.stringify(text)}`);
  return text;
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
const four = (year: number): string => (year >= 1000 ? `${year}` : String(year).padStart(4, '0'));

/** The day of a year, a month and a day that arithmetic has found, in any year: the brand holds by construction. */
export const computedDateOf = (year: number, month: number, day: number): CivilDate =>
  `${four(year)}-${two(month)}-${two(day)}` as CivilDate;

/** The date of a year, a month (1 to 12) and a day. Throws when there is no such day, as `civilDate`. */
export const civilDateOf = (year: number, month: number, day: number): CivilDate =>
  civilDate(computedDateOf(year, month, day));

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CivilDate): CivilMonth => date.slice(0, 7) as CivilMonth;

const partsOf = (date: CivilDate): readonly [year: number, month: number, day: number] => [
  yearOf(date),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

const daysOfFourCenturies = 146_097;

/**
 * Rank of a day in the Gregorian calendar; 0 is 1 March of year 0. Years are counted from March, so that the leap day
 * comes last and the months before it are known from their rank alone. Whole numbers only: it runs on whole portfolios.
 */
function rankOf(date: CivilDate): number {
  const [calendarYear, month, day] = partsOf(date);
  const year = month > 2 ? calendarYear : calendarYear - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const sinceMarch = (month + 9) % 12;
  return 365 * year + leapDays + Math.floor((153 * sinceMarch + 2) / 5) + day - 1;
}

/** The day of a rank. */
function dayOfRank(rank: number): CivilDate {
  // A year too many at most: the leap days make years longer than 365 days on average.
  let year = Math.floor((rank * 400) / daysOfFourCenturies);
  const firstRank = (of: number): number =>
    365 * of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400);
  if (firstRank(year) > rank) year -= 1;
  else if (firstRank(year + 1) <= rank) year += 1;
  const dayOfYear = rank - firstRank(year);
  const sinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * sinceMarch + 2) / 5) + 1;
  const month = ((sinceMarch + 2) % 12) + 1;
  return computedDateOf(month > 2 ? year : year + 1, month, day);
}

/** 1 for Monday to 7 for Sunday. */
export const dayOfWeek = (date: CivilDate): number => ((rankOf(date) + 2) % 7) + 1;

export const addDays = (date: CivilDate, days: number): CivilDate => dayOfRank(rankOf(date) + days);

/**
 * `months` later, from date to date: the day with the same number, else the last day of the month
 * (code de procédure civile, art. 641).
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date);
  const rank = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(rank / 12), (rank % 12) + 1];
  return computedDateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Days from `from` to `to`: 1 from a day to the next, negative when `to` is before. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => rankOf(to) - rankOf(from);

/** Completed months from `from` to `to`, date to date; 0 when `to` is before the first monthly date. */
export function completedMonths(from: CivilDate, to: CivilDate): number {
  if (to < from) return 0;
  const guess = (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return addMonths(from, guess) <= to ? guess : guess - 1;
}

/**
 * The day on which a person born on `birthDate` completes `years` years. Born on 29 February: 28 February of common
 * years. No text of the civil code says so; the rule of art. 641 of the code de procédure civile is followed, by which
 * a term counted in years ends, for want of the same day, on the last day of the month.
 */
export function birthdayOn(birthDate: CivilDate, years: number): CivilDate {
  const year = yearOf(birthDate) + years;
  const monthAndDay = birthDate.slice(4) === '-02-29' && !isLeapYear(year) ? '-02-28' : birthDate.slice(4);
  return `${four(year)}${monthAndDay}` as CivilDate;
}

/** Completed years ("révolus") of a person at `on`; negative before birth. Strings only: it runs on whole portfolios. */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  const years = yearOf(on) - yearOf(birthDate);
  return on >= birthdayOn(birthDate, years) ? years : years - 1;
}

export const firstOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01` as CivilDate;

export function lastOfMonth(date: CivilDate): CivilDate {
  const days = daysInMonth(yearOf(date), Number(date.slice(5, 7)));
  return `${date.slice(0, 8)}${days}` as CivilDate;
}

/** First day of the month after the one of `date`, even when `date` is itself a first of month. */
export function firstOfNextMonth(date: CivilDate): CivilDate {
  const month = Number(date.slice(5, 7));
  const [year, next] = month === 12 ? [yearOf(date) + 1, 1] : [yearOf(date), month + 1];
  return computedDateOf(year, next, 1);
}

/** First days of the months that meet the closed interval, in order; none when it is empty. */
export function monthsOf(from: CivilDate, to: CivilDate): readonly CivilDate[] {
  const months: CivilDate[] = [];
  for (let month = firstOfMonth(from); month <= to && from <= to; month = firstOfNextMonth(month))
    months.push(month);
  return months;
}

export const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a <= b ? a : b);
export const later = (a: CivilDate, b: CivilDate): CivilDate => (a >= b ? a : b);
