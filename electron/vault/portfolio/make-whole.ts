import { asRefusal, openDatabase } from '../db';
import { findKeyBlock, putInside } from '../keys/key-block-file';

/**
 * Makes one file again of a portfolio that a kill left in several (`-wal`, `-keys`), as opening and closing it would,
 * without changing anything in it. Throws a `Refusal`: PORTFOLIO_IN_USE, PORTFOLIO_DAMAGED (another key, too), …
 */
export function makeWhole(path: string, dataKey: Uint8Array): void {
  const { bytes } = findKeyBlock(path);
  const db = openDatabase(path, dataKey, true);
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const pages = Number(db.pragma('page_count', { simple: true }));
    const pageSize = Number(db.pragma('page_size', { simple: true }));
    putInside(path, bytes, pages * pageSize, () => db.close());
  } catch (error) {
    db.close();
    throw asRefusal(error);
  }
}
