import { z } from 'zod';
import { line } from '../base/procedure';
import { type CivilDate, civilDateSchema } from '../base/time';
import type { Choice } from '../fields';

/*
 * A list, declared once: what it is called, its columns, and of each what it holds. From the declaration are made the
 * table, the filters and their sentence, the query of the vault, the files that leave. `docs/adr/0033-one-list.md`.
 */

export const listIds = [
  'candidates',
  'rights',
  'employers',
  'contract-files',
  'imports',
  'accesses',
  'rights-requests',
] as const;
export const listIdSchema = z.enum(listIds);
export type ListId = z.infer<typeof listIdSchema>;

/** What a column holds, hence how it is asked and shown. */
export type ColumnKind =
  | 'text'
  /** Somebody of the portfolio: asked by who it is, or by a part of the name. */
  | 'person'
  /** Another record, by what it is called. */
  | 'record'
  | 'phone'
  | 'siret'
  | 'date'
  | 'instant'
  | 'number'
  | 'age'
  | 'money'
  | 'choice'
  | 'several'
  | 'tri-state'
  | 'yes-no';

/** Words of a filter inside the sentence of a list; what is not said is made from the name of the column. */
export interface FilterWords {
  /** One of some values, given as they are read and as they are kept. */
  readonly oneOf?: (words: readonly string[], values: readonly string[]) => string;
  readonly between?: (span: string) => string;
  readonly empty?: string;
  readonly filled?: string;
}

/** Values of a column that are proposed together, under a heading. */
export interface ChoiceGroup {
  readonly heading: string;
  readonly values: readonly string[];
}

export interface ListColumn {
  readonly id: string;
  /** At the head of the column, where there is little room. */
  readonly heading: string;
  /** Its name in menus, and in sentences without its capital. */
  readonly label: string;
  readonly said: string;
  readonly kind: ColumnKind;
  /** Least width in pixels, and its share of what is beyond; 0: it does not grow. */
  readonly width: number;
  readonly grows: number;
  /** Shown unless the adviser chose otherwise. */
  readonly isDefault: boolean;
  /** Names somebody: masked by discretion, never kept in an address. */
  readonly isPrivate: boolean;
  /** Values that it may hold, in their order; for `choice`, `several`, `tri-state` and `yes-no`. */
  readonly choices: readonly Choice[];
  /** How its filter proposes them on a day, where it is not one after the other. */
  readonly groupsOn?: (day: CivilDate) => readonly ChoiceGroup[];
  /** A text whose values are few: those of the portfolio are proposed. */
  readonly isSuggested: boolean;
  /** Names the adviser who follows the row: each may ask for her own. */
  readonly isFollower?: true;
  /** May hold nothing. */
  readonly isOptional: boolean;
  /** Cannot be asked: a text that is made of several things. */
  readonly isFilterable: boolean;
  readonly words: FilterWords;
}

/** A view that every portfolio has, beside those that an adviser makes. */
export interface DeclaredView {
  readonly id: string;
  readonly name: string;
  readonly filters: readonly ListFilter[];
  readonly sort: ListSort;
  readonly columns: readonly string[];
  /** What is said where it shows nothing, and what would change that. */
  readonly none: string;
  readonly advice: string;
}

export interface ListDeclaration {
  readonly id: ListId;
  /** Its name, which begins the sentence: « Candidats ». */
  readonly title: string;
  /** One row, and several, to count them. */
  readonly one: string;
  readonly many: string;
  /** « Aucune ligne », « Toutes ». */
  readonly isFeminine?: true;
  readonly columns: readonly ListColumn[];
  readonly sort: ListSort;
  /** What the box above the list looks into; without it, there is none. */
  readonly search?: string;
  readonly views?: readonly DeclaredView[];
  /** The declared view that is shown first; all rows without it. */
  readonly opensOn?: string;
  /** Some rows are left out of it, unless a filter asks one of these columns; the vault says which. */
  readonly leavesOut?: {
    readonly unless: readonly string[];
    /** Said where it leaves out every row there is, and where those are found. */
    readonly none: string;
    readonly advice: string;
  };
}

/** Whether a question is asked of all rows, those that the list leaves out included. */
export const isOfAllRows = ({ leavesOut }: ListDeclaration, filters: readonly ListFilter[]): boolean =>
  leavesOut === undefined || filters.some(({ field: asked }) => leavesOut.unless.includes(asked));

/**
 * What a cell holds as it crosses: never dressed, so that the window, the table and the PDF each dress it. Of a
 * person or another record, the identifier and what it is called.
 */
export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type Cell = z.infer<typeof cellSchema>;

export const listRowSchema = z.strictObject({ id: z.string(), cells: z.record(z.string(), cellSchema) });
export type ListRow = z.infer<typeof listRowSchema>;

const field = line(60).min(1);
const days = z.strictObject({ from: civilDateSchema.nullable(), to: civilDateSchema.nullable() });
const numbers = z.strictObject({
  from: z.number().min(-1e12).max(1e12).nullable(),
  to: z.number().min(-1e12).max(1e12).nullable(),
});
/** One condition, as data. The rows of a list meet all of its filters. */
export const listFilterSchema = z.discriminatedUnion('operator', [
  z.strictObject({ field, operator: z.literal('contains'), value: line(100).min(1) }),
  z.strictObject({ field, operator: z.literal('one-of'), value: z.array(line(200)).min(1).max(50) }),
  z.strictObject({ field, operator: z.literal('between'), value: z.union([days, numbers]) }),
  /** Days from today, today included: a view that is kept does not age. */
  z.strictObject({
    field,
    operator: z.enum(['coming', 'past', 'older']),
    value: z.number().int().min(0).max(36_500),
  }),
  z.strictObject({ field, operator: z.enum(['empty', 'filled']), value: z.null() }),
]);
export type ListFilter = z.infer<typeof listFilterSchema>;
export type ListOperator = ListFilter['operator'];

