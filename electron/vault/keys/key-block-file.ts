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
  openBeside,
  openFile,
  openPlain,
  removeFile,
  replaceFile,
  standsAt,
  type Wait,
} from '../../disk/sync';
import {
  decodeKeyBlock,
  decodeReach,
  encodeReach,
  isKeyBlock,
  isUnmarkable,
  KEY_BLOCK_BYTES,
  REACH_BYTES,
  type Reach,
  type ReadKeyBlock,
} from '.';

const SQLITE_MAGIC = 'SQLite format 3\u0000';

export const besideOf = (path: string): string => `${path}-keys`;
/** Where the portfolio is encrypted anew before it takes the place of the former one. */
export const rekeyedOf = (path: string): string => `${path}-rekey`;

function opened(open: () => number): number {
  try {
    return open();
  } catch (error) {
    if (codeOf(error) === 'ENOTFILE') throw new Refusal('PORTFOLIO_NOT_ONE');
    throw codeOf(error) === 'EBUSY' ? new Refusal('FILE_HELD') : error;
  }
}

/** Bytes of an open file, from a place on; fewer at its end. */
function readFrom(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, length, position));
}

function readAt(path: string, place: 'start' | 'end', length: number, opening: Opening = {}): Buffer {
  const descriptor = opened(() => openPlain(path, opening));
  try {
    const { size } = fstatSync(descriptor);
    return readFrom(descriptor, place === 'start' ? 0 : Math.max(0, size - length), length);
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes of the file beside; `null` where there is none, or nothing of ours: a link, a pipe, a folder. */
function readBeside(path: string, position: number, length: number, opening: Opening = {}): Buffer | null {
  if (standsAt(besideOf(path)) !== 'file') return null;
  const descriptor = opened(() => openBeside(besideOf(path), 'r', opening));
  try {
    return readFrom(descriptor, position, length);
  } finally {
    closeSync(descriptor);
  }
}

const isUnusable = (error: unknown): boolean =>
  error instanceof Refusal && (error.code === 'PORTFOLIO_DAMAGED' || error.code === 'PORTFOLIO_FROM_FUTURE');

/** The block beside the file; `null` where there is none, or what lies there is none that can be used. */
export function blockBeside(path: string): ReadKeyBlock | null {
  const bytes = readBeside(path, 0, KEY_BLOCK_BYTES);
  try {
    return bytes === null ? null : decodeKeyBlock(bytes);
  } catch (error) {
    if (isUnusable(error)) return null;
    throw error;
  }
}

/** The block at the end of the file, of whatever state. Throws PORTFOLIO_DAMAGED, PORTFOLIO_FROM_FUTURE, FILE_HELD. */
export const blockInside = (path: string): ReadKeyBlock | null =>
  decodeKeyBlock(readAt(path, 'end', KEY_BLOCK_BYTES));

/**
 * Finds the key block of a portfolio without changing anything: the one at the end of its file, which alone says what the
 * file is. The one beside stands for it only where there is none, as in the moment when SQLite takes its journal up, or
 * where it cannot be read. Of two blocks of a version that marked nothing the newer of the same vault wins, as it did.
 * Throws PORTFOLIO_MISSING, PORTFOLIO_NOT_ENCRYPTED, PORTFOLIO_NOT_ONE, PORTFOLIO_DAMAGED, PORTFOLIO_FROM_FUTURE or
 * FILE_HELD.
 */
export function findKeyBlock(path: string): ReadKeyBlock {
  if (!existsSync(path)) throw new Refusal('PORTFOLIO_MISSING');
  if (!statSync(path).isFile()) throw new Refusal('PORTFOLIO_NOT_ONE');
  if (readAt(path, 'start', 16).toString('latin1') === SQLITE_MAGIC)
    throw new Refusal('PORTFOLIO_NOT_ENCRYPTED');
  const beside = blockBeside(path);
  let inside: ReadKeyBlock | null;
  try {
    inside = blockInside(path);
  } catch (error) {
    if (beside === null || !isUnusable(error)) throw error;
    return beside;
  }
  if (inside === null && beside === null) throw new Refusal('PORTFOLIO_NOT_ONE');
  if (inside === null || beside === null) return (inside ?? beside) as ReadKeyBlock;
  const areOld = isUnmarkable(inside.block) && isUnmarkable(beside.block);
  if (!areOld || inside.block.vaultId !== beside.block.vaultId) return inside;
  return beside.block.generation > inside.block.generation ? beside : inside;
}

/** Where the two last reaches lie in the file beside, written in turn: one that is cut leaves the other. */
const reachPlaces = [KEY_BLOCK_BYTES, KEY_BLOCK_BYTES + REACH_BYTES] as const;

/**
 * Notes beside the file how far its journal has come, in place of the note before the last. Not flushed: a note that a
 * power cut takes away asks for less, never for more, than the disk has.
 */
export function noteReach(path: string, reach: Reach, turn: number, dataKey: Uint8Array): void {
  const descriptor = openBeside(besideOf(path), 'r+');
  try {
    writeAll(descriptor, encodeReach(reach, dataKey), reachPlaces[turn % 2 === 0 ? 0 : 1]);
  } finally {
    closeSync(descriptor);
  }
}

/** The reaches noted beside the file under this key, the furthest first. */
export function reachesBeside(path: string, dataKey: Uint8Array): readonly Reach[] {
  return reachPlaces
    .map((place) => decodeReach(readBeside(path, place, REACH_BYTES) ?? Buffer.alloc(0), dataKey))
    .filter((reach) => reach !== null)
    .sort((one, other) => other.frames - one.frames);
}

/** Length of an open file without the key block at its end, if there is one. */
export function bytesWithoutBlock(descriptor: number): number {
  const { size } = fstatSync(descriptor);
  const end = Math.max(0, size - KEY_BLOCK_BYTES);
  return isKeyBlock(readFrom(descriptor, end, KEY_BLOCK_BYTES)) ? end : size;
}

/** Writes the block after the `databaseBytes` of an open file, as its end, and waits until the disk has it. */
export function writeInside(descriptor: number, bytes: Uint8Array, databaseBytes: number): void {
  writeAll(descriptor, bytes, databaseBytes);
  ftruncateSync(descriptor, databaseBytes + bytes.length);
  fsyncSync(descriptor);
}

/**
 * Puts the block at the end of a database that nobody has open, in place of what stood after its `databaseBytes` (its
 * whole file by default), and waits until the disk has all of it.
 */
export function appendKeyBlock(path: string, bytes: Uint8Array, databaseBytes?: number): void {
  const descriptor = openFile(path, 'r+', { mostMs: A_MINUTE });
  try {
    const end = databaseBytes ?? fstatSync(descriptor).size;
    writeInside(descriptor, bytes, end);
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
    if (readBeside(path, 0, KEY_BLOCK_BYTES, inMinute)?.equals(bytes)) return;
    // Made anew: whatever lies under this name, a link included, is not written through.
    removeFile(part);
    const descriptor = openFile(part, 'wx', { mode: 0o600 });
    try {
      // What was noted of the journal stays with it.
      const notes = readBeside(path, KEY_BLOCK_BYTES, 2 * REACH_BYTES, inMinute) ?? Buffer.alloc(0);
      writeAll(descriptor, Buffer.concat([bytes, notes]), 0);
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
 * the block beside. The file, open as `descriptor`, is closed after SQLite: on POSIX, closing it earlier would drop
 * SQLite's lock. `isStill` as in `writeBeside`: another machine that took over needs the block beside.
 */
export function putInside(
  path: string,
  descriptor: number,
  bytes: Uint8Array,
  databaseBytes: number,
  close: () => void,
  isStill?: () => boolean,
): void {
  writeInside(descriptor, bytes, databaseBytes);
  close();
  closeSync(descriptor);
  removeFile(besideOf(path), whileStill(isStill));
}
