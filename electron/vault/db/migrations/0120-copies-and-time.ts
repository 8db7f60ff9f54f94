/**
 * `written_copy` is the register of every file that Vivier wrote out of the portfolio or beside it: what, where, when, under
 * which keys (identifiers of keys, never a key). `written_copy_about` says whom a hand-over was about; the identifiers stay
 * when the persons are erased, as they do in the journal.
 *
 * `clock_mark` keeps the last day that a line of either journal was written on, and the day of use before it: what the
 * computer's clock is compared with. The triggers only ever raise it; the person brings it back by saying that the date is
 * right.
 */
export const migration0120 = {
  version: 120,
  intent: 'register of every copy that was written; last days of use, to doubt the clock',
  sql: /* sql */ `
    CREATE TABLE written_copy (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('backup', 'chosen', 'snapshot', 'replaced', 'damaged', 'former', 'handover')),
      path TEXT NOT NULL UNIQUE,
      written_at TEXT NOT NULL,
      -- Under another name until it is whole; a line that a kill left so is settled at the next opening.
      is_written INTEGER NOT NULL CHECK (is_written IN (0, 1)),
      part TEXT,
      -- Last line of the journal of changes that the copy holds; NULL: not known.
      last_event_id INTEGER,
      -- NULL: not known, or a key of its own (a hand-over).
      data_key_id TEXT,
      passphrase_id TEXT,
      recovery_id TEXT
    ) STRICT;
    CREATE TABLE written_copy_about (
      copy_id INTEGER NOT NULL REFERENCES written_copy (id) ON DELETE CASCADE,
      subject_id TEXT NOT NULL,
      PRIMARY KEY (copy_id, subject_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX written_copy_of_subject ON written_copy_about (subject_id);

    CREATE TABLE clock_mark (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      latest_on TEXT NOT NULL,
      former_on TEXT NOT NULL
    ) STRICT;
    INSERT INTO clock_mark (id, latest_on, former_on)
      SELECT 1, coalesce(max(day), ''), coalesce(max(day), '') FROM (
        SELECT substr(recorded_at, 1, 10) AS day FROM event
        UNION ALL SELECT substr(recorded_at, 1, 10) FROM access
      ) WHERE day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';
    CREATE TRIGGER event_raises_clock AFTER INSERT ON event
      WHEN substr(NEW.recorded_at, 1, 10) > (SELECT latest_on FROM clock_mark)
      BEGIN UPDATE clock_mark SET former_on = latest_on, latest_on = substr(NEW.recorded_at, 1, 10); END;
    CREATE TRIGGER access_raises_clock AFTER INSERT ON access
      WHEN substr(NEW.recorded_at, 1, 10) > (SELECT latest_on FROM clock_mark)
      BEGIN UPDATE clock_mark SET former_on = latest_on, latest_on = substr(NEW.recorded_at, 1, 10); END;
  `,
} as const;
