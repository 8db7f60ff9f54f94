/** `webContents` and `WebFrameMain` (shell/browser/api/electron_api_web_contents.cc, lib/browser/api/web-contents.ts). */
import { EventEmitter } from 'node:events';
import type { CDPSession, Page } from 'playwright-core';
import { originOf, toApp, toWire } from './addresses.ts';
import { decode } from './clone.ts';
import { emitTo, HostEvent, type Report } from './event.ts';
import { copyOf, type HostIpcMain } from './ipc.ts';
import type { NavigationEvent, PageLink, PageMessage, Sender } from './page-link.ts';
import { checkPrint, type PdfOptions, printToPdf } from './printing.ts';
import type { HostSession } from './session.ts';

/** A frame, as the app knows it. */
export interface HostFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: HostFrame | null;
  readonly top: HostFrame | null;
  readonly detached: boolean;
  readonly name: string;
  readonly processId: number;
  readonly routingId: number;
  readonly frameTreeNodeId: number;
}
/** How a process of a page ended, as Chromium says it. */
export interface RendererGone {
  readonly reason: string;
  readonly exitCode: number;
}
/** What was printed on paper, had there been a printer. */
export interface Print {
  readonly options: object;
  readonly url: string;
}
type OpenHandler = (details: {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
}) => { readonly action: 'deny' | 'allow' };

export interface ContentsDeps {
  readonly id: number;
  readonly session: HostSession;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly report: Report;
  readonly ipc: HostIpcMain;
  /** Makes a page of Chromium for this web contents, and ties it. */
  readonly makeLink: (contents: HostContents) => Promise<PageLink>;
  /** What Chromium answers from now on to a page of this origin that asks for a permission. */
  readonly setPermission: (origin: string, permission: string, isGranted: boolean) => Promise<void>;
  /** Number of the process of the page on the screen; 0 where it cannot be told. */
  readonly processOf: (tools: CDPSession) => Promise<number>;
  readonly onCopied: (text: string) => void;
  readonly hasClipboard: () => boolean;
  readonly suggestionsFor: (word: string) => readonly string[] | null;
  readonly onPrint: (print: Print) => { readonly success: boolean; readonly failureReason: string };
  readonly onDestroyed: () => void;
}

const ERR_ABORTED = -3;
const ERR_FAILED = -2;
/** Chromium's names of the failures that this host can cause (net/base/net_error_list.h). */
const netErrors: Readonly<Record<string, number>> = {
  ERR_FAILED,
  ERR_ABORTED,
  ERR_UNEXPECTED: -9,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_BLOCKED_BY_RESPONSE: -27,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_TOO_MANY_REDIRECTS: -310,
};
const ZOOM_STEP = 1.2;
/** How much later than the end of its loads the end of a process may be told. */
const ENDING_MS = 300;
/** And at most, on a machine that has other work. */
const ENDED_MS = 10 * ENDING_MS;

export class HostContents extends EventEmitter {
  readonly id: number;
  readonly session: HostSession;
  readonly #deps: ContentsDeps;
  #link: PageLink | null = null;
  #linking: Promise<PageLink> | null = null;
  #open: OpenHandler | null = null;
  #url = '';
  #pid = 0;
  #isLoading = false;
  #isDestroyed = false;
  #isCrashed = false;
  #zoom = 1;
  #failed: { readonly url: string; readonly text: string } | null = null;
  /** Steps that wait, in order, until the number of the page's process is known. */
  #held: NavigationEvent[] | null = null;
  /** The app has asked for a load that Chromium has not begun: the end of the former one is not its end. */
  #isStarting = false;
  /** The address that the app asked for, until its document is there: a process that ends meanwhile does not end the load. */
  #pending: string | null = null;
  /** `did-start-navigation` was told already of the load that is pending: a process that ends with it starts it again. */
  #isStartTold = false;
  #lastEdit: Promise<void> = Promise.resolve();

  constructor(deps: ContentsDeps) {
    super();
    this.#deps = deps;
    this.id = deps.id;
    this.session = deps.session;
    this.setMaxListeners(0);
  }

  // --- what Electron offers -----------------------------------------------------------------------------------------

