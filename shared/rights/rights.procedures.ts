import { z } from 'zod';
import { fileHandleSchema, inOpenVault, noLine, nothing, text } from '../base/procedure';
import { civilDateSchema, territorySchema } from '../base/time';
import { periodSchema } from '../candidates';
import { candidateIdSchema, employerIdSchema, sexSchema } from '../fields';
import { factsSchema, referencesSchema, schemeCodeSchema, verdictSchema } from '../law';

/**
 * Facts about a person that the form of the candidate does not hold: asked when an answer waits for them, kept with
 * the day on which they were told.
 */
export const askedFactPaths = [
  'candidate.employed',
  'candidate.jobSeekerMonthsInLast18',
  'candidate.jobSeekerMonthsInLast12',
  'candidate.jobSearchMonths',
  'candidate.lowerSecondaryCompleted',
  'candidate.topAthlete',
  'candidate.businessProject',
  'candidate.singleParentWithoutCare',
  'candidate.previousApprenticeshipEndedOn',
  'candidate.previousApprenticeshipLevel',
  'candidate.previousApprenticeshipEnd',
  'candidate.taxBracket',
  'candidate.deductibleResources',
  'candidate.earnedResources',
  'candidate.monthlyResources',
  'candidate.lastCejEndedOn',
  'candidate.relatedExperienceMonths',
  'candidate.civicServiceDone',
] as const;
export const askedFactPathSchema = z.enum(askedFactPaths);
export type AskedFactPath = z.infer<typeof askedFactPathSchema>;

/** `null`: known to be none. The service checks the value against the schema of the facts. */
const factValueSchema = z.union([z.boolean(), z.number(), z.string().max(40), z.null()]);

export const askedFactSchema = z.strictObject({
  path: askedFactPathSchema,
  value: factValueSchema,
  toldOn: civilDateSchema,
});
export type AskedFact = z.infer<typeof askedFactSchema>;

/** The adviser's own answer, beside the machine's. Kept for good: withdrawing it writes who, when and why. */
export const overrideSchema = z.strictObject({
  id: z.uuid(),
  candidateId: candidateIdSchema,
  scheme: schemeCodeSchema,
  verdict: verdictSchema,
  /** What the rules answered when it was written. */
  machineVerdict: verdictSchema,
  reason: text(1000),
  /** Reference date of the situation judged. */
  on: civilDateSchema,
  writtenAt: z.iso.datetime(),
  author: z.string(),
  withdrawnAt: z.iso.datetime().nullable(),
});
export type Override = z.infer<typeof overrideSchema>;

/** A scheme that the person has entered and not left; `since` is `null` where the day is not known. */
export const underWaySchema = z.strictObject({ scheme: schemeCodeSchema, since: civilDateSchema.nullable() });

export const situationSchema = z.strictObject({
  /** Facts of the person, and of the employer when one is chosen, at the reference date. */
  facts: factsSchema,
  candidate: z.strictObject({
    id: candidateIdSchema,
    birthName: z.string(),
    usualName: z.string(),
    firstName: z.string(),
    sex: sexSchema.nullable(),
  }),
  employer: z.strictObject({ id: employerIdSchema, name: z.string() }).nullable(),
  /** Territory of the employer's establishment, or of the structure. */
  territory: territorySchema,
  references: referencesSchema,
  /** Dated periods of the person’s life, the latest first. */
  periods: z.array(periodSchema),
  asked: z.array(askedFactSchema),
  overrides: z.array(overrideSchema),
  /** On the reference date. */
  underWay: z.array(underWaySchema),
});
export type Situation = z.infer<typeof situationSchema>;

/** What the comparison supposes of the contract; absent: not known. */
export const hypothesesSchema = factsSchema
  .pick({ on: true, startsOn: true, endsOn: true, contract: true, immersion: true })
  .strict();
export type Hypotheses = z.infer<typeof hypothesesSchema>;

/** Offer typed by hand where no employer of the portfolio is chosen. */
export const typedEmployerSchema = factsSchema.shape.employer;

export const sweepStateSchema = z.strictObject({
  state: z.enum(['idle', 'running', 'done']),
  /** Day for which the answers hold. */
  on: civilDateSchema.nullable(),
  done: z.number().int(),
  total: z.number().int(),
  /** Distinct sets of facts: each was judged once. */
  distinct: z.number().int(),
  /** Sets judged by the last pass: after one change, one. */
  judged: z.number().int(),
  milliseconds: z.number(),
});
export type SweepState = z.infer<typeof sweepStateSchema>;

const sweepChangeSchema = z.strictObject({
  /** First day of the coming change, and the verdict from then on. */
  on: civilDateSchema,
  becomes: verdictSchema,
  /** Why it changes, in a sentence. */
  why: z.string(),
});
export type SweepChange = z.infer<typeof sweepChangeSchema>;

