import type { Scan } from '../../../shared/base';
import type { CandidateId } from '../../../shared/fields';
import { type Paper, paperKindNames } from '../../../shared/papers';
import type { Db } from '../db';

type PaperRow = Omit<Paper, 'scans'>;
export type ScanOfPaper = Scan & { readonly candidateId: CandidateId; readonly paperId: string };

const columns = `id, kind, number, issued_on AS issuedOn, expires_on AS expiresOn, original_seen_on AS originalSeenOn,
  original_seen_by AS originalSeenBy, remark, added_at AS addedAt`;
const scanColumns =
  'id, file_name AS fileName, media_type AS mediaType, byte_count AS bytes, sha256, added_at AS addedAt';
const rank = new Map(paperKindNames.map((kind, index) => [kind, index]));
const latest = ({ expiresOn, issuedOn, addedAt }: PaperRow): string => expiresOn ?? issuedOn ?? addedAt;

/** Papers of a person with their copies, in the order of their kinds, the latest of each first. */
export function papersOf(db: Db, candidateId: CandidateId): readonly Paper[] {
  const scans = db
    .prepare<[string], ScanOfPaper>(
      `SELECT ${scanColumns}, document_id AS paperId FROM person_scan WHERE document_id IN (SELECT id FROM person_document WHERE candidate_id = ?)
       ORDER BY added_at, rowid`,
    )
    .all(candidateId);
  return db
    .prepare<[string], PaperRow>(`SELECT ${columns} FROM person_document WHERE candidate_id = ? ORDER BY id`)
    .all(candidateId)
    .sort((a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) || latest(b).localeCompare(latest(a)))
    .map((paper) => ({
      ...paper,
      scans: scans.filter(({ paperId }) => paperId === paper.id).map(({ paperId: _, ...scan }): Scan => scan),
    }));
}

/** Whether an identifier of a paper is taken, whoever has it. */
export const isPaperIdTaken = (db: Db, id: string): boolean =>
  db.prepare<[string], 1>('SELECT 1 FROM person_document WHERE id = ?').get(id) !== undefined;
export const isScanIdTaken = (db: Db, id: string): boolean =>
  db.prepare<[string], 1>('SELECT 1 FROM person_scan WHERE id = ?').get(id) !== undefined;

export function insertPaperRow(db: Db, candidateId: CandidateId, { scans: _, ...paper }: Paper): void {
  db.prepare(
    `INSERT INTO person_document (id, candidate_id, kind, number, issued_on, expires_on, original_seen_on,
       original_seen_by, remark, added_at)
     VALUES (@id, @candidateId, @kind, @number, @issuedOn, @expiresOn, @originalSeenOn, @originalSeenBy, @remark, @addedAt)`,
  ).run({ ...paper, candidateId });
}

export function writePaperRow(db: Db, candidateId: CandidateId, { scans: _, ...paper }: Paper): void {
  db.prepare(
    `UPDATE person_document SET kind = @kind, number = @number, issued_on = @issuedOn, expires_on = @expiresOn,
       original_seen_on = @originalSeenOn, original_seen_by = @originalSeenBy, remark = @remark
     WHERE id = @id AND candidate_id = @candidateId`,
  ).run({ ...paper, candidateId });
}

export function deletePaperRow(db: Db, candidateId: CandidateId, id: string): void {
  db.prepare('DELETE FROM person_document WHERE id = ? AND candidate_id = ?').run(id, candidateId);
}

export function insertScanRow(db: Db, paperId: string, scan: Scan, content: Uint8Array): void {
  db.prepare(
    `INSERT INTO person_scan (id, document_id, file_name, media_type, sha256, byte_count, bytes, added_at)
     VALUES (@id, @paperId, @fileName, @mediaType, @sha256, @bytes, @content, @addedAt)`,
  ).run({ ...scan, paperId, content: Buffer.from(content) });
}

export function deleteScanRow(db: Db, id: string): void {
  db.prepare('DELETE FROM person_scan WHERE id = ?').run(id);
}

export const readScanRow = (db: Db, id: string): ScanOfPaper | null =>
  db
    .prepare<[string], ScanOfPaper>(
      `SELECT ${scanColumns}, document_id AS paperId,
         (SELECT candidate_id FROM person_document WHERE person_document.id = document_id) AS candidateId
       FROM person_scan WHERE id = ?`,
    )
    .get(id) ?? null;

/** The bytes of a copy, as they came in; `null` when there is none. */
export function scanBytes(db: Db, id: string): Uint8Array<ArrayBuffer> | null {
  const bytes = db.prepare<[string], Buffer>('SELECT bytes FROM person_scan WHERE id = ?').pluck().get(id);
  return bytes === undefined ? null : new Uint8Array(bytes);
}
