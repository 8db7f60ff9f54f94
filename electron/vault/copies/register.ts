import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CopyKind, isWholeCopy } from '../../../shared/portfolio';
import { codeOf } from '../../disk/patience';
import { discard, discardFolder } from '../../disk/sync';
import type { Db } from '../db';
import {
  type CopyRow,
  copyAt,
  copyRows,
  copySubjects,
  deleteCopyRow,
  hasRegister,
  insertCopySubjects,
  lastEventOf,
  setCopySubjects,
  updateCopyPath,
  upsertCopyRow,
} from './copies.repository';
import { isOpenFolder } from './folders';
import { copyKeysOf, type KeyIds, noKeys } from './key-ids';

/** A copy that is about to be written. */
interface NewCopy {
  readonly kind: CopyKind;
  readonly path: string;
  /** The name under which it is written first, where a kill may leave it. */
  readonly part?: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Identifiers of the keys that open it; none for a key of its own. */
  readonly keys?: KeyIds;
  /** Last line of the journal of changes that it holds: that of now by default. */
  readonly lastEventId?: number | null;
  /** Whom it is about, where it does not hold everybody. */
  readonly subjectIds?: readonly string[];
}

/**
 * Lines that the portfolio's own disk would not take: a disk that is full must keep nobody from saving elsewhere. They are
 * written with the next line; a backup that is forgotten so is found again in its folder.
 */
const waiting = new WeakMap<
  Db,
  Map<string, Omit<CopyRow, 'id'> & { readonly subjectIds: readonly string[] }>
>();

/** What a disk refuses may be left for later; what SQL or the program gets wrong is a defect, and thrown. */
function unlessDefect(error: unknown): void {
  const code = codeOf(error);
  if (code === '' || code === 'SQLITE_ERROR' || code.startsWith('SQLITE_CONSTRAINT')) throw error;
}

function write(db: Db, row: Omit<CopyRow, 'id'>, subjectIds: readonly string[]): void {
  const unwritten = waiting.get(db) ?? new Map();
  waiting.set(db, unwritten);
  unwritten.set(row.path, { ...row, subjectIds });
  try {
    for (const { subjectIds: about, ...line } of unwritten.values())
      insertCopySubjects(db, upsertCopyRow(db, line), about);
    unwritten.clear();
  } catch (error) {
    // Kept above.
    unlessDefect(error);
  }
}

const rowOf = (db: Db, copy: NewCopy, isWritten: 0 | 1): Omit<CopyRow, 'id'> => ({
  kind: copy.kind,
  path: resolve(copy.path),
  writtenAt: copy.at,
  isWritten,
  part: isWritten === 1 ? null : (copy.part ?? null),
  lastEventId: copy.lastEventId === undefined ? lastEventOf(db) : copy.lastEventId,
  ...(copy.keys ?? noKeys),
});

/**
 * The one way to write a copy of what an open portfolio holds: the line is in the register before the first byte is on the
 * disk, so that a kill leaves no copy, and no part of one, that the next opening does not know. Throws what `act` throws;
 * the register is then as it was. Nothing is noted in a database that has no register yet: a snapshot, which the look at
 * opening finds by its name.
 */
export function registering<T>(db: Db, copy: NewCopy, act: () => T): T {
  if (!hasRegister(db)) return act();
  const former = copyAt(db, resolve(copy.path));
  const formerAbout = former === undefined ? [] : copySubjects(db, former.id);
  const about = copy.subjectIds ?? [];
  write(db, rowOf(db, copy, 0), about);
  let done: T;
  try {
    done = act();
  } catch (error) {
    takeBack(db, resolve(copy.path), former, formerAbout);
    throw error;
  }
  write(db, rowOf(db, copy, 1), about);
  return done;
}

function takeBack(db: Db, path: string, former: CopyRow | undefined, formerAbout: readonly string[]): void {
  // Closed by what failed: the next opening looks.
  if (!db.open) return;
  waiting.get(db)?.delete(path);
  if (former === undefined) forgetCopyAt(db, path);
  else {
    write(db, former, formerAbout);
    try {
      setCopySubjects(db, former.id, formerAbout);
    } catch (error) {
      // A disk that is full: the line names somebody more, whose erasure will speak of this file too.
      unlessDefect(error);
    }
  }
}

/** Notes a copy that is already there: found, or given another name by a rename. */
export function noteCopy(db: Db, copy: NewCopy): void {
  if (hasRegister(db)) write(db, rowOf(db, copy, 1), copy.subjectIds ?? []);
}

/** A copy was given another place. */
export function copyMoved(db: Db, from: string, to: string): void {
  try {
    updateCopyPath(db, resolve(from), resolve(to));
  } catch (error) {
    // The look at the next opening finds it in its new folder.
    unlessDefect(error);
  }
}

/** A copy was deleted: its line goes. */
export function forgetCopyAt(db: Db, path: string): void {
  try {
    const row = copyAt(db, resolve(path));
    if (row !== undefined) deleteCopyRow(db, row.id);
  } catch (error) {
    // A disk that is full: the line says of a file that it is no longer there, which is true.
    unlessDefect(error);
  }
}

/** A copy was encrypted anew. */
export function rekeyed(db: Db, row: CopyRow, keys: KeyIds): void {
  write(db, { ...row, ...keys }, []);
}

/** The whole copies of the register: all but hand-overs and lists, and but the portfolio itself, where it is the copy of another. */
export const wholeCopies = (db: Db, ownPath: string): readonly CopyRow[] =>
  hasRegister(db)
    ? copyRows(db).filter(({ kind, path }) => isWholeCopy({ kind }) && path !== resolve(ownPath))
    : [];

/** The last line of the journal that a registered copy holds; `null` where it is not known. */
export const lastEventIn = (db: Db, path: string): number | null =>
  hasRegister(db) ? (copyAt(db, resolve(path))?.lastEventId ?? null) : null;

/**
 * Kinds whose name is Vivier's own; under another name the file may have become somebody else's. A list has no key to be known
 * by: the person who saved it asks for that very file to go.
 */
const NAMED_BY_US: ReadonlySet<CopyKind> = new Set([
  'backup',
  'snapshot',
  'replaced',
  'damaged',
  'handover',
  'list',
]);

/**
 * Deletes a copy from the disk with what lies beside it, then its line; answers false where the file stays: held, or no
 * longer a copy of this vault.
 */
export function deleteCopy(
  { db, dataKey, vaultId }: { readonly db: Db; readonly dataKey: Uint8Array; readonly vaultId: string },
  { id, kind, path }: Pick<CopyRow, 'id' | 'kind' | 'path'>,
): boolean {
  if (!NAMED_BY_US.has(kind) && copyKeysOf(path, dataKey)?.vaultId !== vaultId) return false;
  if (isOpenFolder(path)) discardFolder(path);
  const files = ['', '-wal', '-keys', '-shm', '-journal'].map((suffix) => `${path}${suffix}`);
  for (const file of files) if (existsSync(file)) discard(file);
  if (existsSync(path)) return false;
  deleteCopyRow(db, id);
  return true;
}
