// Case tables of the contrat de professionnalisation, for a reader who knows the law and not the program: one line a
// case, with what changes from the ordinary contract below, what is expected and why. Run by cpro.test.ts.
import { type Facts, factsSchema } from './facts';

/** Ordinary contract: 22 years old, CAP, private company, CDD of twelve months at 35 hours with 300 hours of training. */
export const ordinary: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2027-09-06',
  candidate: {
    birthDate: '2004-03-12',
    level: '3',
    diplomaObtained: true,
    diplomaKind: 'professional',
    upperSecondaryValidated: false,
    firstHigherCycleUnfinished: false,
    registeredJobSeekerSince: '2026-03-01',
    jobSeekerMonthsInLast18: 6,
    disabledWorker: false,
    benefits: [],
    formerAidedContract: false,
    student: false,
    inTraining: false,
    specialDifficulties: true,
    residence: 'QPV',
    workPermitNeeded: false,
  },
  employer: { kind: 'private-company', headcount: 120, idcc: '2098', conventionalMinimumMonthly: 1890 },
  contract: {
    nature: 'CDD',
    weeklyHours: 35,
    trainingHours: 300,
    renewalOf: null,
    qualification: 'RNCP',
    branchAgreement: null,
  },
});

type Section = Record<string, unknown>;
/** What differs from the ordinary contract; `undefined` makes a fact unknown, `null` known to be none. */
export interface Change {
  readonly on?: string;
  readonly startsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly candidate?: Section;
  readonly employer?: Section;
  readonly contract?: Section;
}

export const changed = (change: Change): Facts =>
  factsSchema.parse({
    ...ordinary,
    ...change,
    candidate: { ...ordinary.candidate, ...change.candidate },
    employer: { ...ordinary.employer, ...change.employer },
    contract: { ...ordinary.contract, ...change.contract },
  });

type Verdict = 'eligible' | 'ineligible' | 'to-check';
const notRegistered = { registeredJobSeekerSince: null };

