/**
 * Bar 46: the window loads its own scheme only, from one folder, judged by real path.
 * The long list of hostile addresses is in `electron/main/protocol.test.ts`.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOfAddress, serveInterface } from '../../electron/main/protocol';
import { placesOf } from '../support/product-sources';

let folder = '';
let root = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-46-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '');
  writeFileSync(join(root, 'assets', 'a.js'), '1');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  if (process.platform !== 'win32') symlinkSync(join(folder, 'secret.js'), join(root, 'assets', 'link.js'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file of the folder is served', async () => {
  expect(await fileOfAddress('app://vivier/assets/a.js', root)).toMatch(/a\.js$/u);
});

test.each([
  ['..', 'app://vivier/assets/../../secret.js'],
  ['.. at the root', 'app://vivier/../secret.js'],
  ['encoded', 'app://vivier/%2e%2e/secret.js'],
  ['encoded twice', 'app://vivier/%252e%252e%252fsecret.js'],
  ['encoded separators', 'app://vivier/assets%2f..%2f..%2fsecret.js'],
  ['overlong UTF-8', 'app://vivier/%c0%ae%c0%ae/secret.js'],
  ['full-width dots', 'app://vivier/．．/secret.js'],
  ['backslashes', 'app://vivier/assets\\..\\..\\secret.js'],
  ['UNC', 'app://vivier/\\\\server\\share\\a.js'],
  ['UNC, slashes', 'app://vivier//server/share/a.js'],
  ['a drive', 'app://vivier/C:/Windows/win.ini'],
  ['a device', 'app://vivier/assets/CON.js'],
  ['a stream of NTFS', 'app://vivier/assets/a.js::$DATA'],
  ['a link out of the folder', 'app://vivier/assets/link.js'],
  ['another case of the host', 'app://VIVIER.evil/assets/a.js'],
  ['a short name of Windows', 'app://vivier/ASSETS~1/a.js'],
  ['a null byte', 'app://vivier/assets/a.js%00.png'],
  ['a line break', 'app://vivier/assets/a.js%0d%0aSet-Cookie:x'],
  ['file:', 'file:///etc/passwd'],
  ['another scheme', 'https://vivier/assets/a.js'],
])('%s: nothing is served', async (_what, url) => {
  expect(await fileOfAddress(url, root)).toBeNull();
  expect((await serveInterface(root)({ url, method: 'GET' })).status).toBe(404);
});

test('another case of a name serves the same file or none, never one outside', async () => {
  const found = await fileOfAddress('app://vivier/ASSETS/A.JS', root);
  expect(found === null || found.toLowerCase().endsWith(join('assets', 'a.js'))).toBe(true);
});

test('file: is used nowhere: nothing is loaded from a path', () => {
  expect(placesOf(/\.loadFile\(|['"`]file:\/\//u)).toEqual([]);
});
