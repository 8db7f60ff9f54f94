import { Refusal } from '../../../shared/base';
import type { Db } from '../db';
import { isUnmarkable, type KeyBlock, sealOf } from '../keys';

interface SealRow {
  readonly seal: string;
  readonly next: string | null;
}

const hasSeals = (db: Db): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'key_seal'").get() !== undefined;

const sealRowOf = (db: Db): SealRow | undefined =>
  hasSeals(db) ? db.prepare<[], SealRow>('SELECT seal, next FROM key_seal').get() : undefined;

/** Makes the keys of this block the only ones that open this state of the database. Nothing in a schema without seals. */
export function seal(db: Db, block: KeyBlock): void {
  if (!hasSeals(db)) return;
  db.prepare(
    'INSERT INTO key_seal (id, seal, next) VALUES (1, @seal, NULL) ON CONFLICT (id) DO UPDATE SET seal = @seal, next = NULL',
  ).run({ seal: sealOf(block) });
}

/** Before a block takes the place of another: either may open until `seal` says that it is done. */
export function announceSeal(db: Db, block: KeyBlock): void {
  db.prepare('UPDATE key_seal SET next = ?').run(sealOf(block));
}

/**
 * Whether the keys at the end of the file are those of this state of the database: those of an older copy, put in their
 * place, would let a former passphrase or a replaced paper key in. Throws KEYS_OF_ANOTHER_STATE.
 */
export function ensureSealed(db: Db, block: KeyBlock): void {
  const row = sealRowOf(db);
  if (row === undefined) return;
  const isKnown = [row.seal, row.next].includes(sealOf(block)) && !isUnmarkable(block);
  if (!isKnown) throw new Refusal('KEYS_OF_ANOTHER_STATE');
}

/** Whether the database already says that this block opens it, and no other. */
export function isSealed(db: Db, block: KeyBlock): boolean {
  const row = sealRowOf(db);
  return row?.next === null && row.seal === sealOf(block);
}