export const listFiltersSchema = z.array(listFilterSchema).max(30);
export const listSortSchema = z.strictObject({ key: field, descending: z.boolean() });
export type ListSort = z.infer<typeof listSortSchema>;

/** What is asked of a list: text of its box, filters (all of them), order, and the hand-picked view it is limited to. */
export const listQuerySchema = z.strictObject({
  text: line(200),
  filters: listFiltersSchema,
  sort: listSortSchema,
  picked: z.uuid().nullable(),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

export const columnIdsSchema = z.array(field).min(1).max(80);

/** Rows chosen one by one, or the whole result but some. */
export const selectionSchema = z.union([
  z.strictObject({ ids: z.array(line(60)).min(1).max(20_000) }),
  z.strictObject({ except: z.array(line(60)).max(20_000) }),
]);
export type ListSelection = z.infer<typeof selectionSchema>;

/** The operators that a column admits, the most usual first. */
export function operatorsOf({
  kind,
  isOptional,
  isSuggested,
  isFilterable,
}: Pick<ListColumn, 'kind' | 'isOptional' | 'isSuggested' | 'isFilterable'>): readonly ListOperator[] {
  if (!isFilterable) return [];
  const presence: readonly ListOperator[] = isOptional ? ['empty', 'filled'] : [];
  switch (kind) {
    case 'text':
      return isSuggested ? ['one-of', 'contains', ...presence] : ['contains', ...presence];
    case 'record':
    case 'phone':
    case 'siret':
      return ['contains', ...presence];
    case 'person':
      return ['one-of', 'contains', ...presence];
    case 'date':
      return ['between', 'coming', 'past', 'older', ...presence];
    case 'instant':
      return ['between', 'past', 'older', ...presence];
    case 'number':
    case 'age':
    case 'money':
      return ['between', ...presence];
    case 'choice':
    case 'several':
      return ['one-of', ...presence];
    case 'tri-state':
    case 'yes-no':
      return ['one-of'];
  }
}

export const columnNamed = (list: ListDeclaration, id: string): ListColumn | undefined =>
  list.columns.find((column) => column.id === id);

export const defaultColumns = (list: ListDeclaration): readonly string[] =>
  list.columns.filter(({ isDefault }) => isDefault).map(({ id }) => id);

/** The people whom filters ask for, by their identifiers. */
export const namedIn = (list: ListDeclaration, filters: readonly ListFilter[]): string[] => [
  ...new Set(
    filters.flatMap((filter) =>
      filter.operator === 'one-of' && columnNamed(list, filter.field)?.kind === 'person' ? filter.value : [],
    ),
  ),
];

const isSpanOfDays = (value: { readonly from: unknown; readonly to: unknown }): boolean =>
  [value.from, value.to].every((one) => one === null || typeof one === 'string');

/** Why a filter does not fit a list, as a French sentence; `null` when it does. */
export function faultOfFilter(list: ListDeclaration, filter: ListFilter): string | null {
  const column = columnNamed(list, filter.field);
  if (column === undefined) return `La liste « ${list.title} » n’a pas de colonne « ${filter.field} ».`;
  if (!operatorsOf(column).includes(filter.operator))
    return `La colonne « ${column.label} » ne se filtre pas ainsi.`;
  if (filter.operator === 'one-of' && !column.isSuggested && column.kind !== 'person') {
    const unknown = filter.value.find((one) => column.choices.every(({ value }) => value !== one));
    if (unknown !== undefined)
      return `« ${unknown} » n’est pas une valeur de la colonne « ${column.label} ».`;
  }
  if (filter.operator === 'between') {
    const { from, to } = filter.value;
    const asksDays = column.kind === 'date' || column.kind === 'instant';
    if (from === null && to === null) return `Donnez au moins une borne à « ${column.label} ».`;
    if (isSpanOfDays(filter.value) !== asksDays)
      return asksDays
        ? `La colonne « ${column.label} » se filtre entre deux dates.`
        : `La colonne « ${column.label} » se filtre entre deux nombres.`;
    if (from !== null && to !== null && from > to)
      return `Les bornes de « ${column.label} » sont inversées : la première est après la seconde.`;
  }
  return null;
}

/** Why a query or columns do not fit a list; `null` when they do. */
export function faultOfQuery(
  list: ListDeclaration,
  query: ListQuery,
  columns: readonly string[],
): string | null {
  for (const filter of query.filters) {
    const fault = faultOfFilter(list, filter);
    if (fault !== null) return fault;
  }
  const unknown = [query.sort.key, ...columns].find((id) => columnNamed(list, id) === undefined);
  if (unknown !== undefined) return `La liste « ${list.title} » n’a pas de colonne « ${unknown} ».`;
  if (query.text.trim() !== '' && list.search === undefined)
    return `La liste « ${list.title} » se cherche par ses filtres.`;
  return null;
}
