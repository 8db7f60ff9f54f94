import { type AppError, Refusal } from '../../shared/ipc';
import { asRefusal } from '../vault/db';
import type { Call } from '../vault/deps';

/** Exit codes of the command line (design.md): done, refused (bad input, wrong passphrase), wrong usage. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const;

/** A refusal whose sentence is already written, with the exit code 1. */
export class CliRefusal extends Error {}

/** The data of an answer, or a refusal to tell on stderr. */
export function dataOf<T>(result: { ok: true; data: T } | { ok: false; error: AppError }): T {
  if (!result.ok) throw new CliRefusal(result.error.message);
  return result.data;
}

/** JSON on stdout when asked for, else the French lines. */
export function print(isJson: boolean, value: unknown, lines: () => readonly string[]): void {
  process.stdout.write(isJson ? `${JSON.stringify(value, null, 2)}\n` : `${lines().join('\n')}\n`);
}

/** Progress and remarks go to stderr, so that stdout stays what a script reads. */
export const remark = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

/** One clear line for an error that was expected; `null` for a defect of the program. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof CliRefusal) return error.message;
  const known = asRefusal(error);
  return known instanceof Refusal ? known.message : null;
}

/** What a handler is called with outside of the app: no file was chosen in a dialog, progress goes to stderr. */
export const callOf = (): Call => ({
  pathOf: () => {
    throw new Refusal('HANDLE_SPENT');
  },
  progress: ({ done, total, label }) => remark(`${label} ${done}/${total}`),
  signal: new AbortController().signal,
});