/** situation · change · verdict · condition that decides · source */
export const verdictCases: readonly (readonly [
  situation: string,
  change: Change,
  verdict: Verdict,
  condition: string | null,
  source: string,
])[] = [
  // In force: the first conclusions
  ['conclu la veille de l’ouverture', { on: '2004-09-30' }, 'ineligible', 'in-force', 'loi n° 2004-391'],
  [
    'conclu le jour de l’ouverture',
    {
      on: '2004-10-01',
      startsOn: '2004-10-04',
      endsOn: '2005-10-03',
      candidate: { birthDate: '1983-03-12', ...notRegistered },
    },
    'eligible',
    null,
    'loi n° 2004-391',
  ],

  // 16 years
  [
    '15 ans à la conclusion et au début',
    { candidate: { birthDate: '2010-09-08' } },
    'ineligible',
    'age',
    'L. 6325-1',
  ],
  [
    '16 ans le jour du début, 15 à la conclusion',
    { candidate: { birthDate: '2010-09-07' } },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    '16 ans le lendemain de la conclusion',
    { candidate: { birthDate: '2010-09-02' } },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    '16 ans le jour de la conclusion',
    { candidate: { birthDate: '2010-09-01' } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '16 ans la veille de la conclusion',
    { candidate: { birthDate: '2010-08-31' } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '16 ans entre un début et une conclusion plus tardive',
    { on: '2026-09-09', candidate: { birthDate: '2010-09-08' } },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    '15 ans, début inconnu',
    { startsOn: undefined, candidate: { birthDate: '2010-09-02' } },
    'to-check',
    'age',
    'L. 6325-1',
  ],

  // 26 years ("25 ans révolus": until the eve of the 26th birthday)
  [
    '26 ans le lendemain du début, non inscrit',
    { candidate: { birthDate: '2000-09-08', ...notRegistered } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '26 ans le jour du début, non inscrit',
    { candidate: { birthDate: '2000-09-07', ...notRegistered } },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    '26 ans le lendemain de la conclusion, non inscrit',
    { candidate: { birthDate: '2000-09-02', ...notRegistered } },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    '26 ans entre conclusion et début, inscrit',
    { candidate: { birthDate: '2000-09-02' } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '26 ans le jour de la conclusion, non inscrit',
    { candidate: { birthDate: '2000-09-01', ...notRegistered } },
    'ineligible',
    'age',
    'L. 6325-1',
  ],
  [
    '26 ans le jour de la conclusion, inscrit',
    { candidate: { birthDate: '2000-09-01' } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '40 ans, inscrit après la conclusion',
    { candidate: { birthDate: '1986-01-01', registeredJobSeekerSince: '2026-09-02' } },
    'ineligible',
    'age',
    'L. 6325-1',
  ],
  [
    '40 ans, inscrit le jour de la conclusion',
    { candidate: { birthDate: '1986-01-01', registeredJobSeekerSince: '2026-09-01' } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '40 ans, inscription inconnue',
    { candidate: { birthDate: '1986-01-01', registeredJobSeekerSince: undefined } },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    '40 ans, RSA',
    { candidate: { birthDate: '1986-01-01', ...notRegistered, benefits: ['RSA'] } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '40 ans, ancien contrat unique d’insertion',
    { candidate: { birthDate: '1986-01-01', ...notRegistered, formerAidedContract: true } },
    'eligible',
    null,
    'L. 6325-1',
  ],
  [
    '40 ans, minima sociaux inconnus',
    { candidate: { birthDate: '1986-01-01', ...notRegistered, benefits: undefined } },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    '15 ans et AAH',
    { candidate: { birthDate: '2011-01-01', benefits: ['AAH'] } },
    'ineligible',
    'age',
    'L. 6325-1',
  ],

  // Third public: law of 24 November 2009, in force on the 26th
  [
    'ASS avant la loi de 2009',
    {
      on: '2009-11-23',
      startsOn: '2009-12-01',
      endsOn: '2010-11-30',
      candidate: { birthDate: '1970-01-01', ...notRegistered, benefits: ['ASS'] },
    },
    'ineligible',
    'age',
    'L. 6325-1',
  ],
  [
    'ASS le jour de la loi de 2009',
    {
      on: '2009-11-24',
      startsOn: '2009-12-01',
      endsOn: '2010-11-30',
      candidate: { birthDate: '1970-01-01', ...notRegistered, benefits: ['ASS'] },
    },
    'to-check',
    'age',
    'L. 6325-1',
  ],
  [
    'ASS à l’entrée en vigueur de la loi de 2009',
    {
      on: '2009-11-26',
      startsOn: '2009-12-01',
      endsOn: '2010-11-30',
      candidate: { birthDate: '1970-01-01', ...notRegistered, benefits: ['ASS'] },
    },
    'eligible',
    null,
    'L. 6325-1',
  ],

  // Employers
  ['association', { employer: { kind: 'association' } }, 'eligible', null, 'ministère du travail'],
  [
    'société coopérative d’intérêt collectif',
    { employer: { kind: 'scic' } },
    'eligible',
    null,
    'ministère du travail',
  ],
  ['entreprise de travail temporaire', { employer: { kind: 'temp-agency' } }, 'eligible', null, 'L. 6325-23'],
  ['GEIQ', { employer: { kind: 'geiq' } }, 'eligible', null, 'D. 6325-23'],
  [
    'EPIC ou délégataire',
    { employer: { kind: 'public-service-operator' } },
    'eligible',
    null,
    'ministère du travail',
  ],
  [
    'établissement public administratif',
    { employer: { kind: 'public-body' } },
    'ineligible',
    'employer',
    'ministère du travail',
  ],
  [
    'collectivité',
    { employer: { kind: 'local-authority' } },
    'ineligible',
    'employer',
    'ministère du travail',
  ],
  ['État', { employer: { kind: 'state' } }, 'ineligible', 'employer', 'ministère du travail'],
  ['particulier', { employer: { kind: 'private-individual' } }, 'ineligible', 'employer', 'service-public'],
  ['employeur inconnu', { employer: { kind: undefined } }, 'to-check', 'employer', 'ministère du travail'],

  // Qualification and nature
  ['CQP', { contract: { qualification: 'CQP' } }, 'eligible', null, 'L. 6314-1'],
  [
    'qualification de branche',
    { contract: { qualification: 'branch-classification' } },
    'eligible',
    null,
    'L. 6314-1',
  ],
  [
    'aucune qualification visée',
    { contract: { qualification: null } },
    'ineligible',
    'qualification',
    'L. 6325-1',
  ],
  [
    'contrat expérimental, dernier jour',
    {
      on: '2023-12-23',
      startsOn: '2024-01-01',
      endsOn: '2024-12-31',
      candidate: { registeredJobSeekerSince: null },
      contract: { qualification: 'experimental' },
    },
    'eligible',
    null,
    'loi n° 2018-771',
  ],
  [
    'contrat expérimental, lendemain',
    {
      on: '2023-12-24',
      startsOn: '2024-01-01',
      endsOn: '2024-12-31',
      candidate: { registeredJobSeekerSince: null },
      contract: { qualification: 'experimental' },
    },
    'ineligible',
    'qualification',
    'loi n° 2018-771',
  ],
  [
    'parcours avec VAE',
    { contract: { qualification: 'vae-pathway' } },
    'to-check',
    'qualification',
    'loi n° 2022-1598',
  ],
  ['CDI', { contract: { nature: 'CDI' } }, 'eligible', null, 'L. 6325-5'],
  [
    'CDI en travail temporaire',
    { employer: { kind: 'temp-agency' }, contract: { nature: 'CDI' } },
    'to-check',
    'nature',
    'L. 6325-23',
  ],

  // Duration, both ends included
  [
    '6 mois moins un jour',
    { endsOn: '2027-03-05', contract: { trainingHours: 200 } },
    'ineligible',
    'duration',
    'L. 6325-11',
  ],
  ['6 mois', { endsOn: '2027-03-06', contract: { trainingHours: 200 } }, 'eligible', null, 'L. 6325-11'],
  ['12 mois et un jour', { endsOn: '2027-09-07' }, 'ineligible', 'duration', 'L. 6325-11'],
  [
    '24 mois, accord de branche',
    { endsOn: '2028-09-06', contract: { trainingHours: 600, branchAgreement: { maxMonths: 24 } } },
    'eligible',
    null,
    'L. 6325-12',
  ],
  [
    '24 mois et un jour, accord de branche',
    { endsOn: '2028-09-07', contract: { trainingHours: 600, branchAgreement: { maxMonths: 24 } } },
    'ineligible',
    'duration',
    'L. 6325-12',
  ],
  [
    '24 mois, accord inconnu',
    { endsOn: '2028-09-06', contract: { trainingHours: 600, branchAgreement: undefined } },
    'to-check',
    'duration',
    'L. 6325-12',
  ],
  [
    '36 mois, sans second cycle ni diplôme',
    {
      endsOn: '2029-09-06',
      candidate: { level: 'infra3', diplomaObtained: false, diplomaKind: null },
      contract: { trainingHours: 900 },
    },
    'eligible',
    null,
    'L. 6325-1-1',
  ],
  [
    '36 mois et un jour, sans second cycle ni diplôme',
    {
      endsOn: '2029-09-07',
      candidate: { level: 'infra3', diplomaObtained: false, diplomaKind: null },
      contract: { trainingHours: 900 },
    },
    'ineligible',
    'duration',
    'L. 6325-11',
  ],
  [
    '36 mois, inscrit depuis un an et un jour',
    {
      endsOn: '2029-09-06',
      candidate: { registeredJobSeekerSince: '2025-08-31' },
      contract: { trainingHours: 900 },
    },
    'eligible',
    null,
    'L. 6325-1-1',
  ],
  [
    '36 mois, inscrit depuis un an jour pour jour',
    {
      endsOn: '2029-09-06',
      candidate: { registeredJobSeekerSince: '2025-09-01' },
      contract: { trainingHours: 900 },
    },
    'ineligible',
    'duration',
    'L. 6325-1-1',
  ],
  [
    '36 mois conclus le 31/12/2018',
    {
      on: '2018-12-31',
      startsOn: '2019-01-07',
      endsOn: '2022-01-06',
      candidate: {
        birthDate: '2000-03-12',
        level: 'infra3',
        diplomaObtained: false,
        diplomaKind: null,
        ...notRegistered,
      },
      contract: { trainingHours: 900 },
    },
    'ineligible',
    'duration',
    'L. 6325-11',
  ],
  [
    '36 mois conclus le 01/01/2019',
    {
      on: '2019-01-01',
      startsOn: '2019-01-07',
      endsOn: '2022-01-06',
      candidate: {
        birthDate: '2000-03-12',
        level: 'infra3',
        diplomaObtained: false,
        diplomaKind: null,
        ...notRegistered,
      },
      contract: { trainingHours: 900 },
    },
    'eligible',
    null,
    'L. 6325-11',
  ],
  [
    '36 mois conclus le 02/01/2019',
    {
      on: '2019-01-02',
      startsOn: '2019-01-07',
      endsOn: '2022-01-06',
      candidate: {
        birthDate: '2000-03-12',
        level: 'infra3',
        diplomaObtained: false,
        diplomaKind: null,
        ...notRegistered,
      },
      contract: { trainingHours: 900 },
    },
    'eligible',
    null,
    'L. 6325-11',
  ],
  [
    '12 mois à partir d’un 29 février : jusqu’au 28 inclus',
    {
      on: '2024-02-26',
      startsOn: '2024-02-29',
      endsOn: '2025-02-28',
      candidate: { birthDate: '2002-03-12', registeredJobSeekerSince: null },
    },
    'eligible',
    null,
    'L. 6325-11',
  ],
  [
    '12 mois et un jour à partir d’un 29 février',
    {
      on: '2024-02-26',
      startsOn: '2024-02-29',
      endsOn: '2025-03-01',
      candidate: { birthDate: '2002-03-12', registeredJobSeekerSince: null },
    },
    'ineligible',
    'duration',
    'L. 6325-11',
  ],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', 'L. 6325-11'],
  ['CDD sans terme', { endsOn: null }, 'ineligible', 'duration', 'L. 1242-7'],
  [
    'CDI sans fin d’action',
    { endsOn: null, contract: { nature: 'CDI' } },
    'to-check',
    'duration',
    'L. 6325-11',
  ],
  ['fin avant le début', { endsOn: '2026-09-06' }, 'ineligible', 'duration', 'L. 6325-11'],

  // Working time
  ['17 ans, 35 h', { candidate: { birthDate: '2009-03-12' } }, 'eligible', null, 'L. 3162-1'],
  [
    '17 ans, 36 h',
    { candidate: { birthDate: '2009-03-12' }, contract: { weeklyHours: 36 } },
    'to-check',
    'weekly-hours',
    'L. 3162-1',
  ],
  [
    '17 ans, 41 h',
    { candidate: { birthDate: '2009-03-12' }, contract: { weeklyHours: 41 } },
    'ineligible',
    'weekly-hours',
    'L. 3162-1',
  ],
  [
    '18 ans le lendemain du début, 41 h',
    { candidate: { birthDate: '2008-09-08' }, contract: { weeklyHours: 41 } },
    'ineligible',
    'weekly-hours',
    'L. 3162-1',
  ],
  [
    '18 ans le jour du début, 41 h',
    { candidate: { birthDate: '2008-09-07' }, contract: { weeklyHours: 41, trainingHours: 400 } },
    'eligible',
    null,
    'L. 3162-1',
  ],
  ['50 h', { contract: { weeklyHours: 50, trainingHours: 400 } }, 'to-check', 'weekly-hours', 'L. 6325-10'],

  // Training: a base in hours that the text does not give never makes ineligible
  ['149 h', { contract: { trainingHours: 149 } }, 'ineligible', 'training', 'L. 6325-13'],
  [
    '150 h, sous les deux assiettes',
    { contract: { trainingHours: 150 } },
    'to-check',
    'training',
    'L. 6325-13',
  ],
  [
    '272 h, entre les deux assiettes',
    { contract: { trainingHours: 272 } },
    'to-check',
    'training',
    'L. 6325-13',
  ],
  ['273 h', { contract: { trainingHours: 273 } }, 'eligible', null, 'L. 6325-13'],
  ['455 h', { contract: { trainingHours: 455 } }, 'eligible', null, 'L. 6325-13'],
  ['456 h sans accord', { contract: { trainingHours: 456 } }, 'to-check', 'training', 'L. 6325-14'],
  [
    '456 h, accord à 40 %',
    { contract: { trainingHours: 456, branchAgreement: { maxMonths: 24, maxTrainingShare: 0.4 } } },
    'eligible',
    null,
    'L. 6325-14',
  ],
  [
    '455 h, exactement la part de 35 % d’un accord de branche',
    {
      on: '2015-08-20',
      startsOn: '2015-08-20',
      endsOn: '2016-04-29',
      candidate: { birthDate: '1994-06-01', registeredJobSeekerSince: null },
      contract: { weeklyHours: 36, trainingHours: 455, branchAgreement: { maxTrainingShare: 0.35 } },
    },
    'eligible',
    null,
    'L. 6325-14',
  ],
  ['aucune formation', { contract: { trainingHours: null } }, 'ineligible', 'training', 'L. 6325-13'],

  // Renewal
  [
    'renouvellement après échec',
    { contract: { renewalOf: { reason: 'exam-failure' } } },
    'to-check',
    'renewal',
    'L. 6325-7',
  ],
  [
    'premier renouvellement après échec',
    { contract: { renewalOf: { reason: 'exam-failure', timesRenewed: 0 } } },
    'eligible',
    null,
    'L. 6325-7',
  ],
  [
    'second renouvellement',
    { contract: { renewalOf: { reason: 'exam-failure', timesRenewed: 1 } } },
    'ineligible',
    'renewal',
    'L. 6325-7',
  ],
  [
    'renouvellement pour un autre motif',
    { contract: { renewalOf: { reason: 'other', timesRenewed: 0 } } },
    'ineligible',
    'renewal',
    'L. 6325-7',
  ],
  [
    'renouvellement dont seule la référence est connue',
    { contract: { renewalOf: 'DOSSIER-12' } },
    'to-check',
    'renewal',
    'L. 6325-7',
  ],
  [
    'qualification supérieure, 29/07/2011',
    {
      on: '2011-07-29',
      startsOn: '2011-08-01',
      endsOn: '2012-07-31',
      candidate: { birthDate: '1990-01-01', ...notRegistered },
      contract: { renewalOf: { reason: 'further-qualification', timesRenewed: 0 } },
    },
    'to-check',
    'renewal',
    'L. 6325-7',
  ],
  [
    'qualification supérieure, 30/07/2011',
    {
      on: '2011-07-30',
      startsOn: '2011-08-01',
      endsOn: '2012-07-31',
      candidate: { birthDate: '1990-01-01', ...notRegistered },
      contract: { renewalOf: { reason: 'further-qualification', timesRenewed: 0 } },
    },
    'eligible',
    null,
    'L. 6325-7',
  ],

  // Work permit
  [
    'autorisation de travail nécessaire, non reçue',
    { candidate: { workPermitNeeded: true } },
    'to-check',
    'work-permit',
    'circulaire de 2007',
  ],
  [
    'nécessité d’autorisation inconnue',
    { candidate: { workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'circulaire de 2007',
  ],
];

/** situation · change · percent · basis · euros of the first month · to check · source */
export const payCases: readonly (readonly [
  situation: string,
  change: Change,
  percent: number,
  of: 'SMIC' | 'conventional-minimum',
  monthly: number,
  toCheck: boolean,
  source: string,
])[] = [
  [
    'moins de 21 ans, CAP',
    { candidate: { birthDate: '2006-03-12' } },
    55,
    'SMIC',
    1026.86,
    false,
    'D. 6325-15',
  ],
  [
    'moins de 21 ans, bac professionnel',
    { candidate: { birthDate: '2006-03-12', level: '4' } },
    65,
    'SMIC',
    1213.56,
    false,
    'D. 6325-15',
  ],
  ['21 ans, CAP', {}, 70, 'SMIC', 1306.91, false, 'D. 6325-15'],
  ['21 ans, bac professionnel', { candidate: { level: '4' } }, 80, 'SMIC', 1493.61, false, 'D. 6325-15'],
  ['21 ans, niveau IV de 1969', { candidate: { level: 'IV' } }, 80, 'SMIC', 1493.61, false, 'D. 6325-15'],
  [
    '21 ans, bac général',
    { candidate: { level: '4', diplomaKind: 'general' } },
    70,
    'SMIC',
    1306.91,
    false,
    'ministère du travail',
  ],
  [
    '21 ans, bac technologique',
    { candidate: { level: '4', diplomaKind: 'technological' } },
    70,
    'SMIC',
    1306.91,
    true,
    'non tranché',
  ],
  [
    '21 ans, bac préparé et non obtenu',
    { candidate: { level: '4', diplomaObtained: false } },
    70,
    'SMIC',
    1306.91,
    false,
    'D. 6325-15',
  ],
  [
    '21 ans, diplôme du supérieur, même général',
    { candidate: { level: '5', diplomaKind: 'general' } },
    80,
    'SMIC',
    1493.61,
    false,
    'ministère du travail',
  ],
  [
    '21 ans, BTS préparé et non obtenu',
    { candidate: { level: '5', diplomaObtained: false } },
    70,
    'SMIC',
    1306.91,
    true,
    'D. 6325-15',
  ],
  ['21 ans, niveau inconnu', { candidate: { level: undefined } }, 70, 'SMIC', 1306.91, true, 'D. 6325-15'],
  ['21 ans, aucun niveau', { candidate: { level: null } }, 70, 'SMIC', 1306.91, false, 'D. 6325-15'],
  [
    '26 ans, minimum conventionnel de 1 890 €',
    { candidate: { birthDate: '2000-01-01' } },
    100,
    'SMIC',
    1867.02,
    false,
    'L. 6325-9',
  ],
  [
    '26 ans, minimum conventionnel de 2 400 €',
    { candidate: { birthDate: '2000-01-01' }, employer: { conventionalMinimumMonthly: 2400 } },
    85,
    'conventional-minimum',
    2040,
    false,
    'D. 6325-18',
  ],
  [
    '26 ans, aucun minimum conventionnel',
    { candidate: { birthDate: '2000-01-01' }, employer: { conventionalMinimumMonthly: null } },
    100,
    'SMIC',
    1867.02,
    false,
    'L. 6325-9',
  ],
  [
    '26 ans, minimum conventionnel inconnu',
    { candidate: { birthDate: '2000-01-01' }, employer: { conventionalMinimumMonthly: undefined } },
    100,
    'SMIC',
    1867.02,
    true,
    'L. 6325-9',
  ],
  [
    '26 ans entre conclusion et début',
    { candidate: { birthDate: '2000-09-03' } },
    100,
    'SMIC',
    1867.02,
    true,
    'L. 6325-9',
  ],
  ['21 ans, 24 h', { contract: { weeklyHours: 24 } }, 70, 'SMIC', 896.17, false, 'L. 3242-1'],
  ['21 ans, 39 h', { contract: { weeklyHours: 39 } }, 70, 'SMIC', 1456.27, true, 'L. 3242-1'],
  // The SMIC of the month of pay: the eve and the day of a change
  [
    'début le 31/12/2025',
    {
      on: '2025-12-31',
      startsOn: '2025-12-31',
      endsOn: '2026-12-30',
      candidate: { registeredJobSeekerSince: null },
    },
    70,
    'SMIC',
    1261.26,
    false,
    'décret n° 2025-1228',
  ],
  [
    'début le 01/01/2026',
    {
      on: '2025-12-31',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      candidate: { registeredJobSeekerSince: null },
    },
    70,
    'SMIC',
    1276.12,
    false,
    'décret n° 2025-1228',
  ],
  [
    'début le 31/05/2026',
    { on: '2026-05-31', startsOn: '2026-05-31', endsOn: '2027-05-30' },
    70,
    'SMIC',
    1276.12,
    false,
    'arrêté du 22/05/2026',
  ],
  [
    'début le 01/06/2026',
    { on: '2026-06-01', startsOn: '2026-06-01', endsOn: '2027-05-31' },
    70,
    'SMIC',
    1306.91,
    false,
    'arrêté du 22/05/2026',
  ],
  [
    'début le 31/12/2026',
    { startsOn: '2026-12-31', endsOn: '2027-12-30' },
    70,
    'SMIC',
    1306.91,
    false,
    'SMIC connu jusqu’à la fin de l’année',
  ],
  [
    'début le 01/01/2027',
    { startsOn: '2027-01-01', endsOn: '2027-12-31' },
    70,
    'SMIC',
    1306.91,
    true,
    'SMIC de 2027 inconnu',
  ],
];

/** situation · change · periods (from, to, percent, to check) · source */
export const periodCases: readonly (readonly [
  situation: string,
  change: Change,
  periods: readonly (readonly [string, string, number, boolean])[],
  source: string,
])[] = [
  [
    '21 ans le 15 octobre',
    { candidate: { birthDate: '2005-10-15' }, endsOn: '2026-12-31' },
    [
      ['2026-09-07', '2026-10-31', 55, false],
      ['2026-11-01', '2026-12-31', 70, false],
    ],
    'D. 6325-16',
  ],
  [
    '21 ans le 31 octobre',
    { candidate: { birthDate: '2005-10-31' }, endsOn: '2026-12-31' },
    [
      ['2026-09-07', '2026-10-31', 55, false],
      ['2026-11-01', '2026-12-31', 70, false],
    ],
    'D. 6325-16',
  ],
  [
    '21 ans le 1er novembre : effet le 1er décembre',
    { candidate: { birthDate: '2005-11-01' }, endsOn: '2026-12-31' },
    [
      ['2026-09-07', '2026-11-30', 55, false],
      ['2026-12-01', '2026-12-31', 70, false],
    ],
    'D. 6325-16',
  ],
  [
    '21 ans le 2 novembre',
    { candidate: { birthDate: '2005-11-02' }, endsOn: '2026-12-31' },
    [
      ['2026-09-07', '2026-11-30', 55, false],
      ['2026-12-01', '2026-12-31', 70, false],
    ],
    'D. 6325-16',
  ],
  [
    '21 ans le lendemain du début',
    { candidate: { birthDate: '2005-09-08' }, endsOn: '2026-12-31' },
    [
      ['2026-09-07', '2026-09-30', 55, false],
      ['2026-10-01', '2026-12-31', 70, false],
    ],
    'D. 6325-16',
  ],
  [
    '21 ans le jour du début',
    { candidate: { birthDate: '2005-09-07' }, endsOn: '2026-12-31' },
    [
      ['2026-09-07', '2026-09-30', 55, false],
      ['2026-10-01', '2026-12-31', 70, false],
    ],
    'D. 6325-16',
  ],
  [
    '21 ans la veille du début : le premier mois est à vérifier',
    { candidate: { birthDate: '2005-09-06' }, endsOn: '2026-12-31' },
    [['2026-09-07', '2026-12-31', 70, true]],
    'D. 6325-15, D. 6325-16',
  ],
  [
    'né le 29 février, 21 ans le 28 février',
    {
      on: '2025-02-01',
      startsOn: '2025-02-03',
      endsOn: '2025-08-02',
      candidate: { birthDate: '2004-02-29', registeredJobSeekerSince: null },
    },
    [
      ['2025-02-03', '2025-02-28', 55, false],
      ['2025-03-01', '2025-08-02', 70, false],
    ],
    'D. 6325-16',
  ],
  [
    '26 ans le 15 octobre',
    { candidate: { birthDate: '2000-10-15' }, endsOn: '2026-12-31' },
    [
      ['2026-09-07', '2026-10-31', 70, true],
      ['2026-11-01', '2026-12-31', 100, true],
    ],
    'L. 6325-9',
  ],
  [
    'deux hausses du SMIC',
    {
      on: '2025-12-01',
      startsOn: '2025-12-01',
      endsOn: '2026-11-30',
      candidate: { registeredJobSeekerSince: null },
    },
    [
      ['2025-12-01', '2025-12-31', 70, false],
      ['2026-01-01', '2026-05-31', 70, false],
      ['2026-06-01', '2026-11-30', 70, false],
    ],
    'décret n° 2025-1228, arrêté du 22/05/2026',
  ],
  ['au-delà du dernier SMIC connu', {}, [['2026-09-07', '2027-09-06', 70, true]], 'SMIC de 2027 inconnu'],
];

/** start · file sent by · programme examined by · source */
export const deadlineCases: readonly (readonly [
  start: string,
  filing: string,
  dayOff: boolean,
  programme: string,
  source: string,
])[] = [
  ['2026-09-07', '2026-09-12', true, '2026-11-07', 'D. 6325-1, D. 6325-13'],
  ['2026-09-09', '2026-09-14', false, '2026-11-09', 'D. 6325-1, D. 6325-13'],
  ['2026-07-09', '2026-07-14', true, '2026-09-09', 'D. 6325-1, D. 6325-13'],
  ['2026-12-31', '2027-01-05', false, '2027-02-28', 'D. 6325-1, D. 6325-13'],
];

/** received · code · due · source */
export const decisionCases: readonly (readonly [
  received: string,
  code: string,
  due: string,
  source: string,
])[] = [
  ['2011-05-19', 'CPRO_DECISION_1', '2011-06-19', 'délai d’un mois'],
  ['2011-05-20', 'CPRO_DECISION_2', '2011-06-09', 'décret n° 2011-535'],
  ['2011-05-21', 'CPRO_DECISION_2', '2011-06-10', 'décret n° 2011-535'],
  ['2026-09-11', 'CPRO_DECISION_2', '2026-10-01', 'D. 6325-2'],
];
