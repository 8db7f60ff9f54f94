/**
 * Bar 45: every web contents runs isolated, sandboxed, without Node, or is destroyed and the app ends.
 * Each preference is judged in `electron/main/preferences.test.ts`; here, what happens to a contents that differs.
 */
import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { watchContents } from '../../electron/main/watch';
import { productSources } from '../support/product-sources';

vi.mock('electron', () => ({ BrowserWindow: class {} }));

const right = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

/** A web contents of the class that Electron gives, as far as it is used. */
function contentsWith(preferences: object | null) {
  const session = { storagePath: null };
  const state = { preferences, isClosed: false };
  const contents = Object.assign(new EventEmitter(), {
    session,
    getType: () => 'window',
    getURL: () => 'app://vivier/',
    getLastWebPreferences: () => state.preferences,
    setWindowOpenHandler: () => {},
    setWebRTCIPHandlingPolicy: () => {},
    closeDevTools: vi.fn(),
    close: () => {
      state.isClosed = true;
    },
  });
  const onFault = vi.fn();
  // Only what the watch uses stands there.
  watchContents(contents as unknown as WebContents, {
    session: session as unknown as Session,
    isPackaged: true,
    onFault,
  });
  return { contents, state, onFault };
}

test('a contents as it must be is left alone, however often it loads', () => {
  const { contents, state, onFault } = contentsWith(right);
  contents.emit('did-start-loading');
  contents.emit('did-start-loading');
  expect([state.isClosed, onFault.mock.calls]).toEqual([false, []]);
});

test('one that differs is destroyed when it is made, and the app is told to end', () => {
  const { state, onFault } = contentsWith({ ...right, sandbox: false, nodeIntegration: true });
  expect(state.isClosed).toBe(true);
  expect(onFault).toHaveBeenCalledWith(['sandbox', 'nodeIntegration']);
});

test('one that cannot be read is destroyed at its first load, before a script runs', () => {
  const { contents, state, onFault } = contentsWith(null);
  expect(state.isClosed).toBe(false);
  contents.emit('did-start-loading');
  expect(state.isClosed).toBe(true);
  expect(onFault).toHaveBeenCalledOnce();
});

test('one whose preferences change is destroyed at the next load', () => {
  const { contents, state } = contentsWith(right);
  state.preferences = { ...right, webSecurity: false };
  contents.emit('did-start-loading');
  expect(state.isClosed).toBe(true);
});

test('developer tools that open in a packaged app are closed, and the app ends', () => {
  const { contents, onFault } = contentsWith(right);
  contents.emit('devtools-opened');
  expect(contents.closeDevTools).toHaveBeenCalledOnce();
  expect(onFault).toHaveBeenCalledWith(['devTools']);
});

test('main watches every contents that is made, before it opens its window', () => {
  const { text = '' } = productSources.find(({ path }) => path === 'electron/main/index.ts') ?? {};
  expect(text).toMatch(/app\.on\('web-contents-created'[\s\S]*watchContents\([\s\S]*openWindow\(/u);
  expect(text).toMatch(/app\.enableSandbox\(\)/u);
});
