import type { Eligibility, Question, SchemeAnswer } from '../engine/eligibility.schema';
import { answerOf, type EvaluationContext, type Scheme } from '../engine/scheme';
import { type Facts, factLabel } from '../facts/facts';
import type { SchemeCode } from '../facts/scheme-codes';
import { schemes } from '../schemes';
import { contradictionsOf } from './contradictions';

/**
 * What to ask next, in the order that settles most: each open scheme gives one point to share among the facts it waits
 * for. Only facts are listed; what no fact can settle stands in the conditions.
 */
export function questionsOf(answers: readonly SchemeAnswer[]): Question[] {
  const asked = new Map<string, { schemes: SchemeCode[]; weight: number }>();
  for (const { id, verdict, missing } of answers) {
    if (verdict !== 'to-check') continue;
    for (const path of missing) {
      const known = asked.get(path) ?? { schemes: [], weight: 0 };
      asked.set(path, { schemes: [...known.schemes, id], weight: known.weight + 1 / missing.length });
    }
  }
  return [...asked]
    .map(([path, { schemes: waiting, weight }]) => ({
      path,
      label: factLabel(path),
      schemes: waiting,
      weight: Math.round(weight * 1000) / 1000,
    }))
    .sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1));
}

/** What the rules say of the facts at the reference date `facts.on`. Pure: no clock, no disk. */
export function evaluate(facts: Facts, context: EvaluationContext = {}): Eligibility {
  const answers = schemes.map((scheme) => answerOf(scheme, facts, context));
  return {
    on: facts.on,
    schemes: answers,
    questions: questionsOf(answers),
    contradictions: contradictionsOf(facts),
  };
}

/** What the rules of one scheme say; `null` when it has none. */
export function evaluateScheme(
  id: SchemeCode,
  facts: Facts,
  context: EvaluationContext = {},
): SchemeAnswer | null {
  const scheme = schemeOf(id);
  return scheme === null ? null : answerOf(scheme, facts, context);
}

export const schemeOf = (id: SchemeCode): Scheme | null => schemes.find((scheme) => scheme.id === id) ?? null;

/** The name of a scheme where there is little room: its own short one, the acronym that ends its label, or its label. */
export function shortNameOf(id: SchemeCode): string {
  const scheme = schemeOf(id);
  if (scheme === null) return id;
  return scheme.short ?? /\((\p{Lu}{3,})\)$/u.exec(scheme.label)?.[1] ?? scheme.label;
}
