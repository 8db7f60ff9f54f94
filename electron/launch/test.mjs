/**
 * `npm test`: the checks, the build, then every test but the long ones, unit and end to end. `npm run proof`
 * (`--proof`): the long ones, on what is built. Each ends with one plain line, `N passed, N failed`, summed over all of
 * it, and over both where one runs after the other. Other arguments go to vitest: `npm test -- shared/base/time`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, isStale, programOf } from './build.mjs';
import { checks, passes } from './check.mjs';
import { appRoot } from './chromium.mjs';
import { closingLines, failuresOf, sumOf } from './tally.mjs';

const given = process.argv.slice(2);
const isProof = given.includes('--proof');
const asked = given.filter((argument) => argument !== '--proof');
/** Projects of vitest, in runs one after the other: a window that shares two cores with the units answers late. */
const runs = isProof ? [['proof']] : [['unit', 'apart'], ['e2e']];
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} what failed, by name */
const failures = [];
const count = (/** @type {boolean} */ isPassed, /** @type {string} */ name) => {
  if (isPassed) total.passed += 1;
  else {
    total.failed += 1;
    failures.push(name);
  }
};

if (isProof) {
  console.log(`Les preuves longues (npm run proof) : entrées hostiles, morts subites, essais au hasard, oracle, paquets.
Plus longues encore, à part : npm run torture (300 morts subites, disques hostiles), npm run fuzz (63 000 entrées).`);
} else for (const check of checks) count(passes(check), check.name);

let isBuilt = true;
if (!isProof || isStale()) {
  isBuilt = build();
  console.log(`${isBuilt ? '✓' : '✗'} construction (electron-vite)`);
  count(isBuilt, 'construction (electron-vite)');
}
if (isBuilt) {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-tests-'));
  const ended = [];
  for (const projects of runs) ended.push(await vitest(projects, folder));
  const testResults = ended.flatMap(({ report }) => report?.testResults ?? []);
  const sum = sumOf({ testResults }, ended.every(({ status }) => status === 0) ? 0 : 1);
  total.passed += sum.passed;
  total.failed += sum.failed;
  total.skipped += sum.skipped;
  failures.push(...failuresOf({ testResults }, appRoot));
  rmSync(folder, { recursive: true, force: true });
}
console.log(closingLines({ ...total, failures }, process.env.VIVIER_TALLY));
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * Runs some projects.
 * @param {string[]} projects
 * @param {string} folder where the report goes
 * @returns {Promise<{ status: number | null, report: any }>} with the report of vitest, where it wrote one
 */
function vitest(projects, folder) {
  const report = join(folder, `${projects.join('-')}.json`);
  const child = spawn(
    process.execPath,
    [
      programOf('vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      // What was asked for may be in one run alone; nothing at all is a failure all the same.
      '--passWithNoTests',
      ...asked,
    ],
    { cwd: appRoot, stdio: 'inherit' },
  );
  return new Promise((resolve) =>
    child.once('close', (status) => resolve({ status, report: readReport(report) })),
  );
}

/** @returns {any} the report of vitest, or nothing where it could not write one */
function readReport(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
