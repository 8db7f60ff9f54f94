// Case tables of the Parcours contractualisé (PACEA), for a reader who knows the law and not the program.
import type { NeverGiven, VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { atDate, born, inDifficulty, ordinaryYoung, registered } from '../common/support.cases';

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

export const tables: readonly VerdictTable[] = [
  { scheme: 'PACEA', ordinary: ordinaryYoung, cases: paceaCases },
];

export const neverGiven: NeverGiven = {
  continuity: { verdicts: ['not-met'], why: 'the contract now in force may be another one' },
};
