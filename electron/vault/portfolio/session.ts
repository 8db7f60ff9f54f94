import { dirname } from 'node:path';
import { Refusal } from '../../../shared/base';
import { type LastSeen, lastSeenIn } from './last-seen';
import type { PendingKeys } from './pending-keys';
import type { OpenPortfolio } from './portfolio';

/** Folders of the backups of this computer: Vivier's own, and the one that the user chose, if any. */
export interface BackupPlaces {
  readonly standard: string;
  readonly chosen: string | null;
  /** Where Vivier's own folder was in earlier versions, while something may be left in it. */
  readonly former?: string;
}

/** The one portfolio of this process, if it is open. */
export interface Session {
  current: OpenPortfolio | null;
  /** Wrong secrets given since the last opening, for the journal of accesses. */
  failures: number;
  /** Keys whose paper key is shown and not yet typed back: they end with this process. */
  pending?: PendingKeys | null;
  /** As main told with the last call that concerns them. */
  backups?: BackupPlaces;
  /** Folder of this computer's settings, as main told it. */
  profile?: string;
  /** Ends what lives with the open portfolio, while it still is: before another takes its place. */
  readonly release?: () => void;
}

/** What this computer remembers of the portfolios that it had open, beside its own backups of them. */
export const lastSeenOf = ({ backups }: Session): LastSeen | undefined =>
  backups === undefined ? undefined : lastSeenIn(dirname(backups.standard));

/** The open portfolio; throws LOCKED. */
export function openOf(session: Session): OpenPortfolio {
  if (session.current === null) throw new Refusal('LOCKED');
  return session.current;
}

/** Tries a secret, and counts it among the failures where it is wrong. */
export async function counted<T>(session: Session, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (
      error instanceof Refusal &&
      (error.code === 'WRONG_PASSPHRASE' || error.code === 'RECOVERY_KEY_OTHER')
    )
      session.failures += 1;
    throw error;
  }
}
