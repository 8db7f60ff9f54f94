/**
 * Journal of accesses, apart from the journal of changes: it is purged at 12 months. `access_anchor` says where the chain
 * begins since the last purge; only what lies before it can be deleted. `chain_head` keeps the last line of each journal,
 * moved in the transaction of the line itself, so that a journal cut at its end is seen.
 */
export const migration0030 = {
  version: 30,
  intent: 'journal of accesses, chained by hashes, purged at 12 months; head of each journal',
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
      WHEN OLD.id >= coalesce((SELECT first_id FROM access_anchor), 0)
      BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER access_anchor_forward BEFORE UPDATE ON access_anchor WHEN NEW.first_id < OLD.first_id
      BEGIN SELECT RAISE(ABORT, 'the anchor only moves forward'); END;
    CREATE TRIGGER access_anchor_no_delete BEFORE DELETE ON access_anchor
      BEGIN SELECT RAISE(ABORT, 'the anchor stays'); END;

    CREATE TABLE chain_head (
      journal TEXT PRIMARY KEY CHECK (journal IN ('event', 'access')),
      last_id INTEGER NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    INSERT INTO chain_head (journal, last_id, hash)
      SELECT 'event', coalesce(max(id), 0), coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1), zeroblob(32))
      FROM event;
    INSERT INTO chain_head (journal, last_id, hash) VALUES ('access', 0, zeroblob(32));
    -- INSERT OR REPLACE deletes without asking the triggers of deletion: an existing line is refused before.
    CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER access_no_replace BEFORE INSERT ON access WHEN EXISTS (SELECT 1 FROM access WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER event_moves_head AFTER INSERT ON event
      BEGIN UPDATE chain_head SET last_id = NEW.id, hash = NEW.hash WHERE journal = 'event'; END;
    CREATE TRIGGER access_moves_head AFTER INSERT ON access
      BEGIN UPDATE chain_head SET last_id = NEW.id, hash = NEW.hash WHERE journal = 'access'; END;
  `,
} as const;
