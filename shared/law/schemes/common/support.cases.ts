// Case tables of the contracts of support and of the immersions, for a reader who knows the law and not the program: one
// line a case, with what changes from the ordinary situation, what is expected and why. Run by support.test.ts.
import type { Change, VerdictCase } from '../../../../test/support/rule-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Everything that these schemes ask of a person, in a plain good case: 20 years old, registered, in difficulty. */
const person = {
  birthDate: '2006-05-20',
  registeredJobSeekerSince: '2026-03-01',
  disabledWorker: false,
  benefits: [],
  student: false,
  inTraining: false,
  specialDifficulties: true,
};

export const ordinaryYoung: Facts = factsSchema.parse({ on: '2026-09-01', candidate: person });

type Day = string | null | undefined;
const born = (birthDate: Day): Change => ({ candidate: { birthDate } });
const registered = (registeredJobSeekerSince: Day): Change => ({ candidate: { registeredJobSeekerSince } });
const inDifficulty = (specialDifficulties: boolean | undefined): Change => ({
  candidate: { specialDifficulties },
});
const formerEndedOn = (lastCejEndedOn: Day): Change => ({ candidate: { lastCejEndedOn } });

/** Born so as to be 20 at the date, and registered six months before it. */
const atDate = (on: string, candidate: object = {}) => {
  const year = Number(on.slice(0, 4));
  return {
    on,
    candidate: {
      birthDate: `${year - 20}-01-15`,
      registeredJobSeekerSince: `${year - 1}-06-01`,
      ...candidate,
    },
  };
};

export const paceaCases: readonly VerdictCase[] = [
  // In force
  ['la veille de l’ouverture', atDate('2016-12-31'), 'ineligible', 'in-force', 'loi n° 2016-1088'],
  ['le jour de l’ouverture', atDate('2017-01-01'), 'eligible', null, 'loi n° 2016-1088'],
  ['le lendemain de l’ouverture', atDate('2017-01-02'), 'eligible', null, 'loi n° 2016-1088'],
  ['le cas ordinaire de 2026', {}, 'eligible', null, 'L. 5131-3'],
  // 16
  ['16 ans le lendemain', born('2010-09-02'), 'ineligible', 'age', 'L. 5131-3'],
  ['16 ans le jour même', born('2010-09-01'), 'eligible', null, 'L. 5131-3'],
  ['16 ans la veille', born('2010-08-31'), 'eligible', null, 'L. 5131-3'],
  // 26
  ['26 ans le lendemain', born('2000-09-02'), 'eligible', null, 'L. 5131-3'],
  ['26 ans le jour même', born('2000-09-01'), 'ineligible', 'age', 'L. 5131-3'],
  ['26 ans la veille', born('2000-08-31'), 'ineligible', 'age', 'L. 5131-3'],
  [
    '27 ans, travailleur handicapé : pas de dérogation pour le PACEA',
    { candidate: { birthDate: '1999-05-20', disabledWorker: true } },
    'ineligible',
    'age',
    'L. 5131-3',
  ],
  [
    'né un 29 février, 26 ans le 28 février d’une année commune',
    { on: '2026-02-28', candidate: { birthDate: '2000-02-29', registeredJobSeekerSince: '2025-06-01' } },
    'ineligible',
    'age',
    'L. 5131-3',
  ],
  [
    'né un 29 février, la veille',
    { on: '2026-02-27', candidate: { birthDate: '2000-02-29', registeredJobSeekerSince: '2025-06-01' } },
    'eligible',
    null,
    'L. 5131-3',
  ],
  ['date de naissance inconnue', born(undefined), 'to-check', 'age', 'L. 5131-3'],
  // Difficulties
  ['difficultés inconnues', inDifficulty(undefined), 'to-check', 'difficulties', 'L. 5131-3'],
  ['aucune difficulté', inDifficulty(false), 'ineligible', 'difficulties', 'L. 5131-3'],
  // Registration, since 2025
  [
    'non inscrit, la veille de 2025',
    atDate('2024-12-31', { registeredJobSeekerSince: null }),
    'eligible',
    null,
    'loi n° 2023-1196',
  ],
  [
    'non inscrit, le 1er janvier 2025',
    atDate('2025-01-01', { registeredJobSeekerSince: null }),
    'ineligible',
    'registration',
    'L. 5411-6',
  ],
  [
    'non inscrit, le 2 janvier 2025',
    atDate('2025-01-02', { registeredJobSeekerSince: null }),
    'ineligible',
    'registration',
    'L. 5411-6',
  ],
  [
    'inscrit le lendemain de la signature',
    registered('2026-09-02'),
    'ineligible',
    'registration',
    'L. 5411-1',
  ],
  ['inscrit le jour de la signature', registered('2026-09-01'), 'eligible', null, 'L. 5411-1'],
  ['inscrit la veille de la signature', registered('2026-08-31'), 'eligible', null, 'L. 5411-1'],
  ['inscription inconnue en 2026', registered(undefined), 'to-check', 'registration', 'L. 5411-1'],
  [
    'inscription inconnue en 2018 : sans effet',
    atDate('2018-03-01', { registeredJobSeekerSince: undefined }),
    'eligible',
    null,
    'L. 5131-4, rédaction antérieure',
  ],
  // 24 months
  [
    'contrat en cours depuis 24 mois moins un jour',
    { candidate: { supportSignedOn: '2024-09-02' } },
    'eligible',
    null,
    'R. 5131-13',
  ],
  [
    'contrat en cours depuis 24 mois',
    { candidate: { supportSignedOn: '2024-09-01' } },
    'to-check',
    'continuity',
    'R. 5131-13',
  ],
  [
    'contrat en cours depuis 24 mois et un jour',
    { candidate: { supportSignedOn: '2024-08-31' } },
    'to-check',
    'continuity',
    'R. 5131-13',
  ],
  ['aucun contrat en cours', { candidate: { supportSignedOn: null } }, 'eligible', null, 'R. 5131-13'],
  // Studies do not stand against it
  ['étudiant', { candidate: { student: true } }, 'eligible', null, 'L. 5131-3 : aucune condition d’études'],
];

