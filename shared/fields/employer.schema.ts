import { z } from 'zod';
import { line, text } from '../base/procedure';
import { civilDateSchema, territorySchema } from '../base/time';
import { emailSchema, phoneSchema, postcodeSchema } from './candidate.schema';
import { idccSchema, nafSchema, siretSchema } from './identifiers';

export const employerIdSchema = z.uuid().brand<'EmployerId'>();
export type EmployerId = z.infer<typeof employerIdSchema>;
export const tutorIdSchema = z.uuid().brand<'TutorId'>();
export type TutorId = z.infer<typeof tutorIdSchema>;

/** Kinds of employer that the rules distinguish (docs/sources/command-line.md, Facts and verdicts). */
export const employerKinds = [
  'private-company',
  'association',
  'local-authority',
  'public-body',
  'public-service-operator',
  'scic',
  'state',
  'private-individual',
  'temp-agency',
  'geiq',
] as const;
export const employerKindSchema = z.enum(employerKinds);
export type EmployerKind = z.infer<typeof employerKindSchema>;

export const employerContactSchema = z.strictObject({
  id: z.uuid(),
  lastName: line(100).min(1, 'Le nom est nécessaire.'),
  firstName: line(100),
  role: line(120),
  phone: phoneSchema,
  email: emailSchema,
  /** May sign for the employer. */
  isSignatory: z.boolean(),
});
export type EmployerContact = z.infer<typeof employerContactSchema>;

export const tutorSchema = z.strictObject({
  id: tutorIdSchema,
  lastName: line(100).min(1, 'Le nom est nécessaire.'),
  firstName: line(100),
  birthDate: civilDateSchema.nullable(),
  job: line(150),
  qualification: line(200),
  /** Completed years of experience in the qualification aimed at (D. 6325-6). */
  experienceYears: z.number().int().min(0).max(60).nullable(),
  /** People already tutored at the same time (D. 6325-9). */
  currentTutees: z.number().int().min(0).max(50).nullable(),
  isEmployer: z.boolean(),
  phone: phoneSchema,
  email: emailSchema,
});
export type Tutor = z.infer<typeof tutorSchema>;

export const employerInputSchema = z.strictObject({
  name: line(200).refine((value) => value.trim() !== '', 'La dénomination est nécessaire.'),
  siret: z.union([z.literal(''), siretSchema]),
  kind: employerKindSchema.nullable(),
  naf: z.union([z.literal(''), nafSchema]),
  idcc: z.union([z.literal(''), idccSchema]),
  opco: line(80),
  opcoMemberNumber: line(40),
  headcount: z.number().int().min(0).max(1_000_000).nullable(),
  /** Monthly minimum of the collective agreement for the job, in cents; `null` when not known. */
  conventionalMinimumCents: z.number().int().min(0).max(100_000_00).nullable(),
  street: line(200),
  addressComplement: line(200),
  postcode: postcodeSchema,
  commune: line(120),
  territory: territorySchema,
  phone: phoneSchema,
  email: emailSchema,
  pensionFund: line(150),
  providentFund: line(150),
  contacts: z.array(employerContactSchema).max(50),
  tutors: z.array(tutorSchema).max(200),
  comment: text(5000),
});
export type EmployerInput = z.infer<typeof employerInputSchema>;

export const employerSchema = employerInputSchema.extend({
  id: employerIdSchema,
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Employer = z.infer<typeof employerSchema>;

export const emptyEmployer: EmployerInput = {
  name: '',
  siret: '',
  kind: null,
  naf: '',
  idcc: '',
  opco: '',
  opcoMemberNumber: '',
  headcount: null,
  conventionalMinimumCents: null,
  street: '',
  addressComplement: '',
  postcode: '',
  commune: '',
  territory: 'metropole',
  phone: '',
  email: '',
  pensionFund: '',
  providentFund: '',
  contacts: [],
  tutors: [],
  comment: '',
};
