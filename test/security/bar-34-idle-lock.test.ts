/**
 * Bar 34: the portfolio locks after 5 minutes without a touch (1 to 15 by choice), when the computer sleeps, when the session
 * is locked or left for another user.
 */
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createIdleLock } from '../../electron/main/idle-lock';
import { lockWithSystem } from '../../electron/main/lock-triggers';
import { openSettingsFile } from '../../electron/main/settings-file';
import { workstationProcedures } from '../../shared/workstation';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('without a touch', () => {
  test('a new computer locks after 5 minutes, not a second before', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vivier-bar-34-'));
    const settings = openSettingsFile(join(folder, 'vivier.json'), () => {});
    const onIdle = vi.fn();
    const idle = createIdleLock({
      minutes: () => settings.read().idleMinutes,
      onCountdown: () => {},
      onIdle,
    });
    idle.start();
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onIdle).toHaveBeenCalledOnce();
    rmSync(folder, { recursive: true });
  });

  test.each([1, 2, 5, 15])('%i minutes are counted from the last touch', (minutes) => {
    const onIdle = vi.fn();
    const idle = createIdleLock({ minutes: () => minutes, onCountdown: () => {}, onIdle });
    idle.start();
    vi.advanceTimersByTime(minutes * 60_000 - 31_000);
    idle.touch();
    vi.advanceTimersByTime(minutes * 60_000 - 1);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  test.each([0, 16, -1, 2.5, Number.POSITIVE_INFINITY, null])('%s minutes are no choice', (idleMinutes) => {
    const { input } = workstationProcedures['workstation.save'];
    expect(input.safeParse({ preferences: { idleMinutes } }).success).toBe(false);
  });
});

test.each(['suspend', 'lock-screen', 'user-did-resign-active'])(
  'the event of the system %s locks at once',
  (event) => {
    const power = new EventEmitter();
    const lock = vi.fn();
    lockWithSystem(power, lock);
    power.emit(event);
    expect(lock).toHaveBeenCalledExactlyOnceWith('system');
  },
);
