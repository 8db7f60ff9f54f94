import { agree } from '../../shared/base/text';
import { ageOn } from '../../shared/base/time';
import type { CandidateRow } from '../../shared/candidates';
import { today } from '../bridge/today';

export { candidateName } from '../../shared/candidates';

/** "21 ans". */
export const ageLabel = (birthDate: CandidateRow['birthDate']): string => {
  const age = ageOn(birthDate, today());
  return `${age}\u00A0${agree(age, 'an', 'ans')}`;
};
