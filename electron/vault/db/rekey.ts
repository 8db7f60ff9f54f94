import Database from 'better-sqlite3';
import { A_MINUTE, waitUntilFree } from '../../disk/sync';
import { type Db, refusalOfOpening } from '.';
import { changeKey, giveKey } from './raw-key';

/**
 * Encrypts anew, under another raw 256-bit key, a closed database that nobody has open; answers its length in bytes.
 * A kill leaves a file that neither key opens, or that SQLite's journal beside brings back: only ever done on a copy.
 * `change`: what goes with the new key, in the same file. Throws a `Refusal`.
 */
export function rekeyDatabase(
  path: string,
  oldKey: Uint8Array,
  newKey: Uint8Array,
  change: (db: Db) => void,
): number {
  let db: Database.Database | undefined;
  try {
    waitUntilFree(path, 'r+', A_MINUTE);
    db = new Database(path, { fileMustExist: true });
    giveKey(db, oldKey);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('temp_store = MEMORY');
    // A change of key goes through the rollback journal: the write-ahead log keeps pages under the former one.
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    changeKey(db, newKey);
    change(db);
    return (
      Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
    );
  } catch (error) {
    throw refusalOfOpening(error, path);
  } finally {
    db?.close();
  }
}
