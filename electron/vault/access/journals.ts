import { z } from 'zod';
import { type JournalsState, journalsStateSchema, recordFaultSentence } from '../../../shared/access';
import { addMonths } from '../../../shared/base/time';
import { pastDay } from '../clock';
import type { Db } from '../db';
import { type ChainResult, eventChain, journalHead, replayStates, walkChain } from '../events';
import type { Deps } from '../service/deps';
import { readSetting, writeSetting } from '../settings';
import { accessChain, deleteBefore, nameOfRecord } from './access.repository';
import { recordAccess } from './recorder';

const KEY = 'journals';
/** Months that a line of accesses is kept (CNIL: six months to one year; docs/sources/personal-data.md, Journals). */
const MONTHS_KEPT = 12;

const running = new WeakSet<Db>();
/** What the last check found, as it is kept: numbers only, each named when it is shown. */
const keptSchema = z
  .strictObject({
    ...journalsStateSchema.shape.last.unwrap().shape,
    records: z.strictObject({
      records: z.number().int(),
      faults: z.number().int(),
      first: z.array(z.object({ type: z.string(), id: z.string(), recordedAt: z.string().nullable() })),
    }),
  })
  .nullable();

/** What is known of both journals and of the records. */
export function journalsState(db: Db): JournalsState {
  const kept = keptSchema.safeParse(readSetting(db, KEY));
  const now = { isRunning: running.has(db), head: journalHead(db) };
  if (!kept.success || kept.data === null) return { ...now, last: null };
  const { records, ...last } = kept.data;
  const sentences = records.first.map(({ type, id, recordedAt }) =>
    recordFaultSentence({
      type,
      id,
      name: nameOfRecord(db, type, id),
      lastEventOn: recordedAt?.slice(0, 10) ?? null,
    }),
  );
  return {
    ...now,
    last: { ...last, records: { records: records.records, faults: records.faults, sentences } },
  };
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
    const records = yield* replayStates(db);
    writeSetting(db, KEY, { checkedAt: clock.now(), changes, accesses, records });
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
  const { db } = deps;
  const limit = new Date(`${addMonths(pastDay(deps), -MONTHS_KEPT)}T00:00:00`).toISOString();
  return db.transaction(() => {
    const lines = deleteBefore(db, limit);
    if (lines > 0) recordAccess(deps, { kind: 'journal.purged', detail: { lines } });
    return lines;
  })();
}
