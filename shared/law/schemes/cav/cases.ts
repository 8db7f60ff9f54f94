// Case tables of the contrat d'avenir, for a reader who knows the law and not the program: one line a case, with what
// changes from the ordinary contract below. Run by cav.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary contract: 24 years old, on the RMI for eight months, an association, 24 months at 26 hours, in June 2005. */
export const ordinary: Facts = factsSchema.parse({
  on: '2005-06-01',
  startsOn: '2005-06-06',
  endsOn: '2007-06-05',
  candidate: {
    birthDate: '1981-03-12',
    benefits: ['RSA'],
    benefitMonthsInLast12: 8,
    disabledWorker: false,
    workPermitNeeded: false,
  },
  employer: { kind: 'association', region: '11' },
  contract: { nature: 'CDD', weeklyHours: 26, renewalOf: null },
});

const law = 'loi n° 2005-32, décret n° 2005-242';
const law2006 = 'loi n° 2006-339';
const on = (day: string, startsOn: string, endsOn: string, more: Change = {}): Change => ({
  on: day,
  startsOn,
  endsOn,
  ...more,
});
const kind = (value: string | undefined): Change => ({ employer: { kind: value } });
const benefits = (...held: readonly string[]): Change => ({ candidate: { benefits: held } });
const hours = (weeklyHours: number | undefined): Change => ({ contract: { weeklyHours } });

