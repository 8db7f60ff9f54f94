/**
 * Bar 40: the portfolio locks within 500 ms of the key, the menu or the button, in any state.
 *
 * Main's part, on the clock: what it waits for, and for how long. The whole is measured in the window, state by state, by
 * `bar-35-nothing-stops-the-lock.proof.spec.ts`.
 */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLock, type Lock } from '../../electron/main/lock';
import { watchInput } from '../../electron/main/lock-triggers';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.resetModules();
  vi.unstubAllGlobals();
});

const never = (): Promise<void> => new Promise(() => {});

describe('main waits for nobody beyond 300 ms', () => {
  test.each([
    ['a window that never answers', () => {}, 300],
    ['a window that answers too late', (ready: () => void): void => void setTimeout(ready, 5000), 300],
    ['a window that answers at once', (ready: () => void): void => ready(), 0],
  ] as const)('%s', async (_what, answer, waited) => {
    const at: Record<string, number> = {};
    const start = Date.now();
    const note = (what: string) => {
      at[what] = Date.now() - start;
    };
    const lock: Lock = createLock({
      isOpen: () => true,
      cancelJobs: () => note('jobs'),
      tellLocking: () => answer(() => lock.ready(true)),
      forget: () => note('closed'),
      // Neither a vault that will not go, nor a page that does not load again, keeps the rest waiting.
      closeVault: never,
      clearWindow: () => {
        note('window');
        return never();
      },
    });
    void lock.lock('hand');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(at).toEqual({ jobs: 0, closed: waited, window: waited });
  });
});

describe('the key', () => {
  const keyDown = { type: 'keyDown', key: 'l', control: true, meta: false, alt: false, shift: false };
  test('is heard by main before the page, which never sees it', () => {
    const contents = new EventEmitter();
    const lock = vi.fn();
    watchInput(contents, { touch: () => {} }, lock);
    const event = { preventDefault: vi.fn() };
    contents.emit('before-input-event', event, keyDown);
    expect(lock).toHaveBeenCalledExactlyOnceWith('hand');
    expect(event.preventDefault).toHaveBeenCalledOnce();
    contents.emit('before-input-event', event, { ...keyDown, key: 'm' });
    expect(lock).toHaveBeenCalledOnce();
  });
});

describe('the menu', () => {
  test('of macOS locks with its first entry; the others have none to open by accident', async () => {
    const lockNow = vi.fn();
    vi.stubGlobal('process', { ...process, platform: 'darwin' });
    const { menuTemplate } = await import('../../electron/main/menu');
    const [{ submenu } = {}] = menuTemplate(lockNow) ?? [];
    const [entry] = Array.isArray(submenu) ? submenu : [];
    expect(entry).toMatchObject({ label: 'Verrouiller', accelerator: 'Cmd+L', click: lockNow });
    vi.stubGlobal('process', { ...process, platform: 'win32' });
    expect(menuTemplate(lockNow)).toBeNull();
  });
});
