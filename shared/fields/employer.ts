import { z } from 'zod';
import { territories, territoryLabels, territorySchema } from '../base/time';
import { branchCodes } from './branches';
import { employerKindLabels, employerKindSchema, employerKinds, postcodeSchema } from './codes';
import {
  choiceField,
  codeField,
  dateField,
  emailField,
  emptyOf,
  type Fields,
  givenChoiceField,
  keysOf,
  longTextField,
  moneyField,
  neededTextField,
  numberField,
  phoneField,
  shapeAt,
  shapeOf,
  textField,
  yesNoField,
} from './field';
import { idccSchema, nafSchema, siretSchema } from './identifiers';
import { nafCodes } from './naf';

export const employerIdSchema = z.uuid().brand<'EmployerId'>();
export type EmployerId = z.infer<typeof employerIdSchema>;
export const tutorIdSchema = z.uuid().brand<'TutorId'>();
export type TutorId = z.infer<typeof tutorIdSchema>;

/** Sections of the form, in order. People of the employer have theirs: `contacts` and `tutors`. */
export const employerSections = {
  establishment: { title: 'Établissement d’exécution' },
  agreement: { title: 'Convention collective et OPCO' },
  address: { title: 'Adresse et contact' },
  remarks: { title: 'Remarques' },
} as const;

const identify = 'Désigner l’employeur dans les contrats.';
const reach = 'Joindre l’employeur.';
const where = 'Dire où le contrat s’exécute.';
const fund = 'Adresser le contrat à l’organisme qui le finance.';
const rules = 'Savoir quels contrats cet employeur peut conclure, et à quelles conditions.';
const social = 'Remplir le contrat, qui nomme ces organismes.';

const ordinary = { sensitivity: 'ordinary', employerMaySee: true } as const;

/** People of the employer who are not tutors. */
export const employerContactFields = {
  lastName: textFieldOfName('Nom'),
  firstName: textField(100, { label: 'Prénom', section: 'contacts', purpose: reach, ...ordinary }),
  role: textField(120, { label: 'Fonction', section: 'contacts', purpose: reach, ...ordinary }),
  phone: phoneField({ label: 'Téléphone', section: 'contacts', purpose: reach, ...ordinary }),
  email: emailField({ label: 'Courriel', section: 'contacts', purpose: reach, ...ordinary }),
  isSignatory: yesNoField({
    label: 'Peut signer pour l’employeur',
    section: 'contacts',
    purpose: 'Savoir qui signe.',
    ...ordinary,
  }),
} as const satisfies Fields;

const tutoring = 'Vérifier que le tuteur remplit les conditions de la loi, et le nommer dans le contrat.';
export const tutorFields = {
  lastName: textFieldOfName('Nom'),
  firstName: textField(100, { label: 'Prénom', section: 'tutors', purpose: tutoring, ...ordinary }),
  birthDate: dateField({ label: 'Né(e) le', section: 'tutors', purpose: tutoring, ...ordinary }),
  job: textField(150, { label: 'Emploi occupé', section: 'tutors', purpose: tutoring, ...ordinary }),
  qualification: textField(200, {
    label: 'Qualification',
    section: 'tutors',
    purpose: tutoring,
    ...ordinary,
  }),
  /** Completed years of experience in the qualification aimed at (D. 6325-6). */
  experienceYears: numberField(60, {
    label: 'Années d’expérience',
    section: 'tutors',
    purpose: tutoring,
    ...ordinary,
  }),
  /** People already tutored at the same time (D. 6325-9). */
  currentTutees: numberField(50, {
    label: 'Personnes déjà suivies',
    section: 'tutors',
    purpose: tutoring,
    ...ordinary,
  }),
  phone: phoneField({ label: 'Téléphone', section: 'tutors', purpose: reach, ...ordinary }),
  email: emailField({ label: 'Courriel', section: 'tutors', purpose: reach, ...ordinary }),
  isEmployer: yesNoField({
    label: 'Le tuteur est l’employeur lui-même',
    section: 'tutors',
    purpose: tutoring,
    ...ordinary,
  }),
} as const satisfies Fields;

