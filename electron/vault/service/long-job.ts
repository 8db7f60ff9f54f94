import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../../shared/base';
import type { Progress } from '../../../shared/ipc';
import type { Deps } from './deps';

/** A long job: tells its progress, gives way to the messages of the process, stops when it is cancelled. */
export interface LongJob {
  /** Call it between two units of work, often: it does nothing until some time has passed. Throws CANCELLED. */
  readonly step: (done: number, total: number, label: string) => Promise<void>;
}

/** Time for which a job may hold the process before it lets others answer. */
const SLICE_MS = 12;
/** Time between two tellings of the progress: no screen shows more. */
const TELL_MS = 100;

export function longJob(progress: (progress: Progress) => void, signal: AbortSignal): LongJob {
  let since = performance.now();
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    step: async (done, total, label) => {
      const now = performance.now();
      if (now - since < SLICE_MS) return;
      if (now - toldAt >= TELL_MS) {
        progress({ done, total, label });
        toldAt = now;
      }
      await setImmediate();
      if (signal.aborted) throw new Refusal('CANCELLED');
      since = performance.now();
    },
  };
}

/** A transaction that lasts several turns of the event loop; only for work that runs alone. */
export async function inLongTransaction<T>({ db }: Deps, act: () => Promise<T>): Promise<T> {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = await act();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** The author of a whole batch: read from the settings once, not for each of its events. */
export const withOneActor = (deps: Deps): Deps => {
  const actor = deps.actor();
  return { ...deps, actor: () => actor };
};
