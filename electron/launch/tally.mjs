import { appendFileSync, readFileSync } from 'node:fs';

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
 * The closing line of a command of tests. Where a file is named, several commands add up in it, and the line of the last
 * one is the sum.
 * @param {{ passed: number, failed: number, skipped: number }} own
 * @param {string | undefined} kept file of what the commands before came to
 */
export function closingLine(own, kept) {
  if (kept !== undefined) appendFileSync(kept, `${JSON.stringify(own)}\n`);
  const counts =
    kept === undefined
      ? [own]
      : readFileSync(kept, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
  const sum = (/** @type {keyof typeof own} */ key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}
