import type { Draft } from '../../../shared/drafts';
import type { Db } from '../db';

interface Row {
  readonly key: string;
  readonly value: string;
  readonly updated_at: string;
}
const draftOf = ({ key, value, updated_at }: Row): Draft => ({ key, value, updatedAt: updated_at });

export const readDrafts = (db: Db): readonly Draft[] =>
  db.prepare<[], Row>('SELECT key, value, updated_at FROM draft ORDER BY key').all().map(draftOf);

export function readDraft(db: Db, key: string): Draft | null {
  const row = db.prepare<[string], Row>('SELECT key, value, updated_at FROM draft WHERE key = ?').get(key);
  return row === undefined ? null : draftOf(row);
}

export const readDraftBytes = (db: Db, key: string): Buffer | null =>
  db.prepare<[string], { bytes: Buffer | null }>('SELECT bytes FROM draft WHERE key = ?').get(key)?.bytes ??
  null;

/** Number of drafts under other keys. */
export const countOthers = (db: Db, key: string): number =>
  db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM draft WHERE key <> ?').get(key)?.n ?? 0;

/** Writes a draft; its file, if it has one, stays. */
export function writeDraft(db: Db, { key, value, updatedAt }: Draft): void {
  db.prepare(
    `INSERT INTO draft (key, value, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  ).run(key, value, updatedAt);
}

export function writeDraftBytes(db: Db, { key, value, updatedAt }: Draft, bytes: Uint8Array): void {
  db.prepare('INSERT OR REPLACE INTO draft (key, value, bytes, updated_at) VALUES (?, ?, ?, ?)').run(
    key,
    value,
    bytes,
    updatedAt,
  );
}

export function deleteDraft(db: Db, key: string): void {
  db.prepare('DELETE FROM draft WHERE key = ?').run(key);
}

export function deleteDraftsBefore(db: Db, instant: string): void {
  db.prepare('DELETE FROM draft WHERE updated_at < ?').run(instant);
}
