import { cpro } from './cpro';
import type { Eligibility } from './eligibility.schema';
import type { Facts } from './facts';
import type { EvaluationContext, Scheme } from './scheme';

/** Every scheme that has rules, in force or not. A new scheme is one file and one line here. */
export const schemes: readonly Scheme[] = [cpro];

/** What the rules say of the facts at the reference date `facts.on`. Pure: no clock, no disk. */
export const evaluate = (facts: Facts, context: EvaluationContext = {}): Eligibility => ({
  on: facts.on,
  schemes: schemes.map((scheme) => scheme.answer(facts, context)),
});
