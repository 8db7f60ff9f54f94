import { afterEach, beforeEach, expect, test } from 'vitest';
import { kindNamed, recordKindNames } from '../../../shared/open-format';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { schemaVersion } from '.';
import { columnOf } from './record';
import { recordsThere, recordTypes, stateHash, stateReader, tables } from './tables';

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps();
});
afterEach(() => portfolio.close());

const schemaTables = (): readonly string[] =>
  portfolio.db
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();

test('every table of the schema is told: whose state its rows are or why nobody’s, and what an erasure does to them', () => {
  expect(Object.keys(tables).sort()).toEqual(schemaTables());
});

test('every column of every table leaves in the open format, as a property of its kind, or says why it stays', () => {
  const leaving = new Set<string>();
  for (const [table, { open }] of Object.entries(tables)) {
    if ('stays' in open) {
      expect(open.stays.length, table).toBeGreaterThan(10);
      continue;
    }
    leaving.add(open.kind);
    const columns = portfolio.db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(open.from ?? table);
    const stay = Object.entries(open.without ?? {});
    for (const [, why] of stay) expect(why.length, table).toBeGreaterThan(10);
    const properties = Object.keys(kindNamed(open.kind).schemaAt(schemaVersion).shape).map(columnOf);
    expect([...properties, ...stay.map(([column]) => column)].sort(), table).toEqual(columns.sort());
  }
  expect([...leaving].sort()).toEqual([...recordKindNames].sort());
});

test('keys and references of the open format are those of the schema, and each kind comes after those it refers to', () => {
  const read: string[] = [];
  for (const kind of recordKindNames) {
    const [table = ''] =
      Object.entries(tables).find(([, { open }]) => !('stays' in open) && open.kind === kind) ?? [];
    const { key, references } = kindNamed(kind);
    const primary = portfolio.db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
      .pluck()
      .all(table);
    expect(key.map(columnOf), kind).toEqual(primary);
    const links = portfolio.db
      .prepare<[string], { from: string; table: string }>(
        'SELECT "from", "table" FROM pragma_foreign_key_list(?)',
      )
      .all(table)
      .map((link) => `${link.from} ${link.table}`);
    const told = Object.entries(references).map(
      ([property, to]) => `${columnOf(property)} ${to.replaceAll('-', '_')}`,
    );
    expect(told.sort(), kind).toEqual(links.sort());
    expect(read, kind).toEqual(expect.arrayContaining(Object.values(references)));
    read.push(kind);
  }
});

test('no secret is among what leaves', () => {
  for (const table of ['key_seal', 'signing_key', 'draft', 'access', 'written_copy'])
    expect(tables[table]?.open, table).toHaveProperty('stays');
  expect(tables.setting?.open).toMatchObject({ where: "key IN ('logo', 'profile')" });
});

test('a column that a state leaves out is a column, and says why', () => {
  for (const [table, { state }] of Object.entries(tables)) {
    const known = portfolio.db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table);
    for (const [column, why] of typeof state === 'string' ? [] : Object.entries(state.leavesOut ?? {})) {
      expect(known, `${table}.${column}`).toContain(column);
      expect(why.length).toBeGreaterThan(10);
    }
  }
});

test('a state is the rows of the record and of nobody else, whatever their order; what is empty is left out', () => {
  const { db } = portfolio;
  fillTable(db, 'candidate', { id: 'one', birth_name: 'Canari' });
  fillTable(db, 'candidate', { id: 'two', birth_name: 'Serin' });
  for (const id of ['b', 'a']) fillTable(db, 'contact', { id, candidate_id: 'one', kind: 'call' });
  const stateOf = stateReader(db, 'candidate');
  const before = stateOf('one');
  expect(before).toContain('Canari');
  expect(before).not.toContain('Serin');
  expect(before).not.toContain('email');
  db.exec("DELETE FROM contact WHERE id = 'b'");
  expect(stateOf('one')).not.toBe(before);
  fillTable(db, 'contact', { id: 'b', candidate_id: 'one', kind: 'call' });
  expect(stateOf('one')).toBe(before);
  db.exec("ALTER TABLE candidate ADD COLUMN later TEXT NOT NULL DEFAULT ''");
  expect(stateReader(db, 'candidate')('one')).toBe(before);
  expect(stateHash(Buffer.from('a'), before)).not.toEqual(stateHash(Buffer.from('b'), before));
});

test('every column of a table that makes a state changes it, but those that are left out', () => {
  const { db } = portfolio;
  db.pragma('foreign_keys = OFF');
  for (const [table, { state }] of Object.entries(tables)) {
    if (typeof state === 'string' || table === 'setting' || table === 'handover' || table === 'trusted_key')
      continue;
    const [owner] = /^\w+/u.exec(state.where) ?? [''];
    const columns = db
      .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
      .all(table)
      .filter(({ name }) => name !== owner && !Object.hasOwn(state.leavesOut ?? {}, name));
    for (const { name, type } of columns) {
      const told = (value: string | number): string => {
        db.exec('BEGIN');
        db.pragma('ignore_check_constraints = ON');
        // What a copy belongs to, by its paper.
        if (table === 'person_scan') fillTable(db, 'person_document', { id: 'x', candidate_id: 'x' });
        fillTable(db, table, {
          is_demo: 1,
          is_signatory: 1,
          [name]: type === 'INTEGER' ? Number(value) : String(value),
          [owner]: 'x',
        });
        const text = stateReader(db, state.type)('x');
        db.exec('ROLLBACK');
        return text;
      };
      expect(told(1), `${table}.${name}`).not.toBe(told(2));
    }
  }
});

test('every record that has a row is found, by its own row or by what hangs on it', () => {
  const { db } = portfolio;
  db.pragma('foreign_keys = OFF');
  fillTable(db, 'candidate', { id: 'one' });
  fillTable(db, 'contact', { id: 'a', candidate_id: 'lost' });
  expect([...recordsThere(db, 'candidate')]).toEqual(['lost', 'one']);
  expect(recordTypes.flatMap((type) => [...recordsThere(db, type)])).toEqual(['lost', 'one']);
});
