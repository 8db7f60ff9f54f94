// Case tables of the rules, for a reader who knows the law and not the program: one line a case, with what changes from
// an ordinary situation, what is expected, which condition decides, and the source. They are read by tests, and by the
// check of the law, which refuses a rule that none of them exercises.
import {
  type ConditionVerdict,
  type EvaluationContext,
  evaluateScheme,
  type Facts,
  factsSchema,
  type SchemeAnswer,
  type SchemeCode,
} from '../../shared/law';

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

/** situation · change · verdict · condition that decides (`null`: every condition is met, or supposed to be) · source */
export type VerdictCase = readonly [
  situation: string,
  change: Change,
  verdict: 'eligible' | 'ineligible' | 'to-check',
  condition: string | null,
  source: string,
];

/** The verdict cases of a scheme that start from one ordinary situation, in one place. */
export interface VerdictTable {
  readonly scheme: SchemeCode;
  /** What is particular to the table: where, with which orders; empty for the main one. */
  readonly where?: string;
  readonly ordinary: Facts;
  readonly context?: EvaluationContext;
  readonly cases: readonly VerdictCase[];
}

/** Verdicts that a rule never gives of a condition, by the rule's id, and why: no case can be asked for them. */
export type NeverGiven = Readonly<
  Record<string, { readonly verdicts: readonly ConditionVerdict[]; readonly why: string }>
>;

/** The answer of a scheme to a situation that differs from an ordinary one. */
export function answerTo(
  scheme: SchemeCode,
  ordinary: Facts,
  change: Change = {},
  context: EvaluationContext = {},
): SchemeAnswer {
  const answer = evaluateScheme(scheme, changedFrom(ordinary, change), context);
  if (answer === null) throw new Error(`no rules for ${scheme}`);
  return answer;
}

export const explained = (answer: SchemeAnswer, id: string): string =>
  answer.conditions.find((each) => each.id === id)?.explanation ?? '';
