import { ageOn, formatShortDate } from '../../shared/base/time';
import { type CandidateRow, candidateName } from '../../shared/candidates';
import { today } from '../bridge/today';
import { personTexts } from './people.texts';

export { candidateName };

/** What tells a person from a homonym, in one line: name, birth date, and commune or number. */
export const personWords = (
  row: Pick<
    CandidateRow,
    'birthName' | 'usualName' | 'firstName' | 'sex' | 'birthDate' | 'commune' | 'fileNumber'
  >,
): string =>
  personTexts.person(candidateName(row), formatShortDate(row.birthDate), row.commune, row.fileNumber);

/** "21 ans". */
export const ageLabel = (birthDate: CandidateRow['birthDate']): string =>
  personTexts.age(ageOn(birthDate, today()));
