import { type CivilDate, contains, formatFrenchDate, type Interval, type Territory } from '../../base/time';
import { factText } from '../facts/fact-text';
import { type Ask, asking, type FactSpec, type Facts } from '../facts/facts';
import { territoryOf } from '../facts/place';
import type { SchemeCode } from '../facts/scheme-codes';
import { datedAnswer, datedDeadlines, datedSchedule } from './dated-answer';
import type { Deadline } from './deadline';
import type {
  Alternative,
  Condition,
  ConditionVerdict,
  Money,
  Reserve,
  SchemeAnswer,
  SchemeKind,
  Verdict,
} from './eligibility.schema';
import type { Parameter } from './parameter';
import { type PaySchedule, payPeriods } from './pay';
import { sentence } from './phrasing';
import { noReferences, type References } from './references';
import { type Reminder, remindersOf } from './reminders';
import {
  confidenceOn,
  type Finding,
  missingSentence,
  type Rule,
  type RuleContext,
  resting,
  weightOf,
  wordingOn,
} from './rule';
import { type Confidence, citing, type Source } from './source';
import { and, type Truth } from './truth';

/** What the caller knows besides the facts; all optional. */
export interface EvaluationContext {
  /** Territory of the establishment, where its region does not tell it. Metropolitan France unless told. */
  readonly territory?: Territory;
  /** Codes of the supporting documents already received. */
  readonly heldDocuments?: readonly string[];
  readonly receivedOn?: CivilDate | null;
  readonly brokenOn?: CivilDate | null;
  /** Dated values and orders that the product does not carry. */
  readonly references?: References;
}

/** What the parts of an answer are made from. */
export interface PartInput {
  readonly facts: Facts;
  readonly ask: Ask;
  readonly context: RuleContext;
  readonly evaluation: EvaluationContext;
  /** What the rules found: a part may depend on it. */
  readonly found: RulesFinding;
}

/** The parts of an answer besides its conditions. A scheme gives those that it has. */
export interface SchemeParts {
  readonly duration?: (input: PartInput) => SchemeAnswer['duration'];
  readonly pay?: (input: PartInput) => PaySchedule | null;
  readonly allowance?: (input: PartInput) => Money | null;
  readonly aid?: (input: PartInput) => Money | null;
  readonly training?: (input: PartInput) => SchemeAnswer['training'];
  /** Every time limit, dated when its trigger is known. */
  readonly deadlines?: (input: PartInput) => readonly Deadline[];
  /** Codes of the documents that the file must hold. */
  readonly documents?: (input: PartInput) => readonly string[];
  readonly form?: (input: PartInput) => SchemeAnswer['form'];
  readonly priority?: (input: PartInput) => SchemeAnswer['priority'];
  /** Each with its first day: those of another day are left out. */
  readonly reminders?: (input: PartInput) => readonly Reminder[];
  readonly alternatives?: (input: PartInput) => readonly Alternative[];
  /** Facts that the answer needs besides those of the rules and of the pay. */
  readonly missing?: (input: PartInput) => readonly string[];
}

/** Articles of the code du travail that were about a scheme while it lasted. */
export interface OwnArticles extends Interval {
  /** Part of the code: L, R or D. */
  readonly part: 'L' | 'R' | 'D';
  readonly first: string;
  /** Last number of a run; the first one alone when absent. */
  readonly last?: string;
  /** What they said, in a line. */
  readonly title: string;
}

