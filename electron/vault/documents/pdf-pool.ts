import { Worker } from 'node:worker_threads';
import { Refusal } from '../../../shared/base';
import type { Dossier } from '../../../shared/contract-files';
import type { PdfJob, PdfOutcome } from './pdf-worker';
import type { RenderedPdf } from './render';

/** Threads that make dossiers beside the vault's own thread, for batches. */
export interface PdfPool {
  /**
   * The bytes of `renderDossier`. Rejects with the refusal PDF_FAILED when the document cannot be made or its thread
   * dies, CANCELLED when `signal` is aborted, before or during the work.
   */
  readonly render: (dossier: Dossier, signal?: AbortSignal) => Promise<RenderedPdf>;
  /** Ends the threads; what was not finished is refused as CANCELLED. */
  readonly close: () => Promise<void>;
}

interface Task {
  readonly job: PdfJob;
  readonly resolve: (pdf: RenderedPdf) => void;
  readonly reject: (refusal: Refusal) => void;
}

interface Thread {
  readonly worker: Worker;
  task: Task | undefined;
}

/** A dossier of a hundred pages takes less than half of this; beyond, the thread alone is lost, never the vault. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** The built worker: at the root of the bundles, beside this code or above it where the build put it in a chunk. */
const builtWorker = (): URL =>
  new URL(/\/chunks\/[^/]+$/.test(import.meta.url) ? '../pdf-worker.js' : './pdf-worker.js', import.meta.url);

/** At most `size` threads, started as jobs come. A thread that dies or is cancelled is replaced by a fresh one. */
export function createPdfPool(size: number, options: { readonly worker?: URL } = {}): PdfPool {
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  let isClosed = false;

  const start = (): Thread => {
    const thread: Thread = {
      worker: new Worker(options.worker ?? builtWorker(), { resourceLimits, execArgv: [], stdin: false }),
      task: undefined,
    };
    threads.add(thread);
    thread.worker.on('message', (outcome: PdfOutcome) => {
      const { task } = thread;
      thread.task = undefined;
      if (outcome.ok) task?.resolve({ bytes: outcome.bytes, pages: outcome.pages });
      else task?.reject(new Refusal('PDF_FAILED'));
      next();
    });
    // 'exit' always follows: an error has nothing more to say that may be shown.
    thread.worker.on('error', () => undefined);
    thread.worker.on('exit', () => {
      threads.delete(thread);
      thread.task?.reject(new Refusal('PDF_FAILED'));
      thread.task = undefined;
      next();
    });
    return thread;
  };

  const next = (): void => {
    if (isClosed) return;
    while (waiting.length > 0) {
      const idle = [...threads].find(({ task }) => task === undefined);
      const thread = idle ?? (threads.size < size ? start() : undefined);
      const task = thread && waiting.shift();
      if (!task) return;
      thread.task = task;
      thread.worker.postMessage(task.job);
    }
  };

  const cancel = (task: Task): void => {
    const place = waiting.indexOf(task);
    if (place !== -1) waiting.splice(place, 1);
    task.reject(new Refusal('CANCELLED'));
    for (const thread of threads)
      if (thread.task === task) {
        thread.task = undefined;
        threads.delete(thread);
        void thread.worker.terminate();
      }
    next();
  };

  return {
    render: (dossier, signal) =>
      new Promise<RenderedPdf>((resolve, reject) => {
        if (isClosed || signal?.aborted) {
          reject(new Refusal('CANCELLED'));
          return;
        }
        const onAbort = (): void => cancel(task);
        const settled = (): void => signal?.removeEventListener('abort', onAbort);
        const task: Task = {
          job: { dossier },
          resolve: (pdf) => {
            settled();
            resolve(pdf);
          },
          reject: (refusal) => {
            settled();
            reject(refusal);
          },
        };
        signal?.addEventListener('abort', onAbort);
        waiting.push(task);
        next();
      }),
    close: async () => {
      isClosed = true;
      for (const task of waiting.splice(0)) task.reject(new Refusal('CANCELLED'));
      await Promise.all(
        [...threads].map((thread) => {
          thread.task?.reject(new Refusal('CANCELLED'));
          thread.task = undefined;
          return thread.worker.terminate();
        }),
      );
    },
  };
}
