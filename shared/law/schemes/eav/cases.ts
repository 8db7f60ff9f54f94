// Case tables of the emploi d'avenir, for a reader who knows the law and not the program. Run by
// aided-contracts.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 20 years old, without a diploma, an association, a CDD of thirty-six months, autumn 2014. */
export const ordinary: Facts = factsSchema.parse({
  on: '2014-09-01',
  startsOn: '2014-09-08',
  endsOn: '2017-09-07',
  candidate: {
    birthDate: '1994-03-12',
    level: 'V',
    diplomaObtained: false,
    registeredJobSeekerSince: '2014-06-02',
    jobSeekerMonthsInLast12: 3,
    jobSeekerMonthsInLast18: 3,
    jobSearchMonths: 3,
    disabledWorker: false,
    benefits: [],
    residence: 'other',
    workPermitNeeded: false,
  },
  employer: { kind: 'association' },
  contract: { nature: 'CDD', weeklyHours: 35, renewalOf: null },
});

const public161 = 'R. 5134-161';
const born = (birthDate: string, disabledWorker?: boolean | null): Change => ({
  candidate: { birthDate, disabledWorker },
});
/** A CAP obtained, and what is known of the search. */
const cap = (search: object): Change => ({
  candidate: {
    diplomaObtained: true,
    registeredJobSeekerSince: null,
    jobSeekerMonthsInLast12: null,
    employed: false,
    jobSearchMonths: null,
    ...search,
  },
});
/** A baccalaureate obtained, in a rural zone, and what is known of the search. */
const bac = (search: object): Change => ({
  candidate: {
    level: 'IV',
    diplomaObtained: true,
    residence: 'ZRR',
    registeredJobSeekerSince: null,
    jobSeekerMonthsInLast18: null,
    employed: false,
    jobSearchMonths: null,
    ...search,
  },
});
const on = (day: string, startsOn: string, endsOn: string, birthDate = '1994-03-12'): Change => ({
  on: day,
  startsOn,
  endsOn,
  candidate: { registeredJobSeekerSince: '2012-06-01', birthDate },
});

