import { typography } from '../../shared/base/text';
import { ageOn } from '../../shared/base/time';
import type { AgeBand, CandidateRow } from '../../shared/candidates';
import { type Benefit, type Candidate, type LevelCode, levelInfo } from '../../shared/fields';
import { today } from '../bridge/today';

/** "Niveau V". */
export function levelShort(level: LevelCode): string {
  const { label } = levelInfo[level];
  return `${label.charAt(0).toLocaleUpperCase('fr')}${label.slice(1)}`;
}

/** "Niveau V (1969)": the level never goes without its nomenclature, `3` and `V` are not the same statement. */
export const levelLabel = (level: LevelCode): string =>
  `${levelShort(level)} (${levelInfo[level].nomenclature})`;

/** "CAP, BEP ; équivaut au niveau 3": what a person of that level has, and the level in the other nomenclature. */
export const levelHelp = (level: LevelCode): string =>
  typography(`${levelInfo[level].benchmark} ; équivalent : ${levelInfo[level].equivalent}`);

export const ageBandLabels: Readonly<Record<AgeBand, string>> = {
  'under-16': 'moins de 16 ans',
  '16-17': '16-17 ans',
  '18-21': '18-21 ans',
  '22-25': '22-25 ans',
  '26-29': '26-29 ans',
  'over-29': '30 ans et plus',
};

export const benefitLabels: Readonly<Record<Benefit, { readonly short: string; readonly long: string }>> = {
  RSA: { short: 'RSA', long: 'Revenu de solidarité active' },
  ASS: { short: 'ASS', long: 'Allocation de solidarité spécifique' },
  AAH: { short: 'AAH', long: 'Allocation aux adultes handicapés' },
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
