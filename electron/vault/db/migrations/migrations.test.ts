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

test('0020 adds drafts beside what 0010 holds; one draft for a key', () => {
  migrate(db, 10);
  db.exec("INSERT INTO setting (key, value) VALUES ('structure', '\"ML\"')");
  expect(migrate(db, 20)).toEqual([20]);
  expect(db.prepare('SELECT value FROM setting').get()).toEqual({ value: '"ML"' });
  const insert = db.prepare(
    "INSERT INTO draft (key, value, bytes, updated_at) VALUES ('note', '{}', x'01', 't')",
  );
  insert.run();
  expect(() => insert.run()).toThrow('UNIQUE');
});

test('0030 adds a journal of accesses that starts at its first line, and takes neither change nor early deletion', () => {
  migrate(db, 20);
  db.exec("INSERT INTO draft (key, value, bytes, updated_at) VALUES ('note', '{}', NULL, 't')");
  expect(migrate(db, 30)).toEqual([30]);
  expect(db.prepare('SELECT key FROM draft').all()).toEqual([{ key: 'note' }]);
  expect(db.prepare('SELECT first_id, length(previous_hash) AS bytes FROM access_anchor').all()).toEqual([
    { first_id: 1, bytes: 32 },
  ]);
  db.exec(
    `INSERT INTO access (id, recorded_at, kind, subject_type, subject_id, actor, detail, previous_hash, hash)
     VALUES (1, 't', 'k', 's', 'i', 'a', '{}', zeroblob(32), zeroblob(32))`,
  );
  expect(() => db.exec("UPDATE access SET actor = 'x'")).toThrow('append-only');
  expect(() => db.exec('DELETE FROM access')).toThrow('append-only');
  db.exec('UPDATE access_anchor SET first_id = 2; DELETE FROM access WHERE id = 1');
  expect(db.prepare('SELECT count(*) AS n FROM access').get()).toEqual({ n: 0 });
});

test('0040 adds colleagues and hand-overs, and leaves the journal of accesses as it was', () => {
  migrate(db, 30);
  db.exec('UPDATE access_anchor SET first_id = 7');
  expect(migrate(db, 40)).toEqual([40]);
  expect(db.prepare('SELECT first_id FROM access_anchor').get()).toEqual({ first_id: 7 });
  const insert = (direction: string): unknown =>
    db.exec(
      `INSERT INTO handover (id, direction, with_whom, purpose, happened_at, candidate_count)
       VALUES ('${direction}', '${direction}', 'Claire', 'final', 't', 1)`,
    );
  insert('sent');
  insert('received');
  expect(() => insert('lost')).toThrow('CHECK');
});

test('all that is missing is one transaction: a failure of the last leaves none of the others', () => {
  migrate(db, 10);
  db.exec('CREATE TABLE handover (id TEXT) STRICT');
  expect(() => migrate(db)).toThrow('already exists');
  expect(version()).toBe(10);
  expect(
    db
      .prepare("SELECT count(*) AS n FROM sqlite_master WHERE name IN ('draft', 'access', 'colleague')")
      .get(),
  ).toEqual({ n: 0 });
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
