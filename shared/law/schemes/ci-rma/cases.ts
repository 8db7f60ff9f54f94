// Case tables of the contrat insertion-revenu minimum d'activité: one line a case, with what changes from the ordinary
// contract below. Run by ci-rma.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 24 years old, on the RMI for eight months, a company, twelve months at 20 hours, in June 2005. */
export const ordinary: Facts = factsSchema.parse({
  on: '2005-06-01',
  startsOn: '2005-06-06',
  endsOn: '2006-06-05',
  candidate: {
    birthDate: '1981-03-12',
    benefits: ['RSA'],
    benefitMonthsInLast12: 8,
    specialDifficulties: true,
    workPermitNeeded: false,
  },
  employer: { kind: 'private-company', region: '11' },
  contract: { nature: 'CDD', weeklyHours: 20, renewalOf: null },
});

const law = 'loi n° 2005-32, décret n° 2005-265';
const law2003 = 'loi n° 2003-1200';
const law2006 = 'loi n° 2006-339';
const closing = 'service-public, fiche du CI-RMA : supprimé au 1er janvier 2010';
const on = (day: string, startsOn: string, endsOn: string, more: Change = {}): Change => ({
  on: day,
  startsOn,
  endsOn,
  ...more,
});
const kind = (value: string | undefined): Change => ({ employer: { kind: value } });