export const cejCases: readonly VerdictCase[] = [
  ['la veille de l’ouverture', atDate('2022-02-28'), 'ineligible', 'in-force', 'décret n° 2022-199'],
  ['le jour de l’ouverture', atDate('2022-03-01'), 'eligible', null, 'décret n° 2022-199'],
  ['le lendemain de l’ouverture', atDate('2022-03-02'), 'eligible', null, 'décret n° 2022-199'],
  ['le cas ordinaire de 2026', {}, 'eligible', null, 'L. 5131-6'],
  // 16
  ['16 ans le lendemain', born('2010-09-02'), 'ineligible', 'age', 'L. 5131-6'],
  ['16 ans le jour même', born('2010-09-01'), 'eligible', null, 'L. 5131-6'],
  ['16 ans la veille', born('2010-08-31'), 'eligible', null, 'L. 5131-6'],
  // 18 changes the amount, not the right
  ['18 ans le lendemain', born('2008-09-02'), 'eligible', null, 'L. 5131-6'],
  ['18 ans le jour même', born('2008-09-01'), 'eligible', null, 'L. 5131-6'],
  ['18 ans la veille', born('2008-08-31'), 'eligible', null, 'L. 5131-6'],
  // 26
  ['26 ans le lendemain', born('2000-09-02'), 'eligible', null, 'L. 5131-6'],
  ['26 ans le jour même', born('2000-09-01'), 'ineligible', 'age', 'L. 5131-6'],
  ['26 ans la veille', born('2000-08-31'), 'ineligible', 'age', 'L. 5131-6'],
  [
    '26 ans le lendemain, handicap inconnu : sans effet',
    { candidate: { birthDate: '2000-09-02', disabledWorker: undefined } },
    'eligible',
    null,
    'L. 5131-6',
  ],
  [
    '26 ans le jour même, handicap inconnu',
    { candidate: { birthDate: '2000-09-01', disabledWorker: undefined } },
    'to-check',
    'age',
    'L. 5131-6',
  ],
  [
    '26 ans le jour même, travailleur handicapé',
    { candidate: { birthDate: '2000-09-01', disabledWorker: true } },
    'eligible',
    null,
    'L. 5131-6',
  ],
  [
    '26 ans le jour même, aucun handicap reconnu',
    { candidate: { birthDate: '2000-09-01', disabledWorker: null } },
    'ineligible',
    'age',
    'L. 5131-6',
  ],
  // 30
  [
    '30 ans le lendemain, travailleur handicapé',
    { candidate: { birthDate: '1996-09-02', disabledWorker: true } },
    'eligible',
    null,
    'L. 5131-6',
  ],
  [
    '30 ans le jour même, travailleur handicapé',
    { candidate: { birthDate: '1996-09-01', disabledWorker: true } },
    'ineligible',
    'age',
    'L. 5131-6',
  ],
  [
    '30 ans la veille, travailleur handicapé',
    { candidate: { birthDate: '1996-08-31', disabledWorker: true } },
    'ineligible',
    'age',
    'L. 5131-6',
  ],
  [
    '30 ans, handicap inconnu : plus rien à savoir',
    { candidate: { birthDate: '1996-09-01', disabledWorker: undefined } },
    'ineligible',
    'age',
    'L. 5131-6',
  ],
  [
    '29 ans en 2022, travailleur handicapé',
    atDate('2022-03-01', { birthDate: '1992-03-02', disabledWorker: true }),
    'eligible',
    null,
    'L. 5131-6',
  ],
  ['date de naissance inconnue', born(undefined), 'to-check', 'age', 'L. 5131-6'],
  // Difficulties, studies
  ['difficultés inconnues', inDifficulty(undefined), 'to-check', 'difficulties', 'R. 5131-15'],
  ['aucune difficulté', inDifficulty(false), 'ineligible', 'difficulties', 'R. 5131-15'],
  [
    'en emploi à temps partiel, difficultés relevées',
    { candidate: { employed: true } },
    'eligible',
    null,
    'R. 5131-15',
  ],
  ['étudiant', { candidate: { student: true } }, 'ineligible', 'studies', 'R. 5131-15'],
  ['en formation', { candidate: { inTraining: true } }, 'ineligible', 'studies', 'R. 5131-15'],
  ['statut d’étudiant inconnu', { candidate: { student: undefined } }, 'to-check', 'studies', 'R. 5131-15'],
  ['formation inconnue', { candidate: { inTraining: undefined } }, 'to-check', 'studies', 'R. 5131-15'],
  [
    'étudiant, formation inconnue',
    { candidate: { student: true, inTraining: undefined } },
    'ineligible',
    'studies',
    'R. 5131-15',
  ],
  [
    'ni études ni formation, dit par « aucun »',
    { candidate: { student: null, inTraining: null } },
    'eligible',
    null,
    'R. 5131-15',
  ],
  // Registration
  [
    'non inscrit, la veille de 2025',
    atDate('2024-12-31', { registeredJobSeekerSince: null }),
    'eligible',
    null,
    'loi n° 2023-1196',
  ],
  [
    'non inscrit, le 1er janvier 2025',
    atDate('2025-01-01', { registeredJobSeekerSince: null }),
    'ineligible',
    'registration',
    'L. 5411-6',
  ],
  [
    'non inscrit, le 2 janvier 2025',
    atDate('2025-01-02', { registeredJobSeekerSince: null }),
    'ineligible',
    'registration',
    'L. 5411-6',
  ],
  ['inscrit le lendemain', registered('2026-09-02'), 'ineligible', 'registration', 'L. 5411-1'],
  ['inscrit le jour même', registered('2026-09-01'), 'eligible', null, 'L. 5411-1'],
  ['inscription inconnue', registered(undefined), 'to-check', 'registration', 'L. 5411-1'],
  // Six months after the former one
  [
    'précédent fini il y a 6 mois moins un jour',
    formerEndedOn('2026-03-02'),
    'ineligible',
    'waiting',
    'R. 5131-16',
  ],
  [
    'précédent fini il y a 6 mois jour pour jour',
    formerEndedOn('2026-03-01'),
    'to-check',
    'waiting',
    'R. 5131-16',
  ],
  ['précédent fini il y a 6 mois et un jour', formerEndedOn('2026-02-28'), 'eligible', null, 'R. 5131-16'],
  [
    'précédent fini le 31 août, le 28 février : dernier jour du délai',
    { on: '2026-02-28', candidate: { lastCejEndedOn: '2025-08-31', registeredJobSeekerSince: '2025-03-01' } },
    'to-check',
    'waiting',
    'R. 5131-16',
  ],
  [
    'précédent fini le 31 août, le 27 février',
    { on: '2026-02-27', candidate: { lastCejEndedOn: '2025-08-31', registeredJobSeekerSince: '2025-03-01' } },
    'ineligible',
    'waiting',
    'R. 5131-16',
  ],
  [
    'précédent fini le 31 août, le 1er mars',
    { on: '2026-03-01', candidate: { lastCejEndedOn: '2025-08-31', registeredJobSeekerSince: '2025-03-01' } },
    'eligible',
    null,
    'R. 5131-16',
  ],
  ['précédent encore en cours', formerEndedOn('2026-12-31'), 'ineligible', 'waiting', 'R. 5131-16'],
  ['aucun précédent', formerEndedOn(null), 'eligible', null, 'R. 5131-16'],
];

