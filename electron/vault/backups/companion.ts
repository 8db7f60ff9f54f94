import { randomBytes } from 'node:crypto';
import { Refusal } from '../../../shared/ipc';
import type { OpenPortfolio, Session } from '../portfolio';
import { inTurn } from '../turns';
import { makeClosingBackup, makeDailyBackup } from './backups.service';

/** How often a portfolio that stays open looks whether its daily backup is due. */
export const DUE_CHECK_MS = 300_000;

/**
 * Backups that nobody asks for: one a day while the portfolio is open, one at closing where something changed. A backup
 * that fails keeps nobody from locking: the failure is kept, and told at the next opening.
 */
export function accompanyWithBackups(
  open: OpenPortfolio,
  session: Session,
  logBug: (reference: string, error: unknown) => void,
): () => void {
  const attempt = (make: typeof makeDailyBackup): void => {
    try {
      if (session.backups) make(open, session.backups);
    } catch (error) {
      if (!(error instanceof Refusal)) logBug(randomBytes(4).toString('hex').toUpperCase(), error);
    }
  };
  const timer = setInterval(() => void inTurn(() => attempt(makeDailyBackup)), DUE_CHECK_MS);
  return () => {
    clearInterval(timer);
    attempt(makeClosingBackup);
  };
}
