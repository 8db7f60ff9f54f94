import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { limits, type Table, tableOf } from './table';
import { passGate } from './xlsx-gate';

const answerSchema = z.object({
  sheetCount: z.number(),
  sheetName: z.string(),
  records: z.array(z.array(z.string())),
});

/** Bounds of the thread that reads a workbook. */
const thread = {
  timeoutMs: 60_000,
  resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 },
};

/** The worker beside this file in the sources, at the root of the bundles once built (this code may be in a chunk). */
const workerUrl = (): URL => {
  if (import.meta.url.endsWith('.ts')) return new URL('./xlsx-worker.ts', import.meta.url);
  const beside = new URL('./xlsx-worker.ts', import.meta.url);
  return existsSync(fileURLToPath(beside)) ? beside : new URL('../xlsx-worker.js', import.meta.url);
};

/**
 * XLSX bytes → table of strings: first the gate, then a reader in a thread of bounded memory and time.
 * Throws IMPORT_BOMB, IMPORT_NOT_TABLE (another kind of zip, a damaged workbook), IMPORT_EMPTY, CANCELLED.
 */
export async function readXlsx(bytes: Buffer, signal: AbortSignal): Promise<Table> {
  const names = await passGate(bytes);
  if (!names.some((name) => /(?:^|\/)workbook\.xml$/iu.test(name)))
    throw new Refusal('IMPORT_NOT_TABLE', { message: messageForZip(names) });
  const { records, sheetCount, sheetName } = await inThread(bytes, signal);
  const table = tableOf(
    { kind: 'xlsx', encoding: 'xlsx', hasByteOrderMark: false, separator: null },
    records,
  );
  if (sheetCount < 2) return table;
  return {
    ...table,
    notices: [
      ...table.notices,
      `Ce classeur compte ${sheetCount} feuilles\u202f; seule «\u202f${sheetName}\u202f» est importée.`,
    ],
  };
}

function messageForZip(names: readonly string[]): string {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const what = has(/^word\//u)
    ? 'un document Word'
    : has(/^ppt\//u)
      ? 'un diaporama PowerPoint'
      : has(/workbook\.bin$/u)
        ? 'un classeur XLSB'
        : has(/^content\.xml$/u)
          ? 'un document OpenDocument'
          : 'une archive ZIP';
  return `Ce fichier est ${what}\u202f; ouvrez-le, enregistrez le tableau en XLSX ou en CSV et recommencez.`;
}

const unreadable = (): Refusal =>
  new Refusal('IMPORT_NOT_TABLE', {
    message: 'Ce classeur n’a pas pu être lu\u202f; ouvrez-le, enregistrez-le en CSV et recommencez.',
  });

function inThread(bytes: Buffer, signal: AbortSignal): Promise<z.infer<typeof answerSchema>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(), {
      workerData: { bytes, columns: limits.columns, rows: 2 * limits.rows },
      resourceLimits: thread.resourceLimits,
      env: {},
      stdout: true,
      stderr: true,
    });
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      void worker.terminate();
      act();
    };
    const onAbort = (): void => settle(() => reject(new Refusal('CANCELLED')));
    const timer = setTimeout(() => settle(() => reject(new Refusal('IMPORT_BOMB'))), thread.timeoutMs);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    worker.once('message', (message: unknown) => {
      const answer = answerSchema.safeParse(message);
      settle(() => (answer.success ? resolve(answer.data) : reject(unreadable())));
    });
    worker.once('error', (error) => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(() => reject(isMemory ? new Refusal('IMPORT_BOMB') : unreadable()));
    });
    worker.once('exit', () => settle(() => reject(unreadable())));
  });
}