/** What an adviser types about an employer, in the order of the form; its people stand in records of their own. */
export const employerFields = {
  name: neededTextField(200, 'La dénomination est nécessaire.', {
    label: 'Dénomination',
    section: 'establishment',
    purpose: identify,
    ...ordinary,
    row: { column: { rank: 10, width: 'minmax(220px, 3fr)' } },
  }),
  siret: codeField(
    z.union([z.literal(''), siretSchema]),
    { maxLength: 14, drawnAs: 'siret' },
    {
      label: 'SIRET',
      section: 'establishment',
      purpose: identify,
      ...ordinary,
      row: { column: { rank: 20, width: '172px' } },
    },
  ),
  kind: choiceField(
    employerKindSchema,
    employerKinds.map((value) => ({ value, label: employerKindLabels[value] })),
    {
      label: 'Nature de l’employeur',
      short: 'Nature',
      help: 'Décide des contrats possibles',
      section: 'establishment',
      purpose: rules,
      ...ordinary,
      row: { column: { rank: 30, width: 'minmax(160px, 2fr)' } },
    },
  ),
  naf: codeField(
    z.union([z.literal(''), nafSchema]),
    { maxLength: 5, rewrite: 'code', codes: nafCodes },
    {
      label: 'Code NAF',
      help: 'Quatre chiffres et une lettre, ou le nom de l’activité',
      section: 'establishment',
      purpose: identify,
      ...ordinary,
      row: {},
    },
  ),
  headcount: numberField(1_000_000, {
    label: 'Effectif de l’entreprise',
    short: 'Effectif',
    help: 'Salariés',
    section: 'establishment',
    purpose: rules,
    ...ordinary,
    row: { column: { rank: 60, width: '110px' } },
  }),
  idcc: codeField(
    z.union([z.literal(''), idccSchema]),
    { maxLength: 4, rewrite: 'idcc', codes: branchCodes },
    {
      label: 'Convention collective (IDCC)',
      help: 'Numéro ou nom ; 9999 s’il n’y en a pas',
      section: 'agreement',
      purpose: rules,
      ...ordinary,
      row: {},
    },
  ),
  opco: textField(80, {
    label: 'OPCO',
    help: 'Reçoit le contrat',
    section: 'agreement',
    purpose: fund,
    ...ordinary,
    row: { column: { rank: 50, width: '130px' } },
  }),
  opcoMemberNumber: textField(40, {
    label: 'Numéro d’adhérent',
    help: 'S’il existe',
    section: 'agreement',
    purpose: fund,
    ...ordinary,
  }),
  /** Monthly minimum of the collective agreement for the job. */
  conventionalMinimumCents: moneyField(100_000_00, {
    label: 'Minimum conventionnel mensuel',
    help: 'Brut, pour l’emploi visé, à temps plein',
    section: 'agreement',
    purpose: 'Calculer le salaire minimum du contrat.',
    ...ordinary,
  }),
  pensionFund: textField(150, {
    label: 'Caisse de retraite complémentaire',
    section: 'agreement',
    purpose: social,
    ...ordinary,
  }),
  providentFund: textField(150, {
    label: 'Organisme de prévoyance',
    section: 'agreement',
    purpose: social,
    ...ordinary,
  }),
  street: textField(200, { label: 'Numéro et voie', section: 'address', purpose: where, ...ordinary }),
  addressComplement: textField(200, {
    label: 'Complément',
    section: 'address',
    purpose: where,
    ...ordinary,
  }),
  postcode: codeField(
    postcodeSchema,
    { maxLength: 10, rewrite: 'digits', inputMode: 'numeric' },
    { label: 'Code postal', section: 'address', purpose: where, ...ordinary },
  ),
  commune: textField(120, {
    label: 'Commune',
    section: 'address',
    purpose: where,
    ...ordinary,
    row: { column: { rank: 40, width: 'minmax(120px, 1fr)' } },
  }),
  territory: givenChoiceField(
    territorySchema,
    territories.map((value) => ({ value, label: territoryLabels[value] })),
    'metropole',
    {
      label: 'Territoire',
      help: 'Pour les jours fériés',
      section: 'address',
      purpose: 'Compter les délais avec les jours fériés du lieu.',
      ...ordinary,
    },
  ),
  phone: phoneField({ label: 'Téléphone', section: 'address', purpose: reach, ...ordinary }),
  email: emailField({ label: 'Courriel', section: 'address', purpose: reach, ...ordinary }),
  comment: longTextField(5000, {
    label: 'Remarques',
    help: 'Jamais reprises dans un dossier',
    section: 'remarks',
    purpose: 'Garder les faits utiles à la relation avec l’employeur.',
    sensitivity: 'private',
    employerMaySee: false,
  }),
} as const satisfies Fields;

/** The name of a person of the employer: without it there is nobody. */
function textFieldOfName(label: string) {
  return neededTextField(100, 'Le nom est nécessaire.', {
    label,
    section: 'contacts',
    purpose: reach,
    ...ordinary,
  });
}

export const employerContactSchema = z.strictObject({ id: z.uuid(), ...shapeOf(employerContactFields) });
export type EmployerContact = z.infer<typeof employerContactSchema>;
export const tutorSchema = z.strictObject({ id: tutorIdSchema, ...shapeOf(tutorFields) });
export type Tutor = z.infer<typeof tutorSchema>;

const people = <C extends z.ZodType, T extends z.ZodType>(contact: C, tutor: T) => ({
  contacts: z.array(contact).max(50),
  tutors: z.array(tutor).max(200),
});

export const employerKeys = keysOf(employerFields);
export const employerInputSchema = z.strictObject({
  ...shapeOf(employerFields),
  ...people(employerContactSchema, tutorSchema),
});
export type EmployerInput = z.infer<typeof employerInputSchema>;

/** What the portfolio adds to what is typed. */
const employerOwn = {
  id: employerIdSchema,
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};
export const employerSchema = employerInputSchema.extend(employerOwn);
export type Employer = z.infer<typeof employerSchema>;

/** An employer as written under an earlier schema version: `shapeAt` says what may be missing. */
export const employerSchemaAt = (version: number) =>
  z.strictObject({
    ...shapeAt(employerFields, version),
    ...people(
      z.strictObject({ id: z.uuid(), ...shapeAt(employerContactFields, version) }),
      z.strictObject({ id: tutorIdSchema, ...shapeAt(tutorFields, version) }),
    ),
    ...employerOwn,
  });

export const emptyEmployer: EmployerInput = { ...emptyOf(employerFields), contacts: [], tutors: [] };
export const emptyEmployerContact = emptyOf(employerContactFields);
export const emptyTutor = emptyOf(tutorFields);
