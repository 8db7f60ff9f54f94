import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';

/** Those who were said not to be this person, the latest first. */
export const toldApartFrom = (
  db: Db,
  id: CandidateId,
): readonly { readonly id: CandidateId; readonly toldAt: string }[] =>
  db
    .prepare<[string], { id: CandidateId; toldAt: string }>(
      `SELECT other_id AS id, told_at AS toldAt FROM told_apart WHERE candidate_id = ? ORDER BY told_at DESC, other_id`,
    )
    .all(id);

/** Both ways. Answers false where it was said already. */
export function insertToldApart(db: Db, one: CandidateId, other: CandidateId, at: string): boolean {
  const insert = db.prepare(
    'INSERT INTO told_apart (candidate_id, other_id, told_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return insert.run(one, other, at).changes + insert.run(other, one, at).changes > 0;
}

export const deleteToldApart = (db: Db, one: CandidateId, other: CandidateId): boolean =>
  db
    .prepare(
      `DELETE FROM told_apart WHERE (candidate_id = @one AND other_id = @other) OR (candidate_id = @other AND other_id = @one)`,
    )
    .run({ one, other }).changes > 0;

/** Takes somebody out of what was said of others; answers them. */
export const forgetToldApart = (db: Db, id: CandidateId): readonly CandidateId[] =>
  db
    .prepare<[string], CandidateId>('DELETE FROM told_apart WHERE other_id = ? RETURNING candidate_id')
    .pluck()
    .all(id);
