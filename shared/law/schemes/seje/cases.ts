// Case tables of the support to the employment of young people in companies ("contrat jeunes en entreprise"): one line a
// case, with what changes from the ordinary hiring below. Run by seje.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary hiring: 20 years old, a CAP, a company, a CDI at 35 hours, in June 2005. */
export const ordinary: Facts = factsSchema.parse({
  on: '2005-06-01',
  startsOn: '2005-06-06',
  endsOn: null,
  candidate: {
    birthDate: '1985-03-12',
    level: 'V',
    diplomaObtained: true,
    residence: 'other',
    supportSignedOn: null,
    workPermitNeeded: false,
  },
  employer: { kind: 'private-company' },
  contract: { nature: 'CDI', weeklyHours: 35 },
});

const law2002 = 'loi n° 2002-1095, circulaire DGEFP n° 2002-41';
const law2005 = 'loi n° 2005-32, circulaire DGEFP n° 2005-10';
const law2006 = 'loi n° 2006-457, décret n° 2006-692';
const closing = 'presse de 2008 : abrogé par la loi de finances au 1er janvier 2008';
const at = (day: string, candidate: Record<string, unknown> = {}): Change => ({
  on: day,
  startsOn: day,
  candidate,
});
const kind = (value: string | undefined): Change => ({ employer: { kind: value } });
const bac = { level: 'IV', diplomaObtained: true };

