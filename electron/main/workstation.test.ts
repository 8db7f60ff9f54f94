import { expect, test, vi } from 'vitest';
import { defaultWorkstationPreferences as defaults } from '../../shared/workstation';
import type { LocalSettings, SettingsFile } from './settings-file';
import { workstationHandlers } from './workstation';

function workstation() {
  let stored: LocalSettings = {
    portfolioPath: '/x/equipe.vivier',
    window: { width: 1366, height: 768 },
    ...defaults,
    zoomFactor: 1,
    quickUnlock: null,
    backupFolder: null,
  };
  const limits = { maxIdleMinutes: 10, canProtectCapture: true, mustProtectCapture: false };
  const clipboard = { copy: vi.fn(async () => {}), clear: async () => {} };
  const settings: SettingsFile = {
    read: () => stored,
    write: (change) => {
      stored = { ...stored, ...change };
    },
  };
  const onChanged = vi.fn();
  return {
    handlers: workstationHandlers({ settings, limits, clipboard, onChanged }),
    settings,
    clipboard,
    onChanged,
  };
}

test('what is told of this computer is its preferences and their limits: no path', async () => {
  const { handlers } = workstation();
  expect(await handlers['workstation.get']({})).toEqual({
    ok: true,
    data: {
      preferences: defaults,
      limits: { maxIdleMinutes: 10, canProtectCapture: true, mustProtectCapture: false },
    },
  });
});

test('a change is kept beside the rest, and told', async () => {
  const { handlers, settings, onChanged } = workstation();
  expect(await handlers['workstation.save']({ preferences: { idleMinutes: 2 } })).toMatchObject({
    data: { preferences: { idleMinutes: 2 } },
  });
  expect(settings.read()).toMatchObject({ portfolioPath: '/x/equipe.vivier', idleMinutes: 2 });
  expect(onChanged).toHaveBeenCalledExactlyOnceWith({ ...defaults, idleMinutes: 2 });
  await handlers['workstation.save']({ preferences: {} });
  expect(settings.read().idleMinutes).toBe(2);
});

test('a copy goes to the keeper of the clipboard, and nowhere else', async () => {
  const { handlers, clipboard } = workstation();
  expect(await handlers['workstation.copy']({ text: '06 12 34 56 78' })).toEqual({ ok: true, data: {} });
  expect(clipboard.copy).toHaveBeenCalledExactlyOnceWith('06 12 34 56 78');
});
