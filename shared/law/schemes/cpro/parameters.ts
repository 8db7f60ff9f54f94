import { type CivilDate, civilDate } from '../../../base/time';
import {
  type Amount,
  amount,
  type Parameter,
  showAmount,
  since,
  type Unit,
  unchanged,
  valueOn,
} from '../../engine/parameter';
import { type FormReference, showForm, yesOrNo } from '../../engine/shown';
import { type Source, source } from '../../engine/source';

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

/** First day on which the third public is certainly admitted. */
export const thirdPublicFrom: CivilDate = civilDate('2009-11-26');

/** Whether the third public (RSA, ASS, AAH, former CUI) is admitted. */
export const thirdPublic: Parameter<boolean> = {
  id: 'cpro.third-public',
  show: yesOrNo,
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
    since(thirdPublicFrom, true, source(['L6325-1'], 'loi n° 2009-1437 du 24 novembre 2009'), 'V'),
  ],
};

/** Whether young people without upper secondary schooling are a priority public. */
export const priorityUnqualified: Parameter<boolean> = {
  id: 'cpro.priority-unqualified',
  show: yesOrNo,
  label: 'Priorité aux 16–25 ans sans second cycle validé ni diplôme technologique ou professionnel',
  values: [
    since('2004-10-01', true, source(['L6325-11'], 'rédaction d’avant novembre 2009, non lue'), 'N'),
    since('2009-11-26', true, source(['L6325-1-1'], 'loi n° 2009-1437 du 24 novembre 2009'), 'V'),
  ],
};

