import type Database from 'better-sqlite3';

/** What SQLite3 Multiple Ciphers adds to a connection; the types are those of SQLite without it. Both answer 0 when done. */
interface Keyed {
  key(key: Buffer): number;
  rekey(key: Buffer): number;
}

/** Raw bytes that go into the cipher as they are, without derivation: the cipher knows them by this word. */
const RAW = Buffer.from('raw:');

/**
 * The key goes from a buffer to the cipher, and the buffer is wiped: as text of a statement it would lie in strings that no
 * program can wipe, and in SQLite's own copies of its statements.
 */
function give(key: Uint8Array, take: (bytes: Buffer) => number): void {
  const bytes = Buffer.concat([RAW, key]);
  try {
    if (take(bytes) !== 0) throw new Error('the key was not taken');
  } finally {
    bytes.fill(0);
  }
}

const keyed = (db: Database.Database): Keyed => db as unknown as Keyed;

/** Opens a connection with the raw 256-bit key of its file. Whether it is the right one is known at the first page read. */
export function giveKey(db: Database.Database, key: Uint8Array): void {
  db.pragma("cipher = 'chacha20'");
  give(key, (bytes) => keyed(db).key(bytes));
}

/** Encrypts the whole file anew, under another raw 256-bit key. */
export const changeKey = (db: Database.Database, key: Uint8Array): void =>
  give(key, (bytes) => keyed(db).rekey(bytes));
