import type { CivilDate } from '../../../shared/base/time';
import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';

/** A record that was merged into another one. */
export interface MergeRow {
  readonly id: string;
  readonly candidateId: CandidateId;
  readonly mergedId: CandidateId;
  readonly mergedAt: string;
  readonly mergedOn: CivilDate;
  readonly formerNumber: string;
  readonly birthName: string;
  readonly usualName: string;
  readonly firstName: string;
  readonly birthDate: CivilDate;
}
const columns = `id, candidate_id AS candidateId, merged_id AS mergedId, merged_at AS mergedAt, merged_on AS mergedOn,
  former_number AS formerNumber, birth_name AS birthName, usual_name AS usualName, first_name AS firstName,
  birth_date AS birthDate`;

/** What was merged into a record, the latest first. */
export const mergesInto = (db: Db, id: CandidateId): readonly MergeRow[] =>
  db
    .prepare<[string], MergeRow>(
      `SELECT ${columns} FROM person_merge WHERE candidate_id = ? ORDER BY merged_at DESC, rowid DESC`,
    )
    .all(id);

/** The record into which one was merged; `null` where it was not. */
export const mergeOf = (db: Db, mergedId: CandidateId): MergeRow | null =>
  db.prepare<[string], MergeRow>(`SELECT ${columns} FROM person_merge WHERE merged_id = ?`).get(mergedId) ??
  null;

/**
 * Events that were written on another record while this one was a part of it, once the two are separated: what they tell may be
 * of either.
 */
export const eventsWhileUnited = (
  db: Db,
  id: CandidateId,
): readonly { readonly eventId: number; readonly candidateId: CandidateId }[] =>
  db
    .prepare<[{ id: string }], { eventId: number; candidateId: CandidateId }>(
      `SELECT DISTINCT told.id AS eventId, told.subject_id AS candidateId
       FROM event_read AS union_event
       JOIN event_read AS parting ON parting.kind = 'candidate.separated' AND parting.id > union_event.id
         AND json_extract(parting.payload, '$.merged') = @id AND parting.subject_id = union_event.subject_id
       JOIN event AS told ON told.subject_type = 'candidate' AND told.subject_id = union_event.subject_id
         AND told.id BETWEEN union_event.id AND parting.id
       JOIN event_body ON event_body.event_id = told.id AND event_body.payload <> '{}'
       WHERE union_event.kind = 'candidate.united' AND json_extract(union_event.payload, '$.merged') = @id
       ORDER BY told.id`,
    )
    .all({ id });
