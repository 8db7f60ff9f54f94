/**
 * `npm test`: the checks, the build, then every test, unit and end to end. Ends with one plain line,
 * `N passed, N failed`, summed over all of it. Arguments go to vitest: `npm test -- shared/time`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, programOf } from './build.mjs';
import { checks, passes } from './check.mjs';
import { appRoot } from './chromium.mjs';
import { sumOf } from './tally.mjs';

let passed = 0;
let failed = 0;
let skipped = 0;
const count = (/** @type {boolean} */ isPassed) => {
  if (isPassed) passed += 1;
  else failed += 1;
};

for (const check of checks) count(passes(check));
const isBuilt = build();
console.log(`${isBuilt ? '✓' : '✗'} construction (electron-vite)`);
count(isBuilt);

if (isBuilt) {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-tests-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      programOf('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { cwd: appRoot, stdio: 'inherit' },
  );
  const sum = sumOf(readReport(report), status);
  passed += sum.passed;
  failed += sum.failed;
  skipped = sum.skipped;
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
process.exitCode = failed === 0 ? 0 : 1;

/** @returns {unknown} the report of vitest, or nothing where it could not write one */
function readReport(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