export const verdictCases: readonly VerdictCase[] = [
  ['20 ans, CAP, entreprise, CDI', {}, 'eligible', null, law2002],

  // In force
  [
    'embauche le 30/06/2002',
    at('2002-06-30', { birthDate: '1983-03-12' }),
    'ineligible',
    'in-force',
    law2002,
  ],
  ['embauche le 01/07/2002', at('2002-07-01', { birthDate: '1983-03-12' }), 'eligible', null, law2002],
  ['embauche le 02/07/2002', at('2002-07-02', { birthDate: '1983-03-12' }), 'eligible', null, law2002],
  ['embauche le 31/12/2007', at('2007-12-31'), 'eligible', null, closing],
  ['embauche le 01/01/2008', at('2008-01-01'), 'ineligible', 'in-force', closing],

  // Age
  ['16 ans le lendemain', { candidate: { birthDate: '1989-06-02' } }, 'ineligible', 'age', law2002],
  ['16 ans le jour', { candidate: { birthDate: '1989-06-01' } }, 'eligible', null, law2002],
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', law2002],
  ['2004, 23 ans le lendemain', at('2004-06-01', { birthDate: '1981-06-02' }), 'eligible', null, law2002],
  ['2004, 23 ans le jour', at('2004-06-01', { birthDate: '1981-06-01' }), 'ineligible', 'age', law2002],
  [
    '24 ans sans CIVIS, le 19/01/2005',
    at('2005-01-19', { birthDate: '1981-01-02' }),
    'ineligible',
    'age',
    law2005,
  ],
  [
    '24 ans, CIVIS inconnu, le 20/01/2005',
    at('2005-01-20', { birthDate: '1981-01-02', supportSignedOn: undefined }),
    'to-check',
    'age',
    law2005,
  ],
  ['juin 2005, 24 ans, sans CIVIS', { candidate: { birthDate: '1981-03-12' } }, 'ineligible', 'age', law2005],
  [
    'juin 2005, 24 ans, en CIVIS : à vérifier',
    { candidate: { birthDate: '1981-03-12', supportSignedOn: '2005-05-02' } },
    'to-check',
    'age',
    law2005,
  ],
  [
    '24 ans sans CIVIS, le 22/04/2006',
    at('2006-04-22', { birthDate: '1982-01-02' }),
    'ineligible',
    'age',
    law2006,
  ],
  [
    '24 ans sans CIVIS, le 23/04/2006',
    at('2006-04-23', { birthDate: '1982-01-02' }),
    'eligible',
    null,
    law2006,
  ],
  ['2007, 26 ans le lendemain', at('2007-06-01', { birthDate: '1981-06-02' }), 'eligible', null, law2006],
  ['2007, 26 ans le jour', at('2007-06-01', { birthDate: '1981-06-01' }), 'ineligible', 'age', law2006],

  // Level, and the wider public since April 2006
  [
    'bac préparé, non obtenu',
    { candidate: { level: 'IV', diplomaObtained: false } },
    'eligible',
    null,
    law2002,
  ],
  ['bac obtenu', { candidate: bac }, 'ineligible', 'level', law2002],
  [
    'bac, obtention inconnue',
    { candidate: { level: 'IV', diplomaObtained: undefined } },
    'to-check',
    'level',
    law2002,
  ],
  ['aucun niveau', { candidate: { level: null } }, 'eligible', null, law2002],
  ['BTS préparé', { candidate: { level: 'III', diplomaObtained: false } }, 'ineligible', 'level', law2002],
  [
    'bac, zone urbaine sensible, le 22/04/2006',
    at('2006-04-22', { ...bac, residence: 'QPV' }),
    'ineligible',
    'level',
    law2006,
  ],
  [
    'bac, zone urbaine sensible, le 23/04/2006',
    at('2006-04-23', { ...bac, residence: 'QPV' }),
    'eligible',
    null,
    law2006,
  ],
  [
    'bac, en CIVIS, en 2007',
    at('2007-06-01', { ...bac, supportSignedOn: '2007-05-02' }),
    'eligible',
    null,
    law2006,
  ],
  ['bac, ni zone ni CIVIS, en 2007', at('2007-06-01', bac), 'ineligible', 'public', law2006],
  [
    'bac, résidence inconnue, en 2007',
    at('2007-06-01', { ...bac, residence: undefined }),
    'to-check',
    'public',
    law2006,
  ],

  // The employer and the contract
  ['association', kind('association'), 'eligible', null, law2002],
  ['GEIQ', kind('geiq'), 'eligible', null, law2002],
  [
    'EPIC ou gestionnaire d’un service public',
    kind('public-service-operator'),
    'to-check',
    'employer',
    law2002,
  ],
  ['collectivité territoriale', kind('local-authority'), 'ineligible', 'employer', law2002],
  ['service de l’État', kind('state'), 'ineligible', 'employer', law2002],
  ['particulier employeur', kind('private-individual'), 'ineligible', 'employer', law2002],
  ['employeur inconnu', kind(undefined), 'to-check', 'employer', law2002],
  ['CDD', { endsOn: '2006-06-05', contract: { nature: 'CDD' } }, 'ineligible', 'nature', law2002],
  ['nature inconnue', { contract: { nature: undefined } }, 'to-check', 'nature', law2002],
  ['17,5 h', { contract: { weeklyHours: 17.5 } }, 'eligible', null, law2006],
  ['17 h', { contract: { weeklyHours: 17 } }, 'to-check', 'weekly-hours', law2006],
  [
    'durée du travail inconnue',
    { contract: { weeklyHours: undefined } },
    'to-check',
    'weekly-hours',
    law2002,
  ],
  [
    'autorisation de travail nécessaire',
    { candidate: { workPermitNeeded: true } },
    'to-check',
    'work-permit',
    'L. 5221-5',
  ],
];

/** situation · change · euros of a month of the first year · source */
export const aidCases: readonly (readonly [
  situation: string,
  change: Change,
  monthly: number,
  source: string,
])[] = [
  ['le 31/03/2005', at('2005-03-31'), 225, law2002],
  ['le 01/04/2005, niveau V', at('2005-04-01'), 150, law2005],
  ['le 01/04/2005, niveau VI', at('2005-04-01', { level: 'VI' }), 300, law2005],
  ['le 01/04/2005, niveau V bis', at('2005-04-01', { level: 'Vbis' }), 300, law2005],
  ['le 15/06/2006', at('2006-06-15'), 150, law2005],
  ['le 16/06/2006', at('2006-06-16'), 400, law2006],
  ['le 17/06/2006, niveau VI', at('2006-06-17', { level: 'VI' }), 400, law2006],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'SEJE', ordinary, cases: verdictCases }];

export const neverGiven: NeverGiven = {
  'weekly-hours': { verdicts: ['not-met'], why: 'the length of work of the establishment may be shorter' },
  'work-permit': {
    verdicts: ['not-met'],
    why: 'a permit may always be asked for: it is to check until it is there',
  },
};
