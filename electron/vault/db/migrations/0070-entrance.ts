/**
 * Where an act comes from, in the journal of accesses. Lines written before say nothing, and their hash covers nothing of
 * it: the chain of old lines stays what it was.
 */
export const migration0070 = {
  version: 70,
  intent: 'entrance of each line of the journal of accesses',
  sql: /* sql */ `
    ALTER TABLE access ADD COLUMN entrance TEXT NOT NULL DEFAULT '' CHECK (entrance IN ('', 'window', 'command-line'));
  `,
} as const;
