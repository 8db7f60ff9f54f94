/** The measures that the documents cite can be taken: a bench that nobody runs does not follow what it measures. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appRoot } from '../../electron/launch/chromium.mjs';

const reportSchema = z.object({
  machine: z.object({ cores: z.int(), system: z.string() }),
  results: z.array(
    z.object({
      name: z.string(),
      size: z.int(),
      medianMs: z.number().nonnegative(),
      p95Ms: z.number().nonnegative(),
      against: z.object({ name: z.string(), medianMs: z.number().nonnegative() }).optional(),
    }),
  ),
});

test('every measure is taken, on a hundred people: list, search, unlocking, mark, import, backup, rules, dossiers, window', () => {
  const told = execFileSync(process.execPath, [join(appRoot, 'out', 'main', 'cli.js'), 'bench', '--json'], {
    cwd: appRoot,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', VIVIER_BENCH_SIZES: '100' },
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { results } = reportSchema.parse(JSON.parse(told));
  const families = new Set(results.map(({ name }) => name.split(/[.,]/u, 1)[0]));
  expect([...families].sort()).toEqual([
    'candidates',
    'documents',
    'import',
    'lists',
    'lives',
    'obligations',
    'portfolio',
    'rights',
    'rules',
    'safety',
    'window',
  ]);
  // From the act to the paint, each against the same screen as ready-made HTML.
  for (const act of [
    'person opened',
    'filter applied',
    'next step of a contract file',
    'first preview of a dossier',
    'preview of a dossier',
  ]) {
    const painted = results.filter(({ name }) => name === `window.${act}`);
    expect(painted.map(({ size }) => size)).toEqual([150, 100]);
    for (const { medianMs, against } of painted) {
      expect(medianMs).toBeGreaterThan(0);
      expect(against?.medianMs).toBeGreaterThan(0);
    }
  }
  const peers = new Set(results.flatMap(({ against }) => (against === undefined ? [] : [against.name])));
  expect(peers.size).toBeGreaterThanOrEqual(5);
});
