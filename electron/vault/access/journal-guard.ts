import { inTurn } from '../base/turns';
import type { Deps } from '../service/deps';
import { purgeAccesses, verifyJournals } from './journals';
import { type Access, recordAccess } from './recorder';

/** The first screen comes first. */
const DELAY_MS = 2000;
/** The vault is kept for so long at a time, then left to the calls for so long: four fifths of the time are theirs. */
const SLICE_MS = 2;
const PAUSE_MS = 8;

/** The line of an opening: how many wrong secrets were given before, how many sentences it had to tell of the file. */
export const openingLine = (notices: readonly string[], failures = 0): Access => ({
  kind: 'portfolio.opened',
  detail: {
    ...(failures === 0 ? {} : { failures }),
    ...(notices.length === 0 ? {} : { notices: notices.length }),
  },
});

/**
 * What the journal does by itself with an open portfolio: the line of the opening, the purge, the verification of both
 * journals in the background; at the end, the line of the lock. `failures` counts the wrong secrets given before.
 */
export function guardJournals(
  deps: Deps,
  opening: Access,
  logBug: (reference: string, error: unknown) => void,
  delayMs = DELAY_MS,
): () => void {
  recordAccess(deps, opening);
  try {
    purgeAccesses(deps);
  } catch (error) {
    // A full disk: the next opening purges. Nothing else is kept from working.
    logBug('purge of accesses', error);
  }

  const walk = verifyJournals(deps);
  let timer: NodeJS.Timeout | null = null;
  const plan = (ms: number): void => {
    timer = setTimeout(() => {
      // Never in the middle of a long write: what it has not committed yet is no journal.
      inTurn(() => {
        if (timer === null) return;
        const end = performance.now() + SLICE_MS;
        let isDone = false;
        while (!isDone && performance.now() < end) isDone = walk.next().done === true;
        if (!isDone) plan(PAUSE_MS);
      }).catch((error: unknown) => logBug('verification of the journals', error));
    }, ms);
    timer.unref();
  };
  plan(delayMs);

  return () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    walk.return({ isRunning: false, head: null, last: null });
    if (deps.db.open) recordAccess(deps, { kind: 'portfolio.locked' });
  };
}