/** What the person's own conditions say of a scheme, as `saidOfOutlook` reads it. */
export const sweepLineSchema = z.strictObject({
  scheme: schemeCodeSchema,
  verdict: verdictSchema,
  /** Facts of the person without which the answer stays open; of an open one, those that it supposes. */
  missing: z.array(z.string()),
  isClosedUnless: z.boolean(),
  change: sweepChangeSchema.nullable(),
});
export type SweepLine = z.infer<typeof sweepLineSchema>;

/** One person: what is open or waits for an answer, what is coming, and what is under way. */
export const sweepRowSchema = z.strictObject({
  candidateId: candidateIdSchema,
  birthName: z.string(),
  usualName: z.string(),
  firstName: z.string(),
  sex: sexSchema.nullable(),
  birthDate: civilDateSchema,
  /**
   * In the order of the schemes: open, awaiting answers, or closed and about to open. A scheme under way is left out,
   * but for the end of one of its years.
   */
  lines: z.array(sweepLineSchema),
  underWay: z.array(underWaySchema),
});
export type SweepRow = z.infer<typeof sweepRowSchema>;

/** Where what a change here touches is shown. */
const shownIn = ['rights', 'candidates', 'contractFiles', 'portfolio'] as const;

export const rightsProcedures = {
  'rights.situation': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      employerId: employerIdSchema.nullable(),
      on: civilDateSchema,
    }),
    z.strictObject({ situation: situationSchema }),
    {
      leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
      reads: true,
      refreshes: [],
    },
  ),
  /** Keeps what the person told; `value` absent: forgotten again. */
  'rights.tellFact': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      path: askedFactPathSchema,
      value: factValueSchema.optional(),
      toldOn: civilDateSchema,
    }),
    z.strictObject({ asked: z.array(askedFactSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'rights.override': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      scheme: schemeCodeSchema,
      on: civilDateSchema,
      verdict: verdictSchema,
      machineVerdict: verdictSchema,
      reason: text(1000).refine((value) => value.trim().length >= 10, 'Dites pourquoi en une phrase.'),
    }),
    z.strictObject({ override: overrideSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'rights.withdrawOverride': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      overrideId: z.uuid(),
      reason: text(1000).refine((value) => value.trim() !== '', 'Dites pourquoi.'),
    }),
    z.strictObject({ override: overrideSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** What the report of an answer would hold: the very text that would be written, without identity. */
  'rights.previewReport': inOpenVault(
    z.strictObject({
      facts: factsSchema,
      territory: territorySchema,
      scheme: schemeCodeSchema,
      expected: verdictSchema,
      comment: text(2000),
    }),
    z.strictObject({ content: z.string(), fileName: z.string(), remark: z.string() }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  'rights.writeReport': inOpenVault(
    z.strictObject({
      facts: factsSchema,
      territory: territorySchema,
      scheme: schemeCodeSchema,
      expected: verdictSchema,
      comment: text(2000),
      file: fileHandleSchema,
    }),
    z.strictObject({ sha256: z.string() }),
    {
      files: { file: 'save:fixture' },
      leaves: { kind: 'answer.reported', detail: ({ scheme }) => ({ scheme }) },
      refreshes: shownIn,
    },
  ),
  /** One page for the employer: every contract side by side. Base64 of the PDF. */
  'rights.previewComparison': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      employerId: employerIdSchema.nullable(),
      employer: typedEmployerSchema,
      hypotheses: hypothesesSchema,
    }),
    z.strictObject({ pdf: z.string(), fileName: z.string() }),
    {
      leaves: { kind: 'comparison.previewed', subject: { type: 'candidate', field: 'id' }, isReading: true },
      reads: true,
      refreshes: [],
    },
  ),
  'rights.writeComparison': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      employerId: employerIdSchema.nullable(),
      employer: typedEmployerSchema,
      hypotheses: hypothesesSchema,
      file: fileHandleSchema,
    }),
    z.strictObject({ sha256: z.string() }),
    {
      files: { file: 'save:pdf' },
      leaves: { kind: 'comparison.pdf', subject: { type: 'candidate', field: 'id' } },
      refreshes: shownIn,
    },
  ),
  /** Brings the answers of the whole portfolio up to date; only what changed is judged again. */
  'rights.sweep': inOpenVault(
    z.strictObject({ on: civilDateSchema }),
    z.strictObject({ state: sweepStateSchema }),
    { leaves: noLine.list, refreshes: shownIn },
  ),
  'rights.sweepState': inOpenVault(nothing, z.strictObject({ state: sweepStateSchema }), {
    leaves: noLine.list,
    reads: true,
    refreshes: [],
  }),
  /** One person as the sweep left her, for the panel beside the list; `null`: not judged yet. */
  'rights.sweptRow': inOpenVault(
    z.strictObject({ id: candidateIdSchema }),
    z.strictObject({ row: sweepRowSchema.nullable() }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
} as const;
