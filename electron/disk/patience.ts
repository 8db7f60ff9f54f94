/**
 * Files of ours that another program holds: on Windows an antivirus, an indexer or a synchronisation opens what was just
 * written, and for seconds Windows refuses to rename or delete it, and sometimes to open it. The whole policy stands here:
 * which refusals are waited for, how long, when the person is told, and when waiting would be wrong. `sync.ts` sleeps by
 * it (vault, command line), `async.ts` awaits by it (main, which must never sleep).
 * Node only; it knows nothing of portfolios.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** What the system says of a file that is held. Elsewhere than on Windows the same codes mean what they say, at once. */
const HELD_CODES: readonly string[] = ['EACCES', 'EPERM', 'EBUSY'];
/** Some antivirus programs look at a new file for that long. */
export const A_MINUTE = 60_000;
/** An opening is asked for by somebody who waits in front of a form. */
const OPENING_MOST_MS = 2_000;
const TELL_AFTER_MS = 2_000;
/** Windows says "denied" for a file that is held as for a right that is missing: asked apart after this long. */
const DIAGNOSE_AFTER_MS = 1_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 1_000;

/** What this needs of the outside; tests put another in its place, and play Windows anywhere. */
export interface World {
  readonly platform: NodeJS.Platform;
  /** Milliseconds by a clock that nobody can set. */
  readonly now: () => number;
  /** Stops the thread. Never called in main. */
  readonly sleep: (ms: number) => void;
  readonly pause: (ms: number) => Promise<void>;
  /** Told `true` once somebody should know why nothing happens, and `false` when that is over. */
  readonly tell: (isHeld: boolean) => void;
  /** Nothing is waited for beyond this moment: the process has been asked to end. */
  readonly until: number;
  /** What the disk does, and may refuse. `copy` never takes the place of a file. */
  readonly rename: (source: string, target: string) => void;
  readonly unlink: (path: string) => void;
  readonly open: (path: string, flags: string | number, mode?: number) => number;
  readonly read: (path: string) => Buffer;
  readonly copy: (source: string, target: string) => void;
}

const cell = new Int32Array(new SharedArrayBuffer(4));
let world: World = {
  platform: process.platform,
  // Not the date: set back in the middle, it would wait for as long.
  now: () => performance.now(),
  sleep: (ms) => void Atomics.wait(cell, 0, 0, ms),
  pause: (ms) => setTimeout(ms),
  tell: () => undefined,
  until: Number.POSITIVE_INFINITY,
  rename: renameSync,
  unlink: unlinkSync,
  open: openSync,
  read: (path) => readFileSync(path),
  copy: (source, target) => copyFileSync(source, target, constants.COPYFILE_EXCL),
};

/** The world of this process. */
export const worldNow = (): World => world;

/** Changes a part of it: who is told, when to stop waiting; in tests, all of it. Answers what puts the former back. */
export function setWorld(change: Partial<World>): () => void {
  const former = world;
  world = { ...world, ...change };
  return () => {
    world = former;
  };
}

/** The code of an error of the file system; `''` for any other. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** One thing to do to a file, which another program may hold. */
export interface Attempt {
  /** The file that is replaced, deleted or opened. */
  readonly target: string;
  /** The one that takes its place. */
  readonly source?: string;
  /** Asked before each new attempt: whether it may still be done, such as by who still has the lock. */
  readonly isStill?: () => boolean;
  /** How long to wait, in milliseconds; a minute by default, none where the next time will do. */
  readonly mostMs?: number;
  /** Waits without a word: what nobody asked for. */
  readonly isQuiet?: boolean;
  readonly isOpening?: boolean;
  /** Opens a file that may not be there: where it has just been deleted, Windows says "denied" until nobody has it open. */
  readonly isCreating?: boolean;
}

export interface Patience {
  /** How long to wait after this failure, in milliseconds; throws it where waiting is of no use. */
  readonly after: (error: unknown) => number;
  /** After that wait, just before the next try: throws where it is no longer the same act. */
  readonly again: () => void;
  /** To be called once it is done, or given up. */
  readonly end: () => void;
}

