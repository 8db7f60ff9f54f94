import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing } from '../base/procedure';
import { candidateIdSchema } from '../fields';

/** What a column of an extract can be taken for; `ignored` is a choice like another. */
export const importTargets = [
  'fileNumber',
  'civility',
  'birthName',
  'usualName',
  'firstName',
  'birthDate',
  'street',
  'addressComplement',
  'postcode',
  'commune',
  'mobilePhone',
  'landlinePhone',
  'email',
  'level',
  'diplomaObtained',
  'diplomaLabel',
  'jobSeekerSince',
  'jobSeekerNumber',
  'disabledWorker',
  'qpv',
  'zrr',
  'drivingLicence',
  'adviser',
  'firstReceptionOn',
  'lastInterviewOn',
  'scheme',
  'romeCode',
  'projectLabel',
  'comment',
  'nir',
  'ignored',
] as const;
export const importTargetSchema = z.enum(importTargets);
export type ImportTarget = z.infer<typeof importTargetSchema>;

/** Target of each column, in the order of the file. */
export const importMappingSchema = z.array(importTargetSchema).max(200);
export type ImportMapping = z.infer<typeof importMappingSchema>;

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
