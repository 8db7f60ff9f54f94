import { Refusal } from '../../shared/base';
import type { ReaderWord, ReadingJob, ReadingKind } from '../../shared/ipc/reader';

interface Follower {
  readonly progress: (progress: { done: number; total: number; label: string }) => void;
  readonly signal: AbortSignal;
}

/** How each kind of file is read; what one does not need is not loaded. */
const readers: Readonly<
  Record<ReadingKind, (bytes: Buffer, options: unknown, follower: Follower) => Promise<unknown>>
> = {
  extract: async (bytes, options, follower) =>
    (await import('../vault/import/read-table')).readExtractApart(bytes, options, follower),
  attachment: async (bytes) => (await import('../vault/scans/attachment-content')).contentOf(bytes),
  handover: async (bytes) => (await import('../vault/handover/packed-content')).unpacked(bytes),
  pack: async (bytes) => (await import('../vault/references/pack-content')).packContentOf(bytes),
};

/**
 * Reads a job and says what it holds; never throws. A defect of a reader is told as a refusal, for whoever asked can say no
 * more of it; a test hears of it.
 */
export async function wordsFor(
  job: ReadingJob,
  say: (word: ReaderWord) => void,
  onDefect: (error: unknown) => void = () => undefined,
): Promise<void> {
  const { kind, bytes, options, answerBytes } = job;
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const follower: Follower = {
    progress: (progress) => say({ type: 'progress', progress }),
    signal: new AbortController().signal,
  };
  try {
    const read = await readers[kind](given, JSON.parse(options), follower);
    const json = Buffer.from(JSON.stringify(read));
    if (json.length > answerBytes) throw new Refusal('READING_STOPPED');
    say({ type: 'answer', json });
  } catch (error) {
    if (!(error instanceof Refusal)) onDefect(error);
    const { code, message, field } = error instanceof Refusal ? error : new Refusal('READING_STOPPED');
    say({
      type: 'refused',
      error: { code, message: message.slice(0, 2000), ...(field === undefined ? {} : { field }) },
    });
  }
}
