// Case tables of the CUI-CAE, for a reader who knows the law and not the program. Run by aided-contracts.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 21 years old, without a job, an association, a CDD of twelve months at 24 hours, autumn 2014. */
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
  employer: { kind: 'association' },
  contract: { nature: 'CDD', weeklyHours: 24, renewalOf: null },
});

const kind = (value: string | undefined): Change => ({ employer: { kind: value } });
const on = (day: string, startsOn: string, endsOn: string): Change => ({
  on: day,
  startsOn,
  endsOn,
  candidate: { registeredJobSeekerSince: '2009-06-01' },
});
const done = (months: number): Change => ({
  contract: { renewalOf: 'CUI-2012-001', aidedMonthsDone: months },
});
const disabled = { disabledWorker: true };
/** Born so as to be this old when the twenty-four months end, on 7 September 2016. */
const agedAtTheEnd = (birthDate: string): Change => ({ endsOn: '2017-09-07', candidate: { birthDate } });

export const verdictCases: readonly VerdictCase[] = [
  ['association, 12 mois, 24 h', {}, 'eligible', null, 'L. 5134-20'],

  // In force
  [
    'conclu le 31/12/2009',
    on('2009-12-31', '2010-01-04', '2011-01-03'),
    'ineligible',
    'in-force',
    'loi n° 2008-1249',
  ],
  [
    'conclu le 01/01/2010',
    on('2010-01-01', '2010-01-04', '2011-01-03'),
    'eligible',
    null,
    'loi n° 2008-1249',
  ],
  [
    'conclu le 02/01/2010',
    on('2010-01-02', '2010-01-04', '2011-01-03'),
    'eligible',
    null,
    'loi n° 2008-1249',
  ],
  [
    'conclu le 30/12/2017',
    on('2017-12-30', '2018-01-08', '2019-01-07'),
    'eligible',
    null,
    'circulaire DGEFP n° 2018-11',
  ],
  [
    'conclu le 31/12/2017, dernier jour',
    on('2017-12-31', '2018-01-08', '2019-01-07'),
    'eligible',
    null,
    'circulaire DGEFP n° 2018-11',
  ],
  [
    'conclu le 01/01/2018 : le PEC prend la suite',
    on('2018-01-01', '2018-01-08', '2019-01-07'),
    'ineligible',
    'in-force',
    'circulaire DGEFP n° 2018-11',
  ],

  // Employers
  ['collectivité territoriale', kind('local-authority'), 'eligible', null, 'L. 5134-21, 1°'],
  ['établissement public', kind('public-body'), 'eligible', null, 'L. 5134-21, 2°'],
  ['gestionnaire d’un service public', kind('public-service-operator'), 'eligible', null, 'L. 5134-21, 4°'],
  ['SCIC', kind('scic'), 'eligible', null, 'L. 5134-21, 5°'],
  [
    'SCIC le 01/08/2014',
    { ...on('2014-08-01', '2014-08-04', '2015-08-03'), employer: { kind: 'scic' } },
    'to-check',
    'employer',
    'L. 5134-21, rédaction antérieure',
  ],
  [
    'SCIC le 02/08/2014',
    { ...on('2014-08-02', '2014-08-04', '2015-08-03'), employer: { kind: 'scic' } },
    'eligible',
    null,
    'L. 5134-21, 5°',
  ],
  [
    'SCIC le 03/08/2014',
    { ...on('2014-08-03', '2014-08-04', '2015-08-03'), employer: { kind: 'scic' } },
    'eligible',
    null,
    'L. 5134-21, 5°',
  ],
  ['service de l’État', kind('state'), 'ineligible', 'employer', 'L. 5134-24'],
  ['entreprise privée', kind('private-company'), 'ineligible', 'employer', 'L. 5134-19-3'],
  ['entreprise de travail temporaire', kind('temp-agency'), 'ineligible', 'employer', 'L. 5134-19-3'],
  ['GEIQ : employeur du CIE', kind('geiq'), 'ineligible', 'employer', 'L. 5134-66, 2°'],
  ['particulier employeur', kind('private-individual'), 'ineligible', 'employer', 'L. 5134-21'],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', 'L. 5134-21'],

  // The person
  ['16 ans le lendemain', { candidate: { birthDate: '1998-09-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['16 ans le jour', { candidate: { birthDate: '1998-09-01' } }, 'eligible', null, 'L. 4153-1'],
  ['16 ans la veille', { candidate: { birthDate: '1998-08-31' } }, 'eligible', null, 'L. 4153-1'],
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'jobless', 'L. 5134-20'],
  [
    'en poste dans le contrat prolongé',
    { candidate: { employed: true }, ...done(12) },
    'eligible',
    null,
    'L. 5134-25-1',
  ],
  [
    'difficultés non reconnues',
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

  // Six months at least, three with an adjusted sentence, which the facts do not hold
  ['3 mois moins un jour', { endsOn: '2014-12-06' }, 'ineligible', 'duration', 'L. 5134-25'],
  [
    '3 mois : seulement en cas d’aménagement de peine',
    { endsOn: '2014-12-07' },
    'to-check',
    'duration',
    'L. 5134-25',
  ],
  ['6 mois moins un jour', { endsOn: '2015-03-06' }, 'to-check', 'duration', 'L. 5134-25'],
  ['6 mois', { endsOn: '2015-03-07' }, 'eligible', null, 'L. 5134-25'],
  ['6 mois et un jour', { endsOn: '2015-03-08' }, 'eligible', null, 'L. 5134-25'],
  [
    'prolongation de 3 mois après 6 mois',
    { endsOn: '2014-12-07', ...done(6) },
    'eligible',
    null,
    'L. 5134-25-1',
  ],

  // Twenty-four months in all
  ['24 mois moins un jour', { endsOn: '2016-09-06' }, 'eligible', null, 'L. 5134-25-1'],
  ['24 mois', { endsOn: '2016-09-07' }, 'eligible', null, 'L. 5134-25-1'],
  ['24 mois et un jour', { endsOn: '2016-09-08' }, 'ineligible', 'duration', 'L. 5134-25-1'],
  ['12 mois après 12 mois', done(12), 'eligible', null, 'L. 5134-25-1'],
  [
    '12 mois après 13 mois : pour finir une formation seulement',
    done(13),
    'to-check',
    'duration',
    'L. 5134-25-1',
  ],
  [
    'mois déjà faits inconnus',
    { contract: { renewalOf: 'CUI-2012-001' } },
    'to-check',
    'duration',
    'L. 5134-25-1',
  ],
  [
    'premier contrat ou non, inconnu',
    { contract: { renewalOf: undefined } },
    'to-check',
    'duration',
    'L. 5134-25-1',
  ],

  // Five years: disabled workers; fifty when the twenty-four months end; fifty-eight until retirement
  [
    'travailleur handicapé, 60 mois moins un jour',
    { endsOn: '2019-09-06', candidate: disabled },
    'eligible',
    null,
    'L. 5134-25-1',
  ],
  [
    'travailleur handicapé, 60 mois',
    { endsOn: '2019-09-07', candidate: disabled },
    'eligible',
    null,
    'L. 5134-25-1',
  ],
  [
    'travailleur handicapé, 60 mois et un jour',
    { endsOn: '2019-09-08', candidate: disabled },
    'ineligible',
    'duration',
    'L. 5134-25-1',
  ],
  [
    'handicap inconnu, 36 mois',
    { endsOn: '2017-09-07', candidate: { disabledWorker: undefined } },
    'to-check',
    'duration',
    'L. 5134-25-1',
  ],
  [
    '36 mois, 50 ans le lendemain de l’échéance des 24 mois',
    agedAtTheEnd('1966-09-08'),
    'ineligible',
    'duration',
    'R. 5134-33',
  ],
  ['36 mois, 50 ans le jour de l’échéance', agedAtTheEnd('1966-09-07'), 'eligible', null, 'R. 5134-33'],
  ['36 mois, 50 ans la veille de l’échéance', agedAtTheEnd('1966-09-06'), 'eligible', null, 'R. 5134-33'],
  [
    '72 mois, 58 ans le lendemain de l’échéance',
    { endsOn: '2020-09-07', candidate: { birthDate: '1958-09-08' } },
    'ineligible',
    'duration',
    'L. 5134-25-1',
  ],
  [
    '72 mois, 58 ans à l’échéance : jusqu’à la retraite',
    { endsOn: '2020-09-07', candidate: { birthDate: '1958-09-07' } },
    'to-check',
    'duration',
    'L. 5134-25-1',
  ],
  ['CDI', { endsOn: null, contract: { nature: 'CDI' } }, 'eligible', null, 'L. 5134-24'],
  [
    'CDI, fin non précisée',
    { endsOn: undefined, contract: { nature: 'CDI' } },
    'eligible',
    null,
    'L. 5134-24',
  ],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', 'L. 5134-24'],
  ['CDD sans terme', { endsOn: null }, 'ineligible', 'duration', 'L. 1242-7'],

  // 20 hours
  ['19 h 30', { contract: { weeklyHours: 19.5 } }, 'to-check', 'weekly-hours', 'L. 5134-26'],
  ['20 h', { contract: { weeklyHours: 20 } }, 'eligible', null, 'L. 5134-26'],
  ['20 h 30', { contract: { weeklyHours: 20.5 } }, 'eligible', null, 'L. 5134-26'],

  // The aid before the contract
  ['aide décidée la veille', { contract: { aidDecidedOn: '2014-08-31' } }, 'eligible', null, 'R. 5134-26'],
  [
    'aide décidée le jour de la conclusion',
    { contract: { aidDecidedOn: '2014-09-01' } },
    'eligible',
    null,
    'R. 5134-26',
  ],
  [
    'aide décidée le lendemain',
    { contract: { aidDecidedOn: '2014-09-02' } },
    'ineligible',
    'aid-first',
    'R. 5134-26',
  ],
  [
    'remplacement d’un salarié licencié',
    { employer: { replacesDismissed: true } },
    'ineligible',
    'replacement',
    'L. 5134-21-2, 1°',
  ],
  ['aucun remplacement', { employer: { replacesDismissed: false } }, 'eligible', null, 'L. 5134-21-2, 1°'],
  [
    'cotisations en retard',
    { employer: { contributionsUpToDate: false } },
    'ineligible',
    'contributions',
    'L. 5134-21-2, 2°',
  ],
  ['cotisations à jour', { employer: { contributionsUpToDate: true } }, 'eligible', null, 'L. 5134-21-2, 2°'],
  [
    'licenciement économique : il ne compte que pour le CIE',
    { employer: { economicDismissal6Months: true } },
    'eligible',
    null,
    'L. 5134-68, a contrario',
  ],

  // What the rules leave open or refuse, fact by fact
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],
  [
    'emploi inconnu, non inscrit',
    { candidate: { registeredJobSeekerSince: null } },
    'to-check',
    'jobless',
    'L. 5134-20',
  ],
  [
    'autorisation de travail inconnue',
    { candidate: { workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
];

/** Overseas: from 1 January 2011. */
export const overseasCases: readonly VerdictCase[] = [
  [
    'outre-mer le 31/12/2010',
    on('2010-12-31', '2011-01-03', '2012-01-02'),
    'ineligible',
    'in-force',
    'L. 5134-20 : outre-mer depuis le 1er janvier 2011',
  ],
  [
    'outre-mer le 01/01/2011',
    on('2011-01-01', '2011-01-03', '2012-01-02'),
    'eligible',
    null,
    'L. 5134-20 : outre-mer depuis le 1er janvier 2011',
  ],
  [
    'outre-mer le 02/01/2011',
    on('2011-01-02', '2011-01-03', '2012-01-02'),
    'eligible',
    null,
    'L. 5134-20 : outre-mer depuis le 1er janvier 2011',
  ],
];

/** Mayotte had its own code until the end of 2017. */
export const mayotteCases: readonly VerdictCase[] = [
  ['à Mayotte en 2014', {}, 'to-check', 'mayotte-code', 'code du travail de Mayotte'],
  [
    'à Mayotte le 31/12/2017',
    on('2017-12-31', '2018-01-08', '2019-01-07'),
    'to-check',
    'mayotte-code',
    'code du travail de Mayotte',
  ],
];

/** Territory, end, break · code · due · day off · source */
export const deadlineCases: readonly (readonly [
  situation: string,
  territory: 'metropole' | 'alsace-moselle' | 'martinique' | 'reunion',
  endsOn: string,
  brokenOn: string,
  code: string,
  due: string,
  dayOff: boolean,
  source: string,
])[] = [
  [
    'attestation un mois avant la fin',
    'metropole',
    '2015-09-07',
    '2015-01-05',
    'CUI_ATTEST',
    '2015-08-07',
    false,
    'L. 5134-28-1',
  ],
  [
    'fin un 31 mars : le 28 février',
    'metropole',
    '2015-03-31',
    '2015-01-05',
    'CUI_ATTEST',
    '2015-02-28',
    true,
    'L. 5134-28-1',
  ],
  [
    'rupture, 7 jours francs',
    'metropole',
    '2015-09-07',
    '2015-01-05',
    'CUI_RUPTURE',
    '2015-01-13',
    false,
    'R. 5134-28',
  ],
  [
    'échéance le 1er mai',
    'metropole',
    '2015-09-07',
    '2015-04-23',
    'CUI_RUPTURE',
    '2015-05-01',
    true,
    'R. 5134-28',
  ],
  [
    'échéance le 26 décembre 2014, en métropole',
    'metropole',
    '2015-09-07',
    '2014-12-18',
    'CUI_RUPTURE',
    '2014-12-26',
    false,
    'R. 5134-28',
  ],
  [
    'échéance le 26 décembre 2014, en Alsace-Moselle',
    'alsace-moselle',
    '2015-09-07',
    '2014-12-18',
    'CUI_RUPTURE',
    '2014-12-26',
    true,
    'R. 5134-28, L. 3134-13',
  ],
  [
    'échéance le 22 mai 2015, en Martinique',
    'martinique',
    '2015-09-07',
    '2015-05-14',
    'CUI_RUPTURE',
    '2015-05-22',
    true,
    'R. 5134-28, L. 3422-2',
  ],
  [
    'échéance le 22 mai 2015, en métropole',
    'metropole',
    '2015-09-07',
    '2015-05-14',
    'CUI_RUPTURE',
    '2015-05-22',
    false,
    'R. 5134-28',
  ],
  [
    'attestation le 20 décembre, à La Réunion',
    'reunion',
    '2016-01-20',
    '2015-01-05',
    'CUI_ATTEST',
    '2015-12-20',
    true,
    'L. 5134-28-1, L. 3422-2',
  ],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'CUI_CAE', ordinary, cases: verdictCases },
  { scheme: 'CUI_CAE', where: 'overseas', ordinary, context: { territory: 'reunion' }, cases: overseasCases },
  { scheme: 'CUI_CAE', where: 'Mayotte', ordinary, context: { territory: 'mayotte' }, cases: mayotteCases },
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
};
