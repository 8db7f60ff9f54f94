/**
 * Bar 48: nothing leads the window elsewhere: no link, no window, no redirect, no form, no frame, no drop.
 * `bar-47-csp.spec.ts` tries it in the real window; here, each event that Electron asks about.
 */
import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { confine } from '../../electron/main/window';
import { productSources } from '../support/product-sources';

vi.mock('electron', () => ({ BrowserWindow: class {} }));

function confined() {
  const opened: ((details: { url: string }) => { action: string })[] = [];
  const contents = Object.assign(new EventEmitter(), {
    getURL: () => 'app://vivier/#/candidats/7',
    setWindowOpenHandler: (handler: (typeof opened)[number]) => void opened.push(handler),
    setWebRTCIPHandlingPolicy: vi.fn(),
  });
  // Only what `confine` uses stands there.
  confine(contents as unknown as WebContents);
  /** Whether the event was refused. */
  const isRefused = (name: string, details: object = {}, ...more: unknown[]): boolean => {
    const preventDefault = vi.fn();
    contents.emit(name, { preventDefault, ...details }, ...more);
    return preventDefault.mock.calls.length > 0;
  };
  return { isRefused, opened, contents };
}

describe('navigation', () => {
  test.each([
    'https://example.org/',
    'http://localhost/',
    'file:///etc/passwd',
    'file:///C:/Users/x/extrait.csv',
    'data:text/html,x',
    'blob:app://vivier/x',
    'about:blank',
    'javascript:alert(1)',
    'chrome://gpu',
    'devtools://devtools/x',
    'view-source:app://vivier/',
    'app://vivier/assets/index.js',
    'app://vivier/?x=1',
    'app://vivier.evil/',
    'mailto:x@example.org',
    'ms-settings:',
    '',
    'not an address',
  ])('to %j is refused (a click, a drop, a form, the history)', (url) => {
    expect(confined().isRefused('will-navigate', { url })).toBe(true);
  });

  test('only a reload where it stands is let through', () => {
    const { isRefused } = confined();
    expect(isRefused('will-navigate', { url: 'app://vivier/' })).toBe(false);
    expect(isRefused('will-navigate', { url: 'app://vivier/#/employeurs' })).toBe(false);
  });

  test('of a frame, by a redirect, of a webview: refused', () => {
    const { isRefused } = confined();
    expect(isRefused('will-frame-navigate', { isMainFrame: false, url: 'app://vivier/' })).toBe(true);
    expect(isRefused('will-redirect', { url: 'app://vivier/' })).toBe(true);
    expect(isRefused('will-attach-webview')).toBe(true);
  });

  test('a page cannot veto the reload of a lock', () => {
    expect(confined().isRefused('will-prevent-unload')).toBe(true);
  });

  test('no window opens, whatever the address', () => {
    const { opened } = confined();
    for (const url of ['https://example.org/', 'app://vivier/', 'about:blank', 'file:///x'])
      expect(opened.map((handler) => handler({ url }).action)).toEqual(['deny']);
  });

  test('a certificate, a login, a device are refused with an answer', () => {
    const { isRefused, contents } = confined();
    const answer = vi.fn();
    expect(isRefused('certificate-error', {}, 'https://x', 'bad', {}, answer)).toBe(true);
    expect(isRefused('login', {}, {}, {}, answer)).toBe(true);
    expect(isRefused('select-client-certificate')).toBe(true);
    expect(isRefused('select-bluetooth-device', {}, [], answer)).toBe(true);
    expect(answer.mock.calls).toEqual([[false], [], ['']]);
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});

test('a link or a file that is dropped does not navigate, and a middle click opens nothing', () => {
  const { text = '' } = productSources.find(({ path }) => path === 'electron/main/window.ts') ?? {};
  expect(text).toMatch(/navigateOnDragDrop: false/u);
  expect(text).toMatch(/disableBlinkFeatures: 'Auxclick'/u);
});
