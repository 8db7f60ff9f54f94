/**
 * Entry of the process that reads what comes from outside. It is given one job, answers it, and ends. It has no key, no
 * database and no path; what it says is looked at by whoever asked (`electron/vault/reading`).
 */
import { READER_MEMORY_MB, type ReaderWord, readingJobSchema } from '../../shared/ipc/reader';
import { keepOutOfCoreDumps } from '../disk/core-dumps';
import { watch } from './watch';
import { wordsFor } from './words';

/** What Electron gives a utility process, and the Chromium host likewise; a forked Node has `send` instead. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: ReaderWord): void;
}
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
const say = (word: ReaderWord): void => {
  if (parentPort) parentPort.postMessage(word);
  else process.send?.(word);
};

async function answer(given: unknown): Promise<void> {
  try {
    const job = readingJobSchema.parse(given);
    watch(job.mostMs, READER_MEMORY_MB);
    await wordsFor(job, say);
  } catch {
    // Electron would only warn of it, and nobody would hear of an end.
    process.exit(1);
  }
}

keepOutOfCoreDumps();
if (parentPort) parentPort.on('message', ({ data }) => void answer(data));
else {
  process.on('message', (data) => void answer(data));
  process.on('disconnect', () => process.exit(0));
}
