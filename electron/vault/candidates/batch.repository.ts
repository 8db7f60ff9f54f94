import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';
import type { EventKind } from '../events';

/** What a batch has done of one person. */
export interface BatchEvent {
  readonly id: CandidateId;
  readonly kind: EventKind;
  readonly payload: unknown;
}

/** SQL of the reading, named so that the tests can ask SQLite for its plan. */
export const batchQuery = `SELECT subject_id AS id, kind, payload FROM event_read
  WHERE batch_id = ? AND subject_type = 'candidate' ORDER BY event_read.id DESC`;

/** What a batch has done, the last first; what was erased since tells nothing any more. */
export const eventsOfBatch = (db: Db, batchId: string): readonly BatchEvent[] =>
  db
    .prepare<[string], { id: CandidateId; kind: EventKind; payload: string }>(batchQuery)
    .all(batchId)
    .map(({ payload, ...event }) => ({ ...event, payload: JSON.parse(payload) as unknown }));
