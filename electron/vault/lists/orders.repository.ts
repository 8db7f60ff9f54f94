/** A whole list in each of its orders: from an index where there is one, else made in memory, which is quicker than SQLite's sorter. */
import type { CivilDate } from '../../../shared/base/time';
import { columnNamed, type ListFilter, type ListId, type ListSort } from '../../../shared/lists';
import type { Db } from '../db';
import { shownLines } from './conditions.repository';
import { lists } from './declared';
import { known, natural } from './fold.repository';
import { type Bind, binding, type SourceColumn } from './source';
import { sources } from './sources.repository';

type Stored = string | number | null;

/** Row numbers of a whole list, the way up: those whose column holds something come first, `filled` of them, whichever the way. */
export interface Whole {
  readonly rowids: Int32Array;
  readonly filled: number;
}

/** What a column is ordered by, before what settles what is equal. */
interface Told {
  readonly column: SourceColumn;
  /** What is read of a row. */
  readonly sql: string;
  /** It is a text, ordered as `natural` makes it. */
  readonly isWritten: boolean;
  /** What stands for nothing; a column that always holds something has none. */
  readonly nothing: string | number | null;
}

/** `null`: its tie alone is the order, as of a column that SQL does not know. */
function toldOf(list: ListId, key: string): Told | null {
  const [declared, column] = [columnNamed(lists[list], key), sources[list].columns[key]];
  if (declared === undefined || column === undefined) return null;
  const isWritten = declared.kind === 'text' && column.order === undefined;
  const sql = column.order ?? column.sql;
  if (sql === sources[list].tie && !isWritten) return null;
  const mayBeEmpty = declared.isOptional || column.isOfLine === true;
  return { column, sql, isWritten, nothing: mayBeEmpty ? (column.nothing ?? '') : null };
}

/** What a row is ordered by, NULL where it holds nothing. No index serves it. */
function filledSql({ isWritten, nothing }: Told, sql: string): string {
  const order = isWritten ? `natural(${sql})` : sql;
  if (nothing === null) return `+${order}`;
  return `nullif(${order}, ${typeof nothing === 'number' ? nothing : `'${nothing}'`})`;
}

const way = (isDown: boolean): string => (isDown ? 'DESC' : 'ASC');
const upFrom = (list: ListId): string => `${sources[list].tie}, ${sources[list].table}.rowid`;

/** The words of a whole list's order, the way up, as an index of its table gives it: what holds nothing is at an end, as in SQL. */
export function walkOf(list: ListId, key: string): string {
  const { columns } = sources[list];
  const { order, sql, isTurned = false } = columns[key] ?? {};
  return `${order ?? sql} ${way(isTurned)}, ${upFrom(list)}`;
}

/** The words of an order of rows that were found; what holds nothing comes last, whichever the way. */
function orderOf(
  list: ListId,
  { sort, filters }: { readonly sort: ListSort; readonly filters: readonly ListFilter[] },
  bind: Bind,
  today: CivilDate,
): string {
  const { table, tie } = sources[list];
  const { key, descending } = sort;
  // Walking the index of the order would look each row up, here and there in the file.
  const last = `+${tie} ${way(descending)}, ${table}.rowid ${way(descending)}`;
  const told = toldOf(list, key);
  if (told === null) return last;
  const sql = told.column.isOfLine
    ? `(SELECT ${told.sql} FROM ${shownLines(list, filters, bind, today)})`
    : told.sql;
  return `${filledSql(told, sql)} ${way((told.column.isTurned === true) !== descending)} NULLS LAST, ${last}`;
}

/** The one column that a statement answers. */
const columnOf = <T extends Stored>(db: Db, sql: string, today: CivilDate): readonly T[] =>
  known(db).prepare<[{ readonly today: CivilDate }], T>(sql).pluck().all({ today });

/** Row numbers of a whole list in an order of SQL. */
function inSql(db: Db, list: ListId, order: string, today: CivilDate): Int32Array {
  const { table, from } = sources[list];
  return Int32Array.from(columnOf<number>(db, `SELECT ${table}.rowid FROM ${from} ORDER BY ${order}`, today));
}

