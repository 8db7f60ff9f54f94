import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing } from '../base/procedure';
import {
  type CandidateKey,
  candidateFields,
  candidateIdSchema,
  entriesOf,
  type Field,
  type Fields,
  type KeysWith,
} from '../fields';

type Described = typeof candidateFields;
type PartTarget = {
  [K in CandidateKey]: Described[K]['control'] extends { readonly parts: infer P extends Fields }
    ? `${K}.${KeysWith<P, 'sheet'> & string}`
    : never;
}[CandidateKey];
/** Columns that fill no field of the person: an act, an enrolment, what is never kept, what is left out. */
const otherTargets = ['lastInterviewOn', 'scheme', 'nir', 'ignored'] as const;
export type OtherTarget = (typeof otherTargets)[number];

/**
 * What a column of an extract can be taken for: the fields that are described with headings, parts of a group as
 * `group.part`, and a few columns that are no field; `ignored` is a choice like another.
 */
export type ImportTarget = KeysWith<Described, 'sheet'> | PartTarget | OtherTarget;

/** The described field of each target that is one, in the order of the form. */
export const targetFields: ReadonlyMap<ImportTarget, Field> = new Map(
  entriesOf(candidateFields).flatMap(([key, field]): (readonly [ImportTarget, Field])[] => [
    // The two types above say of the description what is looked up here.
    ...(field.sheet === undefined ? [] : [[key as ImportTarget, field] as const]),
    ...(field.control.kind === 'group'
      ? Object.entries(field.control.parts)
          .filter(([, part]) => part.sheet !== undefined)
          .map(([part, described]) => [`${key}.${part}` as ImportTarget, described] as const)
      : []),
  ]),
);
export const importTargets: readonly ImportTarget[] = [...targetFields.keys(), ...otherTargets];
export const importTargetSchema = z.enum(importTargets);

/** Target of each column, in the order of the file. */
export const importMappingSchema = z.array(importTargetSchema).max(200);
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Names that targets had in earlier versions: a mapping that was kept, or written in a file, still holds. */
const formerTargets: Readonly<Record<string, ImportTarget>> = { civility: 'sex' };
const keptTargetSchema = z
  .string()
  .transform((name) => formerTargets[name] ?? name)
  .pipe(importTargetSchema);
/** A mapping as it was kept by any version. */
export const keptMappingSchema = z.array(keptTargetSchema).max(200);

export const importFormatSchema = z.strictObject({
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252', 'xlsx']),
  hasByteOrderMark: z.boolean(),
  separator: z.enum([';', ',', '\t', '|']).nullable(),
});

export const importOutcomeSchema = z.enum(['created', 'merged', 'refused']);
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

/** One line of the report, the same object in the preview, in the commit and on the command line. */
export const importReportLineSchema = z.strictObject({
  /** 1 for the first row under the heading. */
  row: z.number().int().positive(),
  outcome: importOutcomeSchema,
  /** French: what is created or merged and what was understood on the way, or why the row is refused. */
  reason: z.string(),
  /** Identifier of the candidate created or completed; `null` for a refused row. */
  candidate: candidateIdSchema.nullable(),
  suspectedDuplicateOf: candidateIdSchema.nullable(),
  /** For the screen: who the row is about, as written in the file. */
  who: z.string(),
});
export type ImportReportLine = z.infer<typeof importReportLineSchema>;

/**
 * What `--mapping FILE.json` holds: an object from heading to target (the columns that it does not name are recognised as
 * usual), or the target of each column in the order of the file.
 */
export const importMappingFileSchema = z.union([
  importMappingSchema,
  z.record(z.string().max(200), importTargetSchema),
]);
export type ImportMappingFile = z.infer<typeof importMappingFileSchema>;
/** The same, as a file written for any version may name the targets. */
export const keptMappingFileSchema = z.union([
  keptMappingSchema,
  z.record(z.string().max(200), keptTargetSchema),
]);

