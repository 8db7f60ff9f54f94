import { describe, expect, test } from 'vitest';
import { answerTo, type VerdictTable } from './law-cases';

/** Runs the verdict cases of a scheme. A case without a source fails. */
export function runVerdictTables(tables: readonly VerdictTable[]): void {
  describe.each(tables.map((table) => [table.where ?? 'verdicts', table] as const))(
    '%s',
    (_where, { scheme, ordinary, context, cases }) => {
      test.each(cases)('%s', (_situation, change, verdict, condition, source) => {
        const answer = answerTo(scheme, ordinary, change, context);
        const undecided = answer.conditions
          .filter(({ verdict: found }) => found !== 'met' && found !== 'presumed')
          .map((each) => each.id);
        expect(source).not.toBe('');
        expect({
          verdict: answer.verdict,
          decides: condition === null ? undecided : undecided.includes(condition),
        }).toEqual({ verdict, decides: condition === null ? [] : true });
      });
    },
  );
}
