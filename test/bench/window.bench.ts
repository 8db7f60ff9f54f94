import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../electron/vault/base/clock';
import { fillDemoContractFiles, listContractFiles } from '../../electron/vault/contract-files';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { createPortfolio } from '../../electron/vault/portfolio';
import type { BenchResult } from './result';

const passphrase = 'sept lanternes le long du quai';

/** A portfolio of `size` people and the files of the demonstration; answers the reference of one that is being filled in. */
async function makePortfolio(path: string, size: number): Promise<string> {
  const random = seededRandom(1);
  const on = systemClock.today();
  const portfolio = await createPortfolio(path, passphrase, {
    clock: systemClock,
    newId: random.uuid,
    isDemo: true,
    derivation: 'floor',
  });
  try {
    fillDemo(portfolio.deps, { seed: 1, candidates: size, on });
    fillDemoContractFiles(portfolio.deps, { on, random });
    const drafts = listContractFiles(portfolio.deps).filter(
      ({ kind, status }) => kind === 'CPRO' && status === 'draft',
    );
    return drafts[0]?.reference ?? '';
  } finally {
    portfolio.close();
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/**
 * From an act to its paint, in windows of the built app one after the other, on a portfolio of `size` people. Each act against the
 * painting, in turns, of the screen that it leads to as ready-made HTML in the same browser: what an app costs more than a page.
 */
export async function benchWindow(size: number, windows: number, rounds: number): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-window-'));
  const path = join(folder, 'mesure.vivier');
  const all = new Map<string, { readonly ours: number[]; readonly readyMade: number[] }>();
  try {
    const reference = await makePortfolio(path, size);
    for (let window = 0; window < windows; window += 1) {
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--import',
        './test/support/typescript-loader.mjs',
        join('test', 'bench', 'window', 'run.ts'),
        ...[path, passphrase, reference, String(rounds)],
      ]);
      // What the run has just written.
      const times = JSON.parse(stdout) as Record<string, { ours: number[]; readyMade: number[] }>;
      for (const [name, { ours, readyMade }] of Object.entries(times)) {
        const known = all.get(name) ?? { ours: [], readyMade: [] };
        all.set(name, {
          ours: [...known.ours, ...ours],
          readyMade: [...known.readyMade, ...readyMade],
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [...all].map(([name, { ours, readyMade }]) => ({
    name: `window.${name}`,
    size,
    medianMs: at(ours, 0.5),
    p95Ms: at(ours, 0.95),
    runs: ours.length,
    against: { name: 'the same screen as ready-made HTML', medianMs: at(readyMade, 0.5) },
  }));
}
