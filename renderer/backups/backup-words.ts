import type { BackupsState } from '../../shared/backups';
import { ageInWords } from './age';
import { ageTexts as texts } from './backups.texts';

/** What the bar of the shell says of the backups, and whether it is an alert (docs/security.md, bar 33). */
export function wordsOf(
  state: BackupsState,
  nowMs: number,
): { readonly words: string; readonly isAlert: boolean } {
  const { folder, lastAt, isLate } = state;
  if (!folder.isThere) return { words: texts.folderMissing, isAlert: true };
  if (state.failure) return { words: texts.failed, isAlert: true };
  return { words: lastAt === null ? texts.none : ageInWords(lastAt, nowMs), isAlert: isLate };
}
