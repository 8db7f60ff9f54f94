import { z } from 'zod';
import { type CivilDate, civilDateSchema } from '../../base/time';
import { schemeCodeSchema } from '../facts/scheme-codes';
import { confidences } from './source';

export const verdictSchema = z.enum(['eligible', 'ineligible', 'to-check']);
export type Verdict = z.infer<typeof verdictSchema>;
/** `presumed`: unknown, and taken for met until somebody says otherwise. */
export const conditionVerdictSchema = z.enum(['met', 'not-met', 'unknown', 'presumed']);
export type ConditionVerdict = z.infer<typeof conditionVerdictSchema>;

/** A computed date: the same notation as a civil date, without the bounds that hold for what is typed. */
const computedDateSchema = z.custom<CivilDate>(
  (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
);

/** What a condition is about: the person alone, the employer, or the contract (dates, hours, nature). */
export const ruleSubjects = ['person', 'employer', 'contract'] as const;
export type RuleSubject = (typeof ruleSubjects)[number];

const confidenceSchema = z.enum(confidences);
/** What a part of an answer rests on: keys of `articles`, and the other texts in words. */
export const citationSchema = z.strictObject({ articles: z.array(z.string()).readonly(), text: z.string() });
/** Euros with cents. */
const eurosSchema = z.number().nonnegative();

export const conditionSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  verdict: conditionVerdictSchema,
  explanation: z.string(),
  source: z.string(),
  cites: citationSchema,
  /** The rule itself, in a sentence, and since when it holds. */
  sentence: z.string(),
  since: computedDateSchema,
  confidence: confidenceSchema,
  /** First day on which "not-met" turns into "met" by itself. */
  changesOn: computedDateSchema.optional(),
  /** The act that would turn "not-met" into "met", or that nothing would. */
  remedy: z.string().optional(),
  /** Paths of the facts that would settle an unknown one; empty when it is settled, or when no fact would. */
  missing: z.array(z.string()),
  /** What would lift the limit that is passed, where an exception is still to be asked for: closed, unless one of them. */
  unless: z.array(z.string()).optional(),
  /** Whom or what the condition is about. */
  about: z.enum(ruleSubjects),
  /** What the rule looked at, with the values given. */
  facts: z.array(
    z.strictObject({
      path: z.string(),
      label: z.string(),
      state: z.enum(['known', 'none', 'unknown']),
      /** In French; empty when it is not known. */
      value: z.string(),
    }),
  ),
});
export type Condition = z.infer<typeof conditionSchema>;

/** What an answer takes for true, that nobody has told: one of its reserves. */
const reserveSchema = z.strictObject({
  /** Id of the condition. */
  condition: z.string(),
  /** Path of the fact that would settle it. */
  fact: z.string(),
  /** What is supposed, to follow "sous réserve de : ". */
  supposed: z.string(),
  /** Who or what confirms it. */
  confirm: z.string(),
  about: z.enum(ruleSubjects),
  source: z.string(),
  cites: citationSchema,
});
export type Reserve = z.infer<typeof reserveSchema>;

const durationSchema = z.strictObject({
  /** `null` where no text sets a bound. */
  minMonths: z.number().int().nullable(),
  maxMonths: z.number().int().nullable(),
  source: z.string(),
  cites: citationSchema,
  /** True when a longer duration may be open but a fact is missing to say so. */
  toCheck: z.boolean(),
  note: z.string(),
});

export const payBases = ['SMIC', 'conventional-minimum'] as const;
const payFigures = {
  percent: z.number(),
  of: z.enum(payBases),
  /** Why this percentage: the row of the table, the paths of the facts that chose it, the articles. */
  because: z.strictObject({
    row: z.string(),
    facts: z.array(z.string()).readonly(),
    articles: z.array(z.string()).readonly(),
  }),
  hourlySmic: eurosSchema.nullable(),
  /** `null` when the weekly hours or the SMIC of the day are not known. */
  monthlyGross: eurosSchema.nullable(),
  toCheck: z.boolean(),
};

export const payPeriodSchema = z.strictObject({
  from: computedDateSchema,
  to: computedDateSchema,
  ...payFigures,
  /** First day from which the figures are only kept, when it is not the first of the period. */
  toCheckFrom: computedDateSchema.optional(),
  note: z.string(),
});
export type PayPeriod = z.infer<typeof payPeriodSchema>;

const paySchema = z.strictObject({
  ...payFigures,
  source: z.string(),
  cites: citationSchema,
  note: z.string(),
  periods: z.array(payPeriodSchema),
});

const trainingSchema = z.strictObject({
  minHours: z.number(),
  /** The 25 % beyond which an agreement is needed. */
  maxHours: z.number(),
  source: z.string(),
  cites: citationSchema,
  note: z.string(),
});

export const moneyPeriods = ['hour', 'day', 'month', 'year', 'once'] as const;
export type MoneyPeriod = (typeof moneyPeriods)[number];

