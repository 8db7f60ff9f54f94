// Case tables of the civic service: one line a case, with what changes from the ordinary engagement below.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary engagement: 20 years old, an association, eight months at 24 hours, in 2026. */
export const ordinary: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-10-01',
  endsOn: '2027-05-31',
  candidate: {
    birthDate: '2006-03-12',
    disabledWorker: false,
    nationality: 'french',
    civicServiceDone: false,
  },
  employer: { kind: 'association' },
  contract: { nature: 'CDD', weeklyHours: 24 },
});

const law = 'loi n° 2010-241 ; service-public, fiche F13278';
const disabled = 'presse de 2015 ; loi n° 2017-86';
const who = 'code du service national, art. 120-4 ; service-public, fiche F13278';
const once = 'service-public, fiche F13278';
const at = (on: string, startsOn: string, endsOn: string, candidate: Record<string, unknown>): Change => ({
  on,
  startsOn,
  endsOn,
  candidate,
});
const kind = (value: string | undefined): Change => ({ employer: { kind: value } });
const hours = (weeklyHours: number | undefined, birthDate = '2006-03-12'): Change => ({
  candidate: { birthDate },
  contract: { weeklyHours },
});

export const verdictCases: readonly VerdictCase[] = [
  ['20 ans, association, 8 mois à 24 h', {}, 'eligible', null, law],

  // In force
  [
    'le 13/03/2010',
    at('2010-03-13', '2010-04-01', '2010-11-30', { birthDate: '1990-01-02' }),
    'ineligible',
    'in-force',
    law,
  ],
  [
    'le 14/03/2010',
    at('2010-03-14', '2010-04-01', '2010-11-30', { birthDate: '1990-01-02' }),
    'eligible',
    null,
    law,
  ],
  [
    'le 15/03/2010',
    at('2010-03-15', '2010-04-01', '2010-11-30', { birthDate: '1990-01-02' }),
    'eligible',
    null,
    law,
  ],

  // Age
  ['16 ans le lendemain', { candidate: { birthDate: '2010-09-02' } }, 'ineligible', 'age', law],
  ['16 ans le jour', { candidate: { birthDate: '2010-09-01' } }, 'eligible', null, law],
  ['26 ans le lendemain', { candidate: { birthDate: '2000-09-02' } }, 'eligible', null, law],
  ['26 ans le jour', { candidate: { birthDate: '2000-09-01' } }, 'ineligible', 'age', law],
  ['26 ans la veille', { candidate: { birthDate: '2000-08-31' } }, 'ineligible', 'age', law],
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', law],
  [
    '28 ans, handicap',
    { candidate: { birthDate: '1998-03-12', disabledWorker: true } },
    'eligible',
    null,
    disabled,
  ],
  [
    '28 ans, handicap inconnu',
    { candidate: { birthDate: '1998-03-12', disabledWorker: undefined } },
    'to-check',
    'age',
    disabled,
  ],
  [
    '30 ans le lendemain, handicap',
    { candidate: { birthDate: '1996-09-02', disabledWorker: true } },
    'eligible',
    null,
    disabled,
  ],
  [
    '30 ans le jour, handicap : à vérifier',
    { candidate: { birthDate: '1996-09-01', disabledWorker: true } },
    'to-check',
    'age',
    disabled,
  ],
  [
    '31 ans le jour, handicap',
    { candidate: { birthDate: '1995-09-01', disabledWorker: true } },
    'ineligible',
    'age',
    disabled,
  ],
  [
    '28 ans, handicap, le 31/05/2015',
    at('2015-05-31', '2015-06-01', '2016-01-31', { birthDate: '1987-03-12', disabledWorker: true }),
    'ineligible',
    'age',
    disabled,
  ],
  [
    '28 ans, handicap, le 01/06/2015 : à vérifier',
    at('2015-06-01', '2015-06-01', '2016-01-31', { birthDate: '1987-03-12', disabledWorker: true }),
    'to-check',
    'age',
    disabled,
  ],
  [
    '28 ans, handicap, le 28/01/2017 : à vérifier',
    at('2017-01-28', '2017-02-01', '2017-09-30', { birthDate: '1988-03-12', disabledWorker: true }),
    'to-check',
    'age',
    disabled,
  ],
  [
    '28 ans, handicap, le 29/01/2017',
    at('2017-01-29', '2017-02-01', '2017-09-30', { birthDate: '1988-03-12', disabledWorker: true }),
    'eligible',
    null,
    disabled,
  ],

  // Nationality
  [
    'Union européenne, Espace économique européen ou Suisse',
    { candidate: { nationality: 'european' } },
    'eligible',
    null,
    who,
  ],
  ['autre pays : titre à vérifier', { candidate: { nationality: 'other' } }, 'to-check', 'nationality', who],
  ['nationalité inconnue', { candidate: { nationality: undefined } }, 'to-check', 'nationality', who],
  [
    'aucune nationalité : titre à vérifier',
    { candidate: { nationality: null } },
    'to-check',
    'nationality',
    who,
  ],

  // Once
  ['service civique déjà fait', { candidate: { civicServiceDone: true } }, 'ineligible', 'once', once],
  ['on ne sait pas s’il a été fait', { candidate: { civicServiceDone: undefined } }, 'eligible', null, once],

  // The host
  ['collectivité territoriale', kind('local-authority'), 'eligible', null, law],
  ['service de l’État', kind('state'), 'eligible', null, law],
  ['entreprise privée : quelques cas', kind('private-company'), 'to-check', 'employer', law],
  ['particulier', kind('private-individual'), 'ineligible', 'employer', law],
  ['organisme inconnu', kind(undefined), 'to-check', 'employer', law],

  // Length and hours
  ['6 mois moins un jour', { endsOn: '2027-03-30' }, 'ineligible', 'length', law],
  ['6 mois', { endsOn: '2027-03-31' }, 'eligible', null, law],
  ['12 mois', { endsOn: '2027-09-30' }, 'eligible', null, law],
  ['12 mois et un jour', { endsOn: '2027-10-01' }, 'ineligible', 'length', law],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'length', law],
  ['23,5 h', hours(23.5), 'ineligible', 'weekly-hours', law],
  ['48 h', hours(48), 'eligible', null, law],
  ['48,5 h', hours(48.5), 'ineligible', 'weekly-hours', law],
  ['36 h, 18 ans le jour', hours(36, '2008-09-01'), 'eligible', null, law],
  ['36 h, 18 ans le lendemain', hours(36, '2008-09-02'), 'ineligible', 'weekly-hours', law],
  ['35 h, 17 ans', hours(35, '2009-03-12'), 'eligible', null, law],
  ['durée hebdomadaire inconnue', hours(undefined), 'to-check', 'weekly-hours', law],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'SERVICE_CIVIQUE', ordinary, cases: verdictCases }];

export const neverGiven: NeverGiven = {
  nationality: { verdicts: ['not-met'], why: 'whether a title is among those admitted is read on paper' },
  once: {
    verdicts: ['unknown'],
    why: 'as long as nobody says that one was done, none is supposed to have been',
  },
};
