import { z } from 'zod';
import { inOpenVault, line, noLine, nothing, text } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import {
  candidateFields,
  candidateIdSchema,
  candidateInputSchema,
  candidateSchema,
  contactKindSchema,
  enrolmentSchema,
  keysWith,
  picked,
  schemeIdSchema,
  shapeOf,
} from '../fields';
import { adviserPeriodSchema, periodInputSchema, periodSchema } from './periods';

/** Fields that the search shows of a person. */
export const candidateRowKeys = keysWith(candidateFields, 'row');
/** One line of the search. */
export const candidateRowSchema = z.strictObject({
  id: candidateIdSchema,
  ...shapeOf(picked(candidateFields, candidateRowKeys)),
  schemes: z.array(schemeIdSchema),
  lastContactOn: civilDateSchema.nullable(),
});
export type CandidateRow = z.infer<typeof candidateRowSchema>;

export const timelineEntrySchema = z.strictObject({
  id: z.number().int(),
  /** Instant of typing. */
  recordedAt: z.iso.datetime(),
  /** Day when it happened, which may be earlier; `null` when nobody knows it: the day of typing is not its own. */
  happenedOn: civilDateSchema.nullable(),
  kind: z.string(),
  /** French sentence for the screen. */
  label: z.string(),
  /** What was written: a note, a reason. */
  detail: z.string(),
  /** What changed of the person, field by field, each in a French sentence. */
  changes: z.array(z.string()),
  actor: z.string(),
  /** The record that it belongs to beside the person; `null` when it is the person's own. */
  record: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('contract-file'), id: z.uuid(), name: z.string() }),
      z.strictObject({ type: z.literal('import'), id: z.uuid(), name: z.string() }),
      z.strictObject({ type: z.literal('handover') }),
    ])
    .nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** Someone already in the portfolio who looks like the person being typed, and why. */
export const similarCandidateSchema = z.strictObject({
  candidate: candidateRowSchema,
  certainty: z.enum(['same', 'doubtful']),
  reason: z.string(),
});
export type SimilarCandidate = z.infer<typeof similarCandidateSchema>;

/** The dated life of a person: what was typed, and her advisers, drawn from the changes of the field. */
const datedLifeSchema = z.strictObject({
  /** The latest first. */
  periods: z.array(periodSchema),
  /** The earliest first. */
  advisers: z.array(adviserPeriodSchema),
});
export type DatedLife = z.infer<typeof datedLifeSchema>;

/** People whose adviser may be changed at once. */
export const mostChanged = 20_000;
const adviserChangeSchema = z.strictObject({
  id: candidateIdSchema,
  adviser: candidateInputSchema.shape.adviser,
  /** The one that the person must still have: whoever has another since, or is no longer there, is left. */
  from: candidateInputSchema.shape.adviser.optional(),
});
export type AdviserChange = z.infer<typeof adviserChangeSchema>;

/** Where what a change here touches is shown. */
const shownIn = ['candidates', 'contractFiles', 'indicators', 'portfolio', 'rights'] as const;

export const candidatesProcedures = {
  /** The one search box: any word order, accents and case ignored, prefixes, phone, birth date, file number. */
  'candidates.search': inOpenVault(
    z.strictObject({ text: line(200), limit: z.number().int().min(1).max(200) }),
    z.strictObject({ rows: z.array(candidateRowSchema), hasMore: z.boolean() }),
    { leaves: noLine.list, refreshes: [] },
  ),
  'candidates.get': inOpenVault(
    z.strictObject({ id: candidateIdSchema }),
    z.strictObject({ candidate: candidateSchema, enrolments: z.array(enrolmentSchema) }),
    {
      leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
      refreshes: [],
    },
  ),
  'candidates.similar': inOpenVault(
    z.strictObject({
      birthName: line(100),
      usualName: line(100),
      firstName: line(100),
      birthDate: civilDateSchema.nullable(),
      mobilePhone: line(30),
      email: line(254),
      except: candidateIdSchema.nullable(),
    }),
    z.strictObject({ similar: z.array(similarCandidateSchema) }),
    { leaves: noLine.list, refreshes: [] },
  ),
  'candidates.create': inOpenVault(
    z.strictObject({ candidate: candidateInputSchema }),
    z.strictObject({ candidate: candidateSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Refused with CONFLICT when `version` is not the current one. */
  'candidates.update': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      version: z.number().int().positive(),
      candidate: candidateInputSchema,
    }),
    z.strictObject({ candidate: candidateSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Says that two people are not one: of `other`, or of the one whom the record was taken for. It is remembered of the pair. */
  'candidates.tellApart': inOpenVault(
    z.strictObject({ id: candidateIdSchema, other: candidateIdSchema.optional() }),
    z.strictObject({ candidate: candidateSchema }),
    { leaves: noLine.change, refreshes: [...shownIn, 'merge'] },
  ),
  /** Takes that back: the two look alike again, where they do. */
  'candidates.tellAlike': inOpenVault(
    z.strictObject({ id: candidateIdSchema, other: candidateIdSchema }),
    nothing,
    { leaves: noLine.change, refreshes: [...shownIn, 'merge'] },
  ),
  'candidates.timeline': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    z.strictObject({ entries: z.array(timelineEntrySchema), total: z.number().int() }),
    {
      leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
      refreshes: [],
    },
  ),
  /**
   * Gives people another adviser, as one act with its reason: all of them or none. Answers whom it changed, with the adviser
   * that each had: given again, that takes it back, but for those whom something else has changed since.
   */
  'candidates.changeAdviser': inOpenVault(
    z.strictObject({
      changes: z
        .array(adviserChangeSchema)
        .min(1)
        .max(mostChanged)
        .refine((changes) => new Set(changes.map(({ id }) => id)).size === changes.length),
      reason: line(300),
    }),
    z.strictObject({ changed: z.array(adviserChangeSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** An act of contact, typed when it happens or afterwards. */
  'candidates.recordContact': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      kind: contactKindSchema,
      happenedOn: civilDateSchema,
      note: text(5000),
    }),
    z.strictObject({ candidate: candidateSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.addNote': inOpenVault(
    z.strictObject({ id: candidateIdSchema, note: text(5000).min(1) }),
    nothing,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Enters or leaves a scheme; with `id`, corrects an enrolment. */
  'candidates.saveEnrolment': inOpenVault(
    z.strictObject({
      candidateId: candidateIdSchema,
      id: z.uuid().nullable(),
      enrolment: enrolmentSchema.omit({ id: true }),
    }),
    z.strictObject({ enrolments: z.array(enrolmentSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.periods': inOpenVault(z.strictObject({ id: candidateIdSchema }), datedLifeSchema, {
    leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
    refreshes: [],
  }),
  /**
   * A new period; with `id`, corrects one, or puts back one that was removed. `endsFormer`: the situation that goes on
   * without end is ended the day before. Refused with INVALID_INPUT where the days are taken.
   */
  'candidates.savePeriod': inOpenVault(
    z.strictObject({
      candidateId: candidateIdSchema,
      id: z.uuid().nullable(),
      period: periodInputSchema,
      endsFormer: z.boolean(),
    }),
    datedLifeSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.removePeriod': inOpenVault(
    z.strictObject({ candidateId: candidateIdSchema, id: z.uuid() }),
    datedLifeSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
