/**
 * The keys that open this state of the database, as a hash of the slots in the key block: the block of an older copy put
 * in the place of today's is refused. `next` stands while a change of keys is under way. Filled at the opening that brings
 * a portfolio to this version.
 */
export const migration0100 = {
  version: 100,
  intent: 'keys that open this state of the database, sealed in it',
  sql: /* sql */ `
    CREATE TABLE key_seal (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      seal TEXT NOT NULL,
      next TEXT
    ) STRICT;
  `,
} as const;
