/**
 * The encrypted database: how it is opened, which settings every connection has, how it is migrated.
 * SQL stands here, in the migrations and in the repositories; nowhere else.
 * The key comes from `../keys`; the file that holds it all is described in `../portfolio`.
 */
import { accessSync, constants } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/base';
import { isMarkedReadOnly } from '../../disk/marks';
import { isHeld, standsAt, waitUntilFree } from '../../disk/sync';
import { ensureEngine, ensureSettings } from './guards';
import { migrations } from './migrations';
import { giveKey } from './raw-key';
import { walBeside } from './wal';

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
  if (code === 'ENAMETOOLONG') return new Refusal('FILE_NAME_TOO_LONG');
  if (code === 'EISDIR') return new Refusal('FILE_UNWRITABLE');
  if (code.startsWith('SQLITE_IOERR')) return new Refusal('PORTFOLIO_DAMAGED');
  return error;
}

/**
 * As `asRefusal`, for a failure to open. SQLite has one code for a file that is held, one that is missing and a folder
 * without rights, another for a `-wal` that is held, and opens for reading only what others keep from writing.
 */
export function refusalOfOpening(error: unknown, path: string): unknown {
  const isDoubtful = /^(?:SQLITE_(?:CANTOPEN|READONLY|IOERR)|EACCES|EPERM)/u.test(failed(error).code);
  if (isDoubtful && isMarkedReadOnly(path)) return new Refusal('FILE_READ_ONLY');
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
      if (isMarkedReadOnly(path)) throw new Refusal('FILE_READ_ONLY');
      accessSync(path, constants.W_OK);
      waitUntilFree(path, 'r+');
    }
    db = new Database(path, { fileMustExist: mustExist, timeout: 500 });
    giveKey(db, key);
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
 * Refuses a file beside which a journal lies: SQLite would read it as if it were of that file, or wait for what is no
 * file. Throws RESTORE_OPEN_FILE.
 */
function ensureAlone(path: string): void {
  const isAlone =
    walBeside(path) === null &&
    standsAt(`${path}-journal`) === 'nothing' &&
    standsAt(`${path}-shm`) !== 'other';
  if (!isAlone) throw new Refusal('RESTORE_OPEN_FILE');
}

/**
 * Opens a whole, closed portfolio for reading only, without touching its folder: to verify a copy. One that another program
 * holds is waited for, `mostMs` at most. Throws a `Refusal`.
 */
export function openToVerify(path: string, key: Uint8Array, mostMs?: number): Db {
  let db: Db | undefined;
  try {
    ensureEngine();
    ensureAlone(path);
    waitUntilFree(path, 'r', mostMs);
    db = new Database(path, { readonly: true, fileMustExist: true });
    giveKey(db, key);
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
  // A transaction is a change, even an empty one.
  if (missing.length === 0) return [];
  db.transaction(() => {
    for (const { sql, move, sqlAfter, version } of missing) {
      db.exec(sql);
      move?.(db);
      if (sqlAfter !== undefined) db.exec(sqlAfter);
      db.pragma(`user_version = ${version}`);
    }
  })();
  return missing.map(({ version }) => version);
}

/** Frames of the journal beside that SQLite has read at opening, which this takes up into the file; 0 where there was none. */
export function framesOf(db: Db): number {
  const rows = db.pragma('wal_checkpoint(PASSIVE)');
  return Array.isArray(rows) ? Number(rows[0]?.log) : 0;
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
