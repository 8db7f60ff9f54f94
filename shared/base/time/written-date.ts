import { fold } from '../text/fold';
import {
  addDays,
  type CivilDate,
  civilDate,
  computedDateOf,
  dayOfWeek,
  isCivilDate,
  yearOf,
} from './civil-date';
import { formatShortDate, monthOfWord, weekdayOfWord } from './french-date';

/*
 * The one reader of dates that people, spreadsheets and other software have written: the fields of the forms, the import,
 * the search and the command line all ask it. Nothing is guessed of a date that could be two.
 */

/** Which of two numbers comes first: 12/03 is 12 March in France, 3 December in English. */
export const dateOrders = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Zones whose midnight, written in universal time, falls on the day before. */
export const easternZones = ['Europe/Paris', 'Indian/Reunion', 'Indian/Mayotte'] as const;
export type EasternZone = (typeof easternZones)[number];

/** How the dates of a column are written, which no cell says alone: `judgeDateColumn` tells it from all of them. */
export interface DateWriting {
  readonly order: DateOrder | 'doubtful';
  /** Where it was midnight when 23:00 in universal time was written; `doubtful`: such a cell is refused. */
  readonly zone: EasternZone | 'doubtful';
  /** Year from which its day numbers count: 1904 in the workbooks of old Macintosh computers, else 1900. */
  readonly daysFrom?: 1904;
}

/** What a date is when nothing says otherwise: the French way. */
export const frenchWriting: DateWriting = { order: 'day-first', zone: 'doubtful' };

export interface DateContext {
  /** Gives their century to years of two digits; without it, they are refused. */
  readonly today?: CivilDate;
  readonly writing?: DateWriting;
  /** Five digits are the day number of a spreadsheet. */
  readonly takesDayNumbers?: true;
}

/** A date, with what was understood that is not written; or why it is none, as a part of a French sentence. */
export type DateReading =
  | { readonly date: CivilDate; readonly note: string | null; readonly reason: null }
  | { readonly date: null; readonly note: null; readonly reason: string };

/** An hour that was written beside a date. */
interface HourWritten {
  readonly hour: number;
  /** On the hour exactly, as midnight moved to another zone is. */
  readonly isRound: boolean;
  readonly isUniversal: boolean;
  readonly isEnglish: boolean;
}

/** The parts of a date, before anybody has decided which number is the month. */
export type DateParts =
  | { readonly kind: 'told'; readonly year: string; readonly month: number; readonly day: number }
  | { readonly kind: 'either'; readonly first: number; readonly second: number; readonly year: string };
export interface WrittenParts {
  readonly parts: DateParts;
  readonly hour: HourWritten | null;
  /** 1 for Monday to 7 for Sunday; `null` when no day of the week is written. */
  readonly weekday: number | null;
}

const commonDate = /^(\d\d)\/(\d\d)\/(\d{4})$/u;
const numbers = /^(\d{1,2})[ ]?[/.\-–—_ ][ ]?(\d{1,2})[ ]?[/.\-–—_ ][ ]?(\d{4}|\d{2})$/u;
const yearFirst = /^(\d{4})[ ]?[/.\-–—_ ][ ]?(\d{1,2})[ ]?[/.\-–—_ ][ ]?(\d{1,2})$/u;
/** Words around a date of birth: « né le 15/03/2004 », « 16/03/2004 (22 ans) ». */
const around = /^n[ée]e?(?: ?\(e\))? le |\s?\(\d{1,3} ans?\)$/giu;
const hourAfter =
  /(?:T|,? )(?:à )?(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AP])\.?M\.?)?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/iu;

/** The parts of a written date; `null` when it is not the writing of one. Years are as written: two digits or four. */
export function partsOfDate(text: string): WrittenParts | null {
  const [, day, month, year] = commonDate.exec(text) ?? [];
  if (day !== undefined && month !== undefined && year !== undefined)
    return {
      parts: { kind: 'either', first: Number(day), second: Number(month), year },
      hour: null,
      weekday: null,
    };
  const flat = text.replace(/\s+/gu, ' ').trim().replace(around, '');
  const after = flat.length > 8 ? hourAfter.exec(flat) : null;
  const bare = after === null ? flat : flat.slice(0, after.index);
  const found = partsOfDay(bare);
  return found === null ? null : { ...found, hour: after === null ? null : hourOf(after) };
}

const universal = /^(?:z|utc|gmt|[+-]00:?00)$/iu;
/** `null` for an hour with its own zone (+01:00): the date beside it is that of its place, as written. */
function hourOf([, hour = '', minute = '', second = '0', half, zone]: RegExpExecArray): HourWritten | null {
  if (zone !== undefined && !universal.test(zone)) return null;
  const inHalf = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/iu.test(half) ? 12 : 0);
  return {
    hour: inHalf,
    isRound: Number(minute) === 0 && Number(second) === 0,
    isUniversal: zone !== undefined,
    isEnglish: half !== undefined,
  };
}

