/**
 * The benchmarks, built beside the command line (`out/main/bench.js`): `npm run bench`, or `vivier bench --json`.
 * Everything is measured through the vault's own handlers, on synthetic people and encrypted files on disk.
 * Sizes can be reduced with `VIVIER_BENCH_SIZES=1000,10000`.
 */
import { cpus, totalmem, type } from 'node:os';
import { benchCandidates } from './candidates.bench';
import { benchDocuments } from './documents.bench';
import type { BenchResult } from './result';
import { benchRules, benchSweep } from './rules.bench';
import { benchSafety } from './safety.bench';

const sizes = (process.env.VIVIER_BENCH_SIZES ?? '1000,10000,100000').split(',').map(Number);

/** The report of docs/sources/command-line.md, Bench report: the machine, then one line for each measure, in milliseconds. */
export async function runBench(): Promise<{
  readonly machine: object;
  readonly results: readonly BenchResult[];
}> {
  const results: BenchResult[] = [];
  for (const size of sizes) {
    process.stderr.write(`${size} candidats…\n`);
    results.push(...(await benchCandidates(size)));
    results.push(...(await benchSafety(size)));
    results.push(...(await benchSweep(size)));
  }
  process.stderr.write('règles…\n');
  results.push(...benchRules());
  process.stderr.write('dossiers PDF…\n');
  results.push(...(await benchDocuments()));
  const [cpu] = cpus();
  return {
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
