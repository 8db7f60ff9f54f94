import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policyOf, policyPaths, readPolicy } from './policy';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (content: string): string => {
  const path = join(folder, 'policy.json');
  writeFileSync(path, content);
  return path;
};
const strictest = {
  state: 'unreadable',
  updates: false,
  quickUnlock: false,
  maxIdleMinutes: 1,
  captureProtection: true,
  backupFolder: null,
};

describe('the policy of the computer', () => {
  test('none: the user decides', () => {
    expect(readPolicy(join(folder, 'absent', 'policy.json'))).toEqual({
      state: 'none',
      updates: true,
      quickUnlock: true,
      maxIdleMinutes: 15,
      captureProtection: false,
      backupFolder: null,
    });
  });

  test('what it says holds, what it leaves out is as without it, a byte order mark is no fault', () => {
    expect(
      readPolicy(written('\uFEFF{ "updates": false, "maxIdleMinutes": 5, "backupFolder": "/srv/x" }')),
    ).toEqual({
      state: 'applied',
      updates: false,
      quickUnlock: true,
      maxIdleMinutes: 5,
      captureProtection: false,
      backupFolder: '/srv/x',
    });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{ "updates": "no" }',
    '{ "update": false }',
    '{ "maxIdleMinutes": 0 }',
    '{ "maxIdleMinutes": 60 }',
    '{ "backupFolder": "" }',
    '{ "__proto__": { "updates": true } }',
    `{ "backupFolder": "${'x'.repeat(70_000)}" }`,
  ])('%j cannot be understood: the strictest holds', (content) => {
    expect(readPolicy(written(content.slice(0, 80_000)))).toEqual(strictest);
  });

  test('a folder in its place: the strictest holds', () => {
    mkdirSync(join(folder, 'folder'));
    expect(readPolicy(join(folder, 'folder'))).toEqual(strictest);
  });

  test('stands in a place of the administrator, on each system', () => {
    expect(policyPaths('linux', '/home/a')).toEqual(['/etc/vivier/policy.json']);
    expect(policyPaths('darwin', '/Users/a')).toEqual(['/Library/Application Support/Vivier/policy.json']);
    const inC = 'C:\\ProgramData\\Vivier\\policy.json';
    expect(policyPaths('win32', 'C:\\Users\\a')).toEqual([inC]);
    expect(policyPaths('win32', 'D:\\Users\\a')).toEqual([inC, 'D:\\ProgramData\\Vivier\\policy.json']);
  });

  test('no variable of the environment moves it', () => {
    const source = readFileSync(join(import.meta.dirname, 'policy.ts'), 'utf8');
    expect(source).not.toMatch(/\benv\b|homedir\(\)/u);
  });

  test('of several places, the first file that is there holds, one that cannot be understood too', () => {
    const absent = join(folder, 'absent', 'policy.json');
    const other = join(folder, 'other.json');
    writeFileSync(other, '{ "maxIdleMinutes": 5 }');
    expect(policyOf([absent, other])).toMatchObject({ state: 'applied', maxIdleMinutes: 5 });
    expect(policyOf([written('rien'), other])).toEqual(strictest);
    expect(policyOf([absent])).toMatchObject({ state: 'none', updates: true });
  });
});
