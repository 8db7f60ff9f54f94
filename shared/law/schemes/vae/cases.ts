// Case tables of the validation of experience: one line a case, with what changes from the ordinary request below.
import type { VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary request: 14 months of related activity, a registered certification, in autumn 2026. */
export const ordinaryVae: Facts = factsSchema.parse({
  on: '2026-11-25',
  candidate: { birthDate: '2001-05-04', relatedExperienceMonths: 14 },
  contract: { qualification: 'RNCP' },
});

const months = (relatedExperienceMonths: number | null | undefined) => ({
  candidate: { relatedExperienceMonths },
});

const law2002 = 'loi n° 2002-73 : trois ans';
const law2016 = 'loi n° 2016-1088, décret n° 2017-1135 : un an';
const law2022 = 'L. 6411-1, version du 23 décembre 2022 : aucune durée';

/** situation · change · verdict · condition that decides · source */
export const vaeCases: readonly VerdictCase[] = [
  // In force
  ['demande de la veille de la loi', { on: '2002-01-16', ...months(60) }, 'ineligible', 'in-force', law2002],
  ['demande du jour de la loi, trois ans', { on: '2002-01-17', ...months(36) }, 'eligible', null, law2002],
  ['demande du lendemain, trois ans', { on: '2002-01-18', ...months(36) }, 'eligible', null, law2002],

  // Three years
  ['2006, 35 mois', { on: '2006-03-12', ...months(35) }, 'ineligible', 'experience', law2002],
  ['2006, 36 mois', { on: '2006-03-12', ...months(36) }, 'eligible', null, law2002],
  ['2006, 37 mois', { on: '2006-03-12', ...months(37) }, 'eligible', null, law2002],
  ['2006, 12 mois', { on: '2006-03-12', ...months(12) }, 'ineligible', 'experience', law2002],
  ['2006, aucune activité', { on: '2006-03-12', ...months(null) }, 'ineligible', 'experience', law2002],
  ['2006, durée inconnue', { on: '2006-03-12', ...months(undefined) }, 'to-check', 'experience', law2002],

  // The day before, the day and the day after 1 October 2017
  ['30 septembre 2017, 12 mois', { on: '2017-09-30', ...months(12) }, 'ineligible', 'experience', law2016],
  ['1er octobre 2017, 12 mois', { on: '2017-10-01', ...months(12) }, 'eligible', null, law2016],
  ['2 octobre 2017, 12 mois', { on: '2017-10-02', ...months(12) }, 'eligible', null, law2016],
  ['30 septembre 2017, 36 mois', { on: '2017-09-30', ...months(36) }, 'eligible', null, law2002],
  ['1er octobre 2017, 11 mois', { on: '2017-10-01', ...months(11) }, 'ineligible', 'experience', law2016],
  ['2019, 13 mois', { on: '2019-06-03', ...months(13) }, 'eligible', null, law2016],

  // The day before, the day and the day after 23 December 2022
  ['22 décembre 2022, 11 mois', { on: '2022-12-22', ...months(11) }, 'ineligible', 'experience', law2022],
  ['23 décembre 2022, 11 mois', { on: '2022-12-23', ...months(11) }, 'eligible', null, law2022],
  ['24 décembre 2022, 11 mois', { on: '2022-12-24', ...months(11) }, 'eligible', null, law2022],
  ['22 décembre 2022, 1 mois', { on: '2022-12-22', ...months(1) }, 'ineligible', 'experience', law2022],
  ['23 décembre 2022, 1 mois', { on: '2022-12-23', ...months(1) }, 'eligible', null, law2022],
  ['22 décembre 2022, 12 mois', { on: '2022-12-22', ...months(12) }, 'eligible', null, law2016],
  [
    '23 décembre 2022, aucune activité',
    { on: '2022-12-23', ...months(null) },
    'ineligible',
    'experience',
    law2022,
  ],
  ['2026, moins d’un mois', months(0), 'to-check', 'experience', law2022],
  ['2026, durée inconnue', months(undefined), 'to-check', 'experience', law2022],
  ['2026, cas ordinaire', {}, 'eligible', null, law2022],

  // What is aimed at
  ['aucune certification', { contract: { qualification: null } }, 'ineligible', 'certification', 'L. 6411-1'],
  [
    'certification inconnue',
    { contract: { qualification: undefined } },
    'to-check',
    'certification',
    'L. 6411-1',
  ],
  ['CQP', { contract: { qualification: 'CQP' } }, 'to-check', 'certification', 'L. 6313-5'],
  [
    'classification de branche',
    { contract: { qualification: 'branch-classification' } },
    'ineligible',
    'certification',
    'L. 6313-5',
  ],
  [
    'blocs de compétences',
    { contract: { qualification: 'experimental' } },
    'to-check',
    'certification',
    'L. 6313-5',
  ],
  ['parcours de VAE', { contract: { qualification: 'vae-pathway' } }, 'eligible', null, 'L. 6411-1'],
];

export const tables: readonly VerdictTable[] = [{ scheme: 'VAE', ordinary: ordinaryVae, cases: vaeCases }];
