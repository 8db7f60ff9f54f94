import type { CivilDate, Interval, Territory } from '../../base/time';
import { type Ask, type FactSpec, factLabel, type Known } from '../facts/facts';
import { readFrom } from './articles';
import type { RuleSubject } from './eligibility.schema';
import type { References } from './references';
import type { Confidence, Source } from './source';
import { and, fromBoolean, not, or, type Truth } from './truth';

/** A truth and, when it is unknown, the facts whose knowledge would settle it. */
export interface Judgement {
  readonly truth: Truth;
  readonly missing: readonly string[];
}

/** What a rule finds. Without an explanation the missing facts are the explanation. */
export interface Finding extends Judgement {
  readonly explanation?: string;
  /** First day on which a "no" becomes a "yes" by itself, when it is known. */
  readonly changesOn?: CivilDate;
  /** The act that would turn a "no" into a "yes", or that nothing would, in a sentence. */
  readonly remedy?: string;
}

/** What a rule knows besides the facts. */
export interface RuleContext {
  /** Reference date of the rules of eligibility: the conclusion. */
  readonly on: CivilDate;
  readonly territory: Territory;
  /** Supporting documents already received: what only a document can prove. */
  readonly heldDocuments: readonly string[];
  /** Dated values and orders that the product does not carry. */
  readonly references: References;
}

export interface Rule extends Interval {
  readonly id: string;
  /** Two or three words that name the condition. */
  readonly label: string;
  /** The rule, in a French sentence. */
  readonly sentence: string;
  readonly source: Source;
  readonly confidence: Confidence;
  readonly about: RuleSubject;
  /** The facts that the test reads. */
  readonly needs: readonly FactSpec[];
  readonly test: (ask: Ask, context: RuleContext) => Finding;
}

/**
 * What a rule is worth on a day. Read in an official text, it is worth no more than a secondary source on the days
 * before the wording that was read.
 */
export const confidenceOn = (
  { confidence, source }: Pick<Rule, 'confidence' | 'source'>,
  on: CivilDate,
): Confidence => {
  if (confidence !== 'V') return confidence;
  const read = readFrom(source);
  return read !== null && on < read ? 'S' : 'V';
};

const nothingMissing: readonly string[] = [];

/** Rules run on whole portfolios: what is settled shares one empty list. */
const judgement = (truth: Truth, missing: readonly string[]): Judgement => ({
  truth,
  missing: truth !== 'unknown' || missing.length === 0 ? nothingMissing : [...new Set(missing)],
});

/** Judgements put together; of a settled one, no fact is missing. */
function together(
  all: readonly Judgement[],
  combine: (a: Truth, b: Truth) => Truth,
  neutral: Truth,
): Judgement {
  let truth = neutral;
  for (const each of all) truth = combine(truth, each.truth);
  return judgement(truth, truth === 'unknown' ? all.flatMap((each) => each.missing) : nothingMissing);
}

export const certain = (value: boolean): Judgement => judgement(fromBoolean(value), nothingMissing);
export const settled = (truth: Truth): Judgement => judgement(truth, nothingMissing);

/** Unknown for want of these facts. */
export const lacking = (...facts: readonly FactSpec[]): Judgement =>
  judgement(
    'unknown',
    facts.map((each) => each.path),
  );

export const both = (...all: readonly Judgement[]): Judgement => together(all, and, 'yes');

export const either = (...all: readonly Judgement[]): Judgement => together(all, or, 'no');

export const negated = (a: Judgement): Judgement => judgement(not(a.truth), a.missing);

/** What rests on an unverified value settles nothing. */
export const resting = (confidence: Confidence, a: Judgement): Judgement =>
  confidence === 'N' && a.truth !== 'unknown' ? judgement('unknown', []) : a;

/** Whether a fact satisfies the test; `whenNone` says what "known to be none" means for this question. */
export function holds<T>(
  fact: FactSpec<T>,
  known: Known<T>,
  whenNone: Truth,
  test: (value: T) => boolean | Truth,
): Judgement {
  switch (known.state) {
    case 'unknown':
      return lacking(fact);
    case 'none':
      return whenNone === 'unknown' ? lacking(fact) : settled(whenNone);
    case 'known': {
      const result = test(known.value);
      return settled(typeof result === 'boolean' ? fromBoolean(result) : result);
    }
  }
}

/** Whether a yes/no fact is a yes. Known to be none: there is none of what it asks, hence "no". */
export const isTrue = (ask: Ask, fact: FactSpec<boolean>): Judgement =>
  holds(fact, ask(fact), 'no', (value) => value);

/** A "yes" and what it rests on. */
export const granted = (explanation: string): Finding => ({ ...certain(true), explanation });

/**
 * A "no": what stands against, and what would change it. Every refusal says from when or by which act it would open, so
 * neither can be forgotten.
 */
export const refused = (
  explanation: string,
  change: { readonly on: CivilDate } | { readonly by: string },
): Finding => ({
  ...certain(false),
  explanation,
  ...('on' in change ? { changesOn: change.on } : { remedy: change.by }),
});

/** Left open though nothing is missing: the sources do not settle it. The sentence says what to check, and with whom. */
export const undecided = (explanation: string): Finding => ({ ...settled('unknown'), explanation });

/** "Il manque : date de naissance, niveau de formation." */
export const missingSentence = (missing: readonly string[]): string =>
  missing.length === 0 ? '' : `Pour conclure, il manque : ${missing.map(factLabel).join(', ')}.`;
