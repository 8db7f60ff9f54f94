import { createHash, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';

/** A line of the journal as migrations 10 to 80 keep it, its body within. */
interface FormerRow {
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

const SLICE = 2000;
const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * Moves each body out of the chain, and chains the lines again over the hashes of their bodies. The former chain is walked
 * on the way: its first fault is kept, so that what was altered before is not made whole by being hashed again.
 */
function moveBodies(db: Database.Database): void {
  const slice = db.prepare<[number, number], FormerRow>(
    'SELECT * FROM event WHERE id > ? ORDER BY id LIMIT ?',
  );
  const insert = db.prepare(
    `INSERT INTO event_new VALUES (@id, @recorded_at, @happened_on, @kind, @subject_type, @subject_id, @actor, @batch_id,
       @body_hash, @previous_hash, @hash)`,
  );
  const keep = db.prepare('INSERT INTO event_body (event_id, salt, payload) VALUES (?, ?, ?)');
  let formerHash: Buffer = Buffer.alloc(32);
  let hash: Buffer = Buffer.alloc(32);
  let lastId = 0;
  let firstFaultAt: number | null = null;
  for (;;) {
    const rows = slice.all(lastId, SLICE);
    for (const row of rows) {
      const { id, recorded_at, happened_on, kind, subject_type, subject_id, actor, batch_id, payload } = row;
      const head = [id, recorded_at, happened_on, kind, subject_type, subject_id, actor, batch_id];
      const isWhole =
        id === lastId + 1 &&
        row.previous_hash.equals(formerHash) &&
        row.hash.equals(sha256(formerHash, JSON.stringify([...head, payload])));
      if (!isWhole) firstFaultAt ??= id;
      formerHash = row.hash;
      const salt = randomBytes(16);
      const bodyHash = payload === '{}' ? null : sha256(salt, payload);
      const previous = hash;
      hash = sha256(previous, JSON.stringify([...head, bodyHash?.toString('hex') ?? null]));
      const { payload: _payload, ...rest } = row;
      insert.run({ ...rest, body_hash: bodyHash, previous_hash: previous, hash });
      if (bodyHash !== null) keep.run(id, salt, payload);
      lastId = id;
    }
    if (rows.length < SLICE) break;
  }
  const known = db
    .prepare<[], { last_id: number; hash: Buffer }>(
      "SELECT last_id, hash FROM chain_head WHERE journal = 'event'",
    )
    .get();
  if (known === undefined || known.last_id !== lastId || !known.hash.equals(formerHash)) {
    // Cut at its end: the first line missing. Lines that the head does not know, or a last line rewritten: those.
    const at =
      known === undefined ? 1 : known.last_id > lastId ? lastId + 1 : Math.min(known.last_id + 1, lastId);
    firstFaultAt ??= Math.max(1, at);
  }
  db.prepare(
    'INSERT INTO chain_epoch (journal, last_id, former_hash, first_fault_at) VALUES (?, ?, ?, ?)',
  ).run('event', lastId, formerHash, firstFaultAt);
  db.prepare("UPDATE chain_head SET last_id = ?, hash = ? WHERE journal = 'event'").run(lastId, hash);
}

/**
 * A line of the journal keeps what happened, when, to whom and by whom, and the hash of its body with a salt; the body
 * stands in a table of its own. Erasing somebody takes the bodies and their salts: nothing tells what they held, not even
 * by trying, and the chain still holds. A body can go only when `erasure` says that its subject was erased.
 *
 * `chain_epoch` keeps the last hash of the former chain, for whoever printed it: it is the one that the portfolio had when
 * it was brought to this version.
 */
export const migration0090 = {
  version: 90,
  intent: 'bodies of the journal apart from its chain, so that a person can be erased',
  sql: /* sql */ `
    CREATE TABLE chain_epoch (
      journal TEXT PRIMARY KEY CHECK (journal IN ('event', 'access')),
      last_id INTEGER NOT NULL,
      former_hash BLOB NOT NULL,
      first_fault_at INTEGER
    ) STRICT;
    CREATE TABLE erasure (
      subject_type TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      erased_at TEXT NOT NULL,
      PRIMARY KEY (subject_type, subject_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE event_new (
      id INTEGER PRIMARY KEY,
      recorded_at TEXT NOT NULL,
      happened_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject_type TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      actor TEXT NOT NULL,
      batch_id TEXT,
      -- NULL: the line never had a body.
      body_hash BLOB,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE TABLE event_body (
      event_id INTEGER PRIMARY KEY,
      salt BLOB NOT NULL,
      payload TEXT NOT NULL
    ) STRICT;
    DROP TRIGGER event_no_update;
    DROP TRIGGER event_no_delete;
    DROP TRIGGER event_no_replace;
    DROP TRIGGER event_moves_head;
  `,
  move: moveBodies,
  sqlAfter: /* sql */ `
    DROP TABLE event;
    ALTER TABLE event_new RENAME TO event;
    CREATE INDEX event_subject ON event (subject_type, subject_id, happened_on, id);
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER event_moves_head AFTER INSERT ON event
      BEGIN UPDATE chain_head SET last_id = NEW.id, hash = NEW.hash WHERE journal = 'event'; END;
    CREATE TRIGGER event_body_no_update BEFORE UPDATE ON event_body
      BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER event_body_no_replace BEFORE INSERT ON event_body
      WHEN EXISTS (SELECT 1 FROM event_body WHERE event_id = NEW.event_id)
      BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER event_body_no_delete BEFORE DELETE ON event_body
      WHEN NOT EXISTS (SELECT 1 FROM event JOIN erasure USING (subject_type, subject_id) WHERE event.id = OLD.event_id)
      BEGIN SELECT RAISE(ABORT, 'a body goes with its subject only'); END;
    CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure BEGIN SELECT RAISE(ABORT, 'what was erased stays so'); END;
    CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'what was erased stays so'); END;
    CREATE TRIGGER chain_epoch_no_update BEFORE UPDATE ON chain_epoch BEGIN SELECT RAISE(ABORT, 'the epoch stays'); END;
    CREATE TRIGGER chain_epoch_no_delete BEFORE DELETE ON chain_epoch BEGIN SELECT RAISE(ABORT, 'the epoch stays'); END;
    -- The journal as it is read: each line with its body, an empty one where it was erased or never was.
    CREATE VIEW event_read AS
      SELECT event.id, recorded_at, happened_on, kind, subject_type, subject_id, actor, batch_id,
        coalesce(event_body.payload, '{}') AS payload,
        body_hash IS NOT NULL AND event_body.event_id IS NULL AS is_erased
      FROM event LEFT JOIN event_body ON event_body.event_id = event.id;
  `,
} as const;
