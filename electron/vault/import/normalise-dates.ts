import {
  addDays,
  ageOn,
  type CivilDate,
  civilDate,
  formatShortDate,
  isCivilDate,
  parseFrenchDate,
  yearOf,
} from '../../../shared/base/time';
import { empty, fault, oneLine, type ReadCell, value } from './normalise';

/** Ages outside of which a birth date is taken for a mistake: who is received is 16 to 25, parents and tutors are not candidates. */
export const candidateAges = { min: 14, max: 65 } as const;

const timeOfDay = /[T ]\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/u;

/**
 * A date as extracts write it: 12/03/2004 (also with dots, hyphens, a time of day), 2004-03-12, "12 mars 2004",
 * 12/03/04, or the day number of a spreadsheet. Day and month are taken as written, never exchanged.
 * A year of two digits is the last one with these digits that is not after this year: in 2026, 26 is 2026 and 27 is 1927.
 */
export function readDate(cell: string, today: CivilDate): ReadCell<CivilDate> {
  const text = oneLine(cell).replace(timeOfDay, '').trim();
  if (text === '' || /^[-–—?/. ]+$/u.test(text) || /^(?:nsp|nc|nr|inconnue?|00\/00\/0000)$/iu.test(text))
    return empty;
  if (/^\d{4}-\d{1,2}-\d{1,2}$/u.test(text)) {
    const [year = '', month = '', day = ''] = text.split('-');
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCivilDate(iso) ? value(iso) : impossible(text, month, day);
  }
  const [, day, month, digits] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$/u.exec(text) ?? [];
  if (day !== undefined && month !== undefined && digits !== undefined) {
    const century = yearOf(today) - (yearOf(today) % 100);
    const year =
      century + Number(digits) > yearOf(today) ? century - 100 + Number(digits) : century + Number(digits);
    const read = parseFrenchDate(`${day}/${month}/${year}`);
    return read === null ? impossible(text, month, day) : value(read, `année ${digits} lue ${year}`);
  }
  if (/^\d{5}$/u.test(text)) {
    // Day 1 is 1 January 1900, and the 29 February 1900 that never was counts as day 60: from then on, 1899-12-30 is day 0.
    const read = addDays(civilDate('1900-01-01'), Number(text) - 2);
    return isCivilDate(read)
      ? value(read, `numéro de jour ${text} lu ${formatShortDate(read)}`)
      : fault(`${quoted(text)} n’est pas une date`);
  }
  const read = parseFrenchDate(text);
  if (read !== null) return value(read);
  const [, ofDay, ofMonth] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/u.exec(text) ?? [];
  return ofDay !== undefined && ofMonth !== undefined
    ? impossible(text, ofMonth, ofDay)
    : fault(`${quoted(text)} n’est pas une date (jj/mm/aaaa)`);
}

const quoted = (text: string): string => `«\u202f${text.length > 40 ? `${text.slice(0, 40)}…` : text}\u202f»`;

const impossible = (text: string, month: string, day: string): ReadCell<never> =>
  fault(
    Number(month) > 12 && Number(day) <= 12
      ? `${quoted(text)} n’existe pas\u202f: le mois ${month} est impossible, jour et mois sont peut-être inversés`
      : `${quoted(text)} n’existe pas dans le calendrier`,
  );

/** A birth date: a date that makes a person of 14 to 65 today. */
export function readBirthDate(cell: string, today: CivilDate): ReadCell<CivilDate> {
  const read = readDate(cell, today);
  if (read.kind !== 'value') return read;
  if (read.value > today) return fault(`${formatShortDate(read.value)} est dans le futur`);
  const age = ageOn(read.value, today);
  return age < candidateAges.min || age > candidateAges.max
    ? fault(
        `${formatShortDate(read.value)} donnerait ${age} an${age > 1 ? 's' : ''} (de ${candidateAges.min} à ${candidateAges.max} ans attendus)`,
      )
    : read;
}

/** The date of something that has happened: not in the future, not before the birth. */
export function readPastDate(
  cell: string,
  today: CivilDate,
  birthDate: CivilDate | null,
): ReadCell<CivilDate> {
  const read = readDate(cell, today);
  if (read.kind !== 'value') return read;
  if (read.value > today) return fault(`${formatShortDate(read.value)} est dans le futur`);
  if (birthDate !== null && read.value <= birthDate)
    return fault(`${formatShortDate(read.value)} est avant la naissance`);
  return read;
}
