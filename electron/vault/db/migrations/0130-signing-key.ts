import { generateKeyPairSync } from 'node:crypto';
import type Database from 'better-sqlite3';

/** Each portfolio has its own, drawn when the table is made: at its creation, or at its first opening by this version. */
function makeKey(db: Database.Database): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  db.prepare('INSERT INTO signing_key (id, secret) VALUES (1, ?)').run(secret);
  secret.fill(0);
}

/** The key that signs hand-overs, and the signatures of colleagues that the adviser has confirmed. */
export const migration0130 = {
  version: 130,
  intent: 'key that signs hand-overs, signatures of colleagues that were confirmed',
  sql: /* sql */ `
    CREATE TABLE signing_key (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- Ed25519, PKCS #8. It goes with the portfolio, its copies and its backups, and nowhere else.
      secret BLOB NOT NULL
    ) STRICT;
    CREATE TABLE known_sender (
      -- Ed25519 public key, in hexadecimal.
      key TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      structure TEXT NOT NULL,
      -- When the adviser said that the fingerprint was compared.
      confirmed_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
  move: makeKey,
} as const;