export const ceCases: readonly VerdictCase[] = [
  ['la veille de l’ouverture', atDate('2024-12-31'), 'ineligible', 'in-force', 'loi n° 2023-1196'],
  ['le jour de l’ouverture', atDate('2025-01-01'), 'eligible', null, 'loi n° 2023-1196'],
  ['le lendemain de l’ouverture', atDate('2025-01-02'), 'eligible', null, 'loi n° 2023-1196'],
  ['45 ans : aucune limite d’âge', born('1981-05-20'), 'eligible', null, 'L. 5411-6'],
  ['sans difficulté particulière', inDifficulty(false), 'eligible', null, 'L. 5411-6'],
  ['en formation', { candidate: { inTraining: true } }, 'eligible', null, 'L. 5411-6'],
  ['non inscrit', registered(null), 'ineligible', 'registration', 'L. 5411-1'],
  ['inscription inconnue', registered(undefined), 'to-check', 'registration', 'L. 5411-1'],
  ['inscrit la veille', registered('2026-08-31'), 'eligible', null, 'L. 5411-1'],
  ['inscrit le jour même', registered('2026-09-01'), 'eligible', null, 'L. 5411-1'],
  ['inscrit le lendemain', registered('2026-09-02'), 'ineligible', 'registration', 'L. 5411-1'],
];

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
    '433,75 € en 2018 : sous le plafond de 2013',
    atDate('2018-03-01', { monthlyResources: 433.75 }),
    'eligible',
    null,
    gjTexts,
  ],
  [
    '433,76 € en 2018 : plafond de l’année non lu',
    atDate('2018-03-01', { monthlyResources: 433.76 }),
    'to-check',
    'resources',
    gjTexts,
  ],
  [
    '900 € en 2018 : plafond de l’année non lu, jamais inéligible pour autant',
    atDate('2018-03-01', { monthlyResources: 900 }),
    'to-check',
    'resources',
    gjTexts,
  ],
  [
    '433,76 € en décembre 2013',
    atDate('2013-12-31', { monthlyResources: 433.76 }),
    'ineligible',
    'resources',
    gjTexts,
  ],
];

