// Case tables of the CAE of 2005, for a reader who knows the law and not the program. Run by aided-contracts.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 20 years old, without a job, an association, a CDD of twelve months at 26 hours, autumn 2006. */
export const ordinary: Facts = factsSchema.parse({
  on: '2006-09-01',
  startsOn: '2006-09-04',
  endsOn: '2007-09-03',
  candidate: {
    birthDate: '1986-03-12',
    registeredJobSeekerSince: '2006-03-01',
    specialDifficulties: true,
    workPermitNeeded: false,
    disabledWorker: false,
    benefits: [],
  },
  employer: { kind: 'association' },
  contract: { nature: 'CDD', weeklyHours: 26, renewalOf: null },
});

const law = 'loi n° 2005-32, art. 44 ; décret n° 2005-243';
const employers = 'ancien art. L. 322-4-7 ; circulaire DGEFP n° 2005-12';
const kind = (value: string | null | undefined): Change => ({ employer: { kind: value } });
const signed = (on: string, startsOn: string, endsOn: string): Change => ({
  on,
  startsOn,
  endsOn,
  candidate: { registeredJobSeekerSince: '2005-01-03' },
});
const done = (months: number, timesRenewed: number): Change => ({
  contract: { renewalOf: { reason: 'other', timesRenewed }, aidedMonthsDone: months },
});

export const verdictCases: readonly VerdictCase[] = [
  ['association, 12 mois, 26 h', {}, 'eligible', null, law],
  [
    'le même, tout étant dit : plus aucune réserve',
    {
      candidate: { employed: false },
      employer: {
        contributionsUpToDate: true,
        replacesDismissed: false,
        economicDismissal6Months: false,
      },
      contract: { aidedMonthsDone: 0, aidDecidedOn: '2006-09-01' },
    },
    'eligible',
    null,
    law,
  ],

  // The trap of 2006: the market sector
  ['centre d’appels, entreprise privée', kind('private-company'), 'ineligible', 'employer', employers],
  ['entreprise de travail temporaire', kind('temp-agency'), 'ineligible', 'employer', employers],
  ['groupement d’employeurs (GEIQ)', kind('geiq'), 'ineligible', 'employer', employers],
  ['particulier employeur', kind('private-individual'), 'ineligible', 'employer', employers],
  ['collectivité territoriale', kind('local-authority'), 'eligible', null, employers],
  ['établissement public', kind('public-body'), 'eligible', null, employers],
  ['gestionnaire d’un service public', kind('public-service-operator'), 'eligible', null, employers],
  ['SCIC : les textes lus ne la nomment pas', kind('scic'), 'to-check', 'employer', employers],
  ['service de l’État : les textes lus n’en disent rien', kind('state'), 'to-check', 'employer', employers],
  ['nature de l’employeur inconnue', kind(undefined), 'to-check', 'employer', employers],

  // In force in metropolitan France
  [
    'conclu le 30/04/2005, veille de l’ouverture',
    signed('2005-04-30', '2005-05-02', '2006-05-01'),
    'ineligible',
    'in-force',
    law,
  ],
  [
    'conclu le 01/05/2005, jour de l’ouverture',
    signed('2005-05-01', '2005-05-02', '2006-05-01'),
    'eligible',
    null,
    law,
  ],
  ['conclu le 02/05/2005', signed('2005-05-02', '2005-05-02', '2006-05-01'), 'eligible', null, law],
  ['conclu le 30/12/2009', signed('2009-12-30', '2010-01-04', '2011-01-03'), 'eligible', null, law],
  [
    'conclu le 31/12/2009, dernier jour',
    signed('2009-12-31', '2010-01-04', '2011-01-03'),
    'eligible',
    null,
    law,
  ],
  [
    'conclu le 01/01/2010 : le CUI l’a remplacé',
    signed('2010-01-01', '2010-01-04', '2011-01-03'),
    'ineligible',
    'in-force',
    law,
  ],

  // 16 years, no upper age
  [
    '16 ans le lendemain de la conclusion',
    { candidate: { birthDate: '1990-09-02' } },
    'ineligible',
    'age',
    'L. 4153-1',
  ],
  [
    '16 ans le jour de la conclusion',
    { candidate: { birthDate: '1990-09-01' } },
    'eligible',
    null,
    'L. 4153-1',
  ],
  ['16 ans la veille', { candidate: { birthDate: '1990-08-31' } }, 'eligible', null, 'L. 4153-1'],
  ['45 ans', { candidate: { birthDate: '1961-03-12' } }, 'eligible', null, law],
  ['date de naissance inconnue', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],

  // Without a job
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'jobless', law],
  [
    'sans emploi, non inscrit',
    { candidate: { employed: false, registeredJobSeekerSince: null } },
    'eligible',
    null,
    law,
  ],
  [
    'non inscrit, emploi inconnu',
    { candidate: { registeredJobSeekerSince: null } },
    'to-check',
    'jobless',
    law,
  ],
  [
    'inscription à venir le lendemain',
    { candidate: { registeredJobSeekerSince: '2006-09-02' } },
    'to-check',
    'jobless',
    law,
  ],
  [
    'inscription le jour même',
    { candidate: { registeredJobSeekerSince: '2006-09-01' } },
    'eligible',
    null,
    law,
  ],
  [
    'difficultés non reconnues',
    { candidate: { specialDifficulties: false } },
    'ineligible',
    'difficulties',
    law,
  ],
  [
    'difficultés inconnues',
    { candidate: { specialDifficulties: undefined } },
    'to-check',
    'difficulties',
    law,
  ],

  // CDD; the agreement before the hiring
  ['CDI', { contract: { nature: 'CDI' } }, 'ineligible', 'nature', law],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', law],
  ['convention signée la veille de l’embauche', { on: '2006-09-03' }, 'eligible', null, law],
  ['convention signée le jour de l’embauche', { on: '2006-09-04' }, 'eligible', null, law],
  [
    'convention signée le lendemain de l’embauche',
    { on: '2006-09-05' },
    'ineligible',
    'convention-first',
    law,
  ],
  [
    'convention datée après l’embauche',
    { contract: { aidDecidedOn: '2006-09-05' } },
    'ineligible',
    'convention-first',
    law,
  ],

  // 6 to 24 months
  ['6 mois moins un jour', { endsOn: '2007-03-02' }, 'ineligible', 'duration', law],
  ['6 mois', { endsOn: '2007-03-03' }, 'eligible', null, law],
  ['6 mois et un jour', { endsOn: '2007-03-04' }, 'eligible', null, law],
  ['24 mois moins un jour', { endsOn: '2008-09-02' }, 'eligible', null, law],
  ['24 mois', { endsOn: '2008-09-03' }, 'eligible', null, law],
  ['24 mois et un jour', { endsOn: '2008-09-04' }, 'ineligible', 'duration', law],
  ['fin avant le début', { endsOn: '2006-09-03' }, 'ineligible', 'duration', law],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', law],
  ['12 mois après 12 mois déjà faits', done(12, 0), 'eligible', null, law],
  ['12 mois après 13 mois déjà faits', done(13, 0), 'ineligible', 'duration', law],
  [
    'renouvellement, mois déjà faits inconnus',
    { contract: { renewalOf: { timesRenewed: 0 } } },
    'to-check',
    'duration',
    law,
  ],

  // Renewed twice
  ['deuxième renouvellement', done(12, 1), 'eligible', null, law],
  ['troisième renouvellement', done(12, 2), 'ineligible', 'renewal', law],
  [
    'rang du renouvellement inconnu',
    { contract: { renewalOf: 'CAE-2005-001', aidedMonthsDone: 12 } },
    'to-check',
    'renewal',
    law,
  ],

  // 20 hours
  ['19 h', { contract: { weeklyHours: 19 } }, 'to-check', 'weekly-hours', law],
  ['20 h', { contract: { weeklyHours: 20 } }, 'eligible', null, law],
  ['21 h', { contract: { weeklyHours: 21 } }, 'eligible', null, law],
  ['durée hebdomadaire inconnue', { contract: { weeklyHours: undefined } }, 'to-check', 'weekly-hours', law],
  [
    'autorisation de travail nécessaire',
    { candidate: { workPermitNeeded: true } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],

  // What the rules leave open or refuse, fact by fact
  ['date de début inconnue', { startsOn: undefined }, 'to-check', 'convention-first', employers],
  [
    'établissement à Mayotte',
    { employer: { region: '06' } },
    'to-check',
    'mayotte-code',
    'code du travail de Mayotte, non lu',
  ],
];

