import { z } from 'zod';
import { inOpenVault, line, noLine, nothing, text } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import {
  type CandidateKey,
  candidateFields,
  candidateIdSchema,
  candidateInputSchema,
  candidateSchema,
  contactKindSchema,
  enrolmentSchema,
  type Field,
  keysWith,
  levelSchema,
  picked,
  type RowUse,
  schemeIdSchema,
  shapeOf,
} from '../fields';

/** Fields that the list and the search show of a person. */
export const candidateRowKeys = keysWith(candidateFields, 'row');
/** Place of a field in the list, if it has one. */
export const rowUseOf = (key: CandidateKey): RowUse | undefined => {
  const field: Field = candidateFields[key];
  return field.row;
};

/** One line of the list and of the search. */
export const candidateRowSchema = z.strictObject({
  id: candidateIdSchema,
  ...shapeOf(picked(candidateFields, candidateRowKeys)),
  schemes: z.array(schemeIdSchema),
  lastContactOn: civilDateSchema.nullable(),
});
export type CandidateRow = z.infer<typeof candidateRowSchema>;

export const ageBands = ['under-16', '16-17', '18-21', '22-25', '26-29', 'over-29'] as const;
export const ageBandSchema = z.enum(ageBands);
export type AgeBand = z.infer<typeof ageBandSchema>;

export const candidateFiltersSchema = z.strictObject({
  levels: z.array(levelSchema).max(20).default([]),
  ageBands: z.array(ageBandSchema).max(10).default([]),
  communes: z.array(line(120)).max(50).default([]),
  schemes: z.array(schemeIdSchema).max(20).default([]),
  advisers: z.array(line(120)).max(50).default([]),
});
export type CandidateFilters = z.infer<typeof candidateFiltersSchema>;

type SortedKey = {
  [K in CandidateKey]: (typeof candidateFields)[K] extends { readonly row: { readonly sort: string } }
    ? K
    : never;
}[CandidateKey];
type CandidateSortKey = 'name' | SortedKey | 'lastContactOn';
const isSorted = (key: CandidateKey): key is SortedKey => rowUseOf(key)?.sort !== undefined;
/** Orders of the list: by name, by the fields that are described with one, by the last contact. */
export const candidateSortKeys: readonly CandidateSortKey[] = [
  'name',
  ...candidateRowKeys.filter(isSorted),
  'lastContactOn',
];
export const candidateSortSchema = z.strictObject({
  key: z.enum(candidateSortKeys),
  descending: z.boolean(),
});
export type CandidateSort = z.infer<typeof candidateSortSchema>;

export const timelineEntrySchema = z.strictObject({
  id: z.number().int(),
  /** Instant of typing. */
  recordedAt: z.iso.datetime(),
  /** Day when it happened, which may be earlier. */
  happenedOn: civilDateSchema,
  kind: z.string(),
  /** French sentence for the screen. */
  label: z.string(),
  detail: z.string(),
  actor: z.string(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** Someone already in the portfolio who looks like the person being typed, and why. */
export const similarCandidateSchema = z.strictObject({
  candidate: candidateRowSchema,
  certainty: z.enum(['same', 'doubtful']),
  reason: z.string(),
});
export type SimilarCandidate = z.infer<typeof similarCandidateSchema>;

/** Where what a change here touches is shown. */
const shownIn = ['candidates', 'contractFiles', 'indicators', 'portfolio', 'rights'] as const;

export const candidatesProcedures = {
  /** A slice of the filtered, sorted list, and how many rows it has in all. */
  'candidates.list': inOpenVault(
    z.strictObject({
      filters: candidateFiltersSchema,
      sort: candidateSortSchema,
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ rows: z.array(candidateRowSchema), total: z.number().int() }),
    { leaves: noLine.list, refreshes: [] },
  ),
  /** The one search box: any word order, accents and case ignored, prefixes, phone, birth date, file number. */
  'candidates.search': inOpenVault(
    z.strictObject({ text: line(200), limit: z.number().int().min(1).max(200) }),
    z.strictObject({ rows: z.array(candidateRowSchema), hasMore: z.boolean() }),
    { leaves: noLine.list, refreshes: [] },
  ),
  /** Values that exist in the portfolio, for the filters. */
  'candidates.facets': inOpenVault(
    nothing,
    z.strictObject({
      communes: z.array(z.string()),
      advisers: z.array(z.string()),
      schemes: z.array(schemeIdSchema),
      total: z.number().int(),
    }),
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
} as const;