/** A scheme with rules, as a table: when it is in force, its conditions, its amounts, and how its parts are found. */
export interface Scheme extends Interval {
  readonly id: SchemeCode;
  readonly label: string;
  /** Where there is little room, when the label does not end with its acronym. */
  readonly short?: string;
  readonly kind: SchemeKind;
  /** What it is, in one or two sentences, for the page of the scheme. */
  readonly purpose: string;
  /** On which date its rules are judged (docs/sources/schemes.md, Day of judgement), in a sentence. */
  readonly pivot: string;
  readonly source: Source;
  readonly confidence: Confidence;
  /** First day where it is not the same everywhere. */
  readonly startsIn?: Readonly<Partial<Record<Territory, CivilDate>>>;
  readonly rules: readonly Rule[];
  readonly parameters: readonly Parameter<unknown>[];
  readonly parts: SchemeParts;
  /**
   * Days after the reference date on which a condition about the person may turn by itself: birthdays, end of a delay.
   * The dates of the scheme, of its rules and of its parameters are known without it.
   */
  readonly turningDays?: (ask: Ask, on: CivilDate) => readonly CivilDate[];
  /** Length that a comparison supposes when none is typed, in months; `null`: without length. */
  readonly usualMonths: number | null;
  /** Signed for a year, which an act renews: at each end of a year the answer is to be looked at again. */
  readonly isYearly?: true;
  /** The text that asks for the signature, or for the aid, before the work begins. */
  readonly signedFirst?: { readonly source: Source; readonly confidence: Confidence };
  /** A text of its own opens it in Mayotte, or its rules say what held there before the code of 2018. */
  readonly hasOwnMayotteText?: true;
  /** Articles of its time whose numbers say something else today: no source may cite them as they now read. */
  readonly ownArticles?: readonly OwnArticles[];
  /** What became of it, and what replaces it, once it is closed. */
  readonly replacedBy?: { readonly sentence: string; readonly schemes: readonly SchemeCode[] };
}

export function conditionVerdict(truth: Truth): Exclude<ConditionVerdict, 'presumed'> {
  switch (truth) {
    case 'yes':
      return 'met';
    case 'no':
      return 'not-met';
    case 'unknown':
      return 'unknown';
  }
}

interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly read: readonly FactSpec[];
}

/** What the rules that are in force find, and the truth of all together, presumptions held for true. */
export interface RulesFinding {
  readonly truth: Truth;
  readonly missing: readonly string[];
  readonly found: readonly Found[];
}

/** Tests the rules in force on the reference date. What rests on an unverified rule is unknown. */
export function applyRules(rules: readonly Rule[], ask: Ask, context: RuleContext): RulesFinding {
  const found: Found[] = [];
  let truth: Truth = 'yes';
  const missing = new Set<string>();
  for (const rule of rules) {
    if (!contains(rule, context.on)) continue;
    const read: FactSpec[] = [];
    const recording: Ask = (fact) => {
      if (!read.includes(fact)) read.push(fact);
      return ask(fact);
    };
    const own = rule.test(recording, context);
    const finding = rule.confidence === 'N' ? { ...own, ...resting('N', own) } : own;
    truth = and(truth, weightOf(rule, finding));
    if (finding.presumes === undefined) for (const path of finding.missing) missing.add(path);
    found.push({ rule, finding, read });
  }
  return { truth, missing: [...missing], found };
}

/** The findings as the answer shows them, each with the facts it looked at. */
const conditionsOf = ({ found }: RulesFinding, facts: Facts): Condition[] =>
  found.map(({ rule, finding, read }) => ({
    id: rule.id,
    label: rule.label,
    verdict: finding.presumes === undefined ? conditionVerdict(finding.truth) : 'presumed',
    explanation: sentence(finding.explanation ?? missingSentence(finding.missing)),
    ...citing(wordingOn(rule, facts.on).source),
    sentence: sentence(wordingOn(rule, facts.on).sentence),
    since: rule.from,
    confidence: confidenceOn(rule, facts.on),
    missing: [...finding.missing],
    ...(finding.unless === undefined ? {} : { unless: [...finding.unless] }),
    about: rule.about,
    facts: read.map((spec) => factText(facts, spec)),
    ...(finding.truth === 'no' && finding.changesOn ? { changesOn: finding.changesOn } : {}),
    ...(finding.truth === 'no' && finding.remedy !== undefined ? { remedy: sentence(finding.remedy) } : {}),
  }));

/** What the findings take for true, each with how it is confirmed. */
const reservesOf = ({ truth, found }: RulesFinding): Reserve[] =>
  truth === 'no'
    ? []
    : found.flatMap(({ rule, finding: { presumes } }) =>
        presumes === undefined
          ? []
          : [
              {
                condition: rule.id,
                fact: presumes.fact.path,
                supposed: sentence(presumes.supposed),
                confirm: sentence(presumes.confirm),
                about: rule.about,
                ...citing(rule.source),
              },
            ],
      );

/** Ineligible only when a condition is certainly not met; to check as long as anything is open. */
export const verdictOf = (truth: Truth, missing: readonly string[]): Verdict =>
  truth === 'no' ? 'ineligible' : truth === 'unknown' || missing.length > 0 ? 'to-check' : 'eligible';

