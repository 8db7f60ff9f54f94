import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing } from '../base/procedure';
import { dateOrders } from '../base/time';
import { personStateSchema } from '../candidates';
import {
  type CandidateKey,
  candidateFields,
  candidateIdSchema,
  candidateKeys,
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
/** Columns that fill no one field of the person: both names, an act, an enrolment, what is never kept, what is left out. */
const otherTargets = ['fullName', 'lastInterviewOn', 'scheme', 'nir', 'ignored'] as const;
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
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252', 'iso-8859-15', 'macintosh', 'ibm850', 'xlsx']),
  hasByteOrderMark: z.boolean(),
  separator: z.enum([';', ',', '\t', '|']).nullable(),
});

/** A sheet of the workbook, read or not. */
export const importSheetSchema = z.strictObject({
  name: z.string(),
  /** Hidden in the workbook: read only when it is chosen by hand. */
  isHidden: z.boolean(),
  /** Filled rows under its headings. */
  rows: z.number().int(),
  /** One at least of its headings is known: it may be a list of people. */
  hasKnownHeadings: z.boolean(),
  /** Its rows are in the table. */
  isRead: z.boolean(),
});
export type ImportSheet = z.infer<typeof importSheetSchema>;

/** Most bytes of an extract. */
export const maxExtractBytes = 25 * 1024 * 1024;
/** Most characters of a cell that is corrected by hand: those of the longest field. */
const CELL_MAX = 5000;
/** Most rows of a file about which something is chosen. */
const CHOSEN_ROWS_MAX = 20_000;

/** Which of day and month a column of dates writes first; which of the names a column of both. */
const dateOrderSchema = z.enum(dateOrders);
const nameOrderSchema = z.enum(['family-first', 'given-first']);
const candidateKeySchema = z.enum(candidateKeys);

/** What the adviser decides of one row, against what the plan proposes. */
export const rowChoiceSchema = z.strictObject({
  /** `apart`: somebody else than whom the row looks like; `joined`: the same person; `reopened`: and her fiche is taken up again. */
  person: z.enum(['apart', 'joined', 'reopened']).optional(),
  /** Cells as they are corrected, by target: read as if the file had them. */
  cells: z.partialRecord(importTargetSchema, z.string().max(CELL_MAX)).optional(),
  /** Known values that those of the file replace, in place of what `takesChanges` says for all rows. */
  takes: z.array(candidateKeySchema).max(candidateKeys.length).optional(),
});
export type RowChoice = z.infer<typeof rowChoiceSchema>;

/** All that the adviser decides of an import, besides its columns. Nothing here is ever assumed: each is a choice. */
export const importChoicesSchema = z.strictObject({
  /** Answers about columns of dates that could be read both ways. */
  dateOrders: z.partialRecord(importTargetSchema, dateOrderSchema),
  /** Answer about a column of both names whose capitals do not tell them apart. */
  nameOrder: nameOrderSchema.nullable(),
  /** Every known value that the file says otherwise is replaced; else what is in the portfolio stays. */
  takesChanges: z.boolean(),
  /** Fiches of people who are there for sure, archived or in the trash, are taken up again. */
  reopens: z.boolean().default(false),
  /** By the number of the row among those of the file, from 1 (`row` of the report). */
  rows: z
    .record(z.string().regex(/^[1-9]\d{0,5}$/u), rowChoiceSchema)
    .refine((rows) => Object.keys(rows).length <= CHOSEN_ROWS_MAX, 'Trop de lignes choisies une à une.'),
});
export type ImportChoices = z.infer<typeof importChoicesSchema>;

/** Nothing decided: the plan as it is proposed. */
export const noChoices: ImportChoices = {
  dateOrders: {},
  nameOrder: null,
  takesChanges: false,
  reopens: false,
  rows: {},
};

/** A cell that was not read, or a value that is missing: what the adviser may correct in place. */
export const importFaultSchema = z.strictObject({
  target: importTargetSchema,
  /** As written in the file. */
  text: z.string(),
  reason: z.string(),
});
export type ImportFault = z.infer<typeof importFaultSchema>;

/** A known value that the file says otherwise. */
export const importChangeSchema = z.strictObject({
  field: candidateKeySchema,
  label: z.string(),
  /** In words; `null` where nothing was known, which other values of the same thing keep from being completed. */
  before: z.string().nullable(),
  after: z.string(),
  /** The file's value replaces the known one. */
  isTaken: z.boolean(),
});
export type ImportChange = z.infer<typeof importChangeSchema>;

/** Whom a row looks like, and how surely. */
const importLikenessSchema = z.strictObject({
  certainty: z.enum(['same', 'doubtful']),
  /** "la ligne 4" or "la fiche de Rey Inès", with since when it is archived or in the trash. */
  name: z.string(),
  /** Of that fiche; a row of the file is active. */
  state: personStateSchema,
});

/** A doubt about a whole column, asked once. */
export const importQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('date-order'),
    target: importTargetSchema,
    sentence: z.string(),
    answer: dateOrderSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('name-order'),
    target: z.literal('fullName'),
    sentence: z.string(),
    answer: nameOrderSchema.nullable(),
  }),
]);
export type ImportQuestion = z.infer<typeof importQuestionSchema>;

export const importOutcomeSchema = z.enum(['created', 'merged', 'refused']);
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

