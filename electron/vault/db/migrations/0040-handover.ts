/** Hand-overs between colleagues: the directory of their public keys, and every file sent or accepted. */
export const migration0040 = {
  version: 40,
  intent: 'directory of colleagues, hand-overs sent and accepted',
  sql: /* sql */ `
    CREATE TABLE colleague (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      structure TEXT NOT NULL,
      public_key TEXT NOT NULL UNIQUE,
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE handover (
      -- Number drawn by the sender, written inside the file: the same file is not accepted twice.
      id TEXT PRIMARY KEY,
      direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
      -- Who it went to or came from, in words.
      with_whom TEXT NOT NULL,
      happened_at TEXT NOT NULL,
      candidate_count INTEGER NOT NULL,
      purpose TEXT NOT NULL CHECK (purpose IN ('final', 'temporary')),
      until_on TEXT,
      CHECK ((purpose = 'temporary') = (until_on IS NOT NULL))
    ) STRICT;
    -- Whom each hand-over was about: the mark on the page of a person.
    CREATE TABLE handover_candidate (
      handover_id TEXT NOT NULL REFERENCES handover (id),
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      PRIMARY KEY (handover_id, candidate_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX handover_of_candidate ON handover_candidate (candidate_id);
  `,
} as const;
