/**
 * Bar 17: durable settings, read back after opening on every connection, and refused where they are not kept.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, migrate, openDatabase, openToVerify } from '../../electron/vault/db';
import { ensureSettings, unkeptSettings } from '../../electron/vault/db/guards';
import { newDataKey } from '../../electron/vault/keys';

let folder: string;
let path: string;
let db: Db;
const key = newDataKey();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-17-'));
  path = join(folder, 'essai.vivier');
  db = openDatabase(path, key, false);
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a connection that writes: WAL, FULL, foreign keys, exclusive, in memory, erased for good, encrypted', () => {
  const read = (name: string): unknown => db.pragma(name, { simple: true });
  expect({
    journal: read('journal_mode'),
    synchronous: read('synchronous'),
    foreignKeys: read('foreign_keys'),
    temporary: read('temp_store'),
    secureDelete: read('secure_delete'),
    locking: read('locking_mode'),
    cipher: read('cipher'),
    trustedSchema: read('trusted_schema'),
  }).toEqual({
    journal: 'wal',
    synchronous: 2,
    foreignKeys: 1,
    temporary: 2,
    secureDelete: 1,
    locking: 'exclusive',
    cipher: 'chacha20',
    trustedSchema: 0,
  });
  expect(unkeptSettings(db, 'write')).toEqual([]);
});

test.each([
  ['synchronous', 'synchronous = NORMAL'],
  ['foreign_keys', 'foreign_keys = OFF'],
  ['temp_store', 'temp_store = FILE'],
  ['secure_delete', 'secure_delete = OFF'],
  ['locking_mode', 'locking_mode = NORMAL'],
  ['trusted_schema', 'trusted_schema = ON'],
])('a connection whose %s is not what was asked for is refused', (name, change) => {
  db.pragma(change);
  expect(unkeptSettings(db, 'write')).toEqual([name]);
  expect(() => ensureSettings(db, 'write')).toThrow(expect.objectContaining({ code: 'SETTINGS_UNKEPT' }));
});

test('a database in clear, or one that keeps a rollback journal, is refused too', () => {
  const plain = new Database(join(folder, 'clair.db'));
  plain.pragma("cipher = 'sqlcipher'");
  expect(unkeptSettings(plain, 'write')).toEqual(expect.arrayContaining(['cipher', 'journal_mode']));
  plain.close();
});

test('a connection that verifies is encrypted and keeps its temporary tables in memory', () => {
  db.pragma('journal_mode = DELETE');
  db.close();
  const reader = openToVerify(path, key);
  expect(unkeptSettings(reader, 'verify')).toEqual([]);
  expect(() => reader.exec('DELETE FROM setting')).toThrow('readonly');
  reader.close();
  expect(readdirSync(folder)).toEqual(['essai.vivier']);
});

test('every table is STRICT', () => {
  const tables = db
    .prepare<[], { name: string; strict: number }>(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type <> 'view' AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
});
