import { capital, enumerate } from '../text';

/*
 * A week of half-hours: which ones are taken, day by day. It knows nobody: hours that somebody is free and hours of a job are
 * the same thing here. It is kept as a text that reads (`monday 08:00-18:00; saturday 08:00-12:00`), one writing for each week.
 */

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];
export const weekdayWords: Readonly<Record<Weekday, string>> = {
  monday: 'lundi',
  tuesday: 'mardi',
  wednesday: 'mercredi',
  thursday: 'jeudi',
  friday: 'vendredi',
  saturday: 'samedi',
  sunday: 'dimanche',
};

/** Minutes of a step of the grid, and of a day. */
export const STEP_MINUTES = 30;
export const DAY_MINUTES = 24 * 60;

/** Minutes from midnight; `to` is not counted in it. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}
/** Slots of each day in order, apart from each other. */
export type WeekGrid = Readonly<Record<Weekday, readonly Slot[]>>;

const perDay = (slotsOf: (day: Weekday) => readonly Slot[]): WeekGrid =>
  // One entry for each day.
  Object.fromEntries(weekdays.map((day) => [day, slotsOf(day)])) as WeekGrid;

export const emptyWeek: WeekGrid = perDay(() => []);

/** Slots in order, those that touch or overlap made one. */
function joined(slots: readonly Slot[]): readonly Slot[] {
  const made: Slot[] = [];
  for (const slot of [...slots].sort((a, b) => a.from - b.from)) {
    const last = made.at(-1);
    if (last !== undefined && slot.from <= last.to)
      made.splice(-1, 1, { from: last.from, to: Math.max(last.to, slot.to) });
    else made.push(slot);
  }
  return made;
}

/** The same hours on some days. */
export const weekOf = (days: readonly Weekday[], slots: readonly Slot[]): WeekGrid =>
  perDay((day) => (days.includes(day) ? joined(slots) : []));

export const union = (a: WeekGrid, b: WeekGrid): WeekGrid => perDay((day) => joined([...a[day], ...b[day]]));

/** The first without the hours of the second. */
export const without = (a: WeekGrid, b: WeekGrid): WeekGrid =>
  perDay((day) =>
    b[day].reduce<readonly Slot[]>(
      (kept, out) =>
        kept
          .flatMap(({ from, to }) => [
            { from, to: Math.min(to, out.from) },
            { from: Math.max(from, out.to), to },
          ])
          .filter(({ from, to }) => from < to),
      a[day],
    ),
  );

/** The hours of both. */
export const common = (a: WeekGrid, b: WeekGrid): WeekGrid =>
  perDay((day) =>
    a[day].flatMap((one) =>
      b[day]
        .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
        .filter(({ from, to }) => from < to),
    ),
  );

/** Hours of a week, halves counted: 17.5. */
export const hoursOf = (grid: WeekGrid): number =>
  weekdays.reduce((sum, day) => sum + grid[day].reduce((of, { from, to }) => of + to - from, 0), 0) / 60;

/** Hours that are in both. */
export const overlapHours = (a: WeekGrid, b: WeekGrid): number => hoursOf(common(a, b));

export const holdsStep = (grid: WeekGrid, day: Weekday, from: number): boolean =>
  grid[day].some((slot) => slot.from <= from && from < slot.to);

/** Every half-hour of a rectangle: the days and the steps between two cells. */
export const rectangle = (
  a: { readonly day: Weekday; readonly from: number },
  b: { readonly day: Weekday; readonly from: number },
): WeekGrid => {
  const [first, last] = [weekdays.indexOf(a.day), weekdays.indexOf(b.day)].sort((x, y) => x - y);
  return weekOf(
    weekdays.filter((_, index) => index >= (first ?? 0) && index <= (last ?? 0)),
    [{ from: Math.min(a.from, b.from), to: Math.max(a.from, b.from) + STEP_MINUTES }],
  );
};

// --- The writing that is kept. ---

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes of `08:30`; `24:00` ends a day. `null` when it is no hour. */
export function minutesOf(text: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{2}):([0-5]\d)$/u.exec(text) ?? [];
  const read = Number(hours) * 60 + Number(minutes);
  return hours === '' || read > DAY_MINUTES ? null : read;
}

/** What was typed of an hour, as it is kept: « 20 h 40 », « 20h », « 2040 » become `20:40`; anything else is left as it is. */
export function writtenHour(typed: string): string {
  const [, hours = '', minutes = '00'] =
    /^\s*(\d{1,2})\s*(?:[hH:.]\s*(\d{2})?)?\s*$/u.exec(typed) ??
    /^\s*(\d{1,2})(\d{2})\s*$/u.exec(typed) ??
    [];
  return hours === '' ? typed.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}

