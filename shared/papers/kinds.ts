import { z } from 'zod';
import type { Sensitivity } from '../fields';
import type { DocumentCode } from '../law';

/*
 * What papers of a person the portfolio keeps: a closed list, drawn from what the checklists of contract files and the
 * documents of the law ask of a person. No kind is a photo, bank details, or what a doctor says
 * (docs/sources/personal-data.md, ADR 44).
 */

/** What several kinds may prove alike: a later one of the same takes the place of the former. */
export type PaperGroup =
  | 'identity'
  | 'stay'
  | 'address'
  | 'disability'
  | 'level'
  | 'licence'
  | 'schooling'
  | 'job-seeking'
  | 'minimum-income'
  | 'cv'
  | 'guardian';

/** Read in an official text, in a secondary source, or not verified. */
export type PaperMark = 'V' | 'S' | 'N';

interface PaperKindOf {
  readonly label: string;
  /** Why it is kept, told to the person it is about. */
  readonly purpose: string;
  readonly group: PaperGroup;
  /** Lines of a checklist, and documents of the law, that it answers. */
  readonly answers: readonly DocumentCode[];
  /** The number that may be kept of it, and by which text; none without it. */
  readonly number?: { readonly label: string; readonly source: string };
  readonly expires: boolean;
  /** A copy of it may stand in what an employer receives. */
  readonly employerMaySee: boolean;
  /** No free text beside it, and why. */
  readonly noRemark?: string;
  readonly sensitivity: Sensitivity;
  readonly source: string;
  readonly mark: PaperMark;
  /** What to look at before it is taken as an answer. */
  readonly caution?: string;
  /** Words by which scans of it are called. */
  readonly words: readonly string[];
}

const catalogue = 'Catalogue commun des pièces justificatives';
const usage = 'Usage';

