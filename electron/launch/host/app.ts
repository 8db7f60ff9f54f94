/** `app`: start, quit and the single instance (shell/browser/browser.cc, electron_api_app.cc, lib/browser/init.ts). */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CommandLine, createCommandLine } from './command-line.ts';
import { emitTo, HostEvent, type Report } from './event.ts';
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
import { createPaths } from './paths.ts';

const manifestSchema = z.object({
  name: z.string().default('app'),
  productName: z.string().optional(),
  version: z.string().default('0.0.0'),
});

/** A process of the app, as `app.getAppMetrics()` tells it. */
export interface ProcessMetric {
  readonly pid: number;
  readonly type: string;
  readonly serviceName?: string;
  readonly name?: string;
}

/** The windows, seen from the life of the app. */
export interface Windows {
  readonly isEmpty: () => boolean;
  /** Asks each of them to close. */
  readonly closeAll: () => void;
  /** Destroys them without asking. */
  readonly destroyAll: () => void;
}

export interface AppDeps {
  readonly appRoot: string;
  readonly argv: readonly string[];
  readonly isPackaged: boolean;
  readonly windows: Windows;
  readonly metrics: () => readonly ProcessMetric[];
  readonly report: Report;
  /** Nothing is left to ask: children, browser and process go. */
  readonly onShutdown: (code: number) => void;
  readonly onRelaunch: (options: RelaunchOptions) => void;
}
export interface RelaunchOptions {
  readonly args?: readonly string[];
  readonly execPath?: string;
}

/** The app's code has called `process.exit`, which does not come back. */
export class HasLeft extends Error {}

export class HostApp extends EventEmitter {
  readonly commandLine: CommandLine;
  readonly isPackaged: boolean;
  readonly #deps: AppDeps;
  readonly #manifest: z.infer<typeof manifestSchema>;
  readonly #paths: ReturnType<typeof createPaths>;
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #isQuitting = false;
  #isExiting = false;
  #isShutDown = false;
  #isOver = false;
  #exitCode = 0;
  #lock: InstanceLock | null = null;
  readonly #relaunches: RelaunchOptions[] = [];
  /** An app without a window stays, until it is told to leave. */
  readonly #alive = setInterval(() => undefined, 60_000);

  constructor(deps: AppDeps) {
    super();
    this.#deps = deps;
    this.isPackaged = deps.isPackaged;
    this.commandLine = createCommandLine(deps.argv);
    this.#manifest = manifestSchema.parse(
      JSON.parse(readFileSync(join(deps.appRoot, 'package.json'), 'utf8')),
    );
    this.#paths = createPaths(this.name);
  }
  get name(): string {
    return (this.#manifest.productName ?? this.#manifest.name).trim();
  }
  getName(): string {
    return this.name;
  }
  getVersion(): string {
    return this.#manifest.version;
  }
  getAppPath(): string {
    return this.#deps.appRoot;
  }
  getLocale(): string {
    return 'fr';
  }
  getPath(name: string): string {
    return this.#paths.get(String(name));
  }
  setPath(name: string, path: string): void {
    this.#paths.set(String(name), path);
  }
  isReady(): boolean {
    return this.#isReady;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  getAppMetrics(): readonly ProcessMetric[] {
    return [{ pid: process.pid, type: 'Browser' }, ...this.#deps.metrics()];
  }
  focus(): void {}

  hasSingleInstanceLock(): boolean {
    return this.#lock !== null;
  }
  requestSingleInstanceLock(data: unknown = null): boolean {
    this.#lock ??= takeInstanceLock(
      this.getPath('userData'),
      { argv: [process.execPath, ...this.#deps.argv], cwd: process.cwd(), data },
      // The first instance hears of the second when it is ready itself.
      (call) =>
        void this.#ready.promise.then(() =>
          this.tell('second-instance', [...call.argv], call.cwd, call.data),
        ),
    );
    return this.#lock !== null;
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release();
    this.#lock = null;
  }
  relaunch(options: RelaunchOptions = {}): void {
    this.#relaunches.push(options);
  }

  /** Emits an event of the app; true where a listener refused. */
  tell(name: string, ...args: readonly unknown[]): boolean {
    if (this.#isOver) return false;
    return emitTo(this.#deps.report, this, name, new HostEvent(), ...args);
  }
  /** Chromium has started and the app's code is loaded (Browser::DidFinishLaunching). */
  becomeReady(): void {
    if (this.#isShutDown) return;
    this.tell('will-finish-launching');
    this.#isReady = true;
    this.#ready.resolve();
    this.tell('ready', {});
  }
  /** Nothing of the app runs any more. */
  get isOver(): boolean {
    return this.#isOver;
  }
  get isQuitting(): boolean {
    return this.#isQuitting;
  }
  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = !this.tell('before-quit');
    if (!this.#isQuitting) return;
    if (this.#deps.windows.isEmpty()) this.#notifyAndShutDown();
    else this.#deps.windows.closeAll();
  }
  exit(code = 0): void {
    this.#exitCode = code;
    // Before the app is ready there is no loop to leave: the process ends where it stands, without an event.
    if (!this.#isReady) {
      this.#end();
      return;
    }
    this.#isQuitting = true;
    this.#isExiting = true;
    if (this.#deps.windows.isEmpty()) this.#shutDown();
    else this.#deps.windows.destroyAll();
  }
  /** A window, or its page, refused to close: the app does not quit either. */
  closeCancelled(): void {
    this.#isQuitting = false;
  }
  lastWindowClosed(): void {
    if (this.#isExiting) this.#shutDown();
    else if (this.#isQuitting) this.#notifyAndShutDown();
    else if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.tell('window-all-closed');
  }
  /** Windows ends the process at once when its session ends: neither `before-quit`, nor `will-quit`, nor `quit`. */
  terminate(): void {
    this.#exitCode = 0;
    this.#end();
  }
  #notifyAndShutDown(): void {
    if (this.#isShutDown) return;
    if (this.tell('will-quit')) this.#isQuitting = false;
    else this.#shutDown();
  }
  #shutDown(): void {
    if (this.#isShutDown) return;
    this.#isShutDown = true;
    this.#isQuitting = true;
    this.tell('quit', this.#exitCode);
    this.#end();
  }
  #end(): void {
    if (this.#isOver) return;
    this.#isShutDown = true;
    this.#isOver = true;
    clearInterval(this.#alive);
    this.releaseSingleInstanceLock();
    for (const options of this.#relaunches) this.#deps.onRelaunch(options);
    this.#deps.onShutdown(this.#exitCode);
  }
}
