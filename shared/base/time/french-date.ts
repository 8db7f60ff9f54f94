import { fold } from '../text/fold';
import type { CivilDate, CivilMonth } from './civil-date';

const monthNames = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

/** Writings of the months beside their names: abbreviations of spreadsheets, and English. Folded. */
const monthWords: ReadonlyMap<string, number> = new Map(
  [
    'janv jan january',
    'fevr fev feb february',
    'mar march',
    'avr apr april',
    'may',
    'jun june',
    'juil juill jul july',
    'aou aug august',
    'sept sep september',
    'oct october',
    'nov november',
    'dec december',
  ].flatMap((others, index) =>
    [fold(monthNames[index] ?? ''), ...others.split(' ')].map((word) => [word, index + 1] as const),
  ),
);
const weekdayWords: ReadonlyMap<string, number> = new Map(
  [
    'lundi lun monday mon',
    'mardi mar tuesday tues tue',
    'mercredi mer wednesday wed',
    'jeudi jeu thursday thurs thur thu',
    'vendredi vend ven friday fri',
    'samedi sam saturday sat',
    'dimanche dim sunday sun',
  ].flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
);

/** 1 for January to 12 of a folded word, French or English, whole or cut short; `null` when it is no month. */
export const monthOfWord = (word: string): number | null => monthWords.get(word) ?? null;
/** 1 for Monday to 7 for Sunday; `null` when it is no day of the week. */
export const weekdayOfWord = (word: string): number | null => weekdayWords.get(word) ?? null;

const monthName = (date: string): string => monthNames[Number(date.slice(5, 7)) - 1] ?? '';

/** "12 mars 2026"; the first of a month is "1er mars 2026". */
export function formatFrenchDate(date: CivilDate): string {
  const day = Number(date.slice(8, 10));
  return `${day === 1 ? '1er' : day} ${monthName(date)} ${date.slice(0, 4)}`;
}

/** "12/03/2026". */
export const formatShortDate = (date: CivilDate): string =>
  `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** "mars 2026". */
export const formatFrenchMonth = (month: CivilMonth): string => `${monthName(month)} ${month.slice(0, 4)}`;

/** "juillet 2026", "de juillet à décembre 2026", "d’août 2026 à juin 2027". */
export function formatMonthSpan(from: CivilMonth, to: CivilMonth): string {
  const [first, last] = [formatFrenchMonth(from), formatFrenchMonth(to)];
  if (from === to) return first;
  const [start = first] = from.slice(0, 4) === to.slice(0, 4) ? first.split(' ') : [first];
  return `${/^[ao]/u.test(start) ? 'd’' : 'de '}${start} à ${last}`;
}

const rankOf = (month: CivilMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** Months in any order, those that follow one another said together: "mars 2026, de mai à novembre 2026". */
export function formatMonths(months: readonly CivilMonth[]): string {
  const spans: { from: CivilMonth; to: CivilMonth }[] = [];
  for (const month of [...new Set(months)].toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && rankOf(month) === rankOf(last.to) + 1) last.to = month;
    else spans.push({ from: month, to: month });
  }
  return spans.map(({ from, to }) => formatMonthSpan(from, to)).join(', ');
}
