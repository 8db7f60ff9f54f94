import { createHash } from 'node:crypto';
import type { AccessDetail, AccessKind, Entrance } from '../../../shared/base';
import { candidateName } from '../../../shared/candidates';
import type { Db } from '../db';
import { type Chain, GENESIS, headOf, lastLineOf } from '../events';

export type AccessSubject =
  | { readonly type: 'candidate' | 'contract-file'; readonly id: string }
  | { readonly type: 'none'; readonly id: '' };

export interface AccessRow {
  readonly id: number;
  readonly recorded_at: string;
  readonly kind: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly actor: string;
  readonly detail: string;
  /** `''` in a line written before entrances were told: by the window, but for openings that say otherwise. */
  readonly entrance: Entrance | '';
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const hashOf = (row: Omit<AccessRow, 'hash'>): Buffer =>
  createHash('sha256')
    .update(row.previous_hash)
    .update(
      JSON.stringify([
        row.id,
        row.recorded_at,
        row.kind,
        row.subject_type,
        row.subject_id,
        row.actor,
        row.detail,
        ...(row.entrance === '' ? [] : [row.entrance]),
      ]),
    )
    .digest();

interface Anchor {
  readonly first_id: number;
  readonly previous_hash: Buffer;
}
const anchorOf = (db: Db): Anchor =>
  db.prepare<[], Anchor>('SELECT first_id, previous_hash FROM access_anchor').get() ?? {
    first_id: 1,
    previous_hash: GENESIS,
  };

/** The journal of accesses, to walk along from its anchor. */
export const accessChain: Chain<AccessRow> = {
  start: (db) => {
    const { first_id, previous_hash } = anchorOf(db);
    return { nextId: first_id, previousHash: previous_hash };
  },
  rowsFrom: (db, id, limit) =>
    db
      .prepare<[number, number], AccessRow>('SELECT * FROM access WHERE id >= ? ORDER BY id LIMIT ?')
      .all(id, limit),
  isWhole: (row) => row.hash.equals(hashOf(row)),
  head: (db) => headOf(db, 'access'),
};

export interface NewAccess {
  readonly recordedAt: string;
  readonly kind: AccessKind;
  readonly subject: AccessSubject;
  readonly actor: string;
  readonly detail: AccessDetail;
  readonly entrance: Entrance;
}

/** Appends one line; call it inside a transaction, or alone. */
export function insertAccess(db: Db, line: NewAccess): void {
  const last = db.prepare<[], { id: number; hash: Buffer }>(lastLineOf('access')).get();
  const anchor = anchorOf(db);
  const row = {
    id: last === undefined ? anchor.first_id : last.id + 1,
    recorded_at: line.recordedAt,
    kind: line.kind,
    subject_type: line.subject.type,
    subject_id: line.subject.id,
    actor: line.actor,
    detail: JSON.stringify(line.detail),
    entrance: line.entrance,
    previous_hash: last?.hash ?? anchor.previous_hash,
  };
  db.prepare(
    `INSERT INTO access (id, recorded_at, kind, subject_type, subject_id, actor, detail, entrance, previous_hash, hash)
     VALUES (@id, @recorded_at, @kind, @subject_type, @subject_id, @actor, @detail, @entrance, @previous_hash, @hash)`,
  ).run({ ...row, hash: hashOf(row) });
}

/**
 * Deletes the lines at the beginning that were written before an instant, and moves the anchor after them. Answers how
 * many. Call it inside a transaction.
 */
export function deleteBefore(db: Db, instant: string): number {
  const kept = db
    .prepare<[string], { id: number }>('SELECT id FROM access WHERE recorded_at >= ? ORDER BY id LIMIT 1')
    .get(instant);
  const last = db
    .prepare<[number], { id: number; hash: Buffer }>(
      'SELECT id, hash FROM access WHERE id < ? ORDER BY id DESC LIMIT 1',
    )
    .get(kept?.id ?? Number.MAX_SAFE_INTEGER);
  if (last === undefined) return 0;
  db.prepare('UPDATE access_anchor SET first_id = ?, previous_hash = ?').run(last.id + 1, last.hash);
  return db.prepare('DELETE FROM access WHERE id <= ?').run(last.id).changes;
}

/** The contract file that an attachment belongs to; `null` when there is no such attachment. */
export const fileOfAttachment = (db: Db, attachmentId: string): string | null =>
  db
    .prepare<[string], { id: string }>('SELECT contract_file_id AS id FROM attachment WHERE id = ?')
    .get(attachmentId)?.id ?? null;

/** The person whose paper a copy is of; `null` when there is no such copy. */
export const personOfScan = (db: Db, scanId: string): string | null =>
  db
    .prepare<[string], string>(
      `SELECT candidate_id FROM person_scan JOIN person_document ON person_document.id = document_id
       WHERE person_scan.id = ?`,
    )
    .pluck()
    .get(scanId) ?? null;

/** A line with what its subject is called today. */
export interface ShownRow extends AccessRow {
  readonly candidate_id: string | null;
  readonly birth_name: string | null;
  readonly usual_name: string | null;
  readonly first_name: string | null;
  readonly file_id: string | null;
  readonly reference: string | null;
}

/** Lines of the journal, the latest first, and how many there are in all. */
export function accessRows(
  db: Db,
  offset: number,
  limit: number,
): { readonly rows: readonly ShownRow[]; readonly total: number } {
  const rows = db
    .prepare<[number, number], ShownRow>(
      `SELECT access.*, candidate.id AS candidate_id, candidate.birth_name, candidate.usual_name, candidate.first_name,
              contract_file.id AS file_id, contract_file.reference
       FROM access
       LEFT JOIN contract_file ON access.subject_type = 'contract-file' AND contract_file.id = access.subject_id
       LEFT JOIN candidate ON candidate.id =
         CASE access.subject_type WHEN 'candidate' THEN access.subject_id ELSE contract_file.candidate_id END
       ORDER BY access.id DESC LIMIT ? OFFSET ?`,
    )
    .all(limit, offset);
  const total = db.prepare<[], number>('SELECT count(*) FROM access').pluck().get() ?? 0;
  return { rows, total };
}

/** SQL of what a record is called, by its type; a person is named as everywhere. */
const namesOf: Readonly<Record<string, string>> = {
  employer: 'SELECT name FROM employer WHERE id = ?',
  'contract-file': 'SELECT reference FROM contract_file WHERE id = ?',
  import: 'SELECT file_name FROM import_batch WHERE id = ?',
  colleague: 'SELECT name FROM colleague WHERE id = ?',
  sender: 'SELECT name FROM known_sender WHERE key = ?',
};

/** What a record that the journal tells of is called today; `null` when it has no name, or is no longer there. */
export const nameOfRecord = (db: Db, type: string, id: string): string | null => {
  if (type === 'candidate') {
    const named = db
      .prepare<[string], Parameters<typeof candidateName>[0]>(
        `SELECT birth_name AS birthName, usual_name AS usualName, first_name AS firstName, sex FROM candidate WHERE id = ?`,
      )
      .get(id);
    return named === undefined ? null : candidateName(named);
  }
  const sql = namesOf[type];
  return sql === undefined ? null : (db.prepare<[string], string>(sql).pluck().get(id) ?? null);
};
