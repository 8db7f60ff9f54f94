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
import { batchReportSchema, mostChanged } from './batch';
import { adviserPeriodSchema, periodInputSchema, periodSchema, stageKinds } from './periods';
import { mostEntries, profileEntrySchema, profileInputSchema } from './profile';
import { personStateSchema, stateChangeSchema, stateMarksSchema } from './states';

/** Fields that the search shows of a person. */
export const candidateRowKeys = keysWith(candidateFields, 'row');
/** One line of the search. */
export const candidateRowSchema = z.strictObject({
  id: candidateIdSchema,
  ...shapeOf(picked(candidateFields, candidateRowKeys)),
  schemes: z.array(schemeIdSchema),
  lastContactOn: civilDateSchema.nullable(),
  state: personStateSchema,
  /** Since when she is no longer active; `null` for one who is. */
  outSince: civilDateSchema.nullable(),
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
  /** The contact that it tells of, while it is there to be taken back. */
  contactId: z.uuid().nullable(),
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

/** Several people whom one act changes, each once. */
const severalSchema = z
  .array(candidateIdSchema)
  .min(1)
  .max(mostChanged)
  .refine((ids) => new Set(ids).size === ids.length);
const profileSchema = z.strictObject({ entries: z.array(profileEntrySchema) });

/** What hangs on people, in numbers. */
const heldSchema = z.strictObject({
  files: z.number().int(),
  /** Of these, those that were signed. */
  signed: z.number().int(),
  attachments: z.number().int(),
  contacts: z.number().int(),
  enrolments: z.number().int(),
});
export type Held = z.infer<typeof heldSchema>;

/** Where what a change here touches is shown. */
const shownIn = ['candidates', 'contractFiles', 'indicators', 'portfolio', 'rights'] as const;

export const candidatesProcedures = {
  /** The one search box: any word order, accents and case ignored, prefixes, phone, birth date, file number. */
  'candidates.search': inOpenVault(
    z.strictObject({ text: line(200), limit: z.number().int().min(1).max(200) }),
    z.strictObject({ rows: z.array(candidateRowSchema), hasMore: z.boolean() }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  'candidates.get': inOpenVault(
    z.strictObject({ id: candidateIdSchema }),
    z.strictObject({
      candidate: candidateSchema,
      enrolments: z.array(enrolmentSchema),
      state: stateMarksSchema,
    }),
    {
      leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
      reads: true,
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
    { leaves: noLine.list, reads: true, refreshes: [] },
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
      reads: true,
      refreshes: [],
    },
  ),
  /** Gives people another adviser, as one act with its reason: all of them or none. */
  'candidates.changeAdviser': inOpenVault(
    z.strictObject({
      ids: severalSchema,
      adviser: candidateInputSchema.shape.adviser,
      reason: line(300),
    }),
    batchReportSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /**
   * Puts people at a stage of the vivier from a day on, as one act: all of them or none. Whoever is there already, or has a
   * stage that the day does not fit, is left and counted.
   */
  'candidates.changeStage': inOpenVault(
    z.strictObject({
      ids: severalSchema,
      stage: z.enum(stageKinds),
      startsOn: civilDateSchema,
      /** Kept with the stage of each; '' where none is given. */
      reason: periodInputSchema.shape.detail,
    }),
    batchReportSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /**
   * Archives people, reopens them, puts them in the trash or restores them, as one act. Whom it does not fit is left as they
   * are, and counted; of one person alone, that is a refusal.
   */
  'candidates.changeState': inOpenVault(
    z.strictObject({ ids: severalSchema, change: stateChangeSchema }),
    batchReportSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** What hangs on people, told before they go to the trash. */
  'candidates.held': inOpenVault(z.strictObject({ ids: severalSchema }), heldSchema, {
    leaves: noLine.list,
    reads: true,
    refreshes: [],
  }),
  /** Takes back one act on several people, but for those whom something else has changed since. */
  'candidates.undoBatch': inOpenVault(z.strictObject({ batchId: z.uuid() }), batchReportSchema, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** An act of contact, typed when it happens or afterwards. */
  /** A new contact; with `contactId`, puts back one that was removed: its note is where it was. */
  'candidates.recordContact': inOpenVault(
    z.strictObject({
      id: candidateIdSchema,
      contactId: z.uuid().optional(),
      kind: contactKindSchema,
      happenedOn: civilDateSchema,
      note: text(5000),
    }),
    z.strictObject({ candidate: candidateSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.removeContact': inOpenVault(
    z.strictObject({ id: candidateIdSchema, contactId: z.uuid() }),
    z.strictObject({ removed: z.strictObject({ kind: contactKindSchema, happenedOn: civilDateSchema }) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.addNote': inOpenVault(
    z.strictObject({ id: candidateIdSchema, note: text(5000).min(1) }),
    nothing,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Enters or leaves a scheme; with `id`, corrects an enrolment, or puts back one that was removed. */
  'candidates.saveEnrolment': inOpenVault(
    z.strictObject({
      candidateId: candidateIdSchema,
      id: z.uuid().nullable(),
      enrolment: enrolmentSchema.omit({ id: true }),
    }),
    z.strictObject({ enrolments: z.array(enrolmentSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.removeEnrolment': inOpenVault(
    z.strictObject({ candidateId: candidateIdSchema, id: z.uuid() }),
    z.strictObject({ enrolments: z.array(enrolmentSchema) }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.periods': inOpenVault(z.strictObject({ id: candidateIdSchema }), datedLifeSchema, {
    leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
    reads: true,
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
  'candidates.profile': inOpenVault(z.strictObject({ id: candidateIdSchema }), profileSchema, {
    leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
    reads: true,
    refreshes: [],
  }),
  /**
   * A new record at a rank (`null`: the last); with `id`, corrects one, or puts back one that was removed. Refused with
   * INVALID_INPUT where it is there already, or contradicts itself.
   */
  'candidates.saveProfileEntry': inOpenVault(
    z.strictObject({
      candidateId: candidateIdSchema,
      id: z.uuid().nullable(),
      entry: profileInputSchema,
      rank: z.number().int().min(0).max(mostEntries).nullable(),
    }),
    profileSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'candidates.removeProfileEntry': inOpenVault(
    z.strictObject({ candidateId: candidateIdSchema, id: z.uuid() }),
    profileSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Puts a record of a ranked kind at another rank. */
  'candidates.moveProfileEntry': inOpenVault(
    z.strictObject({
      candidateId: candidateIdSchema,
      id: z.uuid(),
      rank: z.number().int().min(0).max(mostEntries),
    }),
    profileSchema,
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
