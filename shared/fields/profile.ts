import { z } from 'zod';
import { capital } from '../base/text';
import { readWeek, weekdays, weekdayWords } from '../base/time';
import { levelSchema, romeSchema } from './codes';
import {
  choiceField,
  codeField,
  dateField,
  type Fields,
  givenChoiceField,
  type InputOf,
  longTextField,
  neededTextField,
  numberField,
  severalField,
  textField,
  triStateField,
} from './field';
import { languageTable } from './languages';
import { levelChoices } from './levels';
import { romeCodes } from './rome';

/*
 * What a person can, wants and is hindered by: small records of which there are several. Each kind is described once, field by
 * field, as the person herself is; `profileKinds` says the rest. ADR 45.
 */

/** Schema version in which these records came. */
export const PROFILE_VERSION = 210;

/** Said of all of them: none stands in a document of a contract. */
const kept = { sensitivity: 'private', employerMaySee: false, since: PROFILE_VERSION } as const;
const ordinary = { ...kept, sensitivity: 'ordinary' } as const;
/** What a CV says, with the person’s agreement. */
const onCv = { onCv: true } as const;

const job = 'Chercher l’emploi ou la formation qui convient.';
const moving = 'Ne proposer que des emplois que la personne peut rejoindre, et dont elle peut revenir.';
const hours = 'Ne proposer que des horaires possibles.';
const proven = 'Dire à la personne, et à qui l’accompagne, sur quoi repose ce qui est noté.';

const remarkField = <const S extends string>(section: S, purpose: string) =>
  longTextField(1000, {
    ...kept,
    label: 'Remarque',
    help: 'Des faits utiles. Rien sur la santé, les opinions ni l’origine.',
    section,
    purpose,
  });

// --- Evidence: what a project or an ability rests on. ---

export const evidenceKindSchema = z.enum(['immersion', 'test', 'interview', 'diploma', 'experience']);
export const evidenceFields = {
  kind: givenChoiceField(
    evidenceKindSchema,
    [
      { value: 'experience', label: 'Expérience' },
      { value: 'immersion', label: 'Immersion' },
      { value: 'test', label: 'Test ou évaluation' },
      { value: 'interview', label: 'Entretien' },
      { value: 'diploma', label: 'Diplôme ou certification' },
    ],
    'experience',
    { ...ordinary, ...onCv, label: 'Preuve', section: 'evidence', purpose: proven },
  ),
  on: dateField({ ...ordinary, ...onCv, label: 'Datée du', section: 'evidence', purpose: proven }),
  by: textField(120, {
    ...ordinary,
    ...onCv,
    label: 'Constatée par',
    help: 'L’entreprise, l’organisme ou la personne.',
    section: 'evidence',
    purpose: proven,
  }),
} as const satisfies Fields;
export type Evidence = InputOf<typeof evidenceFields>;

// --- Projects and abilities. ---

export const targetStateSchema = z.enum(['explored', 'confirmed', 'given-up']);
const targetFields = {
  romeCode: codeField(
    romeSchema,
    { maxLength: 10, rewrite: 'code', codes: romeCodes },
    {
      ...ordinary,
      ...onCv,
      label: 'Code ROME',
      help: 'Une lettre de A à N et 4 chiffres, ou le nom du métier',
      said: 'métier visé (ROME)',
      section: 'target',
      purpose: job,
    },
  ),
  label: textField(200, {
    ...ordinary,
    ...onCv,
    label: 'Métier ou projet',
    help: 'Avec ses mots.',
    section: 'target',
    purpose: job,
  }),
  state: givenChoiceField(
    targetStateSchema,
    [
      { value: 'explored', label: 'Exploré' },
      { value: 'confirmed', label: 'Confirmé' },
      { value: 'given-up', label: 'Abandonné' },
    ],
    'explored',
    {
      ...ordinary,
      label: 'Où en est ce projet',
      section: 'target',
      purpose: 'Savoir quels métiers chercher, et lesquels ne plus proposer.',
    },
  ),
  since: dateField({ ...ordinary, label: 'Depuis le', section: 'target', purpose: job }),
  remark: remarkField('target', job),
} as const satisfies Fields;

