/**
 * `utilityProcess`, as a forked process with a `parentPort` (lib/browser/api/utility-process.ts,
 * shell/browser/api/electron_api_utility_process.cc, shell/services/node/node_service.cc).
 */
import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import type { ProcessMetric } from './app.ts';
import type { Report } from './event.ts';

type Stdio = 'ignore' | 'inherit' | 'pipe';
export interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly cwd?: string;
  readonly stdio?: Stdio | readonly Stdio[];
  readonly serviceName?: string;
}

/** How a child ended, as `child-process-gone` tells it. */
export interface Gone {
  readonly type: 'Utility';
  readonly reason: 'abnormal-exit' | 'killed' | 'crashed';
  readonly exitCode: number;
  readonly serviceName: 'node.mojom.NodeService';
  readonly name: string;
}

/** Flags of V8 that Node lists among its own: Electron hands `execArgv` to Node's options, where V8 never sees them. */
const V8_FLAGS =
  /^--(?:abort-on-uncaught-exception|disallow-code-generation-from-strings|enable-etw-stack-walking|expose-gc|huge-max-old-generation-size|interpreted-frames-native-stack|jitless|max-|perf-|stack-trace-limit|stack-size|min-)/u;
const isOfNode = (argument: string): boolean => {
  const name = argument.replace(/=.*$/u, '');
  return process.allowedNodeEnvironmentFlags.has(name) && !V8_FLAGS.test(name);
};

/**
 * Flags that do reach the V8 of a child: those of Chromium's switch `--js-flags`, which stands among the extra switches of
 * the child's command line (spec/api-utility-process-spec.ts). Here they are given to Node, which hands them to V8.
 */
const flagsOfV8 = (argument: string): readonly string[] =>
  /^--js-flags=(.*)$/u.exec(argument)?.[1]?.split(' ').filter(Boolean) ?? [];

const SIGTERM_CODES: ReadonlySet<number> = new Set([constants.signals.SIGTERM, constants.signals.SIGKILL]);
const KILLING: ReadonlySet<string> = new Set(['SIGTERM', 'SIGKILL', 'SIGINT']);
/** How long a child may take to leave after SIGTERM (base::EnsureProcessTerminated). */
const LEAVE_MS = 2000;

function stdioOf(given: ForkOptions['stdio']): [Stdio, Stdio] {
  if (given === undefined) return ['inherit', 'inherit'];
  if (typeof given === 'string') {
    if (!['pipe', 'ignore', 'inherit'].includes(given))
      throw new Error('stdio must be of the following values: inherit, pipe, ignore');
    return [given, given];
  }
  const [first, out, err] = given;
  if (out === undefined || err === undefined)
    throw new Error('configuration missing for stdin, stdout or stderr.');
  if (first !== 'ignore') throw new Error('stdin value other than ignore is not supported.');
  for (const [name, value] of [
    ['stdout', out],
    ['stderr', err],
  ] as const)
    if (!['pipe', 'ignore', 'inherit'].includes(value))
      throw new Error(`${name} configuration must be of the following values: inherit, pipe, ignore`);
  return [out, err];
}

export class HostUtilityProcess extends EventEmitter {
  readonly serviceName: string;
  readonly #child: ChildProcess;
  readonly #report: Report;
  #pid: number | undefined;
  #isKilled = false;
  #isGone = false;
  stdout: Readable | null;
  stderr: Readable | null;

