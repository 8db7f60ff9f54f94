/**
 * What a person can, wants and is hindered by: small records of several kinds (`shared/fields/profile.ts`), and how she moves.
 * Her first job aimed at stays in the columns of the person, where it was (ADR 45): nothing is moved.
 */
export const migration0210 = {
  version: 210,
  intent: 'jobs aimed at, abilities, diplomas, languages, licences, hours and obstacles of a person',
  sql: /* sql */ `
    CREATE TABLE profile_entry (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      -- The order that the adviser chose, among those of its kind.
      position INTEGER NOT NULL,
      -- Fields of the kind, as JSON.
      content TEXT NOT NULL,
      -- What it rests on, as JSON.
      evidence TEXT NOT NULL
    ) STRICT;
    CREATE INDEX profile_entry_by_candidate ON profile_entry (candidate_id, kind, position);
    ALTER TABLE candidate ADD COLUMN paper_file TEXT NOT NULL DEFAULT '';
    -- NULL, in these four: not asked. The means are JSON.
    ALTER TABLE candidate ADD COLUMN vehicle TEXT;
    ALTER TABLE candidate ADD COLUMN means_of_transport TEXT;
    ALTER TABLE candidate ADD COLUMN reach_km INTEGER;
    ALTER TABLE candidate ADD COLUMN reach_minutes INTEGER;
  `,
} as const;
