import type { CivilDate } from '../../../shared/base/time';
import type { Period, PeriodKind } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';

const columns = 'id, kind, starts_on AS startsOn, ends_on AS endsOn, detail, reach';

/** A period of a track that has one at a time, which holds `@today`; kinds of the code, never of a caller. */
export const isOfToday = (
  kinds: readonly PeriodKind[],
): string => `kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})
  AND starts_on <= @today AND (ends_on IS NULL OR ends_on >= @today)`;

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

interface FormerAdviser {
  readonly on: CivilDate;
  readonly before: string;
}
/**
 * Whom each change of the adviser that the journal tells took over from, in the order in which they were written. What a hand-over tells counts up
 * to the day on which the person entered this portfolio: from then on, who follows her is written here. A received payload
 * is somebody else's text, which may not read.
 */
export const adviserChangesOf = (db: Db, id: CandidateId): readonly FormerAdviser[] =>
  db
    .prepare<[string], FormerAdviser>(
      `WITH told AS (SELECT id, recorded_at, happened_on, kind = 'candidate.received-event' AS is_received, payload
           FROM event_read WHERE subject_type = 'candidate' AND subject_id = ?),
         written AS (
           SELECT id, is_received, happened_on, iif(is_received, json_extract(payload, '$.recordedAt'), '') AS at,
             iif(is_received, json_extract(payload, '$.payload'), payload) AS said FROM told),
         read AS (SELECT id, is_received, happened_on, at, iif(json_valid(said), said, '{}') AS said FROM written
           WHERE NOT is_received OR at <= (SELECT min(recorded_at) FROM told WHERE NOT is_received))
       SELECT happened_on AS "on",
         iif(json_type(said, '$.changes.adviser.before') = 'text', json_extract(said, '$.changes.adviser.before'), '') AS before
       FROM read
       WHERE json_type(said, '$.changes.adviser') = 'object' ORDER BY is_received DESC, at, id`,
    )
    .all(id);
