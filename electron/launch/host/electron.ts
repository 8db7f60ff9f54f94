/**
 * The part of Electron's interface that Vivier uses, over an installed Chromium driven through Playwright's pipe:
 * window → page, preload → world of its own in each document, utility process → child process, own scheme → requests held
 * by Chromium. The app never knows it. Each file of this folder imitates one part, and names the sources that it follows;
 * what cannot be made alike stands in docs/adr/0001-chromium-host.md. `test/host-conformance` says the same of both hosts.
 */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { HasLeft, HostApp, type RelaunchOptions } from './app.ts';
import { launchChromium } from './browser.ts';
import { type ChromiumSession, chromiumSession } from './chromium-session.ts';
import { createHostClipboard, HostClipboardItem } from './clipboard.ts';
import { HostContents, type Print } from './contents.ts';
import { createDialogs, type HostDialogs, type ShownBox } from './dialogs.ts';
import { HostEvent } from './event.ts';
import { HostIpcMain } from './ipc.ts';
import { createMenus, HostMenuItem, type ShownMenu } from './menu.ts';
import { linkPage, type PageLink } from './page-link.ts';
import { createSchemes, createSessions, HostSession } from './session.ts';
import { createUtilityProcesses } from './utility-process.ts';
import { type Bounds, HostWindow } from './window.ts';

export type { FileDialogOptions, HostDialogs } from './dialogs.ts';