const emtTexts = 'évaluation en milieu de travail, sources secondaires';

export const ordinaryEmt: Facts = factsSchema.parse({
  on: '2006-11-06',
  candidate: { birthDate: '1986-05-20', registeredJobSeekerSince: '2006-03-01' },
  immersion: { totalHours: 35, object: 'discover-trade' },
});

/** Registered before. */
const onEmt = (on: string): Change => ({ on, candidate: { registeredJobSeekerSince: '1999-06-01' } });

export const emtCases: readonly VerdictCase[] = [
  ['en 2006', {}, 'eligible', null, emtTexts],
  ['la veille de 2000 : rien n’est relevé avant', onEmt('1999-12-31'), 'ineligible', 'in-force', emtTexts],
  [
    'le 1er janvier 2000 : date d’ouverture non vérifiée',
    onEmt('2000-01-01'),
    'to-check',
    'opening',
    emtTexts,
  ],
  ['le 2 janvier 2000', onEmt('2000-01-02'), 'to-check', 'opening', emtTexts],
  ['fin 2005 : date d’ouverture non vérifiée', onEmt('2005-12-31'), 'to-check', 'opening', emtTexts],
  ['le 1er janvier 2006', onEmt('2006-01-01'), 'eligible', null, emtTexts],
  ['le 2 janvier 2006', onEmt('2006-01-02'), 'eligible', null, emtTexts],
  ['l’avant-dernier jour', { on: '2015-03-30' }, 'eligible', null, emtTexts],
  ['le dernier jour', { on: '2015-03-31' }, 'eligible', null, emtTexts],
  ['le lendemain de la fermeture', { on: '2015-04-01' }, 'ineligible', 'in-force', emtTexts],
  ['79 heures', { immersion: { totalHours: 79 } }, 'eligible', null, emtTexts],
  ['80 heures', { immersion: { totalHours: 80 } }, 'eligible', null, emtTexts],
  ['80 heures et demie', { immersion: { totalHours: 80.5 } }, 'ineligible', 'hours', emtTexts],
  ['81 heures', { immersion: { totalHours: 81 } }, 'ineligible', 'hours', emtTexts],
  ['heures inconnues', { immersion: { totalHours: undefined } }, 'to-check', 'hours', emtTexts],
  [
    'préalable au recrutement, 40 heures',
    { immersion: { totalHours: 40, object: 'start-recruitment' } },
    'eligible',
    null,
    emtTexts,
  ],
  [
    'préalable au recrutement, 41 heures : la limite de 40 n’est pas vérifiée',
    { immersion: { totalHours: 41, object: 'start-recruitment' } },
    'to-check',
    'hours',
    emtTexts,
  ],
  [
    'préalable au recrutement, 81 heures',
    { immersion: { totalHours: 81, object: 'start-recruitment' } },
    'ineligible',
    'hours',
    emtTexts,
  ],
  [
    '60 heures, objet inconnu',
    { immersion: { totalHours: 60, object: undefined } },
    'to-check',
    'hours',
    emtTexts,
  ],
  ['non inscrit', registered(null), 'ineligible', 'registration', emtTexts],
  ['inscription inconnue', registered(undefined), 'to-check', 'registration', emtTexts],
  ['inscrit le jour même', registered('2006-11-06'), 'eligible', null, emtTexts],
  ['inscrit le lendemain', registered('2006-11-07'), 'ineligible', 'registration', emtTexts],
];