export const contextOf = (facts: Facts, evaluation: EvaluationContext): RuleContext => ({
  on: facts.on,
  territory: territoryOf(facts, evaluation.territory),
  heldDocuments: evaluation.heldDocuments ?? [],
  references: evaluation.references ?? noReferences,
});

/** First day of a scheme in a territory. */
export const firstDay = (scheme: Pick<Scheme, 'from' | 'startsIn'>, territory: Territory): CivilDate =>
  scheme.startsIn?.[territory] ?? scheme.from;

export const isInForce = (scheme: Scheme, on: CivilDate, territory: Territory): boolean =>
  on >= firstDay(scheme, territory) && (scheme.to === null || on <= scheme.to);

const nothing = {
  missing: [],
  toConfirm: [],
  duration: null,
  pay: null,
  allowance: null,
  aid: null,
  cost: null,
  training: null,
  deadlines: [],
  documents: [],
  form: null,
  priority: null,
  reminders: [],
};

/** The answer of a scheme outside its dates. */
function notInForce(scheme: Scheme, context: RuleContext): SchemeAnswer {
  const { on, territory } = context;
  const first = firstDay(scheme, territory);
  const isEarly = on < first;
  return {
    ...nothing,
    id: scheme.id,
    label: scheme.label,
    kind: scheme.kind,
    inForce: false,
    verdict: 'ineligible',
    conditions: [
      {
        id: 'in-force',
        label: 'En vigueur',
        verdict: 'not-met',
        explanation: sentence(
          isEarly
            ? `Ce dispositif n’existe que depuis le ${formatFrenchDate(first)}.`
            : `Ce dispositif n’est plus ouvert${scheme.to === null ? '' : ` : le dernier jour était le ${formatFrenchDate(scheme.to)}`}.`,
        ),
        ...citing(scheme.source),
        sentence: sentence('Un dispositif ne s’ouvre que pendant la période où il est en vigueur.'),
        since: scheme.from,
        confidence: scheme.confidence,
        missing: [],
        about: 'contract',
        facts: [],
        ...(isEarly
          ? { changesOn: first }
          : { remedy: sentence(scheme.replacedBy?.sentence ?? 'Aucun acte ne le rouvre.') }),
      },
    ],
    alternatives:
      isEarly || scheme.replacedBy === undefined
        ? []
        : [
            {
              sentence: sentence(scheme.replacedBy.sentence),
              schemes: [...scheme.replacedBy.schemes],
              ...citing(scheme.source),
            },
          ],
  };
}

const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100);

/** A schedule in the shape of the answer: the first line, then the periods when the dates are known. */
function payAnswer(schedule: PaySchedule, { startsOn, endsOn }: Facts): SchemeAnswer['pay'] {
  const [first] = schedule.lines;
  if (!first) return null;
  const hasDates = startsOn != null && endsOn != null && startsOn <= endsOn;
  return {
    percent: first.percent,
    of: first.of,
    hourlySmic: euros(first.hourlySmicCents),
    monthlyGross: euros(first.monthlyGrossCents),
    toCheck: first.toCheck || schedule.missing.includes('startsOn'),
    because: first.because,
    source: schedule.source,
    cites: schedule.cites,
    note: first.reason,
    periods: hasDates
      ? payPeriods(schedule).map((period) => ({
          from: period.from,
          to: period.to,
          percent: period.percent,
          of: period.of,
          because: period.because,
          hourlySmic: euros(period.hourlySmicCents),
          monthlyGross: euros(period.monthlyGrossCents),
          toCheck: period.toCheck,
          ...(period.toCheckFrom !== null && period.toCheckFrom !== period.from
            ? { toCheckFrom: period.toCheckFrom }
            : {}),
          note: period.reason,
        }))
      : [],
  };
}

/** What the employer pays at least in a month of the first period, aid deducted. */
function costOf(pay: SchemeAnswer['pay'], aid: Money | null): SchemeAnswer['cost'] {
  if (pay === null) return null;
  const gross = pay.monthlyGross;
  const monthlyAid = aid === null ? 0 : aid.monthly;
  return {
    monthlyGross: gross,
    monthlyAid,
    monthlyNet:
      gross === null || monthlyAid === null
        ? null
        : Math.max(0, Math.round((gross - monthlyAid) * 100) / 100),
    toCheck: pay.toCheck || (aid !== null && (aid.toCheck || aid.monthly === null)),
    note: sentence(
      monthlyAid === null
        ? 'Salaire des premiers mois, dont une aide qui n’est pas encore chiffrée est à déduire. Hors cotisations patronales et frais de formation.'
        : 'Premiers mois, hors cotisations patronales et frais de formation.',
    ),
  };
}