export const verdictCases: readonly VerdictCase[] = [
  ['RMI depuis 8 mois, association, 24 mois à 26 h', {}, 'eligible', null, law],

  // In force
  ['conclu le 17/03/2005', on('2005-03-17', '2005-04-04', '2007-04-03'), 'ineligible', 'in-force', law],
  [
    'conclu le 18/03/2005 : ouverture à vérifier',
    on('2005-03-18', '2005-04-04', '2007-04-03'),
    'to-check',
    'opening',
    law,
  ],
  [
    'conclu le 31/03/2005 : ouverture à vérifier',
    on('2005-03-31', '2005-04-04', '2007-04-03'),
    'to-check',
    'opening',
    law,
  ],
  ['conclu le 01/04/2005', on('2005-04-01', '2005-04-04', '2007-04-03'), 'eligible', null, law],
  [
    'conclu le 31/12/2009',
    on('2009-12-31', '2010-01-04', '2012-01-03'),
    'eligible',
    null,
    'loi n° 2008-1249',
  ],
  [
    'conclu le 01/01/2010 : contrat unique d’insertion',
    on('2010-01-01', '2010-01-04', '2012-01-03'),
    'ineligible',
    'in-force',
    'loi n° 2008-1249',
  ],

  // The person
  ['16 ans le lendemain', { candidate: { birthDate: '1989-06-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['16 ans le jour', { candidate: { birthDate: '1989-06-01' } }, 'eligible', null, 'L. 4153-1'],
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],
  ['ASS', benefits('ASS'), 'eligible', null, law],
  [
    'AAH le 05/08/2005',
    on('2005-08-05', '2005-08-08', '2007-08-07', benefits('AAH')),
    'to-check',
    'minimum-income',
    'décret n° 2005-916',
  ],
  [
    'AAH le 06/08/2005',
    on('2005-08-06', '2005-08-08', '2007-08-07', benefits('AAH')),
    'eligible',
    null,
    'décret n° 2005-916',
  ],
  ['aucun minimum social', benefits(), 'ineligible', 'minimum-income', law],
  [
    'aucun minimum social, dit la fiche',
    { candidate: { benefits: null } },
    'ineligible',
    'minimum-income',
    law,
  ],
  ['minima sociaux inconnus', { candidate: { benefits: undefined } }, 'to-check', 'minimum-income', law],
  ['RSA en juin 2009', on('2009-06-02', '2009-06-08', '2011-06-07'), 'eligible', null, 'loi n° 2008-1249'],
  ['5 mois de droits sur 12', { candidate: { benefitMonthsInLast12: 5 } }, 'ineligible', 'seniority', law],
  ['6 mois de droits sur 12', { candidate: { benefitMonthsInLast12: 6 } }, 'eligible', null, law],
  ['aucun mois de droits', { candidate: { benefitMonthsInLast12: null } }, 'ineligible', 'seniority', law],
  [
    'mois de droits inconnus',
    { candidate: { benefitMonthsInLast12: undefined } },
    'to-check',
    'seniority',
    law,
  ],
  [
    '1 mois de droits, le 24/03/2006',
    on('2006-03-24', '2006-04-03', '2008-04-02', { candidate: { benefitMonthsInLast12: 1 } }),
    'ineligible',
    'seniority',
    law2006,
  ],
  [
    '1 mois de droits, le 25/03/2006',
    on('2006-03-25', '2006-04-03', '2008-04-02', { candidate: { benefitMonthsInLast12: 1 } }),
    'eligible',
    null,
    law2006,
  ],
  [
    'autorisation de travail nécessaire',
    { candidate: { workPermitNeeded: true } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],

  // The employer
  ['collectivité territoriale', kind('local-authority'), 'eligible', null, law],
  ['établissement public', kind('public-body'), 'eligible', null, law],
  ['gestionnaire d’un service public', kind('public-service-operator'), 'eligible', null, law],
  ['service de l’État : non lu', kind('state'), 'to-check', 'employer', law],
  ['SCIC : non lu', kind('scic'), 'to-check', 'employer', law],
  ['entreprise : seulement d’insertion', kind('private-company'), 'to-check', 'employer', law],
  ['entreprise de travail temporaire', kind('temp-agency'), 'to-check', 'employer', law],
  ['GEIQ', kind('geiq'), 'ineligible', 'employer', law],
  ['particulier employeur', kind('private-individual'), 'ineligible', 'employer', law],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', law],
  [
    'établissement à Mayotte',
    { employer: { region: '06' } },
    'to-check',
    'mayotte-code',
    'code du travail de Mayotte, non lu',
  ],

  // The contract
  ['CDI', { contract: { nature: 'CDI' } }, 'ineligible', 'nature', law],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', law],
  [
    'convention signée le lendemain de l’embauche',
    { contract: { aidDecidedOn: '2005-06-07' } },
    'ineligible',
    'convention-first',
    law,
  ],
  [
    'convention signée le jour de l’embauche',
    { contract: { aidDecidedOn: '2005-06-06' } },
    'eligible',
    null,
    law,
  ],
  ['début inconnu', { startsOn: undefined }, 'to-check', 'convention-first', law],
  ['3 mois moins un jour', { endsOn: '2005-09-04' }, 'ineligible', 'duration', law],
  ['3 mois : aménagement de peine seulement', { endsOn: '2005-09-05' }, 'to-check', 'duration', law],
  ['24 mois moins un jour', { endsOn: '2007-06-04' }, 'to-check', 'duration', law],
  ['24 mois et un jour, sans renouvellement', { endsOn: '2007-06-06' }, 'to-check', 'duration', law],
  [
    'renouvellement : 36 mois en tout',
    { endsOn: '2006-06-05', contract: { renewalOf: 'CAV-1', aidedMonthsDone: 24 } },
    'eligible',
    null,
    law,
  ],
  [
    'renouvellement : 36 mois et un jour en tout',
    { endsOn: '2006-06-06', contract: { renewalOf: 'CAV-1', aidedMonthsDone: 24 } },
    'ineligible',
    'duration',
    law,
  ],
  [
    'renouvellement : 60 mois en tout, travailleur handicapé',
    {
      endsOn: '2007-06-05',
      candidate: { disabledWorker: true },
      contract: { renewalOf: 'CAV-1', aidedMonthsDone: 36 },
    },
    'eligible',
    null,
    'décret n° 2005-916',
  ],
  [
    'renouvellement : 60 mois en tout, 50 ans le jour de l’embauche',
    {
      endsOn: '2007-06-05',
      candidate: { birthDate: '1955-06-06' },
      contract: { renewalOf: 'CAV-1', aidedMonthsDone: 36 },
    },
    'eligible',
    null,
    'décret n° 2005-916',
  ],
  [
    'renouvellement : 60 mois en tout, 50 ans le lendemain',
    {
      endsOn: '2007-06-05',
      candidate: { birthDate: '1955-06-07' },
      contract: { renewalOf: 'CAV-1', aidedMonthsDone: 36 },
    },
    'ineligible',
    'duration',
    'décret n° 2005-916',
  ],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', law],
  ['25 h en juin 2005', hours(25), 'ineligible', 'weekly-hours', law],
  ['27 h', hours(27), 'ineligible', 'weekly-hours', law],
  ['durée du travail inconnue', hours(undefined), 'to-check', 'weekly-hours', law],
  [
    '20 h le 24/03/2006',
    on('2006-03-24', '2006-04-03', '2008-04-02', hours(20)),
    'ineligible',
    'weekly-hours',
    law2006,
  ],
  [
    '20 h le 25/03/2006 : chantier d’insertion ou services à la personne',
    on('2006-03-25', '2006-04-03', '2008-04-02', hours(20)),
    'to-check',
    'weekly-hours',
    law2006,
  ],
  [
    '19 h le 25/03/2006',
    on('2006-03-25', '2006-04-03', '2008-04-02', hours(19)),
    'ineligible',
    'weekly-hours',
    law2006,
  ],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'CAV', ordinary, cases: verdictCases }];

export const neverGiven: NeverGiven = {
  opening: {
    verdicts: ['met', 'not-met'],
    why: 'sources that disagree settle nothing, and the rule holds on those days only',
  },
  'work-permit': {
    verdicts: ['not-met'],
    why: 'a permit may always be asked for: it is to check until it is there',
  },
};