/** How many rows at the head of an order hold something, or hold nothing: all of these stand before all others. */
function headOf(
  db: Db,
  list: ListId,
  told: Told,
  rowids: Int32Array,
  isFilled: boolean,
  today: CivilDate,
): number {
  const { table, from } = sources[list];
  const statement = known(db)
    .prepare<[{ readonly rowid: number; readonly today: CivilDate }], 0 | 1>(
      `SELECT ${filledSql(told, told.sql)} IS NOT NULL FROM ${from} WHERE ${table}.rowid = @rowid`,
    )
    .pluck();
  let [least, most] = [0, rowids.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((statement.get({ rowid: rowids[middle] ?? 0, today }) === 1) === isFilled) least = middle + 1;
    else most = middle;
  }
  return least;
}

const joined = (one: Int32Array, other: Int32Array): Int32Array => {
  const both = new Int32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};

/** From an index, which puts what holds nothing before the rest. */
function fromIndex(db: Db, list: ListId, key: string, told: Told, today: CivilDate): Whole {
  const rowids = inSql(db, list, walkOf(list, key), today);
  if (told.column.isTurned === true) return { rowids, filled: headOf(db, list, told, rowids, true, today) };
  const empty = headOf(db, list, told, rowids, false, today);
  return {
    rowids: joined(rowids.subarray(empty), rowids.subarray(0, empty)),
    filled: rowids.length - empty,
  };
}

/** What each row is ordered by, in the order of `rowids`, which goes up. */
function valuesOf(
  db: Db,
  list: ListId,
  { column, sql }: Told,
  rowids: Int32Array,
  today: CivilDate,
): readonly Stored[] {
  const { table, from } = sources[list];
  if (column.held === undefined)
    return columnOf(db, `SELECT ${sql} FROM ${from} ORDER BY ${table}.rowid`, today);
  const held = new Map(
    db.prepare<[{ readonly today: CivilDate }], [number, Stored]>(column.held).raw().all({ today }),
  );
  return Array.from(rowids, (rowid) => held.get(rowid) ?? null);
}

/** Beyond so many values that differ, SQLite puts the rows in order sooner than their ranks are found. */
const MANY = 10_000;

/**
 * The rank of each value, from 0 on; those that hold nothing come last, of rank `count`, and what is ordered as one text ranks
 * as one. `null`: too many differ.
 */
function ranksOf(
  { column, isWritten, nothing }: Told,
  values: readonly Stored[],
  most: number,
): { readonly ranks: Int32Array; readonly count: number } | null {
  const keys = new Map<Stored, Stored>();
  for (const value of values) {
    if (keys.has(value)) continue;
    if (keys.size === most) return null;
    const key = isWritten ? natural(String(value ?? '')) : value;
    keys.set(value, key === nothing ? null : key);
  }
  const distinct = [...new Set(keys.values())].filter((key) => key !== null);
  if (distinct.every((key) => typeof key === 'number'))
    distinct.sort((one, other) => Number(one) - Number(other));
  else distinct.sort();
  if (column.isTurned === true) distinct.reverse();
  const count = distinct.length;
  const places = new Map<Stored, number>(distinct.map((key, place) => [key, place]));
  const rankOf = new Map([...keys].map(([value, key]) => [value, places.get(key) ?? count]));
  return { ranks: Int32Array.from(values, (value) => rankOf.get(value) ?? count), count };
}

const SAMPLE = 4000;
/** Whether nearly each row has a value of its own, as far as the first ones tell: an address, a number. */
function isEachItsOwn(db: Db, list: ListId, { sql }: Told, today: CivilDate): boolean {
  const sample = `SELECT ${sql} FROM ${sources[list].from} LIMIT ${SAMPLE}`;
  return new Set(columnOf<Stored>(db, sample, today)).size > SAMPLE / 2;
}

