import type { CandidateId } from '../../../shared/fields';
import type { NoticeGiven } from '../../../shared/privacy';
import type { Db } from '../db';

export interface VersionRow {
  readonly number: number;
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly author: string;
  /** JSON of the words. */
  readonly content: string;
  readonly sha256: string;
}
/** Versions that were issued, the latest first. */
export const versionRows = (db: Db): readonly VersionRow[] =>
  db
    .prepare<[], VersionRow>(
      `SELECT number, issued_on AS issuedOn, issued_at AS issuedAt, author, content, sha256
       FROM notice_version ORDER BY number DESC`,
    )
    .all();
export function insertVersionRow(db: Db, row: VersionRow): void {
  db.prepare(
    `INSERT INTO notice_version (number, issued_on, issued_at, author, content, sha256)
     VALUES (@number, @issuedOn, @issuedAt, @author, @content, @sha256)`,
  ).run(row);
}

export const givenRows = (db: Db, id: CandidateId): readonly NoticeGiven[] =>
  db
    .prepare<[string], Omit<NoticeGiven, 'isMinorWording'> & { isMinorWording: 0 | 1 }>(
      `SELECT id, number, given_on AS givenOn, given_by AS givenBy, is_minor_wording AS isMinorWording
       FROM notice_given WHERE candidate_id = ? ORDER BY given_on DESC, number DESC, id`,
    )
    .all(id)
    .map((row) => ({ ...row, isMinorWording: row.isMinorWording === 1 }));
export function insertGivenRow(db: Db, candidateId: CandidateId, given: NoticeGiven): void {
  db.prepare(
    `INSERT INTO notice_given (id, candidate_id, number, given_on, given_by, is_minor_wording)
     VALUES (@id, @candidateId, @number, @givenOn, @givenBy, @isMinorWording)`,
  ).run({ ...given, candidateId, isMinorWording: Number(given.isMinorWording) });
}
