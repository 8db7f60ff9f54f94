import { Refusal } from '../../../shared/base';
import { fold, typography } from '../../../shared/base/text';
import { addDays, type CivilDate } from '../../../shared/base/time';
import {
  type Cell,
  columnNamed,
  faultOfQuery,
  isOfAllRows,
  type ListFilter,
  type ListId,
  type ListQuery,
  type ListRow,
  type ListSelection,
} from '../../../shared/lists';
import { nextDeadlinesOf } from '../contract-files';
import type { Db } from '../db';
import type { Deps } from '../service/deps';
import { lists } from './declared';
import { leftOutOf, markOf, matchingOf, peopleOf, rowsAt } from './lists.repository';
import { inOrder, pickedFrom, type Whole, wholeOrder, without } from './orders.repository';
import { requestCells } from './requests.repository';
import { sources } from './sources.repository';

/** A list as it is shown, whole, or the rows that are chosen in it. */
export interface Shown {
  readonly list: ListId;
  readonly query: ListQuery;
  readonly columns: readonly string[];
  readonly selection: ListSelection | null;
}

/** Refuses what the declaration of a list does not know, in words. */
export function check(list: ListId, query: ListQuery, columns: readonly string[]): void {
  const fault = faultOfQuery(lists[list], query, columns);
  if (fault !== null) throw new Refusal('INVALID_INPUT', { message: typography(fault) });
}

const idsOnly = { columns: [], filters: [] };

type Computed = ReadonlyMap<string, Readonly<Record<string, Cell>>>;
/** Cells that no SQL tells, by row: computed for the rows given. */
function computedOf(deps: Deps, list: ListId, ids: readonly string[]): Computed {
  if (list === 'rights-requests') return requestCells(deps.db, ids, deps.clock.today());
  return list === 'contract-files' ? nextDeadlinesOf(deps, ids) : new Map();
}

type Span = { readonly from: string | number | null; readonly to: string | number | null };
/** Days are texts in their order; what holds nothing is within no span. */
const isWithin = (text: string, { from, to }: Span): boolean =>
  text !== '' && (from === null || text >= String(from)) && (to === null || text <= String(to));

/** The question of a filter, asked of a computed cell. */
function meets(filter: ListFilter, cell: Cell, today: CivilDate): boolean {
  const text = cell === null ? '' : String(cell);
  switch (filter.operator) {
    case 'empty':
      return text === '';
    case 'filled':
      return text !== '';
    case 'contains':
      return fold(filter.value)
        .split(' ')
        .every((word) => fold(text).includes(word));
    case 'one-of':
      return filter.value.includes(text);
    case 'between':
      return isWithin(text, filter.value);
    case 'coming':
      return isWithin(text, { from: today, to: addDays(today, filter.value) });
    case 'past':
      return isWithin(text, { from: addDays(today, -filter.value), to: today });
    case 'older':
      return isWithin(text, { from: null, to: addDays(today, -filter.value - 1) });
  }
}

/** What was made for a question, kept until anything is written: the list moves, its question does not. */
interface Kept<T> {
  readonly key: string;
  readonly mark: number;
  readonly value: T;
}
type Memory<T> = WeakMap<Db, readonly Kept<T>[]>;
const MOST_KEPT = 4;
/** Row numbers in the order of a question, for the pages that follow. */
const results: Memory<Int32Array> = new WeakMap();
/** Whole lists in an order: another filter of the same list picks from it. */
const orders: Memory<Whole> = new WeakMap();

/** Rows that a list leaves out: taken from its answers, so that no question and no order has to ask each row. */
const outs: Memory<Int32Array> = new WeakMap();
const none = new Int32Array();
const leftOut = (db: Db, list: ListId): Int32Array =>
  remembered(outs, db, list, markOf(db, list), () => leftOutOf(db, list));

/** What is kept under a key, made where nothing is or anything was written since. */
function remembered<T>(memory: Memory<T>, db: Db, key: string, mark: number, make: () => T): T {
  const known = (memory.get(db) ?? []).filter((each) => each.key !== key || each.mark === mark);
  const found = known.find((each) => each.key === key);
  const value = found === undefined ? make() : found.value;
  memory.set(db, [{ key, mark, value }, ...known.filter((each) => each !== found)].slice(0, MOST_KEPT));
  return value;
}

/** Up to so many rows, putting them in order takes less than the whole list in that order. */
const FEW = 2000;

/** The rows of a question in the order of a column that SQL tells. */
function ordered(
  deps: Deps,
  list: ListId,
  matching: Int32Array | null,
  { sort, filters }: Pick<ListQuery, 'sort' | 'filters'>,
): Int32Array {
  const { db, clock } = deps;
  const today = clock.today();
  // Lines are ordered by those that meet the question: there is no whole order to pick from.
  const isOfLine = sources[list].columns[sort.key]?.isOfLine === true;
  if (isOfLine || (matching !== null && matching.length <= FEW))
    return inOrder(db, list, matching, { sort, filters }, today);
  const whole = remembered(orders, db, JSON.stringify([list, sort.key, today]), markOf(db, list), () =>
    wholeOrder(db, list, sort.key, today),
  );
  return pickedFrom(whole, matching, sort.descending);
}

