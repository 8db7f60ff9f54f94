/** What is half typed when the portfolio is locked, and where the adviser was. */
export const migration0020 = {
  version: 20,
  intent: 'drafts of half-typed forms, kept across a lock',
  sql: /* sql */ `
    CREATE TABLE draft (
      key TEXT PRIMARY KEY,
      -- What was typed, as JSON.
      value TEXT NOT NULL,
      -- A file that the draft is about, such as the extract of an import; NULL where there is none.
      bytes BLOB,
      updated_at TEXT NOT NULL
    ) STRICT;
  `,
} as const;
