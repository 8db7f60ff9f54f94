import type { JournalsState } from '../../../shared/access';
import { journalsStateSchema } from '../../../shared/access';
import { addMonths } from '../../../shared/base/time';
import type { Db } from '../db';
import { type ChainResult, eventChain, walkChain } from '../events';
import type { Deps } from '../service/deps';
import { readSetting, writeSetting } from '../settings';
import { accessChain, deleteBefore } from './access.repository';
import { recordAccess } from './recorder';

const KEY = 'journals';
/** Months that a line of accesses is kept (CNIL: six months to one year; docs/sources/personal-data.md, Journals). */
const MONTHS_KEPT = 12;

const running = new WeakSet<Db>();
const lastSchema = journalsStateSchema.shape.last;

/** What is known of both journals. */
export function journalsState(db: Db): JournalsState {
  const last = lastSchema.safeParse(readSetting(db, KEY));
  return { isRunning: running.has(db), last: last.success ? last.data : null };
}

/**
 * Walks along both journals, by steps that the caller runs when it likes; known as running from now on. Keeps what it
 * found in the portfolio, so that the next opening knows it before it has verified again.
 */
export function verifyJournals(deps: Deps): Generator<number, JournalsState, void> {
  running.add(deps.db);
  return walkJournals(deps);
}
function* walkJournals({ db, clock }: Deps): Generator<number, JournalsState, void> {
  try {
    const changes: ChainResult = yield* walkChain(db, eventChain);
    const accesses: ChainResult = yield* walkChain(db, accessChain);
    writeSetting(db, KEY, { checkedAt: clock.now(), changes, accesses });
    return { ...journalsState(db), isRunning: false };
  } finally {
    running.delete(db);
  }
}

/**
 * Deletes the lines of accesses older than twelve months, moves the anchor and says so in a line of its own, in one
 * transaction. Answers how many lines went.
 */
export function purgeAccesses(deps: Deps): number {
  const { db, clock } = deps;
  const limit = new Date(`${addMonths(clock.today(), -MONTHS_KEPT)}T00:00:00`).toISOString();
  return db.transaction(() => {
    const lines = deleteBefore(db, limit);
    if (lines > 0) recordAccess(deps, { kind: 'journal.purged', detail: { lines } });
    return lines;
  })();
}