/** One amount of an aid or an allowance. */
export const moneyLineSchema = z.strictObject({
  label: z.string(),
  /** Euros; `null` as long as it cannot be said. */
  amount: eurosSchema.nullable(),
  /** What to read for an amount that was not gathered; `null` for every other. */
  toRead: z.string().nullable(),
  per: z.enum(moneyPeriods),
  /** Percent of the gross SMIC an hour, where the text gives a rate. */
  percentOfSmic: z.number().nullable(),
  /** Highest amount of its kind (a cap), rather than what will be paid. */
  isCeiling: z.boolean(),
  toCheck: z.boolean(),
  note: z.string(),
  source: z.string(),
  cites: citationSchema,
  confidence: confidenceSchema,
});
export type MoneyLine = z.infer<typeof moneyLineSchema>;

const moneySchema = z.strictObject({
  lines: z.array(moneyLineSchema),
  /** Euros a month over the first twelve months at most, once the lines are added up; `null` when it cannot be said. */
  monthly: eurosSchema.nullable(),
  toCheck: z.boolean(),
  /** Facts whose knowledge would settle what is to check. */
  missing: z.array(z.string()),
  note: z.string(),
});
export type Money = z.infer<typeof moneySchema>;

/** What the employer pays at least in a month of the first period: gross pay, less the State's aid. Contributions apart. */
const costSchema = z.strictObject({
  monthlyGross: eurosSchema.nullable(),
  /** `null` as long as an aid cannot be put in figures: it is no aid of zero. */
  monthlyAid: eurosSchema.nullable(),
  monthlyNet: eurosSchema.nullable(),
  toCheck: z.boolean(),
  note: z.string(),
});

export const alternativeSchema = z.strictObject({
  sentence: z.string(),
  schemes: z.array(schemeCodeSchema),
  source: z.string(),
  cites: citationSchema,
});
export type Alternative = z.infer<typeof alternativeSchema>;

export const schemeKinds = ['employment', 'support', 'immersion', 'measure'] as const;
/** A contract of work, a contract of support, an immersion, or a measure that goes with one of them. */
export type SchemeKind = (typeof schemeKinds)[number];

export const deadlineSchema = z.strictObject({
  code: z.string(),
  label: z.string(),
  due: computedDateSchema,
  source: z.string(),
  cites: citationSchema,
  /** What starts the time limit, and when it started. */
  trigger: z.string(),
  triggerOn: computedDateSchema,
  rule: z.string(),
  confidence: confidenceSchema,
  fallsOnDayOff: z.boolean(),
  note: z.string(),
});

export const schemeAnswerSchema = z.strictObject({
  id: schemeCodeSchema,
  label: z.string(),
  kind: z.enum(schemeKinds),
  inForce: z.boolean(),
  verdict: verdictSchema,
  conditions: z.array(conditionSchema),
  /** What is taken for true until somebody says otherwise; empty for a refusal, which no fact would change. */
  toConfirm: z.array(reserveSchema),
  /** Paths of the facts without which the answer stays open (`factLabel` names them). */
  missing: z.array(z.string()),
  duration: durationSchema.nullable(),
  pay: paySchema.nullable(),
  /** What the State pays to the young person. */
  allowance: moneySchema.nullable(),
  /** What the State pays to the employer. */
  aid: moneySchema.nullable(),
  cost: costSchema.nullable(),
  training: trainingSchema.nullable(),
  deadlines: z.array(deadlineSchema),
  documents: z.array(z.string()),
  form: z
    .strictObject({
      number: z.string(),
      revision: z.string(),
      source: z.string(),
      cites: citationSchema,
      confidence: confidenceSchema,
    })
    .nullable(),
  /** Whether the person belongs to a public that the scheme favours, where it has one. */
  priority: z
    .strictObject({
      verdict: conditionVerdictSchema.exclude(['presumed']),
      explanation: z.string(),
      source: z.string(),
      cites: citationSchema,
    })
    .nullable(),
  /** What the law forbids or imposes besides, each a sentence with its source. */
  reminders: z.array(z.strictObject({ sentence: z.string(), source: z.string(), cites: citationSchema })),
  /** Other ways, when this one is closed. */
  alternatives: z.array(alternativeSchema),
});
export type SchemeAnswer = z.infer<typeof schemeAnswerSchema>;

/** A fact to ask for, and the schemes whose answer waits for it. */
export const questionSchema = z.strictObject({
  path: z.string(),
  label: z.string(),
  schemes: z.array(schemeCodeSchema),
  /** How much the answer would settle: a scheme that waits for this fact alone counts for one, for two facts a half. */
  weight: z.number(),
});
export type Question = z.infer<typeof questionSchema>;

/** Facts that cannot be true together, or that hardly ever are: said, never corrected. */
const contradictionSchema = z.strictObject({
  sentence: z.string(),
  /** Paths of the facts to look at, the likeliest mistake first. */
  facts: z.array(z.string()),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

export const eligibilitySchema = z.strictObject({
  on: civilDateSchema,
  schemes: z.array(schemeAnswerSchema),
  /** What to ask next, in the order that settles most. */
  questions: z.array(questionSchema),
  contradictions: z.array(contradictionSchema),
});
export type Eligibility = z.infer<typeof eligibilitySchema>;