/** Whether job seekers registered for more than a year are a priority public. */
export const priorityLongSeeker: Parameter<boolean> = {
  id: 'cpro.priority-long-seeker',
  show: yesOrNo,
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

export const priorityMaximumMonths: Amount = amount({
  id: 'cpro.priority-maximum',
  label: 'Durée maximale de l’action pour les publics prioritaires',
  unit: 'months',
  reviewMonths: null,
  values: [
    since('2004-10-01', 24, source(['L6325-11'], 'rédaction d’avant le 1er janvier 2019'), 'V'),
    since('2019-01-01', 36, source(['L6325-11']), 'V'),
  ],
});

export const agreementMaximumMonths: Amount = amount({
  id: 'cpro.agreement-maximum',
  label: 'Durée maximale de l’action par accord de branche',
  unit: 'months',
  reviewMonths: null,
  values: unchanged(cproFrom, 24, source(['L6325-12'])),
});

/** Share of training, in percent of the length of the contract, and its floor in hours. */
export const training = { minimumPercent: 15, maximumPercent: 25, floorHours: 150 } as const;
export const trainingSource: Source = source(['L6325-13', 'L6325-14']);
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
  show: ({ under21, from21, from26, conventional }) =>
    `moins de 21 ans ${under21[0]} ou ${under21[1]} %, 21–25 ans ${from21[0]} ou ${from21[1]} %, 26 ans et plus ${from26} % et au moins ${conventional} % du minimum conventionnel`,
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

export const cproForm: Parameter<FormReference> = {
  id: 'cpro.form',
  show: showForm,
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
  show: ({ count, unit, silence }) => `${count} ${unit === 'days' ? 'jours' : 'mois'}. ${silence}`,
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
  show: (value) => value,
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

/** First day on which the employer must name a tutor (loi n° 2014-288). */
export const tutorFrom: CivilDate = civilDate('2014-03-07');

/** Whether the employer must name a tutor. */
export const tutorDuty: Parameter<boolean> = {
  id: 'cpro.tutor-duty',
  show: yesOrNo,
  label: 'Désignation obligatoire d’un tuteur',
  values: [
    since('2004-10-01', false, source([], 'désignation facultative d’avant la loi n° 2014-288'), 'S'),
    since(tutorFrom, true, source(['L6325-3-1', 'D6325-6']), 'V'),
  ],
};

/** Whether a contract concluded on the day must name a tutor. */
export const isTutorRequired = (on: CivilDate): boolean => valueOn(tutorDuty, on)?.value === true;

export const tutorLimits = { experienceYears: 2, tutees: 3, tuteesOfEmployer: 2 } as const;

/** A number that no text has changed since a day: shown on the page of the scheme, not open to added values. */
const fixed = (
  id: string,
  label: string,
  unit: Unit,
  value: number,
  cited: Source,
  from: CivilDate = cproFrom,
): Parameter<number> => ({
  id,
  label,
  show: (shown) => showAmount(shown, unit),
  values: unchanged(from, value, cited),
});

const fixedParameters: readonly Parameter<number>[] = [
  fixed('cpro.minimum-age', 'Âge minimal', 'years', minimumAge, source(['L6325-1', 'L4153-1'])),
  fixed(
    'cpro.seeker-age',
    'Âge à partir duquel l’inscription comme demandeur d’emploi est demandée',
    'years',
    seekerAge,
    source(['L6325-1']),
  ),
  fixed('cpro.minimum', 'Durée minimale de l’action', 'months', minimumMonths, durationSource),
  fixed(
    'cpro.ordinary-maximum',
    'Durée maximale ordinaire de l’action',
    'months',
    ordinaryMaximumMonths,
    durationSource,
  ),
  fixed(
    'cpro.long-seeker',
    'Inscription au-delà de laquelle le demandeur d’emploi est prioritaire',
    'months',
    longSeekerMonths,
    source(['L6325-1-1']),
    civilDate('2015-08-19'),
  ),
  fixed(
    'cpro.training-minimum',
    'Part minimale de la formation',
    'percent',
    training.minimumPercent,
    trainingSource,
  ),
  fixed(
    'cpro.training-maximum',
    'Part maximale de la formation sans accord de branche',
    'percent',
    training.maximumPercent,
    trainingSource,
  ),
  fixed('cpro.training-floor', 'Formation, au moins', 'hours', training.floorHours, trainingSource),
  fixed(
    'cpro.tutor-experience',
    'Expérience du tuteur, au moins',
    'years',
    tutorLimits.experienceYears,
    source(['D6325-6']),
    civilDate('2014-08-28'),
  ),
];

/** Public aid to the employer: the age under which the exceptional aid was open, and the level above which it was not. */
export const aidAgeLimit = 30;
export const aidMaximumLevel = 7;

const exceptionalSource = source([], 'décret n° 2020-1084 du 24 août 2020');
const prolongedSource = source([], 'aide de 2020 prolongée par décrets successifs');
const closedAidSource = source([], 'décret n° 2024-392 du 27 avril 2024');
const aid2023Source = source([], 'aide des contrats conclus du 1er janvier 2023 au 30 avril 2024');

/** First day of the exceptional aid: what the State paid before was not gathered. */
export const aidFrom: CivilDate = civilDate('2020-07-01');

export const aidMinor: Amount = amount({
  id: 'cpro.aid-minor',
  label: 'Aide exceptionnelle à l’employeur, salarié de moins de 18 ans, première année',
  unit: 'cents',
  reviewMonths: null,
  values: [
    since('2020-07-01', 500_000, exceptionalSource, 'V'),
    since('2021-03-01', 500_000, prolongedSource, 'S'),
    since('2023-01-01', 600_000, aid2023Source, 'S'),
    since('2024-05-01', 0, closedAidSource, 'S'),
  ],
});

export const aidAdult: Amount = amount({
  id: 'cpro.aid-adult',
  label: 'Aide exceptionnelle à l’employeur, salarié de 18 à 29 ans, première année',
  unit: 'cents',
  reviewMonths: null,
  values: [
    since('2020-07-01', 800_000, exceptionalSource, 'V'),
    since('2021-03-01', 800_000, prolongedSource, 'S'),
    since('2023-01-01', 600_000, aid2023Source, 'S'),
    since('2024-05-01', 0, closedAidSource, 'S'),
  ],
});

const seekerAidSource = source([], 'France Travail, aides à l’embauche en contrat de professionnalisation');
export const aidSeeker: Amount = amount({
  id: 'cpro.aid-seeker',
  label: 'Aide de France Travail, demandeur d’emploi de 26 ans et plus',
  unit: 'cents',
  reviewMonths: 24,
  values: [
    since('2020-07-01', 200_000, seekerAidSource, 'S'),
    // Read again, unchanged.
    since('2025-08-06', 200_000, source([], 'ministère du travail, fiche du 6 août 2025'), 'S'),
  ],
});

export const seniorAge = 45;
export const aidSenior: Amount = amount({
  id: 'cpro.aid-senior',
  label: 'Aide de l’État, demandeur d’emploi de 45 ans et plus',
  unit: 'cents',
  reviewMonths: 24,
  values: [
    since('2020-07-01', 200_000, seekerAidSource, 'S'),
    // Read again, unchanged.
    since('2025-08-06', 200_000, source([], 'ministère du travail, fiche du 6 août 2025'), 'S'),
  ],
});

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
  aidMinor,
  aidAdult,
  aidSeeker,
  aidSenior,
  ...fixedParameters,
];
