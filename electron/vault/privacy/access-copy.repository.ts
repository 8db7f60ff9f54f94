import type { CandidateId } from '../../../shared/fields';
import type { AccessCopy } from '../../../shared/privacy';
import type { Db } from '../db';

export const fileIdsOf = (db: Db, id: CandidateId): readonly string[] =>
  db
    .prepare<[string], string>('SELECT id FROM contract_file WHERE candidate_id = ? ORDER BY reference')
    .pluck()
    .all(id);

/** Lines of the journal of accesses about a person and her contract files. */
export const accessesAbout = (
  db: Db,
  id: CandidateId,
): readonly { readonly at: string; readonly kind: string; readonly by: string }[] =>
  db
    .prepare<[{ id: string }], { at: string; kind: string; by: string }>(
      `SELECT recorded_at AS at, kind, actor AS "by" FROM access
       WHERE (subject_type = 'candidate' AND subject_id = @id)
         OR (subject_type = 'contract-file' AND subject_id IN (SELECT id FROM contract_file WHERE candidate_id = @id))
       ORDER BY access.id`,
    )
    .all({ id });

export const accessCopyRows = (db: Db, id: CandidateId): readonly AccessCopy[] =>
  db
    .prepare<[string], AccessCopy>(
      `SELECT id, made_at AS madeAt, pdf_sha256 AS pdfSha256, json_sha256 AS jsonSha256, delivered_on AS deliveredOn,
         way, recipient FROM access_copy WHERE candidate_id = ? ORDER BY made_at DESC, id`,
    )
    .all(id);

export function insertAccessCopyRow(db: Db, candidateId: CandidateId, copy: AccessCopy): void {
  db.prepare(
    `INSERT INTO access_copy (id, candidate_id, made_at, pdf_sha256, json_sha256, delivered_on, way, recipient)
     VALUES (@id, @candidateId, @madeAt, @pdfSha256, @jsonSha256, @deliveredOn, @way, @recipient)`,
  ).run({ ...copy, candidateId });
}

export function deliverAccessCopyRow(
  db: Db,
  id: string,
  delivery: { readonly deliveredOn: string; readonly way: string; readonly recipient: string },
): void {
  db.prepare(
    'UPDATE access_copy SET delivered_on = @deliveredOn, way = @way, recipient = @recipient WHERE id = @id',
  ).run({ ...delivery, id });
}
