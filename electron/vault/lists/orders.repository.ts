/** A whole list in each of its orders: from an index where there is one, else made in memory, which is quicker than SQLite's sorter. */
import { fold } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import { columnNamed, type ListId, lists } from '../../../shared/lists';
import type { Db } from '../db';
import { known } from './fold.repository';
import { orderOf, type SourceColumn, sources } from './sources.repository';

type Stored = string | number | null;

/** What a statement that may ask for the day is given. */
const bindings = (sql: string, today: CivilDate): { readonly today?: CivilDate } =>
  sql.includes('@today') ? { today } : {};

/** The one column that a statement answers. */
const columnOf = <T extends Stored>(db: Db, sql: string, today: CivilDate): readonly T[] =>
  known(db).prepare<[ReturnType<typeof bindings>], T>(sql).pluck().all(bindings(sql, today));

/** Row numbers of a whole list, the way up, put in order by SQLite; its tie is the order of a column that it does not know. */
function inSql(db: Db, list: ListId, key: string, today: CivilDate): Int32Array {
  const { table, from } = sources[list];
  const sql = `SELECT ${table}.rowid FROM ${from} ORDER BY ${orderOf(list, key, false, false)}`;
  return Int32Array.from(columnOf<number>(db, sql, today));
}

/** What each row is ordered by, in the order of `rowids`, which goes up. */
function valuesOf(
  db: Db,
  list: ListId,
  column: SourceColumn,
  rowids: Int32Array,
  today: CivilDate,
): readonly Stored[] {
  const { table, from } = sources[list];
  if (column.held === undefined)
    return columnOf(db, `SELECT ${column.order ?? column.sql} FROM ${from} ORDER BY ${table}.rowid`, today);
  const { sql, otherwise } = column.held;
  const held = new Map(
    db.prepare<[ReturnType<typeof bindings>], [number, Stored]>(sql).raw().all(bindings(sql, today)),
  );
  return Array.from(rowids, (rowid) => held.get(rowid) ?? otherwise);
}

/** Beyond so many values that differ, SQLite puts the rows in order sooner than their ranks are found. */
const MANY = 10_000;

/**
 * The rank of each value, from 0 on; nothing comes first, as in SQL, and what folds to one text ranks as one. `null`: too many
 * differ.
 */
function ranksOf(
  values: readonly Stored[],
  isText: boolean,
  most: number,
): { readonly ranks: Int32Array; readonly count: number } | null {
  const keys = new Map<Stored, string | number>();
  for (const value of values) {
    if (value === null || keys.has(value)) continue;
    if (keys.size === most) return null;
    keys.set(value, isText ? fold(String(value)) : value);
  }
  const distinct = [...new Set(keys.values())];
  if (distinct.every((key) => typeof key === 'number'))
    distinct.sort((one, other) => Number(one) - Number(other));
  else distinct.sort();
  const places = new Map(distinct.map((key, place) => [key, place + 1]));
  const rankOf = new Map([...keys].map(([value, key]) => [value, places.get(key) ?? 0]));
  return {
    ranks: Int32Array.from(values, (value) => (value === null ? 0 : (rankOf.get(value) ?? 0))),
    count: distinct.length + 1,
  };
}

const SAMPLE = 4000;
/** Whether nearly each row has a value of its own, as far as the first ones tell: an address, a number. */
function isEachItsOwn(db: Db, list: ListId, column: SourceColumn, today: CivilDate): boolean {
  const sql = `SELECT ${column.order ?? column.sql} FROM ${sources[list].from} LIMIT ${SAMPLE}`;
  const differing = new Set(columnOf<Stored>(db, sql, today)).size;
  return differing > SAMPLE / 2;
}

/** Row numbers of a whole list in the order of a column, the way up. The way down is its exact reverse. */
export function wholeOrder(
  db: Db,
  list: ListId,
  key: string,
  today: CivilDate,
  most: number = MANY,
): Int32Array {
  const source = sources[list];
  const [column, declared] = [source.columns[key], columnNamed(lists[list], key)];
  if (
    column === undefined ||
    declared === undefined ||
    column.isOrdered === true ||
    column.order === source.tie
  )
    return inSql(db, list, key, today);
  if (column.held === undefined && isEachItsOwn(db, list, column, today)) return inSql(db, list, key, today);
  const byTie = inSql(db, list, '', today);
  const rowids = byTie.slice().sort();
  const values = valuesOf(db, list, column, rowids, today);
  const ranked = ranksOf(values, declared.kind === 'text' && column.order === undefined, most);
  if (ranked === null) return inSql(db, list, key, today);
  const { ranks, count } = ranked;
  const rankOf = new Int32Array((rowids.at(-1) ?? 0) + 1);
  const ends = new Int32Array(count + 1);
  for (const [index, rowid] of rowids.entries()) {
    const rank = ranks[index] ?? 0;
    rankOf[rowid] = rank;
    ends[rank + 1] = (ends[rank + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank <= count; rank += 1) ends[rank] = (ends[rank] ?? 0) + (ends[rank - 1] ?? 0);
  const ordered = new Int32Array(byTie.length);
  for (const rowid of byTie) {
    const rank = rankOf[rowid] ?? 0;
    const place = ends[rank] ?? 0;
    ordered[place] = rowid;
    ends[rank] = place + 1;
  }
  return ordered;
}

/** Some row numbers in the order of a column, put so by SQLite: quicker than the whole list where they are few. */
export function inOrder(
  db: Db,
  list: ListId,
  rowids: Int32Array,
  sort: { readonly key: string; readonly descending: boolean },
  today: CivilDate,
): Int32Array {
  const { table, from } = sources[list];
  const sql = `SELECT ${table}.rowid FROM ${from} WHERE ${table}.rowid IN (SELECT value FROM json_each(@rowids))
    ORDER BY ${orderOf(list, sort.key, sort.descending, true)}`;
  const bound = { rowids: JSON.stringify([...rowids]), ...bindings(sql, today) };
  return Int32Array.from(known(db).prepare<[typeof bound], number>(sql).pluck().all(bound));
}
