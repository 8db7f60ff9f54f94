import type { BackupsState } from '../../shared/backups';
import { ageInWords } from './age';

/** What the bar of the shell says of the backups, and whether it is an alert (docs/security.md, bar 33). */
export function wordsOf(
  state: BackupsState,
  nowMs: number,
): { readonly words: string; readonly isAlert: boolean } {
  const { folder, lastAt, isLate } = state;
  if (!folder.isThere) return { words: 'dossier introuvable', isAlert: true };
  if (state.failure) return { words: 'échec', isAlert: true };
  return { words: lastAt === null ? 'aucune' : ageInWords(lastAt, nowMs), isAlert: isLate };
}
