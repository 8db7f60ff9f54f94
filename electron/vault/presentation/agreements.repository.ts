import type { CandidateId } from '../../../shared/fields';
import type { Agreement } from '../../../shared/presentation';
import type { Db } from '../db';

/** Agreements of a person, the latest first. */
export const agreementsOf = (db: Db, candidateId: CandidateId): Agreement[] =>
  db
    .prepare<[string], Agreement>(
      `SELECT id, for_whom AS forWhom, given_on AS givenOn, revoked_on AS revokedOn FROM presentation_agreement
       WHERE candidate_id = ? ORDER BY given_on DESC, id`,
    )
    .all(candidateId);

export function insertAgreementRow(db: Db, candidateId: CandidateId, agreement: Agreement): void {
  db.prepare(
    `INSERT INTO presentation_agreement (id, candidate_id, for_whom, given_on, revoked_on)
     VALUES (@id, @candidateId, @forWhom, @givenOn, @revokedOn)`,
  ).run({ ...agreement, candidateId });
}

export function revokeAgreementRow(db: Db, id: string, on: string): void {
  db.prepare('UPDATE presentation_agreement SET revoked_on = ? WHERE id = ?').run(on, id);
}
