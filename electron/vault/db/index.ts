/**
 * The encrypted database: how it is opened, which settings every connection has, how it is migrated.
 * SQL stands here, in the migrations and in the repositories; nowhere else.
 * The key comes from `../keys`; the file that holds it all is described in `../portfolio`.
 */
import { accessSync, constants } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/base';
import { isHeld, waitUntilFree } from '../../disk/sync';
import { ensureEngine, ensureSettings } from './guards';
import { migrations } from './migrations';

export { ensureEngine } from './guards';

export type Db = Database.Database;

/** Schema version that this build writes. */
export const schemaVersion = Math.max(...migrations.map((migration) => migration.version));

const failed = (error: unknown): { code: string; message: string } =>
  error instanceof Error && 'code' in error
    ? { code: String(error.code), message: error.message }
    : { code: '', message: String(error) };

/** Whether an error of SQLite says that a page does not decrypt or makes no sense. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(?:NOTADB|CORRUPT)/u.test(failed(error).code);

/** Turns an error of SQLite or of the file system into a refusal of the catalogue; any other error is returned as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { code } = failed(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new Refusal('PORTFOLIO_IN_USE');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('DISK_FULL');
  if (isDamage(error)) return new Refusal('PORTFOLIO_DAMAGED');
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return new Refusal('FOLDER_READ_ONLY');
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new Refusal('FOLDER_READ_ONLY');
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Refusal('FOLDER_MISSING');
  if (code === 'EBUSY') return new Refusal('FILE_HELD');
  if (code === 'ENAMETOOLONG' || code === 'EISDIR') return new Refusal('FILE_UNWRITABLE');
  if (code.startsWith('SQLITE_IOERR')) return new Refusal('PORTFOLIO_DAMAGED');
  return error;
}

/**
 * As `asRefusal`, for a failure to open. SQLite has one code for a file that is held, one that is missing and a folder
 * without rights, another for a `-wal` that is held, and opens for reading only what others keep from writing.
 */
export function refusalOfOpening(error: unknown, path: string): unknown {
  const isDoubtful = /^(?:SQLITE_(?:CANTOPEN|READONLY|IOERR)|EACCES|EPERM)/u.test(failed(error).code);
  return isDoubtful && isHeld(path, `${path}-wal`, `${path}-journal`)
    ? new Refusal('FILE_HELD')
    : asRefusal(error);
}

/**
 * Opens the database with its raw 256-bit key and holds it for this process alone (exclusive lock).
 * `mustExist` refuses to make a file where one was expected. Throws a `Refusal`; closes what it opened, after
 * `beforeGivingUp`: closing is the moment when SQLite may write again.
 */
export function openDatabase(
  path: string,
  key: Uint8Array,
  mustExist: boolean,
  beforeGivingUp: (refusal: unknown) => void = () => undefined,
): Db {
  let db: Db | undefined;
  try {
    ensureEngine();
    // SQLite would open it for reading only, and fail later in a way that looks like damage.
    if (mustExist) {
      accessSync(path, constants.W_OK);
      waitUntilFree(path, 'r+');
    }
    db = new Database(path, { fileMustExist: mustExist, timeout: 500 });
    db.pragma("cipher = 'chacha20'");
    db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    if (mustExist) {
      // Reads a page, hence tries the key, before anything can be written.
      const version = db.pragma('user_version', { simple: true });
      if (typeof version !== 'number' || version > schemaVersion) throw new Refusal('PORTFOLIO_FROM_FUTURE');
      // A creation that was killed half-way: there is nothing in it yet.
      if (version === 0) throw new Refusal('PORTFOLIO_NOT_ONE');
    }
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    // Encryption makes cold reads 3 to 4 times slower: 96 MiB of pages hold the lists and the search index.
    db.pragma('cache_size = -98304');
    // Takes the write lock now, so that a second writer is told at once.
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    ensureSettings(db, 'write');
    return db;
  } catch (error) {
    const refusal = refusalOfOpening(error, path);
    beforeGivingUp(refusal);
    db?.close();
    throw refusal;
  }
}

/**
 * Opens a whole, closed portfolio for reading only, without touching its folder: to verify a copy. One that another program
 * holds is waited for, `mostMs` at most. Throws a `Refusal`.
 */
export function openToVerify(path: string, key: Uint8Array, mostMs?: number): Db {
  let db: Db | undefined;
  try {
    ensureEngine();
    waitUntilFree(path, 'r', mostMs);
    db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma("cipher = 'chacha20'");
    db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    ensureSettings(db, 'verify');
    db.pragma('user_version', { simple: true });
    return db;
  } catch (error) {
    db?.close();
    throw refusalOfOpening(error, path);
  }
}

/** Schema version that a database was last written with; 0 for one without any table. */
export const versionOf = (db: Db): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings the schema to this build's version. All the migrations that are missing are one transaction: a kill, or a
 * migration that fails, leaves the version before, whole. Returns the versions applied.
 */
export function migrate(db: Db, upTo: number = schemaVersion): readonly number[] {
  const current = versionOf(db);
  const missing = migrations.filter(({ version }) => version > current && version <= upTo);
  db.transaction(() => {
    for (const { sql, version } of missing) {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
  })();
  return missing.map(({ version }) => version);
}

/** SQLite's own check of every page; `'ok'`, or the first faults as one text. */
export function integrityOf(db: Db): string {
  try {
    const rows = db.pragma('integrity_check(5)');
    return Array.isArray(rows)
      ? rows.map((row: { integrity_check: string }) => row.integrity_check).join(' ; ')
      : 'illisible';
  } catch (error) {
    return failed(error).message;
  }
}
