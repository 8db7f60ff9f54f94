import { agree } from '../../../shared/base/text';
import {
  ageOn,
  type CivilDate,
  type DateWriting,
  formatShortDate,
  frenchWriting,
  readWrittenDate,
} from '../../../shared/base/time';
import { empty, fault, oneLine, type ReadCell, value } from './normalise';

/** Ages outside of which a birth date is taken for a mistake: who is received is 16 to 25, parents and tutors are not candidates. */
export const candidateAges = { min: 14, max: 65 } as const;

/**
 * A date as extracts write it (`readWrittenDate`), or the day number of a spreadsheet. `writing`: what the whole column
 * says of its dates.
 */
export function readDate(
  cell: string,
  today: CivilDate,
  writing: DateWriting = frenchWriting,
): ReadCell<CivilDate> {
  const text = oneLine(cell);
  if (text === '') return empty;
  const { date, note, reason } = readWrittenDate(text, { today, writing, takesDayNumbers: true });
  return date === null ? fault(reason) : value(date, note ?? undefined);
}

/** A birth date: a date that makes a person of 14 to 65 today. */
export function readBirthDate(cell: string, today: CivilDate, writing?: DateWriting): ReadCell<CivilDate> {
  const read = readDate(cell, today, writing);
  if (read.kind !== 'value') return read;
  if (read.value > today) return fault(`${formatShortDate(read.value)} est dans le futur`);
  const age = ageOn(read.value, today);
  return age < candidateAges.min || age > candidateAges.max
    ? fault(
        `${formatShortDate(read.value)} donnerait ${age} ${agree(age, 'an', 'ans')} (de ${candidateAges.min} à ${candidateAges.max} ans attendus)`,
      )
    : read;
}

/** The date of something that has happened: not in the future, not before the birth. */
export function readPastDate(
  cell: string,
  today: CivilDate,
  birthDate: CivilDate | null,
  writing?: DateWriting,
): ReadCell<CivilDate> {
  const read = readDate(cell, today, writing);
  if (read.kind !== 'value') return read;
  if (read.value > today) return fault(`${formatShortDate(read.value)} est dans le futur`);
  if (birthDate !== null && read.value <= birthDate)
    return fault(`${formatShortDate(read.value)} est avant la naissance`);
  return read;
}
