/** `BrowserWindow` (shell/browser/api/electron_api_base_window.cc, electron_api_browser_window.cc, native_window*.cc). */
import { EventEmitter } from 'node:events';
import type { HostContents } from './contents.ts';
import { emitTo, HostEvent, type Report } from './event.ts';

export interface WindowSettings {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface WindowShell {
  readonly isReady: () => boolean;
  readonly report: Report;
  readonly makeContents: (settings: WindowSettings, onDestroyed: () => void) => HostContents;
  readonly all: Set<HostWindow>;
  readonly onCloseCancelled: () => void;
  readonly onAllClosed: () => void;
}

let lastId = 0;

export class HostWindow extends EventEmitter {
  /** Set by the host for the windows of its app. */
  static shell: WindowShell;
  readonly id: number;
  readonly webContents: HostContents;
  readonly #shell: WindowShell;
  #bounds: Bounds;
  #isMaximized = false;
  #isVisible: boolean;
  #isProtected = false;
  #isClosed = false;
  #isClosing = false;
  #title: string;

  constructor(settings: WindowSettings = {}) {
    super();
    this.#shell = (new.target as typeof HostWindow).shell;
    if (!this.#shell.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    const { x = 0, y = 0, width = 800, height = 600 } = settings;
    this.#bounds = { x, y, width, height };
    this.#isVisible = settings.show !== false;
    this.#title = settings.title ?? 'Electron';
    this.#shell.all.add(this);
    this.webContents = this.#shell.makeContents(settings, () => this.#closed());
    this.webContents.on('page-title-updated', (event: HostEvent, title: string, isExplicit: boolean) => {
      const own = new HostEvent();
      if (this.#tell('page-title-updated', own, title, isExplicit)) event.preventDefault();
      else this.#title = title;
    });
    let isShown = false;
    this.webContents.on('did-finish-load', () => {
      if (isShown) return;
      isShown = true;
      // After the first layout of the first page; once.
      process.nextTick(() => {
        if (!this.#isClosed) this.#tell('ready-to-show', new HostEvent());
      });
    });
  }
  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }
  reload(): void {
    this.webContents.reload();
  }
  /** The window is asked first, then its page; either may refuse. */
  close(): void {
    if (this.#isClosed || this.#isClosing) return;
    if (this.#tell('close', new HostEvent())) {
      this.#shell.onCloseCancelled();
      return;
    }
    if (this.#isClosed) return;
    this.#isClosing = true;
    void this.webContents.askToClose().then((isClosed) => {
      this.#isClosing = false;
      if (!isClosed) this.#shell.onCloseCancelled();
    });
  }
  /** Nobody is asked. */
  destroy(): void {
    if (!this.#isClosed) this.webContents.destroy();
  }
  /** The page of a person who closed Chromium's own window: only then comes the question too late to be refused. */
  closedByHand(): void {
    if (this.#isClosed || this.#isClosing) return;
    this.#tell('close', new HostEvent());
    this.destroy();
  }
  isDestroyed(): boolean {
    return this.#isClosed;
  }
  setContentProtection(isProtected: boolean): void {
    this.#isProtected = isProtected;
  }
  isContentProtected(): boolean {
    return this.#isProtected;
  }
  getSize(): [number, number] {
    const { width, height } = this.#bounds;
    return [width, height];
  }
  /** What is told of the place of a window is kept; the page keeps the size that Chromium gives it. */
  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  unmaximize(): void {
    this.#isMaximized = false;
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  show(): void {
    this.#isVisible = true;
    this.#tell('show', new HostEvent());
  }
  hide(): void {
    this.#isVisible = false;
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {
    this.webContents.focus();
  }
  isFocused(): boolean {
    return true;
  }

  /** Windows asks whether its session may end; true where this window refuses (WM_QUERYENDSESSION). */
  refusesSessionEnd(reasons: readonly string[]): boolean {
    return this.#tell('query-session-end', new HostEvent({ reasons: [...reasons] }));
  }
  sessionEnds(reasons: readonly string[]): void {
    this.#tell('session-end', new HostEvent({ reasons: [...reasons] }));
  }
  #tell(name: string, event: HostEvent, ...args: readonly unknown[]): boolean {
    return emitTo(this.#shell.report, this, name, event, ...args);
  }
  #closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#shell.all.delete(this);
    this.#tell('closed', new HostEvent());
    if (this.#shell.all.size === 0) this.#shell.onAllClosed();
  }
}
