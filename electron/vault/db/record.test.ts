/** The tables of the newest schema, and those of each version, against the descriptions of the records. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  candidateFields,
  employerContactFields,
  employerFields,
  type Field,
  type Fields,
  sinceOf,
  tutorFields,
} from '../../../shared/fields';
import { newDataKey } from '../keys';
import { type Db, migrate, openDatabase } from '.';
import { migrations } from './migrations';
import { columnOf } from './record';

const folder = mkdtempSync(join(tmpdir(), 'vivier-record-'));
const opened: Db[] = [];
afterAll(() => {
  for (const db of opened) db.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}
/** Columns of some tables at each version. */
const tables = ['candidate', 'employer', 'employer_contact', 'tutor'] as const;
type Tables = Readonly<Record<(typeof tables)[number], ReadonlyMap<string, Column>>>;
const versions: readonly { readonly version: number; readonly columns: Tables }[] = (() => {
  const db = openDatabase(join(folder, 'm.vivier'), newDataKey(), false);
  opened.push(db);
  return migrations.map(({ version }) => {
    migrate(db, version);
    const columnsOf = (table: string): ReadonlyMap<string, Column> =>
      new Map(
        db
          .prepare<[string], Column>('SELECT name, type, "notnull" FROM pragma_table_info(?)')
          .all(table)
          .map((column) => [column.name, column]),
      );
    return {
      version,
      columns: {
        candidate: columnsOf('candidate'),
        employer: columnsOf('employer'),
        employer_contact: columnsOf('employer_contact'),
        tutor: columnsOf('tutor'),
      },
    };
  });
})();

const own = ['id', 'version', 'created_at', 'updated_at'];
const records: readonly {
  readonly table: (typeof tables)[number];
  readonly fields: Fields;
  readonly others: readonly string[];
}[] = [
  {
    table: 'candidate',
    fields: candidateFields,
    others: [
      ...own,
      'batch_id',
      'sort_name',
      'sort_commune',
      'sort_adviser',
      'level_order',
      'likeness_name',
      'likeness_number',
      'name_words',
      'last_contact_on',
      'suspected_duplicate_of',
      'archived_on',
      'exit_reason',
      'left_on',
      'exit_detail',
      'trashed_on',
    ],
  },
  { table: 'employer', fields: employerFields, others: [...own, 'sort_name', 'search_text'] },
  { table: 'employer_contact', fields: employerContactFields, others: ['id', 'employer_id', 'position'] },
  { table: 'tutor', fields: tutorFields, others: ['id', 'employer_id', 'position'] },
];

describe.each(records)('$table', ({ table, fields, others }) => {
  test('has a column for each described field, and no other than its own', () => {
    const newest = versions.at(-1)?.columns[table];
    expect([...(newest?.keys() ?? [])].sort()).toEqual(
      [...Object.keys(fields).map(columnOf), ...others].sort(),
    );
  });

  test.each(Object.entries(fields))('%s came with the version that its description says', (key, field) => {
    const first = versions.find(({ columns }) => columns[table].has(columnOf(key)))?.version;
    expect(first, `no migration adds ${columnOf(key)}`).toBe(sinceOf(field));
  });

  test.each(Object.entries(fields))('%s lies in a column that can hold it', (key, field) => {
    const column = versions.at(-1)?.columns[table].get(columnOf(key));
    expect(column).toMatchObject({ type: typeOf(field), notnull: canBeNull(field) ? 0 : 1 });
  });
});

const typeOf = ({ control }: Field): string =>
  control.kind === 'number' || control.kind === 'money' || control.kind === 'yes-no' ? 'INTEGER' : 'TEXT';
const canBeNull = ({ schema }: Field): boolean => schema.safeParse(null).success;
