import type { z } from 'zod';
import {
  benefitSchema,
  type Candidate,
  candidateInputSchema,
  diplomaKindSchema,
  emptyCandidate,
  levelCodes,
  nationalitySchema,
} from '../../shared/fields';
import type { FieldLabels } from '../bridge/use-form-autosave';
import { benefitLabels, levelHelp, levelLabel } from './labels';

/** What the forms of a candidate hold: the contract's own input, dates as text. */
export type CandidateForm = z.input<typeof candidateInputSchema>;
export type CandidateField = keyof CandidateForm;

export const newCandidate: CandidateForm = { ...emptyCandidate, birthDate: '' };

const inputKeys = Object.keys(candidateInputSchema.shape);
/** The part of a stored candidate that a form may change. */
export const formOf = (candidate: Candidate): CandidateForm =>
  candidateInputSchema.parse(
    Object.fromEntries(Object.entries(candidate).filter(([key]) => inputKeys.includes(key))),
  );

export const fieldLabels: { readonly [K in CandidateField]: string } & FieldLabels<CandidateForm> = {
  fileNumber: 'Numéro de dossier',
  sex: 'Sexe',
  birthName: 'Nom de naissance',
  usualName: 'Nom d’usage',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  nationality: 'Nationalité',
  street: 'Adresse',
  addressComplement: 'Complément d’adresse',
  postcode: 'Code postal',
  commune: 'Commune',
  qpv: 'Quartier prioritaire de la ville (QPV)',
  zrr: 'Zone de revitalisation rurale (ZRR)',
  mobilePhone: 'Téléphone mobile',
  landlinePhone: 'Téléphone fixe',
  email: 'Adresse électronique',
  guardian: 'Représentant légal',
  level: 'Niveau de formation',
  diplomaObtained: 'Diplôme obtenu',
  diplomaKind: 'Nature du diplôme',
  diplomaLabel: 'Intitulé du diplôme',
  upperSecondaryValidated: 'Second cycle du secondaire validé',
  firstHigherCycleUnfinished: 'Premier cycle du supérieur inachevé',
  jobSeeker: 'Inscrit comme demandeur d’emploi',
  jobSeekerSince: 'Inscrit depuis le',
  jobSeekerNumber: 'Numéro d’inscription',
  disabledWorker: 'Reconnaissance de travailleur handicapé (RQTH)',
  benefits: 'Minima sociaux',
  formerAidedContract: 'A déjà eu un contrat unique d’insertion',
  student: 'Étudiant',
  inTraining: 'En formation',
  specialDifficulties: 'Difficultés particulières d’accès à l’emploi',
  drivingLicence: 'Permis de conduire',
  romeCode: 'Code ROME du métier visé',
  projectLabel: 'Projet professionnel',
  adviser: 'Conseiller référent',
  firstReceptionOn: 'Premier accueil le',
  comment: 'Commentaire',
};

/** Fields that stand in the tab "Projet"; the others are in "Situation". */
const projectFields: readonly CandidateField[] = [
  'romeCode',
  'projectLabel',
  'drivingLicence',
  'specialDifficulties',
  'comment',
];
export const tabOf = (field: CandidateField): 'projet' | 'situation' =>
  projectFields.includes(field) ? 'projet' : 'situation';

export const isCandidateField = (key: string): key is CandidateField => key in fieldLabels;

export const levelOptions = [
  {
    group: 'Cadre national de 2019',
    items: levelCodes
      .filter((code) => /^\d|^infra/.test(code))
      .map((code) => ({ value: code, label: `${levelLabel(code)}\u00A0: ${levelHelp(code)}` })),
  },
  {
    group: 'Nomenclature de 1969',
    items: levelCodes
      .filter((code) => !/^\d|^infra/.test(code))
      .map((code) => ({ value: code, label: `${levelLabel(code)}\u00A0: ${levelHelp(code)}` })),
  },
];

const diplomaKinds = {
  professional: 'Professionnel',
  technological: 'Technologique',
  general: 'Général',
} as const;
export const diplomaKindOptions = diplomaKindSchema.options.map((value) => ({
  value,
  label: diplomaKinds[value],
}));

const nationalities = {
  french: 'Française',
  european: 'Union européenne, Espace économique européen ou Suisse',
  other: 'Autre pays',
} as const;
export const nationalityOptions = nationalitySchema.options.map((value) => ({
  value,
  label: nationalities[value],
}));

export const benefitOptions = benefitSchema.options.map((value) => ({
  value,
  label: `${value} (${benefitLabels[value].long})`,
}));

/** What an accompaniment and its contract files need to know of someone, in the order in which it is asked. */
const expectedFields: readonly CandidateField[] = [
  'sex',
  'mobilePhone',
  'street',
  'postcode',
  'commune',
  'nationality',
  'level',
  'diplomaObtained',
  'jobSeeker',
  'disabledWorker',
  'benefits',
  'romeCode',
  'adviser',
  'firstReceptionOn',
];

/** Expected fields that hold nothing, or "not known". */
export const missingFields = (candidate: Candidate): readonly CandidateField[] =>
  expectedFields.filter((field) => {
    const value = candidate[field];
    return value === null || value === '' || value === 'unknown';
  });
export const expectedCount = expectedFields.length;

/** Facts that the form of the candidate can give, by the path under which the rules ask for them. */
const fieldsOfFacts: Readonly<Record<string, CandidateField>> = {
  registeredJobSeekerSince: 'jobSeekerSince',
  jobSeekerMonthsInLast18: 'jobSeekerSince',
  residence: 'qpv',
  workPermitNeeded: 'nationality',
};
export function fieldOfFact(path: string): CandidateField | null {
  const [subject, key = ''] = path.split('.');
  if (subject !== 'candidate') return null;
  return fieldsOfFacts[key] ?? (isCandidateField(key) ? key : null);
}
