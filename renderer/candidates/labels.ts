import type {
  AgeBand,
  Benefit,
  Candidate,
  CandidateRow,
  ContactKind,
  LevelCode,
  SchemeId,
} from '../../shared/candidates';
import { ageOn } from '../../shared/time';
import { today } from '../app/today';

/** Levels of training, each with the nomenclature it belongs to: `3` and `V` are not the same statement. */
export const levelLabels: Readonly<Record<LevelCode, { readonly short: string; readonly long: string }>> = {
  infra3: { short: 'Infra 3', long: 'Sans diplôme, ou diplôme national du brevet (cadre de 2019)' },
  '3': { short: 'Niveau 3', long: 'CAP, BEP (cadre de 2019)' },
  '4': { short: 'Niveau 4', long: 'Baccalauréat (cadre de 2019)' },
  '5': { short: 'Niveau 5', long: 'BTS, DEUST (cadre de 2019)' },
  '6': { short: 'Niveau 6', long: 'Licence, BUT, maîtrise (cadre de 2019)' },
  '7': { short: 'Niveau 7', long: 'Master, diplôme d’ingénieur (cadre de 2019)' },
  '8': { short: 'Niveau 8', long: 'Doctorat (cadre de 2019)' },
  VI: { short: 'Niveau VI', long: 'Sortie avant la fin de la scolarité obligatoire (nomenclature de 1969)' },
  Vbis: {
    short: 'Niveau V bis',
    long: 'Sortie de 3e, ou de CAP ou BEP avant la dernière année (nomenclature de 1969)',
  },
  V: {
    short: 'Niveau V',
    long: 'CAP, BEP, brevet des collèges suivi d’une seconde ou d’une première (nomenclature de 1969)',
  },
  IV: { short: 'Niveau IV', long: 'Baccalauréat (nomenclature de 1969)' },
  III: { short: 'Niveau III', long: 'Bac + 2 (nomenclature de 1969)' },
  II: { short: 'Niveau II', long: 'Licence, maîtrise (nomenclature de 1969)' },
  I: { short: 'Niveau I', long: 'Au-delà de la maîtrise (nomenclature de 1969)' },
};

/** "Niveau V (1969)": the level never goes without its nomenclature. */
export const levelLabel = (level: LevelCode): string =>
  `${levelLabels[level].short} (${/^\d|^infra/.test(level) ? '2019' : '1969'})`;

export const schemeLabels: Readonly<Record<SchemeId, { readonly short: string; readonly long: string }>> = {
  TRACE: { short: 'TRACE', long: 'Trajet d’accès à l’emploi' },
  CIVIS_ASSO: { short: 'CIVIS associations', long: 'CIVIS, volet associations (2003 à 2005)' },
  CIVIS: { short: 'CIVIS', long: 'Contrat d’insertion dans la vie sociale' },
  CIVIS_RENFORCE: { short: 'CIVIS renforcé', long: 'Contrat d’insertion dans la vie sociale, renforcé' },
  PACEA: {
    short: 'PACEA',
    long: 'Parcours contractualisé d’accompagnement vers l’emploi et l’autonomie',
  },
  GJ: { short: 'Garantie jeunes', long: 'Garantie jeunes' },
  CEJ: { short: 'CEJ', long: 'Contrat d’engagement jeune' },
  CE: { short: 'Contrat d’engagement', long: 'Contrat d’engagement de droit commun' },
  EMT: { short: 'EMT', long: 'Évaluation en milieu de travail' },
  PMSMP: { short: 'PMSMP', long: 'Période de mise en situation en milieu professionnel' },
  PARRAINAGE: { short: 'Parrainage', long: 'Parrainage' },
  AUTRE: { short: 'Autre', long: 'Autre dispositif' },
};

export const ageBandLabels: Readonly<Record<AgeBand, string>> = {
  'under-16': 'moins de 16 ans',
  '16-17': '16-17 ans',
  '18-21': '18-21 ans',
  '22-25': '22-25 ans',
  '26-29': '26-29 ans',
  'over-29': '30 ans et plus',
};

export const contactLabels: Readonly<Record<ContactKind, string>> = {
  interview: 'Entretien',
  workshop: 'Atelier',
  call: 'Appel téléphonique',
  'group-information': 'Information collective',
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
