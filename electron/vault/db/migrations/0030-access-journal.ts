/**
 * Journal of accesses, apart from the journal of changes: it is purged at 12 months. `access_anchor` says where the chain
 * begins since the last purge; only what lies before it can be deleted.
 */
export const migration0030 = {
  version: 30,
  intent: 'journal of accesses, chained by hashes, purged at 12 months',
  sql: /* sql */ `
    CREATE TABLE access (
      id INTEGER PRIMARY KEY,
      recorded_at TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject_type TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      actor TEXT NOT NULL,
      -- Codes and counts as JSON, never a name.
      detail TEXT NOT NULL,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX access_by_subject ON access (subject_type, subject_id, id);
    CREATE INDEX access_by_instant ON access (recorded_at);
    CREATE TABLE access_anchor (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      first_id INTEGER NOT NULL,
      previous_hash BLOB NOT NULL
    ) STRICT;
    INSERT INTO access_anchor (id, first_id, previous_hash) VALUES (1, 1, zeroblob(32));
    CREATE TRIGGER access_no_update BEFORE UPDATE ON access BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER access_no_delete BEFORE DELETE ON access
      WHEN OLD.id >= (SELECT first_id FROM access_anchor)
      BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
  `,
} as const;
