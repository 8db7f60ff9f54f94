import type { CivilDate, Interval, Territory } from '../../base/time';
import { type Ask, type FactSpec, factLabel, type Known } from '../facts/facts';
import { readFrom } from './articles';
import type { RuleSubject } from './eligibility.schema';
import { choiceOf } from './phrasing';
import type { References } from './references';
import type { Confidence, Source } from './source';
import { and, fromBoolean, not, or, type Truth } from './truth';

/** A truth and, when it is unknown, the facts whose knowledge would settle it. */
export interface Judgement {
  readonly truth: Truth;
  readonly missing: readonly string[];
}

/**
 * What is taken for true as long as nobody has said otherwise: it is unknown, and stays so, but an answer that waits for
 * nothing else is open under this reserve.
 */
export interface Presumption {
  readonly fact: FactSpec;
  /** What is supposed, in French, to follow "sous réserve de : ". */
  readonly supposed: string;
  /** Who or what confirms it, in a French sentence. */
  readonly confirm: string;
}

/** What a rule finds. Without an explanation the missing facts are the explanation. */
export interface Finding extends Judgement {
  readonly explanation?: string;
  /** First day on which a "no" becomes a "yes" by itself, when it is known. */
  readonly changesOn?: CivilDate;
  /** The act that would turn a "no" into a "yes", or that nothing would, in a sentence. */
  readonly remedy?: string;
  /** The exceptions that would lift a limit that is passed, none of which is known. */
  readonly unless?: readonly string[];
  /** The rule's presumption, when it alone keeps the condition from being met. */
  readonly presumes?: Presumption;
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

/** A condition that a sentence names. */
export interface Statement {
  /** Its words, as they stand in the sentence. */
  readonly words: string;
  /** The facts that make it fail, or (`grants`) that it admits. */
  readonly facts: readonly FactSpec[];
  /** The words open something instead of asking for it: a case is admitted by them. */
  readonly grants?: true;
}

/** What a rule said until a day. */
export interface EarlierWording {
  readonly to: CivilDate;
  readonly sentence: string;
  readonly source: Source;
}

export interface Rule extends Interval {
  readonly id: string;
  /** Two or three words that name the condition. */
  readonly label: string;
  /** The rule, in a French sentence. */
  readonly sentence: string;
  readonly source: Source;
  /**
   * The conditions that the sentence names, each with the facts that make it fail: a sentence states only what is tested.
   * Absent where the sentence names one, that all its facts test.
   */
  readonly states?: readonly Statement[];
  /** What it said before, and where, the oldest first: each until its last day. */
  readonly earlier?: readonly EarlierWording[];
  readonly confidence: Confidence;
  readonly about: RuleSubject;
  /** Of the law that cuts across the schemes: written once for all of them (schemes/common/crossing.ts). */
  readonly isCrossing?: true;
  /** The facts that the test reads. */
  readonly needs: readonly FactSpec[];
  /** What the test may take for true as long as it is unknown. */
  readonly presumes?: Presumption;
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

/**
 * What a finding weighs among the others: a presumption counts for a yes, which the answer tells with its reserves; what
 * rests on an unverified rule settles nothing.
 */
export const weightOf = (rule: Pick<Rule, 'confidence'>, finding: Finding): Truth =>
  rule.confidence === 'N' ? 'unknown' : finding.presumes === undefined ? finding.truth : 'yes';

/** The sentence and the source of a rule, as they were on a day. */
export const wordingOn = (rule: Rule, on: CivilDate): Pick<Rule, 'sentence' | 'source'> =>
  rule.earlier?.find(({ to }) => on <= to) ?? rule;

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

/** Unknown for want of these facts, or of those that they follow from. */
export const lacking = (...facts: readonly FactSpec[]): Judgement =>
  judgement(
    'unknown',
    facts.map((each) => (each.follows ?? each).path),
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

/** Unknown, and taken for true as long as nobody says otherwise. `known` is what is told and speaks for it. */
export const supposing = (presumption: Presumption, known = ''): Finding => ({
  ...lacking(presumption.fact),
  presumes: presumption,
  explanation:
    `${known} Supposé, faute de renseignement : ${presumption.supposed}. ${presumption.confirm}`.trim(),
});

/**
 * Beyond a limit that some exceptions lift, none of which is known: "32 ans, limite 29 révolus : fermé, sauf projet de
 * création ; à demander". `said` names the measure and its limit, `exceptions` those that are still open.
 */
export const closedUnless = (said: string, judged: Judgement, exceptions: readonly string[]): Finding => ({
  ...judged,
  ...(judged.truth === 'unknown' ? { unless: exceptions } : {}),
  explanation: `${said} : fermé, sauf ${choiceOf(exceptions)} ; à demander.`,
});

/** Left open though nothing is missing: the sources do not settle it. The sentence says what to check, and with whom. */
export const undecided = (explanation: string): Finding => ({ ...settled('unknown'), explanation });

const WAITING = 'Pour conclure';
/** "Pour conclure, il manque : date de naissance, niveau de formation." */
export const missingSentence = (missing: readonly string[]): string =>
  missing.length === 0 ? '' : `${WAITING}, il manque : ${missing.map(factLabel).join(', ')}.`;
/** Whether a condition is explained by the facts that it waits for, and by nothing else. */
export const isWaitingForFacts = (explanation: string): boolean => explanation.startsWith(WAITING);