/** What stands at a path: two equal texts, and nobody has put another file there. */
function standAt(path: string): string {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stat ? `${stat.ino}:${stat.size}:${stat.mtimeNs}` : 'nothing';
  } catch {
    return 'unseen';
  }
}

/** The same failure under the code that says that a program holds the file, whatever Windows called it. */
const asHeld = (error: unknown): Error =>
  Object.assign(new Error('held by another program', { cause: error }), {
    code: 'EBUSY',
    syscall: error instanceof Error ? Reflect.get(error, 'syscall') : undefined,
  });

/** What no waiting will change, and can be seen at once: a folder in the place of the file, a file marked read-only. */
function lasting(target: string, error: unknown): unknown {
  if (codeOf(error) === 'EBUSY') return null;
  try {
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat?.isDirectory())
      return Object.assign(new Error('a folder', { cause: error }), { code: 'EISDIR' });
    return stat && (stat.mode & 0o200) === 0 ? error : null;
  } catch {
    return null;
  }
}

/** Whether the right to write is missing: a file that is held says EBUSY to who opens it, one that is not ours says "denied". */
function isDenied(path: string): boolean {
  try {
    closeSync(world.open(path, 'r+'));
    return false;
  } catch (error) {
    return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error));
  }
}

/** Whether one of these files is held by a program that lets nobody else open it: asked once something has failed. */
export function isHeld(...paths: readonly string[]): boolean {
  if (world.platform !== 'win32') return false;
  return paths.some((path) => {
    try {
      closeSync(world.open(path, 'r+'));
      return false;
    } catch (error) {
      return codeOf(error) === 'EBUSY';
    }
  });
}

/**
 * Judges the failures of one attempt. A retry does what the first try was meant to do and no more: once another file
 * stands at the target, or `isStill` says no, it is given up. What is given up for another program's sake ends with the
 * code EBUSY; what the system refuses for good, with the system's own.
 */
export function patienceFor({
  target,
  source,
  isStill = () => true,
  isQuiet = false,
  isOpening = false,
  isCreating = false,
  mostMs = isOpening ? OPENING_MOST_MS : A_MINUTE,
}: Attempt): Patience {
  const { platform, now, tell, until } = world;
  const startedAt = now();
  const endsAt = Math.min(startedAt + mostMs, until);
  let stand: string | null = null;
  let pause = FIRST_PAUSE_MS;
  let last: unknown = null;
  let isTold = false;

  /** Whether another try would be another act than the one that was asked for. */
  const isOtherNow = (): boolean => {
    const there = standAt(target);
    return !isOpening && (!isStill() || (there !== stand && there !== 'unseen' && stand !== 'unseen'));
  };

  return {
    after: (error) => {
      const code = codeOf(error);
      if (platform !== 'win32' || !HELD_CODES.includes(code)) throw error;
      const waited = now() - startedAt;
      // "Denied" at opening is about rights: nobody waits in front of a form for those.
      const isRight = isOpening && code !== 'EBUSY' && (!isCreating || waited >= DIAGNOSE_AFTER_MS);
      if (isRight) throw error;
      last = error;
      if (stand === null) {
        const refused = isOpening ? null : lasting(target, error);
        if (refused !== null) throw refused;
        stand = standAt(target);
      }
      const isDiagnosed = code !== 'EBUSY' && waited >= DIAGNOSE_AFTER_MS;
      if (isDiagnosed && (isDenied(target) || (source !== undefined && isDenied(source)))) throw error;
      const left = endsAt - now();
      if (left <= 0) throw asHeld(error);
      if (!isTold && !isQuiet && waited >= TELL_AFTER_MS) {
        isTold = true;
        tell(true);
      }
      const next = Math.min(pause, left);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      return next;
    },
    again: () => {
      if (isOtherNow()) throw asHeld(last);
    },
    end: () => {
      if (isTold) tell(false);
    },
  };
}
