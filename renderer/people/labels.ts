import { ageOn } from '../../shared/base/time';
import type { AgeBand, CandidateRow } from '../../shared/candidates';
import type { Candidate } from '../../shared/fields';
import { today } from '../bridge/today';

export const ageBandLabels: Readonly<Record<AgeBand, string>> = {
  'under-16': 'moins de 16 ans',
  '16-17': '16-17 ans',
  '18-21': '18-21 ans',
  '22-25': '22-25 ans',
  '26-29': '26-29 ans',
  'over-29': '30 ans et plus',
};

type Named = Pick<CandidateRow | Candidate, 'birthName' | 'usualName' | 'firstName'>;

/** "MARTIN Léa", with the usual name first when there is one: "DURAND (née MARTIN) Léa". */
export function candidateName({
  birthName,
  usualName,
  firstName,
  sex,
}: Named & Pick<CandidateRow, 'sex'>): string {
  const upper = (name: string): string => name.toLocaleUpperCase('fr');
  if (usualName === '' || usualName === birthName) return `${upper(birthName)} ${firstName}`;
  const born = sex === 'F' ? 'née' : sex === 'M' ? 'né' : 'né(e)';
  return `${upper(usualName)} (${born} ${upper(birthName)}) ${firstName}`;
}

/** "21 ans". */
export const ageLabel = (birthDate: CandidateRow['birthDate']): string => {
  const age = ageOn(birthDate, today());
  return `${age}\u00A0an${age < 2 ? '' : 's'}`;
};
