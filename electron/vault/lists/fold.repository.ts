import { fold } from '../../../shared/base/text';
import type { Db } from '../db';

/** Texts folded for the statement under way: a list holds the same first names, communes and jobs many times over. */
const foldedBy = new WeakMap<Db, Map<string, string>>();
/** More are those of a column in which each differs: keeping them would cost, and serve nothing. */
const mostKept = 4000;

/**
 * Readies a connection for one statement with `fold`: SQL's own `lower` knows no accent, and the order of the names and what a
 * filter looks for are ours.
 */
export function known(db: Db): Db {
  const before = foldedBy.get(db);
  if (before) {
    before.clear();
    return db;
  }
  const kept = new Map<string, string>();
  db.function('fold', { deterministic: true, directOnly: true }, (text: unknown) => {
    if (typeof text !== 'string' || text === '') return '';
    const folded = kept.get(text) ?? fold(text);
    if (kept.size < mostKept) kept.set(text, folded);
    return folded;
  });
  foldedBy.set(db, kept);
  return db;
}
