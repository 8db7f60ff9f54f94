/**
 * The checks without a run of the app: format and lint, types, dead code, import graph. In under a minute.
 * `npm test` takes the same list; there the import graph comes with the other tests.
 */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { programOf } from './build.mjs';
import { appRoot } from './chromium.mjs';

/** @typedef {{ name: string, args: string[] }} Check */
/** @type {Check[]} */
export const checks = [
  { name: 'format et lint (biome)', args: [programOf('@biomejs/biome/bin/biome'), 'ci', '--colors=off'] },
  { name: 'types (tsc)', args: [programOf('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  { name: 'code mort (knip)', args: [programOf('knip/bin/knip.js'), '--no-progress'] },
  {
    // What only tests use is dead too.
    name: 'code mort du produit (knip)',
    args: [programOf('knip/bin/knip.js'), '--no-progress', '--production', '--config', 'knip.product.json'],
  },
];
/** @type {Check} */
const importGraph = {
  name: 'graphe d’imports (vitest)',
  args: [programOf('vitest/vitest.mjs'), 'run', '--project', 'unit', 'test/architecture'],
};

/**
 * Runs one check with the Node that runs this file; its output is shown when it fails.
 * @param {Check} check
 */
export function passes({ name, args }) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: appRoot,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status === 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const failures = [...checks, importGraph].filter((check) => !passes(check));
  process.exitCode = failures.length === 0 ? 0 : 1;
}
