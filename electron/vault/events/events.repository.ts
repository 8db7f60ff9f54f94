import { createHash, randomBytes } from 'node:crypto';
import type { CivilDate } from '../../../shared/base/time';
import { type Db, versionOf } from '../db';
import {
  bodyHash,
  isRecordType,
  type RecordType,
  recordsThere,
  recordTypes,
  type StateReader,
  stateHash,
  stateReader,
  tablesWithBytes,
} from '../db/tables';
import type { Deps } from '../service/deps';
import { type Chain, GENESIS, headOf, lastLineOf, verifyChain } from './chain.repository';

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
  | 'candidate.period'
  | 'candidate.paper'
  | 'candidate.profile'
  | 'candidate.notice-given'
  | 'candidate.objection'
  | 'candidate.hold'
  | 'candidate.agreement'
  | 'candidate.presented'
  | 'candidate.access-copy'
  | 'candidate.obligation'
  | 'candidate.handed-over'
  | 'candidate.received'
  | 'candidate.received-event'
  | 'candidate.fact-told'
  | 'candidate.answer-overridden'
  | 'candidate.override-withdrawn'
  | 'candidate.suspicion-lifted'
  | 'candidate.archived'
  | 'candidate.reopened'
  | 'candidate.trashed'
  | 'candidate.restored'
  | 'candidate.told-alike'
  | 'candidate.united'
  | 'candidate.united-into'
  | 'candidate.separated'
  | 'candidate.union-settled'
  | 'candidate.follows-union'
  | 'candidate.erased'
  | 'record.sealed'
  | 'record.body-erased'
  | 'colleague.added'
  | 'colleague.renamed'
  | 'colleague.removed'
  | 'sender.confirmed'
  | 'sender.forgotten'
  | 'employer.created'
  | 'employer.updated'
  | 'file.opened'
  | 'file.saved'
  | 'file.moved'
  | 'file.document'
  | 'file.attached'
  | 'file.detached'
  | 'file.pieces-erased'
  | 'file.pdf'
  | 'file.liasse'
  | 'file.checklist'
  | 'file.follows-union'
  | 'import.committed'
  | 'import.undone'
  | 'import.person-erased'
  | 'import.follows-union'
  | 'export.written'
  | 'reference.added'
  | 'reference.withdrawn'
  | 'reference.pack'
  | 'settings.saved'
  | 'view.saved'
  | 'view.removed'
  | 'request.saved'
  | 'request.moved'
  | 'request.follows-union'
  | 'notice.issued'
  | 'retention.run'
  | 'portfolio.created'
  | 'portfolio.opened'
  | 'portfolio.keysChanged'
  | 'portfolio.clockTrusted'
  | 'portfolio.loaded';

