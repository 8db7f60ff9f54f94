/**
 * Bar 38: after a lock nothing is left on the screen: main replaces the page, whose say is not asked, and closes any other window.
 *
 * What is left is looked for in the window itself (text, values, accessibility tree, history, storage, title) by
 * `bar-35-nothing-stops-the-lock.proof.spec.ts`. Here: pages that do not cooperate.
 */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const windows: Window[] = [];
vi.mock('electron', () => ({ BrowserWindow: { getAllWindows: () => windows } }));
const { clearWindow, confine } = await import('../../electron/main/window');

/** A window as main sees it; `loads` says what each load does. */
class Window extends EventEmitter {
  readonly done: string[] = [];
  isGone = false;
  readonly loads: (() => Promise<void>)[];
  readonly webContents = Object.assign(new EventEmitter(), {
    getOSProcessId: () => 0,
    forcefullyCrashRenderer: () => {
      this.done.push('end the page');
      this.webContents.emit('render-process-gone');
    },
    navigationHistory: { clear: () => this.done.push('clear the history') },
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
  destroy(): void {
    this.isGone = true;
  }
}
const never = (): Promise<void> => new Promise(() => {});
const clear = (window: Window, isHung = false): Promise<void> =>
  // The double has what `clearWindow` uses of Electron's window.
  clearWindow(window as unknown as Parameters<typeof clearWindow>[0], isHung);
const bare = 'load app://vivier/';

beforeEach(() => {
  vi.useFakeTimers();
  windows.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the page', () => {
  test('is replaced by the bare address, without identifiers, and its history cleared', async () => {
    const window = new Window();
    await clear(window);
    expect(window.done).toEqual([bare, 'clear the history']);
  });

  test('that hung at the time to save is ended first', async () => {
    const window = new Window();
    await clear(window, true);
    expect(window.done).toEqual(['end the page', bare, 'clear the history']);
  });

  test('that hangs afterwards is ended, and replaced all the same', async () => {
    const window = new Window(never);
    const cleared = clear(window);
    await vi.advanceTimersByTimeAsync(1500);
    await cleared;
    expect(window.done).toEqual([bare, 'end the page', bare, 'clear the history']);
  });

  test('that cannot be replaced at all goes with its window', async () => {
    const fails = (): Promise<void> => Promise.reject(new Error('no page'));
    const window = new Window(fails, fails);
    await clear(window);
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