  getLastWebPreferences(): Readonly<Record<string, unknown>> {
    return this.#deps.preferences;
  }
  getType(): string {
    return 'window';
  }
  getURL(): string {
    return this.#url;
  }
  getTitle(): Promise<string> | string {
    return this.#link?.page.title() ?? '';
  }
  isLoading(): boolean {
    return this.#isLoading;
  }
  isLoadingMainFrame(): boolean {
    return this.#isLoading;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isCrashed(): boolean {
    return this.#isCrashed;
  }
  getOSProcessId(): number {
    return this.#pid;
  }
  get mainFrame(): HostFrame {
    return this.#frame(() => this.#isDestroyed);
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (
      !/^(?:default|default_public_interface_only|default_public_and_private_interfaces|disable_non_proxied_udp)$/u.test(
        policy,
      )
    )
      throw new TypeError('Invalid WebRTC IP handling policy');
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }
  readonly navigationHistory = {
    clear: (): void => void this.#link?.tools.send('Page.resetNavigationHistory').catch(() => undefined),
    goBack: (): void => this.#go(-1),
    goForward: (): void => this.#go(1),
  };
  send(channel: string, ...args: readonly unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    const copy = copyOf(args);
    if (Array.isArray(copy)) this.#link?.send(channel, copy);
  }
  focus(): void {
    void this.page?.bringToFront().catch(() => undefined);
  }
  reload(): void {
    void this.#link?.tools.send('Page.reload').catch(() => undefined);
  }
  stop(): void {
    void this.#link?.tools.send('Page.stopLoading').catch(() => undefined);
  }

  /** Resolves once the page is loaded, and rejects as Electron does where it cannot be. */
  loadURL(address: string): Promise<void> {
    const loading = this.#nextLoad(address);
    // Electron keeps a load that nobody waits for from ending the app.
    loading.catch(() => undefined);
    void this.#navigate(address).catch((error: unknown) => this.#fail(address, String(error)));
    return loading;
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    if (this.#url === '' || this.#isLoading)
      await new Promise<void>((resolve) => this.once('did-stop-loading', () => resolve()));
    const { tools } = await this.#linked();
    const { result, exceptionDetails } = await tools.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails)
      throw new Error(
        String(exceptionDetails.exception?.description ?? exceptionDetails.text).split('\n    at ')[0],
      );
    return result.value;
  }
  /** Plays a key or the mouse, as a hand would. */
  sendInputEvent(input: Readonly<Record<string, unknown>>): void {
    void this.#play(input).catch(() => undefined);
  }
  close(options: { readonly waitForBeforeUnload?: boolean } = {}): void {
    if (options.waitForBeforeUnload) void this.askToClose();
    else this.destroy();
  }
  /** Ends the page's process as a crash would. */
  forcefullyCrashRenderer(): void {
    void this.#link?.tools.send('Page.crash').catch(() => undefined);
  }

  async printToPDF(options: PdfOptions = {}): Promise<Buffer> {
    return printToPdf((await this.#linked()).tools, options);
  }
  print(options: object = {}, callback?: (success: boolean, failureReason: string) => void): void {
    checkPrint(options);
    const { success, failureReason } = this.#deps.onPrint({ options, url: this.#url });
    // The page is told, as by a printer.
    const events = "for (const name of ['beforeprint', 'afterprint']) window.dispatchEvent(new Event(name))";
    void this.executeJavaScript(events)
      .catch(() => undefined)
      .finally(() => callback?.(success, failureReason));
  }

  undo(): void {
    this.edit('undo');
  }
  redo(): void {
    this.edit('redo');
  }
  cut(): void {
    this.edit('cut');
  }
  copy(): void {
    this.edit('copy');
  }
  paste(): void {
    this.edit('paste');
  }
  delete(): void {
    this.edit('delete');
  }
  selectAll(): void {
    this.edit('selectAll');
  }
  replaceMisspelling(text: string): void {
    void this.#link?.say({ kind: 'correct', value: text }, true);
  }
  async insertText(text: string): Promise<void> {
    await this.#link?.tools.send('Input.insertText', { text });
  }

  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoom = factor;
    void this.#applyZoom().catch(() => undefined);
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(ZOOM_STEP);
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(ZOOM_STEP ** level);
  }
  get zoomFactor(): number {
    return this.#zoom;
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }
  get zoomLevel(): number {
    return this.getZoomLevel();
  }
  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }

  // --- what the rest of the host needs ------------------------------------------------------------------------------

