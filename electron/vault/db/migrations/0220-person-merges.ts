/**
 * Two records of one person made one, and pairs that are not one person. Events stay under the number that they were written
 * under: the merge says whose they are now. Its copy gives both back for a time, then goes.
 */
export const migration0220 = {
  version: 220,
  intent: 'records of one person made one, with what separates them; pairs told apart',
  sql: /* sql */ `
    CREATE TABLE person_merge (
      id TEXT PRIMARY KEY,
      -- The record that stays; another one once that one was merged in its turn.
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      -- Number of the record that went, under which its events stay.
      merged_id TEXT NOT NULL UNIQUE,
      merged_at TEXT NOT NULL,
      merged_on TEXT NOT NULL,
      author TEXT NOT NULL,
      -- The file number that the record no longer bears, and who the other one said it was: searches and imports still know them.
      former_number TEXT NOT NULL,
      birth_name TEXT NOT NULL,
      usual_name TEXT NOT NULL,
      first_name TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      -- Rows as they were, as JSON; NULL once the two can no longer be separated.
      copy TEXT
    ) STRICT;
    CREATE INDEX person_merge_of_candidate ON person_merge (candidate_id, merged_at);

    -- Each pair is there both ways: a row is a part of the state of its own person.
    CREATE TABLE told_apart (
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      other_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      told_at TEXT NOT NULL,
      PRIMARY KEY (candidate_id, other_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX told_apart_from ON told_apart (other_id);
  `,
} as const;