export const ordinaryPmsmp: Facts = factsSchema.parse({
  on: '2026-09-01',
  startsOn: '2026-09-07',
  endsOn: '2026-09-18',
  candidate: { birthDate: '2006-05-20', registeredJobSeekerSince: null, accompanied: true },
  employer: { kind: 'private-company' },
  immersion: {
    object: 'discover-trade',
    isRenewal: false,
    sameHostConventions: 0,
    sameHostDays: 0,
  },
});

const inMonth = (startsOn: string, endsOn: string) => ({ on: startsOn, startsOn, endsOn });

export const pmsmpCases: readonly VerdictCase[] = [
  ['la veille de l’ouverture', inMonth('2014-11-15', '2014-11-21'), 'ineligible', 'in-force', 'L. 5135-1'],
  [
    'le jour de l’ouverture, 20 ans',
    { ...inMonth('2014-11-16', '2014-11-21'), candidate: { birthDate: '1994-05-20' } },
    'eligible',
    null,
    'L. 5135-1',
  ],
  [
    'le lendemain de l’ouverture, 20 ans',
    { ...inMonth('2014-11-17', '2014-11-21'), candidate: { birthDate: '1994-05-20' } },
    'eligible',
    null,
    'L. 5135-1',
  ],
  ['le cas ordinaire de 2026', {}, 'eligible', null, 'L. 5135-1'],
  // 16 at the start
  ['16 ans le lendemain du début', born('2010-09-08'), 'ineligible', 'age', 'outil public'],
  ['16 ans le jour du début', born('2010-09-07'), 'eligible', null, 'outil public'],
  ['16 ans la veille du début', born('2010-09-06'), 'eligible', null, 'outil public'],
  [
    '15 ans, début inconnu',
    { startsOn: undefined, candidate: { birthDate: '2010-09-08' } },
    'to-check',
    'age',
    'outil public',
  ],
  [
    '14 ans, début inconnu',
    { startsOn: undefined, candidate: { birthDate: '2012-05-20' } },
    'ineligible',
    'age',
    'outil public',
  ],
  ['40 ans', born('1986-05-20'), 'eligible', null, 'L. 5135-1'],
  ['naissance inconnue', born(undefined), 'to-check', 'age', 'outil public'],
  // Support
  ['en emploi', { candidate: { employed: true } }, 'eligible', null, 'L. 5135-1'],
  ['ni accompagné ni inscrit', { candidate: { accompanied: false } }, 'ineligible', 'support', 'L. 5135-2'],
  [
    'contrat d’accompagnement signé la veille',
    { candidate: { accompanied: undefined, supportSignedOn: '2026-08-31' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'contrat d’accompagnement signé le jour même',
    { candidate: { accompanied: undefined, supportSignedOn: '2026-09-01' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'contrat d’accompagnement signé le lendemain',
    { candidate: { accompanied: undefined, supportSignedOn: '2026-09-02' } },
    'to-check',
    'support',
    'L. 5135-2',
  ],
  [
    'accompagnement inconnu, non inscrit',
    { candidate: { accompanied: undefined } },
    'to-check',
    'support',
    'L. 5135-2',
  ],
  [
    'accompagnement inconnu, inscrit',
    { candidate: { accompanied: undefined, registeredJobSeekerSince: '2026-03-01' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'inscrit le jour de la signature',
    { candidate: { accompanied: false, registeredJobSeekerSince: '2026-09-01' } },
    'eligible',
    null,
    'L. 5135-2',
  ],
  [
    'inscrit le lendemain de la signature',
    { candidate: { accompanied: false, registeredJobSeekerSince: '2026-09-02' } },
    'ineligible',
    'support',
    'L. 5135-2',
  ],
  // Every kind of host
  ['hôte : association', { employer: { kind: 'association' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : collectivité', { employer: { kind: 'local-authority' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : établissement public', { employer: { kind: 'public-body' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : État', { employer: { kind: 'state' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte : particulier', { employer: { kind: 'private-individual' } }, 'eligible', null, 'L. 5135-4'],
  ['hôte inconnu', { employer: { kind: undefined } }, 'eligible', null, 'L. 5135-4'],
  // Object
  ['confirmer un projet', { immersion: { object: 'confirm-project' } }, 'eligible', null, 'L. 5135-1'],
  ['engager un recrutement', { immersion: { object: 'start-recruitment' } }, 'eligible', null, 'L. 5135-1'],
  ['objet pas encore choisi', { immersion: { object: undefined } }, 'eligible', null, 'L. 5135-1'],
  ['aucun objet', { immersion: { object: null } }, 'ineligible', 'object', 'L. 5135-1'],
  // One month from date to date
  ['un seul jour', { endsOn: '2026-09-07' }, 'eligible', null, 'D. 5135-3'],
  ['jusqu’à l’avant-veille du quantième', { endsOn: '2026-10-05' }, 'eligible', null, 'D. 5135-3'],
  ['jusqu’à la veille du quantième', { endsOn: '2026-10-06' }, 'eligible', null, 'D. 5135-3'],
  ['jusqu’au même quantième', { endsOn: '2026-10-07' }, 'to-check', 'duration', 'D. 5135-3'],
  ['jusqu’au lendemain du quantième', { endsOn: '2026-10-08' }, 'ineligible', 'duration', 'D. 5135-3'],
  ['du 31 janvier au 27 février', inMonth('2026-01-31', '2026-02-27'), 'eligible', null, 'D. 5135-3'],
  ['du 31 janvier au 28 février', inMonth('2026-01-31', '2026-02-28'), 'eligible', null, 'D. 5135-3'],
  ['du 31 janvier au 1er mars', inMonth('2026-01-31', '2026-03-01'), 'ineligible', 'duration', 'D. 5135-3'],
  [
    'du 31 janvier au 29 février, année bissextile',
    inMonth('2024-01-31', '2024-02-29'),
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    'du 31 janvier au 1er mars, année bissextile',
    inMonth('2024-01-31', '2024-03-01'),
    'ineligible',
    'duration',
    'D. 5135-3',
  ],
  ['du 1er au 28 février', inMonth('2026-02-01', '2026-02-28'), 'eligible', null, 'D. 5135-3'],
  ['du 1er février au 1er mars', inMonth('2026-02-01', '2026-03-01'), 'to-check', 'duration', 'D. 5135-3'],
  ['fin inconnue', { endsOn: undefined }, 'to-check', 'duration', 'D. 5135-3'],
  ['sans fin', { endsOn: null }, 'ineligible', 'duration', 'D. 5135-3'],
  ['début inconnu', { startsOn: undefined }, 'to-check', 'duration', 'D. 5135-3'],
  ['fin avant le début', { endsOn: '2026-09-06' }, 'ineligible', 'duration', 'D. 5135-3'],
  // Two conventions in the same host over twelve months
  [
    'une convention antérieure, 10 jours',
    { immersion: { sameHostConventions: 1, sameHostDays: 10 } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    'deux conventions antérieures, nouvelle',
    { immersion: { sameHostConventions: 2, sameHostDays: 20 } },
    'ineligible',
    'same-host',
    'D. 5135-3',
  ],
  [
    'deux conventions antérieures, renouvellement de l’une',
    { immersion: { sameHostConventions: 2, sameHostDays: 20, isRenewal: true } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    'deux conventions antérieures, renouvellement ou non inconnu',
    { immersion: { sameHostConventions: 2, sameHostDays: 20, isRenewal: undefined } },
    'to-check',
    'same-host',
    'D. 5135-3',
  ],
  [
    'trois conventions antérieures',
    { immersion: { sameHostConventions: 3, sameHostDays: 20, isRenewal: true } },
    'ineligible',
    'same-host',
    'D. 5135-3',
  ],
  [
    'conventions antérieures inconnues',
    { immersion: { sameHostConventions: undefined } },
    'to-check',
    'same-host',
    'D. 5135-3',
  ],
  // Sixty days, the twelve of this one included
  [
    '59 jours en tout',
    { immersion: { sameHostConventions: 1, sameHostDays: 47 } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    '60 jours en tout',
    { immersion: { sameHostConventions: 1, sameHostDays: 48 } },
    'eligible',
    null,
    'D. 5135-3',
  ],
  [
    '61 jours en tout',
    { immersion: { sameHostConventions: 1, sameHostDays: 49 } },
    'ineligible',
    'same-host-days',
    'D. 5135-3',
  ],
  [
    '60 jours déjà faits, dates inconnues',
    { startsOn: undefined, endsOn: undefined, immersion: { sameHostConventions: 1, sameHostDays: 60 } },
    'ineligible',
    'same-host-days',
    'D. 5135-3',
  ],
  [
    'jours déjà faits inconnus',
    { immersion: { sameHostConventions: 1, sameHostDays: undefined } },
    'to-check',
    'same-host-days',
    'D. 5135-3',
  ],
  [
    'première convention, jours déjà faits inconnus',
    { immersion: { sameHostDays: undefined } },
    'eligible',
    null,
    'D. 5135-3',
  ],
];
