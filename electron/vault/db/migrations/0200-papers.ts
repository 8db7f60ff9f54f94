/**
 * Papers of a person, each held once whatever asks for it, and their copies. `shared/papers` says which kinds there are and
 * what may be kept of each; several of one kind stand beside each other.
 */
export const migration0200 = {
  version: 200,
  intent: 'papers of a person with their copies, held once',
  sql: /* sql */ `
    CREATE TABLE person_document (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      number TEXT NOT NULL,
      issued_on TEXT,
      -- Last good day. NULL: not known, or it does not expire.
      expires_on TEXT,
      -- NULL: a copy only was seen.
      original_seen_on TEXT,
      original_seen_by TEXT NOT NULL,
      remark TEXT NOT NULL,
      added_at TEXT NOT NULL,
      CHECK (expires_on IS NULL OR issued_on IS NULL OR expires_on >= issued_on)
    ) STRICT;
    CREATE INDEX person_document_by_candidate ON person_document (candidate_id);
    CREATE INDEX person_document_by_expiry ON person_document (expires_on) WHERE expires_on IS NOT NULL;
    CREATE TABLE person_scan (
      id TEXT PRIMARY KEY,
      -- A copy belongs to whom its paper belongs to.
      document_id TEXT NOT NULL REFERENCES person_document (id) ON DELETE CASCADE,
      file_name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      byte_count INTEGER NOT NULL,
      added_at TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX person_scan_by_document ON person_scan (document_id);
  `,
} as const;
