import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptySessionFolder } from './session-folder';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-session-folder-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what Chromium left is deleted, dumps and stores alike; the key of quick unlock stays', () => {
  const session = join(folder, 'session');
  mkdirSync(join(session, 'Crashpad', 'completed'), { recursive: true });
  mkdirSync(join(session, 'Local Storage'));
  writeFileSync(join(session, 'Crashpad', 'completed', 'x.dmp'), 'memory');
  writeFileSync(join(session, 'Cookies'), 'x');
  writeFileSync(join(session, 'Local State'), '{}');
  emptySessionFolder(session);
  expect(readdirSync(session)).toEqual(['Local State']);
});

test('a folder that cannot be made is no failure', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => emptySessionFolder(join(folder, 'file', 'session'))).not.toThrow();
});
