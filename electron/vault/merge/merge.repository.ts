import { z } from 'zod';
import type { CivilDate } from '../../../shared/base/time';
import type { CandidateId } from '../../../shared/fields';
import { codeOf } from '../../disk/patience';
import type { Db } from '../db';
import { type RecordType, type Tie, tables, tiesToCandidate } from '../db/tables';

type Value = string | number | null | Buffer;
export type Row = Readonly<Record<string, Value>>;

/** How a table is written of which nothing is known but its name. */
interface Shape {
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Bytes, and the copy of an earlier merge: never in an image, unless the row goes. */
  readonly heavy: ReadonlySet<string>;
}
const shapes = new WeakMap<Db, Map<string, Shape>>();
function shapeOf(db: Db, table: string): Shape {
  const known = shapes.get(db) ?? new Map<string, Shape>();
  shapes.set(db, known);
  const shape = known.get(table);
  if (shape !== undefined) return shape;
  const columns = db
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid',
    )
    .all(table);
  const made: Shape = {
    columns: columns.map(({ name }) => name),
    key: columns
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map(({ name }) => name),
    heavy: new Set(
      columns
        .filter(({ name, type }) => type === 'BLOB' || (table === 'person_merge' && name === 'copy'))
        .map(({ name }) => name),
    ),
  };
  known.set(table, made);
  return made;
}

/** Ties whose table is there, most of a person's own first. */
export const tiesIn = (db: Db): readonly Tie[] =>
  tiesToCandidate.filter(({ table }) => shapeOf(db, table).columns.length > 0);

export const rowsTied = (db: Db, { table, column }: Tie, id: string): readonly Row[] =>
  db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE ${column} = ?`).all(id);

export const countTied = (db: Db, { table, column }: Tie, id: string): number =>
  db.prepare<[string], number>(`SELECT count(*) FROM ${table} WHERE ${column} = ?`).pluck().get(id) ?? 0;

export const rowOfCandidate = (db: Db, id: CandidateId): Row | undefined =>
  db.prepare<[string], Row>('SELECT * FROM candidate WHERE id = ?').get(id);

/** What tells a row of a table from the others, as one text. */
export const keyText = (db: Db, table: string, row: Row): string =>
  `${table} ${JSON.stringify(shapeOf(db, table).key.map((column) => row[column]))}`;

/** Whether the rows of a table hold what no copy keeps: such a row is moved, never written twice. */
export const isHeavy = (db: Db, table: string): boolean => shapeOf(db, table).heavy.size > 0;

export function rowAt(db: Db, table: string, key: Row): Row | undefined {
  const columns = shapeOf(db, table).key;
  return db
    .prepare<Value[], Row>(
      `SELECT * FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
    )
    .get(...columns.map((column) => key[column] ?? null));
}

export function insertRow(db: Db, table: string, row: Row): void {
  const known = shapeOf(db, table).columns.filter((column) => Object.hasOwn(row, column));
  db.prepare(`INSERT INTO ${table} (${known.join(', ')}) VALUES (${known.map(() => '?').join(', ')})`).run(
    ...known.map((column) => row[column]),
  );
}

