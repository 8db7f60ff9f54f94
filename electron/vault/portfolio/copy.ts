import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/base';
import type { CopyKind, PortfolioCounts } from '../../../shared/portfolio';
import { A_MINUTE, discard, removeFile, replaceFile } from '../../disk/sync';
import { keyIdsOfBytes, registering } from '../copies';
import { asRefusal, type Db, integrityOf, openToVerify } from '../db';
import { appendKeyBlock, findKeyBlock, syncFolder } from '../keys/key-block-file';
import { countsOf } from './portfolio.repository';

/** What a copy is made from: a database open under its key, and the key block that opens it. */
export interface CopySource {
  readonly db: Db;
  readonly dataKey: Uint8Array;
  readonly keyBlock: Buffer;
}

/** What can be said of a copy once it was read back. */
export interface VerifiedCopy {
  readonly counts: PortfolioCounts;
  readonly schemaVersion: number;
  readonly sizeBytes: number;
}

/** Reads a closed portfolio with its key: every page, and its counts. Throws a `Refusal`: PORTFOLIO_DAMAGED and the like. */
export const verifyCopy = (path: string, dataKey: Uint8Array): VerifiedCopy => readCopy(path, dataKey, true);

/** The same without reading every page: for a list. */
export const countCopy = (path: string, dataKey: Uint8Array): VerifiedCopy => readCopy(path, dataKey, false);

function readCopy(path: string, dataKey: Uint8Array, readsEveryPage: boolean): VerifiedCopy {
  // A copy that was just written is what an antivirus looks at.
  const db = openToVerify(path, dataKey, readsEveryPage ? A_MINUTE : undefined);
  try {
    if (readsEveryPage && integrityOf(db) !== 'ok') throw new Refusal('PORTFOLIO_DAMAGED');
    return {
      counts: countsOf(db),
      schemaVersion: Number(db.pragma('user_version', { simple: true })),
      sizeBytes: statSync(path).size,
    };
  } catch (error) {
    throw asRefusal(error);
  } finally {
    db.close();
  }
}

const isSame = (one: PortfolioCounts, other: PortfolioCounts): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The name, told by the portfolio's own, of a copy being written beside it: whoever opens it next removes what a kill left. */
export const ownPartOf = (path: string): string => join(dirname(path), `.${basename(path)}.part`);

/**
 * Removes a copy that was cut, and what SQLite may have left beside it while it was written or read back: all of it, for
 * another to be written there, or what can be had with `discard`.
 */
export function removeOwnPart(path: string, remove: (path: string) => unknown = removeFile): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) remove(`${ownPartOf(path)}${suffix}`);
}

/**
 * Writes a whole portfolio, one closed file, at `target`: SQLite's own copy under the same key, the key block at its end,
 * flushed, read back and compared, then renamed. A failure leaves nothing behind and `target` as it was.
 * Takes the place of a file at `target`: whether it may is the caller's to know. `noted` is its line in the register of
 * copies; `null` where nothing may be written in the portfolio yet, and then the caller notes it later. Throws a `Refusal`.
 */
export function writeVerifiedCopy(
  { db, dataKey, keyBlock }: CopySource,
  target: string,
  noted: { readonly kind: CopyKind; readonly at: string } | null,
  part = join(dirname(target), `.${randomBytes(8).toString('hex')}.part`),
): VerifiedCopy {
  const write = (): VerifiedCopy => {
    try {
      db.prepare('VACUUM INTO ?').run(part);
      appendKeyBlock(part, keyBlock);
      const copy = verifyCopy(part, dataKey);
      if (!isSame(copy.counts, countsOf(db)) || !findKeyBlock(part).bytes.equals(keyBlock))
        throw new Refusal('PORTFOLIO_DAMAGED');
      replaceFile(part, target);
      syncFolder(target);
      return copy;
    } catch (error) {
      for (const left of [part, `${part}-journal`]) discard(left);
      throw asRefusal(error);
    }
  };
  return noted === null
    ? write()
    : registering(db, { ...noted, path: target, part, keys: keyIdsOfBytes(keyBlock, dataKey) }, write);
}
