/**
 * Bar 61: a crash sends nothing, and what it leaves is deleted at the next start. On Linux a core of the processes that hold
 * data has no memory in it.
 */
import { execFileSync } from 'node:child_process';
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

test('main, the vault, the reader and the command line leave their memory out of cores, and so do their children', () => {
  for (const path of [
    'electron/main/index.ts',
    'electron/vault/index.ts',
    'electron/reader/index.ts',
    'electron/cli/index.ts',
  ])
    expect(productSources.find((source) => source.path === path)?.text).toMatch(
      /^keepOutOfCoreDumps\(\);$/mu,
    );
  if (process.platform !== 'linux') return;
  const told = execFileSync(
    process.execPath,
    [
      '--import',
      new URL('../support/typescript-loader.mjs', import.meta.url).href,
      '--input-type=module',
      '--eval',
      `import { execFileSync } from 'node:child_process';
       import { keepOutOfCoreDumps } from '${new URL('../../electron/disk/core-dumps.ts', import.meta.url).href}';
       keepOutOfCoreDumps();
       process.stdout.write(execFileSync('cat', ['/proc/self/coredump_filter']));`,
    ],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  expect(told.trim()).toBe('00000000');
});
