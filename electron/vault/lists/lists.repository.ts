import { fold } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import {
  columnNamed,
  type ListFilter,
  type ListId,
  type ListRow,
  type ListSelection,
} from '../../../shared/lists';
import { objectingTo } from '../candidates';
import type { Db } from '../db';
import { conditionsOf, readSql } from './conditions.repository';
import { lists } from './declared';
import { known } from './fold.repository';
import { binding } from './source';
import { sources } from './sources.repository';

/** What the database is asked of a list: what was checked, and computed columns apart. */
export interface Asked {
  readonly text: string;
  readonly filters: readonly ListFilter[];
  readonly picked: string | null;
  readonly selection: ListSelection | null;
  /** The rows are for a file or for paper. */
  readonly isLeaving: boolean;
}

/** Lists that present people: whoever objects is left out where they leave. Registers tell what was done, and keep all. */
const presenting: ReadonlySet<ListId> = new Set(['candidates', 'rights', 'contract-files']);
/** Whether whoever objects is left out of a question: where it leaves, of a choice by hand, of the search of profiles. */
const isPresented = (list: ListId, { picked, isLeaving }: Pick<Asked, 'picked' | 'isLeaving'>): boolean =>
  presenting.has(list) && (isLeaving || picked !== null || list === 'rights');

/** Row numbers of the rows that meet a question, in no order; `null`: it leaves none out. */
export function matchingOf(db: Db, list: ListId, asked: Asked, today: CivilDate): Int32Array | null {
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
    ...(source.people !== null && isPresented(list, asked)
      ? [`${source.people} NOT IN (${objectingTo('lists')})`]
      : []),
    ...(selection === null
      ? []
      : 'ids' in selection
        ? [among(selection.ids)]
        : selection.except.length === 0
          ? []
          : [`NOT ${among(selection.except)}`]),
  ];
  if (conditions.length === 0) return null;
  const sql = `SELECT ${source.table}.rowid FROM ${source.from} WHERE ${conditions.join(' AND ')}`;
  const bound = { ...values, today };
  return Int32Array.from(known(db).prepare<[typeof bound], number>(sql).pluck().all(bound));
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
  const bound = { ...values, today };
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

/** Row numbers of the rows that a list leaves out unless they are asked for. */
export function leftOutOf(db: Db, list: ListId): Int32Array {
  const { leftOut } = sources[list];
  return leftOut === undefined
    ? new Int32Array()
    : Int32Array.from(db.prepare<[], number>(leftOut).pluck().all());
}

/** How many rows a list has in all, and how many it leaves out besides. */
export function sizeOf(db: Db, list: ListId): { readonly total: number; readonly leftOut: number } {
  const all = db.prepare<[], number>(`SELECT count(*) FROM ${sources[list].table}`).pluck().get() ?? 0;
  const leftOut = leftOutOf(db, list).length;
  return { total: all - leftOut, leftOut };
}

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