/** Overseas: from 1 January 2006. */
export const overseasCases: readonly VerdictCase[] = [
  [
    'outre-mer le 31/12/2005',
    signed('2005-12-31', '2006-01-02', '2007-01-01'),
    'ineligible',
    'in-force',
    law,
  ],
  ['outre-mer le 01/01/2006', signed('2006-01-01', '2006-01-02', '2007-01-01'), 'eligible', null, law],
  ['outre-mer le 02/01/2006', signed('2006-01-02', '2006-01-02', '2007-01-01'), 'eligible', null, law],
];

/** situation · change · ceiling in percent of the SMIC · euros an hour · source */
export const aidCases: readonly (readonly [
  situation: string,
  change: Change,
  percent: number,
  hourly: number,
  source: string,
])[] = [
  ['plafond de 95 %', {}, 95, 7.86, law],
  [
    'chantier d’insertion, 20 ans, 30/06/2006',
    { ...signed('2006-06-30', '2006-07-03', '2007-07-02'), employer: { integrationAgreement: true } },
    105,
    8.43,
    law,
  ],
  [
    'chantier d’insertion, 20 ans, 01/07/2006',
    { ...signed('2006-07-01', '2006-07-03', '2007-07-02'), employer: { integrationAgreement: true } },
    95,
    7.86,
    law,
  ],
  [
    'chantier d’insertion, 26 ans le lendemain',
    {
      on: '2006-06-01',
      startsOn: '2006-06-01',
      candidate: { birthDate: '1980-06-02' },
      employer: { integrationAgreement: true },
    },
    105,
    8.43,
    law,
  ],
  [
    'chantier d’insertion, 26 ans le jour',
    {
      on: '2006-06-01',
      startsOn: '2006-06-01',
      candidate: { birthDate: '1980-06-01' },
      employer: { integrationAgreement: true },
    },
    95,
    7.63,
    law,
  ],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'CAE_2005', ordinary, cases: verdictCases },
  {
    scheme: 'CAE_2005',
    where: 'overseas',
    ordinary,
    context: { territory: 'guadeloupe' },
    cases: overseasCases,
  },
];

export const neverGiven: NeverGiven = {
  'weekly-hours': { verdicts: ['not-met'], why: 'the convention may allow fewer hours' },
};
