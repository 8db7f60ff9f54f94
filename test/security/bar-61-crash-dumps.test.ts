/** Bar 61: a crash sends nothing, and what it leaves is deleted at the next start. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptySessionFolder } from '../../electron/main/session-folder';
import { placesOf, productSources } from '../support/product-sources';

test('no reporter of crashes is started, and none is shipped', () => {
  expect(
    placesOf(/crashReporter|@sentry|bugsnag|--report-on-fatalerror|heapSnapshotNear|writeHeapSnapshot/u),
  ).toEqual([]);
});

test('dumps would go to the folder that is emptied at each start', () => {
  const main = productSources.find(({ path }) => path === 'electron/main/index.ts')?.text ?? '';
  expect(main).toMatch(/setPath\('crashDumps', join\(sessionFolder, 'crashes'\)\)/u);
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bar-61-'));
  mkdirSync(join(folder, 'crashes', 'completed'), { recursive: true });
  writeFileSync(join(folder, 'crashes', 'completed', 'x.dmp'), 'what was in memory');
  emptySessionFolder(folder);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
