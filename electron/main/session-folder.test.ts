import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playWindows } from '../../test/support/held-files';
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

test('what earlier versions kept in the profile that roams goes, but for the key of quick unlock, which is taken along', () => {
  const [former, session] = [join(folder, 'itinérant', 'session'), join(folder, 'local', 'session')];
  mkdirSync(join(former, 'crashes'), { recursive: true });
  writeFileSync(join(former, 'crashes', 'x.dmp'), 'memory');
  writeFileSync(join(former, 'Local State'), '{"os_crypt":1}');
  emptySessionFolder(session, former);
  expect(readFileSync(join(session, 'Local State'), 'utf8')).toBe('{"os_crypt":1}');
  expect(readdirSync(join(folder, 'itinérant'))).toEqual([]);
  mkdirSync(former);
  writeFileSync(join(former, 'Local State'), 'd’un ancien Vivier, lancé entre-temps');
  emptySessionFolder(session, former);
  expect(readFileSync(join(session, 'Local State'), 'utf8')).toBe('{"os_crypt":1}');
  expect(readdirSync(join(folder, 'itinérant'))).toEqual([]);
});

test('one file that a program holds keeps none of the others', () => {
  const session = join(folder, 'tenu');
  mkdirSync(session);
  for (const name of ['a.dmp', 'b.dmp', 'c.dmp']) writeFileSync(join(session, name), 'x');
  const windows = playWindows();
  windows.hold(/b\.dmp$/u);
  emptySessionFolder(session);
  expect(readdirSync(session)).toEqual(['b.dmp']);
  expect(windows.waited()).toBe(0);
  windows.end();
});
