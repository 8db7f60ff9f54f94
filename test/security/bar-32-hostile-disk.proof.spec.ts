/**
 * Bar 32: a disk that is full, read-only, taken away, slow or forbidden loses nothing that was acknowledged.
 * Each refusal is one French sentence that says what to do; with a sound disk again everything is there, half-typed forms
 * included. Where disks of its own cannot be mounted (not Linux, not administrator), those cases are skipped, and said so.
 * The folder of the backups has its own cases in `bar-32-backup-folder.test.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { diskCases } from '../torture/disks';

const seed = Number(process.env.VIVIER_SEED ?? Date.now() % 1_000_000_000);

describe(`a hostile disk (seed ${seed})`, () => {
  for (const { name, skipped, run } of diskCases) {
    const why = skipped();
    test.skipIf(why !== null)(why === null ? name : `${name} (${why})`, async () => {
      const root = mkdtempSync(join(tmpdir(), 'vivier-bar-32-'));
      try {
        await run({ appRoot, root, seed });
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    });
  }
});
