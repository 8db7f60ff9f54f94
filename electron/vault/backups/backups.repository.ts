import type { Db } from '../db';

/** Identifier of the last line of the journal: it changes with every change of the portfolio. */
export const lastEventOf = (db: Db): number =>
  db.prepare<[], { id: number }>('SELECT max(id) AS id FROM event').get()?.id ?? 0;

/** Takes back what a job that was stopped had not finished: SQLite copies nothing from within a transaction. */
export function endTransaction(db: Db): void {
  if (db.inTransaction) db.exec('ROLLBACK');
}
