/**
 * What a report of vitest comes to. A file that could not even be loaded counts as one failure, a skipped test too
 * (nothing is skipped here), and so does a run that ends badly without saying which test did it.
 * @param {any} report vitest's JSON report, or `null` when it wrote none
 * @param {number | null} status exit status of vitest
 */
export function sumOf(report, status) {
  const files = report?.testResults ?? [];
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    const outcomes = file.assertionResults.map((/** @type {{ status: string }} */ test) => test.status);
    const bad = outcomes.filter((/** @type {string} */ outcome) => outcome !== 'passed').length;
    passed += outcomes.length - bad;
    failed += bad === 0 && file.status === 'failed' ? 1 : bad;
  }
  return { passed, failed: failed === 0 && (status !== 0 || files.length === 0) ? 1 : failed };
}