export const importCountsSchema = z.strictObject({
  rows: z.number().int(),
  created: z.number().int(),
  merged: z.number().int(),
  refused: z.number().int(),
  suspected: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** What `import --json` prints; rows in the order of the file, without the heading. The three counts add up to `rows`. */
export const importReportSchema = z.strictObject({
  rows: z.number().int(),
  created: z.number().int(),
  merged: z.number().int(),
  refused: z.number().int(),
  report: z.array(importReportLineSchema.omit({ who: true })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importBatchSchema = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  committedAt: z.iso.datetime(),
  counts: importCountsSchema,
  undoneAt: z.iso.datetime().nullable(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;

export const planIdSchema = z.uuid().brand<'ImportPlanId'>();

const readExtractSchema = z.strictObject({
  format: importFormatSchema,
  columns: z.array(
    z.strictObject({ heading: z.string(), samples: z.array(z.string()), target: importTargetSchema }),
  ),
  rows: z.number().int(),
  /** French sentences about the file as a whole: rows above the headings, sheets left out, NIR ignored. */
  notices: z.array(z.string()),
  /** The mapping was remembered from an earlier file with the same headings. */
  isRemembered: z.boolean(),
});

/** Drafts of an import being prepared: where the wizard stands, and the file, which the vault alone writes. */
export const importDraftKeys = { wizard: 'import.wizard', extract: 'import.extract' } as const;

/** Where what a change here touches is shown. */
const shownIn = ['import', 'candidates', 'indicators', 'portfolio', 'rights'] as const;

export const importProcedures = {
  /**
   * Reads the chosen file once; keeps it, in the memory of the vault and as a draft inside the portfolio, until a plan is
   * committed, the import is given up or another file is read.
   */
  'import.read': inOpenVault(
    z.strictObject({ file: fileHandleSchema, fileName: line(300) }),
    readExtractSchema,
    { files: { file: 'open:import' }, leaves: noLine.list, refreshes: shownIn },
  ),
  /** Reads again the file of an import that a lock has interrupted; `null` when there is none. */
  'import.resume': inOpenVault(
    nothing,
    z.strictObject({
      extract: z
        .strictObject({
          fileName: z.string(),
          /** The import was being written, and is undone as a whole: by a lock, a stop, a kill. */
          wasInterrupted: z.boolean(),
          read: readExtractSchema,
        })
        .nullable(),
    }),
    { leaves: noLine.list, refreshes: [] },
  ),
  /** Gives up the import being prepared: its file and its choices are erased. */
  'import.giveUp': inOpenVault(nothing, nothing, { leaves: noLine.typing, refreshes: [] }),
  /** Decides every row without writing anything. Headings that a mapping by name does not hold are recognised as usual. */
  'import.plan': inOpenVault(
    z.strictObject({ mapping: importMappingFileSchema }),
    z.strictObject({ planId: planIdSchema, counts: importCountsSchema }),
    { leaves: noLine.list, refreshes: shownIn },
  ),
  'import.planLines': inOpenVault(
    z.strictObject({
      planId: planIdSchema,
      outcome: z.union([importOutcomeSchema, z.literal('suspected')]).nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ lines: z.array(importReportLineSchema), total: z.number().int() }),
    { leaves: noLine.list, refreshes: [] },
  ),
  /** Executes that very plan in one transaction. */
  'import.commit': inOpenVault(
    z.strictObject({ planId: planIdSchema }),
    z.strictObject({ batch: importBatchSchema }),
    {
      leaves: {
        kind: 'import.committed',
        detail: (_input, { batch: { counts } }) => ({
          rows: counts.rows,
          created: counts.created,
          merged: counts.merged,
          refused: counts.refused,
        }),
      },
      refreshes: shownIn,
    },
  ),
  'import.batches': inOpenVault(nothing, z.strictObject({ batches: z.array(importBatchSchema) }), {
    leaves: noLine.list,
    refreshes: [],
  }),
  'import.undo': inOpenVault(
    z.strictObject({ batchId: z.uuid() }),
    z.strictObject({ batch: importBatchSchema }),
    { leaves: { kind: 'import.undone' }, refreshes: shownIn },
  ),
} as const;