const abilityFields = {
  label: neededTextField(200, 'Dites ce que la personne sait faire.', {
    ...ordinary,
    ...onCv,
    label: 'Ce que la personne sait faire',
    said: 'aptitude',
    help: 'Un geste, un outil, une façon de travailler. Rien sur la santé.',
    section: 'ability',
    purpose: job,
  }),
  since: dateField({ ...ordinary, label: 'Depuis le', section: 'ability', purpose: job }),
  remark: remarkField('ability', job),
} as const satisfies Fields;

// --- Diplomas and languages. ---

const diplomaFields = {
  label: neededTextField(200, 'Donnez l’intitulé du diplôme.', {
    ...ordinary,
    ...onCv,
    label: 'Intitulé',
    said: 'intitulé du diplôme',
    section: 'diploma',
    purpose: job,
  }),
  level: choiceField(
    levelSchema,
    levelChoices,
    {
      ...ordinary,
      ...onCv,
      label: 'Niveau',
      help: 'Tel qu’il est écrit sur le diplôme\u202F; l’autre nomenclature est dite à côté.',
      section: 'diploma',
      purpose: 'Savoir quels contrats et quelles formations lui sont ouverts.',
    },
    { isWide: true },
  ),
  year: numberField(2100, { ...ordinary, ...onCv, label: 'Année', section: 'diploma', purpose: job }),
  obtained: triStateField({
    ...ordinary,
    ...onCv,
    label: 'Obtenu',
    section: 'diploma',
    purpose: 'Distinguer un diplôme obtenu d’une formation suivie.',
  }),
  proofSeen: triStateField({
    ...ordinary,
    label: 'Justificatif vu',
    section: 'diploma',
    purpose: 'Savoir ce qu’il reste à demander avant un contrat ou une inscription.',
  }),
  remark: remarkField('diploma', job),
} as const satisfies Fields;

const [firstLanguage = '', ...otherLanguages] = languageTable.rows.map(([code]) => code);
export const languageSchema = z.enum(
  [firstLanguage, ...otherLanguages],
  'Choisissez une langue de la liste.',
);
/** Common European Framework of Reference for Languages: six levels. */
export const cefrLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
const cefrWords: Readonly<Record<(typeof cefrLevels)[number], string>> = {
  A1: 'découverte',
  A2: 'intermédiaire',
  B1: 'seuil',
  B2: 'avancé',
  C1: 'autonome',
  C2: 'maîtrise',
};
const cefrSchema = z.enum(cefrLevels);
const cefrChoices = cefrLevels.map((value) => ({
  value,
  label: `${value}\u00A0: ${cefrWords[value]}`,
  short: value,
}));
const speaking = 'Chercher les emplois où cette langue sert, et les cours qui manquent.';
const languageFields = {
  language: choiceField(
    languageSchema,
    languageTable.rows.map(([value, label]) => ({ value, label: capital(label) })),
    { ...ordinary, ...onCv, label: 'Langue', section: 'language', purpose: speaking },
  ),
  isMotherTongue: triStateField({
    ...ordinary,
    label: 'Langue maternelle',
    section: 'language',
    purpose: speaking,
  }),
  spoken: choiceField(cefrSchema, cefrChoices, {
    ...ordinary,
    ...onCv,
    label: 'Niveau à l’oral',
    said: 'niveau à l’oral',
    section: 'language',
    purpose: speaking,
  }),
  written: choiceField(cefrSchema, cefrChoices, {
    ...ordinary,
    ...onCv,
    label: 'Niveau à l’écrit',
    said: 'niveau à l’écrit',
    section: 'language',
    purpose: speaking,
  }),
  proof: textField(200, {
    ...ordinary,
    label: 'Preuve',
    help: 'Un test, un diplôme, avec sa date.',
    section: 'language',
    purpose: proven,
  }),
} as const satisfies Fields;

// --- Mobility. ---

