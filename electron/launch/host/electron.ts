/**
 * The part of Electron's interface that Vivier uses, over an installed Chromium driven through Playwright's pipe:
 * window → page, preload → script of each document, utility process → child process, own scheme → intercepted requests.
 * The app never knows it. What Electron enforces for good, this host imitates: it is for machines where Electron
 * cannot be fetched, and for tests (docs/adr/0001-chromium-host.md).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Frame, Page, Request as PageRequest, Route } from 'playwright-core';
import { originOf, toApp, toWire } from './addresses.ts';
import { launchChromium } from './browser.ts';
import { withoutBytes } from './bytes.ts';
import { createHostClipboard, HostClipboardItem } from './clipboard.ts';
import { pageWorld } from './page-world.ts';

/** The file dialogs: scripted by a test, or shown to a person. `null` when the user gives up. */
export interface HostDialogs {
  readonly open: (options: FileDialogOptions) => Promise<string | null>;
  readonly save: (options: FileDialogOptions) => Promise<string | null>;
}
export interface FileDialogOptions {
  readonly title?: string;
  readonly defaultPath?: string;
  readonly filters?: readonly { readonly name: string; readonly extensions: readonly string[] }[];
  readonly properties?: readonly string[];
}

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
  readonly executablePath: string;
  readonly isHeadless: boolean;
  /** Size of the page where there is no screen; the window's own size by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly dialogs: (context: () => BrowserContext | null) => HostDialogs;
  /** The keystore of the system, played by a test; this host has none of its own. */
  readonly keystore?: HostKeystore;
  /** Everything is closed and cleaned up. */
  readonly onExit: (code: number) => void;
}

type RequestFilter = (details: { url: string }, answer: (verdict: { cancel?: boolean }) => void) => void;
type SchemeHandler = (request: Request) => Response | Promise<Response>;
type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown;
interface WindowSettings {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences: {
    readonly preload: string;
    readonly session: HostSession;
    readonly [name: string]: unknown;
  };
}

/** An event that a listener may refuse. */
class Preventable {
  isPrevented = false;
  readonly url: string;
  readonly isMainFrame: boolean;
  constructor(url = '', isMainFrame = true) {
    this.url = url;
    this.isMainFrame = isMainFrame;
  }
  preventDefault(): void {
    this.isPrevented = true;
  }
}

class HostSession extends EventEmitter {
  readonly schemes = new Map<string, SchemeHandler>();
  filter: RequestFilter | null = null;
  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => {
      this.schemes.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter): void => {
      this.filter = filter;
    },
  };
  // Chromium is started with every permission refused, downloads refused, spell-checker off: these only have to exist.
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}
  isSpellCheckerEnabled(): boolean {
    return false;
  }
  readonly storagePath = null;

  /** Whether a request may be made, as the app's own filter says. */
  allows(url: string): boolean {
    let isCancelled = false;
    this.filter?.({ url }, (verdict) => {
      isCancelled = verdict.cancel === true;
    });
    return !isCancelled;
  }
}

class HostContents extends EventEmitter {
  readonly id: number;
  readonly session: HostSession;
  page: Page | null = null;
  tools: CDPSession | null = null;
  /** What the app asked for, told again: a page of Chromium has no preferences of Electron to read. */
  readonly preferences: Readonly<Record<string, unknown>>;
  opens: (details: { url: string }) => { action: 'deny' | 'allow' } = () => ({ action: 'deny' });
  readonly outbox: { channel: string; args: unknown[] }[] = [];
  wake: (() => void) | null = null;

  constructor(id: number, session: HostSession, preferences: Readonly<Record<string, unknown>>) {
    super();
    this.id = id;
    this.session = session;
    this.preferences = preferences;
  }
  getLastWebPreferences(): Readonly<Record<string, unknown>> {
    return this.preferences;
  }
  getType(): string {
    return 'window';
  }
  close(): void {
    void this.page?.close();
  }
  setWebRTCIPHandlingPolicy(): void {}
  send(channel: string, ...args: unknown[]): void {
    this.outbox.push({ channel, args });
    this.wake?.();
  }
  getURL(): string {
    return this.page ? this.appUrl(this.page.url()) : '';
  }
  isDestroyed(): boolean {
    return this.page?.isClosed() ?? false;
  }
  /** The page's process has no number that this host knows of. */
  getOSProcessId(): number {
    return 0;
  }
  /** Stops whatever the page is doing, even in a loop without end. */
  forcefullyCrashRenderer(): void {
    void this.tools?.send('Runtime.terminateExecution').finally(() => this.emit('render-process-gone'));
  }
  readonly navigationHistory = {
    clear: (): void => void this.tools?.send('Page.resetNavigationHistory').catch(() => undefined),
  };
  setWindowOpenHandler(handler: typeof this.opens): void {
    this.opens = handler;
  }
  appUrl(url: string): string {
    return toApp(url, this.session.schemes.keys());
  }
}

