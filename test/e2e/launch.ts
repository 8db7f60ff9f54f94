/**
 * Starts the built app for a spec: in the real Electron where its runtime is present, else in the Chromium host.
 * `VIVIER_E2E_HOST` (`electron` or `chromium`) decides where both are there. The specs are the same.
 * `VIVIER_E2E_APP` names the content of a package to start instead of what was just built.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ConsoleMessage, type Page } from 'playwright-core';
import { appRoot, findChromium } from '../../electron/launch/chromium.mjs';
import { type HostKeystore, scriptedDialogs, startHosted } from '../../electron/launch/host/index.ts';
import type { MainEvent } from '../../shared/ipc';
import type { Bridge } from '../../shared/ipc/bridge';
import { EVENT_CHANNEL } from '../../shared/ipc/channels.ts';
import { clockMoved } from '../support/moved-clock.ts';
import { ChosenFiles, rememberTyping } from './canaries.ts';
import { electronRuntime } from './runtime.ts';

declare global {
  interface Window {
    readonly vivier: Bridge;
  }
}

/** What a spec waits for comes sooner or never: long enough for a machine that has ten times its work. */
export const PATIENCE_MS = 90_000;

export interface LaunchOptions {
  /** Folder of this computer's settings; by default a new one, deleted at the end. */
  readonly userData?: string;
  /** A keystore of the system, in the Chromium host; it has none by default. */
  readonly keystore?: HostKeystore;
  /** Size of the page; 1366 × 768 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What the window and the vault take for the present; the computer's own time by default. Always in the Chromium host. */
  readonly now?: Date;
}

/** Answers to the file dialogs, given before or after the app asks, in order; `null` is the user giving up. */
export interface Dialogs {
  readonly answerOpen: (path: string | null) => Promise<void>;
  readonly answerSave: (path: string | null) => Promise<void>;
}

/** The system's clipboard, as another program sees it. */
export interface Clipboard {
  readonly read: () => Promise<string>;
  readonly write: (text: string) => Promise<void>;
  /** Names of the formats that lie in it. */
  readonly formats: () => Promise<readonly string[]>;
}
/** Events of the system that lock the portfolio. */
type PowerEvent = 'suspend' | 'lock-screen';