export const paperKinds = {
  'identity-card': {
    label: 'Carte d’identité',
    purpose: 'Vérifier l’identité portée sur un contrat ou une convention.',
    group: 'identity',
    answers: ['ID'],
    expires: true,
    employerMaySee: true,
    sensitivity: 'private',
    source: catalogue,
    mark: 'S',
    words: ['cni', 'identite', 'id'],
  },
  passport: {
    label: 'Passeport',
    purpose: 'Vérifier l’identité portée sur un contrat ou une convention.',
    group: 'identity',
    answers: ['ID'],
    expires: true,
    employerMaySee: true,
    sensitivity: 'private',
    source: catalogue,
    mark: 'S',
    words: ['passeport'],
  },
  'residence-permit': {
    label: 'Titre de séjour ou autorisation de travail',
    purpose:
      'Vérifier le droit de travailler, hors de l’Union européenne, de l’Espace économique européen et de la Suisse.',
    group: 'stay',
    answers: ['SEJ'],
    expires: true,
    employerMaySee: true,
    sensitivity: 'private',
    source: catalogue,
    mark: 'S',
    caution: 'Vérifiez que ce titre autorise ce travail.',
    words: ['sejour', 'titre sejour', 'autorisation travail'],
  },
  'permit-receipt': {
    label: 'Récépissé de demande de titre de séjour',
    purpose: 'Vérifier le droit de travailler pendant l’examen de la demande.',
    group: 'stay',
    answers: ['SEJ'],
    expires: true,
    employerMaySee: true,
    sensitivity: 'private',
    source: usage,
    mark: 'N',
    caution: 'Un récépissé n’autorise pas toujours à travailler\u202F: lisez ce qu’il dit.',
    words: ['recepisse'],
  },
  'proof-of-address': {
    label: 'Justificatif de domicile',
    purpose: 'Situer l’adresse dans un quartier ou une zone qui ouvre un droit, ou à l’entrée en CEJ.',
    group: 'address',
    answers: ['DOM'],
    expires: true,
    employerMaySee: false,
    sensitivity: 'private',
    source: catalogue,
    mark: 'N',
    caution: 'Il est d’usage demandé de moins de trois mois (à vérifier).',
    words: ['domicile', 'edf', 'quittance', 'loyer', 'hebergement'],
  },
  'disability-recognition': {
    label: 'Reconnaissance de travailleur handicapé, ou équivalent',
    purpose: 'Prouver la reconnaissance et sa date de fin, dont dépendent des âges et des aides.',
    group: 'disability',
    answers: ['RQTH'],
    expires: true,
    employerMaySee: false,
    noRemark: 'Rien n’est noté à côté de cette pièce\u202F: la nature du handicap ne se garde jamais.',
    sensitivity: 'special',
    source: 'Règlement (UE) 2016/679, art. 9',
    mark: 'V',
    words: ['rqth', 'mdph', 'handicape'],
  },
  diploma: {
    label: 'Diplôme ou attestation de niveau',
    purpose: 'Prouver le niveau, dont dépendent des contrats et leur rémunération.',
    group: 'level',
    answers: ['DIP'],
    expires: false,
    employerMaySee: true,
    sensitivity: 'ordinary',
    source: catalogue,
    mark: 'S',
    words: ['diplome', 'bac', 'cap', 'bep', 'brevet', 'releve notes'],
  },
  'driving-licence': {
    label: 'Permis de conduire',
    purpose: 'Répondre à un poste qui demande de conduire.',
    group: 'licence',
    answers: [],
    expires: true,
    employerMaySee: true,
    sensitivity: 'ordinary',
    source: usage,
    mark: 'N',
    words: ['permis', 'permis conduire'],
  },
  schooling: {
    label: 'Certificat de scolarité',
    purpose: 'Prouver les études en cours, ou la fin de la troisième avant 16 ans.',
    group: 'schooling',
    answers: [],
    expires: true,
    employerMaySee: false,
    sensitivity: 'ordinary',
    source: usage,
    mark: 'N',
    words: ['scolarite'],
  },
  'job-seeker': {
    label: 'Avis de situation de demandeur d’emploi',
    purpose: 'Prouver l’inscription et sa durée, dont dépendent des contrats.',
    group: 'job-seeking',
    answers: ['DE'],
    expires: false,
    employerMaySee: true,
    sensitivity: 'private',
    source: catalogue,
    mark: 'S',
    caution: 'Il dit la situation d’un jour\u202F: regardez sa date.',
    words: ['demandeur', 'france travail', 'pole emploi', 'avis situation', 'inscription'],
  },
  'minimum-income': {
    label: 'Attestation de RSA, d’ASS ou d’AAH',
    purpose: 'Prouver une allocation qui ouvre un contrat ou une aide.',
    group: 'minimum-income',
    answers: ['MIN'],
    number: { label: 'Numéro d’allocataire', source: 'Code du travail, art. R. 5134-19' },
    expires: true,
    employerMaySee: false,
    sensitivity: 'private',
    source: catalogue,
    mark: 'S',
    words: ['rsa', 'aah', 'ass', 'caf'],
  },
  cv: {
    label: 'CV',
    purpose: 'Présenter la personne à un employeur, avec son accord écrit et daté.',
    group: 'cv',
    answers: [],
    expires: false,
    employerMaySee: false,
    sensitivity: 'ordinary',
    source: usage,
    mark: 'N',
    words: ['cv', 'curriculum'],
  },
  'guardian-consent': {
    label: 'Accord du représentant légal',
    purpose: 'Prouver l’accord d’un parent ou du représentant légal avant 18 ans.',
    group: 'guardian',
    answers: ['REP'],
    expires: false,
    employerMaySee: true,
    sensitivity: 'private',
    source: 'Capacité du mineur',
    mark: 'N',
    caution: 'Vérifiez que cet accord vaut pour ce contrat.',
    words: ['representant', 'parental', 'parentale', 'tutelle'],
  },
} as const satisfies Readonly<Record<string, PaperKindOf>>;

export type PaperKind = keyof typeof paperKinds;
export const paperKindNames = Object.keys(paperKinds) as readonly PaperKind[];
export const paperKindSchema = z.enum(paperKindNames);
/** A kind with its type widened, for what treats all of them alike. */
export const paperKindOf = (kind: PaperKind): PaperKindOf => paperKinds[kind];

/** How long a copy is kept: words for whoever keeps it, and how sure they are. */
export const paperRetention = {
  words: 'Jusqu’à la décision qui demande la pièce, puis trois mois au plus.',
  mark: 'N',
} as const satisfies { readonly words: string; readonly mark: PaperMark };

/** Kinds of paper that answer a line of a checklist. */
export const kindsAnswering = (code: string): readonly PaperKind[] =>
  paperKindNames.filter((kind) => paperKindOf(kind).answers.some((each) => each === code));
/** Words by which scans of what answers a line are called. */
export const wordsAnswering = (code: string): readonly string[] =>
  kindsAnswering(code).flatMap((kind) => paperKindOf(kind).words);
