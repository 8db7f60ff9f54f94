import { z } from 'zod';
import { type AppError, isErrorCode } from '../base/errors';
import { progressSchema } from './progress';

/**
 * The process that reads what comes from outside: spreadsheets, documents, hand-overs, packs of references. It is given
 * bytes, it gives a text, and it ends. What it says is looked at as any foreign file is.
 */
export const readingKinds = ['extract', 'attachment', 'handover', 'pack'] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** The one message that it receives. */
export const readingJobSchema = z.strictObject({
  kind: z.enum(readingKinds),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** What is asked besides the bytes, as JSON. */
  options: z.string(),
  /** Bytes that its answer may have, and milliseconds that it may take. */
  answerBytes: z.int(),
  mostMs: z.int(),
});
export type ReadingJob = z.infer<typeof readingJobSchema>;

/** What it says: how far it is, then one answer. */
export const readerWordSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), progress: progressSchema }),
  /** JSON in UTF-8. */
  z.strictObject({
    type: z.literal('answer'),
    json: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  z.strictObject({
    type: z.literal('refused'),
    error: z.strictObject({
      code: z.custom<AppError['code']>(isErrorCode),
      message: z.string().max(2000),
      field: z.string().max(200).optional(),
    }),
  }),
]);
export type ReaderWord = z.infer<typeof readerWordSchema>;

/** Of V8's heap in that process; all that the system counts for it, buffers included, is bounded by twice as much. */
export const READER_HEAP_MB = 768;
export const READER_MEMORY_MB = 2 * READER_HEAP_MB;

/** What a program needs of the environment to start at all; no variable of the person, and no secret, reaches a reader. */
const NEEDED = ['SystemRoot', 'SYSTEMROOT', 'windir', 'LD_LIBRARY_PATH'];
export const readerEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    NEEDED.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
