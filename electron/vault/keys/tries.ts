import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { Refusal } from '../../../shared/base';
import { agree } from '../../../shared/base/text';
import { sinceStartMs } from '../../disk/since-start';
import { discard } from '../../disk/sync';

/**
 * How long to wait after so many failures in a row: nothing after two slips of the hand, more than a minute after five,
 * then twice as long each time, two hours at most: 25 tries a day at most (CNIL, délibération 2022-100).
 */
export function delayMsAfter(failures: number): number {
  if (failures < 3) return 0;
  if (failures < 5) return failures === 3 ? 5_000 : 20_000;
  return Math.min(65_000 * 2 ** (failures - 5), 7_200_000);
}

/**
 * Where this person's computer keeps the failures: a place that no variable of the environment moves, so that starting with
 * another profile does not forget them.
 */
export function triesFolder(
  platform: NodeJS.Platform = process.platform,
  home: string = userInfo().homedir,
): string {
  switch (platform) {
    case 'win32':
      return win32.join(home, 'AppData', 'Local', 'Vivier', 'tries');
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Vivier', 'tries');
    default:
      return posix.join(home, '.local', 'state', 'vivier', 'tries');
  }
}

/** Counts the wrong secrets given in a row for one thing that a secret opens, and refuses to try again too soon. */
export interface Tries {
  /**
   * Tries a secret of `of` (a vault id, or what else names a file that a secret opens). Throws TOO_MANY_ATTEMPTS without
   * trying while the delay runs, and whatever `attempt` throws, which counts as a failure.
   */
  readonly around: <T>(of: string, attempt: () => Promise<T>) => Promise<T>;
}

interface TriesDeps {
  readonly folder: string;
  /** Milliseconds since the computer started: a clock that nobody sets. */
  readonly now?: () => number;
}

const inWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60);
  if (seconds <= 90) return `${seconds} ${agree(seconds, 'seconde', 'secondes')}`;
  return `${minutes} minutes`;
};

/**
 * The growing delay after wrong secrets, whoever asks: the window, a backup looked at, the command line. It slows down
 * whoever sits at the keyboard; against whoever took the file away stand the cost of the derivation and the strength of the
 * passphrase.
 *
 * Each failure is a line of a file named after what was tried: when it was, counted from the start of the computer. It is
 * written before the try, so that ending the program in the middle does not spare it, and appended, so that several programs
 * at once do not forget each other's. After a restart of the computer the delay runs from that restart: the date is never
 * asked, and setting it does nothing.
 */
export function createTries({ folder, now = sinceStartMs }: TriesDeps): Tries {
  /** What could not be written stands here, for as long as this process lives. */
  const unwritten = new Map<string, number[]>();
  const fileOf = (of: string): string => join(folder, of.replaceAll(/[^\w-]/gu, '_'));
  const failuresOf = (of: string): readonly number[] => {
    const kept = unwritten.get(of) ?? [];
    try {
      const lines = readFileSync(fileOf(of), 'utf8').split('\n').slice(0, -1);
      return [...lines.map(Number), ...kept];
    } catch {
      // No file: no failure.
      return kept;
    }
  };
  const note = (of: string): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(fileOf(of), `${now()}\n`, { mode: 0o600 });
    } catch {
      unwritten.set(of, [...(unwritten.get(of) ?? []), now()]);
    }
  };
  const forget = (of: string): void => {
    unwritten.delete(of);
    // Held for a moment by another program: the next right secret forgets it.
    discard(fileOf(of));
  };
  return {
    around: async (of, attempt) => {
      const failures = failuresOf(of);
      const last = failures.at(-1) ?? 0;
      // Less than at the failure: the computer was started again since.
      const elapsed = Number.isFinite(last) && last <= now() ? now() - last : now();
      const left = Math.ceil((delayMsAfter(failures.length) - elapsed) / 1000);
      if (left > 0)
        throw new Refusal('TOO_MANY_ATTEMPTS', {
          message: `Trop d’essais de suite\u202f; réessayez dans ${inWords(left)}.`,
        });
      note(of);
      const result = await attempt();
      forget(of);
      return result;
    },
  };
}

let counted: Tries = { around: (_of, attempt) => attempt() };
/** The count of this process, set once by each program that tries secrets: the vault process, the command line. */
export function countTries(tries: Tries): void {
  counted = tries;
}
/** Tries a secret under the count of this process. */
export const trying = <T>(of: string, attempt: () => Promise<T>): Promise<T> => counted.around(of, attempt);
