import { closeSync, openSync } from 'node:fs';
import { Refusal } from '../../../shared/base';
import { asRefusal, openDatabase } from '../db';
import { encodeKeyBlock, isAuthentic, withMark } from '../keys';
import { findKeyBlock, putInside, writeBeside } from '../keys/key-block-file';
import { sortSideFiles } from './side-files';

/**
 * Makes one file again of a portfolio that a kill left in several (`-wal`, `-keys`), as opening and closing it would,
 * without changing anything in it; what lies beside and is not its own is put aside, as at an opening. Throws a `Refusal`:
 * PORTFOLIO_IN_USE, PORTFOLIO_DAMAGED (another key, too), …
 */
export function makeWhole(path: string, dataKey: Uint8Array, now: string): void {
  const found = findKeyBlock(path);
  // What its block says of the files beside is believed under its own key alone.
  if (!isAuthentic(found.bytes, dataKey)) throw new Refusal('PORTFOLIO_DAMAGED');
  const { live } = sortSideFiles(path, found, dataKey, now);
  const db = openDatabase(path, dataKey, true);
  const descriptor = openSync(path, 'r+');
  const bytesOf = (mark: typeof live): Buffer => encodeKeyBlock(withMark(found.block, mark), dataKey);
  try {
    writeBeside(path, bytesOf(live));
    db.pragma('wal_checkpoint(TRUNCATE)');
    const pages = Number(db.pragma('page_count', { simple: true }));
    const pageSize = Number(db.pragma('page_size', { simple: true }));
    putInside(path, descriptor, bytesOf(null), pages * pageSize, () => db.close());
  } catch (error) {
    if (db.open) {
      db.close();
      closeSync(descriptor);
    }
    throw asRefusal(error);
  }
}
