import { z } from 'zod';
import { line, text, triStateSchema } from '../base/procedure';
import { civilDateSchema } from '../base/time';

export const candidateIdSchema = z.uuid().brand<'CandidateId'>();
export type CandidateId = z.infer<typeof candidateIdSchema>;

/** Levels of training: 2019 framework (`infra3`, `3`…`8`) or 1969 nomenclature (`VI`…`I`). Kept as stated, never converted in place. */
export const levelCodes = [
  'infra3',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  'VI',
  'Vbis',
  'V',
  'IV',
  'III',
  'II',
  'I',
] as const;
export const levelSchema = z.enum(levelCodes);
export type LevelCode = z.infer<typeof levelSchema>;

export const sexSchema = z.enum(['F', 'M']);
export const diplomaKindSchema = z.enum(['professional', 'technological', 'general']);
export const benefitSchema = z.enum(['RSA', 'ASS', 'AAH']);
export type Benefit = z.infer<typeof benefitSchema>;
export const nationalitySchema = z.enum(['french', 'european', 'other']);

/** Schemes of support that a candidate can be enrolled in (docs/sources/schemes.md, Schemes and their time). */
export const schemeIds = [
  'TRACE',
  'CIVIS_ASSO',
  'CIVIS',
  'CIVIS_RENFORCE',
  'PACEA',
  'GJ',
  'CEJ',
  'CE',
  'EMT',
  'PMSMP',
  'PARRAINAGE',
  'AUTRE',
] as const;
export const schemeIdSchema = z.enum(schemeIds);
export type SchemeId = z.infer<typeof schemeIdSchema>;

export const postcodeSchema = z.union([
  z.literal(''),
  z.string().regex(/^\d{5}$/, 'Le code postal compte 5 chiffres.'),
]);
/** A French phone number stored as `+33` and nine digits, or a foreign one as `+` and its digits; `''` when unknown. */
export const phoneSchema = z.union([
  z.literal(''),
  z
    .string()
    .regex(
      /^\+(33[1-9]\d{8}|(?!33)\d{6,15})$/,
      'Le numéro compte 10 chiffres, ou commence par + et l’indicatif.',
    ),
]);
export const emailSchema = z.union([
  z.literal(''),
  z.email('L’adresse ressemble à prenom@exemple.fr.').max(254),
]);
export const romeSchema = z.union([
  z.literal(''),
  z.string().regex(/^[A-N]\d{4}$/, 'Un code ROME est une lettre de A à N et 4 chiffres.'),
]);

/** Person entitled to sign for a minor. */
export const guardianSchema = z.strictObject({ name: line(200), phone: phoneSchema, email: emailSchema });

/** What an adviser types about a candidate. `''` and `null` mean "not known"; a tri-state says yes, no or unknown. */
export const candidateInputSchema = z.strictObject({
  fileNumber: line(40),
  sex: sexSchema.nullable(),
  birthName: line(100).refine((value) => value.trim() !== '', 'Le nom de naissance est nécessaire.'),
  usualName: line(100),
  firstName: line(100).refine((value) => value.trim() !== '', 'Le prénom est nécessaire.'),
  birthDate: civilDateSchema,
  nationality: nationalitySchema.nullable(),
  street: line(200),
  addressComplement: line(200),
  postcode: postcodeSchema,
  commune: line(120),
  qpv: triStateSchema,
  zrr: triStateSchema,
  mobilePhone: phoneSchema,
  landlinePhone: phoneSchema,
  email: emailSchema,
  guardian: guardianSchema.nullable(),
  level: levelSchema.nullable(),
  diplomaObtained: triStateSchema,
  diplomaKind: diplomaKindSchema.nullable(),
  diplomaLabel: line(200),
  upperSecondaryValidated: triStateSchema,
  firstHigherCycleUnfinished: triStateSchema,
  jobSeeker: triStateSchema,
  jobSeekerSince: civilDateSchema.nullable(),
  jobSeekerNumber: line(20),
  disabledWorker: triStateSchema,
  /** `null`: not asked; empty: known to have none. */
  benefits: z.array(benefitSchema).max(3).nullable(),
  formerAidedContract: triStateSchema,
  student: triStateSchema,
  inTraining: triStateSchema,
  specialDifficulties: triStateSchema,
  drivingLicence: triStateSchema,
  romeCode: romeSchema,
  projectLabel: line(200),
  adviser: line(120),
  firstReceptionOn: civilDateSchema.nullable(),
  comment: text(5000),
});
export type CandidateInput = z.infer<typeof candidateInputSchema>;

export const candidateSchema = candidateInputSchema.extend({
  id: candidateIdSchema,
  /** Grows at each change; an update names the version it was typed on. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  lastContactOn: civilDateSchema.nullable(),
  suspectedDuplicateOf: candidateIdSchema.nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** A form with nothing in it; `birthDate` must be typed. */
export const emptyCandidate: Omit<CandidateInput, 'birthDate'> = {
  fileNumber: '',
  sex: null,
  birthName: '',
  usualName: '',
  firstName: '',
  nationality: null,
  street: '',
  addressComplement: '',
  postcode: '',
  commune: '',
  qpv: 'unknown',
  zrr: 'unknown',
  mobilePhone: '',
  landlinePhone: '',
  email: '',
  guardian: null,
  level: null,
  diplomaObtained: 'unknown',
  diplomaKind: null,
  diplomaLabel: '',
  upperSecondaryValidated: 'unknown',
  firstHigherCycleUnfinished: 'unknown',
  jobSeeker: 'unknown',
  jobSeekerSince: null,
  jobSeekerNumber: '',
  disabledWorker: 'unknown',
  benefits: null,
  formerAidedContract: 'unknown',
  student: 'unknown',
  inTraining: 'unknown',
  specialDifficulties: 'unknown',
  drivingLicence: 'unknown',
  romeCode: '',
  projectLabel: '',
  adviser: '',
  firstReceptionOn: null,
  comment: '',
};

/** Acts that put a candidate "in contact" (docs/sources/indicators.md, Populations). */
export const contactKinds = ['interview', 'workshop', 'call', 'group-information'] as const;
export const contactKindSchema = z.enum(contactKinds);
export type ContactKind = z.infer<typeof contactKindSchema>;

export const enrolmentSchema = z.strictObject({
  id: z.uuid(),
  scheme: schemeIdSchema,
  /** `null` when an extract names the scheme without the date of signature: listed, never counted. */
  signedOn: civilDateSchema.nullable(),
  endedOn: civilDateSchema.nullable(),
  isRenewal: z.boolean(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;
