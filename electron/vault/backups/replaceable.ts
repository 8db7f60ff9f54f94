import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../../../shared/base';
import type { PortfolioCounts } from '../../../shared/portfolio';
import { A_MINUTE, copyFile, discard, openFile, replaceFile, waitUntilFree } from '../../disk/sync';
import { copyKeysOf, registering } from '../copies';
import { asRefusal, type Db } from '../db';
import {
  besideOf,
  countCopy,
  findKeyBlock,
  type OpenPortfolio,
  syncFolder,
  type VerifiedCopy,
  verifyCopy,
  writeVerifiedCopy,
} from '../portfolio';
import { namingFolder } from './places';

const isFuller = (one: PortfolioCounts, other: PortfolioCounts): boolean =>
  (Object.keys(one) as (keyof PortfolioCounts)[]).some((kind) => one[kind] > other[kind]);

/**
 * Refuses to replace, with a copy of a vault, a file of another vault, a newer one (its journal is longer, its schema
 * higher), or one that holds more of anything. Throws BACKUP_OTHER, BACKUP_BETTER or FILE_HELD.
 */
export function ensureReplaceable(
  target: string,
  copy: Pick<VerifiedCopy, 'counts' | 'schemaVersion'> & { readonly vaultId: string },
  dataKey: Uint8Array,
): void {
  if (existsSync(besideOf(target))) throw new Refusal('BACKUP_OTHER');
  if (!existsSync(target)) return;
  let there: VerifiedCopy;
  try {
    waitUntilFree(target, 'r', A_MINUTE);
    if (findKeyBlock(target).block.vaultId !== copy.vaultId) throw new Refusal('BACKUP_OTHER');
    there = countCopy(target, dataKey);
  } catch (error) {
    const refusal = asRefusal(error);
    if (!(refusal instanceof Refusal)) throw error;
    if (refusal.code === 'FILE_HELD') throw refusal;
    throw new Refusal(refusal.code === 'PORTFOLIO_FROM_FUTURE' ? 'BACKUP_BETTER' : 'BACKUP_OTHER');
  }
  if (there.schemaVersion > copy.schemaVersion || isFuller(there.counts, copy.counts))
    throw new Refusal('BACKUP_BETTER');
}

const partBeside = (target: string): string =>
  join(dirname(target), `.${randomBytes(8).toString('hex')}.part`);

/** A whole copy beside `target`, on the disk, not yet in its place; whoever asks removes or renames it. */
export function copyBeside(source: string, target: string, part = partBeside(target)): string {
  try {
    copyFile(source, part);
    syncFile(part);
    return part;
  } catch (error) {
    discard(part);
    throw error;
  }
}

/** Waits until the disk has all of a file. */
export function syncFile(path: string): void {
  const descriptor = openFile(path, 'r+', { mostMs: A_MINUTE });
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What a copy of a backup goes by in the register: its own instant of writing, and what the backup holds. */
export interface CopiedBackup {
  readonly db: Db;
  readonly dataKey: Uint8Array;
  readonly at: string;
  readonly lastEventId: number | null;
}

/** Copies a backup to `target`, reads the copy back, and puts it there unless something better is. Throws a `Refusal`. */
export function copySafely(
  source: string,
  givenTarget: string,
  { db, dataKey, at, lastEventId }: CopiedBackup,
): void {
  const target = resolve(givenTarget);
  const part = partBeside(target);
  const keys = copyKeysOf(source, dataKey)?.keys;
  const noted = { kind: 'chosen', path: target, part, at, lastEventId, ...(keys ? { keys } : {}) } as const;
  registering(db, noted, () => {
    try {
      copyBeside(source, target, part);
      const copy = verifyCopy(part, dataKey);
      const { vaultId } = findKeyBlock(part).block;
      ensureReplaceable(target, { ...copy, vaultId }, dataKey);
      replaceFile(part, target);
      syncFolder(target);
    } catch (error) {
      discard(part);
      throw namingFolder(error, dirname(target));
    }
  });
}

/** Writes a verified copy of an open portfolio to a file of the user's choice, unless something better is there. */
export function backupTo(open: OpenPortfolio, givenTarget: string): VerifiedCopy & { readonly name: string } {
  const target = resolve(givenTarget);
  try {
    const { vaultId, counts, schemaVersion } = open.info();
    ensureReplaceable(target, { vaultId, counts, schemaVersion }, open.dataKey);
    const copy = writeVerifiedCopy(
      { db: open.deps.db, dataKey: open.dataKey, keyBlock: open.keyBlock().bytes },
      target,
      { kind: 'chosen', at: open.deps.clock.now() },
    );
    return { ...copy, name: basename(target) };
  } catch (error) {
    throw namingFolder(error, dirname(target));
  }
}
