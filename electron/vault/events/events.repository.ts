import { createHash } from 'node:crypto';
import type { CivilDate } from '../../../shared/base/time';
import type { Db } from '../db';
import type { Deps } from '../service/deps';
import { type Chain, GENESIS, headOf, verifyChain } from './chain.repository';

/** What can happen; one French sentence each stands in `shared/candidates/timeline.ts`. */
export type EventKind =
  | 'candidate.created'
  | 'candidate.updated'
  | 'candidate.merged'
  | 'candidate.imported'
  | 'candidate.removed'
  | 'candidate.contact'
  | 'candidate.note'
  | 'candidate.enrolment'
  | 'candidate.handed-over'
  | 'candidate.received'
  | 'candidate.received-event'
  | 'candidate.fact-told'
  | 'candidate.answer-overridden'
  | 'candidate.override-withdrawn'
  | 'employer.created'
  | 'employer.updated'
  | 'file.opened'
  | 'file.saved'
  | 'file.moved'
  | 'file.document'
  | 'file.attached'
  | 'file.detached'
  | 'file.pdf'
  | 'file.liasse'
  | 'import.committed'
  | 'import.undone'
  | 'export.written'
  | 'reference.added'
  | 'reference.withdrawn'
  | 'reference.pack'
  | 'settings.saved'
  | 'portfolio.created'
  | 'portfolio.opened'
  | 'portfolio.keysChanged';

export interface Subject {
  readonly type: 'candidate' | 'employer' | 'contract-file' | 'import' | 'export' | 'portfolio' | 'reference';
  readonly id: string;
}

export interface EventRecord {
  readonly kind: EventKind;
  readonly subject: Subject;
  /** Day when it happened; today unless the adviser types it afterwards. */
  readonly happenedOn?: CivilDate;
  readonly batchId?: string;
  /** What changed, as JSON values. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

export interface EventRow {
  readonly id: number;
  readonly recorded_at: string;
  readonly happened_on: string;
  readonly kind: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly actor: string;
  readonly batch_id: string | null;
  readonly payload: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const hashOf = (row: Omit<EventRow, 'hash'>): Buffer =>
  createHash('sha256')
    .update(row.previous_hash)
    .update(
      JSON.stringify([
        row.id,
        row.recorded_at,
        row.happened_on,
        row.kind,
        row.subject_type,
        row.subject_id,
        row.actor,
        row.batch_id,
        row.payload,
      ]),
    )
    .digest();

/** Statements are prepared once for each database: an import writes tens of thousands of events. */
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();
const prepare = (db: Db) => ({
  last: db.prepare<[], { id: number; hash: Buffer }>('SELECT id, hash FROM event ORDER BY id DESC LIMIT 1'),
  insert: db.prepare(
    `INSERT INTO event (id, recorded_at, happened_on, kind, subject_type, subject_id, actor, batch_id, payload, previous_hash, hash)
     VALUES (@id, @recorded_at, @happened_on, @kind, @subject_type, @subject_id, @actor, @batch_id, @payload, @previous_hash, @hash)`,
  ),
});
const statementsOf = (db: Db): ReturnType<typeof prepare> => {
  const known = statements.get(db);
  if (known) return known;
  const made = prepare(db);
  statements.set(db, made);
  return made;
};

/** Appends one event. Call it inside the transaction that writes the state; throws when there is none. */
export function recordEvent({ db, clock, actor }: Deps, event: EventRecord): void {
  if (!db.inTransaction) throw new Error('an event is written in the transaction of its change');
  const { last, insert } = statementsOf(db);
  const previous = last.get();
  const row = {
    id: (previous?.id ?? 0) + 1,
    recorded_at: clock.now(),
    happened_on: event.happenedOn ?? clock.today(),
    kind: event.kind,
    subject_type: event.subject.type,
    subject_id: event.subject.id,
    actor: actor(),
    batch_id: event.batchId ?? null,
    payload: JSON.stringify(event.payload ?? {}),
    previous_hash: previous?.hash ?? GENESIS,
  };
  insert.run({ ...row, hash: hashOf(row) });
}

/** The journal of changes, to walk along. */
export const eventChain: Chain<EventRow> = {
  start: () => ({ nextId: 1, previousHash: GENESIS }),
  rowsFrom: (db, id, limit) =>
    db
      .prepare<[number, number], EventRow>('SELECT * FROM event WHERE id >= ? ORDER BY id LIMIT ?')
      .all(id, limit),
  hashOf,
  head: (db) => headOf(db, 'event'),
};

/** Reads the whole chain. `null` when it is whole, else the id of the first event that was altered, moved, missing, or follows a gap. */
export function journalFault(db: Db): { readonly events: number; readonly firstFaultAt: number | null } {
  const { lines, firstFaultAt } = verifyChain(db, eventChain);
  return { events: lines, firstFaultAt };
}