/** Row numbers of the whole result, in its order. `selection` narrows it; of what leaves, whoever objects is left out. */
export function resultOf(
  deps: Deps,
  list: ListId,
  query: ListQuery,
  selection: ListSelection | null = null,
  isLeaving = false,
): Int32Array {
  const { db, clock } = deps;
  const key = JSON.stringify([list, query, selection, isLeaving, clock.today()]);
  return remembered(results, db, key, markOf(db, list), () => made(deps, list, query, selection, isLeaving));
}

function made(
  deps: Deps,
  list: ListId,
  query: ListQuery,
  selection: ListSelection | null,
  isLeaving: boolean,
): Int32Array {
  const { db, clock } = deps;
  const { computed } = sources[list];
  const isComputed = (id: string): boolean => computed.includes(id);
  const today = clock.today();
  const filters = query.filters.filter(({ field }) => !isComputed(field));
  const found = matchingOf(db, list, { ...query, filters, selection, isLeaving }, today);
  const out = isOfAllRows(lists[list], query.filters) ? none : leftOut(db, list);
  const matching = found === null ? null : without(found, out);
  const inPlace = ordered(deps, list, matching, { ...query, filters });
  const told = found === null ? without(inPlace, out) : inPlace;
  const asked = query.filters.filter(({ field }) => isComputed(field));
  if (asked.length === 0 && !isComputed(query.sort.key)) return told;
  // Few lists have such columns, and few rows: they are all computed to be compared.
  const ids = rowsAt(db, list, told, idsOnly, today).map(({ id }) => id);
  const cells = computedOf(deps, list, ids);
  const rows = [...told].map((rowid, index) => ({ rowid, cells: cells.get(ids[index] ?? '') ?? {} }));
  const left = rows.filter((row) =>
    asked.every((filter) => meets(filter, row.cells[filter.field] ?? null, today)),
  );
  const { key, descending } = query.sort;
  if (isComputed(key)) {
    const order = (row: (typeof rows)[number]): string => fold(String(row.cells[key] ?? ''));
    left.sort((a, b) => {
      const [one, other] = [order(a), order(b)];
      // What holds nothing comes last, whichever the way.
      if (one === '' || other === '') return Number(one === '') - Number(other === '');
      return one === other ? 0 : one < other !== descending ? -1 : 1;
    });
  }
  return Int32Array.from(left, ({ rowid }) => rowid);
}

/** Row numbers of those that meet a question, in no order, without those that a list leaves out; `null`: all but these. */
export function meetingOf(deps: Deps, list: ListId, query: ListQuery): Int32Array | null {
  check(list, query, []);
  const { computed } = sources[list];
  if (query.filters.some(({ field }) => computed.includes(field))) return resultOf(deps, list, query);
  const { db, clock } = deps;
  const isWhole = isOfAllRows(lists[list], query.filters);
  const found = matchingOf(db, list, { ...query, selection: null, isLeaving: false }, clock.today());
  return found === null || isWhole ? found : without(found, leftOut(db, list));
}

/** Rows of a slice of a result, computed cells among theirs. */
export function rowsOf(
  deps: Deps,
  list: ListId,
  rowids: Iterable<number>,
  columns: readonly string[],
  filters: readonly ListFilter[],
): readonly ListRow[] {
  const rows = rowsAt(deps.db, list, rowids, { columns, filters }, deps.clock.today());
  const wanted = sources[list].computed.filter((id) => columns.includes(id));
  if (wanted.length === 0) return rows;
  const cells = computedOf(
    deps,
    list,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const computed = cells.get(row.id) ?? {};
    return {
      ...row,
      cells: { ...row.cells, ...Object.fromEntries(wanted.map((id) => [id, computed[id] ?? null])) },
    };
  });
}

export function readList(
  deps: Deps,
  { list, query, columns, selection }: Shown,
  offset: number,
  limit: number,
  isLeaving = false,
): { readonly rows: ListRow[]; readonly total: number } {
  check(list, query, columns);
  const rowids = resultOf(deps, list, query, selection, isLeaving);
  return {
    rows: [...rowsOf(deps, list, rowids.subarray(offset, offset + limit), columns, query.filters)],
    total: rowids.length,
  };
}

/** Identifiers of some row numbers, in their order. */
export const idsOf = (deps: Deps, list: ListId, rowids: Iterable<number>): string[] =>
  rowsAt(deps.db, list, rowids, idsOnly, deps.clock.today()).map(({ id }) => id);

/** Whom a saved list is about: the people it names. A list of employers or of imports names nobody. */
export function aboutOf(
  deps: Deps,
  shown: { readonly list: ListId; readonly query: ListQuery; readonly selection: ListSelection | null },
): readonly string[] {
  const rowids = resultOf(deps, shown.list, shown.query, shown.selection, true);
  return peopleOf(deps.db, shown.list, rowids);
}

/** A column whose values are proposed; refused for any other. */
export function suggestible(list: ListId, id: string): string {
  if (columnNamed(lists[list], id)?.isSuggested !== true)
    throw new Refusal('INVALID_INPUT', {
      message: typography(`Les valeurs de « ${id} » ne se proposent pas dans cette liste.`),
    });
  return id;
}
