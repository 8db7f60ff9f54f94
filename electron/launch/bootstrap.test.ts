import { describe, expect, test } from 'vitest';
import {
  chromiumPlan,
  installNeeded,
  isRecentEnough,
  pathOutsidePackages,
  pdfPackages,
} from './bootstrap.mjs';
import { usualPlaces } from './chromium.mjs';
import { sumOf } from './tally.mjs';

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
});
