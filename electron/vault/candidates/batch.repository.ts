import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';
import type { EventKind } from '../events';

/** What a batch has done of one person. */
export interface BatchEvent {
  readonly id: CandidateId;
  readonly kind: EventKind;
  readonly payload: unknown;
}

const read = 'SELECT subject_id AS id, kind, payload FROM event_read';
/** SQL of the readings, named so that the tests can ask SQLite for their plans. */
export const batchQuery = `${read} WHERE batch_id = @batchId AND +subject_type = 'candidate' ORDER BY event_read.id DESC`;
export const batchQueryOfOne = `${read} WHERE +batch_id = @batchId AND subject_type = 'candidate' AND subject_id = @id
  ORDER BY event_read.id DESC`;

/** What a batch has done, of everybody or of one person, the last first; what was erased since tells nothing any more. */
export const eventsOfBatch = (db: Db, batchId: string, id?: CandidateId): readonly BatchEvent[] =>
  db
    .prepare<[{ batchId: string; id?: string }], { id: CandidateId; kind: EventKind; payload: string }>(
      id === undefined ? batchQuery : batchQueryOfOne,
    )
    .all({ batchId, ...(id === undefined ? {} : { id }) })
    .map(({ payload, ...event }) => ({ ...event, payload: JSON.parse(payload) as unknown }));