export const verdictCases: readonly VerdictCase[] = [
  ['20 ans, sans diplôme, 36 mois', {}, 'eligible', null, public161],
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
    'R. 5134-161, L. 5134-21-2',
  ],

  // In force
  ['conclu le 31/10/2012', on('2012-10-31', '2012-11-05', '2015-11-04'), 'ineligible', 'in-force', public161],
  ['conclu le 01/11/2012', on('2012-11-01', '2012-11-05', '2015-11-04'), 'eligible', null, public161],
  ['conclu le 02/11/2012', on('2012-11-02', '2012-11-05', '2015-11-04'), 'eligible', null, public161],
  [
    'conclu le 30/12/2017',
    on('2017-12-30', '2018-01-08', '2021-01-07'),
    'eligible',
    null,
    'ministère du travail : entrées closes fin 2017',
  ],
  [
    'conclu le 31/12/2017',
    on('2017-12-31', '2018-01-08', '2021-01-07'),
    'eligible',
    null,
    'ministère du travail : entrées closes fin 2017',
  ],
  [
    'conclu le 01/01/2018',
    on('2018-01-01', '2018-01-08', '2021-01-07'),
    'ineligible',
    'in-force',
    'ministère du travail : entrées closes fin 2017',
  ],

  // Ages: 16, 26, and 30 for disabled workers
  ['16 ans le lendemain', born('1998-09-02'), 'ineligible', 'age', public161],
  ['16 ans le jour', born('1998-09-01'), 'eligible', null, public161],
  ['16 ans la veille', born('1998-08-31'), 'eligible', null, public161],
  ['26 ans le lendemain', born('1988-09-02', false), 'eligible', null, public161],
  ['26 ans le jour', born('1988-09-01', false), 'ineligible', 'age', public161],
  ['26 ans la veille', born('1988-08-31', false), 'ineligible', 'age', public161],
  ['26 ans le jour, handicap inconnu', born('1988-09-01', undefined), 'to-check', 'age', public161],
  ['26 ans le jour, travailleur handicapé', born('1988-09-01', true), 'eligible', null, public161],
  ['travailleur handicapé, 30 ans le lendemain', born('1984-09-02', true), 'eligible', null, public161],
  ['travailleur handicapé, 30 ans le jour', born('1984-09-01', true), 'ineligible', 'age', public161],
  ['travailleur handicapé, 30 ans la veille', born('1984-08-31', true), 'ineligible', 'age', public161],
  ['30 ans, handicap inconnu', born('1984-09-01', undefined), 'ineligible', 'age', public161],

  // Without a diploma
  ['niveau VI', { candidate: { level: 'VI' } }, 'eligible', null, `${public161}, 1°`],
  ['aucun niveau', { candidate: { level: null } }, 'eligible', null, `${public161}, 1°`],
  ['niveau inconnu', { candidate: { level: undefined } }, 'to-check', 'diploma', public161],
  [
    'niveau V, diplôme inconnu',
    { candidate: { diplomaObtained: undefined } },
    'to-check',
    'diploma',
    public161,
  ],

  // Level V and six months of search among twelve
  [
    'CAP, 5 mois de recherche : le prescripteur apprécie',
    cap({ jobSearchMonths: 5 }),
    'to-check',
    'diploma',
    `${public161}, 2°`,
  ],
  ['CAP, 6 mois de recherche', cap({ jobSearchMonths: 6 }), 'eligible', null, `${public161}, 2°`],
  ['CAP, 7 mois de recherche', cap({ jobSearchMonths: 7 }), 'eligible', null, `${public161}, 2°`],
  [
    'CAP, 6 mois d’inscription sur 12',
    cap({ jobSeekerMonthsInLast12: 6 }),
    'eligible',
    null,
    `${public161}, 2°`,
  ],
  [
    'CAP, inscrit depuis 6 mois moins un jour',
    cap({ registeredJobSeekerSince: '2014-03-02' }),
    'to-check',
    'diploma',
    `${public161}, 2°`,
  ],
  [
    'CAP, inscrit depuis 6 mois',
    cap({ registeredJobSeekerSince: '2014-03-01' }),
    'eligible',
    null,
    `${public161}, 2°`,
  ],
  [
    'CAP, inscrit depuis 6 mois et un jour',
    cap({ registeredJobSeekerSince: '2014-02-28' }),
    'eligible',
    null,
    `${public161}, 2°`,
  ],
  [
    'CAP, recherche inconnue',
    cap({ jobSearchMonths: undefined, jobSeekerMonthsInLast12: undefined }),
    'to-check',
    'diploma',
    `${public161}, 2°`,
  ],

  // Exceptionally: zone, first higher cycle at most, twelve months among eighteen
  [
    'bac, zone rurale, 11 mois : le prescripteur apprécie',
    bac({ jobSearchMonths: 11 }),
    'to-check',
    'diploma',
    `${public161}, 3°`,
  ],
  ['bac, zone rurale, 12 mois', bac({ jobSearchMonths: 12 }), 'eligible', null, `${public161}, 3°`],
  [
    'bac, quartier, 13 mois',
    bac({ residence: 'QPV', jobSeekerMonthsInLast18: 13 }),
    'eligible',
    null,
    `${public161}, 3°`,
  ],
  [
    'bac, inscrit depuis 12 mois moins un jour',
    bac({ registeredJobSeekerSince: '2013-09-02' }),
    'to-check',
    'diploma',
    `${public161}, 3°`,
  ],
  [
    'bac, inscrit depuis 12 mois',
    bac({ registeredJobSeekerSince: '2013-09-01' }),
    'eligible',
    null,
    `${public161}, 3°`,
  ],
  [
    'bac, inscrit depuis 12 mois et un jour',
    bac({ registeredJobSeekerSince: '2013-08-31' }),
    'eligible',
    null,
    `${public161}, 3°`,
  ],
  [
    'bac, hors zone, 14 mois',
    bac({ residence: 'other', jobSearchMonths: 14 }),
    'ineligible',
    'diploma',
    `${public161}, 3°`,
  ],
  [
    'bac, résidence inconnue',
    bac({ residence: undefined, jobSearchMonths: 14 }),
    'to-check',
    'diploma',
    `${public161}, 3°`,
  ],
  [
    'BTS, zone rurale, 12 mois',
    bac({ level: 'III', jobSearchMonths: 12 }),
    'eligible',
    null,
    `${public161}, 3°`,
  ],
  [
    'licence, zone rurale, 12 mois',
    bac({ level: 'II', jobSearchMonths: 12 }),
    'ineligible',
    'diploma',
    `${public161}, 3°`,
  ],
  [
    'bac non obtenu, 3 mois : diplôme antérieur à préciser',
    { candidate: { level: 'IV' } },
    'to-check',
    'diploma',
    public161,
  ],
  [
    'bac non obtenu, 6 mois de recherche',
    { candidate: { level: 'IV', jobSearchMonths: 6 } },
    'eligible',
    null,
    public161,
  ],

  // Employers
  [
    'collectivité territoriale',
    { employer: { kind: 'local-authority' } },
    'eligible',
    null,
    'R. 5134-165, 1°',
  ],
  ['établissement public', { employer: { kind: 'public-body' } }, 'eligible', null, 'R. 5134-165, 1°'],
  [
    'gestionnaire d’un service public',
    { employer: { kind: 'public-service-operator' } },
    'eligible',
    null,
    'L. 5134-111',
  ],
  ['GEIQ', { employer: { kind: 'geiq' } }, 'eligible', null, 'L. 5134-111'],
  ['SCIC', { employer: { kind: 'scic' } }, 'to-check', 'employer', 'L. 5134-111, non lu'],
  [
    'entreprise privée : secteurs de l’arrêté',
    { employer: { kind: 'private-company' } },
    'to-check',
    'employer',
    'R. 5134-164',
  ],
  ['travail temporaire', { employer: { kind: 'temp-agency' } }, 'to-check', 'employer', 'R. 5134-164'],
  ['service de l’État', { employer: { kind: 'state' } }, 'ineligible', 'employer', 'L. 5134-24'],
  [
    'particulier employeur',
    { employer: { kind: 'private-individual' } },
    'ineligible',
    'employer',
    'L. 5134-67',
  ],

  // CDI, or CDD of thirty-six months; twelve at least
  ['CDI', { endsOn: null, contract: { nature: 'CDI' } }, 'eligible', null, 'R. 5134-165, 2°'],
  [
    'CDI dans une collectivité',
    { endsOn: null, employer: { kind: 'local-authority' }, contract: { nature: 'CDI' } },
    'ineligible',
    'nature',
    'R. 5134-165, 1°',
  ],
  ['12 mois moins un jour', { endsOn: '2015-09-06' }, 'ineligible', 'duration', 'R. 5134-165'],
  ['12 mois : circonstances à justifier', { endsOn: '2015-09-07' }, 'to-check', 'duration', 'L. 5134-115'],
  [
    '12 mois dans une collectivité',
    { endsOn: '2015-09-07', employer: { kind: 'local-authority' } },
    'eligible',
    null,
    'R. 5134-165, 1°',
  ],
  [
    '12 mois et un jour dans une collectivité',
    { endsOn: '2015-09-08', employer: { kind: 'local-authority' } },
    'eligible',
    null,
    'R. 5134-165, 1°',
  ],
  ['36 mois moins un jour', { endsOn: '2017-09-06' }, 'to-check', 'duration', 'L. 5134-115'],
  ['36 mois et un jour', { endsOn: '2017-09-08' }, 'ineligible', 'duration', 'R. 5134-165'],
  [
    '36 mois et un jour, premier contrat ou renouvellement inconnu',
    { endsOn: '2017-09-08', contract: { renewalOf: undefined, aidedMonthsDone: 0 } },
    'to-check',
    'duration',
    'R. 5134-167',
  ],
  [
    'prolongation au-delà de 36 mois : pour finir une formation',
    { endsOn: '2015-09-07', contract: { renewalOf: 'EAV-001', aidedMonthsDone: 36 } },
    'to-check',
    'duration',
    'R. 5134-167',
  ],
  [
    '24 mois après 12 mois',
    { endsOn: '2016-09-07', contract: { renewalOf: 'EAV-001', aidedMonthsDone: 12 } },
    'eligible',
    null,
    'R. 5134-167',
  ],
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'jobless', public161],
  [
    'aide décidée le lendemain',
    { contract: { aidDecidedOn: '2014-09-02' } },
    'ineligible',
    'aid-first',
    'R. 5134-26',
  ],
  ['aide décidée le jour', { contract: { aidDecidedOn: '2014-09-01' } }, 'eligible', null, 'R. 5134-26'],

  // What the rules leave open or refuse, fact by fact
  [
    'emploi inconnu, non inscrit',
    { candidate: { registeredJobSeekerSince: null, employed: undefined } },
    'to-check',
    'jobless',
    public161,
  ],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', 'L. 5134-115'],
  [
    'remplacement d’un salarié licencié',
    { employer: { replacesDismissed: true } },
    'ineligible',
    'replacement',
    'L. 5134-21-2, L. 5134-68',
  ],
  [
    'cotisations en retard',
    { employer: { contributionsUpToDate: false } },
    'ineligible',
    'contributions',
    'L. 5134-21-2, L. 5134-68',
  ],
  [
    'autorisation de travail inconnue',
    { candidate: { workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
  ['34 h 30', { contract: { weeklyHours: 34.5 } }, 'to-check', 'weekly-hours', 'L. 5134-116'],
  ['17 h 15', { contract: { weeklyHours: 17.25 } }, 'ineligible', 'weekly-hours', 'L. 5134-116'],
  ['17 h 30', { contract: { weeklyHours: 17.5 } }, 'to-check', 'weekly-hours', 'L. 5134-116'],
  ['17 h 45', { contract: { weeklyHours: 17.75 } }, 'to-check', 'weekly-hours', 'L. 5134-116'],
  ['horaire inconnu', { contract: { weeklyHours: undefined } }, 'to-check', 'weekly-hours', 'L. 5134-116'],
  [
    'établissement à Mayotte',
    { employer: { region: '06' } },
    'to-check',
    'mayotte-code',
    'code du travail de Mayotte, ordonnance non lue',
  ],
];

/** Overseas the exception holds for everyone. */
export const overseasCases: readonly VerdictCase[] = [
  [
    'bac, outre-mer, 12 mois',
    bac({ residence: 'other', jobSearchMonths: 12 }),
    'eligible',
    null,
    `${public161}, 3°`,
  ],
  [
    'bac, outre-mer, 11 mois',
    bac({ residence: 'other', jobSearchMonths: 11 }),
    'to-check',
    'diploma',
    `${public161}, 3°`,
  ],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'EAV', ordinary, cases: verdictCases },
  { scheme: 'EAV', where: 'overseas', ordinary, context: { territory: 'guyane' }, cases: overseasCases },
];

export const neverGiven: NeverGiven = {
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
