/**
 * Bar 50: every permission is denied: asked, checked, of a device, of a capture of the screen.
 * `bar-47-csp.spec.ts` asks from the real window; here, each handler that Electron has, on both sessions.
 */
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { makeSession } from '../../electron/main/session';

const { made } = vi.hoisted(() => ({ made: { partition: [] as unknown[] } }));

type Handler = (...args: unknown[]) => unknown;
class RecordingSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly protocol = { handle: (): void => {} };
  readonly webRequest = {
    onBeforeRequest: (filter: Handler): void => void this.handlers.set('request', filter),
  };
  spellChecker: boolean | null = null;
  dictionaries = '';
  languages: readonly string[] = [];
  readonly availableSpellCheckerLanguages = ['en-US', 'fr', 'fr-FR'];
  /** Languages load their dictionaries at once: where these come from must be said before. */
  setSpellCheckerLanguages = (codes: readonly string[]): void => {
    expect(this.dictionaries).toBe('app://vivier/');
    this.languages = codes;
  };
  setSpellCheckerEnabled = (isOn: boolean): void => {
    this.spellChecker = isOn;
  };
  setSpellCheckerDictionaryDownloadURL = (url: string): void => {
    this.dictionaries = url;
  };
  setPermissionRequestHandler = (handler: Handler): void => void this.handlers.set('ask', handler);
  setPermissionCheckHandler = (handler: Handler): void => void this.handlers.set('check', handler);
  setDevicePermissionHandler = (handler: Handler): void => void this.handlers.set('device', handler);
  setDisplayMediaRequestHandler = (handler: Handler): void => void this.handlers.set('display', handler);
  setUSBProtectedClassesHandler = (handler: Handler): void => void this.handlers.set('usb', handler);
  setBluetoothPairingHandler = (handler: Handler): void => void this.handlers.set('pair', handler);
  setCertificateVerifyProc = (handler: Handler): void => void this.handlers.set('certificate', handler);
  /** What a handler answers through the callback it is given. */
  answerOf(name: string, ...args: unknown[]): unknown {
    const answer = vi.fn();
    this.handlers.get(name)?.(...args, answer);
    return answer.mock.calls[0]?.[0];
  }
}

vi.mock('electron', async () => ({
  session: {
    get defaultSession() {
      return sessions.byDefault;
    },
    fromPartition: (name: string, options: object) => {
      made.partition = [name, options];
      return sessions.own;
    },
  },
}));
const sessions = { own: new RecordingSession(), byDefault: new RecordingSession() };
makeSession('/nowhere');

test('the session of the window is in memory, without a cache', () => {
  expect(made.partition).toEqual(['vivier', { cache: false }]);
});

test.each(['own', 'byDefault'] as const)('%s session: all that can be asked is refused', (which) => {
  const session = sessions[which];
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'hid',
    'fileSystem',
    'unknown',
  ]) {
    expect(session.answerOf('ask', null, permission)).toBe(false);
    expect(session.handlers.get('check')?.(null, permission)).toBe(false);
  }
  expect(session.handlers.get('device')?.({ deviceType: 'usb' })).toBe(false);
  expect(session.answerOf('display', {})).toBeNull();
  expect(session.answerOf('pair', {})).toEqual({ confirmed: false });
  expect(session.answerOf('certificate', {})).toBe(-2);
  expect(session.handlers.get('usb')?.({ protectedClasses: ['hid', 'video'] })).toEqual(['hid', 'video']);
  for (const [event, args] of [
    ['select-hid-device', [{}]],
    ['select-usb-device', [{}]],
    ['select-serial-port', [[], {}]],
    ['file-system-access-restricted', [{}]],
    ['will-download', [{}, {}]],
  ] as const) {
    const preventDefault = vi.fn();
    const answer = vi.fn();
    session.emit(event, { preventDefault }, ...args, answer);
    expect([event, preventDefault.mock.calls.length]).toEqual([event, 1]);
    expect([undefined, null, '', 'deny']).toContain(answer.mock.calls[0]?.[0]);
  }
  expect(session.dictionaries).toBe('app://vivier/');
});

test('French alone is corrected, in the window alone, by what the system has: nothing is fetched', () => {
  expect([sessions.own.spellChecker, sessions.own.languages]).toEqual([true, ['fr']]);
  expect([sessions.byDefault.spellChecker, sessions.byDefault.languages]).toEqual([false, []]);
});

test('requests: our scheme alone in our session, none in the other', () => {
  const verdict = (session: RecordingSession, url: string) => session.answerOf('request', { url });
  expect(verdict(sessions.own, 'app://vivier/assets/a.js')).toEqual({ cancel: false });
  expect(verdict(sessions.byDefault, 'app://vivier/assets/a.js')).toEqual({ cancel: true });
  for (const url of [
    'https://example.org/',
    'wss://example.org/',
    'file:///etc/passwd',
    'data:,x',
    'blob:app://vivier/x',
  ])
    for (const session of [sessions.own, sessions.byDefault])
      expect([url, verdict(session, url)]).toEqual([url, { cancel: true }]);
});
