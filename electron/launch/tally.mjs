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
