import type { Db } from '../db';

/** Where the walk along a chain stands: the line expected next, and the hash that it must carry. */
interface ChainPlace {
  readonly nextId: number;
  readonly previousHash: Buffer;
}

/** A line of a chained journal, as far as the chain is concerned. */
export interface ChainedRow {
  readonly id: number;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

/** A journal whose lines each carry the hash of the previous one. */
export interface Chain<Row extends ChainedRow> {
  /** Where it begins: after the genesis, or after the last purge. */
  readonly start: (db: Db) => ChainPlace;
  readonly rowsFrom: (db: Db, id: number, limit: number) => readonly Row[];
  /** Whether a line carries its own hash, and whatever it was chained with. */
  readonly isWhole: (row: Row) => boolean;
  /** The last line, as kept apart from the journal; `null` in a database older than that. */
  readonly head: (db: Db) => { readonly lastId: number; readonly hash: Buffer } | null;
  /** First fault of the chain that this one was made from; without it, none was. */
  readonly formerFaultAt?: (db: Db) => number | null;
}

/** What a walk found: lines that hold together, and the first that does not. */
export interface ChainResult {
  readonly lines: number;
  /** Id of the first line that was altered, moved, follows a gap, or is missing at the end; `null` when all is whole. */
  readonly firstFaultAt: number | null;
}

export const GENESIS = Buffer.alloc(32);

/**
 * Walks along a chain by steps of at most `rows` lines; each `next()` is one step, so that a caller may do something else
 * in between. Lines written meanwhile are read too. The result comes as the value of the last step.
 */
export function* walkChain<Row extends ChainedRow>(
  db: Db,
  chain: Chain<Row>,
  rows = 50,
): Generator<number, ChainResult, void> {
  let { nextId, previousHash } = chain.start(db);
  let lines = 0;
  const formerFaultAt = chain.formerFaultAt?.(db) ?? null;
  for (;;) {
    const slice = chain.rowsFrom(db, nextId, rows);
    for (const row of slice) {
      if (row.id !== nextId || !row.previous_hash.equals(previousHash) || !chain.isWhole(row))
        return { lines, firstFaultAt: Math.min(row.id, formerFaultAt ?? row.id) };
      previousHash = row.hash;
      nextId += 1;
      lines += 1;
    }
    if (slice.length < rows) {
      // The same step: nothing was written between the last lines and their head.
      const head = chain.head(db);
      const isAtHead = head === null || (head.lastId === nextId - 1 && head.hash.equals(previousHash));
      if (isAtHead) return { lines, firstFaultAt: formerFaultAt };
      // Cut at its end: the first line missing. Lines that the head does not know, or a last line rewritten: those.
      const fault = head.lastId >= nextId ? nextId : Math.min(head.lastId + 1, nextId - 1);
      return { lines, firstFaultAt: Math.max(1, fault) };
    }
    yield lines;
  }
}

/** Walks the whole chain at once. */
export function verifyChain<Row extends ChainedRow>(db: Db, chain: Chain<Row>): ChainResult {
  const walk = walkChain(db, chain, 2000);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/**
 * SQL: the line that the next one follows. The last that was ever written, even where it was taken away since: a line that
 * followed another would make of a journal cut at its end one that is whole.
 */
export const lastLineOf = (journal: 'event' | 'access'): string =>
  `SELECT id, hash FROM (
     SELECT * FROM (SELECT id, hash, 0 AS is_head FROM ${journal} ORDER BY id DESC LIMIT 1)
     UNION ALL SELECT last_id, hash, 1 FROM chain_head WHERE journal = '${journal}'
   ) ORDER BY id DESC, is_head DESC LIMIT 1`;

/** The head that migration 30 keeps beside each journal; `null` in an older database (a snapshot before a migration). */
export function headOf(db: Db, journal: 'event' | 'access'): ReturnType<Chain<ChainedRow>['head']> {
  if (Number(db.pragma('user_version', { simple: true })) < 30) return null;
  const row = db
    .prepare<[string], { last_id: number; hash: Buffer }>(
      'SELECT last_id, hash FROM chain_head WHERE journal = ?',
    )
    .get(journal);
  // A head that was deleted is a fault as any other: the journal then ends nowhere.
  return row === undefined ? { lastId: -1, hash: GENESIS } : { lastId: row.last_id, hash: row.hash };
}
