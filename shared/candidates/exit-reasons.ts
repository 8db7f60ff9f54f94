import { z } from 'zod';
import { typography } from '../base/text';
import { ageOn, type CivilDate, civilDate, formatFrenchDate } from '../base/time';
import type { Confidence } from '../law';

/*
 * Why somebody leaves: a closed list, so that what is counted of it can be told. Each reason says what it is, what is kept to
 * show it, which indicator of the activity of a mission locale it feeds, and from when to when it is lawful.
 */

/** Indicators that an exit feeds, as Dares, DMML and CNML name them. Vivier does not count them yet. */
export const fedIndicators = {
  B8: 'Sorties de CIVIS vers l’emploi durable',
  B9: 'Situations d’emploi signées',
  B10: 'Entrées en formation',
  B11: 'Retours en scolarité',
} as const;
export type FedIndicator = keyof typeof fedIndicators;

/** Two definitions of a durable job that do not agree: a figure is told with its own, and they are never added up. */
export const durableDefinitions = {
  civis: {
    label: 'Au sens du CIVIS (2005 à 2016)',
    definition:
      'CDI ou CDD de plus de 6 mois, alternance comprise, hors contrats aidés du secteur non marchand',
    source: 'Dares, bilans du CIVIS',
    confidence: 'S',
  },
  cej: {
    label: 'Au sens du CEJ (depuis 2022)',
    definition: 'contrat d’au moins 6 mois, dans toutes les branches',
    source: 'usage des bilans du CEJ, texte non trouvé',
    confidence: 'N',
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly label: string;
      readonly definition: string;
      readonly source: string;
      readonly confidence: Confidence;
    }
  >
>;
export type DurableDefinition = keyof typeof durableDefinitions;
export const durableNames = Object.keys(durableDefinitions) as readonly DurableDefinition[];
/** `depends`: on how long the contract lasts, which the reason does not say. */
export type DurableAnswer = 'yes' | 'no' | 'depends';
export const durableWords: Readonly<Record<DurableAnswer, string>> = {
  yes: 'emploi durable',
  no: 'pas un emploi durable',
  depends: 'selon la durée du contrat',
};

export interface ExitReason {
  readonly label: string;
  readonly definition: string;
  readonly feeds: readonly FedIndicator[];
  /** What is expected to show it. */
  readonly proof: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** First and last day on which somebody may leave for it. */
  readonly since?: CivilDate;
  readonly until?: CivilDate;
  /** Why it is not lawful outside of them, as the end of a sentence, and what to do. */
  readonly outside?: string;
  /** Nobody leaves for it before this birthday. */
  readonly ageFrom?: number;
  /** Of a job: what each definition makes of it. */
  readonly durable?: Readonly<Record<DurableDefinition, DurableAnswer>>;
  /** The reason alone tells nothing: a few words are asked. */
  readonly needsDetail?: true;
}

const contractOfWork = 'Contrat de travail signé, ou attestation de l’employeur.';
const jobs = 'CNML et DMML, situations d’emploi';

export const exitReasons = {
  EMPLOI_DURABLE: {
    label: 'Emploi durable',
    definition: 'CDI, ou CDD de plus de 6 mois, hors alternance et hors contrat aidé non marchand.',
    feeds: ['B8', 'B9'],
    proof: contractOfWork,
    source: 'Dares, bilans du CIVIS ; CNML et DMML, situations d’emploi',
    confidence: 'S',
    durable: { civis: 'yes', cej: 'yes' },
  },
  EMPLOI_SIX_MOIS: {
    label: 'Emploi de 6 mois juste',
    definition:
      'CDD de 6 mois exactement : les deux définitions de l’emploi durable ne l’entendent pas ainsi.',
    feeds: ['B9'],
    proof: contractOfWork,
    source: jobs,
    confidence: 'S',
    durable: { civis: 'no', cej: 'yes' },
  },
  EMPLOI_COURT: {
    label: 'Emploi court',
    definition: 'CDD, intérim ou vacations de moins de 6 mois.',
    feeds: ['B9'],
    proof: contractOfWork,
    source: jobs,
    confidence: 'S',
    durable: { civis: 'no', cej: 'no' },
  },
  ALTERNANCE_PRO: {
    label: 'Contrat de professionnalisation',
    definition: 'Contrat de professionnalisation, quelle que soit sa durée.',
    feeds: ['B8', 'B9'],
    proof: 'Contrat signé, ou accord de prise en charge de l’OPCO.',
    source: 'CNML et DMML, situations d’emploi dont alternance ; Dares, bilans du CIVIS',
    confidence: 'S',
    durable: { civis: 'depends', cej: 'depends' },
  },
  ALTERNANCE_APPR: {
    label: 'Contrat d’apprentissage',
    definition: 'Contrat d’apprentissage, quelle que soit sa durée.',
    feeds: ['B8', 'B9'],
    proof: 'Contrat signé, ou son enregistrement.',
    source: 'CNML et DMML, situations d’emploi dont alternance ; Dares, bilans du CIVIS',
    confidence: 'S',
    durable: { civis: 'depends', cej: 'depends' },
  },
  CONTRAT_AIDE_NM: {
    label: 'Contrat aidé non marchand',
    definition:
      'CAE, emploi d’avenir non marchand, parcours emploi compétences : contrat aidé hors du marché.',
    feeds: ['B9'],
    proof: 'Contrat de travail et décision d’aide.',
    source: 'Dares, bilans du CIVIS : un CAE n’y est pas une sortie durable',
    confidence: 'S',
    durable: { civis: 'no', cej: 'depends' },
  },
  FORMATION: {
    label: 'Formation',
    definition: 'Entrée en formation professionnelle hors contrat de travail.',
    feeds: ['B10'],
    proof: 'Attestation d’entrée de l’organisme de formation.',
    source: 'DMML, entrées en formation',
    confidence: 'S',
  },
  SCOLARITE: {
    label: 'Retour en scolarité',
    definition: 'Retour en scolarité ou en études, sous statut scolaire ou étudiant.',
    feeds: ['B11'],
    proof: 'Certificat de scolarité.',
    source: 'DMML, retours en scolarité',
    confidence: 'S',
  },
  CREATION: {
    label: 'Création ou reprise d’activité',
    definition: 'Activité non salariée créée ou reprise, qui met fin au CIVIS après 6 mois.',
    feeds: [],
    proof: 'Immatriculation, ou déclaration de début d’activité.',
    source: 'Ancien D. 5131-19 du code du travail',
    confidence: 'S',
  },
  SERVICE_CIVIQUE: {
    label: 'Service civique',
    definition: 'Engagement de service civique, qui n’est pas un contrat de travail.',
    feeds: [],
    proof: 'Contrat d’engagement.',
    source: 'Loi n° 2010-241 du 10 mars 2010',
    confidence: 'V',
    since: civilDate('2010-03-10'),
    outside:
      'le service civique date de la loi du 10 mars 2010 ; choisissez un autre motif, ou corrigez la date',
  },
  DEMENAGEMENT: {
    label: 'Déménagement',
    definition: 'Départ hors du territoire ; une passation suit la personne.',
    feeds: [],
    proof: 'Nouvelle adresse, ou passation à la mission locale du lieu.',
    source: 'usage, texte non trouvé',
    confidence: 'N',
  },
  SANS_NOUVELLE: {
    label: 'Sans nouvelle',
    definition: 'Plus de réponse malgré les relances.',
    feeds: [],
    proof: 'Relances datées au parcours.',
    source: 'usage, texte non trouvé',
    confidence: 'N',
  },
  AGE: {
    label: 'Limite d’âge',
    definition: '26e anniversaire ; avec une RQTH, le CEJ va jusqu’à 29 ans révolus.',
    feeds: [],
    proof: 'Date de naissance de la fiche.',
    source: 'R. 5131-13 du code du travail, version du 1er janvier 2025',
    confidence: 'V',
    ageFrom: 26,
  },
  DEMANDE: {
    label: 'À la demande de la personne',
    definition: 'La personne demande expressément la fin de l’accompagnement.',
    feeds: [],
    proof: 'Demande écrite, ou notée au parcours avec sa date.',
    source: 'R. 5131-13 du code du travail, version du 1er janvier 2025',
    confidence: 'V',
  },
  MANQUEMENT: {
    label: 'Manquement aux engagements',
    definition: 'Contrat résilié par la mission locale après des explications demandées.',
    feeds: [],
    proof: 'Proposition écrite du référent et décision de résiliation.',
    source: 'Ancien D. 5131-19 ; L. 5131-5 et R. 5412-1 du code du travail depuis 2025',
    confidence: 'V',
    until: civilDate('2024-12-31'),
    outside:
      'depuis le 1er janvier 2025, un manquement mène à une sanction (L. 5131-5, R. 5412-1) et ne met plus fin au contrat ; choisissez un autre motif, ou corrigez la date',
  },
  DECES: {
    label: 'Décès',
    definition: 'La personne est décédée.',
    feeds: [],
    proof: 'Information notée au parcours, sans copie d’acte.',
    source: 'usage, texte non trouvé',
    confidence: 'N',
  },
  AUTRE: {
    label: 'Autre motif',
    definition: 'Ce que la liste ne dit pas ; à préciser en quelques mots.',
    feeds: [],
    proof: 'Selon le motif.',
    source: 'usage, texte non trouvé',
    confidence: 'N',
    needsDetail: true,
  },
} as const satisfies Readonly<Record<string, ExitReason>>;

export type ExitReasonCode = keyof typeof exitReasons;
export const exitReasonCodes = Object.keys(exitReasons) as readonly ExitReasonCode[];
export const exitReasonSchema = z.enum(exitReasonCodes);
export const exitReasonOf = (code: ExitReasonCode): ExitReason => exitReasons[code];

/** What each definition of a durable job makes of a reason; `null` where it is no job. */
export const durableOf = (code: ExitReasonCode): ExitReason['durable'] | null =>
  exitReasonOf(code).durable ?? null;

/** Why nobody leaves for this reason on that day, whoever it is; `null` where one may. */
export function reasonFault(code: ExitReasonCode, leftOn: CivilDate): string | null {
  const { label, since, until, outside = '' } = exitReasonOf(code);
  const isOutside = (since !== undefined && leftOn < since) || (until !== undefined && leftOn > until);
  return isOutside ? typography(`« ${label} » ne se choisit pas à cette date : ${outside}.`) : null;
}

/** Why somebody born that day does not leave for this reason on that day; `null` where she may. */
export function ageFault(code: ExitReasonCode, leftOn: CivilDate, birthDate: CivilDate): string | null {
  const { ageFrom } = exitReasonOf(code);
  if (ageFrom === undefined || ageOn(birthDate, leftOn) >= ageFrom) return null;
  return typography(
    `Le ${formatFrenchDate(leftOn)}, la personne n’a pas encore ${ageFrom} ans : choisissez un autre motif, ou corrigez la date.`,
  );
}
