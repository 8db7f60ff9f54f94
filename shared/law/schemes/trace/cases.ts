// Case tables of TRACE, the support before the CIVIS: one line a case, with what changes from the ordinary entry below.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary entry: 19 years old, difficulties noted, in the autumn of 2001. */
export const ordinary: Facts = factsSchema.parse({
  on: '2001-10-01',
  candidate: { birthDate: '1982-03-12', specialDifficulties: true },
});

const law = 'loi n° 98-657, art. 5';
const dares = 'Dares, Premières Synthèses 2004-51.1';
const born = (birthDate: string | undefined) => ({ candidate: { birthDate } });

/** situation · change · verdict · condition that decides · source */
export const traceCases: readonly VerdictCase[] = [
  ['19 ans, difficultés relevées', {}, 'eligible', null, law],

  // In force
  ['le 30/07/1998', { on: '1998-07-30' }, 'ineligible', 'in-force', law],
  ['le 31/07/1998 : ouverture à vérifier', { on: '1998-07-31' }, 'to-check', 'opening', dares],
  ['le 01/08/1998 : ouverture à vérifier', { on: '1998-08-01' }, 'to-check', 'opening', dares],
  ['le 31/10/1998 : ouverture à vérifier', { on: '1998-10-31' }, 'to-check', 'opening', dares],
  ['le 01/11/1998', { on: '1998-11-01' }, 'eligible', null, dares],
  ['le 31/12/2003', { on: '2003-12-31' }, 'eligible', null, dares],
  ['le 01/01/2004 : fin à vérifier', { on: '2004-01-01' }, 'to-check', 'extinction', dares],
  ['le 31/03/2005 : fin à vérifier', { on: '2005-03-31' }, 'to-check', 'extinction', dares],
  ['le 01/04/2005 : CIVIS', { on: '2005-04-01' }, 'ineligible', 'in-force', 'loi n° 2005-32'],

  // Ages
  ['16 ans le lendemain', born('1985-10-02'), 'ineligible', 'age', law],
  ['16 ans le jour', born('1985-10-01'), 'eligible', null, law],
  ['16 ans la veille', born('1985-09-30'), 'eligible', null, law],
  ['26 ans le lendemain', born('1975-10-02'), 'eligible', null, law],
  ['26 ans le jour', born('1975-10-01'), 'ineligible', 'age', law],
  ['26 ans la veille', born('1975-09-30'), 'ineligible', 'age', law],
  ['âge inconnu', born(undefined), 'to-check', 'age', law],

  // Difficulties
  ['aucune difficulté', { candidate: { specialDifficulties: false } }, 'ineligible', 'difficulties', law],
  [
    'difficultés non dites',
    { candidate: { specialDifficulties: undefined } },
    'to-check',
    'difficulties',
    law,
  ],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'TRACE', ordinary, cases: traceCases }];

export const neverGiven: NeverGiven = {
  opening: {
    verdicts: ['met', 'not-met'],
    why: 'a first day that was not read settles nothing, and the rule holds on those days only',
  },
  extinction: {
    verdicts: ['met', 'not-met'],
    why: 'a last day that was not read settles nothing, and the rule holds on those days only',
  },
};