export function updateRow(db: Db, table: string, at: Row, values: Row): void {
  const { key, columns } = shapeOf(db, table);
  const set = columns.filter((column) => Object.hasOwn(values, column));
  if (set.length === 0) return;
  db.prepare(
    `UPDATE ${table} SET ${set.map((column) => `${column} = ?`).join(', ')} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
  ).run(...set.map((column) => values[column]), ...key.map((column) => at[column]));
}

export function deleteRow(db: Db, table: string, at: Row): void {
  const { key } = shapeOf(db, table);
  db.prepare(`DELETE FROM ${table} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`).run(
    ...key.map((column) => at[column]),
  );
}

/** Does it, unless a row with the same key, or one that may be there once, is in the way; answers whether it was done. */
export function unlessTaken(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (/^SQLITE_CONSTRAINT_(?:PRIMARYKEY|UNIQUE|FOREIGNKEY)$/u.test(codeOf(error))) return false;
    throw error;
  }
}

// --- The copy: every row that a merge wrote, as it was and as it left it. ---

const bytesSchema = z.strictObject({ bytes: z.base64() });
const imageSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null(), bytesSchema]));
const copySchema = z.strictObject({
  changes: z.array(
    z.strictObject({
      table: z.string(),
      /** `null`: the merge made the row. */
      before: imageSchema.nullable(),
      /** What it changed of the row; `null`: it took the row away. */
      after: imageSchema.nullable(),
    }),
  ),
  /** Rows that the record that stays had, by their keys: whatever else is there was written since. */
  had: z.array(z.string()),
});
type Image = z.infer<typeof imageSchema>;
export type Copy = z.infer<typeof copySchema>;

export interface Change {
  readonly table: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

const imageOf = (row: Row, without: ReadonlySet<string> = new Set()): Image =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !without.has(column))
      .map(([column, value]) => [
        column,
        Buffer.isBuffer(value) ? { bytes: value.toString('base64') } : value,
      ]),
  );
const rowOf = (image: Image): Row =>
  Object.fromEntries(
    Object.entries(image).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null ? Buffer.from(value.bytes, 'base64') : value,
    ]),
  );

export const copyOf = (db: Db, changes: readonly Change[], had: readonly string[]): Copy => ({
  changes: changes.map(({ table, before, after }) => ({
    table,
    before: before === null ? null : imageOf(before, after === null ? undefined : shapeOf(db, table).heavy),
    after: after === null ? null : imageOf(after),
  })),
  had: [...had],
});
/** The rows of a copy; a table that this version no longer has is passed over. */
export const changesOf = (db: Db, { changes }: Copy): readonly Change[] =>
  changes
    .filter(({ table }) => Object.hasOwn(tables, table) && shapeOf(db, table).columns.length > 0)
    .map(({ table, before, after }) => ({
      table,
      before: before === null ? null : rowOf(before),
      after: after === null ? null : rowOf(after),
    }));

/** Whether the columns of an image are those of a row. */
export const holds = (row: Row, image: Row): boolean =>
  Object.entries(image).every(
    ([column, value]) =>
      !Object.hasOwn(row, column) ||
      (Buffer.isBuffer(value)
        ? Buffer.isBuffer(row[column]) && value.equals(row[column])
        : row[column] === value),
  );

/** The record whose state a row is a part of; `null` where it is nobody's. */
export function ownerOf(table: string, row: Row): { readonly type: RecordType; readonly id: string } | null {
  const state = tables[table]?.state;
  if (state === undefined || typeof state === 'string' || state.column === undefined) return null;
  const id = row[state.column];
  return typeof id === 'string' ? { type: state.type, id } : null;
}

// --- The record of a merge. ---

export function insertMerge(
  db: Db,
  merge: {
    readonly id: string;
    readonly candidateId: CandidateId;
    readonly mergedId: CandidateId;
    readonly mergedAt: string;
    readonly mergedOn: CivilDate;
    readonly author: string;
    readonly formerNumber: string;
    readonly birthName: string;
    readonly usualName: string;
    readonly firstName: string;
    readonly birthDate: CivilDate;
    readonly copy: Copy;
  },
): void {
  db.prepare(
    `INSERT INTO person_merge (id, candidate_id, merged_id, merged_at, merged_on, author, former_number, birth_name, usual_name,
       first_name, birth_date, copy)
     VALUES (@id, @candidateId, @mergedId, @mergedAt, @mergedOn, @author, @formerNumber, @birthName, @usualName, @firstName,
       @birthDate, @copy)`,
  ).run({ ...merge, copy: JSON.stringify(merge.copy) });
}

/** The record that a merge left, and its copy; `null` without a copy any more, `undefined` where there is no such merge. */
export function readCopy(
  db: Db,
  id: string,
): { readonly candidateId: CandidateId; readonly copy: Copy | null } | undefined {
  const row = db
    .prepare<[string], { candidateId: CandidateId; copy: string | null }>(
      'SELECT candidate_id AS candidateId, copy FROM person_merge WHERE id = ?',
    )
    .get(id);
  return row === undefined
    ? undefined
    : {
        candidateId: row.candidateId,
        copy: row.copy === null ? null : copySchema.parse(JSON.parse(row.copy)),
      };
}

export function deleteMerge(db: Db, id: string): void {
  db.prepare('DELETE FROM person_merge WHERE id = ?').run(id);
}

export const mergesWithCopy = (
  db: Db,
): readonly { readonly id: string; readonly candidateId: CandidateId; readonly mergedOn: CivilDate }[] =>
  db
    .prepare<[], { id: string; candidateId: CandidateId; mergedOn: CivilDate }>(
      'SELECT id, candidate_id AS candidateId, merged_on AS mergedOn FROM person_merge WHERE copy IS NOT NULL ORDER BY rowid',
    )
    .all();

export function dropCopy(db: Db, id: string): void {
  db.prepare('UPDATE person_merge SET copy = NULL WHERE id = ?').run(id);
}

// --- What is read of the two records. ---

/** When each field was last written, by its name in the events; what was never written again is as old as the record. */
export const fieldChanges = (db: Db, id: CandidateId): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare<[{ id: string }], [string, string]>(
        `SELECT field.key, max(recorded_at) FROM event_read, json_each(event_read.payload, '$.changes') AS field
         WHERE subject_type = 'candidate'
           AND subject_id IN (SELECT @id UNION ALL SELECT merged_id FROM person_merge WHERE candidate_id = @id)
           AND json_type(event_read.payload, '$.changes') = 'object' GROUP BY field.key`,
      )
      .raw()
      .all({ id }),
  );

export const signedFileCount = (db: Db, id: CandidateId): number =>
  db
    .prepare<[string], number>(
      'SELECT count(*) FROM contract_file WHERE candidate_id = ? AND snapshot IS NOT NULL',
    )
    .pluck()
    .get(id) ?? 0;

/** The last contact told anew: of what there is, and what the record said. */
export function tellLastContact(db: Db, id: CandidateId): void {
  db.prepare(
    `UPDATE candidate SET last_contact_on = nullif(max(coalesce(last_contact_on, ''),
       coalesce((SELECT max(happened_on) FROM contact WHERE candidate_id = candidate.id), '')), '') WHERE id = ?`,
  ).run(id);
}
