import type { CivilDate } from '../../../shared/base/time';
import type { Period } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';

const columns = 'id, kind, starts_on AS startsOn, ends_on AS endsOn, detail, reach';

/** Periods of a person, the latest first. */
export const periodsOf = (db: Db, candidateId: CandidateId): readonly Period[] =>
  db
    .prepare<[string], Period>(
      `SELECT ${columns} FROM period WHERE candidate_id = ? ORDER BY starts_on DESC, ends_on DESC, id`,
    )
    .all(candidateId);

/** Whether an identifier of a period is taken, whoever has it. */
export const isPeriodIdTaken = (db: Db, id: string): boolean =>
  db.prepare<[string], 1>('SELECT 1 FROM period WHERE id = ?').get(id) !== undefined;

export function insertPeriodRow(db: Db, candidateId: CandidateId, period: Period): void {
  db.prepare(
    `INSERT INTO period (id, candidate_id, kind, starts_on, ends_on, detail, reach)
     VALUES (@id, @candidateId, @kind, @startsOn, @endsOn, @detail, @reach)`,
  ).run({ ...period, candidateId });
}

export function writePeriodRow(db: Db, candidateId: CandidateId, period: Period): void {
  db.prepare(
    `UPDATE period SET kind = @kind, starts_on = @startsOn, ends_on = @endsOn, detail = @detail, reach = @reach
     WHERE id = @id AND candidate_id = @candidateId`,
  ).run({ ...period, candidateId });
}

export function deletePeriodRow(db: Db, candidateId: CandidateId, id: string): void {
  db.prepare('DELETE FROM period WHERE id = ? AND candidate_id = ?').run(id, candidateId);
}

interface AdviserChange {
  readonly on: CivilDate;
  readonly before: string;
  readonly after: string;
}
/** Changes of the adviser that the journal tells, in the order in which they were written. */
export const adviserChangesOf = (db: Db, id: CandidateId): readonly AdviserChange[] =>
  db
    .prepare<[string], AdviserChange>(
      `SELECT happened_on AS "on", coalesce(json_extract(payload, '$.changes.adviser.before'), '') AS before,
         coalesce(json_extract(payload, '$.changes.adviser.after'), '') AS after
       FROM event_read WHERE subject_type = 'candidate' AND subject_id = ?
         AND json_type(payload, '$.changes.adviser') = 'object' ORDER BY id`,
    )
    .all(id);
