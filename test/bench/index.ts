/**
 * The benchmarks, built beside the command line (`out/main/bench.js`): `npm run bench`, or `vivier bench --json`.
 * Everything is measured through the vault's own handlers, on synthetic people and encrypted files on disk, and in the window.
 * Sizes can be reduced with `VIVIER_BENCH_SIZES=1000,10000`; the import takes twice the greatest, 20,000 rows at most.
 */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem, type } from 'node:os';
import { benchCandidates } from './candidates.bench';
import { benchDocuments } from './documents.bench';
import { benchImport } from './import.bench';
import { benchLives } from './lives.bench';
import { benchObligations } from './obligations.bench';
import type { BenchResult } from './result';
import { benchRules, benchSweep } from './rules.bench';
import { benchSafety } from './safety.bench';
import { benchWindow } from './window.bench';

/** What stands under the figures: figures without a commit cannot be compared. */
function measuredCommit(): string | null {
  const git = (...args: readonly string[]): string | null => {
    const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : null;
  };
  const commit = git('rev-parse', '--short', 'HEAD');
  return commit === null ? null : `${commit}${git('status', '--porcelain') === '' ? '' : '+'}`;
}

const sizes = (process.env.VIVIER_BENCH_SIZES ?? '1000,10000,100000').split(',').map(Number);

/** The report of docs/sources/command-line.md, Bench report: the machine, then one line for each measure, in milliseconds. */
export async function runBench(): Promise<{
  /** The commit that was measured, with `+` where the tree had changes beside; `null` outside a repository. */
  readonly commit: string | null;
  readonly machine: object;
  readonly results: readonly BenchResult[];
}> {
  const results: BenchResult[] = [];
  for (const size of sizes) {
    process.stderr.write(`${size} candidats…\n`);
    results.push(...(await benchCandidates(size)));
    results.push(...(await benchLives(size)));
    results.push(...(await benchObligations(size)));
    results.push(...(await benchSafety(size)));
    results.push(...(await benchSweep(size)));
  }
  const most = Math.max(...sizes);
  process.stderr.write('fenêtre…\n');
  for (const size of [150, most])
    results.push(...(await benchWindow(size, most < 1000 ? 1 : 3, most < 1000 ? 2 : 5)));
  process.stderr.write('import…\n');
  results.push(...(await benchImport(Math.min(20_000, 2 * most))));
  process.stderr.write('règles…\n');
  results.push(...benchRules());
  process.stderr.write('dossiers PDF…\n');
  results.push(...(await benchDocuments()));
  const [cpu] = cpus();
  return {
    commit: measuredCommit(),
    machine: {
      cpu: cpu?.model ?? 'inconnu',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: type(),
      node: process.version,
    },
    results,
  };
}
