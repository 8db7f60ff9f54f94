// Case tables of sponsorship: one line a case, with what changes from the ordinary pairing below.
import type { VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary pairing: 20 years old, difficulties noted, in 2026. */
export const ordinarySponsorship: Facts = factsSchema.parse({
  on: '2026-11-25',
  candidate: { birthDate: '2006-03-12', specialDifficulties: true },
});

const born = (birthDate: string | null | undefined) => ({ candidate: { birthDate } });
const charter = 'charte nationale du 27 juillet 1999, circulaires de 1996 à 2000';
const circular = 'circulaire DGEFP n° 2005-20 du 4 mai 2005';

/** situation · change · verdict · condition that decides · source */
export const sponsorshipCases: readonly VerdictCase[] = [
  ['veille de la charte', { on: '1999-07-26', ...born('1980-01-01') }, 'ineligible', 'in-force', charter],
  ['jour de la charte', { on: '1999-07-27', ...born('1980-01-01') }, 'eligible', null, charter],
  ['lendemain de la charte', { on: '1999-07-28', ...born('1980-01-01') }, 'eligible', null, charter],

  // 26 years before the circular of 2005
  ['2004, veille des 26 ans', { on: '2004-03-11', ...born('1978-03-12') }, 'eligible', null, charter],
  ['2004, jour des 26 ans', { on: '2004-03-12', ...born('1978-03-12') }, 'ineligible', 'young', charter],
  ['2004, lendemain des 26 ans', { on: '2004-03-13', ...born('1978-03-12') }, 'ineligible', 'young', charter],
  ['2004, veille des 16 ans', { on: '2004-03-11', ...born('1988-03-12') }, 'ineligible', 'young', charter],
  ['2004, jour des 16 ans', { on: '2004-03-12', ...born('1988-03-12') }, 'eligible', null, charter],
  ['2004, âge inconnu', { on: '2004-03-12', ...born(undefined) }, 'to-check', 'young', charter],

  // The circular opens it to adults
  ['40 ans, 3 mai 2005', { on: '2005-05-03', ...born('1965-01-01') }, 'ineligible', 'young', circular],
  ['40 ans, 4 mai 2005', { on: '2005-05-04', ...born('1965-01-01') }, 'eligible', null, circular],
  ['40 ans, 5 mai 2005', { on: '2005-05-05', ...born('1965-01-01') }, 'eligible', null, circular],

  // 16 years since
  ['2026, veille des 16 ans', { on: '2026-03-11', ...born('2010-03-12') }, 'ineligible', 'age', circular],
  ['2026, jour des 16 ans', { on: '2026-03-12', ...born('2010-03-12') }, 'eligible', null, circular],
  ['2026, lendemain des 16 ans', { on: '2026-03-13', ...born('2010-03-12') }, 'eligible', null, circular],
  ['2026, 55 ans', born('1971-03-12'), 'eligible', null, circular],
  ['2026, âge inconnu', born(undefined), 'to-check', 'age', circular],

  // Difficulties
  [
    'aucune difficulté',
    { candidate: { specialDifficulties: false } },
    'ineligible',
    'difficulties',
    circular,
  ],
  [
    'difficultés non dites',
    { candidate: { specialDifficulties: undefined } },
    'to-check',
    'difficulties',
    circular,
  ],
  [
    'aucune difficulté connue',
    { candidate: { specialDifficulties: null } },
    'ineligible',
    'difficulties',
    circular,
  ],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'PARRAINAGE', ordinary: ordinarySponsorship, cases: sponsorshipCases },
];
