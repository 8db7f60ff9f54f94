import type Database from 'better-sqlite3';
import { nameOrder } from '../../../../shared/candidates';

/**
 * Views of the lists: a question that is asked again each time, or rows picked by hand, which leave their views as they
 * leave the portfolio. How a list is looked at. A file of a list that was saved stands in the register of copies. People are
 * in the order in which they are shown.
 */
export const migration0150 = {
  version: 150,
  intent:
    'saved views and layouts of the lists; saved lists in the register of copies; names in the order shown',
  sql: /* sql */ `
    -- First: the pages that it frees are taken by what is made after it, and none is left that no check would read.
    CREATE TABLE written_copy_150 (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL
        CHECK (kind IN ('backup', 'chosen', 'snapshot', 'replaced', 'damaged', 'former', 'handover', 'list')),
      path TEXT NOT NULL UNIQUE,
      written_at TEXT NOT NULL,
      -- Under another name until it is whole; a line that a kill left so is settled at the next opening.
      is_written INTEGER NOT NULL CHECK (is_written IN (0, 1)),
      part TEXT,
      -- Last line of the journal of changes that the copy holds; NULL: not known.
      last_event_id INTEGER,
      -- NULL: not known, a key of its own (a hand-over), or none (a list).
      data_key_id TEXT,
      passphrase_id TEXT,
      recovery_id TEXT
    ) STRICT;
    INSERT INTO written_copy_150 SELECT id, kind, path, written_at, is_written, part, last_event_id, data_key_id,
      passphrase_id, recovery_id FROM written_copy;
    -- Apart for a moment: dropping the register would take these along.
    CREATE TABLE written_copy_about_150 (copy_id INTEGER NOT NULL, subject_id TEXT NOT NULL) STRICT;
    INSERT INTO written_copy_about_150 SELECT copy_id, subject_id FROM written_copy_about;
    DROP TABLE written_copy_about;
    DROP TABLE written_copy;
    ALTER TABLE written_copy_150 RENAME TO written_copy;
    CREATE TABLE written_copy_about (
      copy_id INTEGER NOT NULL REFERENCES written_copy (id) ON DELETE CASCADE,
      subject_id TEXT NOT NULL,
      PRIMARY KEY (copy_id, subject_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO written_copy_about SELECT copy_id, subject_id FROM written_copy_about_150;
    DROP TABLE written_copy_about_150;
    CREATE INDEX written_copy_of_subject ON written_copy_about (subject_id);

    CREATE TABLE saved_view (
      id TEXT PRIMARY KEY,
      list TEXT NOT NULL,
      name TEXT NOT NULL,
      -- Text, filters, order and columns, as JSON.
      rule TEXT NOT NULL,
      is_picked INTEGER NOT NULL CHECK (is_picked IN (0, 1)),
      position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX saved_view_of_list ON saved_view (list, position);
    CREATE TABLE saved_view_member (
      view_id TEXT NOT NULL REFERENCES saved_view (id) ON DELETE CASCADE,
      record_id TEXT NOT NULL,
      PRIMARY KEY (view_id, record_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX saved_view_of_record ON saved_view_member (record_id);
    CREATE TRIGGER candidate_leaves_views AFTER DELETE ON candidate
      BEGIN DELETE FROM saved_view_member WHERE record_id = OLD.id; END;
    CREATE TRIGGER employer_leaves_views AFTER DELETE ON employer
      BEGIN DELETE FROM saved_view_member WHERE record_id = OLD.id; END;
    CREATE TRIGGER contract_file_leaves_views AFTER DELETE ON contract_file
      BEGIN DELETE FROM saved_view_member WHERE record_id = OLD.id; END;
    -- What the list of candidates is usually asked, side by side: a filter goes through this, not through every record.
    CREATE INDEX candidate_by_questions ON candidate (level, birth_date, sort_commune, sort_adviser, sex, qpv, zrr,
      diploma_obtained, driving_licence, disabled_worker, job_seeker, first_reception_on, last_contact_on, sort_name);
    CREATE TABLE list_layout (
      list TEXT PRIMARY KEY,
      layout TEXT NOT NULL
    ) STRICT;
  `,
  move: (db: Database.Database): void => {
    const order = db.prepare('UPDATE candidate SET sort_name = ? WHERE rowid = ?');
    const people = db
      .prepare<[], { rowid: number; birthName: string; usualName: string; firstName: string }>(
        `SELECT rowid, birth_name AS birthName, usual_name AS usualName, first_name AS firstName FROM candidate`,
      )
      .all();
    for (const person of people) order.run(nameOrder(person), person.rowid);
  },
} as const;
