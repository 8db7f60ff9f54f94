import { createHash, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { bodyHash, recordsThere, recordTypes, stateHash, stateReader } from '../tables';

/**
 * One event for each record that is there seals the state in which it is. The chain goes on from its last line: heads
 * printed since migration 90 still match. A journal that does not end at its head was cut: that is kept as its first
 * fault, before new lines would hide it.
 */
function sealStates(db: Database.Database): void {
  const last = db
    .prepare<[], { id: number; hash: Buffer }>('SELECT id, hash FROM event ORDER BY id DESC LIMIT 1')
    .get();
  const head = db
    .prepare<[], { last_id: number; hash: Buffer }>(
      "SELECT last_id, hash FROM chain_head WHERE journal = 'event'",
    )
    .get();
  let id = last?.id ?? 0;
  let previous: Buffer = last?.hash ?? Buffer.alloc(32);
  if (head === undefined || head.last_id !== id || !head.hash.equals(previous)) {
    const at = head === undefined ? 1 : head.last_id > id ? id + 1 : Math.min(head.last_id + 1, id);
    db.prepare(
      "UPDATE chain_epoch SET first_fault_at = min(coalesce(first_fault_at, @at), @at) WHERE journal = 'event'",
    ).run({ at: Math.max(1, at) });
    db.exec(
      "INSERT INTO chain_head (journal, last_id, hash) VALUES ('event', 0, zeroblob(32)) ON CONFLICT DO NOTHING",
    );
  }
  const at = new Date().toISOString();
  const day = at.slice(0, 10);
  const append = db.prepare(
    `INSERT INTO event (id, recorded_at, happened_on, kind, subject_type, subject_id, actor, batch_id, body_hash, previous_hash, hash)
     VALUES (?, ?, ?, 'record.sealed', ?, ?, 'Vivier', NULL, ?, ?, ?)`,
  );
  const keep = db.prepare('INSERT INTO event_body (event_id, salt, payload, state) VALUES (?, ?, ?, ?)');
  for (const type of recordTypes) {
    const stateOf = stateReader(db, type);
    for (const subject of recordsThere(db, type)) {
      id += 1;
      const salt = randomBytes(16);
      const state = stateHash(salt, stateOf(subject));
      const body = bodyHash(salt, '{}', state);
      const line = [id, at, day, 'record.sealed', type, subject, 'Vivier', null, body.toString('hex')];
      const hash = createHash('sha256').update(previous).update(JSON.stringify(line)).digest();
      append.run(id, at, day, type, subject, body, previous, hash);
      keep.run(id, salt, '{}', state);
      previous = hash;
    }
  }
}

/**
 * The latest event of each record carries a hash of its state, so that an older page put back is seen; and what the
 * erasure of a person needs: bodies of others that named her, facts without identity for the indicators, and the last
 * numbers given to contract files, which are not given again.
 */
export const migration0110 = {
  version: 110,
  intent: 'state of each record sealed in the journal; what the erasure of a person leaves',
  sql: /* sql */ `
    ALTER TABLE event_body ADD COLUMN state BLOB;
    ALTER TABLE erasure ADD COLUMN reason TEXT NOT NULL DEFAULT 'request' CHECK (reason IN ('request', 'retention'));
    -- Bodies about somebody else that named who was erased.
    CREATE TABLE body_erasure (
      event_id INTEGER PRIMARY KEY,
      erased_at TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER body_erasure_no_update BEFORE UPDATE ON body_erasure
      BEGIN SELECT RAISE(ABORT, 'what was erased stays so'); END;
    CREATE TRIGGER body_erasure_no_delete BEFORE DELETE ON body_erasure
      BEGIN SELECT RAISE(ABORT, 'what was erased stays so'); END;
    DROP TRIGGER event_body_no_delete;
    CREATE TRIGGER event_body_no_delete BEFORE DELETE ON event_body
      WHEN NOT EXISTS (SELECT 1 FROM event JOIN erasure USING (subject_type, subject_id) WHERE event.id = OLD.event_id)
        AND NOT EXISTS (SELECT 1 FROM body_erasure WHERE body_erasure.event_id = OLD.event_id)
      BEGIN SELECT RAISE(ABORT, 'a body goes with its subject only'); END;
    -- What the indicators of a quarter counted of people who were erased: numbers of like ones, nothing that links two.
    CREATE TABLE erased_fact (
      quarter TEXT NOT NULL,
      indicator TEXT NOT NULL,
      -- Scheme or kind of contract; '' where the population has none.
      member_of TEXT NOT NULL,
      sex TEXT NOT NULL,
      age TEXT NOT NULL,
      level TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (quarter, indicator, member_of, sex, age, level)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reference_floor (
      -- Beginning of the references of a kind and a year: "CP-2026-".
      start TEXT PRIMARY KEY,
      last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    DROP TRIGGER chain_epoch_no_update;
  `,
  move: sealStates,
  sqlAfter: /* sql */ `
    CREATE TRIGGER chain_epoch_no_update BEFORE UPDATE ON chain_epoch BEGIN SELECT RAISE(ABORT, 'the epoch stays'); END;
  `,
} as const;
