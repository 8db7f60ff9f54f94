// Case tables of the contrat d’engagement, for a reader who knows the law and not the program.
import type { VerdictCase, VerdictTable } from '../../../../test/support/law-cases';
import { atDate, born, inDifficulty, ordinaryYoung, registered } from '../common/support.cases';

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

export const tables: readonly VerdictTable[] = [{ scheme: 'CE', ordinary: ordinaryYoung, cases: ceCases }];
