/**
 * What is owed of people. Obligations are drawn from the records and drawn again when these change, or on a day that they say;
 * what is kept is who put one off or set one aside, until when and why. Whatever a rule reads lists the person whose obligations
 * are to be drawn again; nothing is owed of whoever is archived or in the trash.
 */
const isOut = 'archived_on IS NOT NULL OR trashed_on IS NOT NULL';

type Act = 'INSERT' | 'UPDATE' | 'DELETE';
const acts: readonly Act[] = ['INSERT', 'UPDATE', 'DELETE'];
/** Lists people to be drawn again; none while a person is being erased. */
const list = (whose: string): string => `
      DELETE FROM obligation_pending WHERE candidate_id IN (${whose});
      INSERT INTO obligation_pending (candidate_id) SELECT id FROM candidate WHERE id IN (${whose});`;
/** `whose`, by SQL: the people of a changed row. */
const listing = (table: string, whose: (row: 'OLD' | 'NEW') => string, on: readonly Act[] = acts): string =>
  on
    .map((act) => {
      const rows = { INSERT: ['NEW'], UPDATE: ['OLD', 'NEW'], DELETE: ['OLD'] } as const;
      return `
    CREATE TRIGGER obligation_${table}_${act.toLowerCase()} AFTER ${act} ON ${table} BEGIN
      ${list([...new Set(rows[act].map(whose))].join(', '))}
    END;`;
    })
    .join('');
const hers = (row: 'OLD' | 'NEW'): string => `${row}.candidate_id`;

export const migration0270 = {
  version: 270,
  intent:
    'obligations drawn from the records, whom they are to be drawn of, and what was put off or set aside',
  sql: /* sql */ `
    CREATE TABLE obligation_answer (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      -- Key of the obligation: rule, what it is about, day due.
      obligation TEXT NOT NULL,
      act TEXT NOT NULL,
      -- First day on which it is told again; NULL: set aside for good.
      until_on TEXT,
      reason TEXT NOT NULL,
      author TEXT NOT NULL,
      given_at TEXT NOT NULL,
      -- NULL: it holds.
      withdrawn_at TEXT
    ) STRICT;
    CREATE INDEX obligation_answer_by_candidate ON obligation_answer (candidate_id, obligation);

    CREATE TABLE obligation_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- Of the rules, of the references and of the settings that obligations rest on.
      fingerprint TEXT NOT NULL
    ) STRICT;
    INSERT INTO obligation_state (id, fingerprint) VALUES (1, '');
    CREATE TABLE obligation_person (
      candidate_id TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
      -- Day on which something else may be owed though nothing was recorded; NULL: never.
      turns_on TEXT,
      -- Whose she is and where she stands in the list, so that a page of it reads no other record.
      adviser TEXT NOT NULL,
      sort_name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX obligation_person_by_turn ON obligation_person (turns_on) WHERE turns_on IS NOT NULL;
    CREATE TABLE obligation (
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      rank INTEGER NOT NULL,
      due TEXT NOT NULL,
      told_from TEXT NOT NULL,
      last_day TEXT,
      -- JSON: rule, reason, act and what it is done on, source and mark.
      content TEXT NOT NULL,
      PRIMARY KEY (candidate_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX obligation_by_day ON obligation (told_from, last_day, rank, due, candidate_id, key);

    -- A change while they are drawn gives a new mark, so that it is not lost.
    CREATE TABLE obligation_pending (
      mark INTEGER PRIMARY KEY AUTOINCREMENT,
      candidate_id TEXT NOT NULL UNIQUE REFERENCES candidate (id) ON DELETE CASCADE
    ) STRICT;
    INSERT INTO obligation_pending (candidate_id) SELECT id FROM candidate WHERE NOT (${isOut});

    CREATE TRIGGER obligation_new_candidate AFTER INSERT ON candidate BEGIN
      INSERT INTO obligation_pending (candidate_id) VALUES (NEW.id);
    END;
    CREATE TRIGGER obligation_changed_candidate AFTER UPDATE OF version, last_contact_on ON candidate BEGIN
      ${list('NEW.id')}
    END;
    CREATE TRIGGER obligation_changed_state AFTER UPDATE OF archived_on, trashed_on ON candidate BEGIN
      DELETE FROM obligation WHERE candidate_id = NEW.id;
      DELETE FROM obligation_person WHERE candidate_id = NEW.id;
      DELETE FROM obligation_pending WHERE candidate_id = NEW.id;
      INSERT INTO obligation_pending (candidate_id) VALUES (NEW.id);
    END;
    -- Whatever lists them, nothing is drawn of those who are out.
    CREATE TRIGGER obligation_leaves_out BEFORE INSERT ON obligation_pending
      WHEN EXISTS (SELECT 1 FROM candidate WHERE id = NEW.candidate_id AND (${isOut}))
      BEGIN SELECT RAISE(IGNORE); END;
    ${[
      'enrolment',
      'period',
      'asked_fact',
      'person_document',
      'contract_file',
      'retention_hold',
      'rights_request',
    ]
      .map((table) => listing(table, hers))
      .join('')}
    ${listing('handover_candidate', hers, ['INSERT', 'DELETE'])}
    ${listing('employer', () => 'SELECT candidate_id FROM contract_file WHERE employer_id = NEW.id', ['UPDATE'])}
  `,
} as const;
