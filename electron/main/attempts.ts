import { type Result, refuse } from '../../shared/base';
import { type ProcedureName, procedureOf } from '../../shared/ipc';
import type { PastAttempts } from './settings-file';

/**
 * How long to wait after so many failures in a row: nothing after two slips of the hand, more than a minute after five,
 * then twice as long each time, two hours at most: 25 attempts a day at most (CNIL, délibération 2022-100).
 */
export function delayMsAfter(failures: number): number {
  if (failures < 3) return 0;
  if (failures < 5) return failures === 3 ? 5_000 : 20_000;
  return Math.min(65_000 * 2 ** (failures - 5), 7_200_000);
}

export interface Attempts {
  /** Answers a call: one that tries a secret waits for the one before it, and is refused while the delay runs. */
  readonly around: (name: ProcedureName, act: () => Promise<Result<unknown>>) => Promise<Result<unknown>>;
}

interface AttemptsDeps {
  readonly read: () => PastAttempts;
  /** Kept on the disk of this computer, so that starting again does not forget. */
  readonly write: (past: PastAttempts) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const inWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60);
  if (seconds <= 90) return `${seconds} seconde${seconds > 1 ? 's' : ''}`;
  return `${minutes} minutes`;
};

/**
 * The growing delay after wrong secrets. It slows down whoever sits at the keyboard; against whoever took the file away
 * stand the cost of the derivation and the strength of the passphrase.
 */
export function createAttempts({ read, write, now }: AttemptsDeps): Attempts {
  let turn: Promise<unknown> = Promise.resolve();

  async function attempt(act: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const { failures, lastAt } = read();
    // A clock that was set back would make one wait for ever: the delay then starts again.
    if (lastAt > now()) write({ failures, lastAt: now() });
    const left = Math.ceil((Math.min(lastAt, now()) + delayMsAfter(failures) - now()) / 1000);
    if (left > 0)
      return refuse('TOO_MANY_ATTEMPTS', {
        message: `Trop d’essais de suite\u202f; réessayez dans ${inWords(left)}.`,
      });
    const result = await act();
    if (result.ok) {
      if (failures > 0) write({ failures: 0, lastAt: 0 });
    } else if (result.error.code === 'WRONG_PASSPHRASE' || result.error.code === 'RECOVERY_KEY_OTHER')
      write({ failures: failures + 1, lastAt: now() });
    return result;
  }

  return {
    around: (name, act) => {
      if (!procedureOf(name).triesSecret) return act();
      const mine = turn.then(() => attempt(act));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
