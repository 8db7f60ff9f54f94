import { type ReferenceEntry, referenceEntrySchema, type TrustedKey } from '../../../shared/references';
import type { Db } from '../db';

interface EntryRow {
  readonly id: string;
  readonly kind: 'value' | 'order';
  readonly content: string;
  readonly addedAt: string;
  readonly author: string;
  readonly pack: string;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string;
}

const entryOf = ({ kind, content, ...given }: EntryRow): ReferenceEntry =>
  referenceEntrySchema.parse({ ...given, kind, [kind]: JSON.parse(content) });

const entryQuery = `SELECT reference_entry.id, kind, content, added_at AS addedAt, reference_entry.author,
    coalesce(reference_pack.name, '') AS pack, withdrawn_at AS withdrawnAt, withdrawal_reason AS withdrawalReason
  FROM reference_entry LEFT JOIN reference_pack ON reference_pack.id = pack_id`;

/** Every entry, in the order in which they were given, those withdrawn included. */
export const readEntries = (db: Db): readonly ReferenceEntry[] =>
  db.prepare<[], EntryRow>(`${entryQuery} ORDER BY reference_entry.rowid`).all().map(entryOf);

export function readEntry(db: Db, id: string): ReferenceEntry | null {
  const row = db.prepare<[string], EntryRow>(`${entryQuery} WHERE reference_entry.id = ?`).get(id);
  return row === undefined ? null : entryOf(row);
}

export interface NewEntry {
  readonly id: string;
  readonly kind: 'value' | 'order';
  /** The value or the order itself. */
  readonly content: unknown;
  readonly addedAt: string;
  readonly author: string;
  readonly packId: string | null;
}

export function insertEntry(db: Db, { content, ...entry }: NewEntry): void {
  db.prepare(
    `INSERT INTO reference_entry (id, kind, content, added_at, author, pack_id, withdrawn_at, withdrawal_reason)
     VALUES (@id, @kind, @content, @addedAt, @author, @packId, NULL, '')`,
  ).run({ ...entry, content: JSON.stringify(content) });
}

export function withdrawEntryRow(db: Db, id: string, at: string, reason: string): void {
  db.prepare('UPDATE reference_entry SET withdrawn_at = ?, withdrawal_reason = ? WHERE id = ?').run(
    at,
    reason,
    id,
  );
}

export const readTrustedKeys = (db: Db): readonly TrustedKey[] =>
  db
    .prepare<[], TrustedKey>(
      'SELECT key, name, accepted_at AS acceptedAt, author FROM trusted_key ORDER BY name, key',
    )
    .all();

export function insertTrustedKey(db: Db, trusted: TrustedKey): void {
  db.prepare(
    'INSERT INTO trusted_key (key, name, accepted_at, author) VALUES (@key, @name, @acceptedAt, @author)',
  ).run(trusted);
}

export interface StoredPack {
  /** SHA-256 of the signed bytes. */
  readonly id: string;
  readonly name: string;
  readonly issuedOn: string;
  readonly key: string;
}

export const readPack = (db: Db, id: string): StoredPack | null =>
  db
    .prepare<[string], StoredPack>(
      'SELECT id, name, issued_on AS issuedOn, key FROM reference_pack WHERE id = ?',
    )
    .get(id) ?? null;

/** The latest pack of a publisher under a name. */
export const latestPack = (db: Db, key: string, name: string): StoredPack | null =>
  db
    .prepare<[string, string], StoredPack>(
      `SELECT id, name, issued_on AS issuedOn, key FROM reference_pack WHERE key = ? AND name = ?
       ORDER BY issued_on DESC LIMIT 1`,
    )
    .get(key, name) ?? null;

export function insertPack(
  db: Db,
  pack: StoredPack & { readonly importedAt: string; readonly author: string },
): void {
  db.prepare(
    `INSERT INTO reference_pack (id, name, issued_on, key, imported_at, author)
     VALUES (@id, @name, @issuedOn, @key, @importedAt, @author)`,
  ).run(pack);
}
