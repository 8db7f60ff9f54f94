import { z } from 'zod';
import { fileHandleSchema, inOpenVault, inVault, noLine } from '../base/procedure';
import { civilDateSchema, monthSchema, quarterSchema } from '../base/time';

/** A published cell: a count, or `c` where it is confidential. */
export const cellSchema = z.union([z.number().int().nonnegative(), z.literal('c')]);
export type Cell = z.infer<typeof cellSchema>;

/**
 * One table of the export: an indicator broken down by one axis. Modalities in their fixed order, then the total.
 * Tables of the same `code` share their total; `B6.CEJ` is the row `CEJ` of `B6` as a population of its own.
 */
export const indicatorTableSchema = z.strictObject({
  code: z.string(),
  label: z.string(),
  unit: z.enum(['persons', 'entries', 'files']),
  definition: z.string(),
  source: z.string(),
  axis: z.enum(['sex', 'age', 'level', 'scheme', 'kind']),
  axisLabel: z.string(),
  rows: z.array(z.strictObject({ modality: z.string(), label: z.string(), value: cellSchema })),
  total: cellSchema,
});
export type IndicatorTable = z.infer<typeof indicatorTableSchema>;

/**
 * Where a quarter stands. Once exported it is frozen: its figures no longer follow the portfolio, but for a correction
 * that tells of nobody (docs/adr/0029-the-export-as-one-system.md).
 */
const publicationStateSchema = z.strictObject({
  state: z.enum(['new', 'frozen', 'corrected']),
  /** Number of the publication that is shown: the one that left, or that would. */
  revision: z.number().int().positive(),
  /** When the last one left; `null` before the first. */
  publishedOn: civilDateSchema.nullable(),
  /** Later entries would change the figures, and are not published. */
  hasPendingCorrection: z.boolean(),
  /** The quarter was exported on that day by a version that kept nothing of it. */
  exportedBeforeOn: civilDateSchema.nullable(),
});
export type PublicationState = z.infer<typeof publicationStateSchema>;

export const quarterReportSchema = z.strictObject({
  quarter: quarterSchema,
  periodLabel: z.string(),
  recipient: z.string(),
  structure: z.string(),
  /** Code of the structure in the settings; `''` when it has none. */
  structureCode: z.string(),
  threshold: z.number().int(),
  isDemo: z.boolean(),
  tables: z.array(indicatorTableSchema),
  /** Number of `c` in the report; a total that several tables share counts once. */
  maskedCells: z.number().int(),
  /** What the reader must know of the data: enrolments without date, candidates without sex… as counts. */
  quality: z.array(z.strictObject({ code: z.string(), label: z.string(), value: cellSchema })),
  fileName: z.string(),
  publication: publicationStateSchema,
});
export type QuarterReport = z.infer<typeof quarterReportSchema>;

/** Whether a quarter exported as it stands is frozen by that: its first export, and each corrected one. */
export const freezesQuarter = ({ state }: Pick<PublicationState, 'state'>): boolean => state !== 'frozen';

/** Whose people are counted: those of whom the adviser of the settings is the referent, or everybody of the portfolio. */
export const countedPeople = ['adviser', 'portfolio'] as const;
const countedPeopleSchema = z.enum(countedPeople);
export type CountedPeople = z.infer<typeof countedPeopleSchema>;

/** Without `people`: the adviser's own, or everybody where nobody has that referent. */
const ownQuestionSchema = z.strictObject({ quarter: quarterSchema, people: countedPeopleSchema.optional() });

/**
 * The adviser's own figures of a quarter, in clear, the present one included up to today: for the screen, whoever opens the
 * portfolio reads the people themselves. None of it leaves: the export has its own report.
 */
export const ownFiguresSchema = z.strictObject({
  quarter: quarterSchema,
  periodLabel: z.string(),
  people: countedPeopleSchema,
  /** The adviser of the settings, `''` when it is not given, and how many people have that referent. */
  adviser: z.string(),
  followed: z.int().nonnegative(),
  isOver: z.boolean(),
  tables: z.array(indicatorTableSchema),
  quality: z.array(z.strictObject({ code: z.string(), label: z.string(), value: cellSchema })),
});
export type OwnFigures = z.infer<typeof ownFiguresSchema>;

/** What happened in each of twelve months, the last one up to today. */
export const trendSchema = z.strictObject({
  months: z.array(
    z.strictObject({
      month: monthSchema,
      /** People who had at least one contact. */
      inContact: z.int().nonnegative(),
      firstReceived: z.int().nonnegative(),
      entries: z.int().nonnegative(),
      signed: z.int().nonnegative(),
    }),
  ),
});
export type Trend = z.infer<typeof trendSchema>;

export const exportCheckSchema = z.strictObject({
  isValid: z.boolean(),
  quarter: quarterSchema.nullable(),
  files: z.array(
    z.strictObject({ name: z.string(), verdict: z.enum(['intact', 'altered', 'missing', 'unexpected']) }),
  ),
  faults: z.array(z.string()),
});
export type ExportCheck = z.infer<typeof exportCheckSchema>;

/** SHA-256 of a report, in hexadecimal: what the screen showed and what is written are the same when it is. */
const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const indicatorsProcedures = {
  'indicators.own': inOpenVault(ownQuestionSchema, ownFiguresSchema, {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  /** The twelve months that end with the quarter, or today where it is not over. */
  'indicators.trend': inOpenVault(ownQuestionSchema, trendSchema, {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  /** The quarter's figures, masked as they would leave: every cell that the file would hold. */
  'indicators.quarter': inOpenVault(
    z.strictObject({ quarter: quarterSchema }),
    z.strictObject({ report: quarterReportSchema, fingerprint: fingerprintSchema }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  /**
   * Writes the ZIP of the quarter; `sha256` is the one of the whole file. With the `fingerprint` of the report on the
   * screen, refuses (EXPORT_STALE) when the figures have changed since it was shown.
   */
  'indicators.writeExport': inOpenVault(
    z.strictObject({
      quarter: quarterSchema,
      file: fileHandleSchema,
      fingerprint: fingerprintSchema.optional(),
    }),
    z.strictObject({ sha256: z.string(), report: quarterReportSchema }),
    {
      files: { file: 'save:export' },
      leaves: { kind: 'export.written', detail: ({ quarter }) => ({ quarter }) },
      refreshes: ['indicators'],
    },
  ),
  'indicators.verifyExport': inVault(z.strictObject({ file: fileHandleSchema }), exportCheckSchema, {
    files: { file: 'open:export' },
    leaves: noLine.nobody,
    refreshes: ['indicators'],
  }),
} as const;
