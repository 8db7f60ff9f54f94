import { BrowserWindow, type Session, type WebContents } from 'electron';
import { isOurAddress, ORIGIN } from './origin';
import type { WindowSize } from './settings-file';

export interface WindowOptions {
  readonly size: WindowSize;
  readonly session: Session;
  readonly preload: string;
  readonly isPackaged: boolean;
}

/** Opens the one window on the built interface, without Node, isolated, with a title that names nobody. */
export function openWindow({ size, session, preload, isPackaged }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: size.width,
    height: size.height,
    minWidth: 1024,
    minHeight: 640,
    title: 'Vivier',
    show: false,
    autoHideMenuBar: true,
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
      spellcheck: false,
      devTools: !isPackaged,
      // A middle click is no way to another window.
      disableBlinkFeatures: 'Auxclick',
    },
  });
  window.once('ready-to-show', () => window.show());
  // The page cannot put a name in the task bar.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.loadURL(`${ORIGIN}/`).catch((error: unknown) => {
    // A window closed while it was loading is no failure.
    if (!window.isDestroyed()) throw error;
  });
  return window;
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
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A page cannot veto the reload that empties it at each lock, nor the end of its window.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
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
