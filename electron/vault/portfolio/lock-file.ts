import { closeSync, fsyncSync, writeSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { codeOf } from '../../disk/patience';
import { A_MINUTE, discard, isHeld, openFile, readWhole, removeFile, replaceFile } from '../../disk/sync';

/**
 * Who has the portfolio open, in `NAME.vivier-lock`, beside SQLite's own lock: network shares do not always honour that
 * one. Between processes of one machine SQLite decides; between machines this file does (docs/adr/0011-one-writer.md).
 */
const holderSchema = z.strictObject({
  machine: z.string().min(1).max(255),
  process: z.number().int().positive(),
  /** Drawn at each opening: tells a lock of ours from one that was put in its place. */
  instance: z.string().min(1).max(64),
  since: z.iso.datetime(),
});
export type Holder = z.infer<typeof holderSchema>;

export const lockOf = (path: string): string => `${path}-lock`;

/**
 * What the lock file says; `'unknown'` where there is one that cannot be read, `null` where there is none. Asked at each
 * call, it waits for nothing.
 */
export function holderOf(path: string): Holder | 'unknown' | null {
  return holderIn(path, 0);
}

/** The same for whoever is about to open the portfolio. Throws FILE_HELD for a lock that another program keeps from being read. */
export function holderAtOpening(path: string): Holder | 'unknown' | null {
  const holder = holderIn(path);
  if (holder === 'unknown' && isHeld(lockOf(path))) throw new Refusal('FILE_HELD');
  return holder;
}

function holderIn(path: string, mostMs?: number): Holder | 'unknown' | null {
  let text: string;
  try {
    text = readWhole(lockOf(path), mostMs).toString('utf8');
  } catch (error) {
    // No lock can stand under a name that is too long, or in what is no folder: nobody holds it, nobody takes it over.
    return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error)) ? null : 'unknown';
  }
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return 'unknown';
  }
}

/** Whether the holder may be at work on another machine, where this one cannot look. */
export const isElsewhere = (holder: Holder | 'unknown' | null): holder is Holder | 'unknown' =>
  holder === 'unknown' || (holder !== null && holder.machine !== hostname());

/** Whether the holder is a process of this machine that still runs; a number given again after a restart is not it. */
export function isAliveHere(holder: Holder): boolean {
  if (holder.machine !== hostname()) return false;
  const startedAt = Date.now() - uptime() * 1000;
  // A minute of slack: clocks are set.
  if (Date.parse(holder.since) < startedAt - 60_000) return false;
  try {
    process.kill(holder.process, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const days = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' });
const hours = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });
/** An instant as it is said: « le 14 septembre 2026 à 09:30 ». */
export const inWords = (instant: string): string =>
  `le ${days.format(new Date(instant))} à ${hours.format(new Date(instant))}`;

/** The refusal that names the other machine and says since when. */
export const elsewhereRefusal = (holder: Holder | 'unknown'): Refusal =>
  new Refusal('PORTFOLIO_IN_USE_ELSEWHERE', {
    message:
      holder === 'unknown'
        ? 'Ce portefeuille est marqué comme ouvert, sans qu’on puisse lire par quel poste\u202F; fermez Vivier sur les autres postes, ou reprenez la main.'
        : `Ce portefeuille est ouvert sur le poste «\u202F${holder.machine}\u202F» depuis ${inWords(holder.since)}\u202F; fermez-le là-bas, ou reprenez la main si ce poste est éteint.`,
  });

/** Writes the file and waits for the disk; a failure half-way removes it: a lock that nobody can read locks everybody out. */
function writeSynced(file: string, text: string): void {
  const descriptor = openFile(file, 'wx', { mode: 0o600 });
  let isWritten = false;
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
    isWritten = true;
  } finally {
    closeSync(descriptor);
    if (!isWritten) discard(file);
  }
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** The lock of one opening. */
export interface PortfolioLock {
  /** Puts our name in place of a dead process's, once SQLite has granted its own lock. */
  confirm(): void;
  /** Whether another opening has put its name in place of ours. */
  isTakenOver(): boolean;
  /** Removes the file, if it is still ours. */
  release(): void;
}

/**
 * Takes the lock, or throws PORTFOLIO_IN_USE_ELSEWHERE unless `takeOver`. The lock of a dead process of this machine
 * stays until `confirm`. Where the folder takes no file, the error of the file system goes up.
 */
export function takeLock(path: string, now: string, instance: string, takeOver: boolean): PortfolioLock {
  const file = lockOf(path);
  const text = JSON.stringify({ machine: hostname(), process: process.pid, instance, since: now });
  const isOurs = (mostMs = 0): boolean => {
    const holder = holderIn(path, mostMs);
    return holder !== null && holder !== 'unknown' && holder.instance === instance;
  };
  const isTakenOver = (): boolean => {
    const holder = holderOf(path);
    // A file that vanished (a cleaning tool) is nobody's.
    return holder !== null && holder !== 'unknown' && holder.instance !== instance;
  };
  try {
    // Made only if there is none: of two machines at the same moment, one is refused.
    writeSynced(file, text);
  } catch (error) {
    if (!isThere(error)) throw error;
    const holder = holderOf(path);
    if (isElsewhere(holder) && !takeOver) throw elsewhereRefusal(holder);
  }
  return {
    confirm: () => {
      if (isOurs()) return;
      const part = `${file}.part`;
      removeFile(part);
      writeSynced(part, text);
      replaceFile(part, file);
    },
    isTakenOver,
    release: () => {
      try {
        if (isOurs(A_MINUTE)) removeFile(file, { isStill: () => !isTakenOver() });
      } catch {
        // Held to the end: the lock of a process that is gone, which the next opening on this machine puts right.
      }
    },
  };
}