export interface Subject {
  readonly type: RecordType | 'export';
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
  /** Of the body with its salt; `null` for a line that never had one. */
  readonly body_hash: Buffer | null;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

/** A line with its body; in a database older than migration 90, the body stands in the line. */
interface WholeRow extends EventRow {
  readonly payload: string | null;
  readonly salt: Buffer | null;
  /** Hash of the state of the subject after the event, under the salt; `null` for a subject without rows, or before migration 110. */
  readonly state: Buffer | null;
  /** Whether the subject of the line was erased, or this body alone. */
  readonly is_erased: 0 | 1;
}

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const headOfLine = (row: Omit<EventRow, 'hash' | 'body_hash'>): readonly unknown[] => [
  row.id,
  row.recorded_at,
  row.happened_on,
  row.kind,
  row.subject_type,
  row.subject_id,
  row.actor,
  row.batch_id,
];
const hashOf = (row: Omit<EventRow, 'hash'>): Buffer =>
  sha256(row.previous_hash, JSON.stringify([...headOfLine(row), row.body_hash?.toString('hex') ?? null]));

/** A body is the one that its line was chained with, or went away with its subject and did not come back. */
function isBodyWhole({ body_hash, payload, salt, state, is_erased }: WholeRow): boolean {
  if (payload === null || salt === null) return body_hash === null || is_erased === 1;
  return is_erased === 0 && (body_hash?.equals(bodyHash(salt, payload, state)) ?? false);
}

const SALT_BYTES = 16;

/** Statements are prepared once for each database: an import writes tens of thousands of events. */
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();
const prepare = (db: Db) => ({
  last: db.prepare<[], { id: number; hash: Buffer }>(lastLineOf('event')),
  insert: db.prepare(
    `INSERT INTO event (id, recorded_at, happened_on, kind, subject_type, subject_id, actor, batch_id, body_hash, previous_hash, hash)
     VALUES (@id, @recorded_at, @happened_on, @kind, @subject_type, @subject_id, @actor, @batch_id, @body_hash, @previous_hash, @hash)`,
  ),
  keepBody: db.prepare('INSERT INTO event_body (event_id, salt, payload, state) VALUES (?, ?, ?, ?)'),
  states: new Map<RecordType, StateReader>(),
});
const statementsOf = (db: Db): ReturnType<typeof prepare> => {
  const known = statements.get(db);
  if (known) return known;
  const made = prepare(db);
  statements.set(db, made);
  return made;
};

/** The state of a record, as the journal hashes it; `null` where the subject of an event has no rows of its own. */
function stateOf(db: Db, { type, id }: Subject): string | null {
  if (!isRecordType(type)) return null;
  const { states } = statementsOf(db);
  const known = states.get(type) ?? stateReader(db, type);
  states.set(type, known);
  return known(id);
}

/**
 * Appends one event, with the hash of the state in which its subject now is: write the state first. Call it inside the
 * transaction of the change; throws when there is none.
 */
export function recordEvent({ db, clock, actor }: Deps, event: EventRecord): void {
  if (!db.inTransaction) throw new Error('an event is written in the transaction of its change');
  const { last, insert, keepBody } = statementsOf(db);
  const previous = last.get();
  const payload = JSON.stringify(event.payload ?? {});
  const salt = randomBytes(SALT_BYTES);
  const told = stateOf(db, event.subject);
  const state = told === null ? null : stateHash(salt, told);
  const hasBody = payload !== '{}' || state !== null;
  const row = {
    id: (previous?.id ?? 0) + 1,
    recorded_at: clock.now(),
    happened_on: event.happenedOn ?? clock.today(),
    kind: event.kind,
    subject_type: event.subject.type,
    subject_id: event.subject.id,
    actor: actor(),
    batch_id: event.batchId ?? null,
    body_hash: hasBody ? bodyHash(salt, payload, state) : null,
    previous_hash: previous?.hash ?? GENESIS,
  };
  insert.run({ ...row, hash: hashOf(row) });
  if (hasBody) keepBody.run(row.id, salt, payload, state);
}

/** A line of the journal of another portfolio, at its place in it. */
export interface CarriedEvent {
  readonly id: number;
  readonly recordedAt: string;
  readonly happenedOn: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly actor: string;
  readonly batchId: string | null;
  /** JSON text; `null` where the body went with an erasure. */
  readonly payload: string | null;
}

/**
 * Takes in a line as it was recorded, chained after the last one under a salt of its own. The latest of each subject seals the
 * state in which the subject now is: load the rows first. Answers false where it is not the next line.
 */
export function carryEvent(db: Db, event: CarriedEvent, isLatest: boolean): boolean {
  const { last, insert, keepBody } = statementsOf(db);
  const previous = last.get();
  if (event.id !== (previous?.id ?? 0) + 1) return false;
  const { payload, subjectType, subjectId } = event;
  const salt = randomBytes(SALT_BYTES);
  const told =
    payload !== null && isLatest && isRecordType(subjectType)
      ? stateOf(db, { type: subjectType, id: subjectId })
      : null;
  const state = told === null ? null : stateHash(salt, told);
  const hasBody = payload !== null && (payload !== '{}' || state !== null);
  const row = {
    id: event.id,
    recorded_at: event.recordedAt,
    happened_on: event.happenedOn,
    kind: event.kind,
    subject_type: subjectType,
    subject_id: subjectId,
    actor: event.actor,
    batch_id: event.batchId,
    // Of a body that is gone: a hash that no body has.
    body_hash: payload === null ? randomBytes(32) : hasBody ? bodyHash(salt, payload, state) : null,
    previous_hash: previous?.hash ?? GENESIS,
  };
  insert.run({ ...row, hash: hashOf(row) });
  if (hasBody) keepBody.run(row.id, salt, payload, state);
  return true;
}

/** Seals the state of each record that no line tells of. Call it inside the transaction that wrote them. */
export function sealUntold(deps: Deps): void {
  const isTold = deps.db
    .prepare<[string, string], 1>('SELECT 1 FROM event WHERE subject_type = ? AND subject_id = ? LIMIT 1')
    .pluck();
  for (const type of recordTypes)
    for (const id of [...recordsThere(deps.db, type)])
      if (isTold.get(type, id) === undefined)
        recordEvent(deps, { kind: 'record.sealed', subject: { type, id } });
}

const FIRST_WITH_BODIES = 90;
const FIRST_WITH_STATES = 110;
/** Lines with their bodies, as the version of the database keeps them: a backup or a copy may be of an earlier one. */
function rowsQuery(version: number): string {
  if (version < FIRST_WITH_BODIES)
    return `SELECT *, NULL AS body_hash, NULL AS salt, NULL AS state, 0 AS is_erased FROM event
      WHERE id >= ? ORDER BY id LIMIT ?`;
  const isSubjectErased = `EXISTS (SELECT 1 FROM erasure
    WHERE erasure.subject_type = event.subject_type AND erasure.subject_id = event.subject_id)`;
  const [state, isErased] =
    version < FIRST_WITH_STATES
      ? ['NULL', isSubjectErased]
      : [
          'event_body.state',
          `(${isSubjectErased} OR EXISTS (SELECT 1 FROM body_erasure WHERE body_erasure.event_id = event.id))`,
        ];
  return `SELECT event.*, event_body.salt, event_body.payload, ${state} AS state, ${isErased} AS is_erased
    FROM event LEFT JOIN event_body ON event_body.event_id = event.id WHERE event.id >= ? ORDER BY event.id LIMIT ?`;
}

/** The journal of changes, to walk along. */
export const eventChain: Chain<WholeRow> = {
  start: () => ({ nextId: 1, previousHash: GENESIS }),
  rowsFrom: (db, id, limit) =>
    db.prepare<[number, number], WholeRow>(rowsQuery(versionOf(db))).all(id, limit),
  isWhole: (row) =>
    row.salt === null && row.payload !== null
      ? row.hash.equals(sha256(row.previous_hash, JSON.stringify([...headOfLine(row), row.payload])))
      : row.hash.equals(hashOf(row)) && isBodyWhole(row),
  head: (db) => headOf(db, 'event'),
  formerFaultAt: (db) =>
    versionOf(db) < FIRST_WITH_BODIES
      ? null
      : (db
          .prepare<[], number | null>("SELECT first_fault_at FROM chain_epoch WHERE journal = 'event'")
          .pluck()
          .get() ?? null),
};

/** Reads the whole chain. `null` when it is whole, else the id of the first event that was altered, moved, missing, or follows a gap. */
export function journalFault(db: Db): { readonly events: number; readonly firstFaultAt: number | null } {
  const { lines, firstFaultAt } = verifyChain(db, eventChain);
  return { events: lines, firstFaultAt };
}

/** A record whose rows are not those of its latest event. */
interface StateFault {
  readonly type: RecordType;
  readonly id: string;
  /** The latest event; `null` for rows that no event tells of. */
  readonly eventId: number | null;
  /** Day on which it was recorded; `null` as above. */
  readonly recordedAt: string | null;
}
export interface ReplayResult {
  readonly records: number;
  readonly faults: number;
  /** The first of them, `FAULTS_TOLD` at most. */
  readonly first: readonly StateFault[];
}
const FAULTS_TOLD = 20;
export const nothingReplayed: ReplayResult = { records: 0, faults: 0, first: [] };

interface LatestRow {
  readonly id: number;
  readonly recorded_at: string;
  readonly subject_id: string;
  readonly salt: Buffer | null;
  readonly state: Buffer | null;
  readonly is_erased: 0 | 1;
}

/**
 * Replays the journal against the rows: the state of each record is the one that its latest event sealed, who was erased
 * has no rows, and no row stands without an event. By steps of `size` records, so that a caller may do something else in
 * between; what is written meanwhile is compared as it then is.
 */
export function* replayStates(db: Db, size = 50): Generator<number, ReplayResult, void> {
  if (versionOf(db) < FIRST_WITH_STATES) return nothingReplayed;
  let [records, faults] = [0, 0];
  const first: StateFault[] = [];
  const tell = (fault: StateFault): void => {
    faults += 1;
    if (first.length < FAULTS_TOLD) first.push(fault);
  };
  for (const type of recordTypes) {
    const empty = stateOf(db, { type, id: '' });
    const slice = db.prepare<[{ type: string; after: string; size: number }], LatestRow>(
      `SELECT event.id, recorded_at, latest.subject_id, salt, state,
         EXISTS (SELECT 1 FROM erasure WHERE subject_type = @type AND erasure.subject_id = latest.subject_id) AS is_erased
       FROM (SELECT subject_id, max(id) AS last FROM event
             WHERE subject_type = @type AND subject_id > @after GROUP BY subject_id ORDER BY subject_id LIMIT @size) AS latest
       JOIN event ON event.id = latest.last LEFT JOIN event_body ON event_id = event.id ORDER BY latest.subject_id`,
    );
    for (let after = ''; ; ) {
      const rows = slice.all({ type, after, size });
      for (const { id, recorded_at, subject_id, salt, state, is_erased } of rows) {
        const told = stateOf(db, { type, id: subject_id });
        const isAsSealed =
          is_erased === 1
            ? told === empty
            : salt !== null && state !== null && told !== null && state.equals(stateHash(salt, told));
        if (!isAsSealed) tell({ type, id: subject_id, eventId: id, recordedAt: recorded_at });
        after = subject_id;
        records += 1;
      }
      yield records;
      if (rows.length < size) break;
    }
    const isTold = db
      .prepare<[string, string], 1>('SELECT 1 FROM event WHERE subject_type = ? AND subject_id = ? LIMIT 1')
      .pluck();
    for (const id of recordsThere(db, type))
      if (isTold.get(type, id) === undefined) tell({ type, id, eventId: null, recordedAt: null });
    yield records;
  }
  return { records, faults, first };
}

/** Records one of whose copies is not, byte for byte, the one that their state tells of. */
const recordsWithOtherBytes = (db: Db): readonly StateFault[] =>
  tablesWithBytes(db).flatMap(({ table, type, owner }) =>
    db
      .prepare<[], { rowid: number; id: string; sha256: string }>(
        `SELECT rowid, ${owner} AS id, sha256 FROM ${table}`,
      )
      .all()
      .filter(({ rowid, sha256: told }) => {
        // One at a time: all of them at once may be gigabytes.
        const bytes = db
          .prepare<[number], Buffer>(`SELECT bytes FROM ${table} WHERE rowid = ?`)
          .pluck()
          .get(rowid);
        return bytes === undefined || sha256(bytes).toString('hex') !== told;
      })
      .map(({ id }) => {
        const last = db
          .prepare<[string, string], { id: number; at: string }>(
            `SELECT id, recorded_at AS at FROM event WHERE subject_type = ? AND subject_id = ?
             ORDER BY id DESC LIMIT 1`,
          )
          .get(type, id);
        return { type, id, eventId: last?.id ?? null, recordedAt: last?.at ?? null };
      }),
  );

/** Replays all of it at once, the bytes of the attachments too. */
export function replayedStates(db: Db): ReplayResult {
  const replay = replayStates(db, 1000);
  for (;;) {
    const step = replay.next();
    if (!step.done) continue;
    const { records, faults, first } = step.value;
    const others = versionOf(db) < FIRST_WITH_STATES ? [] : recordsWithOtherBytes(db);
    return {
      records,
      faults: faults + others.length,
      first: [...first, ...others].slice(0, FAULTS_TOLD),
    };
  }
}

// --- What goes when a person is erased. ---

/** When a subject was erased, as an instant; `null` when it was not. */
export const erasedAt = (db: Db, { type, id }: Subject): string | null =>
  db
    .prepare<[string, string], string>(
      'SELECT erased_at FROM erasure WHERE subject_type = ? AND subject_id = ?',
    )
    .pluck()
    .get(type, id) ?? null;

/** A line that has a body which tells something. */
interface BodyRef {
  readonly eventId: number;
  readonly subject: Subject;
}

/** Bodies of which `names` says that they name somebody, by the text of what was typed. Reads all of them. */
export function* bodiesThat(db: Db, names: (text: string) => boolean): Generator<BodyRef> {
  const rows = db
    .prepare<[], { eventId: number; type: Subject['type']; id: string; payload: string }>(
      `SELECT event_id AS eventId, subject_type AS type, subject_id AS id, payload
       FROM event_body JOIN event ON event.id = event_id WHERE payload <> '{}' ORDER BY event_id`,
    )
    .all();
  for (const { eventId, type, id, payload } of rows)
    if (names(payload)) yield { eventId, subject: { type, id } };
}

/** Every line about a subject that still has its body, whatever it tells. */
export const bodiesOf = (db: Db, subject: Subject): readonly BodyRef[] =>
  db
    .prepare<[string, string], number>(
      `SELECT event.id FROM event JOIN event_body ON event_id = event.id
       WHERE subject_type = ? AND subject_id = ? ORDER BY event.id`,
    )
    .pluck()
    .all(subject.type, subject.id)
    .map((eventId) => ({ eventId, subject }));

/** Marks subjects as erased, and takes the bodies of all their events with their salts. Answers how many went. */
export function eraseSubjects(
  { db, clock }: Deps,
  subjects: readonly Subject[],
  reason: 'request' | 'retention',
): number {
  const mark = db.prepare(
    'INSERT INTO erasure (subject_type, subject_id, erased_at, reason) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const take = db.prepare(
    'DELETE FROM event_body WHERE event_id IN (SELECT id FROM event WHERE subject_type = ? AND subject_id = ?)',
  );
  let bodies = 0;
  for (const { type, id } of subjects) {
    mark.run(type, id, clock.now(), reason);
    bodies += take.run(type, id).changes;
  }
  return bodies;
}

/**
 * Takes bodies of others that named somebody who is erased: their lines stay, what they told is gone for good. The state
 * of each record that had one is sealed anew.
 */
export function eraseBodies(deps: Deps, bodies: readonly BodyRef[]): void {
  const { db, clock } = deps;
  const mark = db.prepare('INSERT INTO body_erasure (event_id, erased_at) VALUES (?, ?)');
  const take = db.prepare('DELETE FROM event_body WHERE event_id = ?');
  const subjects = new Map<string, Subject>();
  for (const { eventId, subject } of bodies) {
    mark.run(eventId, clock.now());
    take.run(eventId);
    subjects.set(`${subject.type} ${subject.id}`, subject);
  }
  for (const subject of subjects.values()) recordEvent(deps, { kind: 'record.body-erased', subject });
}

/** Records that name somebody where they now stand, by the text of their state: those of others are for a person to mend. */
export function* recordsThat(db: Db, names: (text: string) => boolean): Generator<Subject> {
  for (const type of recordTypes)
    for (const id of recordsThere(db, type)) {
      const state = stateOf(db, { type, id });
      if (state !== null && names(state)) yield { type, id };
    }
}

// --- The head of the chain, as it may be noted elsewhere. ---

interface Head {
  readonly line: number;
  /** Hexadecimal. */
  readonly hash: string;
}
/** The last line of the journal, with its hash; `null` while it is empty. */
export function journalHead(db: Db): Head | null {
  const last = statementsOf(db).last.get();
  return last === undefined ? null : { line: last.id, hash: last.hash.toString('hex') };
}

/**
 * Whether a head that was noted is that of this journal: `former`, the last one before migration 90 chained the lines
 * over the hashes of their bodies; `ahead`, of a line that is not there yet.
 */
export function compareHead(db: Db, { line, hash }: Head): 'same' | 'former' | 'other' | 'ahead' {
  const noted = Buffer.from(hash, 'hex');
  const former = db
    .prepare<[], { last_id: number; former_hash: Buffer }>(
      "SELECT last_id, former_hash FROM chain_epoch WHERE journal = 'event'",
    )
    .get();
  if (former?.last_id === line && former.former_hash.equals(noted)) return 'former';
  const here = db.prepare<[number], Buffer>('SELECT hash FROM event WHERE id = ?').pluck().get(line);
  if (here === undefined) return line > (journalHead(db)?.line ?? 0) ? 'ahead' : 'other';
  return here.equals(noted) ? 'same' : 'other';
}
