import type { KeepReason } from '../../shared/backups';
import type { PortfolioCounts } from '../../shared/portfolio';
import { count, enumerate } from '../ui';

/** Why a backup is kept, for the column "Gardée". */
export const reasonLabels: Readonly<Record<KeepReason, string>> = {
  recent: 'récente',
  day: 'dernière du jour',
  week: 'dernière de la semaine',
  month: 'dernière du mois',
  fuller: 'plus complète que les suivantes',
  unreadable: 'illisible, laissée en place',
  ahead: 'datée d’un jour à venir, laissée en place',
};

/** "12 candidats, 3 dossiers et 4 pièces". */
export const contentOf = ({ candidates, employers, contractFiles, attachments }: PortfolioCounts): string =>
  enumerate([
    count(candidates, 'candidat', 'candidats'),
    ...(employers === 0 ? [] : [count(employers, 'employeur', 'employeurs')]),
    ...(contractFiles === 0 ? [] : [count(contractFiles, 'dossier', 'dossiers')]),
    ...(attachments === 0 ? [] : [count(attachments, 'pièce', 'pièces')]),
  ]);
