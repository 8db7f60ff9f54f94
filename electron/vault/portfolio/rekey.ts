import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../../../shared/base';
import { copyFile, discard, removeFile, replaceFile } from '../../disk/sync';
import { asRefusal } from '../db';
import { rekeyDatabase } from '../db/rekey';
import { encodeKeyBlock, isAuthentic, type KeyBlock } from '../keys';
import {
  appendKeyBlock,
  findKeyBlock,
  rekeyedOf,
  syncFolder,
  takeKeyBlockAway,
} from '../keys/key-block-file';
import { type VerifiedCopy, verifyCopy } from './copy';
import { holderOf } from './lock-file';
import type { NewKeys } from './new-keys';
import { type OpenPortfolio, openWithKey, type PortfolioOptions } from './portfolio';
import { countsOf } from './portfolio.repository';

const isSame = (one: VerifiedCopy['counts'], other: VerifiedCopy['counts']): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Encrypts a file of its own anew, gives it its key block, and reads it back: every page, and the block. */
function rekeyInPlace(path: string, oldKey: Uint8Array, newKey: Uint8Array, block: Buffer): VerifiedCopy {
  const databaseBytes = rekeyDatabase(path, oldKey, newKey);
  appendKeyBlock(path, block, databaseBytes);
  if (!findKeyBlock(path).bytes.equals(block)) throw new Refusal('PORTFOLIO_DAMAGED');
  return verifyCopy(path, newKey);
}

function discardAll(paths: readonly string[]): void {
  for (const path of paths) discard(path);
}

/**
 * Encrypts a closed portfolio or backup anew, under another data key and the key block that opens it. The file is replaced
 * by one rename once the new one has been read back; a kill leaves the former. Throws a `Refusal`, the file untouched.
 */
export function rekeyCopy(path: string, oldKey: Uint8Array, newKey: Uint8Array, newBlock: KeyBlock): void {
  const part = join(dirname(path), `.${randomBytes(8).toString('hex')}.part`);
  try {
    copyFile(path, part);
    takeKeyBlockAway(part);
    rekeyInPlace(part, oldKey, newKey, encodeKeyBlock(newBlock, newKey));
    replaceFile(part, path);
    syncFolder(path);
  } catch (error) {
    discardAll([part, `${part}-journal`]);
    throw asRefusal(error);
  }
}

/** The backups of a folder that these keys open: same vault, same data key. Those of former keys are not ours to change. */
function backupsUnder(folder: string, vaultId: string, dataKey: Uint8Array): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.vivier'))
    .map((name) => join(folder, name))
    .filter((path) => {
      try {
        const { block, bytes } = findKeyBlock(path);
        return block.vaultId === vaultId && isAuthentic(bytes, dataKey);
      } catch {
        // Not a portfolio, or a damaged one: it stays as it is.
        return false;
      }
    });
}

export interface RekeyOptions extends PortfolioOptions {
  /** Where this computer's backups are. */
  readonly backupFolders: readonly string[];
  /** Called between the steps, with what has been done; never inside one. */
  readonly onStep: (done: number, total: number, label: string) => void;
  /** Called just before the former portfolio is closed: what lives with it ends first. */
  readonly onClosing: () => void;
}

export interface Rekeyed {
  readonly open: OpenPortfolio;
  readonly backups: { readonly done: number; readonly left: number };
}

/**
 * Gives an open portfolio a new data key: a copy beside it is encrypted anew and read back, the portfolio is closed, the
 * copy takes its place by one rename, and is opened. Then its backups, one by one. A kill at any step leaves one usable
 * portfolio, the former or the new: the copy has a key block only once it is whole, and is removed at the next opening.
 * Throws a `Refusal`; `fallback` is then given the former portfolio, open again, if it had been closed.
 */
export function rekeyPortfolio(
  open: OpenPortfolio,
  next: NewKeys,
  options: RekeyOptions,
  fallback: (former: OpenPortfolio | null) => void,
): Rekeyed {
  const { path } = open;
  const { db } = open.deps;
  const oldKey = Buffer.from(open.dataKey);
  const rekeyed = rekeyedOf(path);
  const findBackups = (): readonly string[] =>
    options.backupFolders.flatMap((folder) => backupsUnder(folder, next.block.vaultId, oldKey));
  let backups = findBackups();
  let total = 3 + backups.length;
  let isClosed = false;
  let reopened: OpenPortfolio;
  try {
    for (const left of [rekeyed, `${rekeyed}-journal`]) removeFile(left);
    options.onStep(0, total, 'Copie du portefeuille');
    db.prepare('VACUUM INTO ?').run(rekeyed);
    options.onStep(1, total, 'Chiffrement sous la nouvelle clé');
    const copy = rekeyInPlace(rekeyed, oldKey, next.dataKey, encodeKeyBlock(next.block, next.dataKey));
    if (!isSame(copy.counts, countsOf(db))) throw new Refusal('PORTFOLIO_DAMAGED');
    options.onStep(2, total, 'Remplacement du portefeuille');
    options.onClosing();
    // Closing makes a backup of its own, under the former key: it is one of those to encrypt anew.
    backups = findBackups();
    total = 3 + backups.length;
    isClosed = true;
    open.close();
    options.onStep(2, total, 'Remplacement du portefeuille');
    // The lock went with the closing: where another program holds the file, somebody may open it before we may rename.
    const holder = JSON.stringify(holderOf(path));
    replaceFile(rekeyed, path, { isStill: () => JSON.stringify(holderOf(path)) === holder });
    syncFolder(path);
    reopened = openWithKey(path, findKeyBlock(path), next.dataKey, options);
  } catch (error) {
    if (isClosed) {
      try {
        fallback(openWithKey(path, findKeyBlock(path), Buffer.from(oldKey), options));
      } catch {
        // The refusal below says what happened; the portfolio is locked, and opens as after a kill.
        fallback(null);
      }
    }
    discardAll([rekeyed, `${rekeyed}-journal`]);
    oldKey.fill(0);
    throw asRefusal(error);
  }
  let done = 0;
  for (const [index, backup] of backups.entries()) {
    options.onStep(3 + index, total, 'Sauvegardes');
    try {
      rekeyCopy(backup, oldKey, reopened.dataKey, next.block);
      done += 1;
    } catch {
      // Counted among those left: it still opens with the former passphrase, and the screen says so.
    }
  }
  options.onStep(total, total, 'Terminé');
  oldKey.fill(0);
  return { open: reopened, backups: { done, left: backups.length - done } };
}
