import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/base';
import { isMarkedReadOnly, isNameTooLong } from '../../disk/marks';
import { discard, openFile, removeFile, replaceFile } from '../../disk/sync';
import { belongsToPortfolio } from '../keys/key-block-file';
import { writingRefusal } from './file-refusals';

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** Makes the rename durable. Windows does not open folders, and its rename needs nothing more. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** A rename would put the file in the place of anything: of a portfolio, even the open one, or of a device. */
function ensureReplaceable(path: string): void {
  if (belongsToPortfolio(path))
    throw new Refusal('FILE_UNWRITABLE', {
      message: 'Ce fichier est un portefeuille Vivier ; il n’a pas été remplacé. Choisissez un autre nom.',
    });
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile()) throw new Refusal('FILE_UNWRITABLE');
  // A rename would take its place all the same on some systems: the mark says that it must not.
  if (isMarkedReadOnly(path)) throw new Refusal('FILE_READ_ONLY');
}

/** The name under which a file is written before it takes its place: it tells nothing. */
export const partBeside = (path: string): string =>
  join(dirname(path), `.${randomBytes(8).toString('hex')}.part`);

/** The part of a file, made empty where the file may be written. */
function openPart(path: string, temporary: string): number {
  if (basename(path) === '') throw new Refusal('FILE_UNWRITABLE');
  // The part has a short name: the rename alone would say it, once all is written.
  if (isNameTooLong('ENOENT', path)) throw new Refusal('FILE_NAME_TOO_LONG');
  ensureReplaceable(path);
  return openFile(temporary, 'wx', { mode: 0o600 });
}

/** Refuses a place where `writeFileAtomically` could not even begin, with the same refusals; leaves nothing there. */
export function ensureWritable(path: string, temporary: string): void {
  try {
    closeSync(openPart(path, temporary));
    // Made again in a moment, under the same name: gone it must be.
    removeFile(temporary);
  } catch (error) {
    throw writingRefusal(error, path);
  }
}

/**
 * Writes a whole file or nothing: a sibling without a telling name first, flushed to the disk, then renamed over `path`.
 * A failure leaves what stood at `path` as it was and no sibling behind. Throws a `Refusal`: FOLDER_READ_ONLY,
 * FOLDER_MISSING, DISK_FULL, FILE_UNWRITABLE, FILE_READ_ONLY, FILE_NAME_TOO_LONG, FILE_HELD.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array, temporary = partBeside(path)): void {
  let descriptor: number | undefined;
  let isMade = false;
  try {
    descriptor = openPart(path, temporary);
    isMade = true;
    writeAll(descriptor, bytes);
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = undefined;
    replaceFile(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    if (isMade) discard(temporary);
    throw writingRefusal(error, path);
  }
}
