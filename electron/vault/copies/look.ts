import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { CopyKind } from '../../../shared/portfolio';
import { discard, discardFolder } from '../../disk/sync';
import { type Db, openToVerify } from '../db';
import { readSetting, writeSetting } from '../settings';
import {
  copyAt,
  copyRows,
  deleteCopyRow,
  hasRegister,
  lastEventOf,
  upsertCopyRow,
} from './copies.repository';
import { copyKeysOf, type KeyIds, noKeys } from './key-ids';
import { kindBeside } from './names';
import { noteCopy } from './register';

/** The portfolio whose copies are looked for, open. */
interface LookedAt {
  readonly db: Db;
  readonly path: string;
  readonly dataKey: Uint8Array;
  readonly vaultId: string;
}

/** Where the portfolio was at its last opening: a file of that name which is still there is a copy. */
const HOME = 'copies.home';

const fileNames = (folder: string, isDeep: boolean): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: isDeep, encoding: 'utf8' });
  } catch {
    return [];
  }
};

interface Found {
  readonly kind: CopyKind;
  readonly path: string;
}

/** Files of which the name or the folder says that they are copies of this portfolio. */
function foundBy({ db, path, vaultId }: LookedAt, folders: readonly string[], isDeep: boolean): Found[] {
  const own = dirname(resolve(path));
  const beside = fileNames(own, false).flatMap((name): Found[] => {
    const kind = kindBeside(name, path);
    return kind === null ? [] : [{ kind, path: join(own, name) }];
  });
  const backups = folders.flatMap((folder) => {
    const root = isDeep ? folder : join(folder, vaultId);
    return fileNames(root, isDeep)
      .filter((name) => name.endsWith('.vivier'))
      .map((name): Found => ({ kind: 'backup', path: resolve(root, name) }));
  });
  const home = readSetting(db, HOME);
  const former: Found[] =
    typeof home === 'string' && home !== resolve(path) ? [{ kind: 'former', path: home }] : [];
  return [...beside, ...backups, ...former];
}

/** What a copy that this key opens says of itself: up to where its journal goes, and the copies that it knew of. */
function readRegister(
  path: string,
  dataKey: Uint8Array,
): { lastEventId: number; rows: ReturnType<typeof copyRows> } | null {
  if (['-wal', '-shm', '-keys', '-lock'].some((suffix) => existsSync(`${path}${suffix}`))) return null;
  let copy: Db | undefined;
  try {
    copy = openToVerify(path, dataKey, 0);
    return { lastEventId: lastEventOf(copy), rows: hasRegister(copy) ? copyRows(copy) : [] };
  } catch {
    return null;
  } finally {
    copy?.close();
    // One that was a portfolio in use keeps its mode of journal: SQLite made these to read it, empty.
    for (const suffix of ['-wal', '-shm']) if (existsSync(`${path}${suffix}`)) discard(`${path}${suffix}`);
  }
}

/** Puts in the register a copy that was not there, and what it knew of others: a restored portfolio learns so what came after it. */
function take(open: LookedAt, { kind, path }: Found, keys: KeyIds, at: string): void {
  const said = keys.dataKeyId === null ? null : readRegister(path, open.dataKey);
  noteCopy(open.db, { kind, path, at, keys, lastEventId: said?.lastEventId ?? null });
  for (const { id: _, ...row } of said?.rows ?? [])
    if (row.path !== resolve(open.path) && copyAt(open.db, row.path) === undefined)
      upsertCopyRow(open.db, row);
}

/** A file of another portfolio, put there by hand, is nothing of ours; one that does not read is, by its name or its folder. */
const isOurs = (
  { vaultId }: LookedAt,
  { kind, path }: Found,
  read: ReturnType<typeof copyKeysOf>,
): boolean =>
  read === null
    ? kind !== 'former' && (kind !== 'backup' || basename(dirname(path)) === vaultId)
    : read.vaultId === vaultId;

/** Lines that a kill left unfinished: the part goes; the copy stays in the register only if it is there, whole. */
function settle({ db, dataKey }: LookedAt): void {
  for (const { id, ...row } of copyRows(db).filter(({ isWritten }) => isWritten === 0)) {
    const isLeft = row.part !== null && existsSync(row.part);
    const hasGone =
      row.part === null || ['', '-journal'].every((suffix) => discardFolder(`${row.part}${suffix}`));
    // A stick that is away may still hold the part: the line stays until it is back.
    if (!hasGone || (isLeft && existsSync(row.part ?? ''))) continue;
    if (!existsSync(row.path) && existsSync(dirname(row.path))) deleteCopyRow(db, id);
    else if (existsSync(row.path))
      upsertCopyRow(db, {
        ...row,
        ...(copyKeysOf(row.path, dataKey)?.keys ?? noKeys),
        isWritten: 1,
        part: null,
      });
  }
}

/**
 * Looks where copies of the open portfolio may lie and brings the register up to date: what a kill left, what was written
 * while no portfolio was open, what was put back or carried by hand. `isDeep` goes through the folders of backups whole. Only
 * files of this very vault are taken; nothing is deleted but parts of our own.
 */
export function lookForCopies(
  open: LookedAt,
  folders: readonly string[],
  { at, isDeep = false }: { readonly at: string; readonly isDeep?: boolean },
): void {
  const { db } = open;
  if (!hasRegister(db)) return;
  const own = copyAt(db, resolve(open.path));
  if (own !== undefined) deleteCopyRow(db, own.id);
  settle(open);
  for (const found of foundBy(open, folders, isDeep)) {
    const known = copyAt(db, found.path);
    if (known !== undefined && !isDeep) continue;
    const stat = statSync(found.path, { throwIfNoEntry: false });
    if (!stat?.isFile()) continue;
    const read = copyKeysOf(found.path, open.dataKey);
    if (!isOurs(open, found, read)) continue;
    if (known === undefined) take(open, found, read?.keys ?? noKeys, dateOf(found, stat.mtimeMs, at));
    else if (read !== null) upsertCopyRow(db, { ...known, ...read.keys });
  }
  if (readSetting(db, HOME) !== resolve(open.path)) writeSetting(db, HOME, resolve(open.path));
}

/** When a copy that was found was written: its name says it, else the disk; never later than it was found. */
function dateOf({ path }: Found, mtimeMs: number, at: string): string {
  const [, day, hours, minutes, seconds] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})\.vivier$/u.exec(basename(path)) ?? [];
  const named = day === undefined ? Number.NaN : Date.parse(`${day}T${hours}:${minutes}:${seconds}.000Z`);
  const ms = Number.isNaN(named) ? mtimeMs : named;
  return new Date(Math.min(ms, Date.parse(at))).toISOString();
}
