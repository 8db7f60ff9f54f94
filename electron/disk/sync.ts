/**
 * Renaming, deleting and opening files of ours for the vault and the command line, which write synchronously: while
 * another program holds a file the thread sleeps, by the rules of `patience.ts`. Never imported by main.
 * Files are deleted by `unlink`: `rmSync` of some Node 24 does nothing, and says nothing, where a path of Windows has an
 * accent (nodejs/node#61067).
 */
import { closeSync, constants, fstatSync, lstatSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, codeOf, patienceFor, worldNow } from './patience';

export { A_MINUTE, isHeld } from './patience';

/** How an attempt may be bounded; see `Attempt`. */
export type Wait = Pick<Attempt, 'isStill' | 'mostMs'>;

/** A clean-up is worth a moment, not a minute: the next opening or the next rotation tries again. */
const CLEAN_UP_MS = 1_000;

function insist<T>(attempt: Attempt, act: () => T): T {
  const patience = patienceFor(attempt);
  try {
    for (;;) {
      try {
        return act();
      } catch (error) {
        worldNow().sleep(patience.after(error));
        patience.again();
      }
    }
  } finally {
    patience.end();
  }
}

/** Puts `source` in the place of what stands at `target`, in one step. Throws as the file system does; EBUSY for a file that stays held. */
export function replaceFile(source: string, target: string, wait: Wait = {}): void {
  insist({ ...wait, target, source }, () => worldNow().rename(source, target));
}

/** Deletes a file; one that is not there is as well. Throws as the file system does; EBUSY for a file that stays held. */
export function removeFile(path: string, wait: Wait = {}): void {
  insist({ ...wait, target: path }, () => {
    try {
      worldNow().unlink(path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  });
}

/** Deletes what nobody needs any more, as far as a moment of waiting does it; answers whether it is gone. Never throws. */
export function discard(path: string): boolean {
  try {
    removeFile(path, { mostMs: CLEAN_UP_MS });
    return true;
  } catch {
    return false;
  }
}

/**
 * As `discard`, for a folder of ours with all that is in it: links themselves, not what they name. A file goes as well.
 * Never throws.
 */
export function discardFolder(path: string): boolean {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return true;
    if (!stat.isDirectory()) return discard(path);
    const hasGone = readdirSync(path).map((name) => discardFolder(join(path, name)));
    if (hasGone.includes(false)) return false;
    rmdirSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Deletes a folder if there is nothing in it. Never throws. */
export function removeEmptyFolder(path: string): void {
  try {
    if (readdirSync(path).length === 0) rmdirSync(path);
  } catch {
    // Gone, or not ours to look into: an empty folder harms nobody.
  }
}

/** How an opening differs from the usual: the mode of a new file, a longer wait. */
export interface Opening {
  readonly mode?: number;
  /** Milliseconds; `A_MINUTE` for a file that we are still writing, and that nobody waits for in front of a form. */
  readonly mostMs?: number;
}

/** As `openSync`; a file that is held is tried for two seconds, then EBUSY. */
export function openFile(path: string, flags: string | number, { mode, mostMs }: Opening = {}): number {
  const bound = mostMs === undefined ? {} : { mostMs };
  return insist({ target: path, isOpening: true, isCreating: flags === 'wx', ...bound }, () =>
    worldNow().open(path, flags, mode),
  );
}

const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY, O_RDWR } = constants;
/** For whoever opens a file that was chosen to read it: a pipe does not make the opening wait for who would write into it. */
export const READ_AT_ONCE = O_RDONLY | O_NONBLOCK;

/** What lies under a name, a link being what it is and not what it names. */
export function standsAt(path: string): 'nothing' | 'file' | 'other' {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat === undefined ? 'nothing' : stat.isFile() ? 'file' : 'other';
  } catch (error) {
    // Nothing can stand under a name that is too long, or in what is no folder.
    if (['ENAMETOOLONG', 'ENOTDIR'].includes(codeOf(error))) return 'nothing';
    throw error;
  }
}

const notAFile = (path: string): Error =>
  Object.assign(new Error(`not a plain file: ${path}`), { code: 'ENOTFILE' });

/** Refuses, closing it, what was opened and is no plain file: a pipe, a device or a folder gives no end, or no bytes. */
function ensurePlain(descriptor: number, path: string): number {
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw notAFile(path);
}

/**
 * Opens a file to read it, without ever waiting for who would write into a pipe. Throws as the file system does, and with
 * the code ENOTFILE for what is no plain file.
 */
export const openPlain = (path: string, opening: Opening = {}): number =>
  ensurePlain(openFile(path, READ_AT_ONCE, opening), path);

/** The same for a file that lies beside a portfolio under a name of ours, where nothing but a plain file may stand: no link either. */
export function openBeside(path: string, access: 'r' | 'r+', opening: Opening = {}): number {
  // Where the system cannot refuse a link while opening, it is looked for just before.
  if (standsAt(path) === 'other') throw notAFile(path);
  const flags = (access === 'r' ? READ_AT_ONCE : O_RDWR | O_NONBLOCK) | O_NOFOLLOW;
  return ensurePlain(openFile(path, flags, opening), path);
}

/**
 * Before SQLite opens a file, which says neither why nor for how long it could not: waits while another program holds it.
 * Throws EBUSY, or what Windows says of a missing right. Elsewhere nothing is done: closing any descriptor of a database
 * would drop SQLite's lock on it.
 */
export function waitUntilFree(path: string, flags: 'r' | 'r+', mostMs?: number): void {
  if (worldNow().platform !== 'win32') return;
  closeSync(openFile(path, flags, mostMs === undefined ? {} : { mostMs }));
}

/** As `readFileSync`, for plain files alone (ENOTFILE); a file that is held is tried for two seconds, or for `mostMs`, then EBUSY. */
export const readWhole = (path: string, mostMs?: number): Buffer => {
  if (standsAt(path) === 'other') throw notAFile(path);
  return insist({ target: path, isOpening: true, ...(mostMs === undefined ? {} : { mostMs }) }, () =>
    worldNow().read(path),
  );
};

/** Copies a file to where none may stand; one that is held is tried for two seconds, then EBUSY. */
export function copyFile(source: string, target: string): void {
  insist({ target: source, isOpening: true }, () => worldNow().copy(source, target));
}
