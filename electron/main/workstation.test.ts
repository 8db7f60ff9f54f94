import { expect, test, vi } from 'vitest';
import type { LocalSettings, SettingsFile } from './settings-file';
import { workstationHandlers } from './workstation';

function workstation() {
  let stored: LocalSettings = {
    portfolioPath: '/x/equipe.vivier',
    window: { width: 1366, height: 768 },
    idleMinutes: 5,
  };
  const settings: SettingsFile = {
    read: () => stored,
    write: (change) => {
      stored = { ...stored, ...change };
    },
  };
  const onChanged = vi.fn();
  return { handlers: workstationHandlers({ settings, maxIdleMinutes: 10, onChanged }), settings, onChanged };
}

test('what is told of this computer is its preferences and their limits: no path', async () => {
  const { handlers } = workstation();
  expect(await handlers['workstation.get']({})).toEqual({
    ok: true,
    data: { preferences: { idleMinutes: 5 }, limits: { maxIdleMinutes: 10 } },
  });
});

test('a change is kept beside the rest, and told', async () => {
  const { handlers, settings, onChanged } = workstation();
  expect(await handlers['workstation.save']({ preferences: { idleMinutes: 2 } })).toMatchObject({
    data: { preferences: { idleMinutes: 2 } },
  });
  expect(settings.read()).toMatchObject({ portfolioPath: '/x/equipe.vivier', idleMinutes: 2 });
  expect(onChanged).toHaveBeenCalledExactlyOnceWith({ idleMinutes: 2 });
  await handlers['workstation.save']({ preferences: {} });
  expect(settings.read().idleMinutes).toBe(2);
});
