import { z } from 'zod';
import { type CivilDate, civilDateSchema } from '../../../shared/base/time';
import {
  type Attachment,
  type ContractFileId,
  type ContractKindId,
  type Fields,
  fieldsSchema,
  type LifeDates,
  lifeDateKeys,
  type StoredDocument,
} from '../../../shared/contract-files';
import type { CandidateId, ContractFileStatus, EmployerId, TutorId } from '../../../shared/fields';
import type { Db } from '../db';
import { isKept } from '../db/states';

/** A contract file as it is kept. */
export interface StoredFile {
  readonly id: ContractFileId;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly kind: ContractKindId;
  readonly reference: string;
  readonly status: ContractFileStatus;
  readonly candidateId: CandidateId;
  readonly employerId: EmployerId | null;
  readonly tutorId: TutorId | null;
  readonly fields: Fields;
  readonly openedOn: CivilDate;
  readonly signedOn: CivilDate | null;
  readonly dates: LifeDates;
  /** Frozen dossier, canonical JSON. */
  readonly snapshot: string | null;
  readonly snapshotHash: string | null;
}

type FileRow = Omit<StoredFile, 'fields' | 'dates'> & { readonly fields: string; readonly dates: string };

const columns = `id, version, created_at AS createdAt, updated_at AS updatedAt, kind, reference, status,
  candidate_id AS candidateId, employer_id AS employerId, tutor_id AS tutorId, fields, opened_on AS openedOn,
  signed_on AS signedOn, dates, snapshot, snapshot_hash AS snapshotHash`;

const datesSchema = z.partialRecord(z.enum(lifeDateKeys), civilDateSchema);

const stored = (row: FileRow): StoredFile => ({
  ...row,
  fields: fieldsSchema.parse(JSON.parse(row.fields)),
  dates: datesSchema.parse(JSON.parse(row.dates)),
});

export function readFile(db: Db, id: ContractFileId): StoredFile | null {
  const row = db.prepare<[string], FileRow>(`SELECT ${columns} FROM contract_file WHERE id = ?`).get(id);
  return row === undefined ? null : stored(row);
}

export function fileIdOf(db: Db, idOrReference: string): ContractFileId | null {
  const row = db
    .prepare<[string, string], { id: ContractFileId }>(
      'SELECT id FROM contract_file WHERE id = ? OR reference = ?',
    )
    .get(idOrReference, idOrReference.toUpperCase());
  return row?.id ?? null;
}

const startOf = (prefix: string, year: number): string => `${prefix}-${year}-`;
const lastNumber = (db: Db, start: string): number =>
  db
    .prepare<[{ at: number; glob: string; start: string }], number>(
      `SELECT max(coalesce((SELECT max(CAST(substr(reference, @at) AS INTEGER)) FROM contract_file WHERE reference GLOB @glob), 0),
         coalesce((SELECT last FROM reference_floor WHERE start = @start), 0))`,
    )
    .pluck()
    .get({ at: start.length + 1, glob: `${start}*`, start }) ?? 0;

/** The next number of a kind in a year. That of a file that was erased with its person is not given again. */
export function nextReference(db: Db, prefix: string, year: number): string {
  const start = startOf(prefix, year);
  return `${start}${String(lastNumber(db, start) + 1).padStart(4, '0')}`;
}

/** Erases a file with its documents and attachments; its number stays taken. */
export function eraseFileRow(db: Db, { id, reference }: Pick<StoredFile, 'id' | 'reference'>): void {
  const [start] = /^.*-/u.exec(reference) ?? [''];
  db.prepare(
    `INSERT INTO reference_floor (start, last) VALUES (@start, @last)
     ON CONFLICT (start) DO UPDATE SET last = max(last, excluded.last)`,
  ).run({ start, last: lastNumber(db, start) });
  clearDocuments(db, id);
  db.prepare('DELETE FROM contract_file WHERE id = ?').run(id);
}

const asRow = (file: StoredFile) => ({
  ...file,
  fields: JSON.stringify(file.fields),
  dates: JSON.stringify(file.dates),
});

