import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLock, type LockDeps } from './lock';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A lock over parts that note what is done to them, in order. `answer` is what the window says, and after how long. */
function lockOver(
  answer: { readonly isTypingKept: boolean; readonly afterMs: number } | null,
  isOpen = true,
) {
  const done: string[] = [];
  const note = (what: string) => (): void => void done.push(what);
  let open = isOpen;
  const deps: LockDeps = {
    isOpen: () => open,
    cancelJobs: note('cancel'),
    tellLocking: () => {
      done.push('tell');
      if (answer) setTimeout(() => lock.ready(answer.isTypingKept), answer.afterMs);
    },
    forget: () => {
      open = false;
      done.push('forget');
    },
    closeVault: async () => void done.push('close'),
    clearWindow: async () => void done.push('clear'),
  };
  const lock = createLock(deps);
  lock.onLocked(note('hook'));
  return { lock, done };
}

describe('a lock', () => {
  test('cancels jobs, lets the window save, then closes, forgets and clears, in this order', async () => {
    const { lock, done } = lockOver({ isTypingKept: true, afterMs: 20 });
    const locked = lock.lock('idle');
    await vi.advanceTimersByTimeAsync(20);
    await locked;
    expect(done).toEqual(['cancel', 'tell', 'forget', 'close', 'hook', 'clear']);
    expect(lock.last()).toEqual({ reason: 'idle', isTypingKept: true });
  });

  test('says so when the window could not save all', async () => {
    const { lock } = lockOver({ isTypingKept: false, afterMs: 5 });
    const locked = lock.lock('hand');
    await vi.advanceTimersByTimeAsync(5);
    await locked;
    expect(lock.last()).toEqual({ reason: 'hand', isTypingKept: false });
  });

  test('asked twice, happens once', async () => {
    const { lock, done } = lockOver({ isTypingKept: true, afterMs: 5 });
    const both = [lock.lock('hand'), lock.lock('system')];
    await vi.advanceTimersByTimeAsync(5);
    await Promise.all(both);
    expect(done.filter((what) => what === 'close')).toHaveLength(1);
  });

  test('with nothing open asks for nothing, and still empties window and vault: a passphrase may be half typed', async () => {
    const { lock, done } = lockOver(null, false);
    await lock.lock('system');
    expect(done).toEqual(['forget', 'close', 'hook', 'clear']);
    expect(lock.last()).toBeNull();
  });

  test('by a vault that has stopped has nobody to save with', async () => {
    const { lock, done } = lockOver({ isTypingKept: true, afterMs: 5 });
    await lock.vaultStopped();
    expect(done).toEqual(['forget', 'close', 'hook', 'clear']);
    expect(lock.last()).toEqual({ reason: 'stopped', isTypingKept: false });
  });

  test('after the end of the page waits for no answer of it, and another page starts', async () => {
    const { lock, done } = lockOver(null);
    await lock.lock('page');
    expect(done).toEqual(['forget', 'close', 'hook', 'clear']);
    expect(lock.last()).toEqual({ reason: 'page', isTypingKept: false });
  });

  test('on leaving saves and closes, and leaves the window to its end', async () => {
    const { lock, done } = lockOver({ isTypingKept: true, afterMs: 5 });
    const left = lock.leave();
    await vi.advanceTimersByTimeAsync(5);
    await left;
    expect(done).toEqual(['cancel', 'tell', 'forget', 'close', 'hook']);
  });

  test('goes on when a hook throws', async () => {
    const { lock, done } = lockOver({ isTypingKept: true, afterMs: 0 });
    lock.onLocked(() => {
      throw new Error('no clipboard');
    });
    const locked = lock.lock('hand');
    await vi.advanceTimersByTimeAsync(0);
    await locked;
    expect(done.at(-1)).toBe('clear');
  });
});
