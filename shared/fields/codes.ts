import { z } from 'zod';

/** Codes that records and the law share, and the shapes of common texts. Their words stand with the fields that hold them. */

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
/** A car that is hers, one that she may use at times, or none. */
export const vehicleSchema = z.enum(['own', 'shared', 'none']);
export const meansOfTransportSchema = z.enum(['public-transport', 'bicycle', 'scooter', 'walk', 'lift']);
export const benefitSchema = z.enum(['RSA', 'ASS', 'AAH']);
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

/** Acts that put a candidate "in contact" (docs/sources/indicators.md, Populations). */
export const contactKinds = ['interview', 'workshop', 'call', 'group-information'] as const;
export const contactKindSchema = z.enum(contactKinds);
export type ContactKind = z.infer<typeof contactKindSchema>;

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

/**
 * Names of the kinds of employer. The two public ones are told apart by their activity: an établissement public
 * industriel et commercial may conclude a contrat de professionnalisation and an administrative one may not, so the
 * former is entered with the bodies that run a public service.
 */
export const employerKindLabels: Readonly<Record<EmployerKind, string>> = {
  'private-company': 'Entreprise privée',
  association: 'Association ou autre organisme sans but lucratif',
  'local-authority': 'Collectivité territoriale',
  'public-body': 'Établissement public administratif ou autre personne publique',
  'public-service-operator': 'EPIC, ou organisme privé chargé d’un service public',
  scic: 'Société coopérative d’intérêt collectif',
  state: 'Service de l’État',
  'private-individual': 'Particulier employeur',
  'temp-agency': 'Entreprise de travail temporaire',
  geiq: 'Groupement d’employeurs pour l’insertion et la qualification',
};

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
