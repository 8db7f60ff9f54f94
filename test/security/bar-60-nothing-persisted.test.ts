/**
 * Bar 60: Chromium keeps nothing: the session is in memory, and what it must write is emptied at each start.
 * `bar-47-csp.spec.ts` looks at the profile after a run, `no-trace.spec.ts` after a day of work.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveInterface } from '../../electron/main/protocol';
import { emptySessionFolder } from '../../electron/main/session-folder';
import { placesOf, productSources } from '../support/product-sources';

const main = productSources.find(({ path }) => path === 'electron/main/index.ts')?.text ?? '';

test('no session of the app is kept on the disk', () => {
  expect(placesOf(/fromPartition\(['"`]persist:|fromPath\(/u)).toEqual([]);
});

test('what Chromium writes all the same has a folder of its own, emptied once the app is alone', () => {
  expect(main).toMatch(/setPath\('sessionData', sessionFolder\)/u);
  expect(main).toMatch(
    /requestSingleInstanceLock\(\{ nonce \}\)[^{]*\{\s*emptySessionFolder\(sessionFolder, /u,
  );
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bar-60-'));
  for (const name of ['Cache', 'Local Storage', 'IndexedDB', 'Crashpad']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'Cookies'), 'x');
  emptySessionFolder(folder);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('no answer of our scheme may be cached', async () => {
  for (const url of ['app://vivier/', 'app://vivier/missing.js'])
    expect((await serveInterface('out/renderer')({ url, method: 'GET' })).headers.get('cache-control')).toBe(
      'no-store',
    );
});

test('the interface keeps nothing in the stores of the browser', () => {
  expect(
    placesOf(
      /\blocalStorage\b|\bsessionStorage\b|\bindexedDB\b|document\.cookie|\bcaches\.open|serviceWorker/u,
    ),
  ).toEqual([]);
});
