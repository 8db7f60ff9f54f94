import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCommandLine } from './command-line';
import { takeInstanceLock } from './instance-lock';
import { createPaths } from './paths';
import { createSchemes, HostSession } from './session';
import { createUtilityProcesses } from './utility-process';

describe('the command line', () => {
  test('is read as Chromium reads it: names and values, until what ends the switches', () => {
    const line = createCommandLine(['--one', '-two=a=b', 'text', '--Three', '--', '--four'], 'linux');
    expect(['one', 'two', 'text', 'four'].map(line.hasSwitch)).toEqual([true, true, false, false]);
    expect(line.getSwitchValue('two')).toBe('a=b');
    // A name is asked for in small letters; only Windows reads it so.
    expect(line.hasSwitch('Three')).toBe(false);
    expect(createCommandLine(['/Three', '--FOUR=X'], 'win32').hasSwitch('three')).toBe(true);
    expect(createCommandLine(['--FOUR=X'], 'win32').getSwitchValue('four')).toBe('X');
  });
  test('has the switch that Electron appends before any code of the app', () => {
    expect(createCommandLine([]).hasSwitch('allow-file-access-from-files')).toBe(true);
  });
});

test('a place that follows the profile goes with it, until it is set', () => {
  const paths = createPaths('essai');
  const folder = join(tmpdir(), 'profil');
  paths.set('userData', folder);
  expect(paths.get('sessionData')).toBe(folder);
  expect(paths.get('crashDumps')).toBe(join(folder, 'Crashpad'));
  expect(() => paths.get('toString')).toThrow("Failed to get 'toString' path");
});

describe('the lock of one instance', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vivier-lock-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const self = { argv: ['vivier', '--encore'], cwd: '/', data: null };

  test('is held by the first, told of the second, and free once it is released', async () => {
    const profile = join(folder, 'a');
    const heard = Promise.withResolvers<readonly string[]>();
    const first = takeInstanceLock(profile, self, ({ argv }) => heard.resolve(argv));
    expect(first).not.toBeNull();
    expect(takeInstanceLock(profile, self, () => undefined)).toBeNull();
    expect(await heard.promise).toEqual(self.argv);
    first?.release();
    expect(readdirSync(profile)).toEqual([]);
    const next = takeInstanceLock(profile, self, () => undefined);
    expect(next).not.toBeNull();
    next?.release();
  });
  test('cannot be had where nothing can be written', () => {
    mkdirSync(join(folder, 'b'));
    expect(takeInstanceLock('/dev/null/x', self, () => undefined)).toBeNull();
  });
});

test('before the app is ready there is no child, and after it no scheme', () => {
  const processes = createUtilityProcesses(
    () => false,
    () => undefined,
    () => undefined,
  );
  expect(() => processes.fork('x.js')).toThrow('utilityProcess cannot be created before app is ready.');
  expect(() => createSchemes(() => true).register([])).toThrow('should be called before app is ready');
  expect(() =>
    createSchemes(() => false).register([{ scheme: 'x', privileges: { codeCache: true } }]),
  ).toThrow('Code cache can only be enabled');
});

test('a filter of requests that throws lets nothing through, and is told', async () => {
  const told: unknown[] = [];
  const session = new HostSession(null, (error) => told.push(error));
  session.webRequest.onBeforeRequest(() => {
    throw new Error('défaut');
  });
  const details = {
    id: 1,
    url: 'app://essai/',
    method: 'GET',
    webContentsId: 1,
    resourceType: 'xhr',
    referrer: '',
    timestamp: 0,
  };
  const verdict = await Promise.race([
    session.judge(details),
    new Promise((resolve) => setTimeout(() => resolve('waits'), 50)),
  ]);
  expect(verdict).toBe('waits');
  expect(told).toHaveLength(1);
  session.webRequest.onBeforeRequest({ urls: ['app://autre/*'] }, (_details, answer) =>
    answer({ cancel: true }),
  );
  expect(await session.judge(details)).toEqual({});
  expect(await session.judge({ ...details, url: 'app://autre/x' })).toEqual({ cancel: true });
});
