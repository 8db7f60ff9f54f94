/**
 * `npm run torture`: the vault process killed at random moments, then hostile disks. Prints the seed (`VIVIER_SEED`
 * repeats a run, `VIVIER_KILLS` says how many), what was killed, and stops at the first promise that was not kept.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { campaign } from './campaign';
import { diskCases } from './disks';

const appRoot = join(import.meta.dirname, '..', '..');
const seed = Number(process.env.VIVIER_SEED ?? Date.now() % 1_000_000_000);
const kills = Number(process.env.VIVIER_KILLS ?? 300);
const say = (line: string): void => console.log(line);

say(`VIVIER_SEED=${seed}`);
const root = mkdtempSync(join(tmpdir(), 'vivier-torture-'));
try {
  const report = await campaign({ appRoot, root, seed, kills, log: say });
  for (const [name, count] of Object.entries(report.byOperation)) say(`  ${name} : ${count}`);
  say(
    `${report.kills} arrêts brutaux, ${report.acknowledged} changements confirmés, 0 perdu, ${report.seconds.toFixed(0)} s`,
  );
  for (const { name, skipped, run } of diskCases) {
    const why = skipped();
    const from = performance.now();
    if (why === null) await run({ appRoot, root, seed });
    say(
      `${name} : ${why === null ? `rien de perdu (${((performance.now() - from) / 1000).toFixed(0)} s)` : `non essayé, ${why}`}`,
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
