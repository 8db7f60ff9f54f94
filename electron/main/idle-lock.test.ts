import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHandFilter, createIdleLock, type IdleLockDeps, isLockKey } from './idle-lock';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function idleLock(minutes: number, more: Partial<IdleLockDeps> = {}) {
  const onCountdown = vi.fn();
  const onIdle = vi.fn();
  const idle = createIdleLock({ minutes: () => minutes, onCountdown, onIdle, ...more });
  return { idle, onCountdown, onIdle };
}
const seconds = (n: number): void => void vi.advanceTimersByTime(n * 1000);

describe('a structure that allows less than the user has chosen', () => {
  test('decides', () => {
    const { idle, onIdle } = idleLock(15, { maxMinutes: 2 });
    idle.start();
    seconds(119);
    expect(onIdle).not.toHaveBeenCalled();
    seconds(1);
    expect(onIdle).toHaveBeenCalledOnce();
  });
});

describe('a computer that slept without saying so', () => {
  test('locks at the first touch, which is perhaps another hand', () => {
    let now = 1000;
    const { idle, onIdle, onCountdown } = idleLock(5, { now: () => now });
    idle.start();
    // Its timers waited; what counts since its start did not, whatever date it was given meanwhile.
    now += 3 * 3_600_000;
    vi.setSystemTime(Date.now() - 86_400_000);
    idle.touch();
    expect(onIdle).toHaveBeenCalledOnce();
    expect(onCountdown).not.toHaveBeenCalled();
  });
});

describe('the counting', () => {
  test('is off before a portfolio is open, and after it is locked', () => {
    const { idle, onIdle, onCountdown } = idleLock(1);
    idle.touch();
    seconds(600);
    idle.start();
    idle.stop();
    seconds(600);
    expect([onIdle.mock.calls, onCountdown.mock.calls]).toEqual([[], []]);
  });
  test('starts again at each opening, and takes a new choice at the next touch', () => {
    let minutes = 5;
    const { idle, onIdle } = idleLock(5, { minutes: () => minutes });
    idle.start();
    minutes = 1;
    idle.touch();
    seconds(60);
    expect(onIdle).toHaveBeenCalledOnce();
    idle.start();
    seconds(60);
    expect(onIdle).toHaveBeenCalledTimes(2);
  });
});

describe('a hand', () => {
  const isHand = createHandFilter();
  test.each(['rawKeyDown', 'char', 'mouseDown', 'mouseWheel', 'touchStart', 'gestureTapDown'] as const)(
    '%s is one',
    (type) => expect(isHand({ type })).toBe(true),
  );
  test.each(['mouseEnter', 'mouseLeave', 'keyUp', 'undefined', 'pointerCausedUaAction'] as const)(
    '%s is none',
    (type) => expect(isHand({ type })).toBe(false),
  );
  test('a cursor that has not moved on the screen is none', () => {
    const filter = createHandFilter();
    const move = (globalX: number): boolean =>
      filter(Object.assign({ type: 'mouseMove' as const }, { globalX, globalY: 5 }));
    expect([move(1), move(1), move(2), move(2)]).toEqual([true, false, true, false]);
  });
});

test('the key that locks is Ctrl+L or Cmd+L, in either case, and no other', () => {
  const key = { type: 'keyDown', key: 'l', control: true, meta: false, alt: false, shift: false };
  expect(isLockKey(key)).toBe(true);
  expect(isLockKey({ ...key, key: 'L' })).toBe(true);
  expect(isLockKey({ ...key, control: false, meta: true })).toBe(true);
  for (const other of [{ type: 'keyUp' }, { key: 'k' }, { control: false }, { alt: true }, { shift: true }])
    expect(isLockKey({ ...key, ...other })).toBe(false);
});
