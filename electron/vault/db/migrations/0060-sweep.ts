/**
 * The sweep of the rights: what was judged, once for each distinct set of facts, and which set each candidate has. All
 * of it is drawn from the rest and can be drawn again. A change of what the rules read puts the candidate on the list of
 * those to judge; whoever is erased leaves nothing behind, the set of facts included when nobody else has it.
 */
export const migration0060 = {
  version: 60,
  intent: 'answers of the sweep by distinct facts, and the candidates still to judge',
  sql: /* sql */ `
    CREATE TABLE sweep_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- Day for which the answers hold; NULL before the first sweep.
      swept_on TEXT,
      -- Of the rules, of the references and of the territory that the answers rest on.
      fingerprint TEXT NOT NULL,
      judged INTEGER NOT NULL,
      milliseconds REAL NOT NULL
    ) STRICT;
    INSERT INTO sweep_state (id, swept_on, fingerprint, judged, milliseconds) VALUES (1, NULL, '', 0, 0);

    -- What many have in common: the schemes open or to check, without any date.
    CREATE TABLE sweep_answer (
      id INTEGER PRIMARY KEY,
      content TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE sweep_answer_line (
      answer_id INTEGER NOT NULL REFERENCES sweep_answer (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      scheme TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('eligible', 'to-check')),
      -- JSON: paths of the facts without which it stays open.
      missing TEXT NOT NULL,
      PRIMARY KEY (answer_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sweep_set (
      id INTEGER PRIMARY KEY,
      -- First half of the SHA-256 of the facts as the rules read them.
      key BLOB NOT NULL UNIQUE,
      -- Of a sweep_answer; no foreign key, which would ask for one more index to write at each set.
      answer_id INTEGER NOT NULL,
      judged_on TEXT NOT NULL,
      -- Last day on which the answer holds; NULL: until a fact or a text changes.
      holds_until TEXT
    ) STRICT;
    CREATE TABLE sweep_change (
      set_id INTEGER NOT NULL REFERENCES sweep_set (id) ON DELETE CASCADE,
      scheme TEXT NOT NULL,
      changes_on TEXT NOT NULL,
      way TEXT NOT NULL CHECK (way IN ('ends', 'opens')),
      becomes TEXT NOT NULL CHECK (becomes IN ('eligible', 'ineligible', 'to-check')),
      -- JSON: why it changes.
      reason TEXT NOT NULL,
      PRIMARY KEY (set_id, scheme)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sweep_candidate (
      candidate_id TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
      set_id INTEGER NOT NULL REFERENCES sweep_set (id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sweep_candidate_by_set ON sweep_candidate (set_id);
    CREATE TRIGGER sweep_candidate_gone AFTER DELETE ON sweep_candidate BEGIN
      DELETE FROM sweep_set WHERE id = OLD.set_id
        AND NOT EXISTS (SELECT 1 FROM sweep_candidate WHERE set_id = OLD.set_id);
    END;
    CREATE TRIGGER sweep_candidate_moved AFTER UPDATE OF set_id ON sweep_candidate WHEN OLD.set_id <> NEW.set_id BEGIN
      DELETE FROM sweep_set WHERE id = OLD.set_id
        AND NOT EXISTS (SELECT 1 FROM sweep_candidate WHERE set_id = OLD.set_id);
    END;

    -- Candidates to judge. A change while a sweep is under way gives a new mark, so that the sweep does not erase it.
    CREATE TABLE sweep_pending (
      mark INTEGER PRIMARY KEY AUTOINCREMENT,
      candidate_id TEXT NOT NULL UNIQUE REFERENCES candidate (id) ON DELETE CASCADE
    ) STRICT;
    INSERT INTO sweep_pending (candidate_id) SELECT id FROM candidate;
    CREATE TRIGGER sweep_new_candidate AFTER INSERT ON candidate BEGIN
      INSERT INTO sweep_pending (candidate_id) VALUES (NEW.id);
    END;
    CREATE TRIGGER sweep_changed_candidate AFTER UPDATE OF version ON candidate BEGIN
      DELETE FROM sweep_pending WHERE candidate_id = NEW.id;
      INSERT INTO sweep_pending (candidate_id) VALUES (NEW.id);
    END;
    ${['enrolment', 'asked_fact']
      .flatMap((table) => [
        { table, act: 'INSERT', row: 'NEW' },
        { table, act: 'UPDATE', row: 'NEW' },
        { table, act: 'DELETE', row: 'OLD' },
      ])
      .map(
        ({ table, act, row }) => `
    CREATE TRIGGER sweep_${table}_${act.toLowerCase()} AFTER ${act} ON ${table} BEGIN
      DELETE FROM sweep_pending WHERE candidate_id = ${row}.candidate_id;
      -- None when the candidate is being erased.
      INSERT INTO sweep_pending (candidate_id) SELECT id FROM candidate WHERE id = ${row}.candidate_id;
    END;`,
      )
      .join('')}
  `,
} as const;