export const verdictCases: readonly VerdictCase[] = [
  ['RMI depuis 8 mois, entreprise, 12 mois à 20 h', {}, 'eligible', null, law],

  // In force
  ['conclu le 31/12/2003', on('2003-12-31', '2004-01-05', '2005-01-04'), 'ineligible', 'in-force', law2003],
  [
    'conclu le 01/01/2004 : premier régime, non lu',
    on('2004-01-01', '2004-01-05', '2005-01-04'),
    'to-check',
    'early-text',
    law2003,
  ],
  [
    'conclu le 02/01/2004 : premier régime, non lu',
    on('2004-01-02', '2004-01-05', '2005-01-04'),
    'to-check',
    'early-text',
    law2003,
  ],
  [
    'collectivité en 2004 : à vérifier, jamais refusée sur un texte non lu',
    on('2004-06-01', '2004-06-07', '2005-06-06', kind('local-authority')),
    'to-check',
    'early-text',
    law2003,
  ],
  [
    'conclu le 31/03/2005 : premier régime, non lu',
    on('2005-03-31', '2005-04-04', '2006-04-03'),
    'to-check',
    'early-text',
    law,
  ],
  ['conclu le 01/04/2005', on('2005-04-01', '2005-04-04', '2006-04-03'), 'eligible', null, law],
  ['conclu le 02/04/2005', on('2005-04-02', '2005-04-04', '2006-04-03'), 'eligible', null, law],
  ['conclu le 31/12/2009', on('2009-12-31', '2010-01-04', '2011-01-03'), 'eligible', null, closing],
  ['conclu le 01/01/2010', on('2010-01-01', '2010-01-04', '2011-01-03'), 'ineligible', 'in-force', closing],

  // The person
  ['16 ans le lendemain', { candidate: { birthDate: '1989-06-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['16 ans le jour', { candidate: { birthDate: '1989-06-01' } }, 'eligible', null, 'L. 4153-1'],
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],
  ['ASS', { candidate: { benefits: ['ASS'] } }, 'eligible', null, law],
  ['aucun minimum social', { candidate: { benefits: [] } }, 'ineligible', 'minimum-income', law],
  ['minima sociaux inconnus', { candidate: { benefits: undefined } }, 'to-check', 'minimum-income', law],
  [
    'AAH le 30/11/2006 : non lu',
    on('2006-11-30', '2006-12-04', '2007-12-03', { candidate: { benefits: ['AAH'] } }),
    'to-check',
    'minimum-income',
    'Sénat, rapport r06-255',
  ],
  [
    'AAH le 01/12/2006',
    on('2006-12-01', '2006-12-04', '2007-12-03', { candidate: { benefits: ['AAH'] } }),
    'eligible',
    null,
    'Sénat, rapport r06-255',
  ],
  ['5 mois de droits sur 12', { candidate: { benefitMonthsInLast12: 5 } }, 'ineligible', 'seniority', law],
  ['6 mois de droits sur 12', { candidate: { benefitMonthsInLast12: 6 } }, 'eligible', null, law],
  [
    'mois de droits inconnus',
    { candidate: { benefitMonthsInLast12: undefined } },
    'to-check',
    'seniority',
    law,
  ],
  [
    '1 mois de droits, le 24/03/2006',
    on('2006-03-24', '2006-04-03', '2007-04-02', { candidate: { benefitMonthsInLast12: 1 } }),
    'ineligible',
    'seniority',
    law2006,
  ],
  [
    '1 mois de droits, le 25/03/2006',
    on('2006-03-25', '2006-04-03', '2007-04-02', { candidate: { benefitMonthsInLast12: 1 } }),
    'eligible',
    null,
    law2006,
  ],
  [
    'aucune difficulté particulière',
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
  [
    'autorisation de travail inconnue',
    { candidate: { workPermitNeeded: undefined } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],

  // The employer
  ['collectivité territoriale', kind('local-authority'), 'ineligible', 'employer', law],
  ['établissement public', kind('public-body'), 'ineligible', 'employer', law],
  ['service de l’État', kind('state'), 'ineligible', 'employer', law],
  ['association', kind('association'), 'to-check', 'employer', law],
  ['GEIQ', kind('geiq'), 'to-check', 'employer', law],
  ['particulier employeur : non lu', kind('private-individual'), 'to-check', 'employer', law],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', law],
  [
    'travail temporaire le 24/03/2006',
    on('2006-03-24', '2006-04-03', '2007-04-02', kind('temp-agency')),
    'to-check',
    'employer',
    law2006,
  ],
  [
    'travail temporaire le 25/03/2006',
    on('2006-03-25', '2006-04-03', '2007-04-02', kind('temp-agency')),
    'eligible',
    null,
    law2006,
  ],
  [
    'licenciement économique dans les 6 mois',
    { employer: { economicDismissal6Months: true } },
    'ineligible',
    'economic-dismissal',
    law,
  ],
  [
    'remplacement d’un salarié licencié',
    { employer: { replacesDismissed: true } },
    'ineligible',
    'replacement',
    law,
  ],
  [
    'cotisations en retard',
    { employer: { contributionsUpToDate: false } },
    'ineligible',
    'contributions',
    law,
  ],
  [
    'établissement à Mayotte',
    { employer: { region: '06' } },
    'to-check',
    'mayotte-code',
    'code du travail de Mayotte, non lu',
  ],

  [
    'rien ne s’oppose à l’aide, dit l’employeur',
    { employer: { economicDismissal6Months: false, replacesDismissed: false, contributionsUpToDate: true } },
    'eligible',
    null,
    law,
  ],
  [
    'convention signée le jour de l’embauche',
    { contract: { aidDecidedOn: '2005-06-06' } },
    'eligible',
    null,
    law,
  ],

  // The contract
  // The contract
  [
    'CDI le 24/03/2006 : non lu',
    on('2006-03-24', '2006-04-03', '2007-04-02', { contract: { nature: 'CDI' } }),
    'to-check',
    'nature',
    law2006,
  ],
  [
    'CDI le 25/03/2006',
    on('2006-03-25', '2006-04-03', '2007-04-02', { contract: { nature: 'CDI' } }),
    'eligible',
    null,
    law2006,
  ],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', law],
  [
    'convention signée le lendemain de l’embauche',
    { contract: { aidDecidedOn: '2005-06-07' } },
    'ineligible',
    'convention-first',
    law,
  ],
  ['début inconnu', { startsOn: undefined }, 'to-check', 'convention-first', law],
  ['3 mois moins un jour', { endsOn: '2005-09-04' }, 'ineligible', 'duration', law],
  ['6 mois moins un jour', { endsOn: '2005-12-04' }, 'to-check', 'duration', law],
  ['6 mois', { endsOn: '2005-12-05' }, 'eligible', null, law],
  ['18 mois', { endsOn: '2006-12-05' }, 'eligible', null, law],
  ['18 mois et un jour', { endsOn: '2006-12-06' }, 'ineligible', 'duration', law],
  [
    'renouvellement : 18 mois en tout',
    { contract: { renewalOf: 'RMA-1', aidedMonthsDone: 6 } },
    'eligible',
    null,
    law,
  ],
  [
    'renouvellement : 19 mois en tout',
    { contract: { renewalOf: 'RMA-1', aidedMonthsDone: 7 } },
    'ineligible',
    'duration',
    law,
  ],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', law],
  ['19,5 h', { contract: { weeklyHours: 19.5 } }, 'ineligible', 'weekly-hours', law],
  ['35 h', { contract: { weeklyHours: 35 } }, 'eligible', null, law],
  ['durée du travail inconnue', { contract: { weeklyHours: undefined } }, 'to-check', 'weekly-hours', law],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'CI_RMA', ordinary, cases: verdictCases }];

const declared = {
  verdicts: ['unknown'],
  why: 'what the employer alone declares stands against the aid only when it is known',
} as const;
export const neverGiven: NeverGiven = {
  'early-text': {
    verdicts: ['met', 'not-met'],
    why: 'a text that was not read settles nothing, and the rule holds on those days only',
  },
  nature: { verdicts: ['not-met'], why: 'both natures were admitted, one from a day that was not read' },
  'economic-dismissal': declared,
  replacement: declared,
  contributions: declared,
  'work-permit': {
    verdicts: ['not-met'],
    why: 'a permit may always be asked for: it is to check until it is there',
  },
};
