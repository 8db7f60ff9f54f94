// Case tables of the contrat initiative-emploi, for a reader who knows the law and not the program. Run by
// aided-contracts.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { prefectOrderSchema, type References } from '../../engine/references';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 21 years old, without a job, a private company, a CDD of twelve months at 35 hours, in 2014. */
export const ordinary: Facts = factsSchema.parse({
  on: '2014-09-01',
  startsOn: '2014-09-08',
  endsOn: '2015-09-07',
  candidate: {
    birthDate: '1993-03-12',
    registeredJobSeekerSince: '2014-03-01',
    specialDifficulties: true,
    workPermitNeeded: false,
    disabledWorker: false,
    benefits: [],
    residence: 'other',
  },
  employer: { kind: 'private-company', region: '11' },
  contract: { nature: 'CDD', weeklyHours: 35, renewalOf: null },
});

/** A synthetic order, which names no real one. */
export const orders: References = {
  values: [],
  orders: [
    prefectOrderSchema.parse({
      scheme: 'CIE',
      region: '11',
      reference: 'Arrêté fictif 2021-1',
      signedOn: '2020-12-15',
      from: '2021-01-01',
      to: null,
      confidence: 'S',
      origin: 'structure',
      categories: [
        {
          label: 'CIE jeunes',
          ratePercent: 47,
          maxWeeklyHours: 35,
          minMonths: 6,
          maxMonths: 10,
          minAge: 16,
          maxAge: 25,
          maxAgeDisabled: 30,
          residences: [],
          isForRsa: false,
        },
      ],
    }),
  ],
};

const kind = (value: string | undefined): Change => ({ employer: { kind: value } });
const on = (day: string, startsOn: string, endsOn: string, birthDate = '1993-03-12'): Change => ({
  on: day,
  startsOn,
  endsOn,
  candidate: { registeredJobSeekerSince: '2005-01-03', birthDate },
});

const old = (day: string, startsOn: string, endsOn: string) => on(day, startsOn, endsOn, '1985-03-12');
const in2006 = old('2006-09-01', '2006-09-04', '2007-09-03');
const report = 'Sénat, rapport r06-255';

