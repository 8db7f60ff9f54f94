// Case tables of the CIVIS, for a reader who knows the law and not the program: one line a case, with what changes from
// the ordinary situation below, what is expected and why. Run by civis.test.ts.
import type { Change, NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { type Facts, factsSchema } from '../../facts/facts';

/** Ordinary situation: 18 years old, a CAP prepared and not obtained, in the autumn of 2006. */
export const ordinary: Facts = factsSchema.parse({
  on: '2006-09-01',
  candidate: {
    birthDate: '1988-03-12',
    level: 'V',
    diplomaObtained: false,
    firstHigherCycleUnfinished: false,
    registeredJobSeekerSince: '2006-03-01',
    jobSeekerMonthsInLast18: 6,
    specialDifficulties: true,
  },
});

const fiche = 'fiches du ministère et de service-public sur le CIVIS';
const law = 'loi n° 2005-32, décret n° 2005-241';
const born = (birthDate: string | null | undefined): Change => ({ candidate: { birthDate } });
/** A licence: neither the level nor an unfinished cycle opens the CIVIS. */
const graduate = { level: 'II', diplomaObtained: true };
const seeker = (months: number | null | undefined, since?: string | null): Change => ({
  candidate: {
    ...graduate,
    jobSeekerMonthsInLast18: months,
    registeredJobSeekerSince: since,
  },
});

export const verdictCases: readonly VerdictCase[] = [
  ['18 ans, niveau V sans diplôme', {}, 'eligible', null, fiche],

  // In force
  ['signé le 31/03/2005, veille de l’ouverture', { on: '2005-03-31' }, 'ineligible', 'in-force', law],
  ['signé le 01/04/2005, jour de l’ouverture', { on: '2005-04-01' }, 'eligible', null, law],
  ['signé le 02/04/2005', { on: '2005-04-02' }, 'eligible', null, law],
  [
    'signé le 30/12/2016',
    { on: '2016-12-30', ...born('1995-03-12') },
    'eligible',
    null,
    'décret n° 2016-1855',
  ],
  [
    'signé le 31/12/2016, dernier jour',
    { on: '2016-12-31', ...born('1995-03-12') },
    'eligible',
    null,
    'décret n° 2016-1855',
  ],
  [
    'signé le 01/01/2017, lendemain de la fin',
    { on: '2017-01-01', ...born('1995-03-12') },
    'ineligible',
    'in-force',
    'décret n° 2016-1855',
  ],

  // 16 years
  ['16 ans le lendemain de la signature', born('1990-09-02'), 'ineligible', 'age', fiche],
  ['16 ans le jour de la signature', born('1990-09-01'), 'eligible', null, fiche],
  ['16 ans la veille de la signature', born('1990-08-31'), 'eligible', null, fiche],
  [
    'né le 29 février, 16 ans un 29 février',
    { on: '2008-02-29', ...born('1992-02-29') },
    'eligible',
    null,
    fiche,
  ],

  // 26 years ("25 ans révolus")
  ['26 ans le lendemain de la signature', born('1980-09-02'), 'eligible', null, fiche],
  ['26 ans le jour de la signature', born('1980-09-01'), 'ineligible', 'age', fiche],
  ['26 ans la veille de la signature', born('1980-08-31'), 'ineligible', 'age', fiche],
  [
    'né le 29 février, 26 ans le 28 février',
    { on: '2014-02-28', ...born('1988-02-29') },
    'ineligible',
    'age',
    fiche,
  ],
  [
    'né le 29 février, veille du 28 février',
    { on: '2014-02-27', ...born('1988-02-29') },
    'eligible',
    null,
    fiche,
  ],
  ['date de naissance inconnue', born(undefined), 'to-check', 'age', fiche],

  // Difficulties
  [
    'difficultés non reconnues',
    { candidate: { specialDifficulties: false } },
    'ineligible',
    'difficulties',
    fiche,
  ],
  [
    'difficultés inconnues',
    { candidate: { specialDifficulties: undefined } },
    'to-check',
    'difficulties',
    fiche,
  ],
  [
    'aucune difficulté, dit la fiche',
    { candidate: { specialDifficulties: null } },
    'ineligible',
    'difficulties',
    fiche,
  ],

  // Level IV at most
  ['niveau VI', { candidate: { level: 'VI' } }, 'eligible', null, fiche],
  ['niveau V bis', { candidate: { level: 'Vbis' } }, 'eligible', null, fiche],
  ['aucun niveau', { candidate: { level: null } }, 'eligible', null, fiche],
  ['niveau V, CAP obtenu', { candidate: { diplomaObtained: true } }, 'eligible', null, fiche],
  ['niveau IV, bac obtenu', { candidate: { level: 'IV', diplomaObtained: true } }, 'eligible', null, fiche],
  [
    'niveau 4 de 2019, bac obtenu',
    { candidate: { level: '4', diplomaObtained: true } },
    'eligible',
    null,
    fiche,
  ],
  [
    'niveau III, BTS obtenu, 6 mois d’inscription',
    { candidate: { level: 'III', diplomaObtained: true } },
    'ineligible',
    'entry-reason',
    fiche,
  ],
  [
    'niveau inconnu, 6 mois d’inscription',
    { candidate: { level: undefined } },
    'to-check',
    'entry-reason',
    fiche,
  ],

  // First cycle of higher education not finished
  [
    'niveau III, premier cycle non achevé',
    { candidate: { level: 'III', firstHigherCycleUnfinished: true } },
    'eligible',
    null,
    fiche,
  ],
  [
    'niveau III, premier cycle achevé ou non : inconnu',
    { candidate: { level: 'III', firstHigherCycleUnfinished: undefined } },
    'to-check',
    'entry-reason',
    fiche,
  ],
  [
    'niveau II, premier cycle : aucun',
    { candidate: { level: 'II', firstHigherCycleUnfinished: null } },
    'ineligible',
    'entry-reason',
    fiche,
  ],

  // More than 12 months of registration among the last 18
  ['licence, 11 mois sur 18', seeker(11), 'ineligible', 'entry-reason', fiche],
  ['licence, 12 mois sur 18 : il en faut plus', seeker(12), 'ineligible', 'entry-reason', fiche],
  ['licence, 13 mois sur 18', seeker(13), 'eligible', null, fiche],
  ['licence, aucun mois', seeker(null), 'ineligible', 'entry-reason', fiche],
  [
    'licence, mois inconnus, inscrit depuis 12 mois moins un jour',
    seeker(undefined, '2005-09-02'),
    'to-check',
    'entry-reason',
    fiche,
  ],
  [
    'licence, mois inconnus, inscrit depuis 12 mois tout juste',
    seeker(undefined, '2005-09-01'),
    'to-check',
    'entry-reason',
    fiche,
  ],
  [
    'licence, mois inconnus, inscrit depuis 12 mois et un jour',
    seeker(undefined, '2005-08-31'),
    'eligible',
    null,
    fiche,
  ],
  [
    'licence, mois inconnus, non inscrit aujourd’hui',
    seeker(undefined, null),
    'to-check',
    'entry-reason',
    fiche,
  ],
  [
    'licence, 6 mois déclarés, mais inscrit depuis 14 mois',
    seeker(6, '2005-07-01'),
    'to-check',
    'entry-reason',
    fiche,
  ],
  ['licence, 14 mois déclarés, inscrit depuis 6 mois', seeker(14, '2006-03-01'), 'eligible', null, fiche],

  // What the rules leave open or refuse, fact by fact
  [
    'hors de Mayotte, le 9 février 2016',
    { on: '2016-02-09', ...born('1996-03-12') },
    'eligible',
    null,
    'décret n° 2016-135',
  ],
];

/** Mayotte: the decree of 9 February 2016, whose day of effect was not read. */
export const mayotteCases: readonly VerdictCase[] = [
  ['à Mayotte en 2006', {}, 'ineligible', 'in-force', 'décret n° 2016-135'],
  [
    'à Mayotte le 08/02/2016',
    { on: '2016-02-08', ...born('1995-03-12') },
    'ineligible',
    'in-force',
    'décret n° 2016-135',
  ],
  [
    'à Mayotte le 09/02/2016',
    { on: '2016-02-09', ...born('1995-03-12') },
    'to-check',
    'territory',
    'décret n° 2016-135',
  ],
  [
    'à Mayotte le 29/02/2016',
    { on: '2016-02-29', ...born('1995-03-12') },
    'to-check',
    'territory',
    'décret n° 2016-135',
  ],
  [
    'à Mayotte le 01/03/2016',
    { on: '2016-03-01', ...born('1995-03-12') },
    'eligible',
    null,
    'décret n° 2016-135',
  ],
  [
    'à Mayotte le 01/01/2017',
    { on: '2017-01-01', ...born('1995-03-12') },
    'ineligible',
    'in-force',
    'décret n° 2016-1855',
  ],
];

/** situation · change · euros: least a day, most a day, most a month, most a year · average a month · source */
export const allowanceCases: readonly (readonly [
  situation: string,
  change: Change,
  lines: readonly number[],
  monthly: number,
  source: string,
])[] = [
  ['majeur en 2006', {}, [5, 10, 300, 900], 75, 'presse juridique de 2005 à 2010'],
  [
    'le 24/03/2010',
    { on: '2010-03-24', ...born('1990-03-12') },
    [5, 10, 300, 900],
    75,
    'presse juridique de 2005 à 2010',
  ],
  [
    'le 25/03/2010, jour de la publication : encore les anciens plafonds',
    { on: '2010-03-25', ...born('1990-03-12') },
    [5, 10, 300, 900],
    75,
    'décret n° 2010-321, publié le 25 mars ; code civil, art. 1er',
  ],
  [
    'le 26/03/2010',
    { on: '2010-03-26', ...born('1990-03-12') },
    [0, 15, 450, 1800],
    150,
    'décret n° 2010-321',
  ],
  [
    'le 27/03/2010',
    { on: '2010-03-27', ...born('1990-03-12') },
    [0, 15, 450, 1800],
    150,
    'décret n° 2010-321',
  ],
  [
    '18 ans le lendemain',
    born('1988-09-02'),
    [],
    0,
    'presse juridique de 2005 à 2010 : allocation des majeurs',
  ],
  [
    '18 ans le jour',
    born('1988-09-01'),
    [5, 10, 300, 900],
    75,
    'presse juridique de 2005 à 2010 : allocation des majeurs',
  ],
  [
    '18 ans la veille',
    born('1988-08-31'),
    [5, 10, 300, 900],
    75,
    'presse juridique de 2005 à 2010 : allocation des majeurs',
  ],
];

/** situation · change · code · due · day off · source */
export const deadlineCases: readonly (readonly [
  situation: string,
  change: Change,
  code: string,
  due: string | null,
  dayOff: boolean,
  source: string,
])[] = [
  ['parcours, 3 mois', {}, 'CIVIS_PARCOURS', '2006-12-01', false, 'décret n° 2005-241'],
  [
    'parcours, de fin novembre à fin février',
    { on: '2006-11-30' },
    'CIVIS_PARCOURS',
    '2007-02-28',
    false,
    'décret n° 2005-241',
  ],
  ['parcours, un 1er mai', { on: '2007-02-01' }, 'CIVIS_PARCOURS', '2007-05-01', true, 'décret n° 2005-241'],
  [
    'contact, une semaine en renforcé',
    {},
    'CIVIS_CONTACT',
    '2006-09-08',
    false,
    'circulaires de 2005 et 2006',
  ],
  [
    'contact, un mois au niveau IV',
    { candidate: { level: 'IV' } },
    'CIVIS_CONTACT',
    '2006-10-01',
    true,
    'circulaire DGEFP n° 2005-09',
  ],
  ['terme au bout d’un an', {}, 'CIVIS_FIN', '2007-09-01', true, 'décret n° 2005-241'],
  ['26 ans avant le terme', born('1981-02-10'), 'CIVIS_26_ANS', '2007-02-10', true, fiche],
  ['26 ans le jour du terme : le terme suffit', born('1981-09-01'), 'CIVIS_26_ANS', null, false, fiche],
  ['26 ans la veille du terme', born('1981-08-31'), 'CIVIS_26_ANS', '2007-08-31', false, fiche],
  [
    'CIVIS déjà signé en juin',
    { candidate: { supportSignedOn: '2006-06-15' } },
    'CIVIS_PARCOURS',
    '2006-09-15',
    false,
    'décret n° 2005-241',
  ],
];

/** situation · change · CIVIS renforcé · source */
export const reinforcedCases: readonly (readonly [
  situation: string,
  change: Change,
  verdict: 'met' | 'not-met' | 'unknown',
  source: string,
])[] = [
  ['niveau VI', { candidate: { level: 'VI' } }, 'met', 'Dares 2008-29.3'],
  [
    'niveau V bis, même avec un diplôme',
    { candidate: { level: 'Vbis', diplomaObtained: true } },
    'met',
    'Dares 2008-29.3',
  ],
  ['niveau V sans diplôme', {}, 'met', 'Dares 2008-29.3'],
  ['niveau V avec diplôme', { candidate: { diplomaObtained: true } }, 'not-met', 'Dares 2008-29.3'],
  ['niveau V, diplôme inconnu', { candidate: { diplomaObtained: undefined } }, 'unknown', 'Dares 2008-29.3'],
  ['niveau IV sans diplôme', { candidate: { level: 'IV' } }, 'not-met', 'Dares 2008-29.3'],
  ['niveau inconnu', { candidate: { level: undefined } }, 'unknown', 'Dares 2008-29.3'],
  ['aucun niveau', { candidate: { level: null } }, 'met', 'Dares 2008-29.3'],
];

export const tables: readonly VerdictTable[] = [
  { scheme: 'CIVIS', ordinary, cases: verdictCases },
  { scheme: 'CIVIS', where: 'Mayotte', ordinary, context: { territory: 'mayotte' }, cases: mayotteCases },
];

export const neverGiven: NeverGiven = {
  territory: { verdicts: ['not-met'], why: 'what was not read refuses nobody' },
};
