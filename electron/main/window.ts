import { join } from 'node:path';
import { BrowserWindow, Menu, nativeTheme, type Session, type WebContents } from 'electron';
import { contextMenuTemplate } from './context-menu';
import { isOurAddress, ORIGIN } from './origin';
import type { WindowSize } from './settings-file';

/** What is seen between two processes of the page: the ground that the page itself has (`renderer/ui/theme.ts`). */
export const CANVAS = { light: '#faf9f7', dark: '#1b1916' } as const;

export interface WindowOptions {
  readonly size: WindowSize & { readonly x?: number; readonly y?: number };
  /** Which page it begins on, in the fragment of the address; that of the app by default. */
  readonly address?: string;
  readonly session: Session;
  readonly preload: string;
  readonly isPackaged: boolean;
  /** The interface itself cannot be read: the window would stay blank. */
  readonly onUnloadable: () => void;
}

/** Least width of a window, in pixels of the page: two stand beside each other on a screen of 1366. */
const LEAST_WIDTH = 640;

/** Opens a window on the built interface, without Node, isolated, with a title that names nobody. */
export function openWindow({
  size,
  address,
  session,
  preload,
  isPackaged,
  onUnloadable,
}: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    minWidth: LEAST_WIDTH,
    minHeight: 480,
    title: 'Vivier',
    show: false,
    backgroundColor: CANVAS[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    autoHideMenuBar: true,
    // Windows and macOS take the icon of the program; an AppImage that nobody has installed has no other.
    ...(process.platform === 'linux'
      ? { icon: join(import.meta.dirname, '../../resources/icons/256x256.png') }
      : {}),
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: !isPackaged,
      // A middle click is no way to another window.
      disableBlinkFeatures: 'Auxclick',
    },
  });
  window.once('ready-to-show', () => window.show());
  // The page cannot put a name in the task bar.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.loadURL(address === undefined ? `${ORIGIN}/` : `${ORIGIN}/#${address}`).catch(() => {
    // A window closed while it was loading is no failure.
    if (!window.isDestroyed()) onUnloadable();
  });
  return window;
}

/** Shows what a right click offers, at the place where it fell. */
export function offerContextMenu(window: BrowserWindow): void {
  const { webContents: contents } = window;
  contents.on('context-menu', (_event, params) => {
    const template = contextMenuTemplate(params, (word) => contents.replaceMisspelling(word));
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}

/** How long the bare page may take once the former process is gone: longer than any machine takes. */
const REPLACE_MS = 10_000;
/** How long the end of that process may take to be told. At once, but on a machine under load. */
const GONE_MS = 2_000;

/** Resolves to true as soon as `happens`, to false once it has taken longer than `withinMs`. */
async function happensWithin(happens: Promise<unknown>, withinMs: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), withinMs);
  try {
    return await Promise.race([happens.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Ends the process of the page, by a signal and not by `forcefullyCrashRenderer`: that one is a crash for the system, which
 * keeps a dump of the very memory that must go (a core on Linux, a report of Crashpad elsewhere).
 */
async function endRenderer(contents: WebContents): Promise<void> {
  if (contents.isCrashed()) return;
  const gone = new Promise<void>((resolve) => {
    contents.once('render-process-gone', () => resolve());
  });
  const pid = contents.getOSProcessId();
  if (pid > 0) process.kill(pid, 'SIGKILL');
  else contents.forcefullyCrashRenderer();
  // A load begun before the end is known may be lost with the former process.
  await happensWithin(gone, GONE_MS);
}

/**
 * Ends the process of the page, with its memory, and starts it again at the bare address in another: nothing of what it
 * showed or was typed in it stays, neither document, nor place, nor history, nor any other window. The page is not asked.
 */
export async function clearWindow(window: BrowserWindow): Promise<void> {
  for (const other of BrowserWindow.getAllWindows()) if (other !== window) other.destroy();
  if (window.isDestroyed()) return;
  const { webContents: contents } = window;
  try {
    await endRenderer(contents);
    const replaced = new Promise<void>((resolve) => {
      contents.once('did-navigate', () => resolve());
    });
    const loading = window.loadURL(`${ORIGIN}/`);
    // Once replaced, how it goes on loading is no longer this function's matter.
    loading.catch(() => undefined);
    if (!(await happensWithin(Promise.race([replaced, loading]), REPLACE_MS)))
      throw new Error('the page is not replaced');
    contents.navigationHistory.clear();
    // The view that had the keys is gone with its process.
    if (window.isFocused()) contents.focus();
  } catch {
    // A window that cannot be emptied is closed; the app then leaves, and starts again locked.
    if (!window.isDestroyed()) window.destroy();
  }
}

const withoutHash = (address: string): string => address.replace(/#.*$/, '');

/** Holds any web contents of the app where it is: no navigation away, no other window, no webview, no device. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    // Reloading the page where it stands is the only navigation there is; its place in the app is in the hash.
    const isReload = withoutHash(event.url) === withoutHash(contents.getURL());
    if (!isOurAddress(event.url) || !isReload) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  // A page has no say in its own end: an empty answer here lets it go.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.on('certificate-error', (event, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  contents.on('select-client-certificate', (event) => event.preventDefault());
  contents.on('login', (event, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
