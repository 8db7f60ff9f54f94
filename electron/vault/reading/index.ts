/**
 * Reading what comes from outside, apart: a process that never has the key is given the bytes, and its answer is looked at
 * as a foreign file is. One for each file; it ends with its answer, its time, or the end of whoever asked.
 * How it is started is told once, by the entry of the process that asks; what it does stands in `electron/reader`.
 */
import type { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { type Progress, type ReadingKind, readerWordSchema } from '../../../shared/ipc';
import type { StartedReader, StartReader } from './start';

export { startByMain } from './by-main';
export { startForked } from './forked';
export type { StartReader } from './start';

interface Limits {
  /** How long it may take, its start included, on a slow computer. */
  readonly mostMs: number;
  /** Bytes of its answer. */
  readonly answerBytes: number;
}

const MB = 1024 * 1024;
/** The portfolio is open meanwhile, and the person can cancel: the time is for what never ends. */
export const readingLimits: Readonly<Record<ReadingKind, Limits>> = {
  extract: { mostMs: 90_000, answerBytes: 192 * MB },
  attachment: { mostMs: 30_000, answerBytes: 1024 },
  // What a hand-over unfolds to at most, once more between quotation marks.
  handover: { mostMs: 120_000, answerBytes: 256 * MB },
  pack: { mostMs: 30_000, answerBytes: 2 * MB },
};

/** Words of progress come ten a second at most; a reader that never stops speaking is ended. */
const MOST_WORDS = 2000;

let world: { readonly start: StartReader; readonly limits: typeof readingLimits } | null = null;

/** Says how readers are started; a test gives other limits. */
export function readWith(start: StartReader, limits: typeof readingLimits = readingLimits): void {
  world = { start, limits };
}

interface Asked<T> {
  readonly kind: ReadingKind;
  readonly bytes: Uint8Array;
  readonly options?: unknown;
  /** What the answer must be. */
  readonly answer: z.ZodType<T>;
}

interface Follower {
  readonly progress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Has some bytes read apart. Throws the `Refusal` of the reader, READING_STOPPED where it ended without an answer, took too
 * long or said what it must not, CANCELLED.
 */
export function readApart<T>(
  { kind, bytes, options = null, answer }: Asked<T>,
  { progress = () => undefined, signal }: Follower = {},
): Promise<T> {
  if (world === null) throw new Error('nobody said how readers are started');
  const { start, limits } = world;
  const { mostMs, answerBytes } = limits[kind];
  return new Promise((resolve, reject) => {
    let isOver = false;
    let words = 0;
    let reader: StartedReader | null = null;
    const settle = (act: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      reader?.stop();
      act();
    };
    const refuse = (refusal = new Refusal('READING_STOPPED')): void => settle(() => reject(refusal));
    const onAbort = (): void => refuse(new Refusal('CANCELLED'));
    const timer = setTimeout(() => refuse(), mostMs);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) {
      onAbort();
      return;
    }
    const said = (given: unknown): void => {
      if (isOver) return;
      words += 1;
      const word = readerWordSchema.safeParse(given);
      if (!word.success || words > MOST_WORDS) {
        refuse();
        return;
      }
      switch (word.data.type) {
        case 'progress':
          progress(word.data.progress);
          break;
        case 'refused': {
          const { code, message, field } = word.data.error;
          refuse(new Refusal(code, { message, ...(field === undefined ? {} : { field }) }));
          break;
        }
        case 'answer': {
          const { json } = word.data;
          const read = json.byteLength > answerBytes ? null : answer.safeParse(jsonOf(json));
          if (read?.success) settle(() => resolve(read.data));
          else refuse();
        }
      }
    };
    reader = start(
      { kind, bytes, options: JSON.stringify(options), answerBytes, mostMs },
      { said, ended: () => refuse() },
    );
    // What does not start may end before it is given.
    if (isOver) reader.stop();
  });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}
