import { existsSync, linkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../../../shared/base';
import type { PortfolioCounts } from '../../../shared/portfolio';
import { A_MINUTE, copyFile, discard, removeFile, replaceFile, waitUntilFree } from '../../disk/sync';
import { replacedName } from '../copies';
import { asRefusal, schemaVersion } from '../db';
import {
  besideOf,
  countCopy,
  findKeyBlock,
  holderOf,
  makeWhole,
  ownPartOf,
  removeOwnPart,
  syncFolder,
  verifyCopy,
} from '../portfolio';
import { openingKey } from './opening-key';
import { namingFolder } from './places';
import { copyBeside, syncFile } from './replaceable';

export interface Restored {
  readonly name: string;
  /** File name of the portfolio that was there, as it is called now; `null` where there was none. */
  readonly formerName: string | null;
  readonly counts: PortfolioCounts;
}

/** Files that go with an open or interrupted portfolio; with another database in its place they would spoil it. */
const sides = ['-wal', '-keys', '-shm', '-journal'] as const;

/** Finds the key block of a closed portfolio: one that is open or was interrupted is more than one file. */
function closedKeyBlock(path: string): ReturnType<typeof findKeyBlock> {
  if (existsSync(besideOf(path)) || existsSync(`${path}-wal`)) throw new Refusal('RESTORE_OPEN_FILE');
  return findKeyBlock(path);
}

const unsoundIfDamaged = (error: unknown): unknown => {
  const known = asRefusal(error);
  return known instanceof Refusal && known.code === 'PORTFOLIO_DAMAGED'
    ? new Refusal('BACKUP_UNSOUND')
    : known;
};

/** What a backup holds, once its secret has opened it. Throws a `Refusal`: WRONG_PASSPHRASE, BACKUP_UNSOUND, RESTORE_OPEN_FILE… */
export async function examineBackup(
  path: string,
  secret: string,
): Promise<{ readonly counts: PortfolioCounts; readonly schemaVersion: number }> {
  const dataKey = await openingKey(closedKeyBlock(path), secret);
  try {
    const copy = countCopy(path, dataKey);
    return { counts: copy.counts, schemaVersion: copy.schemaVersion };
  } catch (error) {
    throw unsoundIfDamaged(error);
  } finally {
    dataKey.fill(0);
  }
}

/** `equipe.avant-restauration-2026-09-15-080000.vivier`; the next second where that name is taken. */
function asidePath(path: string, instant: string): string {
  for (let at = Date.parse(instant); ; at += 1000) {
    const aside = join(dirname(path), replacedName(path, new Date(at).toISOString()));
    if (!['', ...sides].some((suffix) => existsSync(`${aside}${suffix}`))) return aside;
  }
}

/** Gives a file a second name, or a copy where the disk knows no links (a stick, some shares). */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFile(from, to);
    syncFile(to);
  }
}

/**
 * Puts a backup in the place of `to`. Step by step: open the backup with its secret; copy it beside `to`; read that copy
 * back whole; make one file again of the portfolio that stands at `to`, if a kill had left several; give it a second
 * name, aside; rename the copy over `to`, which is atomic. Before that last step `to` is what it was, after it the
 * backup; the former portfolio has its name aside in both cases. Throws a `Refusal` that names the folder.
 */
export async function restoreBackup(
  from: string,
  givenTo: string,
  secret: string,
  instant: string,
): Promise<Restored> {
  const source = resolve(from);
  const wanted = resolve(givenTo);
  const to = existsSync(wanted) ? realpathSync.native(wanted) : wanted;
  if (existsSync(source) && realpathSync.native(source) === to) throw new Refusal('PORTFOLIO_EXISTS');
  const keyBlock = closedKeyBlock(source);
  const dataKey = await openingKey(keyBlock, secret);
  let part: string | undefined;
  let aside: string | null = null;
  const madeAside: string[] = [];
  try {
    if (existsSync(to) && !statSync(to).isFile()) throw new Refusal('FILE_UNWRITABLE');
    removeOwnPart(to);
    part = copyBeside(source, to, ownPartOf(to));
    const { counts } = readBack(part, keyBlock.bytes, dataKey);
    const beside = sides.filter((suffix) => existsSync(`${to}${suffix}`));
    if (beside.length > 0) wholeIfPossible(to, dataKey, instant);
    // Before its side files go: from there on the former portfolio may be whole only aside.
    if (existsSync(to)) waitUntilFree(to, 'r+', A_MINUTE);
    const there = ['', ...sides].filter((suffix) => existsSync(`${to}${suffix}`));
    if (there.length > 0) {
      aside = asidePath(to, instant);
      for (const suffix of there) {
        linkOrCopy(`${to}${suffix}`, `${aside}${suffix}`);
        madeAside.push(`${aside}${suffix}`);
      }
      syncFolder(to);
      // From here on the set aside is the whole former portfolio, and stays.
      madeAside.length = 0;
      for (const suffix of there) if (suffix !== '') removeFile(`${to}${suffix}`);
    }
    // Whoever opens the portfolio while another program holds it keeps it as it is.
    const holder = JSON.stringify(holderOf(to));
    replaceFile(part, to, { isStill: () => JSON.stringify(holderOf(to)) === holder });
    syncFolder(to);
    return { name: basename(to), formerName: aside === null ? null : basename(aside), counts };
  } catch (error) {
    for (const left of part === undefined ? madeAside : [part, ...madeAside]) discard(left);
    throw namingFolder(error, dirname(to));
  } finally {
    dataKey.fill(0);
  }
}

function readBack(path: string, keyBlock: Buffer, dataKey: Uint8Array): { readonly counts: PortfolioCounts } {
  try {
    const copy = verifyCopy(path, dataKey);
    if (copy.schemaVersion > schemaVersion) throw new Refusal('PORTFOLIO_FROM_FUTURE');
    if (!findKeyBlock(path).bytes.equals(keyBlock)) throw new Refusal('BACKUP_UNSOUND');
    return copy;
  } catch (error) {
    throw unsoundIfDamaged(error);
  }
}

/** A portfolio open elsewhere is a refusal; one that this key does not open, or that is damaged, is kept aside as it is. */
function wholeIfPossible(path: string, dataKey: Uint8Array, now: string): void {
  try {
    makeWhole(path, dataKey, now);
  } catch (error) {
    const known = asRefusal(error);
    if (!(known instanceof Refusal) || known.code === 'PORTFOLIO_IN_USE') throw error;
  }
}
