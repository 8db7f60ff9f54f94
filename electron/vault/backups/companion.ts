import { randomBytes } from 'node:crypto';
import { Refusal } from '../../../shared/base';
import { inTurn } from '../base/turns';
import { copyMoved } from '../copies';
import type { OpenPortfolio, Session } from '../portfolio';
import { makeClosingBackup, makeDailyBackup, noteOpening } from './backups.service';
import { lookAround } from './copies';
import { moveFormerBackups } from './moving';

/** How often a portfolio that stays open looks whether its daily backup is due. */
export const DUE_CHECK_MS = 300_000;
/** The first screen comes before copies are looked for and the backups of former versions moved. */
const MOVING_AFTER_MS = 2_000;

/**
 * Backups that nobody asks for: one a day while the portfolio is open, one at closing where something changed. A backup
 * that fails keeps nobody from locking: the failure is kept, and told at the next opening.
 */
export function accompanyWithBackups(
  open: OpenPortfolio,
  session: Session,
  logBug: (reference: string, error: unknown) => void,
): () => void {
  const tellBug = (error: unknown): void => logBug(randomBytes(4).toString('hex').toUpperCase(), error);
  const attempt = (make: typeof makeDailyBackup): void => {
    try {
      if (session.backups) make(open, session.backups);
    } catch (error) {
      if (!(error instanceof Refusal)) tellBug(error);
    }
  };
  noteOpening(open);
  const timer = setInterval(() => void inTurn(() => attempt(makeDailyBackup)), DUE_CHECK_MS);
  let isEnded = false;
  const { backups } = session;
  const moving = setTimeout(() => {
    if (!backups) return;
    const onMoved = (from: string, to: string): void => copyMoved(open.deps.db, from, to);
    inTurn(() => {
      if (!isEnded) attempt(lookAround);
    })
      .then(() => moveFormerBackups(backups, () => isEnded, onMoved))
      .catch((error: unknown) => tellBug(error));
  }, MOVING_AFTER_MS);
  return () => {
    isEnded = true;
    clearTimeout(moving);
    clearInterval(timer);
    attempt(makeClosingBackup);
  };
}
