// Case tables of the parcours emploi compétences, for a reader who knows the law and not the program. The orders are
// synthetic: they name no real one. Run by aided-contracts.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type PrefectOrder, prefectOrderSchema, type References } from '../../engine/references';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 22 years old, without a job, an association of Grand Est, twelve months at 24 hours. */
export const ordinary: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2027-09-06',
  candidate: {
    birthDate: '2004-03-12',
    registeredJobSeekerSince: '2026-03-01',
    specialDifficulties: true,
    workPermitNeeded: false,
    disabledWorker: false,
    benefits: [],
    residence: 'other',
  },
  employer: { kind: 'association', region: '44' },
  contract: { nature: 'CDD', weeklyHours: 24, renewalOf: null },
});

const category = {
  maxWeeklyHours: 26,
  minMonths: 6,
  maxMonths: 12,
  minAge: null,
  maxAge: null,
  maxAgeDisabled: null,
  residences: [],
  isForRsa: false,
};
const order = (given: object): PrefectOrder =>
  prefectOrderSchema.parse({
    scheme: 'PEC',
    region: '44',
    reference: 'Arrêté fictif 2026-1',
    signedOn: '2026-05-20',
    from: '2026-06-01',
    to: '2026-12-31',
    confidence: 'V',
    origin: 'structure',
    categories: [
      { ...category, label: 'Tout public', ratePercent: 35 },
      { ...category, label: 'Jeunes', ratePercent: 45, minAge: 16, maxAge: 25, maxAgeDisabled: 30 },
      { ...category, label: 'Bénéficiaires du RSA', ratePercent: 50, isForRsa: true, maxWeeklyHours: 20 },
      {
        ...category,
        label: 'Quartiers et zones rurales',
        ratePercent: 57.5,
        residences: ['QPV', 'ZRR'],
        maxMonths: 9,
      },
    ],
    ...given,
  });

export const orders: References = { values: [], orders: [order({})] };
/** The same order, for the quarters alone. */
export const quartersOnly: References = {
  values: [],
  orders: [
    order({ categories: [{ ...category, label: 'Quartiers', ratePercent: 60, residences: ['QPV'] }] }),
  ],
};
export const unverified: References = { values: [], orders: [order({ confidence: 'N' })] };
export const overlapping: References = {
  values: [],
  orders: [
    order({}),
    order({
      reference: 'Arrêté fictif 2026-2',
      from: '2026-08-01',
      signedOn: '2026-07-15',
      categories: [{ ...category, label: 'Tout public', ratePercent: 30 }],
    }),
  ],
};

const on = (day: string, startsOn: string, endsOn: string): Change => ({
  on: day,
  startsOn,
  endsOn,
  candidate: { registeredJobSeekerSince: '2016-06-01', birthDate: '1997-03-12' },
});

