import { type CivilDate, contains, formatFrenchDate, type Interval, type Territory } from '../time';
import type { Condition, ConditionVerdict, SchemeAnswer, SchemeCode, Verdict } from './eligibility.schema';
import type { Ask, Facts } from './facts';
import { sentence } from './phrasing';
import { type Finding, missingSentence, type Rule, type RuleContext, resting } from './rule';
import { type Confidence, cite, type Source } from './source';
import { and, type Truth } from './truth';

/** What the caller knows besides the facts; all optional. */
export interface EvaluationContext {
  /** Territory of the establishment, for its public holidays and its SMIC. Metropolitan France unless told. */
  readonly territory?: Territory;
  /** Codes of the supporting documents already received. */
  readonly heldDocuments?: readonly string[];
  readonly receivedOn?: CivilDate | null;
  readonly brokenOn?: CivilDate | null;
}

/** A scheme with rules: when it is in force, and what it answers then. */
export interface Scheme extends Interval {
  readonly id: SchemeCode;
  readonly label: string;
  readonly source: Source;
  readonly confidence: Confidence;
  readonly rules: readonly Rule[];
  readonly answer: (facts: Facts, context: EvaluationContext) => SchemeAnswer;
}

export function conditionVerdict(truth: Truth): ConditionVerdict {
  switch (truth) {
    case 'yes':
      return 'met';
    case 'no':
      return 'not-met';
    case 'unknown':
      return 'unknown';
  }
}

/** What the rules that are in force find, and the truth of all together. */
export interface RulesFinding {
  readonly truth: Truth;
  readonly missing: readonly string[];
  readonly conditions: readonly Condition[];
}

/** Tests the rules in force on the reference date. What rests on an unverified rule is unknown. */
export function applyRules(rules: readonly Rule[], ask: Ask, context: RuleContext): RulesFinding {
  const found = rules
    .filter((rule) => contains(rule, context.on))
    .map((rule): { readonly rule: Rule; readonly finding: Finding } => {
      const finding = rule.test(ask, context);
      return { rule, finding: { ...finding, ...resting(rule.confidence, finding) } };
    });
  return {
    truth: found.reduce<Truth>((truth, { finding }) => and(truth, finding.truth), 'yes'),
    missing: [...new Set(found.flatMap(({ finding }) => finding.missing))],
    conditions: found.map(({ rule, finding }) => ({
      id: rule.id,
      label: rule.label,
      verdict: conditionVerdict(finding.truth),
      explanation: sentence(finding.explanation ?? missingSentence(finding.missing)),
      source: cite(rule.source),
      sentence: rule.sentence,
      since: rule.from,
      confidence: rule.confidence,
      ...(finding.truth === 'no' && finding.changesOn ? { changesOn: finding.changesOn } : {}),
    })),
  };
}

/** Ineligible only when a condition is certainly not met; to check as long as anything is open. */
export const verdictOf = (truth: Truth, missing: readonly string[]): Verdict =>
  truth === 'no' ? 'ineligible' : truth === 'unknown' || missing.length > 0 ? 'to-check' : 'eligible';

/** The answer of a scheme outside its dates. */
export const notInForce = (scheme: Scheme, on: CivilDate): SchemeAnswer => ({
  id: scheme.id,
  label: scheme.label,
  inForce: false,
  verdict: 'ineligible',
  conditions: [
    {
      id: 'in-force',
      label: 'En vigueur',
      verdict: 'not-met',
      explanation: sentence(
        on < scheme.from
          ? `Ce contrat n’existe que depuis le ${formatFrenchDate(scheme.from)}.`
          : `Ce contrat n’existe plus${scheme.to === null ? '' : ` depuis le ${formatFrenchDate(scheme.to)}`}.`,
      ),
      source: cite(scheme.source),
      sentence: sentence('Un contrat ne se conclut que pendant la période où le dispositif est en vigueur.'),
      since: scheme.from,
      confidence: scheme.confidence,
      ...(on < scheme.from ? { changesOn: scheme.from } : {}),
    },
  ],
  missing: [],
  duration: null,
  pay: null,
  training: null,
  deadlines: [],
  documents: [],
  form: null,
  priority: null,
  reminders: [],
});
