import { fold } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import {
  columnNamed,
  type ListFilter,
  type ListId,
  type ListRow,
  type ListSelection,
} from '../../../shared/lists';
import type { Db } from '../db';
import { conditionsOf, orderOf, readSql } from './conditions.repository';
import { lists } from './declared';
import type { Bind } from './source';
import { sources } from './sources.repository';

/** What the database is asked of a list: what was checked, and computed columns apart. */
export interface Asked {
  readonly text: string;
  readonly filters: readonly ListFilter[];
  readonly sort: { readonly key: string; readonly descending: boolean };
  readonly picked: string | null;
  readonly selection: ListSelection | null;
}

const withFold = new WeakSet<Db>();
/** SQL's own `lower` knows no accent: the order of the names and what a filter looks for are ours. */
function known(db: Db): Db {
  if (withFold.has(db)) return db;
  db.function('fold', { deterministic: true, directOnly: true }, (text: unknown) =>
    typeof text === 'string' ? fold(text) : '',
  );
  // Numbers inside a text are in the order of numbers: « dossier 9 » before « dossier 10 ».
  db.function('natural', { deterministic: true, directOnly: true }, (text: unknown) =>
    typeof text === 'string' ? fold(text).replaceAll(/\d+/gu, (digits) => digits.padStart(15, '0')) : '',
  );
  withFold.add(db);
  return db;
}

/** Values taken into a query, by the names under which they are bound. */
function binding(): { readonly values: Record<string, string | number | null>; readonly bind: Bind } {
  const values: Record<string, string | number | null> = {};
  return {
    values,
    bind: (value) => {
      const name = `p${Object.keys(values).length}`;
      values[name] = value;
      return `@${name}`;
    },
  };
}

/** Row numbers of a list in its order. */
export function rowidsOf(db: Db, list: ListId, asked: Asked, today: CivilDate): Int32Array {
  const source = sources[list];
  const { values, bind } = binding();
  const among = (ids: readonly string[]): string =>
    `${source.id} IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))}))`;
  const { selection, picked } = asked;
  const conditions = [
    ...conditionsOf(list, asked.filters, bind, today),
    ...(source.search === undefined
      ? []
      : fold(asked.text)
          .split(' ')
          .filter((word) => word !== '')
          .map((word) => `instr(${source.search}, ' ' || ${bind(word)}) > 0`)),
    ...(picked === null
      ? []
      : [`${source.id} IN (SELECT record_id FROM saved_view_member WHERE view_id = ${bind(picked)})`]),
    ...(selection === null
      ? []
      : 'ids' in selection
        ? [among(selection.ids)]
        : [`NOT ${among(selection.except)}`]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const sql = `SELECT ${source.table}.rowid FROM ${source.from} ${where}
    ORDER BY ${orderOf(list, asked, conditions.length > 0, bind, today)}`;
  const used = sql.includes('@today') ? { ...values, today } : values;
  return Int32Array.from(known(db).prepare<[typeof used], number>(sql).pluck().all(used));
}

/**
 * The rows of some row numbers, in their order; one that is gone is left out. Computed columns are not there. Of a row with
 * lines, those that meet the filters are shown.
 */
export function rowsAt(
  db: Db,
  list: ListId,
  rowids: Iterable<number>,
  { columns, filters }: { readonly columns: readonly string[]; readonly filters: readonly ListFilter[] },
  today: CivilDate,
): readonly ListRow[] {
  const source = sources[list];
  const { values, bind } = binding();
  // Columns of the lines read the same: once for all of them.
  const asked: string[] = [source.id];
  let ofLines: number | null = null;
  const read = columns.flatMap((id) => {
    const column = columnNamed(lists[list], id);
    const from = source.columns[id];
    if (column === undefined || from === undefined) return [];
    const place = (from.isOfLine && ofLines) || asked.push(readSql(list, from, filters, bind, today)) - 1;
    if (from.isOfLine) ofLines = place;
    return [{ id, place, read: from.read }];
  });
  const sql = `SELECT ${asked.join(', ')} FROM ${source.from} WHERE ${source.table}.rowid = @rowid`;
  const statement = known(db)
    .prepare<[Record<string, string | number | null>], (string | number | null)[]>(sql)
    .raw();
  const bound = sql.includes('@today') ? { ...values, today } : values;
  const rows: ListRow[] = [];
  for (const rowid of rowids) {
    const stored = statement.get({ ...bound, rowid });
    if (stored === undefined) continue;
    rows.push({
      id: String(stored[0]),
      cells: Object.fromEntries(
        read.map((each) => {
          const value = stored[each.place] ?? null;
          return [each.id, each.read === undefined ? value : each.read(value, today)];
        }),
      ),
    });
  }
  return rows;
}

/** Values that a column of text holds, each once whatever its case and accents, in their order. */
export function valuesOf(db: Db, list: ListId, id: string): readonly string[] {
  const { from, columns } = sources[list];
  const column = columns[id];
  if (column === undefined) return [];
  const { sql, folded = `fold(${sql})`, isIndexed = false } = column;
  // With an index, one jump for each value; without, once through the table.
  const query = isIndexed
    ? `WITH RECURSIVE step (folded) AS (
         SELECT min(${folded}) FROM ${from} WHERE ${folded} > ''
         UNION ALL
         SELECT (SELECT min(${folded}) FROM ${from} WHERE ${folded} > step.folded) FROM step WHERE step.folded IS NOT NULL
       )
       SELECT (SELECT ${sql} FROM ${from} WHERE ${folded} = step.folded LIMIT 1) FROM step WHERE step.folded IS NOT NULL`
    : `SELECT max(${sql}) FROM ${from} WHERE ${sql} <> '' GROUP BY ${folded} ORDER BY ${folded}`;
  return known(db).prepare<[], string>(`${query} LIMIT 2000`).pluck().all();
}

/** How many rows a list has in all. */
export const sizeOf = (db: Db, list: ListId): number =>
  db.prepare<[], number>(`SELECT count(*) FROM ${sources[list].table}`).pluck().get() ?? 0;

/**
 * What changes when anything that a list shows changes: each change writes its line in the journal, in its own
 * transaction. The journal of accesses is a list too, with lines of its own; the sweep writes no line of what it judges.
 */
export function markOf(db: Db, list: ListId): number {
  const sql =
    list === 'rights'
      ? 'SELECT total_changes()'
      : `SELECT coalesce(max(id), 0) FROM ${list === 'accesses' ? 'access' : 'event'}`;
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}

/** Identifiers of the people whom some rows name. */
export function peopleOf(db: Db, list: ListId, rowids: Iterable<number>): readonly string[] {
  const { people, from, table } = sources[list];
  if (people === null) return [];
  const statement = db
    .prepare<[number], string | null>(`SELECT ${people} FROM ${from} WHERE ${table}.rowid = ?`)
    .pluck();
  return [...new Set(Array.from(rowids, (rowid) => statement.get(rowid) ?? '').filter((id) => id !== ''))];
}
