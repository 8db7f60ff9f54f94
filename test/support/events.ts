import type { Db } from '../../electron/vault/db';

/** A line of the journal with its body, as it is read. */
interface ReadEvent {
  readonly id: number;
  readonly recorded_at: string;
  readonly happened_on: string;
  readonly kind: string;
  readonly actor: string;
  readonly batch_id: string | null;
  readonly payload: string;
  readonly is_erased: 0 | 1;
}

/** Events about one subject, the latest day first. */
export const eventsOf = (db: Db, { type, id }: { readonly type: string; readonly id: string }) =>
  db
    .prepare<[string, string], ReadEvent>(
      'SELECT * FROM event_read WHERE subject_type = ? AND subject_id = ? ORDER BY happened_on DESC, id DESC',
    )
    .all(type, id);
