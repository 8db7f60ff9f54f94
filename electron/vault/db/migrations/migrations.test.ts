import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDataKey } from '../../keys';
import { type Db, integrityOf, migrate, openDatabase, schemaVersion } from '..';
import { migrations } from '.';

let folder: string;
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-migrations-'));
  db = openDatabase(join(folder, 'm.vivier'), newDataKey(), false);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const version = (): unknown => db.pragma('user_version', { simple: true });

test('versions go up by ten, each with its intent', () => {
  expect(migrations.map((migration) => migration.version)).toEqual(
    migrations.map((_, index) => (index + 1) * 10),
  );
  for (const { intent } of migrations) expect(intent.length).toBeGreaterThan(10);
});

test('0010 makes an empty portfolio whose tables are strict, and leaves a sound database', () => {
  expect(migrate(db, 10)).toEqual([10]);
  expect(version()).toBe(10);
  expect(integrityOf(db)).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  for (const name of [
    'portfolio',
    'event',
    'candidate',
    'employer',
    'contract_file',
    'attachment',
    'import_batch',
    'setting',
  ]) {
    expect(tables.map((table) => table.name)).toContain(name);
  }
});

test('a portfolio that is up to date is left as it is', () => {
  migrate(db);
  expect(migrate(db)).toEqual([]);
  expect(version()).toBe(schemaVersion);
});

test('a migration that fails leaves the version before, and none of its tables', () => {
  db.exec('CREATE TABLE tutor (id TEXT) STRICT');
  expect(() => migrate(db)).toThrow('already exists');
  expect(version()).toBe(0);
  expect(
    db.prepare<[], { n: number }>("SELECT count(*) AS n FROM sqlite_master WHERE name = 'candidate'").get()
      ?.n,
  ).toBe(0);
});
