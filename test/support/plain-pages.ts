import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Every page of an encrypted database that nobody has open, decrypted byte for byte: what no query shows any more, in
 * pages that are free or in the gaps of others, is there too. Written to a file of `folder`, which is removed.
 */
export function plainPages(path: string, key: Uint8Array, folder: string): Buffer {
  const copy = join(folder, 'plain-copy.vivier');
  copyFileSync(path, copy);
  const db = new Database(copy);
  try {
    db.pragma("cipher = 'chacha20'");
    db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    db.pragma('journal_mode = DELETE');
    db.pragma("rekey = ''");
  } finally {
    db.close();
  }
  const bytes = readFileSync(copy);
  rmSync(copy);
  return bytes;
}
