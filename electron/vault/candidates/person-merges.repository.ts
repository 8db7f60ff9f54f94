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

/** Every record that was merged; there are few. */
export const allMerges = (db: Db): readonly MergeRow[] =>
  db.prepare<[], MergeRow>(`SELECT ${columns} FROM person_merge ORDER BY rowid`).all();