export interface HostKeystore {
  readonly isAsyncEncryptionAvailable: () => Promise<boolean>;
  readonly getSelectedStorageBackend: () => string;
  readonly encryptStringAsync: (plainText: string) => Promise<Buffer>;
  readonly decryptStringAsync: (
    encrypted: Buffer,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}
const noKeystore: HostKeystore = {
  isAsyncEncryptionAvailable: async () => false,
  getSelectedStorageBackend: () => 'unknown',
  encryptStringAsync: () => Promise.reject(new Error('no keystore')),
  decryptStringAsync: () => Promise.reject(new Error('no keystore')),
};

export interface HostOptions {
  /** Folder of package.json. */
  readonly appRoot: string;
  /** The main script in `out/main` of it; `main.js` by default. */
  readonly main?: string;
  readonly executablePath: string;
  readonly isHeadless: boolean;
  /** Whether the app believes that it was packaged; false by default. */
  readonly isPackaged?: boolean;
  /** What stands after the executable on the app's command line; nothing by default. */
  readonly argv?: readonly string[];
  /** Size of the page where there is no screen; the window's own size by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly dialogs: (context: () => BrowserContext | null) => HostDialogs;
  /** The keystore of the system, played by a test; this host has none of its own. */
  readonly keystore?: HostKeystore;
  /** Whether this process runs one app and nothing else: what it throws is then the app's. */
  readonly isAlone?: boolean;
  /** Everything is closed and cleaned up. */
  readonly onExit: (code: number) => void;
}

const MAIN_PROCESS_ERROR = 'A JavaScript error occurred in the main process';

/** Makes one app's worth of Electron. `api` is what `import … from 'electron'` gives; the rest is for whoever started it. */
export function createElectron(options: HostOptions) {
  const firstPage = Promise.withResolvers<Page>();
  const windows = new Set<HostWindow>();
  const faults: string[] = [];
  const prints: Print[] = [];
  const misspellings = new Map<string, readonly string[]>();
  let printAnswer = { success: true, failureReason: '' };
  let shownMenu: ShownMenu | null = null;
  let browser: Promise<
    Awaited<ReturnType<typeof launchChromium>> & { readonly session: ChromiumSession }
  > | null = null;
  let opened: BrowserContext | null = null;
  let lastContentsId = 0;
  const usedPages = new WeakSet<Page>();
  let onPage: ((page: Page) => void) | null = null;

  const isReady = (): boolean => app.isReady();
  const { dialog, shown } = createDialogs(
    isReady,
    options.dialogs(() => opened),
  );
  /** What a listener threw: Electron shows it in English, and goes on. A spec fails on it. */
  const report = (error: unknown): void => {
    if (error instanceof HasLeft) return;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    faults.push(stack);
    dialog.showErrorBox(MAIN_PROCESS_ERROR, `Uncaught Exception:\n${stack}`);
  };
  const processes = createUtilityProcesses(
    isReady,
    (how) => void app.tell('child-process-gone', how),
    report,
  );
  const app = new HostApp({
    appRoot: options.appRoot,
    argv: options.argv ?? [],
    isPackaged: options.isPackaged ?? false,
    windows: {
      isEmpty: () => windows.size === 0,
      closeAll: () => {
        for (const window of [...windows]) window.close();
      },
      destroyAll: () => {
        for (const window of [...windows]) window.destroy();
      },
    },
    metrics: () => [
      ...[...windows].flatMap(({ webContents }) => {
        const pid = webContents.getOSProcessId();
        return pid === 0 ? [] : [{ pid, type: 'Tab' }];
      }),
      ...processes.metrics(),
    ],
    report,
    onRelaunch,
    onShutdown: (code) => {
      for (const child of processes.alive()) child.end();
      const closing = browser?.then(({ close }) => close()) ?? Promise.resolve();
      void closing.catch(() => undefined).finally(() => options.onExit(code));
    },
  });
  const schemes = createSchemes(isReady);
  const sessions = createSessions(isReady, () => app.getPath('sessionData'), report);
  const ipcMain = new HostIpcMain();
  const clipboard = createHostClipboard((text) => {
    for (const { webContents } of windows) webContents.give(text);
  });

  function onRelaunch({ args, execPath }: RelaunchOptions): void {
    // The app's own executable is this Node with the arguments that it was started with.
    const program = execPath ?? process.execPath;
    const given = args ?? (execPath === undefined ? process.argv.slice(1) : []);
    spawn(program, [...(execPath === undefined && args ? process.argv.slice(1, 2) : []), ...given], {
      detached: true,
      stdio: 'ignore',
    }).unref();
  }

  function startBrowser(size: {
    readonly width: number;
    readonly height: number;
  }): NonNullable<typeof browser> {
    browser ??= launchChromium({
      executablePath: options.executablePath,
      isHeadless: options.isHeadless,
      size: options.viewport ?? size,
    }).then(async (launched) => {
      opened = launched.context;
      const { context } = launched;
      const chromium = context.browser();
      if (chromium === null) throw new Error('a context of its own has no browser to speak to');
      const makePage = context.newPage.bind(context);
      let expected = 0;
      context.newPage = () => {
        expected += 1;
        return makePage();
      };
      context.on('page', (other) => {
        expected -= 1;
        if (expected >= 0) return;
        expected = 0;
        // A link to another window: the app is asked, and no answer opens one in this host.
        void other
          .opener()
          .then((opener) => {
            const owner =
              [...windows].find(({ webContents }) => webContents.page === opener) ?? [...windows][0];
            owner?.webContents.asksForWindow(other.url());
            return other.close();
          })
          .catch(() => undefined);
      });
      return { ...launched, session: await chromiumSession(chromium) };
    });
    return browser;
  }

  class BrowserWindow extends HostWindow {
    static override shell = {
      isReady,
      report,
      all: windows,
      makeContents,
      onCloseCancelled: () => app.closeCancelled(),
      onAllClosed: () => app.lastWindowClosed(),
    };
    static getAllWindows(): HostWindow[] {
      return [...windows];
    }
    static getFocusedWindow(): HostWindow | null {
      return [...windows][0] ?? null;
    }
    static fromWebContents(contents: unknown): HostWindow | null {
      return [...windows].find((window) => window.webContents === contents) ?? null;
    }
  }

  function makeContents(
    settings: ConstructorParameters<typeof HostWindow>[0] & object,
    onDestroyed: () => void,
  ): HostContents {
    const { preload, session, partition, ...preferences } = settings.webPreferences ?? {};
    const own =
      session instanceof HostSession
        ? session
        : typeof partition === 'string'
          ? sessions.fromPartition(partition)
          : sessions.defaultSession;
    const { width = 800, height = 600 } = settings;
    lastContentsId += 1;
    const chromium = (): Promise<ChromiumSession> => startBrowser({ width, height }).then((it) => it.session);
    const contents = new HostContents({
      id: lastContentsId,
      session: own,
      preferences: preferencesTold(preferences),
      report,
      ipc: ipcMain,
      makeLink: (made) => makeLink(made, typeof preload === 'string' ? preload : null, { width, height }),
      setPermission: async (origin, permission, isGranted) =>
        (await chromium()).setPermission(origin, permission, isGranted),
      processOf: async (tools: CDPSession) => (await chromium()).processOf(tools),
      onCopied: (text) => clipboard.copied(text),
      hasClipboard: () => clipboard.isFilled(),
      suggestionsFor: (word) => misspellings.get(word) ?? null,
      onPrint: (print) => {
        prints.push(print);
        return printAnswer;
      },
      onDestroyed,
    });
    contents.on('render-process-gone', (_event, details) =>
      app.tell('render-process-gone', contents, details),
    );
    contents.once('did-finish-load', () => {
      if (contents.page) firstPage.resolve(contents.page);
    });
    app.tell('web-contents-created', contents);
    return contents;
  }

  async function makeLink(
    contents: HostContents,
    preload: string | null,
    size: { readonly width: number; readonly height: number },
  ): Promise<PageLink> {
    const { context, session } = await startBrowser(size);
    const page = context.pages().find((known) => !usedPages.has(known)) ?? (await context.newPage());
    usedPages.add(page);
    onPage?.(page);
    const link = await linkPage(page, {
      preload: preload === null ? null : readFileSync(preload, 'utf8'),
      requests: { session: contents.session, contentsId: contents.id, privileges: schemes.privileges },
      onMessage: (message, sender) => contents.hears(message, sender),
      onKey: (input) => contents.key(input),
      onNavigation: (event) => contents.navigates(event),
    });
    page.on('dialog', (asked) => {
      const isLetGo = asked.type() === 'beforeunload' && contents.mayLeave();
      void (isLetGo ? asked.accept() : asked.dismiss()).catch(() => undefined);
    });
    link.tools.on('Page.downloadWillBegin', ({ url, suggestedFilename }) => {
      // Chromium refuses every download of this host; the app hears of it first, as it would.
      const item = Object.assign(new EventEmitter(), {
        getURL: () => url,
        getFilename: () => suggestedFilename,
        getState: () => 'cancelled',
        cancel: () => undefined,
      });
      contents.session.emit('will-download', new HostEvent(), item, contents);
    });
    const { targetInfo } = await link.tools.send('Target.getTargetInfo');
    const forget = session.follow(targetInfo.targetId, (gone) => contents.rendererGone(gone));
    page.once('close', () => {
      forget();
      // Closed by a person, or by a spec: neither the app nor a crash had asked for it.
      if (!app.isOver && contents.page === page && !contents.isCrashed())
        BrowserWindow.fromWebContents(contents)?.closedByHand();
    });
    return link;
  }

  const Menu = createMenus({
    windows: () => [...windows],
    report,
    show: (menu) => {
      shownMenu = menu;
    },
    appRole: (role) => {
      if (role === 'quit') app.quit();
      if (role === 'close') [...windows].at(0)?.close();
    },
  });

  const api = {
    app,
    BrowserWindow,
    ClipboardItem: HostClipboardItem,
    clipboard: clipboard.api,
    dialog,
    ipcMain,
    Menu,
    MenuItem: HostMenuItem,
    // A page is told the light scheme here, and so is the app.
    nativeTheme: { shouldUseDarkColors: false },
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: schemes.register,
      handle: (...args: Parameters<HostSession['protocol']['handle']>): void =>
        sessions.defaultSession.protocol.handle(...args),
      unhandle: (scheme: string): void => sessions.defaultSession.protocol.unhandle(scheme),
      isProtocolHandled: (scheme: string): boolean =>
        sessions.defaultSession.protocol.isProtocolHandled(scheme),
    },
    safeStorage: options.keystore ?? noKeystore,
    // One screen, of the size that a person's first Chromium window would fill.
    screen: {
      getDisplayMatching: (): { readonly workArea: Bounds } => ({
        workArea: { x: 0, y: 0, width: 1366, height: 768 },
      }),
    },
    session: sessions,
    utilityProcess: { fork: processes.fork },
    webContents: {
      getAllWebContents: (): HostContents[] => [...windows].map(({ webContents }) => webContents),
      fromId: (id: number): HostContents | undefined =>
        [...windows].map(({ webContents }) => webContents).find((contents) => contents.id === id),
    },
  };

