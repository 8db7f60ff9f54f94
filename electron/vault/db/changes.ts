import type { Db } from '.';

/** Told around every change that a connection makes. */
export interface ChangeHooks {
  /** Before the first statement that changes anything, with no transaction under way. What it throws keeps the change from being made. */
  readonly before: () => void;
  /** Once it is on the disk, committed; before whoever asked for it hears of it. */
  readonly after: () => void;
}

type Act = (...given: unknown[]) => unknown;
/** The ways to run a transaction of better-sqlite3, and those to run a statement. */
const transactions = ['default', 'deferred', 'immediate', 'exclusive'] as const;
const runs = ['run', 'get', 'all'] as const;

/**
 * Has every change of this connection told, wherever it is asked for: SQLite's own hooks for this are not within reach of
 * better-sqlite3. Statements prepared before are not seen.
 */
export function watchChanges(db: Db, { before, after }: ChangeHooks): void {
  /** The method of this name, told around; within a transaction it has been said, and will be. */
  const told = (self: object, name: string): Act => {
    const act: Act = Reflect.get(self, name);
    return (...given) => {
      if (!db.inTransaction) before();
      const result = Reflect.apply(act, self, given);
      // Also the end of a transaction that was begun by itself.
      if (!db.inTransaction) after();
      return result;
    };
  };
  const { prepare, transaction } = db;
  Reflect.set(db, 'exec', told(db, 'exec'));
  Reflect.set(db, 'prepare', (sql: string) => {
    const statement = prepare.call(db, sql);
    // A copy made into another file changes nothing in this one, whatever SQLite says of it.
    const isChange = !statement.readonly && !sql.startsWith('VACUUM INTO');
    if (isChange) for (const name of runs) Reflect.set(statement, name, told(statement, name));
    return statement;
  });
  Reflect.set(db, 'transaction', (work: Act) => {
    const made = transaction.call(db, work);
    const ways = Object.fromEntries(transactions.map((way) => [way, told(made, way)]));
    return Object.assign(told(made, 'default'), ways);
  });
}
