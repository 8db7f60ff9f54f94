import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing } from '../base/procedure';
import { candidateIdSchema } from '../fields';
import {
  columnIdsSchema,
  listFiltersSchema,
  listIdSchema,
  listQuerySchema,
  listRowSchema,
  listSortSchema,
  selectionSchema,
} from './list';

/** How a list is looked at: its columns and their widths, how close its rows stand. Kept in the portfolio. */
export const listLayoutSchema = z.strictObject({
  /** Columns in their order; `null`: those of the declaration. */
  columns: columnIdsSchema.nullable(),
  widths: z.record(z.string().max(60), z.number().int().min(40).max(1200)),
  isCompact: z.boolean(),
});
export type ListLayout = z.infer<typeof listLayoutSchema>;
export const defaultLayout: ListLayout = { columns: null, widths: {}, isCompact: false };

/** What a view keeps beside its name: a question that is asked again each time, or rows picked by hand. */
const viewContent = {
  list: listIdSchema,
  name: line(60).trim().min(1, 'Donnez un nom à cette vue.'),
  filters: listFiltersSchema,
  text: line(200),
  sort: listSortSchema,
  columns: columnIdsSchema.nullable(),
};
export const savedViewSchema = z.strictObject({
  id: z.uuid(),
  ...viewContent,
  /** Rows that were picked by hand and are still there; `null`: the view is a rule. */
  picked: z.number().int().nonnegative().nullable(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

const shown = {
  list: listIdSchema,
  query: listQuerySchema,
  /** Columns shown, in their order. */
  columns: columnIdsSchema,
  /** `null`: the whole result. */
  selection: selectionSchema.nullable(),
};
/** Where the views and the layout of a list are shown. */
const shownIn = ['lists'] as const;

export const listsProcedures = {
  /** A slice of a filtered, sorted list, and how many rows it has in all. */
  'lists.read': inOpenVault(
    z.strictObject({
      list: listIdSchema,
      query: listQuerySchema,
      columns: columnIdsSchema,
      /** `null`: the whole result. */
      selection: selectionSchema.nullable().default(null),
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(500),
      /** For paper: people who object to it are left out. */
      isForPaper: z.boolean().default(false),
    }),
    z.strictObject({ rows: z.array(listRowSchema), total: z.number().int() }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  /** Identifiers of a slice of the same list: what is chosen between two rows. */
  'lists.ids': inOpenVault(
    z.strictObject({
      list: listIdSchema,
      query: listQuerySchema,
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(20_000),
    }),
    z.strictObject({ ids: z.array(z.string()) }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  /** Values that a column holds in the portfolio, for its filter; how many rows the list has without any. */
  'lists.values': inOpenVault(
    z.strictObject({ list: listIdSchema, column: line(60) }),
    z.strictObject({ values: z.array(z.string()) }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  /** What the people whom a filter asks for are called today; who is gone is left out. */
  'lists.names': inOpenVault(
    z.strictObject({ ids: z.array(candidateIdSchema).min(1).max(50) }),
    z.strictObject({ people: z.array(z.strictObject({ id: candidateIdSchema, name: z.string() })) }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  /** How many rows a list has, whatever is asked of it, and how many it leaves out besides. */
  'lists.size': inOpenVault(
    z.strictObject({ list: listIdSchema }),
    z.strictObject({ total: z.number().int(), leftOut: z.number().int() }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  /** Writes the list as it is shown, whole, as the kind of file that was chosen. Anyone can read it. */
  'lists.export': inOpenVault(
    z.strictObject({
      ...shown,
      csv: fileHandleSchema.nullable(),
      xlsx: fileHandleSchema.nullable(),
      pdf: fileHandleSchema.nullable(),
    }),
    z.strictObject({
      rows: z.number().int(),
      /** Rows left out of the file: of people who object to being in it. */
      withheld: z.number().int(),
    }),
    {
      files: { csv: 'save:list', xlsx: 'save:workbook', pdf: 'save:pdf' },
      leaves: { kind: 'list.exported', detail: ({ list }, { rows }) => ({ list, rows }) },
      refreshes: ['access', 'backups'],
    },
  ),
  'lists.layout': inOpenVault(
    z.strictObject({ list: listIdSchema }),
    z.strictObject({ layout: listLayoutSchema }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  'lists.saveLayout': inOpenVault(z.strictObject({ list: listIdSchema, layout: listLayoutSchema }), nothing, {
    leaves: noLine.nobody,
    refreshes: [],
  }),
  /** The views of a list, in the order in which they were made. */
  'lists.views': inOpenVault(
    z.strictObject({ list: listIdSchema }),
    z.strictObject({ views: z.array(savedViewSchema) }),
    { leaves: noLine.list, reads: true, refreshes: [] },
  ),
  /** Makes a view of what is asked, or of rows picked by hand. */
  'lists.addView': inOpenVault(
    z.strictObject({
      ...viewContent,
      /** Rows to keep, of the result of this query; `null`: the view is the question itself. */
      pick: z.strictObject({ query: listQuerySchema, selection: selectionSchema }).nullable(),
    }),
    z.strictObject({ view: savedViewSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Gives a view another name, or another question. */
  'lists.changeView': inOpenVault(
    z.strictObject({ id: z.uuid(), ...viewContent }).omit({ list: true }),
    z.strictObject({ view: savedViewSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Takes a view away; it can be put back until the portfolio is closed. */
  'lists.removeView': inOpenVault(z.strictObject({ id: z.uuid() }), nothing, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  'lists.restoreView': inOpenVault(
    z.strictObject({ id: z.uuid() }),
    z.strictObject({ view: savedViewSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