  return {
    api,
    /** The page of the first window, once it is loaded. */
    firstPage: firstPage.promise,
    /** The page that the first window shows: another one once a page's process was ended. */
    page: (): Page | null => [...windows][0]?.webContents.page ?? null,
    /** The pages that the windows show, in the order in which they were opened. */
    pages: (): readonly Page[] => [...windows].flatMap(({ webContents: { page } }) => page ?? []),
    /** Tells each page that a window shows from now on, before it loads anything. */
    followPages: (listener: (page: Page) => void): void => {
      onPage = listener;
    },
    /** The app's code is loaded: `ready` follows. */
    becomeReady: (): void => app.becomeReady(),
    report,
    /** What the app's code threw and nobody caught, which a person would have seen in an English box. */
    faults: (): readonly string[] => faults,
    /** The boxes that were shown, in order. */
    boxes: (): readonly ShownBox[] => shown,
    /** What was sent to a printer, and how the next ones end. */
    prints: (): readonly Print[] => prints,
    answerPrint: (success: boolean, failureReason = ''): void => {
      printAnswer = { success, failureReason };
    },
    /** The menu that is on the screen. */
    menu: (): ShownMenu | null => shownMenu,
    /** Makes a word one that the dictionary does not know. */
    misspell: (word: string, suggestions: readonly string[]): void =>
      void misspellings.set(word, suggestions),
    /** The clipboard of the app, and of whoever stands for another program: for tests. */
    clipboard: clipboard.api,
    /** Whether the window is kept out of captures: for tests. */
    isContentProtected: (): boolean => [...windows].some((window) => window.isContentProtected()),
    /** Process numbers of the utility processes alive: for tests that kill one. */
    childPids: (): number[] => processes.alive().flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    /** Plays a fatal error of V8 in the utility processes alive: `error`, then their end. */
    failInV8: (location = 'v8::ToLocalChecked'): void => {
      for (const child of processes.alive()) child.failInV8(location);
    },
    /**
     * Plays the end of a session of Windows (WM_QUERYENDSESSION, then WM_ENDSESSION): each window is asked; where none
     * refuses, they are told, and the process ends at once with its children, unless the app already quits.
     */
    endSession: async (reasons: readonly string[] = ['shutdown']): Promise<'refused' | 'ended'> => {
      for (const window of [...windows]) if (window.refusesSessionEnd(reasons)) return 'refused';
      for (const window of [...windows]) window.sessionEnds(reasons);
      if (!app.isQuitting) app.terminate();
      return 'ended';
    },
    quit: (): void => app.quit(),
  };
}
export type HostedElectron = ReturnType<typeof createElectron>;

/** The preferences that Electron would tell of a window: those that say yes or no. */
const preferencesTold = (preferences: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(preferences).filter(([, value]) => typeof value === 'boolean'));
