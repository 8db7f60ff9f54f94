import { z } from 'zod';
import { inOpenVault, noLine } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { candidateRowSchema, periodSchema } from '../candidates';
import {
  type CandidateKey,
  candidateIdSchema,
  candidateKeys,
  candidateSchema,
  schemeIdSchema,
} from '../fields';
import { schemeCodeSchema } from '../law';

const keySchema = z.enum(candidateKeys as readonly [CandidateKey, ...CandidateKey[]]);
const sideSchema = z.enum(['kept', 'other']);
const eachSide = <T extends z.ZodType>(schema: T) => z.strictObject({ kept: schema, other: schema });
const pair = z.array(candidateIdSchema).length(2);
const known = z.strictObject({ id: candidateIdSchema, version: z.number().int().positive() });
/** Rows of a table of the portfolio; the window has a word for those that it knows. */
const rowsSchema = z.array(z.strictObject({ table: z.string(), count: z.number().int().min(1) }));

const comparisonSchema = z.strictObject({
  /** `kept`: the record that was made first, which stays. */
  people: eachSide(candidateSchema),
  /** When each field that differs was last written. */
  changedAt: eachSide(z.partialRecord(keySchema, z.iso.datetime())),
  /** What each record has besides; a table without a row in either is left out. */
  holdings: z.array(
    z.strictObject({ table: z.string(), kept: z.number().int().min(0), other: z.number().int().min(0) }),
  ),
  /** Written in both, and kept once. */
  same: z.strictObject({
    contacts: z.number().int().min(0),
    enrolments: z.array(schemeIdSchema),
    periods: z.number().int().min(0),
  }),
  /** Told otherwise in the two records: the latest counts. */
  facts: z.array(z.strictObject({ fact: z.string(), prevails: sideSchema })),
  /** The adviser's own answers in force in both: the latest stays in force, the other is withdrawn. */
  answers: z.array(z.strictObject({ scheme: schemeCodeSchema, prevails: sideSchema })),
  /** Each asks for a choice. */
  overlaps: z.array(eachSide(periodSchema)),
  /** Contract files signed in each record: their dossiers keep their words. */
  signedFiles: eachSide(z.number().int().min(0)),
  /** The day on which the two were said to be two people; `null` where nobody said so. */
  toldApartOn: civilDateSchema.nullable(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** A record that was merged into another one. */
const mergeSchema = z.strictObject({
  id: z.uuid(),
  mergedId: candidateIdSchema,
  mergedOn: civilDateSchema,
  /** The name that the other record bore. */
  name: z.string(),
  /** The file number that is no longer borne; '' for none. */
  formerNumber: z.string(),
  /** Last day on which the two can be separated; `null` once they no longer can. */
  until: civilDateSchema.nullable(),
  /** Another merge came after this one, and is to be separated first. */
  isCovered: z.boolean(),
});
export type PersonMerge = z.infer<typeof mergeSchema>;

const separationSchema = z.strictObject({
  merge: mergeSchema,
  keptId: candidateIdSchema,
  /** Fields changed since: they stay as they are on the record that was kept. */
  fields: z.array(keySchema),
  /** Written since, or changed since: they stay with the record that was kept. */
  stays: rowsSchema,
  /** Of those, what the other record gets back besides, as it was. */
  givenAsTheyWere: rowsSchema,
  /** What cannot be given back as it was. */
  lost: rowsSchema,
});
export type Separation = z.infer<typeof separationSchema>;

const shownIn = [
  'candidates',
  'merge',
  'contractFiles',
  'handover',
  'import',
  'indicators',
  'lists',
  'portfolio',
  'rights',
] as const;

export const mergeProcedures = {
  /** Two records side by side. Throws NOT_FOUND. */
  'merge.compare': inOpenVault(z.strictObject({ candidateIds: pair }), comparisonSchema, {
    leaves: {
      kind: 'candidate.read',
      subject: { type: 'candidate', field: 'candidateIds' },
      isReading: true,
    },
    reads: true,
    refreshes: [],
  }),
  /**
   * Makes two records one. Refused with CONFLICT where a version is not the current one or the record that stays is the other,
   * with INVALID_INPUT while two situations hold on the same days without a choice.
   */
  'merge.unite': inOpenVault(
    z.strictObject({
      kept: known,
      other: known,
      choices: z.partialRecord(keySchema, z.enum(['kept', 'other', 'both'])),
      settlements: z
        .array(z.strictObject({ keptId: z.uuid(), otherId: z.uuid(), prevails: sideSchema }))
        .max(1000),
    }),
    z.strictObject({ candidateId: candidateIdSchema, mergeId: z.uuid() }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** What was merged into a record, the latest first, and who was said not to be this person. */
  'merge.ofCandidate': inOpenVault(
    z.strictObject({ id: candidateIdSchema }),
    z.strictObject({
      merges: z.array(mergeSchema),
      apart: z.array(z.strictObject({ candidate: candidateRowSchema, toldOn: civilDateSchema })),
    }),
    {
      leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
      reads: true,
      refreshes: [],
    },
  ),
  /** What separating would do. Throws as `merge.separate`. */
  'merge.separation': inOpenVault(z.strictObject({ mergeId: z.uuid() }), separationSchema, {
    leaves: noLine.list,
    refreshes: [],
  }),
  /** Gives both records back. Throws NOT_FOUND; REFUSED_BY_STATE past the last day, or where a later merge stands over it. */
  'merge.separate': inOpenVault(
    z.strictObject({ mergeId: z.uuid() }),
    z.strictObject({ keptId: candidateIdSchema, otherId: candidateIdSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