export const licenceCategories = [
  'AM',
  'A1',
  'A2',
  'A',
  'B1',
  'B',
  'BE',
  'C1',
  'C1E',
  'C',
  'CE',
  'D1',
  'D1E',
  'D',
  'DE',
] as const;
export const licenceCategorySchema = z.enum(licenceCategories);
/** What each category drives, in a few words. */
const licenceWords: Readonly<Record<(typeof licenceCategories)[number], string>> = {
  AM: 'cyclomoteur, voiturette',
  A1: 'moto légère',
  A2: 'moto moyenne',
  A: 'moto',
  B1: 'quadricycle lourd',
  B: 'voiture',
  BE: 'voiture et remorque',
  C1: 'camion léger',
  C1E: 'camion léger et remorque',
  C: 'camion',
  CE: 'camion et remorque',
  D1: 'minibus',
  D1E: 'minibus et remorque',
  D: 'autocar',
  DE: 'autocar et remorque',
};
const licenceFields = {
  category: choiceField(
    licenceCategorySchema,
    licenceCategories.map((value) => ({
      value,
      label: `${value}\u00A0: ${licenceWords[value]}`,
      short: value,
    })),
    { ...ordinary, ...onCv, label: 'Catégorie', section: 'licence', purpose: moving },
  ),
  state: givenChoiceField(
    z.enum(['held', 'preparing']),
    [
      { value: 'held', label: 'Obtenu' },
      { value: 'preparing', label: 'En préparation' },
    ],
    'held',
    { ...ordinary, ...onCv, label: 'Où en est ce permis', section: 'licence', purpose: moving },
  ),
  obtainedOn: dateField({ ...ordinary, label: 'Obtenu le', section: 'licence', purpose: moving }),
} as const satisfies Fields;

export const weekdaySchema = z.enum(weekdays);
const weekdayChoices = weekdays.map((value) => ({ value, label: capital(weekdayWords[value]) }));

/** An hour of the day, `20:40`; `''` when it is not known. */
export const hourSchema = z.union([
  z.literal(''),
  z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'Une heure s’écrit 20 h 40 ou 20:40.'),
]);
const hourField = <const D extends Parameters<typeof textField>[1]>(description: D) =>
  codeField(hourSchema, { maxLength: 10, rewrite: 'hour' }, description);
const transportFields = {
  days: severalField(weekdaySchema, weekdayChoices, 'Aucun jour', {
    ...kept,
    label: 'Jours',
    section: 'transport',
    purpose: moving,
  }),
  firstAt: hourField({
    ...kept,
    label: 'Premier départ',
    help: 'Le premier bus ou train pour partir.',
    section: 'transport',
    purpose: moving,
  }),
  lastAt: hourField({
    ...kept,
    label: 'Dernier retour',
    help: 'Le dernier bus ou train pour rentrer.',
    section: 'transport',
    purpose: moving,
  }),
  line: textField(120, {
    ...kept,
    label: 'Ligne',
    help: 'Facultatif\u00A0: le numéro, l’arrêt.',
    section: 'transport',
    purpose: moving,
  }),
} as const satisfies Fields;

// --- Availability. ---

/** A week of half-hours, as `writeWeek` writes it. */
export const weekSchema = z
  .string()
  .max(2000)
  .refine((text) => readWeek(text) !== null, 'Ces heures ne se lisent pas\u202F; cochez-les dans la grille.');
const availabilityFields = {
  week: codeField(
    weekSchema,
    { maxLength: 2000, drawnAs: 'week' },
    { ...kept, ...onCv, label: 'Heures possibles', section: 'availability', purpose: hours },
  ),
  startsOn: dateField({
    ...kept,
    ...onCv,
    label: 'À partir du',
    help: 'Vide si cela vaut dès maintenant.',
    section: 'availability',
    purpose: hours,
  }),
  endsOn: dateField({
    ...kept,
    ...onCv,
    label: 'Jusqu’au',
    help: 'Dernier jour compris. Vide si cela continue.',
    section: 'availability',
    purpose: hours,
  }),
  remark: remarkField('availability', hours),
} as const satisfies Fields;

// --- Obstacles. ---

/**
 * What makes the way to a job harder: a closed list, each with why it is noted. Nothing of health, offences, opinions or
 * origin has a code (RGPD, articles 9 and 10), and none is left open.
 */
