/**
 * Stages of the vivier are periods of a person (ADR 48). No rule of the law reads them: whoever changes stage is not judged
 * again. The version says that an earlier build does not know these kinds.
 */
const stages = `('to-qualify', 'preparing', 'in-training', 'training-leaver', 'put-forward', 'in-immersion', 'in-contract',
  'settled', 'gone')`;

export const migration0240 = {
  version: 240,
  intent: 'stages of the vivier among the periods of a person, which no rule reads',
  sql: /* sql */ `
    ${(['INSERT', 'UPDATE', 'DELETE'] as const)
      .map((act) => {
        const row = act === 'DELETE' ? 'OLD' : 'NEW';
        const isOnlyStage =
          act === 'UPDATE' ? `NEW.kind IN ${stages} AND OLD.kind IN ${stages}` : `${row}.kind IN ${stages}`;
        return `
    DROP TRIGGER sweep_period_${act.toLowerCase()};
    CREATE TRIGGER sweep_period_${act.toLowerCase()} AFTER ${act} ON period WHEN NOT (${isOnlyStage}) BEGIN
      DELETE FROM sweep_pending WHERE candidate_id = ${row}.candidate_id;
      -- None when the candidate is being erased.
      INSERT INTO sweep_pending (candidate_id) SELECT id FROM candidate WHERE id = ${row}.candidate_id;
    END;`;
      })
      .join('')}
  `,
} as const;