export function insertFile(db: Db, file: StoredFile): void {
  db.prepare(
    `INSERT INTO contract_file (id, version, created_at, updated_at, kind, reference, status, candidate_id, employer_id,
       tutor_id, fields, opened_on, signed_on, dates, snapshot, snapshot_hash)
     VALUES (@id, @version, @createdAt, @updatedAt, @kind, @reference, @status, @candidateId, @employerId,
       @tutorId, @fields, @openedOn, @signedOn, @dates, @snapshot, @snapshotHash)`,
  ).run(asRow(file));
}

export function updateFile(db: Db, file: StoredFile): void {
  db.prepare(
    `UPDATE contract_file SET version = @version, updated_at = @updatedAt, status = @status, employer_id = @employerId,
       tutor_id = @tutorId, fields = @fields, signed_on = @signedOn, dates = @dates, snapshot = @snapshot,
       snapshot_hash = @snapshotHash
     WHERE id = @id`,
  ).run(asRow(file));
}

/** Every file of one candidate, the earliest opened first. */
export const filesOfCandidate = (db: Db, candidateId: CandidateId): readonly StoredFile[] =>
  db
    .prepare<[string], FileRow>(
      `SELECT ${columns} FROM contract_file WHERE candidate_id = ? ORDER BY opened_on, reference`,
    )
    .all(candidateId)
    .map(stored);

export const isReferenceTaken = (db: Db, reference: string): boolean =>
  db.prepare<[string], unknown>('SELECT 1 FROM contract_file WHERE reference = ?').get(reference) !==
  undefined;

/** Takes away the documents and attachments of a file, before others are put in their place. */
export function clearDocuments(db: Db, id: ContractFileId): void {
  db.prepare('DELETE FROM supporting_document WHERE contract_file_id = ?').run(id);
  db.prepare('DELETE FROM attachment WHERE contract_file_id = ?').run(id);
}

export interface FileFilter {
  readonly statuses: readonly ContractFileStatus[];
  readonly candidateId: CandidateId | null;
  readonly employerId: EmployerId | null;
}