  constructor(
    path: string,
    args: readonly string[],
    options: ForkOptions,
    onGone: (child: HostUtilityProcess, how: Gone | null) => void,
    report: Report,
  ) {
    super();
    if (!path) throw new Error('Missing UtilityProcess entry script.');
    const { execArgv = [], serviceName = 'Node Utility Process', cwd, env } = options;
    if (!Array.isArray(execArgv)) throw new TypeError('execArgv must be an array of strings.');
    if (typeof serviceName !== 'string') throw new TypeError('serviceName must be a string.');
    if (cwd !== undefined && typeof cwd !== 'string') throw new TypeError('cwd path must be a string.');
    const [out, err] = stdioOf(options.stdio);
    this.serviceName = serviceName;
    this.#report = report;
    this.#child = fork(path, [...args], {
      serialization: 'advanced',
      stdio: ['ignore', out, err, 'ipc'],
      execArgv: [
        ...execArgv.filter(isOfNode),
        ...execArgv.flatMap(flagsOfV8),
        '--unhandled-rejections=warn-with-error-code',
        '--import',
        new URL('./parent-port.ts', import.meta.url).href,
      ],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.once('spawn', () => {
      this.#pid = this.#child.pid;
      this.#tell('spawn');
    });
    this.#child.on('message', (message) => this.#tell('message', message));
    this.#child.on('error', () => undefined);
    this.#child.once('exit', (code, signal) => {
      const exitCode = code ?? (signal === null ? 1 : constants.signals[signal]);
      const how: Gone | null =
        exitCode === 0
          ? null
          : {
              type: 'Utility',
              reason: signal === null ? 'abnormal-exit' : KILLING.has(signal) ? 'killed' : 'crashed',
              exitCode,
              serviceName: 'node.mojom.NodeService',
              name: serviceName,
            };
      this.#pid = undefined;
      this.#isGone = true;
      onGone(this, how);
      // A child that the app itself ended is not one that failed.
      this.#tell('exit', this.#isKilled && SIGTERM_CODES.has(exitCode) ? 0 : exitCode);
      this.stdout = null;
      this.stderr = null;
    });
  }
  /** What a listener throws, or an `error` that nobody listens to, is the app's fault and not the host's. */
  #tell(name: string, ...args: readonly unknown[]): void {
    try {
      this.emit(name, ...args);
    } catch (error) {
      this.#report(error);
    }
  }
  get pid(): number | undefined {
    return this.#pid;
  }
  postMessage(message?: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new TypeError('this host transfers no ports');
    if (!this.#child.connected) return;
    try {
      // Node sends no bare `undefined`.
      this.#child.send((message ?? null) as Serializable);
    } catch (error) {
      if (Reflect.get(Object(error), 'code') !== 'ERR_IPC_CHANNEL_CLOSED')
        throw new Error('An object could not be cloned.');
    }
  }
  kill(): boolean {
    if (this.#isGone || this.#pid === undefined) return false;
    this.#isKilled = this.#child.kill('SIGTERM');
    setTimeout(() => {
      if (!this.#isGone) this.#child.kill('SIGKILL');
    }, LEAVE_MS).unref();
    return this.#isKilled;
  }
  /** Plays a fatal error of V8 in the child, for a spec: `error`, then the end by a signal. */
  failInV8(location: string): void {
    const report = { header: { event: 'played by the host', trigger: location } };
    this.#tell('error', 'FatalError', location, JSON.stringify(report));
    this.#child.kill('SIGSEGV');
  }
  /** The app is gone: its children go at once, and nobody hears of it. */
  end(): void {
    this.removeAllListeners();
    this.#child.kill('SIGKILL');
  }
}

export interface UtilityProcesses {
  readonly fork: (
    path: string,
    args?: readonly string[] | ForkOptions,
    options?: ForkOptions,
  ) => HostUtilityProcess;
  readonly alive: () => readonly HostUtilityProcess[];
  readonly metrics: () => readonly ProcessMetric[];
}

/** `utilityProcess`, and the children that it has started. */
export function createUtilityProcesses(
  isReady: () => boolean,
  onGone: (how: Gone) => void,
  report: Report,
): UtilityProcesses {
  const children = new Set<HostUtilityProcess>();
  return {
    fork: (path, args = [], options = {}) => {
      if (!isReady()) throw new TypeError('utilityProcess cannot be created before app is ready.');
      const [list, given] = Array.isArray(args) ? [args, options] : [[], args as ForkOptions];
      const child = new HostUtilityProcess(
        path,
        list,
        given,
        (gone, how) => {
          children.delete(gone);
          if (how !== null) onGone(how);
        },
        report,
      );
      children.add(child);
      return child;
    },
    alive: () => [...children],
    metrics: () =>
      [...children].flatMap(({ pid, serviceName }) =>
        pid === undefined
          ? []
          : [{ pid, type: 'Utility', serviceName: 'node.mojom.NodeService', name: serviceName }],
      ),
  };
}