export const obstacles = {
  moving: { label: 'Difficulté de déplacement', purpose: 'Chercher plus près, ou une aide à la mobilité.' },
  housing: { label: 'Difficulté de logement', purpose: 'Orienter vers une solution de logement.' },
  childcare: {
    label: 'Difficulté de garde d’enfant',
    purpose: 'Chercher un mode de garde, ou des horaires qui conviennent.',
  },
  money: { label: 'Difficulté financière', purpose: 'Demander une aide ou une allocation.' },
  equipment: {
    label: 'Difficulté d’équipement',
    purpose: 'Trouver une tenue, des outils ou un téléphone pour travailler.',
  },
  digital: {
    label: 'Difficulté avec le numérique',
    purpose: 'Aider aux démarches en ligne, ou proposer un atelier.',
  },
  paperwork: {
    label: 'Difficulté dans les démarches',
    purpose: 'Aider à obtenir les papiers et les droits.',
  },
  french: { label: 'Difficulté à l’oral en français', purpose: 'Proposer un cours de français.' },
  reading: {
    label: 'Difficulté à lire, écrire ou compter',
    purpose: 'Proposer une formation aux savoirs de base.',
  },
  presenting: {
    label: 'Difficulté à se présenter',
    purpose: 'Préparer les entretiens d’embauche.',
  },
} as const;
export type ObstacleCode = keyof typeof obstacles;
export const obstacleCodes = Object.keys(obstacles) as readonly ObstacleCode[];
export const obstacleSchema = z.enum(obstacleCodes);
const helping = 'Chercher avec la personne ce qui lèverait cette difficulté.';
const obstacleFields = {
  code: choiceField(
    obstacleSchema,
    obstacleCodes.map((value) => ({ value, label: obstacles[value].label })),
    { ...kept, label: 'Difficulté', section: 'obstacle', purpose: helping },
  ),
  startsOn: dateField({ ...kept, label: 'Depuis le', section: 'obstacle', purpose: helping }),
  endsOn: dateField({
    ...kept,
    label: 'Jusqu’au',
    help: 'Dernier jour compris. Vide si cela dure encore.',
    section: 'obstacle',
    purpose: helping,
  }),
  act: longTextField(1000, {
    ...kept,
    label: 'Ce qui est fait',
    help: 'Les démarches en cours. Rien sur la santé, la justice ni les opinions.',
    section: 'obstacle',
    purpose: helping,
  }),
} as const satisfies Fields;

// --- All kinds. ---

interface ProfileKindOf {
  /** Heading of the whole, and what one of them is called inside a sentence. */
  readonly title: string;
  readonly said: string;
  readonly fields: Fields;
  /** In an order that the adviser chooses: the first counts most. */
  readonly isRanked: boolean;
  readonly hasEvidence: boolean;
}
export const profileKinds = {
  target: {
    title: 'Métiers visés',
    said: 'métier visé',
    fields: targetFields,
    isRanked: true,
    hasEvidence: true,
  },
  ability: {
    title: 'Aptitudes',
    said: 'aptitude',
    fields: abilityFields,
    isRanked: true,
    hasEvidence: true,
  },
  diploma: {
    title: 'Diplômes',
    said: 'diplôme',
    fields: diplomaFields,
    isRanked: false,
    hasEvidence: false,
  },
  language: {
    title: 'Langues',
    said: 'langue',
    fields: languageFields,
    isRanked: false,
    hasEvidence: false,
  },
  licence: {
    title: 'Permis',
    said: 'permis',
    fields: licenceFields,
    isRanked: false,
    hasEvidence: false,
  },
  transport: {
    title: 'Horaires de transport',
    said: 'horaires de transport',
    fields: transportFields,
    isRanked: false,
    hasEvidence: false,
  },
  availability: {
    title: 'Disponibilités',
    said: 'disponibilités',
    fields: availabilityFields,
    isRanked: false,
    hasEvidence: false,
  },
  obstacle: {
    title: 'Freins',
    said: 'frein',
    fields: obstacleFields,
    isRanked: false,
    hasEvidence: false,
  },
} as const satisfies Readonly<Record<string, ProfileKindOf>>;

export type ProfileKind = keyof typeof profileKinds;
export const profileKindNames = Object.keys(profileKinds) as readonly ProfileKind[];
export const profileKindSchema = z.enum(profileKindNames);
export type ContentOf<K extends ProfileKind> = InputOf<(typeof profileKinds)[K]['fields']>;
