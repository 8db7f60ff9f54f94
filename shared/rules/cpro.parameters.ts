import { type CivilDate, civilDate } from '../time';
import type { DatedValue, Parameter } from './parameter';
import { type Confidence, type Source, source } from './source';

const since = <T>(from: string, value: T, cited: Source, confidence: Confidence): DatedValue<T> => ({
  from: civilDate(from),
  value,
  source: cited,
  confidence,
});

/** First day on which a contrat de professionnalisation could be concluded. */
export const cproFrom: CivilDate = civilDate('2004-10-01');
export const cproSource: Source = source(['L6325-1'], 'loi n° 2004-391 du 4 mai 2004');

/** Age, in completed years, from which the contract is open (and from which one may be employed at all). */
export const minimumAge = 16;
/** Age from which only the second and third publics of L. 6325-1 remain. */
export const seekerAge = 26;
/** Age at which the pay of D. 6325-15 rises. */
export const payRiseAge = 21;

/** Benefits that open the third public. */
export const thirdPublicBenefits: ReadonlySet<string> = new Set(['RSA', 'ASS', 'AAH']);

/** Whether the third public (RSA, ASS, AAH, former CUI) is admitted. */
export const thirdPublic: Parameter<boolean> = {
  id: 'cpro.third-public',
  label: 'Bénéficiaires du RSA, de l’ASS, de l’AAH et anciens titulaires d’un CUI admis',
  values: [
    since('2004-10-01', false, source(['L6325-1'], 'publics d’avant la loi n° 2009-1437'), 'S'),
    // The law is of 24 November; the articles it rewrote are in force from the 26th.
    since(
      '2009-11-24',
      false,
      source(['L6325-1'], 'loi n° 2009-1437 du 24 novembre 2009, effet non lu'),
      'N',
    ),
    since('2009-11-26', true, source(['L6325-1'], 'loi n° 2009-1437 du 24 novembre 2009'), 'V'),
  ],
};

/** Whether young people without upper secondary schooling are a priority public. */
export const priorityUnqualified: Parameter<boolean> = {
  id: 'cpro.priority-unqualified',
  label: 'Priorité aux 16–25 ans sans second cycle validé ni diplôme technologique ou professionnel',
  values: [
    since('2004-10-01', true, source(['L6325-11'], 'rédaction d’avant novembre 2009, non lue'), 'N'),
    since('2009-11-26', true, source(['L6325-1-1'], 'loi n° 2009-1437 du 24 novembre 2009'), 'V'),
  ],
};

/** Whether job seekers registered for more than a year are a priority public. */
export const priorityLongSeeker: Parameter<boolean> = {
  id: 'cpro.priority-long-seeker',
  label: 'Priorité aux inscrits depuis plus d’un an sur la liste des demandeurs d’emploi',
  values: [
    since('2004-10-01', false, source(['L6325-1-1'], 'publics d’avant la loi n° 2009-1437'), 'S'),
    since('2009-11-26', false, source(['L6325-1-1'], 'rédaction de 2009 à 2015, non lue'), 'N'),
    since('2015-08-19', true, source(['L6325-1-1']), 'V'),
  ],
};

/** Completed months after which a registration counts as long, exclusive. */
export const longSeekerMonths = 12;

/** Length of the action. */
export const durationSource: Source = source(['L6325-11', 'L6325-12']);
export const minimumMonths = 6;
export const ordinaryMaximumMonths = 12;

export const priorityMaximumMonths: Parameter<number> = {
  id: 'cpro.priority-maximum',
  label: 'Durée maximale de l’action pour les publics prioritaires, en mois',
  values: [
    since('2004-10-01', 24, source(['L6325-11'], 'rédaction d’avant le 1er janvier 2019'), 'V'),
    since('2019-01-01', 36, source(['L6325-11']), 'V'),
  ],
};

export const agreementMaximumMonths: Parameter<number> = {
  id: 'cpro.agreement-maximum',
  label: 'Durée maximale de l’action par accord de branche, en mois',
  values: [since('2004-10-01', 24, source(['L6325-12']), 'V')],
};

/** Share of training, in percent of the length of the contract, and its floor in hours. */
export const training = { minimumPercent: 15, maximumPercent: 25, floorHours: 150 } as const;
export const trainingSource: Source = source(['L6325-13', 'L6325-14']);
/**
 * The text gives no base in hours for these shares. The application takes weekly hours × 52/12 × months; a widespread
 * practice starts from 1,607 hours a year. The difference warns and never blocks.
 */
