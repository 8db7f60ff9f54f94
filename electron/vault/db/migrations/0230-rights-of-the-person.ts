/**
 * Rights of the person (RGPD, articles 12 to 21): the notice that she was given, her objections, her requests with their
 * clock, the copies that were delivered to her; and retention: what is held back from it, and what each month took.
 */
export const migration0230 = {
  version: 230,
  intent:
    'notices, objections, requests of people about their data, copies delivered, holds and runs of retention',
  sql: /* sql */ `
    -- The words that were handed out, never altered: a version that was given must be readable as it was.
    CREATE TABLE notice_version (
      number INTEGER PRIMARY KEY,
      issued_on TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      author TEXT NOT NULL,
      content TEXT NOT NULL,
      sha256 TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER notice_version_no_update BEFORE UPDATE ON notice_version
    BEGIN SELECT RAISE(ABORT, 'a notice that was issued is not altered'); END;
    CREATE TRIGGER notice_version_no_delete BEFORE DELETE ON notice_version
    BEGIN SELECT RAISE(ABORT, 'a notice that was issued is not altered'); END;
    CREATE TABLE notice_given (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      number INTEGER NOT NULL REFERENCES notice_version (number),
      given_on TEXT NOT NULL,
      given_by TEXT NOT NULL,
      is_minor_wording INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX notice_given_by_candidate ON notice_given (candidate_id, given_on);

    CREATE TABLE objection (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      scope TEXT NOT NULL,
      made_on TEXT NOT NULL,
      -- NULL: it holds.
      withdrawn_on TEXT
    ) STRICT;
    CREATE INDEX objection_by_candidate ON objection (candidate_id, made_on);
    CREATE INDEX objection_that_holds ON objection (scope, candidate_id) WHERE withdrawn_on IS NULL;

    CREATE TABLE rights_request (
      id TEXT PRIMARY KEY,
      -- NULL: of somebody who has no record here, or no longer.
      candidate_id TEXT REFERENCES candidate (id) ON DELETE SET NULL,
      kind TEXT NOT NULL,
      -- Who asks, where no record says it.
      who TEXT NOT NULL,
      received_on TEXT NOT NULL,
      way TEXT NOT NULL,
      -- How the identity was checked; NULL: not yet.
      identity TEXT,
      extended_on TEXT,
      extension_reason TEXT NOT NULL,
      status TEXT NOT NULL,
      closed_on TEXT,
      answer TEXT NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX rights_request_by_candidate ON rights_request (candidate_id, received_on);

    CREATE TABLE access_copy (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      made_at TEXT NOT NULL,
      pdf_sha256 TEXT NOT NULL,
      json_sha256 TEXT NOT NULL,
      -- NULL: made, not delivered yet.
      delivered_on TEXT,
      way TEXT,
      recipient TEXT NOT NULL
    ) STRICT;
    CREATE INDEX access_copy_by_candidate ON access_copy (candidate_id, made_at);

    CREATE TABLE retention_hold (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      author TEXT NOT NULL,
      placed_on TEXT NOT NULL,
      -- Last day; NULL: until it is lifted.
      until_on TEXT,
      -- NULL: it holds.
      lifted_on TEXT
    ) STRICT;
    CREATE INDEX retention_hold_by_candidate ON retention_hold (candidate_id, placed_on);

    -- What a run took: numbers of records and rules, never a name.
    CREATE TABLE retention_run (
      id TEXT PRIMARY KEY,
      month TEXT NOT NULL,
      ran_at TEXT NOT NULL,
      author TEXT NOT NULL,
      lines TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER retention_run_no_update BEFORE UPDATE ON retention_run
    BEGIN SELECT RAISE(ABORT, 'what a run of retention took is not altered'); END;
    CREATE TRIGGER retention_run_no_delete BEFORE DELETE ON retention_run
    BEGIN SELECT RAISE(ABORT, 'what a run of retention took is not altered'); END;
  `,
} as const;
