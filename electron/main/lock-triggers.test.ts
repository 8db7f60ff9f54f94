import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { leaveWithSystem } from './lock-triggers';

/** Windows, as Electron plays it: an end that nobody holds off ends the app at once (native_window_views_win.cc). */
function endSession(isBusy: boolean, from: 'power' | 'window') {
  const system = { power: new EventEmitter(), window: new EventEmitter() };
  const leave = vi.fn();
  leaveWithSystem(system.power, system.window, { isBusy: () => isBusy, leave });
  let isHeld = false;
  system[from].emit(from === 'power' ? 'shutdown' : 'query-session-end', {
    preventDefault: () => {
      isHeld = true;
    },
    reasons: ['shutdown'],
  });
  return { isHeld, leave };
}

describe.each(['power', 'window'] as const)('the end of the system, told to the %s', (from) => {
  test('is held off while a portfolio is open: it is closed, then the app leaves', () => {
    const { isHeld, leave } = endSession(true, from);
    expect(isHeld).toBe(true);
    expect(leave).toHaveBeenCalledOnce();
  });

  test('goes on where nothing is open', () => {
    const { isHeld, leave } = endSession(false, from);
    expect(isHeld).toBe(false);
    expect(leave).not.toHaveBeenCalled();
  });
});
