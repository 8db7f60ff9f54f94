/**
 * Bar 31: a kill at any moment loses nothing that was acknowledged.
 * The vault process is killed with SIGKILL in the middle of each of its operations; `npm run torture` does it 300 times.
 * Afterwards the portfolio opens, each acknowledged change is there and equal, pages and journal are sound, nothing of a
 * change under way is there by half, no file is left over, and nothing can be read beside. `VIVIER_SEED` repeats a run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { campaign } from '../torture/campaign';

const seed = Number(process.env.VIVIER_SEED ?? Date.now() % 1_000_000_000);

/** One of each family; the long campaign has them all. */
const only = [
  'create',
  'edit',
  'import',
  'attach',
  'PDF',
  'half-typed form',
  'backup',
  'lock',
  'migrate',
  'restore',
  'new portfolio',
];

test(`everything that the vault does, killed once (seed ${seed})`, async () => {
  const root = mkdtempSync(join(tmpdir(), 'vivier-bar-31-'));
  const kills = only.length;
  try {
    const report = await campaign({ appRoot, root, seed, kills, only });
    expect(report.kills).toBe(kills);
    expect(Object.values(report.byOperation)).toEqual(Array.from({ length: kills }, () => 1));
    expect(report.acknowledged).toBeGreaterThan(0);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