/** A slice of the files, the latest opened first, and how many there are in all. */
export function listFiles(
  db: Db,
  { statuses, candidateId, employerId }: FileFilter,
  offset: number,
  limit: number,
): { readonly files: readonly StoredFile[]; readonly total: number } {
  const where = `WHERE (@statuses = '[]' OR status IN (SELECT value FROM json_each(@statuses)))
    AND iif(@candidateId IS NULL, ${isKept('candidate_id')}, candidate_id = @candidateId) AND (@employerId IS NULL OR employer_id = @employerId)`;
  const filter = { statuses: JSON.stringify(statuses), candidateId, employerId };
  const rows = db
    .prepare<[typeof filter & { offset: number; limit: number }], FileRow>(
      `SELECT ${columns} FROM contract_file ${where} ORDER BY opened_on DESC, reference DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ ...filter, offset, limit });
  const counted = db
    .prepare<[typeof filter], { n: number }>(`SELECT count(*) AS n FROM contract_file ${where}`)
    .get(filter);
  return { files: rows.map(stored), total: counted?.n ?? 0 };
}

export const allFiles = (db: Db): readonly Pick<StoredFile, 'id' | 'kind' | 'reference' | 'status'>[] =>
  db
    .prepare<[], Pick<StoredFile, 'id' | 'kind' | 'reference' | 'status'>>(
      `SELECT id, kind, reference, status FROM contract_file WHERE ${isKept('candidate_id')} ORDER BY opened_on, reference`,
    )
    .all();

/** Other files in which the tutor follows someone: those that are signed or about to be. */
export const filesOfTutor = (db: Db, tutorId: TutorId, except: ContractFileId): readonly StoredFile[] =>
  db
    .prepare<[string, string], FileRow>(
      `SELECT ${columns} FROM contract_file
       WHERE tutor_id = ? AND id <> ? AND status NOT IN ('draft', 'cancelled') AND ${isKept('candidate_id')} ORDER BY reference`,
    )
    .all(tutorId, except)
    .map(stored);

export const documentsOf = (db: Db, id: ContractFileId): readonly StoredDocument[] =>
  db
    .prepare<[string], StoredDocument>(
      `SELECT code, status, received_on AS receivedOn, expires_on AS expiresOn
       FROM supporting_document WHERE contract_file_id = ? ORDER BY code`,
    )
    .all(id);

export function writeDocument(db: Db, id: ContractFileId, document: StoredDocument): void {
  db.prepare(
    `INSERT INTO supporting_document (contract_file_id, code, status, received_on, expires_on)
     VALUES (@id, @code, @status, @receivedOn, @expiresOn)
     ON CONFLICT (contract_file_id, code) DO UPDATE SET status = excluded.status, received_on = excluded.received_on,
       expires_on = excluded.expires_on`,
  ).run({ ...document, id });
}

const attachmentColumns = `id, code, file_name AS fileName, media_type AS mediaType, byte_count AS bytes, sha256,
  added_at AS addedAt`;

export const attachmentsOf = (db: Db, id: ContractFileId): readonly Attachment[] =>
  db
    .prepare<[string], Attachment>(
      `SELECT ${attachmentColumns} FROM attachment WHERE contract_file_id = ? ORDER BY added_at, id`,
    )
    .all(id);

export type AttachmentWithFile = Attachment & { readonly contractFileId: ContractFileId };

export function readAttachmentRow(db: Db, id: string): AttachmentWithFile | null {
  return (
    db
      .prepare<[string], AttachmentWithFile>(
        `SELECT ${attachmentColumns}, contract_file_id AS contractFileId FROM attachment WHERE id = ?`,
      )
      .get(id) ?? null
  );
}

/** The bytes of an attachment, as they came in; `null` when there is none. */
export function attachmentBytes(db: Db, id: string): Uint8Array<ArrayBuffer> | null {
  const row = db
    .prepare<[string], { content: Buffer }>('SELECT bytes AS content FROM attachment WHERE id = ?')
    .get(id);
  return row === undefined ? null : new Uint8Array(row.content);
}

export function insertAttachment(
  db: Db,
  contractFileId: ContractFileId,
  attachment: Attachment,
  content: Uint8Array,
): void {
  db.prepare(
    `INSERT INTO attachment (id, contract_file_id, code, file_name, media_type, sha256, byte_count, added_at, bytes)
     VALUES (@id, @contractFileId, @code, @fileName, @mediaType, @sha256, @bytes, @addedAt, @content)`,
  ).run({ ...attachment, contractFileId, content: Buffer.from(content) });
}

export function deleteAttachment(db: Db, id: string): void {
  db.prepare('DELETE FROM attachment WHERE id = ?').run(id);
}

/** People born between two days who have no contract file, for a demonstration. */
export const demoCandidates = (
  db: Db,
  bornFrom: CivilDate,
  bornTo: CivilDate,
  count: number,
): readonly CandidateId[] =>
  db
    .prepare<[string, string, number], { id: CandidateId }>(
      `SELECT id FROM candidate WHERE birth_date BETWEEN ? AND ?
         AND id NOT IN (SELECT candidate_id FROM contract_file)
         AND id NOT IN (SELECT candidate_id FROM period
                        WHERE kind IN ('employment', 'work-study', 'training', 'schooling', 'civic-service'))
       ORDER BY file_number LIMIT ?`,
    )
    .all(bornFrom, bornTo, count)
    .map((row) => row.id);

/** Employers that may conclude any kind of contract and have a tutor, for a demonstration. */
export const demoEmployers = (db: Db, except: EmployerId): readonly EmployerId[] =>
  db
    .prepare<[string], { id: EmployerId }>(
      `SELECT id FROM employer WHERE id <> ? AND siret <> '' AND kind = 'private-company'
         AND EXISTS (SELECT 1 FROM tutor WHERE employer_id = employer.id AND experience_years >= 2 AND current_tutees < 2)
       ORDER BY sort_name, id`,
    )
    .all(except)
    .map((row) => row.id);
