import { z } from 'zod';
import { addDays, type CivilDate, computedDateOf, dayOfWeek, yearOf } from './civil-date';

/** Territories whose public holidays differ. The territory is the establishment's, never the young person's. */
export const territories = [
  'metropole',
  'alsace-moselle',
  'martinique',
  'guadeloupe',
  'guyane',
  'reunion',
  'mayotte',
  'saint-barthelemy',
  'saint-martin',
] as const;
export const territorySchema = z.enum(territories);
export type Territory = z.infer<typeof territorySchema>;

export const territoryLabels: Readonly<Record<Territory, string>> = {
  metropole: 'Métropole',
  'alsace-moselle': 'Alsace-Moselle',
  martinique: 'Martinique',
  guadeloupe: 'Guadeloupe',
  guyane: 'Guyane',
  reunion: 'La Réunion',
  mayotte: 'Mayotte',
  'saint-barthelemy': 'Saint-Barthélemy',
  'saint-martin': 'Saint-Martin',
};

export interface Holiday {
  readonly date: CivilDate;
  readonly name: string;
  /** Article of the code du travail that makes the day a holiday. */
  readonly source: string;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's arithmetic). */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const march0 = epact + weekday - 7 * shift + 114;
  const month = Math.floor(march0 / 31);
  const day = (march0 % 31) + 1;
  return computedDateOf(year, month, day);
}

/** A day of a year, written `MM-DD`; deadlines of 2100 look into 2101. */
const dayOf = (year: number, monthAndDay: string): CivilDate =>
  computedDateOf(year, Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(3)));

const nationalHolidays = (year: number): readonly Holiday[] => {
  const easter = easterSunday(year);
  const source = 'L. 3133-1';
  const fixed = (monthAndDay: string, name: string): Holiday => ({
    date: dayOf(year, monthAndDay),
    name,
    source,
  });
  return [
    fixed('01-01', 'jour de l’An'),
    { date: addDays(easter, 1), name: 'lundi de Pâques', source },
    fixed('05-01', 'fête du Travail'),
    fixed('05-08', '8 mai'),
    { date: addDays(easter, 39), name: 'Ascension', source },
    { date: addDays(easter, 50), name: 'lundi de Pentecôte', source },
    fixed('07-14', 'fête nationale'),
    fixed('08-15', 'Assomption'),
    fixed('11-01', 'Toussaint'),
    fixed('11-11', '11 novembre'),
    fixed('12-25', 'Noël'),
  ];
};

const abolition = (year: number, monthAndDay: string): Holiday => ({
  date: dayOf(year, monthAndDay),
  name: 'abolition de l’esclavage',
  source: 'L. 3422-2',
});

/** What the territory adds to the national list. */
function localHolidays(year: number, territory: Territory): readonly Holiday[] {
  switch (territory) {
    case 'metropole':
      return [];
    case 'alsace-moselle':
      // Good Friday is a holiday only in communes with a Protestant temple or a mixed church: counted as one, since
      // the calendar only warns.
      return [
        { date: addDays(easterSunday(year), -2), name: 'Vendredi saint', source: 'L. 3134-13' },
        { date: dayOf(year, '12-26'), name: 'Saint-Étienne', source: 'L. 3134-13' },
      ];
    case 'mayotte':
      return [abolition(year, '04-27')];
    case 'martinique':
      return [abolition(year, '05-22')];
    case 'guadeloupe':
      return [abolition(year, '05-27')];
    case 'saint-martin':
      // The article says 27 May; a circular has let the territory commemorate on 28 May since 2018. A warning too many
      // costs less than one too few: both count.
      return [
        abolition(year, '05-27'),
        ...(year < 2018
          ? []
          : [{ ...abolition(year, '05-28'), name: 'abolition de l’esclavage, date commémorée depuis 2018' }]),
      ];
    case 'guyane':
      return [abolition(year, '06-10')];
    case 'saint-barthelemy':
      return [abolition(year, '10-09')];
    case 'reunion':
      return [abolition(year, '12-20')];
  }
}

const holidaysByYear = new Map<string, readonly Holiday[]>();

/** Public holidays of a year in a territory, in the order of the calendar. */
export function publicHolidays(year: number, territory: Territory): readonly Holiday[] {
  const key = `${territory} ${year}`;
  const known = holidaysByYear.get(key);
  if (known) return known;
  const holidays = [...nationalHolidays(year), ...localHolidays(year, territory)].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
  holidaysByYear.set(key, holidays);
  return holidays;
}

/** The holiday that falls on `date`, or `null`. */
export const holidayOn = (date: CivilDate, territory: Territory): Holiday | null =>
  publicHolidays(yearOf(date), territory).find((holiday) => holiday.date === date) ?? null;

const saturday = 6;
const sunday = 7;

/** Jour ouvrable: Monday to Saturday, holidays excepted. */
export const isOuvrable = (date: CivilDate, territory: Territory): boolean =>
  dayOfWeek(date) !== sunday && holidayOn(date, territory) === null;

/** Jour ouvré: Monday to Friday, holidays excepted. */
export const isOuvre = (date: CivilDate, territory: Territory): boolean =>
  dayOfWeek(date) < saturday && holidayOn(date, territory) === null;

/** Saturday, Sunday or public holiday: a day on which offices are closed. */
export const isDayOff = (date: CivilDate, territory: Territory): boolean => !isOuvre(date, territory);

/** Why the offices are closed ("samedi", "dimanche", name of the holiday); `null` on a working day. */
export function whyDayOff(date: CivilDate, territory: Territory): string | null {
  const holiday = holidayOn(date, territory);
  if (holiday) return `jour férié (${holiday.name})`;
  const weekday = dayOfWeek(date);
  return weekday === saturday ? 'samedi' : weekday === sunday ? 'dimanche' : null;
}

/** The first jour ouvré from `date` on, `date` included. For the text of a warning: the law shifts no deadline by it. */
export function nextWorkingDay(date: CivilDate, territory: Territory): CivilDate {
  let day = date;
  while (isDayOff(day, territory)) day = addDays(day, 1);
  return day;
}

/** The four ways in which French texts count days. */
export const dayCounters = ['calendar', 'ouvrables', 'ouvres', 'francs'] as const;
export type DayCounter = (typeof dayCounters)[number];

const counted = (from: CivilDate, count: number, counts: (day: CivilDate) => boolean): CivilDate => {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (counts(day)) left -= 1;
  }
  return day;
};

/**
 * Last day of a time limit of `count` days that starts to run on `from`, itself never counted. Jours francs: the day
 * on which the limit ends is not counted either. The answer is the strict date, never shifted off a day off.
 */
export function addCountedDays(
  from: CivilDate,
  count: number,
  counter: DayCounter,
  territory: Territory,
): CivilDate {
  switch (counter) {
    case 'calendar':
      return addDays(from, count);
    case 'francs':
      return addDays(from, count + 1);
    case 'ouvrables':
      return counted(from, count, (day) => isOuvrable(day, territory));
    case 'ouvres':
      return counted(from, count, (day) => isOuvre(day, territory));
  }
}