export const practiceHoursPerYear = 1607;

export type AgeBand = 'under-21' | 'from-21' | 'from-26';

/** Percentages of the SMIC (D. 6325-15, L. 6325-9), without and with a qualification of baccalaureate level. */
export interface PayGrid {
  readonly under21: readonly [base: number, qualified: number];
  readonly from21: readonly [base: number, qualified: number];
  readonly from26: number;
  /** Percent of the conventional minimum from 26 (D. 6325-18). */
  readonly conventional: number;
}

const grid: PayGrid = { under21: [55, 65], from21: [70, 80], from26: 100, conventional: 85 };

export const payGrid: Parameter<PayGrid> = {
  id: 'cpro.pay-grid',
  label: 'Salaire minimal : pourcentages du SMIC et du minimum conventionnel',
  values: [
    since('2004-10-01', grid, source(['L3242-1'], 'grille de 2004, sources secondaires'), 'S'),
    since(
      '2008-05-01',
      grid,
      source(['L6325-8', 'L6325-9', 'D6325-15', 'D6325-16', 'D6325-18', 'L3242-1']),
      'V',
    ),
  ],
};

/** Official form: number and revision. */
export interface FormReference {
  readonly number: string;
  readonly revision: string;
}

export const cproForm: Parameter<FormReference> = {
  id: 'cpro.form',
  label: 'Formulaire CERFA',
  values: [
    // Revision 02 was online in August 2020; what came before it, and the day on which 03 replaced it, were not found.
    since(
      '2004-10-01',
      { number: '12434', revision: '02' },
      source([], 'révision de l’époque non retrouvée'),
      'N',
    ),
    since('2020-09-01', { number: '12434', revision: '03' }, source([], 'CERFA 12434*03 (EJ 20)'), 'S'),
  ],
};

/** Time allowed to the body that funds, from reception. */
export interface DecisionTime {
  readonly code: 'CPRO_DECISION_1' | 'CPRO_DECISION_2';
  readonly count: number;
  readonly unit: 'months' | 'days';
  readonly silence: string;
}

export const decisionTime: Parameter<DecisionTime> = {
  id: 'cpro.decision',
  label: 'Délai de décision de l’organisme financeur',
  values: [
    since(
      '2004-10-01',
      {
        code: 'CPRO_DECISION_1',
        count: 1,
        unit: 'months',
        silence: 'La décision est à saisir dans le dossier.',
      },
      source([], 'délai d’un mois d’avant le décret n° 2011-535'),
      'S',
    ),
    since(
      '2011-05-20',
      {
        code: 'CPRO_DECISION_2',
        count: 20,
        unit: 'days',
        silence: 'Sans réponse dans ce délai, la prise en charge est réputée acceptée et le contrat déposé.',
      },
      source(['D6325-2']),
      'V',
    ),
  ],
};

/** How the contract is sent. */
export const filingWay: Parameter<string> = {
  id: 'cpro.filing',
  label: 'Destinataire et forme de l’envoi du contrat',
  values: [
    since(
      '2004-10-01',
      'L’employeur envoie le contrat et le document annexé à l’OPCA.',
      source([], 'décrets de 2004'),
      'S',
    ),
    since(
      '2019-01-01',
      'L’employeur envoie le contrat et le document annexé à l’opérateur de compétences.',
      source(['D6325-1']),
      'S',
    ),
    since(
      '2024-08-01',
      'L’employeur transmet le contrat et le document annexé à l’opérateur de compétences par le service dématérialisé.',
      source(['D6325-1']),
      'V',
    ),
  ],
};

/** Whether the employer must name a tutor. */
export const tutorDuty: Parameter<boolean> = {
  id: 'cpro.tutor-duty',
  label: 'Désignation obligatoire d’un tuteur',
  values: [
    since('2004-10-01', false, source([], 'désignation facultative d’avant la loi n° 2014-288'), 'S'),
    since('2014-03-07', true, source(['L6325-3-1', 'D6325-6']), 'V'),
  ],
};

export const tutorLimits = { experienceYears: 2, tutees: 3, tuteesOfEmployer: 2 } as const;

/** The parameters of the scheme, for the generated page and the tests that read the whole table. */
export const cproParameters: readonly Parameter<unknown>[] = [
  thirdPublic,
  priorityUnqualified,
  priorityLongSeeker,
  priorityMaximumMonths,
  agreementMaximumMonths,
  payGrid,
  cproForm,
  decisionTime,
  filingWay,
  tutorDuty,
];