/** By ranks of the values that differ. `null`: too many do. */
function inMemory(db: Db, list: ListId, told: Told, today: CivilDate, most: number): Whole | null {
  if (told.column.held === undefined && isEachItsOwn(db, list, told, today)) return null;
  const byTie = inSql(db, list, upFrom(list), today);
  const rowids = byTie.slice().sort();
  const ranked = ranksOf(told, valuesOf(db, list, told, rowids, today), most);
  if (ranked === null) return null;
  const { ranks, count } = ranked;
  const rankOf = new Int32Array((rowids.at(-1) ?? 0) + 1);
  /** Where the rows of each rank begin; those of the last rank hold nothing. */
  const starts = new Int32Array(count + 2);
  for (const [index, rowid] of rowids.entries()) {
    const rank = ranks[index] ?? 0;
    rankOf[rowid] = rank;
    starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank <= count; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const filled = starts[count] ?? 0;
  const ordered = new Int32Array(byTie.length);
  for (const rowid of byTie) {
    const rank = rankOf[rowid] ?? 0;
    const place = starts[rank] ?? 0;
    ordered[place] = rowid;
    starts[rank] = place + 1;
  }
  return { rowids: ordered, filled };
}

/** A whole list in the order of a column that is not of its lines. */
export function wholeOrder(db: Db, list: ListId, key: string, today: CivilDate, most: number = MANY): Whole {
  const { table, from } = sources[list];
  const told = toldOf(list, key);
  if (told === null) {
    const rowids = inSql(db, list, upFrom(list), today);
    return { rowids, filled: rowids.length };
  }
  if (told.column.isOrdered === true && from === table) return fromIndex(db, list, key, told, today);
  const made = inMemory(db, list, told, today, most);
  if (made !== null) return made;
  const order = `${filledSql(told, told.sql)} ${way(told.column.isTurned === true)} NULLS LAST, ${upFrom(list)}`;
  const rowids = inSql(db, list, order, today);
  return { rowids, filled: headOf(db, list, told, rowids, true, today) };
}

/** Whether a row is of a set. */
function among(rowids: Int32Array): (rowid: number) => boolean {
  const isThere = new Uint8Array(rowids.reduce((most, rowid) => Math.max(most, rowid), 0) + 1);
  for (const rowid of rowids) isThere[rowid] = 1;
  return (rowid) => isThere[rowid] === 1;
}

/** Some rows, in their order, but those of another set. */
export function without(rowids: Int32Array, others: Int32Array): Int32Array {
  if (others.length === 0 || rowids.length === 0) return rowids;
  const isOther = among(others);
  return rowids.filter((rowid) => !isOther(rowid));
}

/** The rows of a set, or all, in a whole order or the other way; what holds nothing stays last. */
export function pickedFrom(
  { rowids, filled }: Whole,
  matching: Int32Array | null,
  descending: boolean,
): Int32Array {
  const isTaken = matching === null ? null : among(matching);
  const taken = (part: Int32Array): Int32Array => {
    const left = isTaken === null ? part : part.filter(isTaken);
    return descending ? left.toReversed() : left;
  };
  return joined(taken(rowids.subarray(0, filled)), taken(rowids.subarray(filled)));
}

/**
 * Some rows, or all, in the order of a column, put so by SQLite: quicker than the whole list where they are few. Of a row with
 * lines, those that meet the filters settle its place.
 */
export function inOrder(
  db: Db,
  list: ListId,
  rowids: Int32Array | null,
  asked: { readonly sort: ListSort; readonly filters: readonly ListFilter[] },
  today: CivilDate,
): Int32Array {
  const { table, from } = sources[list];
  const { values, bind } = binding();
  const where =
    rowids === null
      ? ''
      : `WHERE ${table}.rowid IN (SELECT value FROM json_each(${bind(JSON.stringify([...rowids]))}))`;
  const sql = `SELECT ${table}.rowid FROM ${from} ${where} ORDER BY ${orderOf(list, asked, bind, today)}`;
  const bound = { ...values, today };
  return Int32Array.from(known(db).prepare<[typeof bound], number>(sql).pluck().all(bound));
}
