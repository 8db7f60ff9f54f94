import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../../shared/base';
import { codeOf } from '../../disk/patience';
import {
  A_MINUTE,
  discard,
  type Opening,
  openFile,
  removeFile,
  replaceFile,
  type Wait,
} from '../../disk/sync';
import { decodeKeyBlock, isKeyBlock, KEY_BLOCK_BYTES, type ReadKeyBlock } from '.';

const SQLITE_MAGIC = 'SQLite format 3\u0000';

export const besideOf = (path: string): string => `${path}-keys`;
/** Where the portfolio is encrypted anew before it takes the place of the former one. */
export const rekeyedOf = (path: string): string => `${path}-rekey`;

function opened(path: string, opening: Opening): number {
  try {
    return openFile(path, 'r', opening);
  } catch (error) {
    throw codeOf(error) === 'EBUSY' ? new Refusal('FILE_HELD') : error;
  }
}

function readAt(path: string, place: 'start' | 'end', length: number, opening: Opening = {}): Buffer {
  const descriptor = opened(path, opening);
  try {
    const size = fstatSync(descriptor).size;
    const buffer = Buffer.alloc(Math.min(length, size));
    readSync(descriptor, buffer, 0, buffer.length, place === 'start' ? 0 : size - buffer.length);
    return buffer;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Finds the key block of a portfolio without changing anything. Of a block beside the file (left by a kill) and one at
 * its end, the newer of the same vault wins; of different vaults, the one inside the file.
 * Throws PORTFOLIO_MISSING, PORTFOLIO_NOT_ENCRYPTED, PORTFOLIO_NOT_ONE, PORTFOLIO_DAMAGED, PORTFOLIO_FROM_FUTURE or
 * FILE_HELD.
 */
export function findKeyBlock(path: string): ReadKeyBlock {
  if (!existsSync(path)) throw new Refusal('PORTFOLIO_MISSING');
  if (!statSync(path).isFile()) throw new Refusal('PORTFOLIO_NOT_ONE');
  if (readAt(path, 'start', 16).toString('latin1') === SQLITE_MAGIC)
    throw new Refusal('PORTFOLIO_NOT_ENCRYPTED');
  const inside = decodeKeyBlock(readAt(path, 'end', KEY_BLOCK_BYTES));
  const beside = existsSync(besideOf(path))
    ? decodeKeyBlock(readAt(besideOf(path), 'start', KEY_BLOCK_BYTES))
    : null;
  if (inside === null && beside === null) throw new Refusal('PORTFOLIO_NOT_ONE');
  if (inside === null || beside === null) return (inside ?? beside) as ReadKeyBlock;
  if (inside.block.vaultId !== beside.block.vaultId) return inside;
  return beside.block.generation > inside.block.generation ? beside : inside;
}

/**
 * Puts the block at the end of a database that nobody has open, in place of what stood after its `databaseBytes` (its
 * whole file by default), and waits until the disk has all of it.
 */
export function appendKeyBlock(path: string, bytes: Uint8Array, databaseBytes?: number): void {
  const descriptor = openFile(path, 'r+', { mostMs: A_MINUTE });
  try {
    const end = databaseBytes ?? fstatSync(descriptor).size;
    writeAll(descriptor, bytes, end);
    ftruncateSync(descriptor, end + bytes.length);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Takes the block away from the end of a file: SQLite's change of key counts its pages by the length of the file.
 * Throws PORTFOLIO_NOT_ONE where there is none: an open portfolio, or what a kill left of one.
 */
export function takeKeyBlockAway(path: string): void {
  if (!isKeyBlock(readAt(path, 'end', KEY_BLOCK_BYTES))) throw new Refusal('PORTFOLIO_NOT_ONE');
  const descriptor = openFile(path, 'r+', { mostMs: A_MINUTE });
  try {
    ftruncateSync(descriptor, fstatSync(descriptor).size - KEY_BLOCK_BYTES);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Whether a file is a portfolio, open or closed, or lies beside one: nothing else may be written in its place. Throws
 * FILE_HELD for one that another program keeps from being read: it may be one, and will be free when its place is taken.
 */
export function belongsToPortfolio(path: string): boolean {
  const main = path.replace(/-(?:keys|lock|wal|shm|journal|rekey|rekey-journal)$/u, '');
  if (existsSync(besideOf(main))) return true;
  try {
    return statSync(main).isFile() && isKeyBlock(readAt(main, 'end', KEY_BLOCK_BYTES, { mostMs: A_MINUTE }));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // Nothing there, or nothing that can be read: not a portfolio.
    return false;
  }
}

/** The condition of a wait, where there is one. */
const whileStill = (isStill: (() => boolean) | undefined): Wait => (isStill ? { isStill } : {});

/** A write may stop short of its end, on a disk that fills up. */
function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
}

/**
 * Writes the block beside the file and waits until the disk has it, the folder's entry included. After a kill the block
 * beside may be the only one left: it is never emptied, only replaced by a whole one. `isStill`: whether the portfolio is
 * still ours, asked again where another program holds the block.
 */
export function writeBeside(path: string, bytes: Uint8Array, isStill?: () => boolean): void {
  const beside = besideOf(path);
  const part = `${beside}.part`;
  try {
    const inMinute = { mostMs: A_MINUTE };
    if (existsSync(beside) && readAt(beside, 'start', KEY_BLOCK_BYTES, inMinute).equals(bytes)) return;
    const descriptor = openFile(part, 'w', { mode: 0o600 });
    try {
      writeAll(descriptor, bytes, 0);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    replaceFile(part, beside, whileStill(isStill));
  } catch (error) {
    discard(part);
    throw error;
  }
  syncFolder(path);
}

/** Makes durable a new name in the folder of `path`: it is once that folder is written; Windows does not open folders and does this by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Puts the block back at the end of a database of `databaseBytes`, runs `close` (SQLite's own closing), then removes
 * the block beside. The file is closed after SQLite: on POSIX, closing it earlier would drop SQLite's lock. `isStill` as
 * in `writeBeside`: another machine that took over needs the block beside.
 */
export function putInside(
  path: string,
  bytes: Uint8Array,
  databaseBytes: number,
  close: () => void,
  isStill?: () => boolean,
): void {
  const descriptor = openFile(path, 'r+', { mostMs: A_MINUTE });
  try {
    writeAll(descriptor, bytes, databaseBytes);
    ftruncateSync(descriptor, databaseBytes + bytes.length);
    fsyncSync(descriptor);
    close();
  } finally {
    closeSync(descriptor);
  }
  removeFile(besideOf(path), whileStill(isStill));
}
