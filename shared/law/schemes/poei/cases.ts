// Case tables of the POE individuelle: one line a case, with what changes from the ordinary convention below.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary convention: a registered job seeker, 300 hours, then a CDD of twelve months, in 2026. */
export const ordinary: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-12-01',
  endsOn: '2027-11-30',
  candidate: { birthDate: '2004-03-12', registeredJobSeekerSince: '2026-03-01' },
  employer: { kind: 'private-company' },
  contract: { nature: 'CDD', trainingHours: 300 },
});

const law = 'loi n° 2009-1437';
const reform = 'France Travail, délibération n° 2024-29';
const article = 'L. 6326-1';
const at = (on: string, more: Change = {}): Change => ({
  ...more,
  on,
  candidate: { registeredJobSeekerSince: '2009-01-05', birthDate: '1988-03-12' },
});

export const verdictCases: readonly VerdictCase[] = [
  ['inscrit, 300 heures, CDD de 12 mois', {}, 'eligible', null, article],

  // In force
  [
    'le 25/11/2009',
    at('2009-11-25', { startsOn: '2010-01-04', endsOn: '2011-01-03' }),
    'ineligible',
    'in-force',
    law,
  ],
  [
    'le 26/11/2009',
    at('2009-11-26', { startsOn: '2010-01-04', endsOn: '2011-01-03' }),
    'eligible',
    null,
    law,
  ],
  [
    'le 27/11/2009',
    at('2009-11-27', { startsOn: '2010-01-04', endsOn: '2011-01-03' }),
    'eligible',
    null,
    law,
  ],

  // The person
  ['non inscrit', { candidate: { registeredJobSeekerSince: null } }, 'ineligible', 'registration', article],
  [
    'inscrit le lendemain',
    { candidate: { registeredJobSeekerSince: '2026-09-02' } },
    'ineligible',
    'registration',
    article,
  ],
  ['inscrit le jour', { candidate: { registeredJobSeekerSince: '2026-09-01' } }, 'eligible', null, article],
  [
    'inscription inconnue',
    { candidate: { registeredJobSeekerSince: undefined } },
    'to-check',
    'registration',
    article,
  ],
  ['16 ans le lendemain', { candidate: { birthDate: '2010-09-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['16 ans le jour', { candidate: { birthDate: '2010-09-01' } }, 'eligible', null, 'L. 4153-1'],
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],

  // The employer
  ['collectivité territoriale', { employer: { kind: 'local-authority' } }, 'eligible', null, article],
  ['particulier employeur', { employer: { kind: 'private-individual' } }, 'eligible', null, article],
  ['employeur inconnu', { employer: { kind: undefined } }, 'to-check', 'employer', article],
  [
    'licenciement économique : dérogation',
    { employer: { economicDismissal6Months: true } },
    'to-check',
    'economic-dismissal',
    article,
  ],
  [
    'aucun licenciement économique',
    { employer: { economicDismissal6Months: false } },
    'eligible',
    null,
    article,
  ],
  [
    'cotisations en retard',
    { employer: { contributionsUpToDate: false } },
    'ineligible',
    'contributions',
    article,
  ],

  ['cotisations à jour', { employer: { contributionsUpToDate: true } }, 'eligible', null, article],

  // The contract that follows
  ['CDI', { endsOn: null, contract: { nature: 'CDI' } }, 'eligible', null, article],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'contract', article],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'contract', article],
  [
    'CDD de 6 mois, convention du 30/04/2024',
    at('2024-04-30', { startsOn: '2024-07-01', endsOn: '2024-12-31' }),
    'ineligible',
    'contract',
    reform,
  ],
  [
    'CDD de 6 mois, convention du 01/05/2024',
    at('2024-05-01', { startsOn: '2024-07-01', endsOn: '2024-12-31' }),
    'eligible',
    null,
    reform,
  ],
  [
    'CDD de 6 mois moins un jour : saisonnier seulement',
    { endsOn: '2027-05-30' },
    'to-check',
    'contract',
    reform,
  ],
  ['CDD de 6 mois', { endsOn: '2027-05-31' }, 'eligible', null, reform],
  ['CDD de 4 mois moins un jour', { endsOn: '2027-03-30' }, 'ineligible', 'contract', reform],
  [
    'CDD de 12 mois moins un jour, en 2020',
    at('2020-09-01', { startsOn: '2020-12-01', endsOn: '2021-11-29' }),
    'ineligible',
    'contract',
    law,
  ],

  // The training
  [
    '400 heures, en 2020',
    at('2020-09-01', { startsOn: '2020-12-01', endsOn: '2021-11-30', contract: { trainingHours: 400 } }),
    'eligible',
    null,
    law,
  ],
  [
    '401 heures, en 2020',
    at('2020-09-01', { startsOn: '2020-12-01', endsOn: '2021-11-30', contract: { trainingHours: 401 } }),
    'ineligible',
    'training',
    law,
  ],
  ['450 heures', { contract: { trainingHours: 450 } }, 'eligible', null, reform],
  ['451 heures : certains publics', { contract: { trainingHours: 451 } }, 'to-check', 'training', reform],
  ['601 heures', { contract: { trainingHours: 601 } }, 'ineligible', 'training', reform],
  ['heures inconnues', { contract: { trainingHours: undefined } }, 'to-check', 'training', article],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'POEI', ordinary, cases: verdictCases }];

export const neverGiven: NeverGiven = {
  employer: { verdicts: ['not-met'], why: 'every employer is admitted' },
  'economic-dismissal': { verdicts: ['not-met'], why: 'the agency may grant an exception' },
  contributions: {
    verdicts: ['unknown'],
    why: 'what the employer alone declares stands against the aid only when it is known',
  },
};
