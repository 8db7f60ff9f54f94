import type { CandidateId } from '../../../shared/fields';
import type { ObjectedUse, Objection } from '../../../shared/privacy';
import type { Db } from '../db';

/**
 * SQL: the people who object today to a use of their data. The one place that says who is left out: lists that leave,
 * the search of profiles and hand-overs read it.
 */
export const objectingTo = (use: ObjectedUse): string =>
  `SELECT candidate_id FROM objection WHERE withdrawn_on IS NULL AND scope IN ('everything', '${use}')`;

export const objectionsOf = (db: Db, id: CandidateId): readonly Objection[] =>
  db
    .prepare<[string], Objection>(
      `SELECT id, scope, made_on AS madeOn, withdrawn_on AS withdrawnOn FROM objection
       WHERE candidate_id = ? ORDER BY made_on DESC, id`,
    )
    .all(id);

export function insertObjectionRow(db: Db, candidateId: CandidateId, objection: Objection): void {
  db.prepare(
    `INSERT INTO objection (id, candidate_id, scope, made_on, withdrawn_on)
     VALUES (@id, @candidateId, @scope, @madeOn, @withdrawnOn)`,
  ).run({ ...objection, candidateId });
}

export function withdrawObjectionRow(db: Db, id: string, on: string): void {
  db.prepare('UPDATE objection SET withdrawn_on = ? WHERE id = ?').run(on, id);
}

/** Whether somebody objects today to a use. */
export const objectsTo = (db: Db, id: CandidateId, use: ObjectedUse): boolean =>
  db.prepare<[string], 1>(`SELECT 1 WHERE ? IN (${objectingTo(use)})`).get(id) !== undefined;
