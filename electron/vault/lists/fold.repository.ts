import { fold } from '../../../shared/base/text';
import type { Db } from '../db';

/** A text as it is ordered: numbers inside it are in the order of numbers, « dossier 9 » before « dossier 10 ». */
export const natural = (text: string): string =>
  fold(text).replaceAll(/\d+/gu, (digits) => digits.padStart(15, '0'));

/** What SQL is taught: its own `lower` knows no accent, and the order of the names and what a filter looks for are ours. */
const taught = { fold, natural } as const;

/** Texts folded for the statement under way: a list holds the same first names, communes and jobs many times over. */
const foldedBy = new WeakMap<Db, readonly Map<string, string>[]>();
/** More are those of a column in which each differs: keeping them would cost, and serve nothing. */
const mostKept = 4000;

/** Readies a connection for one statement with `fold` or `natural`. */
export function known(db: Db): Db {
  const before = foldedBy.get(db);
  if (before) {
    for (const kept of before) kept.clear();
    return db;
  }
  foldedBy.set(
    db,
    Object.entries(taught).map(([name, made]) => {
      const kept = new Map<string, string>();
      db.function(name, { deterministic: true, directOnly: true }, (text: unknown) => {
        if (typeof text !== 'string' || text === '') return '';
        const folded = kept.get(text) ?? made(text);
        if (kept.size < mostKept) kept.set(text, folded);
        return folded;
      });
      return kept;
    }),
  );
  return db;
}
