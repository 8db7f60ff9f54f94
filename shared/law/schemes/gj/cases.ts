// Case tables of the garantie jeunes, for a reader who knows the law and not the program.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';
import { atDate, born, inDifficulty, person } from '../common/support.cases';

export const ordinaryGj: Facts = factsSchema.parse({
  on: '2021-09-01',
  candidate: {
    ...person,
    birthDate: '2001-05-20',
    registeredJobSeekerSince: '2021-03-01',
    monthlyResources: 0,
    earnedResources: 0,
  },
});

/** Read from secondary sources. */
const gjTexts = 'décret n° 2013-880, loi n° 2016-1088 et décret n° 2016-1855';

/** What the ceiling follows, period by period. */
const rsaTexts = 'décrets du RSA (décret n° 2017-739, décret n° 2018-324) ; D. 5131-19 de 2017 à 2022';

export const gjCases: readonly VerdictCase[] = [
  ['la veille de l’expérimentation', atDate('2013-10-02'), 'ineligible', 'in-force', 'décret n° 2013-880'],
  ['le jour de l’expérimentation', atDate('2013-10-03'), 'to-check', 'territory', 'décret n° 2013-880'],
  ['le lendemain de l’expérimentation', atDate('2013-10-04'), 'to-check', 'territory', 'décret n° 2013-880'],
  [
    'en 2014, région de Marseille : la ville ne se sait pas par la région',
    { ...atDate('2014-06-02'), employer: { region: '93' } },
    'to-check',
    'territory',
    'décret n° 2013-880',
  ],
  ['dernier jour de l’expérimentation', atDate('2016-12-31'), 'to-check', 'territory', 'décret n° 2016-1855'],
  ['premier jour de la généralisation', atDate('2017-01-01'), 'eligible', null, 'décret n° 2016-1855'],
  ['lendemain de la généralisation', atDate('2017-01-02'), 'eligible', null, 'décret n° 2016-1855'],
  ['la veille de la fermeture', atDate('2022-02-27'), 'eligible', null, 'décret n° 2022-199'],
  ['dernier jour', atDate('2022-02-28'), 'eligible', null, 'décret n° 2022-199'],
  ['lendemain de la fermeture', atDate('2022-03-01'), 'ineligible', 'in-force', 'décret n° 2022-199'],
  // 16
  ['16 ans le lendemain', born('2005-09-02'), 'ineligible', 'age', gjTexts],
  ['16 ans le jour même', born('2005-09-01'), 'to-check', 'age', gjTexts],
  ['16 ans la veille', born('2005-08-31'), 'to-check', 'age', gjTexts],
  // 18
  ['18 ans le lendemain', born('2003-09-02'), 'to-check', 'age', gjTexts],
  ['18 ans le jour même', born('2003-09-01'), 'eligible', null, gjTexts],
  ['18 ans la veille', born('2003-08-31'), 'eligible', null, gjTexts],
  // 26
  ['26 ans le lendemain', born('1995-09-02'), 'eligible', null, gjTexts],
  ['26 ans le jour même', born('1995-09-01'), 'ineligible', 'age', gjTexts],
  ['26 ans la veille', born('1995-08-31'), 'ineligible', 'age', gjTexts],
  ['naissance inconnue', born(undefined), 'to-check', 'age', gjTexts],
  // Neither employment, nor education, nor training
  ['étudiant', { candidate: { student: true } }, 'ineligible', 'studies', gjTexts],
  ['en formation', { candidate: { inTraining: true } }, 'ineligible', 'studies', gjTexts],
  ['études inconnues', { candidate: { student: undefined } }, 'to-check', 'studies', gjTexts],
  ['en emploi', { candidate: { employed: true } }, 'ineligible', 'employment', gjTexts],
  [
    'emploi inconnu, inscrit',
    { candidate: { employed: undefined } },
    'eligible',
    null,
    'L. 5411-1 : un inscrit est présumé sans emploi',
  ],
  [
    'emploi inconnu, non inscrit',
    { candidate: { employed: undefined, registeredJobSeekerSince: null } },
    'to-check',
    'employment',
    gjTexts,
  ],
  [
    'sans emploi, non inscrit',
    { candidate: { employed: false, registeredJobSeekerSince: null } },
    'eligible',
    null,
    gjTexts,
  ],
  ['aucune vulnérabilité', inDifficulty(false), 'ineligible', 'difficulties', gjTexts],
  ['vulnérabilité inconnue', inDifficulty(undefined), 'to-check', 'difficulties', gjTexts],
  // Resources
  ['ressources inconnues', { candidate: { monthlyResources: undefined } }, 'to-check', 'resources', gjTexts],
  ['aucune ressource', { candidate: { monthlyResources: null } }, 'eligible', null, gjTexts],
  ['497,49 € en 2021', { candidate: { monthlyResources: 497.49 } }, 'eligible', null, gjTexts],
  ['497,50 € en 2021', { candidate: { monthlyResources: 497.5 } }, 'eligible', null, gjTexts],
  ['497,51 € en 2021', { candidate: { monthlyResources: 497.51 } }, 'ineligible', 'resources', gjTexts],
  [
    '480,02 € en mars 2018 : le plafond, RSA moins 12 %',
    atDate('2018-03-31', { monthlyResources: 480.02 }),
    'eligible',
    null,
    rsaTexts,
  ],
  [
    '480,03 € le 31 mars 2018 : au-dessus du plafond',
    atDate('2018-03-31', { monthlyResources: 480.03 }),
    'ineligible',
    'resources',
    rsaTexts,
  ],
  [
    '480,03 € le 1er avril 2018 : le plafond a monté à 484,82 €',
    atDate('2018-04-01', { monthlyResources: 480.03 }),
    'eligible',
    null,
    rsaTexts,
  ],
  [
    '484,82 € le 2 avril 2018',
    atDate('2018-04-02', { monthlyResources: 484.82 }),
    'eligible',
    null,
    rsaTexts,
  ],
  [
    '484,83 € le 2 avril 2018',
    atDate('2018-04-02', { monthlyResources: 484.83 }),
    'ineligible',
    'resources',
    rsaTexts,
  ],
  [
    '433,76 € en décembre 2013',
    atDate('2013-12-31', { monthlyResources: 433.76 }),
    'ineligible',
    'resources',
    gjTexts,
  ],
];

/** In Mayotte the RSA is another one, which was not gathered. */
const mayotteCases: readonly VerdictCase[] = [
  ['à Mayotte, aucune ressource', { candidate: { monthlyResources: null } }, 'eligible', null, gjTexts],
  [
    'à Mayotte, 200 € : plafond non relevé, jamais refusé pour autant',
    { candidate: { monthlyResources: 200 } },
    'to-check',
    'resources',
    gjTexts,
  ],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'GJ', ordinary: ordinaryGj, cases: gjCases },
  {
    scheme: 'GJ',
    where: 'à Mayotte',
    ordinary: ordinaryGj,
    context: { territory: 'mayotte' },
    cases: mayotteCases,
  },
];

export const neverGiven: NeverGiven = {
  territory: { verdicts: ['met', 'not-met'], why: 'the list of the territories was not read' },
};
