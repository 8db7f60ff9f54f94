import type { ReadingJob } from '../../../shared/ipc';

/** A reader that was started. */
export interface StartedReader {
  /** Ends it, whatever it is doing; nothing more is heard of it. */
  readonly stop: () => void;
}

/** Who hears of it. */
export interface ReaderListener {
  readonly said: (word: unknown) => void;
  /** It is gone, or could not be started. */
  readonly ended: () => void;
}

/** Starts a reader with its one job. Never throws: what does not start has ended. */
export type StartReader = (job: ReadingJob, listener: ReaderListener) => StartedReader;
