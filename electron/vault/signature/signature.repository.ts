import type { Db } from '../db';

/** The secret half, PKCS #8; there is one from the migration on. */
export function readSigningKey(db: Db): Buffer {
  const row = db.prepare<[], { secret: Buffer }>('SELECT secret FROM signing_key').get();
  if (row === undefined) throw new Error('a portfolio has a signing key');
  return row.secret;
}

export const writeSigningKey = (db: Db, secret: Uint8Array): void =>
  void db.prepare('UPDATE signing_key SET secret = ?').run(secret);