/** What a started host offers, whichever it is. */
interface Session {
  readonly power: (event: PowerEvent) => Promise<void>;
  readonly tell: (event: MainEvent) => Promise<void>;
  /** The page that the window shows: another one once the process of the former was ended. */
  readonly page: () => Page;
  /** The pages of all windows, the first window's first. */
  readonly pages: () => readonly Page[];
  /** Tells each page that takes the place of the first. */
  readonly followPages?: (listener: (page: Page) => void) => void;
  readonly dialogs: Dialogs;
  readonly vaultPids: () => Promise<readonly number[]>;
  readonly clipboard: Clipboard;
  readonly isCaptureProtected: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export interface Vivier extends Dialogs {
  /** The page of the window; another one after `restart`. */
  readonly page: Page;
  /** The pages of all windows, that of the first window first. */
  readonly pages: () => readonly Page[];
  readonly dialogs: Dialogs;
  readonly host: 'electron' | 'chromium';
  readonly userData: string;
  /** Errors and warnings of the page's console, and uncaught exceptions, since the launch. */
  readonly consoleErrors: readonly string[];
  /** For a spec that has just provoked such errors on purpose. */
  readonly forgetConsole: () => void;
  /** Process numbers of the vault, to kill it. */
  readonly vaultPids: () => Promise<readonly number[]>;
  readonly clipboard: Clipboard;
  /** Whether the system is asked to keep the window out of captures. */
  readonly isCaptureProtected: () => Promise<boolean>;
  /** Says that the system sleeps or that its session is locked. */
  readonly power: (event: PowerEvent) => Promise<void>;
  /** Tells the window something as main does. */
  readonly tell: (event: MainEvent) => Promise<void>;
  /** Closes the window, waits for the end of the app, and starts it again with the same settings. */
  readonly restart: () => Promise<void>;
  /** Ends the app, then fails where a name that was typed or imported can be read in a folder it writes in. */
  readonly close: () => Promise<void>;
}

/** What is started: the built sources, or the content of a package (a folder, or `app.asar` in Electron). */
const appFolder = process.env.VIVIER_E2E_APP ?? appRoot;

async function startInChromium(
  userData: string,
  viewport: { width: number; height: number },
  keystore: HostKeystore | undefined,
): Promise<Session> {
  const executablePath = await findChromium();
  if (executablePath === null)
    throw new Error('No Chromium found: `node electron/launch/bootstrap.mjs test` installs one.');
  const script = scriptedDialogs();
  const end = Promise.withResolvers<void>();
  process.env.VIVIER_PROFILE = userData;
  const hosted = await startHosted({
    appRoot: appFolder,
    executablePath,
    isHeadless: true,
    viewport,
    ...(keystore === undefined ? {} : { keystore }),
    dialogs: () => script.dialogs,
    onExit: () => end.resolve(),
  });
  /** Between the end of a page's process and the page that takes its place there is none: the former is told, which is dead. */
  let latest = await hosted.firstPage;
  return {
    page: () => {
      latest = hosted.page() ?? latest;
      return latest;
    },
    pages: hosted.pages,
    followPages: hosted.followPages,
    dialogs: {
      answerOpen: async (path) => script.open.give(path),
      answerSave: async (path) => script.save.give(path),
    },
    vaultPids: async () => hosted.childPids(),
    clipboard: {
      read: () => hosted.clipboard.readText(),
      write: (text) => hosted.clipboard.writeText(text),
      formats: async () => (await hosted.clipboard.read()).flatMap(({ types }) => types),
    },
    isCaptureProtected: async () => hosted.isContentProtected(),
    power: async (event) => void hosted.api.powerMonitor.emit(event),
    tell: async (event) =>
      hosted.api.BrowserWindow.getAllWindows()[0]?.webContents.send(EVENT_CHANNEL, event),
    close: async () => {
      hosted.quit();
      await end.promise;
      // What a listener of the app threw is an English box in front of a person.
      const faults = hosted.faults();
      if (faults.length > 0) throw new Error(`the main process failed: ${faults.join('\n')}`);
    },
  };
}

async function startInElectron(
  executablePath: string,
  userData: string,
  viewport: { width: number; height: number },
): Promise<Session> {
  const app = await _electron.launch({
    executablePath,
    args: [appFolder, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, VIVIER_PROFILE: userData },
  });
  // Answers wait in the main process, in the order they were given; a dialog asked too early waits for the next one.
  await app.evaluate(({ dialog }) => {
    const makeQueue = () => {
      const given: (string | null)[] = [];
      const asked: ((path: string | null) => void)[] = [];
      return {
        give: (path: string | null): void => {
          const waiting = asked.shift();
          if (waiting) waiting(path);
          else given.push(path);
        },
        ask: (): Promise<string | null> => {
          const ready = given.shift();
          return ready === undefined ? new Promise((resolve) => asked.push(resolve)) : Promise.resolve(ready);
        },
      };
    };
    const open = makeQueue();
    const save = makeQueue();
    Reflect.set(globalThis, 'vivierAnswers', { open, save });
    dialog.showOpenDialog = async () => {
      const path = await open.ask();
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    };
    dialog.showSaveDialog = async () => {
      const path = await save.ask();
      return { canceled: path === null, filePath: path ?? '' };
    };
  });
  const give = (kind: 'open' | 'save', path: string | null): Promise<void> =>
    app.evaluate(
      (_electronModule, answer) => Reflect.get(globalThis, 'vivierAnswers')[answer.kind].give(answer.path),
      {
        kind,
        path,
      },
    );
  const page = await app.firstWindow();
  await page.waitForLoadState();
  await app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, viewport);
  return {
    page: () => page,
    pages: () => app.windows(),
    dialogs: { answerOpen: (path) => give('open', path), answerSave: (path) => give('save', path) },
    vaultPids: () =>
      app.evaluate(({ app: main }) =>
        main
          .getAppMetrics()
          .filter(({ name }) => name === 'vivier-vault')
          .map(({ pid }) => pid),
      ),
    clipboard: {
      read: () => app.evaluate(({ clipboard }) => clipboard.readText()),
      write: (text) => app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text),
      formats: () =>
        app.evaluate(async ({ clipboard }) => (await clipboard.read()).flatMap(({ types }) => types)),
    },
    isCaptureProtected: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected() ?? false),
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    tell: (event) =>
      app.evaluate(
        ({ BrowserWindow }, [channel, message]) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send(channel, message),
        [EVENT_CHANNEL, event] as const,
      ),
    close: () => app.close(),
  };
}

