import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { statedApis, TABLE, table, UNTYPED } from './table';
import { usedApis } from './used-apis';

test('every part of Electron’s interface that the app uses is stated by a case of this folder', () => {
  const stated = statedApis();
  const unstated = [...usedApis(process.cwd()), ...UNTYPED].filter((part) => !stated.has(part));
  expect(unstated, 'write a case in test/host-conformance/app/main for each').toEqual([]);
});

test('the table of the docs is what the sources and the cases say', () => {
  // Made again by: node test/host-conformance/table.ts --write
  expect(readFileSync(TABLE, 'utf8')).toBe(table(process.cwd()));
});

test('the list of used parts comes from the code: a call, an option, an event, what is given to a part of ours', () => {
  const used = usedApis(process.cwd());
  for (const part of [
    'Session.setPermissionRequestHandler',
    'WebPreferences.sandbox',
    'WebContents.on(will-navigate)',
    '*.on(lock-screen)',
    'CommandLine.appendSwitch',
    'SafeStorage.decryptStringAsync',
    'BrowserWindow.constructor',
  ])
    expect(used).toContain(part);
  expect(used.filter((part) => /\.(?:off|removeListener)$/u.test(part))).toEqual([]);
});