function partsOfDay(text: string): Omit<WrittenParts, 'hour'> | null {
  const inOrder = numbers.exec(text);
  if (inOrder) {
    const [, first, second, year = ''] = inOrder;
    return {
      parts: { kind: 'either', first: Number(first), second: Number(second), year },
      weekday: null,
    };
  }
  const reversed = yearFirst.exec(text);
  if (reversed) return { parts: told(reversed[1], Number(reversed[2]), reversed[3]), weekday: null };
  if (/^\d{8}$/u.test(text)) {
    // The two digits of a century are never a month: 2004 0312 and 1203 2004 cannot be taken for one another.
    const isYearFirst = Number(text.slice(4, 6)) <= 12;
    return {
      parts: isYearFirst
        ? told(text.slice(0, 4), Number(text.slice(4, 6)), text.slice(6))
        : {
            kind: 'either',
            first: Number(text.slice(0, 2)),
            second: Number(text.slice(2, 4)),
            year: text.slice(4),
          },
      weekday: null,
    };
  }
  return text.length <= 40 && /\p{L}/u.test(text) ? partsInWords(text) : null;
}

const told = (year = '', month: number, day = ''): DateParts => ({
  kind: 'told',
  year,
  month,
  day: Number(day),
});

/** Little words around a day: "le 1er mars", "March 2nd". */
const fillers: ReadonlySet<string> = new Set(['le', 'er', 'st', 'nd', 'rd', 'th', 'of', 'the']);
const isDay = (word: string | undefined): word is string => word !== undefined && /^\d{1,2}$/u.test(word);
const isYear = (word: string | undefined): word is string =>
  word !== undefined && /^(?:\d{4}|\d{2})$/u.test(word);

function partsInWords(text: string): Omit<WrittenParts, 'hour'> | null {
  const words = fold(text)
    .replace(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/gu, ' ')
    .split(' ')
    .filter((word) => !fillers.has(word));
  const weekday = weekdayOfWord(words[0] ?? '');
  if (weekday !== null && words.length === 4) {
    const rest = words.slice(1);
    if (rest.every((word) => /^\d+$/u.test(word))) {
      const found = partsOfDay(rest.join('/'));
      return found === null ? null : { ...found, weekday };
    }
    const parts = partsOfWords(rest);
    return parts === null ? null : { parts, weekday };
  }
  const parts = partsOfWords(words);
  return parts === null ? null : { parts, weekday: null };
}

function partsOfWords(words: readonly string[]): DateParts | null {
  if (words.length !== 3) return null;
  const [first, second, third] = words;
  const middle = monthOfWord(second ?? '');
  if (middle !== null && first?.length === 4 && isYear(first) && isDay(third))
    return told(first, middle, third);
  if (middle !== null && isDay(first) && isYear(third)) return told(third, middle, first);
  const leading = monthOfWord(first ?? '');
  return leading !== null && isDay(second) && isYear(third) ? told(third, leading, second) : null;
}

/** A year of two digits is at most twenty years ahead: in 2026, 46 is 2046 and 47 is 1947. */
const YEARS_AHEAD = 20;
function yearOfDigits(digits: string, today: CivilDate | undefined): number | null {
  if (digits.length === 4) return Number(digits);
  if (today === undefined) return null;
  const century = yearOf(today) - (yearOf(today) % 100);
  const near = [century + 100, century, century - 100].map((one) => one + Number(digits));
  return near.find((year) => year <= yearOf(today) + YEARS_AHEAD) ?? null;
}

/** The day of these numbers, or `null` when the calendar has none. */
const dayOf = (year: number, month: number, day: number): CivilDate | null => {
  const text = computedDateOf(year, month, day);
  return isCivilDate(text) ? text : null;
};

const quoted = (text: string): string => `«\u202f${text.length > 40 ? `${text.slice(0, 40)}…` : text}\u202f»`;
const none = (reason: string): DateReading => ({ date: null, note: null, reason });
const noDate = (text: string): DateReading => none(`${quoted(text)} n’est pas une date (jj/mm/aaaa)`);

/**
 * Reads a date in any usual writing, French first: 12/03/2004 (also with dots, hyphens, spaces, without anything, with an
 * hour), 12/03/04, 2004-03-12, 2004/03/12, 20040312, "12 mars 2004", "vendredi 12 mars 2004", "3 févr. 2004",
 * "12-mars-04", "Mar 12, 2004". Day and month are taken in the order of `writing`, never exchanged.
 */
