import { ageOn } from '../../shared/base/time';
import type { CandidateRow } from '../../shared/candidates';
import { today } from '../bridge/today';
import { personTexts } from './people.texts';

export { candidateName } from '../../shared/candidates';

/** "21 ans". */
export const ageLabel = (birthDate: CandidateRow['birthDate']): string =>
  personTexts.age(ageOn(birthDate, today()));
