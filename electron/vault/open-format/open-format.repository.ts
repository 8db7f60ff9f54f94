import { z } from 'zod';
import { kindNamed, type OpenRecord, type RecordKind, recordKindNames } from '../../../shared/open-format';
import { drawnFromCandidate } from '../candidates';
import { type Db, schemaVersion } from '../db';
import { columnOf, columnsOf, inserted, selected } from '../db/record';
import { tables } from '../db/tables';
import { drawnFromEmployer } from '../employers';

/** Where the lines of a kind are read and written, and how each property lies there. */
interface Place {
  readonly table: string;
  readonly from: string;
  readonly where: string;
  /** Column of each property. */
  readonly columns: Readonly<Record<string, string>>;
  readonly json: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
}

const tableOf = new Map(
  Object.entries(tables).flatMap(([table, { open }]) =>
    'stays' in open ? [] : [[open.kind, { table, open }] as const],
  ),
);

function placeOf(kind: RecordKind): Place {
  const found = tableOf.get(kind);
  if (found === undefined) throw new Error(`no table leaves as ${kind}`);
  const { table, open } = found;
  const { schemaAt, json } = kindNamed(kind);
  const { shape } = schemaAt(schemaVersion);
  const keys = Object.keys(shape);
  return {
    table,
    from: open.from ?? table,
    where: open.where ?? 'true',
    columns: columnsOf(keys),
    json: new Set(json),
    flags: new Set(keys.filter((key) => shape[key] instanceof z.ZodBoolean)),
  };
}
const places = new Map(recordKindNames.map((kind) => [kind, placeOf(kind)]));
const placeNamed = (kind: RecordKind): Place => places.get(kind) ?? placeOf(kind);

const order = (kind: RecordKind): string => kindNamed(kind).key.map(columnOf).join(', ');

/** Lines of a kind, in the order of their keys: all of them, or those that a condition of SQL keeps for an identifier. */
export function* recordsOf(
  db: Db,
  kind: RecordKind,
  only?: { readonly where: string; readonly id: string },
): Generator<OpenRecord> {
  const { from, where, columns, json, flags } = placeNamed(kind);
  const rows = db.prepare<string[], Record<string, unknown>>(
    `SELECT ${selected(columns)} FROM ${from} WHERE ${where}${only === undefined ? '' : ` AND (${only.where})`} ORDER BY ${order(kind)}`,
  );
  for (const row of rows.iterate(...(only === undefined ? [] : [only.id]))) {
    for (const key of json) {
      const stored = row[key];
      if (typeof stored === 'string') row[key] = JSON.parse(stored);
    }
    for (const key of flags) row[key] = row[key] === 1;
    yield row;
  }
}

/** The bytes of a line of a kind that keeps some. */
export const bytesBeside = (db: Db, kind: RecordKind, id: string): Buffer | undefined =>
  db
    .prepare<[string], Buffer>(`SELECT bytes FROM ${placeNamed(kind).table} WHERE id = ?`)
    .pluck()
    .get(id);

/** Numbers of everybody in the portfolio. */
export const everybody = (db: Db): readonly string[] =>
  db.prepare<[], string>('SELECT id FROM candidate').pluck().all();

export const createdAtOf = (db: Db): { readonly createdAt: string; readonly isDemo: boolean } => {
  const row = db
    .prepare<[], { createdAt: string; isDemo: 0 | 1 }>(
      'SELECT created_at AS createdAt, is_demo AS isDemo FROM portfolio',
    )
    .get();
  return { createdAt: row?.createdAt ?? new Date(0).toISOString(), isDemo: row?.isDemo === 1 };
};

/** Columns that do not leave and are drawn again, by kind. */
const drawn: Partial<Record<RecordKind, (record: never) => Readonly<Record<string, unknown>>>> = {
  candidate: drawnFromCandidate,
  employer: drawnFromEmployer,
};
const drawnFrom = (kind: RecordKind, record: OpenRecord): Readonly<Record<string, unknown>> =>
  // Its schema has just checked the record.
  drawn[kind]?.(record as never) ?? {};

/** Writes lines of a kind, each of which its schema has checked; `more` are columns that stand elsewhere than in the line. */
export function recordWriter(
  db: Db,
  kind: RecordKind,
): (record: OpenRecord, more?: Readonly<Record<string, unknown>>) => void {
  const { table, columns, json, flags } = placeNamed(kind);
  let insert: ReturnType<Db['prepare']> | undefined;
  return (record, more = {}) => {
    const row: Record<string, unknown> = { ...drawnFrom(kind, record), ...more };
    insert ??= db.prepare(`INSERT INTO ${table} ${inserted({ ...columns, ...columnsOf(Object.keys(row)) })}`);
    for (const key of Object.keys(columns)) {
      const value = record[key];
      row[key] = flags.has(key)
        ? Number(value)
        : json.has(key) && !isAbsent(kind, key, value)
          ? JSON.stringify(value)
          : value;
    }
    insert.run(row);
  };
}

/** `null` is a value of its own where the column may not be empty: a fact that is known to be none. */
const isAbsent = (kind: RecordKind, key: string, value: unknown): boolean =>
  value === null && !(kind === 'asked-fact' && key === 'value') && !(kind === 'import-mapping');

/** Whether a line with this key has been written. */
export function keyFinder(db: Db, kind: RecordKind): (key: unknown) => boolean {
  const { table } = placeNamed(kind);
  const found = db.prepare(`SELECT 1 FROM ${table} WHERE ${order(kind)} = ?`).pluck();
  return (key) => found.get(key) !== undefined;
}

/** Whether the body of a line of the journal went: with its subject, or by itself. */
export function erasedFinder(
  db: Db,
): (event: { subjectType: string; subjectId: string; id: number }) => boolean {
  const found = db
    .prepare<[{ subjectType: string; subjectId: string; id: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM erasure WHERE subject_type = @subjectType AND subject_id = @subjectId)
         OR EXISTS (SELECT 1 FROM body_erasure WHERE event_id = @id)`,
    )
    .pluck();
  return ({ subjectType, subjectId, id }) => found.get({ subjectType, subjectId, id }) === 1;
}
