import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { playWindows } from '../../test/support/held-files';
import { worldNow } from '../disk/patience';
import { openSettingsFile } from './settings-file';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const silent = (): void => {};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the settings of this computer', () => {
  test('default at first run', () => {
    expect(openSettingsFile(join(folder, 'vivier.json'), silent).read()).toMatchObject({
      portfolioPath: null,
      window: { width: 1366, height: 768 },
      idleMinutes: 5,
    });
  });

  test('come back after a restart, in a folder made on the way, and leave no draft', () => {
    const path = join(folder, 'profile', 'vivier.json');
    openSettingsFile(path, silent).write({ portfolioPath: '/x/equipe.vivier' });
    openSettingsFile(path, silent).write({ window: { width: 1500, height: 900 } });
    expect(openSettingsFile(path, silent).read()).toMatchObject({
      portfolioPath: '/x/equipe.vivier',
      window: { width: 1500, height: 900 },
      idleMinutes: 5,
    });
    expect(readdirSync(join(folder, 'profile'))).toEqual(['vivier.json']);
  });

  test.each([
    '',
    'not json',
    '[]',
    '{"portfolioPath":5}',
    '{"portfolioPath":null,"window":{"width":1,"height":1}}',
  ])('default where the file holds %j', (content) => {
    const path = join(folder, 'vivier.json');
    writeFileSync(path, content);
    expect(openSettingsFile(path, silent).read().portfolioPath).toBeNull();
  });

  test('a delay that is out of bounds takes its default, the rest stays', () => {
    const path = join(folder, 'vivier.json');
    writeFileSync(path, '{"portfolioPath":"/x","window":{"width":1366,"height":768},"idleMinutes":600}');
    expect(openSettingsFile(path, silent).read()).toMatchObject({ portfolioPath: '/x', idleMinutes: 5 });
  });

  test('hold the path, the size, the preferences and what opening needs, nothing else', () => {
    const path = join(folder, 'vivier.json');
    openSettingsFile(path, silent).write({ portfolioPath: '/x' });
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8'))).sort()).toEqual([
      'backupFolder',
      'contrast',
      'hasCaptureProtection',
      'idleMinutes',
      'portfolioPath',
      'quickUnlock',
      'spacing',
      'theme',
      'window',
      'zoomFactor',
    ]);
  });

  test('a file that an antivirus holds is written once it is free, with the latest of the changes', async () => {
    const path = join(folder, 'vivier.json');
    const settings = openSettingsFile(path, silent);
    settings.write({ portfolioPath: '/ancien' });
    await turn();
    const windows = playWindows({ pause: turn });
    try {
      windows.hold(/vivier\.json$/u, 1);
      settings.write({ portfolioPath: '/un' });
      settings.write({ portfolioPath: '/deux' });
      await turn();
      expect(JSON.parse(readFileSync(path, 'utf8')).portfolioPath).toBe('/ancien');
      worldNow().sleep(1);
      await expect.poll(() => JSON.parse(readFileSync(path, 'utf8')).portfolioPath).toBe('/deux');
      settings.write({ portfolioPath: '/trois' });
      settings.write({ portfolioPath: '/quatre' });
      await expect.poll(() => JSON.parse(readFileSync(path, 'utf8')).portfolioPath).toBe('/quatre');
      expect(readdirSync(folder)).toEqual(['vivier.json']);
      expect(windows.told).toEqual([]);
    } finally {
      windows.end();
    }
  });

  test('a folder where nothing can be written stops nothing', () => {
    const log = vi.fn();
    writeFileSync(join(folder, 'file'), '');
    const settings = openSettingsFile(join(folder, 'file', 'vivier.json'), log);
    settings.write({ portfolioPath: '/x' });
    expect(settings.read().portfolioPath).toBe('/x');
    expect(log).toHaveBeenCalledOnce();
  });
});
