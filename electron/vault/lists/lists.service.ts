import { Refusal } from '../../../shared/base';
import { fold, typography } from '../../../shared/base/text';
import {
  type Cell,
  columnNamed,
  faultOfQuery,
  type ListFilter,
  type ListId,
  type ListQuery,
  type ListRow,
  type ListSelection,
  lists,
} from '../../../shared/lists';
import { nextDeadlinesOf } from '../contract-files';
import type { Db } from '../db';
import type { Deps } from '../service/deps';
import { markOf, matchingOf, peopleOf, rowsAt } from './lists.repository';
import { inOrder, wholeOrder } from './orders.repository';
import { sources } from './sources.repository';

/** Refuses what the declaration of a list does not know, in words. */
export function check(list: ListId, query: ListQuery, columns: readonly string[]): void {
  const fault = faultOfQuery(lists[list], query, columns);
  if (fault !== null) throw new Refusal('INVALID_INPUT', { message: typography(fault) });
}

type Computed = ReadonlyMap<string, Readonly<Record<string, Cell>>>;
/** Cells that no SQL tells, by row: computed for the rows given. */
function computedOf(deps: Deps, list: ListId, ids: readonly string[]): Computed {
  return list === 'contract-files' ? nextDeadlinesOf(deps, ids) : new Map();
}

/** The question of a filter, asked of a computed cell. */
function meets(filter: ListFilter, cell: Cell): boolean {
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
    case 'between': {
      const { from, to } = filter.value;
      return text !== '' && (from === null || text >= String(from)) && (to === null || text <= String(to));
    }
  }
}

/** Rows that were in order for a question, kept for the pages that follow: the list moves, its question does not. */
interface Kept {
  readonly key: string;
  readonly mark: number;
  readonly rowids: Int32Array;
}
const kept = new WeakMap<Db, Kept[]>();
const MOST_KEPT = 4;
/** Whole lists in an order, kept likewise: another filter of the same list picks from it. */
const orders = new WeakMap<Db, Kept[]>();

/** What is kept under a key in one of both, made where nothing is or anything was written since. */
function remembered(
  memory: WeakMap<Db, Kept[]>,
  db: Db,
  key: string,
  mark: number,
  make: () => Int32Array,
): Int32Array {
  const known = (memory.get(db) ?? []).filter((each) => each.key !== key || each.mark === mark);
  const found = known.find((each) => each.key === key);
  const rowids = found?.rowids ?? make();
  memory.set(db, [{ key, mark, rowids }, ...known.filter((each) => each !== found)].slice(0, MOST_KEPT));
  return rowids;
}

/** Up to so many rows, putting them in order takes less than the whole list in that order. */
const FEW = 2000;

/** The rows of a question in the order of a column that SQL tells. */
function ordered(deps: Deps, list: ListId, matching: Int32Array | null, sort: ListQuery['sort']): Int32Array {
  const { db, clock } = deps;
  const today = clock.today();
  if (matching !== null && matching.length <= FEW) return inOrder(db, list, matching, sort, today);
  const whole = remembered(orders, db, JSON.stringify([list, sort.key, today]), markOf(db, list), () =>
    wholeOrder(db, list, sort.key, today),
  );
  let rowids = whole;
  if (matching !== null) {
    const isThere = new Uint8Array(matching.reduce((most, rowid) => Math.max(most, rowid), 0) + 1);
    for (const rowid of matching) isThere[rowid] = 1;
    rowids = whole.filter((rowid) => isThere[rowid] === 1);
  }
  return sort.descending ? rowids.toReversed() : rowids;
}

/** Row numbers of the whole result, in its order. `selection` narrows it. */
export function resultOf(
  deps: Deps,
  list: ListId,
  query: ListQuery,
  selection: ListSelection | null = null,
): Int32Array {
  const { db, clock } = deps;
  const today = clock.today();
  const key = JSON.stringify([list, query, selection, today]);
  return remembered(kept, db, key, markOf(db, list), () => made(deps, list, query, selection));
}

function made(deps: Deps, list: ListId, query: ListQuery, selection: ListSelection | null): Int32Array {
  const { db, clock } = deps;
  const { computed } = sources[list];
  const isComputed = (id: string): boolean => computed.includes(id);
  const today = clock.today();
  const matching = matchingOf(
    db,
    list,
    { ...query, filters: query.filters.filter(({ field }) => !isComputed(field)), selection },
    today,
  );
  const told = ordered(deps, list, matching, query.sort);
  const asked = query.filters.filter(({ field }) => isComputed(field));
  if (asked.length === 0 && !isComputed(query.sort.key)) return told;
  // Few lists have such columns, and few rows: they are all computed to be compared.
  const ids = rowsAt(db, list, told, [], today).map(({ id }) => id);
  const cells = computedOf(deps, list, ids);
  const rows = [...told].map((rowid, index) => ({ rowid, cells: cells.get(ids[index] ?? '') ?? {} }));
  const left = rows.filter((row) => asked.every((filter) => meets(filter, row.cells[filter.field] ?? null)));
  const { key, descending } = query.sort;
  if (isComputed(key)) {
    const order = (row: (typeof rows)[number]): string => fold(String(row.cells[key] ?? ''));
    left.sort((a, b) => {
      const [one, other] = [order(a), order(b)];
      return one === other ? 0 : one < other !== descending ? -1 : 1;
    });
  }
  return Int32Array.from(left, ({ rowid }) => rowid);
}

/** Rows of a slice of a result, computed cells among theirs. */
export function rowsOf(
  deps: Deps,
  list: ListId,
  rowids: Iterable<number>,
  columns: readonly string[],
): readonly ListRow[] {
  const rows = rowsAt(deps.db, list, rowids, columns, deps.clock.today());
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
  list: ListId,
  query: ListQuery,
  columns: readonly string[],
  offset: number,
  limit: number,
): { readonly rows: ListRow[]; readonly total: number } {
  check(list, query, columns);
  const rowids = resultOf(deps, list, query);
  return {
    rows: [...rowsOf(deps, list, rowids.subarray(offset, offset + limit), columns)],
    total: rowids.length,
  };
}

/** Identifiers of some row numbers, in their order. */
export const idsOf = (deps: Deps, list: ListId, rowids: Iterable<number>): string[] =>
  rowsAt(deps.db, list, rowids, [], deps.clock.today()).map(({ id }) => id);

/** Whom a saved list is about: the people it names. A list of employers or of imports names nobody. */
export function aboutOf(
  deps: Deps,
  shown: { readonly list: ListId; readonly query: ListQuery; readonly selection: ListSelection | null },
): readonly string[] {
  const rowids = resultOf(deps, shown.list, shown.query, shown.selection);
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
