// Case tables of the pathway of support and orientation (since 2025): one line a case, with what changes from the ordinary
// entry below.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary entry: 17 years old, still at school, not registered, in 2026. */
export const ordinary: Facts = factsSchema.parse({
  on: '2026-11-29',
  candidate: {
    birthDate: '2009-03-12',
    registeredJobSeekerSince: null,
    student: true,
    inTraining: false,
    workPermitNeeded: false,
  },
});

const law = 'L. 5314-2, loi n° 2023-1196';
const out = { student: false, inTraining: false };

/** situation · change · verdict · condition that decides · source */
export const cases: readonly VerdictCase[] = [
  ['17 ans, scolarisé, non inscrit', {}, 'eligible', null, law],

  // In force
  [
    'le 31/12/2024',
    { on: '2024-12-31', candidate: { birthDate: '2007-03-12' } },
    'ineligible',
    'in-force',
    law,
  ],
  ['le 01/01/2025', { on: '2025-01-01', candidate: { birthDate: '2007-03-12' } }, 'eligible', null, law],
  ['le 02/01/2025', { on: '2025-01-02', candidate: { birthDate: '2007-03-12' } }, 'eligible', null, law],

  // Ages
  ['16 ans le lendemain', { candidate: { birthDate: '2010-11-30' } }, 'ineligible', 'age', law],
  ['16 ans le jour', { candidate: { birthDate: '2010-11-29' } }, 'eligible', null, law],
  ['26 ans le lendemain', { candidate: { birthDate: '2000-11-30' } }, 'eligible', null, law],
  ['26 ans le jour', { candidate: { birthDate: '2000-11-29' } }, 'ineligible', 'age', law],
  ['âge inconnu', { candidate: { birthDate: undefined } }, 'to-check', 'age', law],

  // Registration
  [
    'inscrit le jour',
    { candidate: { registeredJobSeekerSince: '2026-11-29' } },
    'ineligible',
    'not-registered',
    law,
  ],
  ['inscrit le lendemain', { candidate: { registeredJobSeekerSince: '2026-11-30' } }, 'eligible', null, law],
  [
    'inscription inconnue',
    { candidate: { registeredJobSeekerSince: undefined } },
    'to-check',
    'not-registered',
    law,
  ],

  // Why not registered
  ['en formation', { candidate: { student: false, inTraining: true } }, 'eligible', null, law],
  [
    'étranger, titre à vérifier',
    { candidate: { ...out, workPermitNeeded: true } },
    'to-check',
    'cannot-register',
    law,
  ],
  ['ni scolarisé ni étranger : peut s’inscrire', { candidate: out }, 'ineligible', 'cannot-register', law],
  ['scolarité inconnue', { candidate: { ...out, student: undefined } }, 'to-check', 'cannot-register', law],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'PARCOURS_APPUI', ordinary, cases }];

export const neverGiven: NeverGiven = {};
