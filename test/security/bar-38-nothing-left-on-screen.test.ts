/**
 * Bar 38: after a lock nothing is left on the screen: main ends the process of the page, whose say is not asked, starts
 * another, and closes any other window.
 *
 * What is left is looked for in the window itself (text, values, accessibility tree, history, storage, title) by
 * `bar-35-nothing-stops-the-lock.proof.spec.ts`. Here: pages that do not cooperate.
 */
import { EventEmitter } from 'node:events';
import { DEFAULT_THEME } from '@mantine/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cssVariables } from '../../renderer/ui/theme';

const windows: Window[] = [];
vi.mock('electron', () => ({ BrowserWindow: { getAllWindows: () => windows } }));
const { CANVAS, clearWindow, confine } = await import('../../electron/main/window');

/** A window as main sees it; `loads` says what each load does. */
class Window extends EventEmitter {
  readonly done: string[] = [];
  isGone = false;
  isCrashed = false;
  hasKeys = true;
  /** Whether the end of its page's process is told. */
  isToldOf = true;
  readonly loads: (() => Promise<void>)[];
  readonly webContents = Object.assign(new EventEmitter(), {
    isCrashed: () => this.isCrashed,
    getOSProcessId: () => PAGE_PID,
    navigationHistory: { clear: () => this.done.push('clear the history') },
    focus: () => this.done.push('give it the keys'),
    setWindowOpenHandler: () => {},
    setWebRTCIPHandlingPolicy: () => {},
    getURL: () => 'app://vivier/',
  });
  constructor(...loads: (() => Promise<void>)[]) {
    super();
    this.loads = loads;
    windows.push(this);
  }
  loadURL(address: string): Promise<void> {
    this.done.push(`load ${address}`);
    return this.loads.shift()?.() ?? Promise.resolve();
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  isFocused(): boolean {
    return this.hasKeys;
  }
  destroy(): void {
    this.isGone = true;
  }
}
const PAGE_PID = 424_242;
const never = (): Promise<void> => new Promise(() => {});
const clear = (window: Window): Promise<void> =>
  // The double has what `clearWindow` uses of Electron's window.
  clearWindow(window as unknown as Parameters<typeof clearWindow>[0]);
const bare = 'load app://vivier/';

beforeEach(() => {
  vi.useFakeTimers();
  windows.length = 0;
  vi.spyOn(process, 'kill').mockImplementation((pid, signal) => {
    const window = windows.find(({ isGone }) => !isGone);
    window?.done.push(`${signal} to ${pid === PAGE_PID ? 'the page' : pid}`);
    if (window?.isToldOf) queueMicrotask(() => window.webContents.emit('render-process-gone'));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the page', () => {
  test('has its process ended by a signal, which leaves no dump; another starts at the bare address, with the keys', async () => {
    const window = new Window();
    await clear(window);
    expect(window.done).toEqual(['SIGKILL to the page', bare, 'clear the history', 'give it the keys']);
  });

  test('takes no keys from another program that has them', async () => {
    const window = new Window();
    window.hasKeys = false;
    await clear(window);
    expect(window.done).toEqual(['SIGKILL to the page', bare, 'clear the history']);
  });

  test('whose process has ended already is only started again', async () => {
    const window = new Window();
    window.isCrashed = true;
    await clear(window);
    expect(window.done.slice(0, 1)).toEqual([bare]);
  });

  test('whose end nobody tells is replaced all the same', async () => {
    const window = new Window();
    window.isToldOf = false;
    const cleared = clear(window);
    await vi.advanceTimersByTimeAsync(2000);
    await cleared;
    expect(window.done.slice(0, 2)).toEqual(['SIGKILL to the page', bare]);
  });

  test.each([
    ['cannot be replaced', (): Promise<void> => Promise.reject(new Error('no page'))],
    ['is never replaced', never],
  ] as const)('that %s goes with its window', async (_what, load) => {
    const window = new Window(load);
    const cleared = clear(window);
    await vi.advanceTimersByTimeAsync(10_000);
    await cleared;
    expect(window.isGone).toBe(true);
  });

  test('cannot ask to stay', () => {
    const { webContents } = new Window();
    confine(webContents as unknown as Parameters<typeof confine>[0]);
    const event = { preventDefault: vi.fn() };
    webContents.emit('will-prevent-unload', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

test('every other window is closed', async () => {
  const window = new Window();
  const others = [new Window(), new Window()];
  await clear(window);
  expect(others.map(({ isGone }) => isGone)).toEqual([true, true]);
  expect(window.isGone).toBe(false);
});

test('what is seen between two pages is their own ground, light or dark', () => {
  const { light, dark } = cssVariables(DEFAULT_THEME);
  expect({ light: light['--vivier-canvas'], dark: dark['--vivier-canvas'] }).toEqual(CANVAS);
});
