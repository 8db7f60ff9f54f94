import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
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
