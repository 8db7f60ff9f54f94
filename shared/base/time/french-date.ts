import { type CivilDate, type CivilMonth, isCivilDate } from './civil-date';

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

const unaccented = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const bareMonthNames: readonly string[] = monthNames.map(unaccented);

const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const spelled = /^(\d{1,2})(?:er)?\s+([a-z]+)\s+(\d{4})$/;

/**
 * Reads a date as the French write it: "12 mars 2026", "1er mars 2026", "12/03/2026" (also with dots or hyphens).
 * Accents and case do not count. `null` when it is not a date of the calendar; two-digit years are not guessed.
 */
export function parseFrenchDate(text: string): CivilDate | null {
  const bare = unaccented(text).trim().replace(/\s+/gu, ' ');
  const inFigures = numeric.exec(bare);
  const inWords = spelled.exec(bare);
  const [, day = '', month = '', year = ''] = inFigures ?? inWords ?? [];
  const monthNumber = inFigures ? Number(month) : bareMonthNames.indexOf(month) + 1;
  const candidate = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(candidate) ? candidate : null;
}

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
