// Case tables of the rules, for a reader who knows the law and not the program: one line a case, with what changes from
// an ordinary situation, what is expected, which condition decides, and the source. Test files only.
import { expect, test } from 'vitest';
import type { SchemeCode } from '../../shared/law/engine/eligibility.schema';
import type { EvaluationContext } from '../../shared/law/engine/scheme';
import { type Facts, factsSchema } from '../../shared/law/facts/facts';
import { evaluateScheme } from '../../shared/law/views/evaluate';

type Section = Record<string, unknown>;
/** What differs from the ordinary situation; `undefined` makes a fact unknown, `null` known to be none. */
export interface Change {
  readonly on?: string;
  readonly startsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly candidate?: Section;
  readonly employer?: Section;
  readonly contract?: Section;
  readonly immersion?: Section;
}

export const changedFrom = (ordinary: Facts, change: Change): Facts =>
  factsSchema.parse({
    ...ordinary,
    ...change,
    candidate: { ...ordinary.candidate, ...change.candidate },
    employer: { ...ordinary.employer, ...change.employer },
    contract: { ...ordinary.contract, ...change.contract },
    immersion: { ...ordinary.immersion, ...change.immersion },
  });

/** situation · change · verdict · condition that decides (`null`: every condition is met) · source */
export type VerdictCase = readonly [
  situation: string,
  change: Change,
  verdict: 'eligible' | 'ineligible' | 'to-check',
  condition: string | null,
  source: string,
];

/** Runs a case table. A case without a source fails. */
export function runVerdictCases(
  scheme: SchemeCode,
  ordinary: Facts,
  cases: readonly VerdictCase[],
  context: EvaluationContext = {},
): void {
  test.each(cases)('%s', (_situation, change, verdict, condition, source) => {
    const answer = evaluateScheme(scheme, changedFrom(ordinary, change), context);
    const undecided = (answer?.conditions ?? [])
      .filter((each) => each.verdict !== 'met')
      .map((each) => each.id);
    expect(source).not.toBe('');
    expect({
      verdict: answer?.verdict,
      decides: condition === null ? undecided : undecided.includes(condition),
    }).toEqual({ verdict, decides: condition === null ? [] : true });
  });
}
