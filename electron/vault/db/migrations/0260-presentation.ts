/** Agreements of people to their CV being given to an employer, each for one employer or one offer (ADR 50). */
export const migration0260 = {
  version: 260,
  intent: 'agreements of people to their CV being given to an employer',
  sql: /* sql */ `
    CREATE TABLE presentation_agreement (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      for_whom TEXT NOT NULL,
      given_on TEXT NOT NULL,
      -- NULL: it holds.
      revoked_on TEXT
    ) STRICT;
    CREATE INDEX presentation_agreement_by_candidate ON presentation_agreement (candidate_id, given_on);
  `,
} as const;