/** One line of the report, the same object in the preview, in the commit and on the command line. */
export const importReportLineSchema = z.strictObject({
  /** 1 for the first row under the heading: what choices name a row by. */
  row: z.number().int().positive(),
  /** Its line in the file or in its sheet, as a spreadsheet shows it. */
  line: z.number().int().positive(),
  /** Sheet that it stands in; `null` for a CSV. */
  sheet: z.string().nullable(),
  outcome: importOutcomeSchema,
  /** French: what is created or merged and what was understood on the way, or why the row is refused; whole sentences. */
  reason: z.string(),
  /** For the screen: the same, one sentence each, without what `changes` says already. The first says what is done, and why. */
  sentences: z.array(z.string()).min(1),
  /** Identifier of the candidate created or completed; `null` for a refused row. */
  candidate: candidateIdSchema.nullable(),
  suspectedDuplicateOf: candidateIdSchema.nullable(),
  /** Whom it looks like; `null`: nobody, or a refused row. */
  likeness: importLikenessSchema.nullable(),
  /** What was chosen against the proposal. */
  person: z.enum(['apart', 'joined', 'reopened']).nullable(),
  changes: z.array(importChangeSchema),
  faults: z.array(importFaultSchema),
  /** Targets whose cells were corrected by hand. */
  corrected: z.array(importTargetSchema),
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

/** Which rows of a plan are looked at: by outcome, or those that ask something. */
export const importShownSchema = z.union([
  importOutcomeSchema,
  z.enum(['alike', 'out', 'changed', 'unread']),
]);
export type ImportShown = z.infer<typeof importShownSchema>;

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
  /** Rows created apart that look like somebody: to compare. */
  suspected: z.number().int(),
  /** Rows that say of a known person something else than what is known. */
  changed: z.number().int(),
  /** French sentences about the file, its encoding, its sheets and its columns; unanswered questions among them. */
  notices: z.array(z.string()),
  report: z.array(importReportLineSchema.omit({ who: true, sentences: true })),
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
  /** Every sheet of a workbook; empty for a CSV. */
  sheets: z.array(importSheetSchema),
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
    { files: { file: 'open:import' }, leaves: noLine.list, refreshes: [] },
  ),
  /** The same for a file that was dropped on the window: no path crosses, the name is bare, the size bounded here. */
  'import.readBytes': inOpenVault(
    z.strictObject({
      fileName: line(300),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.length <= maxExtractBytes, 'Ce fichier dépasse 25\u00A0Mo.'),
    }),
    readExtractSchema,
    { leaves: noLine.list, refreshes: [] },
  ),
  /** Reads again the workbook that was chosen: these sheets together, in the order of the workbook. */
  'import.chooseSheets': inOpenVault(
    z.strictObject({ sheets: z.array(z.string().max(300)).min(1).max(200) }),
    readExtractSchema,
    { leaves: noLine.list, refreshes: [] },
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
    z.strictObject({ mapping: importMappingFileSchema, choices: importChoicesSchema.optional() }),
    z.strictObject({
      planId: planIdSchema,
      counts: importCountsSchema,
      /** Rows that look like somebody without certainty, or whose person was chosen. */
      alike: z.number().int(),
      /** Rows that look like somebody whose fiche is archived or in the trash. */
      out: z.number().int(),
      /** Rows that say of a known person something else than what is known. */
      changed: z.number().int(),
      /** Rows that are taken, with a cell that could not be read. */
      unread: z.number().int(),
      /** French sentences about what the columns hold. */
      notices: z.array(z.string()),
      questions: z.array(importQuestionSchema),
    }),
    { leaves: noLine.list, refreshes: [] },
  ),
  'import.planLines': inOpenVault(
    z.strictObject({
      planId: planIdSchema,
      outcome: importShownSchema.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ lines: z.array(importReportLineSchema), total: z.number().int() }),
    { leaves: noLine.list, refreshes: [] },
  ),
  /**
   * Writes the refused rows of a plan as a CSV for a spreadsheet: the headings of the file, its cells, and the reason. Mended,
   * it is imported again. Social security numbers are left out.
   */
  'import.exportRefused': inOpenVault(
    z.strictObject({ planId: planIdSchema, file: fileHandleSchema }),
    z.strictObject({ rows: z.number().int() }),
    {
      files: { file: 'save:refused-rows' },
      leaves: { kind: 'list.exported' },
      refreshes: [],
    },
  ),
  /** Writes an empty workbook whose headings the import recognises, with what each column takes. */
  'import.writeTemplate': inOpenVault(z.strictObject({ file: fileHandleSchema }), nothing, {
    files: { file: 'save:workbook' },
    leaves: noLine.nobody,
    refreshes: [],
  }),
  /** Executes that very plan in one transaction. Its refused rows may still be written until another file is read. */
  'import.commit': inOpenVault(
    z.strictObject({ planId: planIdSchema }),
    z.strictObject({
      batch: importBatchSchema,
      /** Records that were known before, and gained something. */
      completed: z.number().int(),
      /** Rows that say of a known person something else than what stays known. */
      kept: z.number().int(),
      /** Rows that are taken, with a cell that could not be read. */
      unread: z.number().int(),
      /** Refused rows that hold nothing: there is nothing of them to mend. */
      blank: z.number().int(),
    }),
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
  'import.undo': inOpenVault(
    z.strictObject({ batchId: z.uuid() }),
    z.strictObject({ batch: importBatchSchema }),
    { leaves: { kind: 'import.undone' }, refreshes: shownIn },
  ),
} as const;
