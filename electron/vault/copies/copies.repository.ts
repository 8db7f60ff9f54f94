import type { CopyKind } from '../../../shared/portfolio';
import { type Db, versionOf } from '../db';

/** A line of the register as it is kept. */
export interface CopyRow {
  readonly id: number;
  readonly kind: CopyKind;
  readonly path: string;
  readonly writtenAt: string;
  readonly isWritten: 0 | 1;
  readonly part: string | null;
  readonly lastEventId: number | null;
  readonly dataKeyId: string | null;
  readonly passphraseId: string | null;
  readonly recoveryId: string | null;
}

const columns = `id, kind, path, written_at AS writtenAt, is_written AS isWritten, part, last_event_id AS lastEventId,
  data_key_id AS dataKeyId, passphrase_id AS passphraseId, recovery_id AS recoveryId`;
const FIRST_WITH_REGISTER = 120;

/** Whether a database has the register: a backup, or a copy made before, may not. */
export const hasRegister = (db: Db): boolean => versionOf(db) >= FIRST_WITH_REGISTER;

/** Number of the last line of the journal of changes. */
export const lastEventOf = (db: Db): number =>
  db.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM event').get()?.id ?? 0;

/** Writes a line, in the place of the one of that path; answers its number. */
export function upsertCopyRow(db: Db, row: Omit<CopyRow, 'id'>): number {
  const written = db
    .prepare<[Omit<CopyRow, 'id'>], { id: number }>(
      `INSERT INTO written_copy
         (kind, path, written_at, is_written, part, last_event_id, data_key_id, passphrase_id, recovery_id)
       VALUES (@kind, @path, @writtenAt, @isWritten, @part, @lastEventId, @dataKeyId, @passphraseId, @recoveryId)
       ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, written_at = excluded.written_at,
         is_written = excluded.is_written, part = excluded.part, last_event_id = excluded.last_event_id,
         data_key_id = excluded.data_key_id, passphrase_id = excluded.passphrase_id, recovery_id = excluded.recovery_id
       RETURNING id`,
    )
    .get(row);
  return written?.id ?? 0;
}

/** Says whom a copy is about, besides those of before. */
export function insertCopySubjects(db: Db, copyId: number, subjectIds: readonly string[]): void {
  const insert = db.prepare('INSERT OR IGNORE INTO written_copy_about (copy_id, subject_id) VALUES (?, ?)');
  for (const id of subjectIds) insert.run(copyId, id);
}

/** Whom a copy is about. */
export const copySubjects = (db: Db, copyId: number): readonly string[] =>
  db
    .prepare<[number], { id: string }>('SELECT subject_id AS id FROM written_copy_about WHERE copy_id = ?')
    .all(copyId)
    .map(({ id }) => id);

/** Says whom a copy is about, and nobody else. */
export function setCopySubjects(db: Db, copyId: number, subjectIds: readonly string[]): void {
  db.prepare('DELETE FROM written_copy_about WHERE copy_id = ?').run(copyId);
  insertCopySubjects(db, copyId, subjectIds);
}

/** Every line, the newest first. */
export const copyRows = (db: Db): readonly CopyRow[] =>
  db.prepare<[], CopyRow>(`SELECT ${columns} FROM written_copy ORDER BY id DESC`).all();

/** The line of a path. */
export const copyAt = (db: Db, path: string): CopyRow | undefined =>
  db.prepare<[string], CopyRow>(`SELECT ${columns} FROM written_copy WHERE path = ?`).get(path);

/** The line of a number. */
export const copyById = (db: Db, id: number): CopyRow | undefined =>
  db.prepare<[number], CopyRow>(`SELECT ${columns} FROM written_copy WHERE id = ?`).get(id);

export const deleteCopyRow = (db: Db, id: number): void =>
  void db.prepare('DELETE FROM written_copy WHERE id = ?').run(id);

/** A copy goes by another path: renamed, moved to another folder. */
export function updateCopyPath(db: Db, from: string, to: string): void {
  db.prepare('UPDATE OR REPLACE written_copy SET path = ? WHERE path = ?').run(to, from);
}

/** Numbers of the copies that were made about somebody: hand-overs. */
export const copiesAbout = (db: Db, subjectId: string): ReadonlySet<number> =>
  new Set(
    db
      .prepare<[string], number>('SELECT copy_id FROM written_copy_about WHERE subject_id = ?')
      .pluck()
      .all(subjectId),
  );

/** First line of the journal about somebody; `null` where there is none. */
export const firstEventAbout = (db: Db, subjectId: string): number | null =>
  db
    .prepare<[string], number | null>('SELECT min(id) FROM event WHERE subject_id = ?')
    .pluck()
    .get(subjectId) ?? null;
