import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  chromiumPlan,
  installNeeded,
  isRecentEnough,
  npmOf,
  pathOutsidePackages,
  pdfPackages,
} from './bootstrap.mjs';
import { usualPlaces } from './chromium.mjs';
import { closingLines, failuresOf, sumOf } from './tally.mjs';

describe('set-up decides', () => {
  test('packages are installed when missing, never stamped, or when the lock file has changed', () => {
    const lockHash = 'a'.repeat(64);
    expect(installNeeded({ hasPackages: false, stamp: null, lockHash })).toBe(true);
    expect(installNeeded({ hasPackages: false, stamp: lockHash, lockHash })).toBe(true);
    expect(installNeeded({ hasPackages: true, stamp: null, lockHash })).toBe(true);
    expect(installNeeded({ hasPackages: true, stamp: 'b'.repeat(64), lockHash })).toBe(true);
    expect(installNeeded({ hasPackages: true, stamp: lockHash, lockHash })).toBe(false);
  });

  test.each([
    ['18.20.4', false],
    ['20.20.2', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['24.21.0', true],
    ['25.0.0', true],
  ])('Node %s of the machine can stand in: %s', (version, isEnough) => {
    expect(isRecentEnough(version)).toBe(isEnough);
  });

  test('npm runs outside the packages that it replaces', () => {
    expect(pathOutsidePackages('/a/node_modules/.bin:/usr/bin:/b/node_modules:/bin', ':')).toBe(
      '/usr/bin:/bin',
    );
    expect(pathOutsidePackages('C:\\x\\node_modules\\.bin;C:\\Windows', ';')).toBe('C:\\Windows');
  });

  test('Chromium comes from Debian for root, from Playwright elsewhere, from nowhere when it is there', () => {
    const debian = { platform: 'linux', isRoot: true, hasApt: true };
    expect(chromiumPlan({ ...debian, found: '/usr/bin/chromium' })).toBe('present');
    expect(chromiumPlan({ ...debian, found: null })).toBe('apt');
    expect(chromiumPlan({ ...debian, found: null, isRoot: false })).toBe('playwright');
    expect(chromiumPlan({ ...debian, found: null, hasApt: false })).toBe('playwright');
    expect(chromiumPlan({ found: null, platform: 'win32', isRoot: false, hasApt: false })).toBe('playwright');
  });

  test('only the PDF tools that lack are installed', () => {
    expect(pdfPackages(() => true)).toEqual([]);
    expect(pdfPackages(() => false)).toEqual(['poppler-utils', 'qpdf']);
    expect(pdfPackages((program) => program !== 'pdfinfo')).toEqual(['poppler-utils']);
    expect(pdfPackages((program) => program !== 'qpdf')).toEqual(['qpdf']);
  });

  test('every system has its usual places for Chromium', () => {
    expect(usualPlaces('linux', {})).toContain('/usr/bin/chromium');
    expect(usualPlaces('darwin', {})[0]).toMatch(/^\/Applications\/Chromium\.app/);
    expect(usualPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    );
    expect(usualPlaces('win32', {})).toEqual([]);
  });
});

describe('npm is a script run by a Node outside the packages, never npm.cmd', () => {
  const NODEJS = 'C:\\Program Files\\nodejs';
  const WINDOWS_NPM = `${NODEJS}\\node_modules\\npm\\bin\\npm-cli.js`;
  const ROAMING_NPM = 'C:\\Users\\x\\AppData\\Roaming\\npm\\node_modules\\npm\\bin\\npm-cli.js';
  const PREFIX_NPM = '/usr/local/lib/node_modules/npm/bin/npm-cli.js';
  const DEBIAN_NPM = '/usr/share/nodejs/npm/bin/npm-cli.js';
  const windows = { platform: 'win32', execPath: `${NODEJS}\\node.exe`, path: `C:\\Windows;${NODEJS}` };
  const unix = { platform: 'linux', execPath: '/usr/local/bin/node', path: '/usr/local/bin:/usr/bin' };
  const nodes = [`${NODEJS}\\node.exe`, '/usr/local/bin/node', '/usr/bin/node', '/opt/n/bin/node'];

  test.each([
    ['Windows, beside node.exe', windows, undefined, [WINDOWS_NPM], {}, `${NODEJS}\\node.exe`, WINDOWS_NPM],
    [
      'Windows, run by the Node of the packages: the one of PATH',
      { ...windows, execPath: 'C:\\v\\node_modules\\node\\bin\\node.exe' },
      undefined,
      [WINDOWS_NPM, 'C:\\v\\node_modules\\node\\bin\\node.exe'],
      {},
      `${NODEJS}\\node.exe`,
      WINDOWS_NPM,
    ],
    [
      'Windows, an npm that a person has updated is in PATH',
      { ...windows, path: `${NODEJS};C:\\Users\\x\\AppData\\Roaming\\npm` },
      undefined,
      [ROAMING_NPM],
      {},
      `${NODEJS}\\node.exe`,
      ROAMING_NPM,
    ],
    ['Unix, under the prefix', unix, undefined, [PREFIX_NPM], {}, '/usr/local/bin/node', PREFIX_NPM],
    [
      'Unix, where a link of Debian’s leads',
      { ...unix, execPath: '/usr/bin/node' },
      undefined,
      [DEBIAN_NPM],
      { '/usr/bin/npm': DEBIAN_NPM },
      '/usr/bin/node',
      DEBIAN_NPM,
    ],
    [
      'Unix, Node itself is a link',
      { ...unix, execPath: '/usr/bin/node', path: '/usr/bin' },
      undefined,
      ['/opt/n/lib/node_modules/npm/bin/npm-cli.js'],
      { '/usr/bin/node': '/opt/n/bin/node' },
      '/usr/bin/node',
      '/opt/n/lib/node_modules/npm/bin/npm-cli.js',
    ],
    [
      'the npm that runs this one, before all',
      unix,
      '/n/npm/bin/npm-cli.js',
      ['/n/npm/bin/npm-cli.js', PREFIX_NPM],
      {},
      '/usr/local/bin/node',
      '/n/npm/bin/npm-cli.js',
    ],
    [
      'the same, as a module of another kind',
      unix,
      '/n/npm/bin/npm-cli.cjs',
      ['/n/npm/bin/npm-cli.cjs', PREFIX_NPM],
      {},
      '/usr/local/bin/node',
      '/n/npm/bin/npm-cli.cjs',
    ],
    ['yarn runs this', unix, '/n/yarn.js', ['/n/yarn.js', PREFIX_NPM], {}, '/usr/local/bin/node', PREFIX_NPM],
    ['pnpm does', unix, '/n/pnpm.cjs', ['/n/pnpm.cjs', PREFIX_NPM], {}, '/usr/local/bin/node', PREFIX_NPM],
    [
      'the npm that runs this one is gone',
      unix,
      '/n/npm-cli.js',
      [PREFIX_NPM],
      {},
      '/usr/local/bin/node',
      PREFIX_NPM,
    ],
  ] as const)('%s', (_name, { path, ...machine }, named, files, links, node, client) => {
    const there = new Set<string>([...nodes, ...files]);
    const leads = new Map<string, string>(Object.entries(links));
    const found = npmOf({
      ...machine,
      env: { PATH: path, npm_execpath: named },
      exists: (file) => there.has(file),
      endOf: (file) => leads.get(file) ?? file,
    });
    expect(found).toEqual({ node, client });
  });

  test.each([windows, unix])('none on $platform: nothing is run', ({ path, ...machine }) => {
    const exists = (file: string): boolean => nodes.includes(file);
    expect(npmOf({ ...machine, env: { PATH: path }, exists, endOf: (file) => file })).toBeNull();
  });

  test('it is found here', () => {
    const { env, execPath, platform } = process;
    const endOf = (file: string): string => (existsSync(file) ? realpathSync(file) : file);
    const found = npmOf({ env, execPath, platform, exists: existsSync, endOf });
    expect(found?.node).not.toContain('node_modules');
    expect(found?.client).toMatch(/npm-cli\.[cm]?js$/u);
  });
});

describe('the count at the end of the tests', () => {
  const file = (status: string, ...outcomes: string[]) => ({
    status,
    assertionResults: outcomes.map((outcome) => ({ status: outcome })),
  });
  test('sums passed and failed tests', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(sumOf(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
  test('a file that does not load is a failure', () => {
    expect(sumOf({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
  test('a test that the machine cannot run is told, one that is only promised is a failure', () => {
    expect(sumOf({ testResults: [file('passed', 'passed', 'pending', 'skipped', 'todo')] }, 0)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 2,
    });
  });
  test('a run that ends badly without a failed test is a failure', () => {
    expect(sumOf({ testResults: [file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
    expect(sumOf({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(sumOf(null, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
  test('two commands that name the same file add up; alone, each tells its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vivier-tally-'));
    const kept = join(folder, 'tally');
    const first = { passed: 3, failed: 1, skipped: 0 };
    expect(closingLines(first, undefined)).toBe('3 passed, 1 failed');
    expect(closingLines(first, kept)).toBe('3 passed, 1 failed');
    expect(closingLines({ passed: 4, failed: 0, skipped: 2 }, kept)).toBe('7 passed, 1 failed, 2 skipped');
    rmSync(folder, { recursive: true, force: true });
  });

  test('what failed is named again just before the count, by the last command for all of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vivier-tally-'));
    const kept = join(folder, 'tally');
    const report = {
      testResults: [
        {
          name: '/projet/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'held' },
            { status: 'skipped', fullName: 'elsewhere' },
            { status: 'failed', fullName: 'broke', failureMessages: ['Error: no\n  at a.test.ts:3'] },
          ],
        },
        { name: '/projet/b.test.ts', status: 'failed', message: 'cannot load', assertionResults: [] },
      ],
    };
    const failures = failuresOf(report, '/projet');
    expect(failures).toEqual(['a.test.ts > broke: Error: no', 'b.test.ts: cannot load']);
    expect(failuresOf(null, '/projet')).toEqual([]);
    closingLines({ passed: 1, failed: 2, skipped: 1, failures }, kept);
    expect(closingLines({ passed: 1, failed: 0, skipped: 0, failures: [] }, kept)).toBe(
      '✗ a.test.ts > broke: Error: no\n✗ b.test.ts: cannot load\n2 passed, 2 failed, 1 skipped',
    );
    rmSync(folder, { recursive: true, force: true });
  });
});