/** `monday 08:00-12:00 13:00-18:00; saturday 08:00-12:00`; `''` for a week with nothing in it. */
export const writeWeek = (grid: WeekGrid): string =>
  weekdays
    .filter((day) => grid[day].length > 0)
    .map((day) => `${day} ${grid[day].map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ')}`)
    .join('; ');

/** What `writeWeek` wrote; `null` for anything else: hours that overlap, end before they start, or stand off the grid. */
export function readWeek(text: string): WeekGrid | null {
  const read = new Map<string, readonly Slot[]>();
  for (const part of text === '' ? [] : text.split('; ')) {
    const [day = '', ...spans] = part.split(' ');
    const slots = spans.map((span) => {
      const [from, to] = span.split('-').map(minutesOf);
      return { from: from ?? Number.NaN, to: to ?? Number.NaN };
    });
    read.set(day, slots);
  }
  const grid = perDay((day) => read.get(day) ?? []);
  const isOnGrid = weekdays.every((day) =>
    grid[day].every(({ from, to }) => from < to && from % STEP_MINUTES === 0 && to % STEP_MINUTES === 0),
  );
  // One writing for each week: days in order, slots in order and apart.
  return isOnGrid && writeWeek(union(grid, emptyWeek)) === text ? grid : null;
}

// --- Words. ---

/** « 8 h », « 20 h 40 ». */
export const hourWords = (minutes: number): string => {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00A0h${rest === 0 ? '' : `\u00A0${String(rest).padStart(2, '0')}`}`;
};

/** Parts of a day that have a name. */
const parts: readonly (Slot & { readonly name: string })[] = [
  { from: 8 * 60, to: 12 * 60, name: 'matin' },
  { from: 14 * 60, to: 18 * 60, name: 'après-midi' },
  { from: 18 * 60, to: 22 * 60, name: 'soir' },
];
const isWholeDay = ({ from, to }: Slot): boolean => from === 0 && to === DAY_MINUTES;

const slotWords = (slot: Slot): string => {
  if (isWholeDay(slot)) return 'toute la journée';
  const end = slot.to === DAY_MINUTES ? 'minuit' : hourWords(slot.to);
  const start = slot.from === 0 ? 'de minuit' : `de ${hourWords(slot.from)}`;
  return `${start} à ${end}`;
};
const partOf = (slot: Slot): string | null =>
  parts.find(({ from, to }) => slot.from === from && slot.to === to)?.name ?? null;

/** « du lundi au vendredi », « lundi et mercredi », « tous les jours ». */
export function daysOfWeekWords(days: readonly Weekday[]): string {
  const indexes = days.map((day) => weekdays.indexOf(day));
  const [first = 0, last = 0] = [indexes[0], indexes.at(-1)];
  const words = days.map((day) => weekdayWords[day]);
  if (days.length === weekdays.length) return 'tous les jours';
  return days.length > 2 && last - first === days.length - 1
    ? `du ${words[0]} au ${words.at(-1)}`
    : enumerate(words);
}

function dayPartWords(days: readonly Weekday[], slots: readonly Slot[]): string {
  const named = slots.map(partOf);
  const said = daysOfWeekWords(days);
  // « samedi matin », but « du lundi au vendredi, le matin ».
  if (named.every((name) => name !== null))
    return days.length === 1
      ? `${said} ${enumerate(named)}`
      : `${said}, ${enumerate(named.map((name) => (name.startsWith('a') ? `l’${name}` : `le ${name}`)))}`;
  return `${said} ${enumerate(slots.map(slotWords))}`;
}

/** « du lundi au vendredi de 8 h à 18 h, samedi matin »: days that have the same hours are told together. `''` for none. */
export function weekWords(grid: WeekGrid): string {
  const groups = new Map<string, Weekday[]>();
  for (const day of weekdays.filter((one) => grid[one].length > 0)) {
    const key = JSON.stringify(grid[day]);
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  return [...groups.values()].map((days) => dayPartWords(days, grid[days[0] ?? 'monday'])).join(', ');
}

// --- Weeks that are asked for often. ---

const working = weekdays.slice(0, 5);
export const weekPresets: readonly { readonly label: string; readonly week: WeekGrid }[] = [
  { label: 'Journée', week: weekOf(working, [{ from: 8 * 60, to: 18 * 60 }]) },
  ...parts.map(({ name, ...slot }) => ({ label: capital(name), week: weekOf(working, [slot]) })),
  { label: 'Samedi', week: weekOf(['saturday'], [{ from: 8 * 60, to: 18 * 60 }]) },
  { label: 'Dimanche', week: weekOf(['sunday'], [{ from: 8 * 60, to: 18 * 60 }]) },
  {
    label: 'Nuit',
    week: weekOf(working, [
      { from: 22 * 60, to: DAY_MINUTES },
      { from: 0, to: 6 * 60 },
    ]),
  },
];
