/**
 * What is dated in the life of a person: her situations, which do not overlap, and the people around her. The rules of
 * `shared/candidates/periods.ts` keep them; days are counted from the first to the last, both included.
 */
export const migration0180 = {
  version: 180,
  intent: 'situations of a person and people around her, each from a day to a day',
  sql: /* sql */ `
    CREATE TABLE period (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      starts_on TEXT NOT NULL,
      -- NULL: it goes on.
      ends_on TEXT,
      detail TEXT NOT NULL,
      reach TEXT NOT NULL,
      CHECK (ends_on IS NULL OR ends_on >= starts_on)
    ) STRICT;
    CREATE INDEX period_by_candidate ON period (candidate_id, starts_on);
    CREATE INDEX period_by_kind ON period (kind, starts_on, ends_on, candidate_id);
    -- The rules read the situation of a day: who has another one is judged again.
    ${(['INSERT', 'UPDATE', 'DELETE'] as const)
      .map((act) => [act, act === 'DELETE' ? 'OLD' : 'NEW'] as const)
      .map(
        ([act, row]) => `
    CREATE TRIGGER sweep_period_${act.toLowerCase()} AFTER ${act} ON period BEGIN
      DELETE FROM sweep_pending WHERE candidate_id = ${row}.candidate_id;
      -- None when the candidate is being erased.
      INSERT INTO sweep_pending (candidate_id) SELECT id FROM candidate WHERE id = ${row}.candidate_id;
    END;`,
      )
      .join('')}
  `,
} as const;
