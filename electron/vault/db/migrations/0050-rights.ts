/**
 * Beside the rules: what a person told that the form does not hold, the adviser's own answers, values and orders that the
 * product does not carry, and the publishers whose signature is accepted. Answers and entries are withdrawn, never erased
 * by themselves; those about a person go with the person.
 */
export const migration0050 = {
  version: 50,
  intent: 'facts told by a person, answers of the adviser, reference values and orders, trusted publishers',
  sql: /* sql */ `
    CREATE TABLE asked_fact (
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      -- JSON: true, false, a number, a text, or null for "known to be none".
      value TEXT NOT NULL,
      told_on TEXT NOT NULL,
      PRIMARY KEY (candidate_id, path)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE answer_override (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      scheme TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('eligible', 'ineligible', 'to-check')),
      machine_verdict TEXT NOT NULL CHECK (machine_verdict IN ('eligible', 'ineligible', 'to-check')),
      reason TEXT NOT NULL,
      judged_on TEXT NOT NULL,
      written_at TEXT NOT NULL,
      author TEXT NOT NULL,
      withdrawn_at TEXT
    ) STRICT;
    CREATE INDEX answer_override_of_candidate ON answer_override (candidate_id, written_at);
    -- One answer in force for a person and a scheme.
    CREATE UNIQUE INDEX answer_override_in_force ON answer_override (candidate_id, scheme) WHERE withdrawn_at IS NULL;

    CREATE TABLE trusted_key (
      -- Ed25519 public key, in hexadecimal.
      key TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      accepted_at TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE TABLE reference_pack (
      -- SHA-256 of the signed bytes, in hexadecimal: the same pack is taken in once.
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      issued_on TEXT NOT NULL,
      key TEXT NOT NULL REFERENCES trusted_key (key),
      imported_at TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reference_pack_of_key ON reference_pack (key, name, issued_on);
    CREATE TABLE reference_entry (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('value', 'order')),
      -- The value or the order itself, as JSON.
      content TEXT NOT NULL,
      added_at TEXT NOT NULL,
      author TEXT NOT NULL,
      pack_id TEXT REFERENCES reference_pack (id),
      withdrawn_at TEXT,
      withdrawal_reason TEXT NOT NULL,
      CHECK ((withdrawn_at IS NULL) = (withdrawal_reason = ''))
    ) STRICT;
  `,
} as const;
