/**
 * `npm test`: the checks, the build, then every test but the long ones, unit and end to end. `npm run proof`
 * (`--proof`): the long ones, on what is built. Each ends with one plain line, `N passed, N failed`, summed over all of
 * it, and over both where one runs after the other. Other arguments go to vitest: `npm test -- shared/time`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, isStale, programOf } from './build.mjs';
import { checks, passes } from './check.mjs';
import { appRoot } from './chromium.mjs';
import { closingLine, sumOf } from './tally.mjs';

const given = process.argv.slice(2);
const isProof = given.includes('--proof');
const projects = isProof ? ['proof'] : ['unit', 'apart', 'e2e'];
const asked = given.filter((argument) => argument !== '--proof');
const total = { passed: 0, failed: 0, skipped: 0 };
const count = (/** @type {boolean} */ isPassed) => {
  if (isPassed) total.passed += 1;
  else total.failed += 1;
};

if (isProof) {
  console.log(`Les preuves longues (npm run proof) : entrées hostiles, morts subites, essais au hasard, oracle, paquets.
Plus longues encore, à part : npm run torture (300 morts subites, disques hostiles), npm run fuzz (63 000 entrées).`);
} else for (const check of checks) count(passes(check));

let isBuilt = true;
if (!isProof || isStale()) {
  isBuilt = build();
  console.log(`${isBuilt ? '✓' : '✗'} construction (electron-vite)`);
  count(isBuilt);
}
if (isBuilt) {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-tests-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      programOf('vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...asked,
    ],
    { cwd: appRoot, stdio: 'inherit' },
  );
  const sum = sumOf(readReport(report), status);
  total.passed += sum.passed;
  total.failed += sum.failed;
  total.skipped += sum.skipped;
  rmSync(folder, { recursive: true, force: true });
}
console.log(closingLine(total, process.env.VIVIER_TALLY));
process.exitCode = total.failed === 0 ? 0 : 1;

/** @returns {unknown} the report of vitest, or nothing where it could not write one */
function readReport(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