export const verdictCases: readonly VerdictCase[] = [
  ['entreprise privée, 12 mois', {}, 'eligible', null, 'L. 5134-66'],
  [
    'le même, tout étant dit : plus aucune réserve',
    {
      candidate: { employed: false },
      employer: {
        contributionsUpToDate: true,
        replacesDismissed: false,
        economicDismissal6Months: false,
      },
      contract: { aidedMonthsDone: 0, aidDecidedOn: '2014-09-01' },
    },
    'eligible',
    null,
    'L. 5134-66, L. 5134-68',
  ],

  // The CIE of the plan for social cohesion, 2005 to 2009
  [
    'conclu le 30/04/2005',
    old('2005-04-30', '2005-05-02', '2006-05-01'),
    'ineligible',
    'in-force',
    'loi n° 2005-32',
  ],
  ['conclu le 01/05/2005', old('2005-05-01', '2005-05-02', '2006-05-01'), 'eligible', null, 'loi n° 2005-32'],
  ['conclu le 02/05/2005', old('2005-05-02', '2005-05-02', '2006-05-01'), 'eligible', null, 'loi n° 2005-32'],
  [
    '2006, collectivité territoriale',
    { ...in2006, employer: { kind: 'local-authority' } },
    'ineligible',
    'employer-2005',
    report,
  ],
  [
    '2006, service de l’État',
    { ...in2006, employer: { kind: 'state' } },
    'ineligible',
    'employer-2005',
    report,
  ],
  [
    '2006, association : à vérifier',
    { ...in2006, employer: { kind: 'association' } },
    'to-check',
    'employer-2005',
    report,
  ],
  [
    '2006, particulier employeur : non lu',
    { ...in2006, employer: { kind: 'private-individual' } },
    'to-check',
    'employer-2005',
    report,
  ],
  [
    '2006, employeur inconnu',
    { ...in2006, employer: { kind: undefined } },
    'to-check',
    'employer-2005',
    report,
  ],
  [
    '2006, en emploi',
    { ...in2006, candidate: { ...in2006.candidate, employed: true } },
    'ineligible',
    'jobless-2005',
    report,
  ],
  [
    '2006, emploi inconnu, non inscrit',
    { ...in2006, candidate: { birthDate: '1985-03-12', registeredJobSeekerSince: null } },
    'to-check',
    'jobless-2005',
    report,
  ],
  [
    '2006, difficultés particulières non reconnues : le texte n’en demande pas de telles',
    { ...in2006, candidate: { ...in2006.candidate, specialDifficulties: false } },
    'to-check',
    'difficulties-2005',
    report,
  ],
  ['2006, CDI', { ...in2006, endsOn: null, contract: { nature: 'CDI' } }, 'eligible', null, report],
  [
    '2006, nature inconnue',
    { ...in2006, contract: { nature: undefined } },
    'to-check',
    'nature-2005',
    report,
  ],
  [
    '2006, 6 mois moins un jour : durée minimale non lue',
    { ...in2006, endsOn: '2007-03-02' },
    'to-check',
    'duration-2005',
    report,
  ],
  ['2006, 6 mois', { ...in2006, endsOn: '2007-03-03' }, 'eligible', null, report],
  ['2006, 24 mois', { ...in2006, endsOn: '2008-09-03' }, 'eligible', null, report],
  ['2006, 24 mois et un jour', { ...in2006, endsOn: '2008-09-04' }, 'ineligible', 'duration-2005', report],
  [
    '2006, renouvellement : 24 mois en tout',
    { ...in2006, contract: { renewalOf: 'CIE-1', aidedMonthsDone: 12 } },
    'eligible',
    null,
    report,
  ],
  [
    '2006, renouvellement : 25 mois en tout',
    { ...in2006, contract: { renewalOf: 'CIE-1', aidedMonthsDone: 13 } },
    'ineligible',
    'duration-2005',
    report,
  ],
  ['2006, 20 h', { ...in2006, contract: { weeklyHours: 20 } }, 'eligible', null, 'presse de mars 2005'],
  [
    '2006, 19 h',
    { ...in2006, contract: { weeklyHours: 19 } },
    'to-check',
    'weekly-hours-2005',
    'presse de mars 2005',
  ],
  [
    '2006, convention signée le lendemain de l’embauche',
    { ...in2006, contract: { aidDecidedOn: '2006-09-05' } },
    'ineligible',
    'convention-first-2005',
    report,
  ],
  ['2006, début inconnu', { ...in2006, startsOn: undefined }, 'to-check', 'convention-first-2005', report],
  [
    '2006, licenciement économique dans les 6 mois',
    { ...in2006, employer: { economicDismissal6Months: true } },
    'ineligible',
    'economic-dismissal-2005',
    report,
  ],
  [
    '2006, rien ne s’oppose à l’aide',
    {
      ...in2006,
      candidate: { ...in2006.candidate, employed: false },
      employer: { economicDismissal6Months: false, replacesDismissed: false },
      contract: { aidDecidedOn: '2006-09-04' },
    },
    'eligible',
    null,
    report,
  ],
  [
    '2006, remplacement d’un salarié licencié',
    { ...in2006, employer: { replacesDismissed: true } },
    'ineligible',
    'replacement-2005',
    report,
  ],
  [
    '2006, autorisation de travail inconnue',
    { ...in2006, candidate: { ...in2006.candidate, workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
  [
    'conclu le 31/12/2009',
    old('2009-12-31', '2010-01-04', '2011-01-03'),
    'eligible',
    null,
    'loi n° 2008-1249',
  ],
  [
    'conclu le 01/01/2010 : CUI-CIE',
    on('2010-01-01', '2010-01-04', '2011-01-03'),
    'eligible',
    null,
    'L. 5134-19-3',
  ],
  ['conclu le 02/01/2010', on('2010-01-02', '2010-01-04', '2011-01-03'), 'eligible', null, 'L. 5134-19-3'],

  // Since 2018 the prefect's order; the extinction in 2025
  ['conclu le 31/12/2017', on('2017-12-31', '2018-01-08', '2019-01-07'), 'eligible', null, 'R. 5134-65'],
  [
    'conclu le 01/01/2018, sans arrêté saisi',
    on('2018-01-01', '2018-01-08', '2019-01-07'),
    'to-check',
    'order',
    'R. 5134-65',
  ],
  [
    'conclu le 02/01/2018, sans arrêté saisi',
    on('2018-01-02', '2018-01-08', '2019-01-07'),
    'to-check',
    'order',
    'R. 5134-65',
  ],
  [
    'conclu le 01/01/2025 : extinction',
    on('2025-01-01', '2025-01-06', '2026-01-05'),
    'to-check',
    'extinction',
    'Sénat, rapport l25-139-331',
  ],
  [
    'conclu le 31/12/2025',
    on('2025-12-31', '2026-01-05', '2027-01-04'),
    'to-check',
    'extinction',
    'Sénat, rapport l25-139-331',
  ],
  [
    'conclu le 01/01/2026',
    on('2026-01-01', '2026-01-05', '2027-01-04'),
    'ineligible',
    'in-force',
    'Sénat, rapport l25-139-331',
  ],

  // Employers
  ['GEIQ', kind('geiq'), 'eligible', null, 'L. 5134-66, 2°'],
  ['association : elle relève du CUI-CAE', kind('association'), 'to-check', 'employer', 'L. 5134-19-3'],
  ['SCIC', kind('scic'), 'to-check', 'employer', 'L. 5134-19-3'],
  [
    'EPIC ou gestionnaire d’un service public',
    kind('public-service-operator'),
    'to-check',
    'employer',
    'L. 5134-66',
  ],
  ['entreprise de travail temporaire', kind('temp-agency'), 'to-check', 'employer', 'L. 5134-66'],
  ['collectivité territoriale', kind('local-authority'), 'ineligible', 'employer', 'L. 5134-66'],
  ['établissement public administratif', kind('public-body'), 'ineligible', 'employer', 'L. 5134-66'],
  ['service de l’État', kind('state'), 'ineligible', 'employer', 'L. 5134-66'],
  ['particulier employeur', kind('private-individual'), 'ineligible', 'employer', 'L. 5134-67'],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', 'L. 5134-66'],

  // The person
  ['16 ans le lendemain', { candidate: { birthDate: '1998-09-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['16 ans le jour', { candidate: { birthDate: '1998-09-01' } }, 'eligible', null, 'L. 4153-1'],
  ['16 ans la veille', { candidate: { birthDate: '1998-08-31' } }, 'eligible', null, 'L. 4153-1'],
  [
    'difficultés particulières non reconnues : le texte n’en demande pas de telles',
    { candidate: { specialDifficulties: false } },
    'to-check',
    'difficulties',
    'L. 5134-65',
  ],
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'jobless', 'L. 5134-65'],

  // The contract
  ['3 mois moins un jour', { endsOn: '2014-12-06' }, 'ineligible', 'duration', 'L. 5134-69-2'],
  ['6 mois moins un jour', { endsOn: '2015-03-06' }, 'to-check', 'duration', 'L. 5134-69-2'],
  ['6 mois', { endsOn: '2015-03-07' }, 'eligible', null, 'L. 5134-69-2'],
  ['6 mois et un jour', { endsOn: '2015-03-08' }, 'eligible', null, 'L. 5134-69-2'],
  ['24 mois moins un jour', { endsOn: '2016-09-06' }, 'eligible', null, 'L. 5134-69-1'],
  ['24 mois', { endsOn: '2016-09-07' }, 'eligible', null, 'L. 5134-69-1'],
  ['24 mois et un jour', { endsOn: '2016-09-08' }, 'ineligible', 'duration', 'L. 5134-69-1'],
  ['CDI', { endsOn: null, contract: { nature: 'CDI' } }, 'eligible', null, 'L. 5134-69'],
  [
    'licenciement économique dans les 6 mois',
    { employer: { economicDismissal6Months: true } },
    'ineligible',
    'economic-dismissal',
    'L. 5134-68, 1°',
  ],
  [
    'aucun licenciement économique',
    { employer: { economicDismissal6Months: false } },
    'eligible',
    null,
    'L. 5134-68, 1°',
  ],
  [
    'remplacement d’un salarié licencié',
    { employer: { replacesDismissed: true } },
    'ineligible',
    'replacement',
    'L. 5134-68, 2°',
  ],
  [
    'cotisations en retard',
    { employer: { contributionsUpToDate: false } },
    'ineligible',
    'contributions',
    'L. 5134-68, 3°',
  ],
  [
    'aide décidée le jour de la conclusion',
    { contract: { aidDecidedOn: '2014-09-01' } },
    'eligible',
    null,
    'R. 5134-51',
  ],
  [
    'aide décidée le lendemain',
    { contract: { aidDecidedOn: '2014-09-02' } },
    'ineligible',
    'aid-first',
    'R. 5134-51',
  ],
  ['19 h', { contract: { weeklyHours: 19 } }, 'to-check', 'weekly-hours', 'L. 5134-70-1'],

  // What the rules leave open or refuse, fact by fact
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],
  [
    'emploi inconnu, non inscrit',
    { candidate: { registeredJobSeekerSince: null } },
    'to-check',
    'jobless',
    'L. 5134-65',
  ],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', 'L. 5134-69'],
  [
    'autorisation de travail inconnue',
    { candidate: { workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
  [
    'établissement à Mayotte',
    { employer: { region: '06' } },
    'to-check',
    'mayotte-code',
    'code du travail de Mayotte, ordonnance non lue',
  ],
];

/** Overseas the contrat unique d'insertion came one year later. */
export const overseasCases: readonly VerdictCase[] = [
  [
    'outre-mer le 31/12/2010 : textes non lus',
    on('2010-12-31', '2011-01-03', '2012-01-02'),
    'to-check',
    'wording',
    'L. 5134-65 : outre-mer depuis le 1er janvier 2011',
  ],
  [
    'outre-mer le 01/01/2011',
    on('2011-01-01', '2011-01-03', '2012-01-02'),
    'eligible',
    null,
    'L. 5134-65 : outre-mer depuis le 1er janvier 2011',
  ],
  [
    'outre-mer le 02/01/2011',
    on('2011-01-02', '2011-01-03', '2012-01-02'),
    'eligible',
    null,
    'L. 5134-65 : outre-mer depuis le 1er janvier 2011',
  ],
];

/** With an order for young people: the day before, the day and the day after it begins; ages. */
export const orderCases: readonly VerdictCase[] = [
  [
    'veille de l’arrêté',
    on('2020-12-31', '2021-01-04', '2021-11-03', '1999-03-12'),
    'to-check',
    'order',
    'R. 5134-65',
  ],
  [
    'jour de l’arrêté',
    on('2021-01-01', '2021-01-04', '2021-11-03', '1999-03-12'),
    'eligible',
    null,
    'R. 5134-65',
  ],
  [
    'lendemain de l’arrêté',
    on('2021-01-02', '2021-01-04', '2021-11-03', '1999-03-12'),
    'eligible',
    null,
    'R. 5134-65',
  ],
  [
    '26 ans le lendemain',
    on('2021-03-01', '2021-03-08', '2022-01-07', '1995-03-02'),
    'eligible',
    null,
    'R. 5134-65 : catégorie de l’arrêté',
  ],
  [
    '26 ans le jour : hors de la catégorie, à vérifier',
    on('2021-03-01', '2021-03-08', '2022-01-07', '1995-03-01'),
    'to-check',
    'order',
    'R. 5134-65 : catégorie de l’arrêté',
  ],
];

/** situation · change · CIE jeunes: member, not, unknown, or no such public on that day · source */
export const youthCases: readonly (readonly [
  situation: string,
  change: Change,
  verdict: 'met' | 'not-met' | 'unknown' | null,
  source: string,
])[] = [
  [
    '31/08/2020, avant l’ouverture',
    on('2020-08-31', '2020-09-07', '2021-09-06', '1999-03-12'),
    null,
    'plan pour les jeunes de 2020, presse spécialisée',
  ],
  [
    '01/09/2020, jour de l’ouverture',
    on('2020-09-01', '2020-09-07', '2021-09-06', '1999-03-12'),
    'met',
    'plan pour les jeunes de 2020, presse spécialisée',
  ],
  [
    '02/09/2020',
    on('2020-09-02', '2020-09-07', '2021-09-06', '1999-03-12'),
    'met',
    'plan pour les jeunes de 2020, presse spécialisée',
  ],
  [
    '26 ans le jour',
    on('2021-03-01', '2021-03-08', '2022-01-07', '1995-03-01'),
    'not-met',
    'plan pour les jeunes de 2020, presse spécialisée',
  ],
  [
    '26 ans le lendemain',
    on('2021-03-01', '2021-03-08', '2022-01-07', '1995-03-02'),
    'met',
    'plan pour les jeunes de 2020, presse spécialisée',
  ],
  [
    '28 ans, travailleur handicapé : à vérifier',
    {
      ...on('2021-03-01', '2021-03-08', '2022-01-07'),
      candidate: { birthDate: '1993-01-01', disabledWorker: true },
    },
    'unknown',
    'presse spécialisée de 2020 : âge des travailleurs handicapés non lu',
  ],
  [
    '31/08/2022, dernier jour',
    on('2022-08-31', '2022-09-05', '2023-09-04', '2000-03-12'),
    'met',
    'presse spécialisée de 2022 : fin du ciblage au 1er septembre',
  ],
  [
    '01/09/2022, fin du ciblage',
    on('2022-09-01', '2022-09-05', '2023-09-04', '2000-03-12'),
    null,
    'presse spécialisée de 2022 : fin du ciblage au 1er septembre',
  ],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'CIE', ordinary, cases: verdictCases },
  {
    scheme: 'CIE',
    where: 'overseas',
    ordinary: { ...ordinary, employer: { kind: 'private-company' } },
    context: { territory: 'martinique' },
    cases: overseasCases,
  },
  {
    scheme: 'CIE',
    where: 'with an order for young people',
    ordinary,
    context: { references: orders },
    cases: orderCases,
  },
];

export const neverGiven: NeverGiven = {
  wording: { verdicts: ['not-met'], why: 'a text that was not read refuses nobody' },
  'difficulties-2005': {
    verdicts: ['not-met'],
    why: 'the text asks for no particular ones: the prescriber judges',
  },
  'nature-2005': { verdicts: ['not-met'], why: 'both natures are admitted' },
  'weekly-hours-2005': { verdicts: ['not-met'], why: 'the convention may allow fewer hours' },
  'economic-dismissal-2005': {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
  'replacement-2005': {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
  difficulties: { verdicts: ['not-met'], why: 'the text asks for no particular ones: the prescriber judges' },
  nature: { verdicts: ['not-met'], why: 'both natures are admitted' },
  'weekly-hours': { verdicts: ['not-met'], why: 'the decision of aid may allow fewer hours' },
  'aid-first': { verdicts: ['unknown'], why: 'only a decision known to come later stands against it' },
  'economic-dismissal': {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
  replacement: {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
  contributions: {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
  order: { verdicts: ['not-met'], why: 'an order that is not known refuses nobody' },
  extinction: {
    verdicts: ['met', 'not-met'],
    why: 'a text that was not read settles nothing, and the rule holds on those days only',
  },
};