/** What the parts of a scheme are made from, for a situation. */
export function partInput(scheme: Scheme, facts: Facts, evaluation: EvaluationContext = {}): PartInput {
  const context = contextOf(facts, evaluation);
  const ask = asking(facts);
  return { facts, ask, context, evaluation, found: applyRules(scheme.rules, ask, context) };
}

/** The time limits that the law sets on the day, dated or not. */
export const deadlinesFor = ({ parts }: Scheme, input: PartInput): readonly Deadline[] =>
  (parts.deadlines?.(input) ?? []).filter((limit) => contains(limit, input.context.on));

/** What the law says besides the conditions, on the day. */
export const remindersFor = ({ parts }: Scheme, input: PartInput): SchemeAnswer['reminders'] =>
  remindersOf(parts.reminders?.(input) ?? [], input.context.on);

/** An answer with the pay month by month, which the answer itself tells by stretches. */
export interface Judged {
  readonly answer: SchemeAnswer;
  readonly pay: PaySchedule | null;
}

/** The answer of a scheme for a situation. Pure. */
export const answerOf = (scheme: Scheme, facts: Facts, evaluation: EvaluationContext = {}): SchemeAnswer =>
  judge(scheme, facts, evaluation).answer;

/** The same, with the months that its pay comes from: for who prints both, judged once. */
export function judge(scheme: Scheme, facts: Facts, evaluation: EvaluationContext = {}): Judged {
  if (!isInForce(scheme, facts.on, territoryOf(facts, evaluation.territory)))
    return { answer: datedAnswer(notInForce(scheme, contextOf(facts, evaluation)), facts.on), pay: null };
  const input = partInput(scheme, facts, evaluation);
  const { found } = input;
  const { parts } = scheme;
  const schedule = parts.pay?.(input) ?? null;
  const aid = parts.aid?.(input) ?? null;
  const pay = schedule === null ? null : payAnswer(schedule, facts);
  // Of a settled refusal nothing is missing: no fact would change it.
  const missing =
    found.truth === 'no'
      ? []
      : [...new Set([...found.missing, ...(schedule?.missing ?? []), ...(parts.missing?.(input) ?? [])])];
  const answer: SchemeAnswer = {
    id: scheme.id,
    label: scheme.label,
    kind: scheme.kind,
    inForce: true,
    verdict: verdictOf(found.truth, missing),
    conditions: conditionsOf(found, facts),
    toConfirm: reservesOf(found),
    missing,
    duration: parts.duration?.(input) ?? null,
    pay,
    allowance: parts.allowance?.(input) ?? null,
    aid,
    cost: costOf(pay, aid),
    training: parts.training?.(input) ?? null,
    deadlines: deadlinesFor(scheme, input).flatMap(
      ({ code, label, due, source, cites, trigger, triggerOn, rule, confidence, fallsOnDayOff, note }) =>
        due === null || triggerOn === null
          ? []
          : [{ code, label, due, source, cites, trigger, triggerOn, rule, confidence, fallsOnDayOff, note }],
    ),
    documents: [...(parts.documents?.(input) ?? [])],
    form: parts.form?.(input) ?? null,
    priority: parts.priority?.(input) ?? null,
    reminders: remindersFor(scheme, input),
    alternatives: [...(parts.alternatives?.(input) ?? [])],
  };
  return {
    answer: datedAnswer(answer, facts.on),
    pay: schedule === null ? null : datedSchedule(schedule, facts.on),
  };
}

/**
 * Every time limit of a scheme, in the order of a file's life: those whose trigger is not known yet have `due: null`.
 * None outside the dates of the scheme.
 */
export const schemeDeadlines = (
  scheme: Scheme,
  facts: Facts,
  evaluation: EvaluationContext = {},
): readonly Deadline[] =>
  isInForce(scheme, facts.on, territoryOf(facts, evaluation.territory))
    ? datedDeadlines(deadlinesFor(scheme, partInput(scheme, facts, evaluation)), facts.on)
    : [];
