import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Outcomes of a test that the machine cannot run (another system, another account): told on the closing line. */
const skips = ['skipped', 'pending'];

/**
 * What a report of vitest comes to. A file that could not even be loaded counts as one failure, so does a test that is
 * only promised (`todo`), and a run that ends badly without saying which test did it.
 * @param {any} report vitest's JSON report, or `null` when it wrote none
 * @param {number | null} status exit status of vitest
 */
export function sumOf(report, status) {
  const files = report?.testResults ?? [];
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of files) {
    const outcomes = file.assertionResults.map((/** @type {{ status: string }} */ test) => test.status);
    const good = outcomes.filter((/** @type {string} */ outcome) => outcome === 'passed').length;
    const left = outcomes.filter((/** @type {string} */ outcome) => skips.includes(outcome)).length;
    const bad = outcomes.length - good - left;
    passed += good;
    skipped += left;
    failed += bad === 0 && file.status === 'failed' ? 1 : bad;
  }
  return { passed, failed: failed === 0 && (status !== 0 || files.length === 0) ? 1 : failed, skipped };
}

/**
 * The tests that failed, one line each, said again at the end of a command: the top of a long output is often cut away.
 * @param {any} report vitest's JSON report, or `null` when it wrote none
 * @param {string} root folder that the files of the report are named from
 * @returns {string[]} `file > test: first line of what it said`; a file that could not be loaded has no test
 */
export function failuresOf(report, root) {
  const firstLine = (/** @type {string | undefined} */ message) => (message ?? '').split('\n', 1)[0];
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    const name = relative(root, file.name);
    const tests = file.assertionResults
      .filter((/** @type {any} */ test) => test.status !== 'passed' && !skips.includes(test.status))
      .map(
        (/** @type {any} */ test) => `${name} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`,
      );
    return tests.length === 0 && file.status === 'failed' ? [`${name}: ${firstLine(file.message)}`] : tests;
  });
}

/**
 * The closing lines of a command of tests: what failed, then the count. Where a file is named, several commands add up in
 * it, and the lines of the last one tell of all.
 * @param {{ passed: number, failed: number, skipped: number, failures?: string[] }} own
 * @param {string | undefined} kept file of what the commands before came to
 */
export function closingLines(own, kept) {
  if (kept !== undefined) appendFileSync(kept, `${JSON.stringify(own)}\n`);
  const all =
    kept === undefined
      ? [own]
      : readFileSync(kept, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    all.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return [
    ...all.flatMap(({ failures = [] }) => failures.map((/** @type {string} */ failure) => `✗ ${failure}`)),
    `${sum('passed')} passed, ${sum('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
  ].join('\n');
}
