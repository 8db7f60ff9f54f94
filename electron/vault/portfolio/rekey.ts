import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../../../shared/base';
import type { RegisteredCopy } from '../../../shared/portfolio';
import { copyFile, discard, removeFile, replaceFile } from '../../disk/sync';
import { deleteCopy, keyIdsOf, lookForCopies, rekeyed, shownCopy, wholeCopies } from '../copies';
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
import { makeWhole } from './make-whole';
import type { NewKeys } from './new-keys';
import { type OpenPortfolio, openWithKey, type PortfolioOptions } from './portfolio';
import { countsOf } from './portfolio.repository';
import { seal } from './seal.repository';

const isSame = (one: VerifiedCopy['counts'], other: VerifiedCopy['counts']): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Encrypts a file of its own anew, gives it its key block, and reads it back: every page, and the block. */
function rekeyInPlace(path: string, oldKey: Uint8Array, newKey: Uint8Array, block: KeyBlock): VerifiedCopy {
  const databaseBytes = rekeyDatabase(path, oldKey, newKey, (db) => seal(db, block));
  const bytes = encodeKeyBlock(block, newKey);
  appendKeyBlock(path, bytes, databaseBytes);
  if (!findKeyBlock(path).bytes.equals(bytes)) throw new Refusal('PORTFOLIO_DAMAGED');
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
    rekeyInPlace(part, oldKey, newKey, newBlock);
    replaceFile(part, path);
    syncFolder(path);
  } catch (error) {
    discardAll([part, `${part}-journal`]);
    throw asRefusal(error);
  }
}

/** A copy that could not be encrypted anew: it opens as it did, and the person is told of it. */
export type LeftCopy = Pick<RegisteredCopy, 'kind' | 'name' | 'folder' | 'reach'>;

/** What became of the copies of the register when all keys changed; together they are all of them. */
export interface RekeyedCopies {
  readonly done: number;
  readonly deleted: number;
  readonly left: readonly LeftCopy[];
}

const SIDES = ['-wal', '-keys', '-shm', '-journal'] as const;

/** Encrypts one copy anew. Throws a `Refusal` where its keys are not those of before the change, or it does not read. */
function rekeyOne(path: string, vaultId: string, oldKey: Uint8Array, next: NewKeys, now: string): void {
  const { block, bytes } = findKeyBlock(path);
  if (block.vaultId !== vaultId) throw new Refusal('BACKUP_OTHER');
  if (!isAuthentic(bytes, oldKey)) throw new Refusal('WRONG_PASSPHRASE');
  if (holderOf(path) !== null) throw new Refusal('PORTFOLIO_IN_USE');
  // Put aside as several files, after a kill.
  if (SIDES.some((suffix) => existsSync(`${path}${suffix}`))) makeWhole(path, oldKey, now);
  rekeyCopy(path, oldKey, next.dataKey, next.block);
}

/** Every copy of the register: encrypted anew, or deleted where that was asked and it can be had, or left and told. */
function rekeyCopies(
  open: OpenPortfolio,
  oldKey: Uint8Array,
  { block }: NewKeys,
  { deletesRest, onCopy }: Pick<RekeyOptions, 'deletesRest'> & { readonly onCopy: (index: number) => void },
): RekeyedCopies {
  const { deps, dataKey, path: ownPath } = open;
  const keys = keyIdsOf(open.keyBlock(), dataKey);
  let done = 0;
  let deleted = 0;
  const left: LeftCopy[] = [];
  for (const [index, row] of wholeCopies(deps.db, ownPath).entries()) {
    onCopy(index);
    try {
      rekeyOne(row.path, block.vaultId, oldKey, { dataKey, block }, deps.clock.now());
      rekeyed(deps.db, row, keys);
      done += 1;
    } catch {
      const copy = shownCopy(row, keys);
      if (
        deletesRest &&
        copy.reach === 'there' &&
        deleteCopy({ db: deps.db, dataKey, vaultId: block.vaultId }, row)
      )
        deleted += 1;
      else left.push({ kind: copy.kind, name: copy.name, folder: copy.folder, reach: copy.reach });
    }
  }
  return { done, deleted, left };
}

export interface RekeyOptions extends PortfolioOptions {
  /** Where this computer's backups are. */
  readonly backupFolders: readonly string[];
  /** Deletes the copies that can be had and not be encrypted anew: damaged ones, those of former keys. */
  readonly deletesRest: boolean;
  /** Called between the steps, with what has been done; never inside one. */
  readonly onStep: (done: number, total: number, label: string) => void;
  /** Called just before the former portfolio is closed: what lives with it ends first. */
  readonly onClosing: () => void;
}

export interface Rekeyed {
  readonly open: OpenPortfolio;
  readonly copies: RekeyedCopies;
}

/**
 * Gives an open portfolio a new data key: a copy beside it is encrypted anew and read back, the portfolio is closed, the
 * copy takes its place by one rename, and is opened. Then every copy of the register, one by one. A kill at any step leaves one usable
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
  const look = (at: OpenPortfolio): number => {
    const { deps, dataKey } = at;
    const open = { db: deps.db, path, dataKey, vaultId: next.block.vaultId };
    lookForCopies(open, options.backupFolders, { at: deps.clock.now(), isDeep: true });
    return 3 + wholeCopies(deps.db, path).length;
  };
  let total = look(open);
  let isClosed = false;
  let reopened: OpenPortfolio;
  try {
    for (const left of [rekeyed, `${rekeyed}-journal`]) removeFile(left);
    options.onStep(0, total, 'Copie du portefeuille');
    db.prepare('VACUUM INTO ?').run(rekeyed);
    options.onStep(1, total, 'Chiffrement sous la nouvelle clé');
    const copy = rekeyInPlace(rekeyed, oldKey, next.dataKey, next.block);
    if (!isSame(copy.counts, countsOf(db))) throw new Refusal('PORTFOLIO_DAMAGED');
    options.onStep(2, total, 'Remplacement du portefeuille');
    options.onClosing();
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
  // Closing made a backup of its own, under the former key, which the copy that is open now has no line of.
  total = look(reopened);
  const copies = rekeyCopies(reopened, oldKey, next, {
    deletesRest: options.deletesRest,
    onCopy: (index) => options.onStep(3 + index, total, 'Copies et sauvegardes'),
  });
  options.onStep(total, total, 'Terminé');
  oldKey.fill(0);
  return { open: reopened, copies };
}