/** With the order of the region. */
export const verdictCases: readonly VerdictCase[] = [
  ['association, arrêté saisi', {}, 'eligible', null, 'L. 5134-19-1, R. 5134-42'],
  [
    'le même, tout étant dit : plus aucune réserve',
    {
      candidate: { employed: false },
      employer: {
        contributionsUpToDate: true,
        replacesDismissed: false,
        economicDismissal6Months: false,
      },
      contract: { aidedMonthsDone: 0, aidDecidedOn: '2026-09-01' },
    },
    'eligible',
    null,
    'L. 5134-21-2, R. 5134-26',
  ],
  ['région inconnue', { employer: { region: undefined } }, 'to-check', 'order', 'R. 5134-42'],
  ['autre région, sans arrêté saisi', { employer: { region: '53' } }, 'to-check', 'order', 'R. 5134-42'],
  ['veille de l’effet de l’arrêté', { on: '2026-05-31' }, 'to-check', 'order', 'R. 5134-42'],
  ['jour de l’effet de l’arrêté', { on: '2026-06-01' }, 'eligible', null, 'R. 5134-42'],
  ['lendemain de l’effet', { on: '2026-06-02' }, 'eligible', null, 'R. 5134-42'],
  [
    'avant-veille de la fin de l’arrêté',
    { on: '2026-12-30', startsOn: '2027-01-04', endsOn: '2028-01-03' },
    'eligible',
    null,
    'R. 5134-42',
  ],
  [
    'dernier jour de l’arrêté',
    { on: '2026-12-31', startsOn: '2027-01-04', endsOn: '2028-01-03' },
    'eligible',
    null,
    'R. 5134-42',
  ],
  [
    'lendemain de la fin de l’arrêté',
    { on: '2027-01-01', startsOn: '2027-01-04', endsOn: '2028-01-03' },
    'to-check',
    'order',
    'R. 5134-42',
  ],
  ['entreprise privée', { employer: { kind: 'private-company' } }, 'ineligible', 'employer', 'L. 5134-19-3'],
  ['service de l’État', { employer: { kind: 'state' } }, 'ineligible', 'employer', 'L. 5134-24'],
  ['SCIC', { employer: { kind: 'scic' } }, 'eligible', null, 'L. 5134-21, 5°'],
  ['GEIQ', { employer: { kind: 'geiq' } }, 'ineligible', 'employer', 'L. 5134-66, 2°'],
  ['16 ans le lendemain', { candidate: { birthDate: '2010-09-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['16 ans le jour', { candidate: { birthDate: '2010-09-01' } }, 'eligible', null, 'L. 4153-1'],
  ['16 ans la veille', { candidate: { birthDate: '2010-08-31' } }, 'eligible', null, 'L. 4153-1'],
  [
    'aide décidée après la conclusion',
    { contract: { aidDecidedOn: '2026-09-02' } },
    'ineligible',
    'aid-first',
    'R. 5134-26',
  ],
  ['24 mois et un jour', { endsOn: '2028-09-07' }, 'ineligible', 'duration', 'L. 5134-25-1'],
  ['19 h', { contract: { weeklyHours: 19 } }, 'to-check', 'weekly-hours', 'L. 5134-26'],
  ['date de naissance inconnue', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],

  // What the rules leave open or refuse, fact by fact
  ['employeur inconnu', { employer: { kind: undefined } }, 'to-check', 'employer', 'L. 5134-21'],
  ['en emploi, premier contrat', { candidate: { employed: true } }, 'ineligible', 'jobless', 'L. 5134-20'],
  [
    'emploi inconnu, non inscrit',
    { candidate: { registeredJobSeekerSince: null } },
    'to-check',
    'jobless',
    'L. 5134-20',
  ],
  [
    'sans difficulté particulière',
    { candidate: { specialDifficulties: false } },
    'ineligible',
    'difficulties',
    'L. 5134-20',
  ],
  [
    'difficultés inconnues',
    { candidate: { specialDifficulties: undefined } },
    'to-check',
    'difficulties',
    'L. 5134-20',
  ],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', 'L. 5134-24'],
  ['date de fin inconnue', { endsOn: undefined }, 'to-check', 'duration', 'L. 5134-25'],
  [
    'remplacement d’un salarié licencié',
    { employer: { replacesDismissed: true } },
    'ineligible',
    'replacement',
    'L. 5134-21-2',
  ],
  [
    'cotisations en retard',
    { employer: { contributionsUpToDate: false } },
    'ineligible',
    'contributions',
    'L. 5134-21-2',
  ],
  [
    'autorisation de travail inconnue',
    { candidate: { workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
];

/** Without any order: never a refusal for it. */
export const withoutOrderCases: readonly VerdictCase[] = [
  [
    'conclu le 31/12/2017',
    on('2017-12-31', '2018-01-08', '2019-01-07'),
    'ineligible',
    'in-force',
    'circulaire DGEFP n° 2018-11',
  ],
  [
    'conclu le 01/01/2018, sans arrêté saisi',
    on('2018-01-01', '2018-01-08', '2019-01-07'),
    'to-check',
    'order',
    'R. 5134-42',
  ],
  [
    'conclu le 02/01/2018, sans arrêté saisi',
    on('2018-01-02', '2018-01-08', '2019-01-07'),
    'to-check',
    'order',
    'R. 5134-42',
  ],
  ['2026, sans arrêté saisi', {}, 'to-check', 'order', 'R. 5134-42'],
  [
    '2026, sans arrêté, employeur marchand',
    { employer: { kind: 'private-company' } },
    'ineligible',
    'employer',
    'L. 5134-19-3',
  ],
];

/** An order for the quarters alone. */
export const quarterCases: readonly VerdictCase[] = [
  [
    'résident d’un quartier',
    { candidate: { residence: 'QPV' } },
    'eligible',
    null,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    'zone rurale',
    { candidate: { residence: 'ZRR' } },
    'to-check',
    'order',
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  ['hors des quartiers', {}, 'to-check', 'order', 'R. 5134-42 : catégorie de l’arrêté'],
  [
    'résidence inconnue',
    { candidate: { residence: undefined } },
    'to-check',
    'order',
    'R. 5134-42 : catégorie de l’arrêté',
  ],
];

/**
 * situation · change · category of the order · rate · euros a month · average over the first twelve months · to check ·
 * source. 12,31 € × rate × hours × 52/12.
 */
export const aidCases: readonly (readonly [
  situation: string,
  change: Change,
  category: string,
  percent: number,
  monthly: number,
  average: number,
  toCheck: boolean,
  source: string,
])[] = [
  [
    '22 ans : deux catégories, le taux le plus élevé',
    {},
    'Jeunes',
    45,
    576.11,
    576.11,
    false,
    'L. 5134-19-1',
  ],
  [
    '26 ans le lendemain',
    { candidate: { birthDate: '2000-09-02' } },
    'Jeunes',
    45,
    576.11,
    576.11,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    '26 ans le jour',
    { candidate: { birthDate: '2000-09-01' } },
    'Tout public',
    35,
    448.08,
    448.08,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    '26 ans la veille',
    { candidate: { birthDate: '2000-08-31' } },
    'Tout public',
    35,
    448.08,
    448.08,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    'travailleur handicapé, 31 ans le lendemain',
    { candidate: { birthDate: '1995-09-02', disabledWorker: true } },
    'Jeunes',
    45,
    576.11,
    576.11,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    'travailleur handicapé, 31 ans le jour',
    { candidate: { birthDate: '1995-09-01', disabledWorker: true } },
    'Tout public',
    35,
    448.08,
    448.08,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    '28 ans, handicap inconnu : un taux plus élevé reste possible',
    { candidate: { birthDate: '1998-01-01', disabledWorker: undefined } },
    'Tout public',
    35,
    448.08,
    448.08,
    true,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    'RSA : 20 h comptées au plus',
    { candidate: { benefits: ['RSA'] } },
    'Bénéficiaires du RSA',
    50,
    533.43,
    533.43,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    'ASS : ce n’est pas le RSA',
    { candidate: { benefits: ['ASS'] } },
    'Jeunes',
    45,
    576.11,
    576.11,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    'quartier : 9 mois d’aide sur 12',
    { candidate: { residence: 'QPV' } },
    'Quartiers et zones rurales',
    57.5,
    736.14,
    552.11,
    false,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    'résidence inconnue : un taux plus élevé reste possible',
    { candidate: { residence: undefined } },
    'Jeunes',
    45,
    576.11,
    576.11,
    true,
    'R. 5134-42 : catégorie de l’arrêté',
  ],
  [
    '35 h : 26 h comptées au plus',
    { contract: { weeklyHours: 35 } },
    'Jeunes',
    45,
    624.12,
    624.12,
    false,
    'R. 5134-42 : heures de l’arrêté',
  ],
  [
    '20 h',
    { contract: { weeklyHours: 20 } },
    'Jeunes',
    45,
    480.09,
    480.09,
    false,
    'R. 5134-42 : heures de l’arrêté, au plus celles du contrat',
  ],
  [
    'contrat de 6 mois',
    { endsOn: '2027-03-06' },
    'Jeunes',
    45,
    576.11,
    576.11,
    false,
    'R. 5134-42 : durée de l’arrêté',
  ],
  [
    'contrat de 5 mois : sous la durée de l’arrêté',
    { endsOn: '2027-02-06' },
    'Jeunes',
    45,
    576.11,
    576.11,
    true,
    'R. 5134-42 : durée de l’arrêté',
  ],
  [
    'début le 31/12/2026, SMIC connu',
    { startsOn: '2026-12-31', endsOn: '2027-12-30' },
    'Jeunes',
    45,
    576.11,
    576.11,
    false,
    'arrêté du 22/05/2026',
  ],
  [
    'début le 01/01/2027, SMIC inconnu',
    { startsOn: '2027-01-01', endsOn: '2027-12-31' },
    'Jeunes',
    45,
    576.11,
    576.11,
    true,
    'arrêté du 22/05/2026, dernier SMIC connu',
  ],
];

export const tables: readonly VerdictTable[] = [
  {
    scheme: 'PEC',
    where: 'with the order of the region',
    ordinary,
    context: { references: orders },
    cases: verdictCases,
  },
  { scheme: 'PEC', where: 'without an order', ordinary, cases: withoutOrderCases },
  {
    scheme: 'PEC',
    where: 'with an order for the quarters',
    ordinary,
    context: { references: quartersOnly },
    cases: quarterCases,
  },
];

export const neverGiven: NeverGiven = {
  nature: { verdicts: ['not-met'], why: 'both natures are admitted' },
  'weekly-hours': { verdicts: ['not-met'], why: 'the decision of aid may allow fewer hours' },
  'aid-first': { verdicts: ['unknown'], why: 'only a decision known to come later stands against it' },
  replacement: {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
  contributions: {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
  order: { verdicts: ['not-met'], why: 'an order that is not known refuses nobody' },
};
