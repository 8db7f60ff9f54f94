import type { Db } from '../../electron/vault/db';

type Value = string | number | null | Buffer;

/** Inserts one row; columns that are not given are empty: '' or 0 where absence is not allowed, else NULL. */
export function fillTable(db: Db, table: string, values: Readonly<Record<string, Value>>): void {
  const columns = db
    .prepare<[string], { name: string; type: string; notnull: number }>('SELECT * FROM pragma_table_info(?)')
    .all(table);
  const empty = (type: string): Value => (type === 'INTEGER' ? 0 : type === 'BLOB' ? Buffer.from([0]) : '');
  const row = columns.map(({ name, type, notnull }) => values[name] ?? (notnull === 1 ? empty(type) : null));
  db.prepare(
    `INSERT INTO ${table} (${columns.map(({ name }) => name).join()}) VALUES (${columns.map(() => '?').join()})`,
  ).run(...row);
}