/** Opens the app and waits for its window. */
export async function launchVivier(options: LaunchOptions = {}): Promise<Vivier> {
  const runtime = electronRuntime();
  const wanted = process.env.VIVIER_E2E_HOST;
  const isElectron = wanted === 'electron' || (wanted !== 'chromium' && runtime !== null);
  const host = isElectron && options.now === undefined ? 'electron' : 'chromium';
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'vivier-e2e-'));
  const viewport = options.viewport ?? { width: 1366, height: 768 };
  const consoleErrors: string[] = [];
  const chosen = new ChosenFiles();
  // A temporary folder of this launch alone: what the app, its vault and Chromium leave there can be told from the rest.
  const formerTemporary = process.env.TMPDIR;
  const formerOptions = process.env.NODE_OPTIONS;
  if (options.now !== undefined)
    process.env.NODE_OPTIONS = clockMoved(options.now.getTime() - Date.now()).join(' ');
  const temporary = mkdtempSync(join(tmpdir(), 'vivier-temporary-'));
  process.env.TMPDIR = temporary;

  const start = async (): Promise<Session> => {
    if (host === 'electron' && runtime === null)
      throw new Error('The Electron runtime is not there: `npx install-electron`.');
    const session = await (host === 'electron' && runtime !== null
      ? startInElectron(runtime, userData, viewport)
      : startInChromium(userData, viewport, options.keystore));
    const note = (message: ConsoleMessage): void => {
      if (message.type() === 'error' || message.type() === 'warning')
        consoleErrors.push(`${message.type()}: ${message.text()}`);
    };
    const follow = (page: Page): void => {
      page.setDefaultTimeout(PATIENCE_MS);
      rememberTyping(page);
      page.on('console', note);
      page.on('pageerror', (error) => consoleErrors.push(`exception: ${error.message}`));
    };
    const page = session.page();
    if (options.now !== undefined) await page.clock.setFixedTime(options.now);
    // What the page said while it was loading comes first.
    for (const message of await page.consoleMessages()) note(message);
    for (const error of await page.pageErrors()) consoleErrors.push(`exception: ${error.message}`);
    follow(page);
    session.followPages?.(follow);
    return session;
  };

  let session = await start();
  const dialogs: Dialogs = {
    answerOpen: (path) => {
      chosen.note(path);
      return session.dialogs.answerOpen(path);
    },
    answerSave: (path) => {
      chosen.note(path);
      return session.dialogs.answerSave(path);
    },
  };
  return {
    ...dialogs,
    dialogs,
    host,
    userData,
    consoleErrors,
    forgetConsole: () => {
      consoleErrors.length = 0;
    },
    get page() {
      return session.page();
    },
    pages: () => session.pages(),
    vaultPids: () => session.vaultPids(),
    clipboard: {
      read: () => session.clipboard.read(),
      write: (text) => session.clipboard.write(text),
      formats: () => session.clipboard.formats(),
    },
    isCaptureProtected: () => session.isCaptureProtected(),
    power: (event) => session.power(event),
    tell: (event) => session.tell(event),
    restart: async () => {
      await session.close();
      session = await start();
    },
    close: async () => {
      await session.close();
      if (formerTemporary === undefined) Reflect.deleteProperty(process.env, 'TMPDIR');
      else process.env.TMPDIR = formerTemporary;
      if (formerOptions === undefined) Reflect.deleteProperty(process.env, 'NODE_OPTIONS');
      else process.env.NODE_OPTIONS = formerOptions;
      try {
        chosen.search(userData, temporary);
      } finally {
        rmSync(temporary, { recursive: true, force: true });
        if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
      }
    },
  };
}
