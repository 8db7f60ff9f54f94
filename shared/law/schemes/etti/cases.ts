// Case tables of temporary work for integration: one line a case, with what changes from the ordinary mission below.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary mission: six months in 2026, an agency with its convention, a young job seeker in difficulty. */
export const ordinaryEtti: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2027-03-06',
  candidate: {
    birthDate: '2004-03-12',
    registeredJobSeekerSince: '2026-03-01',
    employed: false,
    specialDifficulties: true,
    workPermitNeeded: false,
  },
  employer: { kind: 'temp-agency', integrationAgreement: true },
  contract: { nature: 'CDD', weeklyHours: 35 },
});

/** situation · change · verdict · condition that decides · source */
export const ettiCases: readonly VerdictCase[] = [
  ['cas ordinaire', {}, 'eligible', null, 'L. 5132-6'],

  // Dates of the scheme and of its texts
  ['avant la loi de 1998', { on: '1998-07-30' }, 'ineligible', 'in-force', 'loi n° 98-657'],
  ['jour de la loi de 1998 : texte non lu', { on: '1998-07-31' }, 'to-check', 'early-text', 'loi n° 98-657'],
  ['lendemain de la loi de 1998', { on: '1998-08-01' }, 'to-check', 'early-text', 'loi n° 98-657'],
  ['2006 : texte non lu', { on: '2006-03-12' }, 'to-check', 'early-text', 'loi n° 98-657'],
  [
    'veille de la recodification',
    {
      on: '2008-04-30',
      startsOn: '2008-05-05',
      endsOn: '2008-11-04',
      candidate: { birthDate: '1985-03-12', registeredJobSeekerSince: '2008-01-07' },
    },
    'to-check',
    'early-text',
    'loi n° 98-657',
  ],
  [
    'jour de la recodification',
    {
      on: '2008-05-01',
      startsOn: '2008-05-05',
      endsOn: '2008-11-04',
      candidate: { birthDate: '1985-03-12', registeredJobSeekerSince: '2008-01-07' },
    },
    'eligible',
    null,
    'L. 5132-6, rédaction de 2008',
  ],
  [
    'lendemain de la recodification',
    {
      on: '2008-05-02',
      startsOn: '2008-05-05',
      endsOn: '2008-11-04',
      candidate: { birthDate: '1985-03-12', registeredJobSeekerSince: '2008-01-07' },
    },
    'eligible',
    null,
    'L. 5132-6, rédaction de 2008',
  ],

  // The employer
  [
    'agence sans convention',
    { employer: { integrationAgreement: false } },
    'ineligible',
    'employer',
    'L. 5132-2',
  ],
  [
    'convention non dite',
    { employer: { integrationAgreement: undefined } },
    'to-check',
    'employer',
    'L. 5132-2',
  ],
  ['entreprise privée', { employer: { kind: 'private-company' } }, 'ineligible', 'employer', 'L. 5132-6'],
  [
    'association conventionnée',
    { employer: { kind: 'association', integrationAgreement: true } },
    'ineligible',
    'employer',
    'L. 5132-6',
  ],
  ['employeur inconnu', { employer: { kind: undefined } }, 'to-check', 'employer', 'L. 5132-6'],

  // The person
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'without-job', 'L. 5132-1'],
  ['inscrit, emploi non dit', { candidate: { employed: undefined } }, 'eligible', null, 'L. 5132-1'],
  [
    'non inscrit, emploi non dit',
    { candidate: { employed: undefined, registeredJobSeekerSince: null } },
    'to-check',
    'without-job',
    'L. 5132-1',
  ],
  [
    'non inscrit, sans emploi',
    { candidate: { employed: false, registeredJobSeekerSince: null } },
    'eligible',
    null,
    'L. 5132-1',
  ],
  [
    'aucune difficulté',
    { candidate: { specialDifficulties: false } },
    'ineligible',
    'difficulties',
    'L. 5132-1',
  ],
  [
    'difficultés non dites',
    { candidate: { specialDifficulties: undefined } },
    'to-check',
    'difficulties',
    'L. 5132-3',
  ],
  ['veille des 16 ans', { candidate: { birthDate: '2010-09-02' } }, 'ineligible', 'age', 'L. 4153-1'],
  ['jour des 16 ans', { candidate: { birthDate: '2010-09-01' } }, 'eligible', null, 'L. 4153-1'],
  ['lendemain des 16 ans', { candidate: { birthDate: '2010-08-31' } }, 'eligible', null, 'L. 4153-1'],

  // Nature and length
  ['CDI à 22 ans', { contract: { nature: 'CDI' } }, 'ineligible', 'nature', 'L. 5132-6'],
  [
    'CDI, veille des 57 ans',
    { contract: { nature: 'CDI' }, candidate: { birthDate: '1969-09-02' } },
    'ineligible',
    'nature',
    'L. 5132-6-1',
  ],
  [
    'CDI, jour des 57 ans',
    { contract: { nature: 'CDI' }, candidate: { birthDate: '1969-09-01' } },
    'to-check',
    'nature',
    'L. 5132-6-1',
  ],
  [
    'CDI, lendemain des 57 ans',
    { contract: { nature: 'CDI' }, candidate: { birthDate: '1969-08-31' } },
    'to-check',
    'nature',
    'L. 5132-6-1',
  ],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', 'L. 5132-6'],
  ['23 mois et 30 jours', { endsOn: '2028-09-05' }, 'eligible', null, 'L. 5132-6'],
  ['24 mois jour pour jour', { endsOn: '2028-09-06' }, 'eligible', null, 'L. 5132-6'],
  ['24 mois et un jour', { endsOn: '2028-09-07' }, 'ineligible', 'length', 'L. 5132-6'],
  [
    '24 mois depuis un 29 février : le dernier jour de février',
    { on: '2028-02-28', startsOn: '2028-02-29', endsOn: '2030-02-28' },
    'eligible',
    null,
    'L. 5132-6',
  ],
  [
    '24 mois depuis un 29 février : le lendemain',
    { on: '2028-02-28', startsOn: '2028-02-29', endsOn: '2030-03-01' },
    'ineligible',
    'length',
    'L. 5132-6',
  ],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'length', 'L. 5132-6'],
  ['fin avant le début', { endsOn: '2026-09-01' }, 'to-check', 'length', 'L. 5132-6'],

  // What the rules leave open or refuse, fact by fact
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', 'L. 4153-1'],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'ETTI', ordinary: ordinaryEtti, cases: ettiCases }];

export const neverGiven: NeverGiven = {
  'early-text': {
    verdicts: ['met', 'not-met'],
    why: 'a text that was not read settles nothing, and the rule holds on those days only',
  },
};
