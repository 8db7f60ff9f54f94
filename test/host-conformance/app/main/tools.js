import { join } from 'node:path';

/** @typedef {typeof import('electron')} Electron */

/** The app's schemes: one with the rights of ours, one that may not be fetched. */
export const SCHEMES = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: 'bare', privileges: { standard: true, secure: true } },
];

/** What a page of the fixture says; a case may serve another. */
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Essai</title><input id="field"><p id="text">bonjour</p>';

/**
 * What a case is given besides `electron`.
 * @param {Electron} electron
 * @param {{ readonly isReadyAtOnce: boolean }} early
 */
export function makeTools(electron, early) {
  const { BrowserWindow, session } = electron;
  let partitions = 0;

  /** @param {import('node:events').EventEmitter} emitter @param {string} name @returns {Promise<any[]>} */
  const once = (emitter, name) => new Promise((resolve) => emitter.once(name, (...args) => resolve(args)));
  const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  /** @template T @param {number} ms @param {Promise<T> | T} act @returns {Promise<T>} */
  const within = async (ms, act) => {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms);
    });
    try {
      return /** @type {T} */ (await Promise.race([act, late]));
    } finally {
      clearTimeout(timer);
    }
  };
  /** Waits until something holds. @param {() => unknown} holds */
  const until = async (holds, ms = 45_000) => {
    const end = Date.now() + ms;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`never held: ${holds}`);
      await pause(20);
    }
  };
  /** A session of its own, whose pages are the fixture's unless `serve` says otherwise. */
  const makeSession = (
    /** @type {((request: Request) => Response | Promise<Response> | null) | undefined} */ serve = undefined,
  ) => {
    partitions += 1;
    const own = session.fromPartition(`essai-${partitions}`, { cache: false });
    own.protocol.handle('app', async (request) => {
      const given = await serve?.(request);
      return given ?? new Response(PAGE, { headers: { 'content-type': 'text/html' } });
    });
    return own;
  };
  /**
   * A window on the fixture, which the case closes by itself or not at all.
   * @param {{ serve?: (request: Request) => Response | Promise<Response> | null, session?: Electron.Session, url?: string, preferences?: Electron.WebPreferences }} [options]
   */
  const open = async ({ serve, session: given, url = 'app://essai/', preferences = {} } = {}) => {
    const own = given ?? makeSession(serve);
    const window = new BrowserWindow({
      width: 900,
      height: 600,
      show: false,
      webPreferences: {
        session: own,
        preload: join(import.meta.dirname, '../preload/preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        ...preferences,
      },
    });
    await window.loadURL(url);
    // Resolved at the end of the load, which is told just after.
    await until(() => !window.webContents.isLoading());
    // Before its first frame Chromium drops what a hand does; a window that is not shown may draw none.
    await window.webContents.executeJavaScript(
      'Promise.race([new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(1)))), new Promise((late) => setTimeout(late, 500))])',
      true,
    );
    /** Runs an expression in the page. @param {string} code @returns {Promise<any>} */
    const inPage = (code) => window.webContents.executeJavaScript(code, true);
    return { window, contents: window.webContents, session: own, inPage };
  };
  /** One window for the cases that leave it as it was. @type {ReturnType<typeof open> | null} */
  let shared = null;
  const sharedWindow = async () => {
    if (shared !== null) {
      const known = await shared;
      if (!known.window.isDestroyed()) return known;
    }
    shared = open();
    return shared;
  };
  /** What the Chromium host plays of a system. @returns {Promise<{ endSession: (reasons: string[]) => Promise<string>, failInV8: () => void, menu: () => { labels: string[], click: (label: string) => void } | null, misspell: (word: string, suggestions: string[]) => void, prints: () => object[], answerPrint: (success: boolean, reason: string) => void }>} */
  const plays = async () => {
    await until(() => Reflect.has(globalThis, 'conformancePlays'));
    return Reflect.get(globalThis, 'conformancePlays');
  };
  return { early, makeSession, once, open, pause, plays, sharedWindow, until, within };
}
/** @typedef {ReturnType<typeof makeTools>} Tools */
/**
 * @typedef {object} Case
 * @property {string} name what Electron states
 * @property {readonly string[]} api the parts of the interface that it is about, as `used-apis.ts` names them
 * @property {string} source where Electron states it
 * @property {{ readonly host: 'electron' | 'chromium', readonly reason: string }} [onlyOn] a host where it cannot be seen, and why
 * @property {(electron: Electron, tools: Tools) => Promise<void> | void} run
 */
/** @typedef {{ readonly area: string, readonly cases: readonly Case[] }} Area */