/** Makes one app's worth of Electron. `api` is what `import … from 'electron'` gives; the rest is for whoever started it. */
export function createElectron(options: HostOptions) {
  const handlers = new Map<string, InvokeHandler>();
  const children = new Set<ChildProcess>();
  const windows = new Set<HostWindow>();
  const blobs = new Map<string, Buffer>();
  const binding = `host${randomBytes(8).toString('hex')}`;
  const firstPage = Promise.withResolvers<Page>();
  const paths = new Map([['userData', join(configFolder(), 'vivier')]]);
  let browser: Awaited<ReturnType<typeof launchChromium>> | null = null;
  let lastContentsId = 0;
  let isLeaving = false;
  let lockFile: string | null = null;
  const dialogs = options.dialogs(() => browser?.context ?? null);

  class App extends EventEmitter {
    readonly isPackaged = false;
    whenReady(): Promise<void> {
      return Promise.resolve();
    }
    enableSandbox(): void {}
    /** Chromium is started without a network by this host itself. */
    readonly commandLine = { hasSwitch: (): boolean => false, appendSwitch: (): void => {} };
    getVersion(): string {
      const { version }: { version: string } = JSON.parse(
        readFileSync(join(options.appRoot, 'package.json'), 'utf8'),
      );
      return version;
    }
    getPath(name: string): string {
      const path = paths.get(name);
      if (path === undefined) throw new Error(`no such path in this host: ${name}`);
      return path;
    }
    setPath(name: string, path: string): void {
      paths.set(name, path);
    }
    requestSingleInstanceLock(): boolean {
      const folder = this.getPath('userData');
      const file = join(folder, 'host.lock');
      mkdirSync(folder, { recursive: true });
      if (isHeldByAnother(file)) return false;
      writeFileSync(file, String(process.pid));
      lockFile = file;
      return true;
    }
    quit(): void {
      const event = new Preventable();
      if (windows.size > 0) {
        for (const window of windows) window.close();
        return;
      }
      this.emit('will-quit', event);
      if (!event.isPrevented) this.exit(0);
    }
    exit(code = 0): void {
      if (isLeaving) return;
      isLeaving = true;
      for (const child of children) child.kill('SIGKILL');
      if (lockFile !== null) rmSync(lockFile, { force: true });
      void (browser?.close() ?? Promise.resolve()).finally(() => options.onExit(code));
    }
  }
  const app = new App();
  const clipboard = createHostClipboard((text) => {
    for (const { webContents } of windows) webContents.send('host:copy', text);
  });
  const defaultSession = new HostSession();

  /** What the page asks of the host, through the binding that the preload's closure holds. */
  async function answerPage(
    source: { frame: Frame; page: Page },
    op: unknown,
    first: unknown,
    args: unknown,
  ): Promise<unknown> {
    const window = [...windows].find(({ webContents }) => webContents.page === source.page);
    if (!window) return null;
    const contents = window.webContents;
    if (op === 'input') {
      contents.emit('input-event', {}, first);
      if (args !== null) contents.emit('before-input-event', new Preventable(), args);
      return null;
    }
    if (op === 'events') {
      contents.wake?.();
      if (first === true) contents.outbox.length = 0;
      if (contents.outbox.length === 0)
        await new Promise<void>((resolve) => {
          contents.wake = resolve;
        });
      return contents.outbox.splice(0);
    }
    const handler = handlers.get(String(first));
    if (op !== 'invoke' || !handler || !Array.isArray(args)) return { error: 'No handler for this channel' };
    const url = contents.appUrl(source.frame.url());
    const senderFrame = {
      url,
      origin: originOf(url),
      parent: source.frame.parentFrame(),
      detached: source.frame.isDetached(),
    };
    try {
      const { value, bytes } = withoutBytes(await handler({ sender: contents, senderFrame }, ...args));
      if (bytes === null) return { value };
      const blob = randomBytes(16).toString('hex');
      blobs.set(blob, bytes);
      return { value, blob };
    } catch (error) {
      return { error: `Error invoking remote method: ${String(error)}` };
    }
  }

  /** Lets through what the app allows: its own scheme, answered by its own handler. Nothing reaches a network. */
  async function answerRequest(route: Route, request: PageRequest): Promise<void> {
    const window = [...windows].find(({ webContents }) => webContents.page === pageOf(request));
    const url = request.url();
    if (!window) return route.abort('blockedbyclient');
    const { webContents: contents } = window;
    const { session } = contents;
    const blob = blobs.get(url.slice(window.blobPrefix.length));
    if (url.startsWith(window.blobPrefix) && blob) {
      blobs.delete(url.slice(window.blobPrefix.length));
      return route.fulfill({ status: 200, contentType: 'application/octet-stream', body: blob });
    }
    const address = contents.appUrl(url);
    if (request.isNavigationRequest() && window.isLoading !== url) {
      const isMainFrame = request.frame().parentFrame() === null;
      const event = new Preventable(address, isMainFrame);
      if (isMainFrame) contents.emit('will-navigate', event);
      contents.emit('will-frame-navigate', event);
      if (event.isPrevented) return route.abort('aborted');
    }
    const handler = session.schemes.get(/^([a-z]+):/.exec(address)?.[1] ?? '');
    if (!handler || !session.allows(address)) return route.abort('blockedbyclient');
    const response = await handler(new Request(address, { method: request.method() }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  class HostWindow extends EventEmitter {
    readonly webContents: HostContents;
    readonly settings: WindowSettings;
    blobPrefix = '';
    isClosing = false;
    /** The address that the app itself is loading. */
    isLoading: string | null = null;

    constructor(settings: WindowSettings) {
      super();
      this.settings = settings;
      this.webContents = new HostContents(
        ++lastContentsId,
        settings.webPreferences.session,
        preferencesTold(settings.webPreferences),
      );
      windows.add(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    static getAllWindows(): HostWindow[] {
      return [...windows];
    }

    async loadURL(address: string): Promise<void> {
      const url = toWire(address);
      const page = this.webContents.page ?? (await this.#makePage(url));
      this.isLoading = url;
      this.webContents.emit('did-start-loading');
      await page.goto(url, { waitUntil: 'commit' });
      this.webContents.emit('did-navigate');
      await page.waitForLoadState();
      this.isLoading = null;
      this.emit('ready-to-show');
      firstPage.resolve(page);
    }
    async #makePage(url: string): Promise<Page> {
      const { width = 1366, height = 768 } = this.settings;
      this.blobPrefix = `${originOf(url)}/.host/`;
      browser ??= await launchChromium({
        executablePath: options.executablePath,
        isHeadless: options.isHeadless,
        size: options.viewport ?? { width, height },
      });
      const { context } = browser;
      const page = context.pages()[0] ?? (await context.newPage());
      this.webContents.page = page;
      page.once('close', () => this.#leave());
      page.on('dialog', (asked) => {
        const event = new Preventable();
        if (asked.type() === 'beforeunload') this.webContents.emit('will-prevent-unload', event);
        void (event.isPrevented ? asked.accept() : asked.dismiss()).catch(() => undefined);
      });
      context.on('page', (other) => {
        // A link to another window: the app is asked, and no answer opens one in this host.
        void other.opener().then((opener) => {
          if (opener !== page) return;
          this.webContents.opens({ url: this.webContents.appUrl(other.url()) });
          return other.close();
        });
      });
      await context.route('**/*', (route, request) => answerRequest(route, request).catch(() => undefined));
      await page.exposeBinding(binding, answerPage);
      const preload = readFileSync(this.settings.webPreferences.preload, 'utf8');
      await page.addInitScript({
        content: `(${pageWorld.toString()})(${JSON.stringify(binding)}, ${JSON.stringify(this.blobPrefix)}, function (require) { const module = { exports: {} }; const exports = module.exports; ${preload}\n});`,
      });
      this.webContents.tools = await context.newCDPSession(page);
      return page;
    }
    #leave(): void {
      if (!windows.has(this)) return;
      // A page that a person closes is gone: only then comes the question too late to be refused.
      if (!this.isClosing) this.emit('close', new Preventable());
      windows.delete(this);
      this.emit('closed');
      if (windows.size === 0) app.emit('window-all-closed');
    }
    close(): void {
      const event = new Preventable();
      this.isClosing = true;
      this.emit('close', event);
      if (event.isPrevented) this.isClosing = false;
      else this.destroy();
    }
    destroy(): void {
      this.isClosing = true;
      const { page } = this.webContents;
      if (page) void page.close();
      else this.#leave();
    }
    isDestroyed(): boolean {
      return !windows.has(this);
    }
    isContentProtected = false;
    setContentProtection(isProtected: boolean): void {
      this.isContentProtected = isProtected;
    }
    getSize(): [number, number] {
      const { width = 1366, height = 768 } = this.settings;
      return [width, height];
    }
    show(): void {}
    isMaximized(): boolean {
      return false;
    }
    isMinimized(): boolean {
      return false;
    }
    restore(): void {}
    focus(): void {
      void this.webContents.page?.bringToFront();
    }
  }

  const api = {
    app,
    BrowserWindow: HostWindow,
    ClipboardItem: HostClipboardItem,
    clipboard,
    ipcMain: {
      handle: (channel: string, handler: InvokeHandler): void => {
        handlers.set(channel, handler);
      },
    },
    protocol: { registerSchemesAsPrivileged: (): void => {} },
    session: { fromPartition: (): HostSession => new HostSession(), defaultSession },
    powerMonitor: new EventEmitter(),
    safeStorage: options.keystore ?? noKeystore,
    Menu: { setApplicationMenu: (): void => {}, buildFromTemplate: (): null => null },
    dialog: {
      showErrorBox: (title: string, content: string): void => console.error(`${title} : ${content}`),
      showOpenDialog: async (...args: unknown[]) => {
        const path = await dialogs.open(fileDialogOptions(args.at(-1)));
        return { canceled: path === null, filePaths: path === null ? [] : [path] };
      },
      showSaveDialog: async (...args: unknown[]) => {
        const path = await dialogs.save(fileDialogOptions(args.at(-1)));
        return { canceled: path === null, filePath: path ?? '' };
      },
    },
    utilityProcess: {
      fork: (
        path: string,
        args: string[] = [],
        settings: { stdio?: ('ignore' | 'inherit')[]; execArgv?: string[] } = {},
      ) => {
        const [, out = 'ignore', err = 'inherit'] = settings.stdio ?? [];
        const child = fork(path, args, {
          serialization: 'advanced',
          stdio: ['ignore', out, err, 'ipc'],
          execArgv: [
            ...(settings.execArgv ?? []),
            '--import',
            new URL('./parent-port.ts', import.meta.url).href,
          ],
        });
        children.add(child);
        const utility = Object.assign(new EventEmitter(), {
          postMessage: (message: object): void => {
            if (child.connected) child.send(message);
          },
          kill: (): boolean => child.kill('SIGKILL'),
        });
        child.on('message', (message) => utility.emit('message', message));
        child.once('exit', (code) => {
          children.delete(child);
          utility.emit('exit', code ?? 1);
        });
        return utility;
      },
    },
  };

  return {
    api,
    /** The page of the first window, once it is loaded. */
    firstPage: firstPage.promise,
    /** The clipboard of the app, and of whoever stands for another program: for tests. */
    clipboard,
    /** Whether the window is kept out of captures: for tests. */
    isContentProtected: (): boolean => [...windows].some((window) => window.isContentProtected),
    /** Process numbers of the utility processes alive: for tests that kill one. */
    childPids: (): number[] => [...children].flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    quit: (): void => app.quit(),
  };
}
export type HostedElectron = ReturnType<typeof createElectron>;

/** The page behind a request; `null` for one of a service worker or of a page that has just gone. */
function pageOf(request: PageRequest): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}

/** The preferences that Electron would tell of a window: those that say yes or no. */
const preferencesTold = (preferences: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(preferences).filter(([, value]) => typeof value === 'boolean'));

const fileDialogOptions = (value: unknown): FileDialogOptions =>
  typeof value === 'object' && value !== null ? value : {};

/** Where applications keep their settings, as Electron's `appData`. */
function configFolder(): string {
  switch (process.platform) {
    case 'win32':
      return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  }
}

/** Whether a lock file names a process, other than this one, that is alive. */
function isHeldByAnother(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