export function readWrittenDate(
  text: string,
  { today, writing = frenchWriting, takesDayNumbers }: DateContext,
): DateReading {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (takesDayNumbers && /^\d{5}(?:[.,]\d{1,12})?$/u.test(flat)) {
    // Day 1 is 1 January 1900, and the 29 February 1900 that never was counts as day 60: from then on, 1899-12-30 is day 0.
    // Where days count from 1904, day 0 is 1 January 1904.
    const number = Number(flat.slice(0, 5));
    const date =
      writing.daysFrom === 1904
        ? addDays(civilDate('1904-01-01'), number)
        : addDays(civilDate('1900-01-01'), number - 2);
    return isCivilDate(date)
      ? { date, note: `${quoted(flat)} lu ${formatShortDate(date)}`, reason: null }
      : noDate(flat);
  }
  const written = partsOfDate(flat);
  if (written === null) return noDate(flat);
  const { parts, hour, weekday } = written;
  const year = yearOfDigits(parts.year, today);
  if (year === null) return noDate(flat);
  const day = parts.kind === 'told' ? dayOf(year, parts.month, parts.day) : dayInOrder(year, parts, writing);
  if (day === null) return none(impossible(flat, parts, writing));
  if (day === 'doubtful')
    return none(
      `${quoted(flat)} se lit dans les deux sens\u202f: indiquez l’ordre du jour et du mois dans cette colonne`,
    );
  const notes = [
    ...(parts.year.length === 2 ? [`année ${parts.year} lue ${year}`] : []),
    ...(parts.kind === 'either' && writing.order === 'month-first' && parts.first !== parts.second
      ? [`${quoted(flat)} lu ${formatShortDate(day)}, le mois d’abord`]
      : []),
    ...(weekday !== null && dayOfWeek(day) !== weekday ? ['le jour de la semaine n’est pas celui-là'] : []),
  ];
  const moved = hour === null ? day : dayInFrance(day, hour, writing.zone);
  if (moved === null)
    return none(
      `${quoted(flat)} est écrit en heure universelle, et peut être ce jour ou le lendemain\u202f: écrivez la date seule (jj/mm/aaaa)`,
    );
  if (moved !== day) notes.push(`${quoted(flat)} lu ${formatShortDate(moved)}, en heure française`);
  return { date: moved, note: notes.length === 0 ? null : notes.join(', '), reason: null };
}

function dayInOrder(
  year: number,
  { first, second }: Extract<DateParts, { readonly kind: 'either' }>,
  { order }: DateWriting,
): CivilDate | 'doubtful' | null {
  const french = dayOf(year, second, first);
  if (order === 'day-first') return french;
  const english = dayOf(year, first, second);
  if (order === 'month-first') return english;
  return french !== null && english !== null && first !== second ? 'doubtful' : french;
}

function impossible(text: string, parts: DateParts, { order }: DateWriting): string {
  const month = parts.kind === 'told' ? parts.month : order === 'month-first' ? parts.first : parts.second;
  const day = parts.kind === 'told' ? parts.day : order === 'month-first' ? parts.second : parts.first;
  return month > 12 && day <= 12
    ? `${quoted(text)} n’existe pas\u202f: le mois ${month} est impossible, jour et mois sont peut-être inversés`
    : `${quoted(text)} n’existe pas dans le calendrier`;
}

/** Hours at which midnight in one of our zones is written in universal time, the day before. */
const FIRST_LATE_HOUR = 20;
/** Midnight moved to universal time, perhaps: the date that is written may be the day before the one that was meant. */
export const isLateHour = ({ hour, isRound, isUniversal }: HourWritten): boolean =>
  isRound && hour >= (isUniversal ? FIRST_LATE_HOUR : 22);

/** The civil date in France of a day and an hour; `null` when two days are possible. */
function dayInFrance(day: CivilDate, hour: HourWritten, zone: DateWriting['zone']): CivilDate | null {
  if (!isLateHour(hour)) {
    // A true instant, with its minutes: its day is that of the clock in France.
    return hour.isUniversal && !hour.isRound ? localOf(day, hour.hour, 'Europe/Paris').date : day;
  }
  if (zone === 'doubtful') return null;
  const local = localOf(day, hour.hour, zone);
  return local.date === day ? null : local.date;
}

const clocks = new Map<EasternZone, Intl.DateTimeFormat>();
/** Date and hour on the clocks of a zone, legal time of that day, when it is this hour of this day in universal time. */
export function localOf(
  day: CivilDate,
  hour: number,
  zone: EasternZone,
): { readonly date: CivilDate; readonly hour: number } {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
    clocks.set(zone, clock);
  }
  const there = Number(clock.format(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000));
  return { date: there < hour ? addDays(day, 1) : day, hour: there };
}
