import { parentPort } from 'node:worker_threads';
import type { Dossier } from '../../../shared/contract-files';
import { renderDossier } from './render-dossier';

/** A thread that makes one dossier at a time; `pdf-pool.ts` speaks with it. */
export interface PdfJob {
  readonly dossier: Dossier;
}
export type PdfOutcome =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly ok: false };

parentPort?.on('message', async ({ dossier }: PdfJob) => {
  let outcome: PdfOutcome;
  try {
    outcome = { ok: true, ...(await renderDossier(dossier)) };
  } catch {
    // What went wrong could quote the dossier: only the fact travels.
    outcome = { ok: false };
  }
  parentPort?.postMessage(outcome, outcome.ok ? [outcome.bytes.buffer as ArrayBuffer] : []);
});