  get page(): Page | null {
    return this.#link?.page ?? null;
  }
  /** An editing command, carried out by Chromium on what has the focus. */
  edit(command: string): void {
    // One after the other, as they were asked for.
    this.#lastEdit = this.#lastEdit.then(() => this.#edit(command)).catch(() => undefined);
  }
  /** Gives a text to Chromium's own clipboard. */
  give(text: string): void {
    void this.#link?.say({ kind: 'copy', value: text }, true);
  }
  tell(name: string, event: HostEvent, ...args: readonly unknown[]): boolean {
    return emitTo(this.#deps.report, this, name, event, ...args);
  }
  /** Asks the page whether it may close; true once it is closed. */
  async askToClose(): Promise<boolean> {
    const link = this.#link;
    if (!link || this.#isCrashed) {
      this.destroy();
      return true;
    }
    const answer = Promise.withResolvers<boolean>();
    const onClose = (): void => answer.resolve(true);
    const onStay = (): void => answer.resolve(false);
    link.page.once('close', onClose);
    this.once('host:stays', onStay);
    await link.page.close({ runBeforeUnload: true }).catch(() => onClose());
    const isClosed = await answer.promise;
    link.page.off('close', onClose);
    this.off('host:stays', onStay);
    if (isClosed) this.destroy();
    return isClosed;
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    const link = this.#link;
    void link?.page.close().catch(() => undefined);
    this.tell('destroyed', new HostEvent());
    this.#deps.onDestroyed();
  }
  /** Whether the page that asks to stay is let go (WebContents::RunBeforeUnloadDialog). */
  mayLeave(): boolean {
    const isLetGo = this.tell('will-prevent-unload', new HostEvent());
    if (!isLetGo) this.emit('host:stays');
    return isLetGo;
  }
  /** Another window that the page asks for: none is ever opened in this host. */
  asksForWindow(url: string, frameName = '', features = ''): void {
    try {
      const answer = this.#open?.({
        url: this.#appUrl(url),
        frameName,
        features,
        disposition: features === '' ? 'foreground-tab' : 'new-window',
      });
      if (answer?.action === 'allow') throw new Error('this host opens no second window for a page');
    } catch (error) {
      this.#deps.report(error);
    }
  }
  rendererGone(gone: RendererGone): void {
    if (this.#isCrashed || this.#isDestroyed) return;
    this.#isCrashed = true;
    this.#isLoading = false;
    this.#pid = 0;
    const link = this.#link;
    // A page of Playwright that has crashed is of no more use: the next load gets another.
    this.#link = null;
    this.#linking = null;
    this.#held = null;
    link?.close();
    void link?.page.close().catch(() => undefined);
    const pending = this.#pending;
    setImmediate(() => {
      if (this.#isDestroyed) return;
      this.tell('render-process-gone', new HostEvent(), gone);
      if (pending === null || this.#pending !== pending || this.#link !== null) return;
      void this.#navigate(pending, { isAgain: true }).catch((error: unknown) =>
        this.#fail(pending, String(error)),
      );
    });
  }

  /** A step of a navigation of the page; true where a listener refuses it. */
  navigates(event: NavigationEvent): boolean {
    if (this.#held !== null && event.step !== 'will' && event.step !== 'redirect') {
      this.#held.push(event);
      return false;
    }
    switch (event.step) {
      case 'will': {
        const more = this.#navigationOf(event.url, false, event.isMainFrame);
        const isRefused = this.#tellNavigation('will-frame-navigate', more);
        return isRefused || (event.isMainFrame && this.#tellNavigation('will-navigate', more));
      }
      case 'redirect': {
        const more = this.#navigationOf(event.url, false, event.isMainFrame);
        const isRefused = this.#tellNavigation('will-redirect', more);
        if (!isRefused) this.#tellNavigation('did-redirect-navigation', more);
        return isRefused;
      }
      case 'start':
        if (event.isMainFrame) {
          this.#isStarting = false;
          if (this.#pending !== null && this.#isStartTold) return false;
          this.#isStartTold = true;
        }
        this.#tellNavigation('did-start-navigation', this.#navigationOf(event.url, false, event.isMainFrame));
        return false;
      case 'in-page': {
        const url = this.#appUrl(event.url);
        if (event.isMainFrame) {
          this.#url = url;
          this.#isStarting = false;
          this.#pending = null;
        }
        this.#tellNavigation('did-start-navigation', this.#navigationOf(event.url, true, event.isMainFrame));
        this.tell('did-navigate-in-page', new HostEvent(), url, event.isMainFrame, 1, 1);
        return false;
      }
      case 'loading':
        this.#isLoading = true;
        this.tell('did-start-loading', new HostEvent());
        return false;
      case 'commit': {
        const url = this.#appUrl(event.url);
        if (event.isErrorPage) {
          if (event.isMainFrame) this.#committedError(url);
          return false;
        }
        if (event.isMainFrame && !event.isHeld) {
          this.#url = url;
          this.#pending = null;
          this.#isCrashed = false;
          if (this.#findProcess({ ...event, isHeld: true })) return false;
        }
        const { code, text } = event.status ?? { code: -1, text: '' };
        this.tell('did-frame-navigate', new HostEvent(), url, code, text, event.isMainFrame, 1, 1);
        if (event.isMainFrame) this.tell('did-navigate', new HostEvent(), url, code, text);
        return false;
      }
      case 'dom-ready':
        this.tell('dom-ready', new HostEvent());
        return false;
      case 'loaded':
        this.tell('did-frame-finish-load', new HostEvent(), true, 1, 1);
        this.tell('did-finish-load', new HostEvent());
        return false;
      case 'stopped':
        if (this.#isStarting) return false;
        if (this.#pending === null) {
          this.#isLoading = false;
          this.tell('did-stop-loading', new HostEvent());
          return false;
        }
        this.#stopUnlessEnded();
        return false;
    }
  }

  hears(message: PageMessage, sender: Sender): void {
    switch (message.op) {
      case 'invoke': {
        const { id, channel } = message;
        void this.#deps.ipc
          .answer(channel, this.#ipcEvent(sender), this.#args(message.args))
          .then((answer) => sender.reply(id, answer));
        return;
      }
      case 'send': {
        const event = this.#ipcEvent(sender);
        const args = this.#args(message.args);
        this.tell('ipc-message', event, message.channel, ...args);
        this.#deps.ipc.hear(this.#deps.report, message.channel, event, args);
        return;
      }
      case 'ask': {
        const { id } = message;
        void this.#ask(message.kind, message.name, message.details).then((value) =>
          sender.reply(id, { value }),
        );
        return;
      }
      case 'input':
        this.tell('input-event', new HostEvent(), message.input);
        return;
      case 'title':
        this.tell('page-title-updated', new HostEvent(), message.title, true);
        return;
      case 'zoom':
        this.tell('zoom-changed', new HostEvent(), message.direction);
        return;
      case 'copied':
        this.#deps.onCopied(message.text);
        return;
      case 'preload-error':
        console.error(`Unable to load preload script: ${message.message}\n${message.stack}`);
        this.tell('preload-error', new HostEvent(), '', new Error(message.message));
        return;
      case 'context-menu':
        this.#contextMenu(message);
    }
  }
  /** A key, before the page has it; true where the app keeps it from the page. */
  key(input: Readonly<Record<string, unknown>>): boolean {
    const isDown = input.type === 'rawKeyDown';
    const told = { ...input, type: isDown ? 'keyDown' : 'keyUp' };
    if (this.tell('before-input-event', new HostEvent(), told)) return true;
    this.tell('input-event', new HostEvent(), input);
    return false;
  }

  // --- inside -------------------------------------------------------------------------------------------------------

  #appUrl(url: string): string {
    return toApp(url, this.session.schemes.keys());
  }
  #linked(): Promise<PageLink> {
    this.#linking ??= this.#deps.makeLink(this).then((link) => {
      this.#link = link;
      if (this.#isDestroyed) void link.page.close().catch(() => undefined);
      return link;
    });
    return this.#linking;
  }
  #frame(isGone: () => boolean): HostFrame {
    const url = this.#url;
    const frame: HostFrame = {
      url,
      origin: originOf(url),
      parent: null,
      get top(): HostFrame {
        return frame;
      },
      get detached(): boolean {
        return isGone();
      },
      name: '',
      processId: this.id,
      routingId: 1,
      frameTreeNodeId: this.id,
    };
    return frame;
  }
  #ipcEvent(sender: Sender): HostEvent {
    const frame = this.#frame(sender.isGone);
    const reply = (channel: string, ...args: readonly unknown[]): void => this.send(channel, ...args);
    return new HostEvent({
      type: 'frame',
      sender: this,
      processId: this.id,
      frameId: 1,
      frameTreeNodeId: this.id,
      reply,
      // Electron looks the frame up each time: there is none any more once its document is gone.
      get senderFrame(): HostFrame | null {
        return sender.isGone() ? null : frame;
      },
    });
  }
  #args(written: unknown): readonly unknown[] {
    const args = decode(written, null);
    return Array.isArray(args) ? args : [];
  }

  async #navigate(address: string, { isAgain = false } = {}): Promise<void> {
    this.#isStarting = true;
    if (!isAgain) this.#isStartTold = false;
    if (!URL.canParse(address)) {
      this.#isStarting = false;
      this.tell(
        'did-fail-load',
        new HostEvent(),
        netErrors.ERR_INVALID_URL,
        'ERR_INVALID_URL',
        address,
        true,
      );
      return;
    }
    const { tools } = await this.#linked();
    if (this.#isDestroyed) return;
    this.#pending = address;
    const link = this.#link;
    const answer = await tools.send('Page.navigate', { url: toWire(address) }).catch((error: unknown) => {
      // The process of the page has ended: the load goes on in another.
      if (link === this.#link) throw error;
      return { errorText: undefined };
    });
    // Chromium answers at the commit, or at the failure that the error page follows.
    if (answer.errorText === undefined) return;
    // A process that ends gives its loads up first, and is told a little later.
    if (answer.errorText.includes('ERR_ABORTED'))
      for (let waited = 0; waited < ENDED_MS && link === this.#link; waited += ENDING_MS)
        await new Promise((resolve) => setTimeout(resolve, ENDING_MS));
    if (link === this.#link) this.#fail(address, answer.errorText);
  }
  #fail(address: string, said: string): void {
    if (this.#isDestroyed) return;
    this.#isStarting = false;
    this.#pending = null;
    const text = /ERR_\w+/u.exec(said)?.[0] ?? 'ERR_FAILED';
    const code = netErrors[text] ?? ERR_FAILED;
    this.#failed = { url: address, text };
    if (code === ERR_ABORTED) return;
    this.tell('did-fail-provisional-load', new HostEvent(), code, text, address, true, 1, 1);
    this.tell('did-fail-load', new HostEvent(), code, text, address, true, 1, 1);
  }
  /** The error page of a navigation that the page itself had started. */
  #committedError(url: string): void {
    if (this.#failed?.url !== url) this.#fail(url, 'ERR_FAILED');
    this.#failed = null;
  }
  /** Looks for the number of the process of what has just been committed; the steps that follow wait for it. */
  #findProcess(committed: NavigationEvent): boolean {
    const tools = this.#link?.tools;
    if (!tools) return false;
    this.#held = [committed];
    void this.#deps
      .processOf(tools)
      .catch(() => 0)
      .then((pid) => {
        if (tools === this.#link?.tools) this.#pid = pid;
        const steps = this.#held ?? [];
        this.#held = null;
        for (const step of steps) this.navigates(step);
      });
    return true;
  }
  /** A load stops before its document is there: it was refused, or its process has ended, which is told a little later. */
  #stopUnlessEnded(): void {
    const link = this.#link;
    const url = this.#url;
    setTimeout(() => {
      if (this.#isDestroyed || link !== this.#link || this.#isStarting || url !== this.#url) return;
      this.#pending = null;
      this.#isLoading = false;
      this.tell('did-stop-loading', new HostEvent());
    }, ENDING_MS);
  }
  /** As `_awaitNextLoad` of lib/browser/api/web-contents.ts. */
  #nextLoad(address: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let error: { readonly code: number; readonly text: string; readonly url: string } | null = null;
      let hasStarted = false;
      let isOwnInPage = false;
      const end = (): void => {
        for (const off of offs) off();
        if (error === null) {
          resolve();
          return;
        }
        const made = new Error(`${error.text} (${error.code}) loading '${error.url}'`);
        reject(Object.assign(made, { errno: error.code, code: error.text, url: error.url }));
      };
      const gone = (): void => {
        error ??= { code: ERR_FAILED, text: 'ERR_FAILED', url: address };
        end();
      };
      const hear = <Args extends unknown[]>(name: string, act: (...args: Args) => void): (() => void) => {
        const listener = (_event: unknown, ...args: Args): void => act(...args);
        this.on(name, listener);
        return () => this.off(name, listener);
      };
      const offs = [
        hear('did-finish-load', end),
        hear('did-fail-load', (code: number, text: string, url: string, isMainFrame: boolean) => {
          if (!isMainFrame) return;
          error ??= { code, text, url };
          if (!hasStarted) end();
        }),
        hear('did-start-navigation', (url: string, isSameDocument: boolean, isMainFrame: boolean) => {
          if (!isMainFrame) return;
          if (hasStarted && !isSameDocument) {
            error = { code: ERR_ABORTED, text: 'ERR_ABORTED', url };
            end();
            return;
          }
          isOwnInPage = hasStarted && isSameDocument;
          hasStarted = true;
        }),
        hear('did-navigate-in-page', () => {
          if (!isOwnInPage) end();
        }),
        hear('did-stop-loading', gone),
        hear('destroyed', gone),
      ];
    });
  }
  #navigationOf(url: string, isSameDocument: boolean, isMainFrame: boolean): object {
    return {
      url: this.#appUrl(url),
      isSameDocument,
      isMainFrame,
      processId: this.id,
      routingId: 1,
      frame: isMainFrame ? this.mainFrame : null,
      initiator: null,
    };
  }
  #tellNavigation(name: string, more: object): boolean {
    const told = (key: string): unknown => Reflect.get(more, key);
    const args = ['url', 'isSameDocument', 'isMainFrame', 'processId', 'routingId'].map(told);
    return this.tell(name, new HostEvent(more), ...args);
  }
  #go(steps: number): void {
    void this.#link?.page.evaluate((by) => history.go(by), steps).catch(() => undefined);
  }

  async #ask(kind: string, name: string, details: Readonly<Record<string, unknown>>): Promise<boolean> {
    const { session } = this;
    const origin = originOf(this.#url);
    const page = { requestingUrl: this.#url, isMainFrame: true };
    switch (kind) {
      case 'check': {
        const isGranted = session.checkPermission(this, name, `${origin}/`, {
          ...page,
          embeddingOrigin: `${origin}/`,
        });
        await this.#deps.setPermission(originOf(this.#wireUrl()), name, isGranted);
        return isGranted;
      }
      case 'request': {
        const isGranted = await session.requestPermission(this, name, { ...details, ...page });
        await this.#deps.setPermission(originOf(this.#wireUrl()), name, isGranted);
        return isGranted;
      }
      case 'display': {
        const request = {
          ...details,
          frame: this.mainFrame,
          securityOrigin: `${origin}/`,
          userGesture: true,
        };
        const streams = await new Promise<unknown>((resolve) => {
          if (session.displayHandler) session.displayHandler(request, resolve);
          else resolve(null);
        });
        if (streams !== null && streams !== undefined && Object.keys(streams).length > 0)
          this.#deps.report(new Error('this host captures no screen'));
        return false;
      }
      case 'device': {
        const answer = (): void => undefined;
        if (name === 'select-bluetooth-device') this.tell(name, new HostEvent(), [], answer);
        else if (name === 'select-serial-port')
          emitTo(this.#deps.report, session, name, new HostEvent(), [], this, answer);
        else
          emitTo(
            this.#deps.report,
            session,
            name,
            new HostEvent(),
            { deviceList: [], frame: this.mainFrame },
            answer,
          );
        return false;
      }
      case 'window': {
        const text = (value: unknown): string => (typeof value === 'string' ? value : '');
        this.asksForWindow(name, text(details.frameName), text(details.features));
        return false;
      }
      default:
        return false;
    }
  }
  #wireUrl(): string {
    return toWire(this.#url);
  }

  #contextMenu(message: Extract<PageMessage, { op: 'context-menu' }>): void {
    const { params, canUndo, canRedo, hasSelection, hasText, isSecret } = message;
    const isEditable = params.isEditable === true;
    const isSpelling = this.session.isSpellCheckerEnabled() && this.#deps.preferences.spellcheck !== false;
    const suggestions = isSpelling && message.word !== '' ? this.#deps.suggestionsFor(message.word) : null;
    const addresses = Object.fromEntries(
      ['linkURL', 'pageURL', 'frameURL'].map((name) => [name, this.#appUrl(String(params[name]))]),
    );
    this.tell('context-menu', new HostEvent(), {
      ...params,
      ...addresses,
      altText: '',
      suggestedFilename: '',
      hasImageContents: false,
      mediaFlags: {},
      selectionRect: { x: 0, y: 0, width: 0, height: 0 },
      misspelledWord: suggestions === null ? '' : message.word,
      dictionarySuggestions: suggestions ?? [],
      spellcheckEnabled: isSpelling,
      frameCharset: 'UTF-8',
      referrerPolicy: { url: '', policy: 'strict-origin-when-cross-origin' },
      editFlags: {
        canUndo,
        canRedo,
        canCut: isEditable && hasSelection && !isSecret,
        canCopy: hasSelection && !isSecret,
        canPaste: isEditable && this.#deps.hasClipboard(),
        canDelete: isEditable && hasSelection,
        canSelectAll: hasText,
        canEditRichly: false,
      },
    });
  }

  async #edit(command: string): Promise<void> {
    const link = this.#link;
    if (!link) return;
    // The page's own world must not take the command for a key.
    await link.say({ kind: 'command', value: true });
    await link.tools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
    await link.say({ kind: 'command', value: false });
  }
  async #applyZoom(): Promise<void> {
    const link = this.#link;
    if (!link) return;
    if (this.#zoom === 1) {
      await link.tools.send('Emulation.clearDeviceMetricsOverride');
      const size = link.page.viewportSize();
      if (size) await link.page.setViewportSize(size);
      return;
    }
    const size =
      link.page.viewportSize() ??
      (await link.page.evaluate(() => ({ width: window.outerWidth, height: window.outerHeight })));
    await link.tools.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(size.width / this.#zoom),
      height: Math.round(size.height / this.#zoom),
      deviceScaleFactor: this.#zoom,
      mobile: false,
    });
  }
  async #play(input: Readonly<Record<string, unknown>>): Promise<void> {
    const { tools } = await this.#linked();
    const given = Array.isArray(input.modifiers) ? input.modifiers.map(String) : [];
    const has = (...names: readonly string[]): boolean =>
      names.some((name) => given.some((known) => known.toLowerCase() === name));
    const modifiers =
      (has('alt') ? 1 : 0) |
      (has('control', 'ctrl') ? 2 : 0) |
      (has('meta', 'command', 'cmd') ? 4 : 0) |
      (has('shift') ? 8 : 0);
    const type = String(input.type);
    const x = Number(input.x ?? 0);
    const y = Number(input.y ?? 0);
    const button = input.button === 'right' ? 'right' : input.button === 'middle' ? 'middle' : 'left';
    switch (type.toLowerCase()) {
      case 'rawkeydown':
      case 'keydown':
      case 'keyup':
      case 'char': {
        const name = String(input.keyCode);
        const isLetter = name.length === 1;
        const key = isLetter ? (has('shift') ? name.toUpperCase() : name.toLowerCase()) : name;
        const code = /^[a-z]$/iu.test(name) ? `Key${name.toUpperCase()}` : name;
        const windowsVirtualKeyCode = isLetter ? name.toUpperCase().charCodeAt(0) : 0;
        await tools.send('Input.dispatchKeyEvent', {
          type: /^char$/iu.test(type) ? 'char' : /up$/iu.test(type) ? 'keyUp' : 'rawKeyDown',
          key,
          code,
          modifiers,
          windowsVirtualKeyCode,
          ...(/^char$/iu.test(type) ? { text: key } : {}),
        });
        return;
      }
      case 'mousedown':
      case 'mouseup':
        await tools.send('Input.dispatchMouseEvent', {
          type: /down$/iu.test(type) ? 'mousePressed' : 'mouseReleased',
          x,
          y,
          button,
          modifiers,
          clickCount: Number(input.clickCount ?? 1),
        });
        return;
      case 'mousemove':
        await tools.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, modifiers });
        return;
      case 'mousewheel':
        await tools.send('Input.dispatchMouseEvent', {
          type: 'mouseWheel',
          x,
          y,
          modifiers,
          deltaX: -Number(input.deltaX ?? 0),
          deltaY: -Number(input.deltaY ?? 0),
        });
        return;
      default:
        throw new Error('Invalid event object');
    }
  }
}
