import { join } from 'node:path';
import { BrowserWindow, Menu, type Session, type WebContents } from 'electron';
import { contextMenuTemplate } from './context-menu';
import { isOurAddress, ORIGIN } from './origin';
import type { WindowSize } from './settings-file';

export interface WindowOptions {
  readonly size: WindowSize;
  readonly session: Session;
  readonly preload: string;
  readonly isPackaged: boolean;
  /** The interface itself cannot be read: the window would stay blank. */
  readonly onUnloadable: () => void;
}

/** Opens the one window on the built interface, without Node, isolated, with a title that names nobody. */
export function openWindow({
  size,
  session,
  preload,
  isPackaged,
  onUnloadable,
}: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: size.width,
    height: size.height,
    minWidth: 1024,
    minHeight: 640,
    title: 'Vivier',
    show: false,
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
  window.loadURL(`${ORIGIN}/`).catch(() => {
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

/** How long the bare page may take to replace the one that showed data, before the latter's process is ended. */
const REPLACE_MS = 1500;
/** The same, once that process is ended: longer than any machine takes. */
const LAST_REPLACE_MS = 10_000;

/** Ends the process of a page that does not answer. By a signal where there is one to end: a crash would leave a dump. */
function endRenderer(contents: WebContents): void {
  const pid = contents.getOSProcessId();
  if (pid > 0) process.kill(pid, 'SIGKILL');
  else contents.forcefullyCrashRenderer();
}

/**
 * Starts the page again at the bare address, so that nothing of what it showed stays: neither document, nor place, nor
 * history, nor any other window. The page is not asked.
 */
export async function clearWindow(window: BrowserWindow, isHung: boolean): Promise<void> {
  for (const other of BrowserWindow.getAllWindows()) if (other !== window) other.destroy();
  if (window.isDestroyed()) return;
  const { webContents: contents } = window;
  /** Resolves once the former document is gone; the new one goes on loading by itself. */
  const replace = async (withinMs: number): Promise<void> => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error('the page is not replaced')), withinMs);
    const replaced = new Promise<void>((resolve) => {
      contents.once('did-navigate', () => resolve());
    });
    const loading = window.loadURL(`${ORIGIN}/`);
    // Once replaced, how it goes on loading is no longer this function's matter.
    loading.catch(() => undefined);
    try {
      await Promise.race([replaced, loading, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
  const endThenReplace = async (): Promise<void> => {
    const gone = new Promise<void>((resolve) => {
      contents.once('render-process-gone', () => resolve());
      // A load begun before the end of the process is known is lost with it. Told at once, but on a machine under load.
      setTimeout(resolve, 2_000);
    });
    endRenderer(contents);
    await gone;
    await replace(LAST_REPLACE_MS);
  };
  try {
    await (isHung ? endThenReplace() : replace(REPLACE_MS).catch(endThenReplace));
    contents.navigationHistory.clear();
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
