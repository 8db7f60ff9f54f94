import type { Db } from '../../electron/vault/db';
import type { EventRow } from '../../electron/vault/events';

/** Events about one subject, the latest day first. */
export const eventsOf = (db: Db, { type, id }: { readonly type: string; readonly id: string }) =>
  db
    .prepare<[string, string], EventRow>(
      'SELECT * FROM event WHERE subject_type = ? AND subject_id = ? ORDER BY happened_on DESC, id DESC',
    )
    .all(type, id);
