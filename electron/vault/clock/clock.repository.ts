import type { Db } from '../db';

export const clockMarkOf = (db: Db): { readonly latestOn: string; readonly formerOn: string } | undefined =>
  db
    .prepare<[], { latestOn: string; formerOn: string }>(
      'SELECT latest_on AS latestOn, former_on AS formerOn FROM clock_mark',
    )
    .get();

/** Brings the mark back to a day. */
export function setClockMark(db: Db, day: string): void {
  db.prepare('UPDATE clock_mark SET latest_on = @day, former_on = @day').run({ day });
}
