/**
 * Bar 37: the idle lock warns for 30 seconds, and only a real hand cancels it.
 *
 * How the warning looks and leaves the keys alone is in `bar-35-nothing-stops-the-lock.proof.spec.ts`.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleLock } from '../../electron/main/idle-lock';
import { watchInput } from '../../electron/main/lock-triggers';
import { contract } from '../../shared/ipc';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function warned() {
  const onCountdown = vi.fn();
  const onIdle = vi.fn();
  const contents = new EventEmitter();
  const idle = createIdleLock({ minutes: () => 5, onCountdown, onIdle });
  const input = (type: string, more: object = {}) => contents.emit('input-event', {}, { type, ...more });
  watchInput(contents, idle, vi.fn());
  idle.start();
  input('mouseMove', { globalX: 400, globalY: 300 });
  vi.advanceTimersByTime(4 * 60_000 + 30_000);
  expect(onCountdown).toHaveBeenCalledExactlyOnceWith(30);
  return { onCountdown, onIdle, input };
}

test('30 seconds after the warning it locks', () => {
  const { onIdle } = warned();
  vi.advanceTimersByTime(29_999);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onIdle).toHaveBeenCalledOnce();
});

test.each([
  ['rawKeyDown', {}],
  ['mouseDown', {}],
  ['mouseWheel', {}],
  ['touchStart', {}],
  ['mouseMove', { globalX: 401, globalY: 300 }],
])('%s cancels it, and the whole delay starts again', (type, more) => {
  const { onCountdown, onIdle, input } = warned();
  vi.advanceTimersByTime(29_000);
  input(type, more);
  expect(onCountdown).toHaveBeenLastCalledWith(null);
  vi.advanceTimersByTime(5 * 60_000 - 1);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onIdle).toHaveBeenCalledOnce();
});

test.each([
  ['mouseMove', { globalX: 400, globalY: 300 }],
  ['mouseEnter', {}],
  ['mouseLeave', {}],
  ['keyUp', {}],
])('%s, of a window that moves under a cursor that does not, cancels nothing', (type, more) => {
  const { onIdle, input } = warned();
  input(type, more);
  vi.advanceTimersByTime(30_000);
  expect(onIdle).toHaveBeenCalledOnce();
});

test('no call of the window counts as a hand: none of the contract is about activity, and the page’s own events stay in it', () => {
  expect(Object.keys(contract).filter((name) => /activ|touch|idle|alive/iu.test(name))).toEqual([]);
  // The host that stands for Electron only passes on what the browser itself marks as real.
  expect(readFileSync('electron/launch/host/page-world.ts', 'utf8')).toContain('if (!event.isTrusted');
});
