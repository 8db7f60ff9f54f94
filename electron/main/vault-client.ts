import { type Result, refuse } from '../../shared/base';
import type { FromVault, Progress, ReaderOrder, ReadingJob, ToVault } from '../../shared/ipc';

/** What is used of Electron's `UtilityProcess`. */
export interface VaultProcess {
  postMessage(message: ToVault): void;
  on(event: 'message', listener: (message: FromVault) => void): unknown;
  /** A fatal error of V8, just before the end of the process. `report` holds the environment of the computer. */
  on(event: 'error', listener: (type: string, location: string, report: string) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** What is used of it of a process that reads a foreign file for the vault. */
export interface ReaderProcess {
  postMessage(message: ReadingJob): void;
  on(event: 'message', listener: (word: unknown) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
  kill(): boolean;
}

/** How a vault process ended by itself: the place in V8 of a fatal error, where there was one, and its exit code. */
export interface VaultEnd {
  readonly fatalAt: string | null;
  readonly code: number;
}

export interface VaultCall {
  readonly name: string;
  readonly input: unknown;
  readonly files: Readonly<Record<string, string>>;
  readonly secret?: string | undefined;
  readonly onProgress: (progress: Progress) => void;
}

export interface VaultClient {
  /** Sends a call, starting the process first if there is none; the answer never rejects. */
  readonly call: (call: VaultCall) => {
    readonly answer: Promise<Result<unknown>>;
    readonly cancel: () => void;
  };
  /** Ends the process: message, then kill. Calls under way are answered `LOCKED`. Resolves once it is gone. */
  readonly close: () => Promise<void>;
}

export interface VaultClientDeps {
  readonly fork: () => VaultProcess;
  /** Starts a process that reads foreign files, without key. The vault, which may start none, is told that it ended where there is none. */
  readonly forkReader?: () => ReaderProcess;
  /** The process died by itself; its key and its open portfolio went with it. */
  readonly onDeath: (end: VaultEnd) => void;
  /** The process waits for a file that another program holds, or no longer does. */
  readonly onHeld?: (isHeld: boolean) => void;
  /** How long the process may take to close its portfolio before it is killed. */
  readonly closeTimeoutMs?: number;
}

/** Closing makes a backup: seconds for a large portfolio, more on a slow stick. The window is locked meanwhile. */
const CLOSE_TIMEOUT_MS = 30_000;

const howOf = ({ fatalAt, code }: VaultEnd): string => `${fatalAt ?? 'sans V8'}, code ${code}`;

interface Waiting {
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: (progress: Progress) => void;
}

interface Running {
  readonly process: VaultProcess;
  /** What reads for it, by the number that it gave. */
  readonly readers: Map<number, ReaderProcess>;
  readonly waiting: Map<number, Waiting>;
  readonly isReady: Promise<void>;
  /** False for a process that stops before it has said that it listens: its bundle or a native module does not load. */
  hasStarted: boolean;
  readonly isGone: Promise<void>;
}

/** The main process's end of the vault: forks it when needed, numbers the calls, and ends it. */
export function createVaultClient({
  fork,
  forkReader,
  onDeath,
  onHeld = () => undefined,
  closeTimeoutMs = CLOSE_TIMEOUT_MS,
}: VaultClientDeps): VaultClient {
  let running: Running | null = null;
  let closing: Promise<void> = Promise.resolve();
  let lastId = 0;
  let closures = 0;
  /** How the last process that ended by itself did: the next one tells it in its diagnostics. */
  let formerEnd: VaultEnd | null = null;

  const settleAll = (waiting: Map<number, Waiting>, result: Result<unknown>): void => {
    for (const { settle } of waiting.values()) settle(result);
    waiting.clear();
  };

  /** Does what the vault asks of its readers, and relays what they say, unlooked at. */
  function obey({ process, readers }: Running, order: ReaderOrder): void {
    const { id } = order;
    if (order.order === 'stop') {
      readers.get(id)?.kill();
      readers.delete(id);
      return;
    }
    // Out of the listener of the end, from which nothing is posted.
    const ended = (): void =>
      void setImmediate(() => process.postMessage({ type: 'reader', id, news: 'ended' }));
    const reader = forkReader?.();
    if (reader === undefined) {
      ended();
      return;
    }
    readers.set(id, reader);
    reader.on('message', (word) => {
      if (readers.has(id)) process.postMessage({ type: 'reader', id, news: 'said', word });
    });
    // Unheard, a fatal error of V8 would be told to the person, in English.
    reader.on('error', () => undefined);
    reader.once('exit', () => {
      if (readers.delete(id)) ended();
    });
    reader.postMessage(order.job);
  }

  function start(): Running {
    const process = fork();
    const waiting = new Map<number, Waiting>();
    const ready = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const started: Running = {
      process,
      readers: new Map(),
      waiting,
      isReady: ready.promise,
      hasStarted: false,
      isGone: gone.promise,
    };
    process.on('message', (message) => {
      switch (message.type) {
        case 'ready':
          started.hasStarted = true;
          if (formerEnd !== null) process.postMessage({ type: 'formerEnd', how: howOf(formerEnd) });
          ready.resolve();
          break;
        case 'progress':
          waiting.get(message.id)?.onProgress(message.progress);
          break;
        case 'held':
          onHeld(message.isHeld);
          break;
        case 'reader':
          obey(started, message);
          break;
        case 'answer': {
          const asked = waiting.get(message.id);
          waiting.delete(message.id);
          asked?.settle(message.result);
        }
      }
    });
    // Without a listener Electron would tell the person of an error in English, in a box.
    let fatalAt: string | null = null;
    process.on('error', (_type, location) => {
      fatalAt = location;
    });
    process.once('exit', (code) => {
      // Nobody is left to hear them.
      for (const reader of started.readers.values()) reader.kill();
      started.readers.clear();
      gone.resolve();
      ready.resolve();
      settleAll(waiting, refuse(started.hasStarted ? 'VAULT_STOPPED' : 'VAULT_UNSTARTABLE'));
      if (running === started) {
        running = null;
        // One that never started held nothing; telling of it would only make the page start again, without end.
        formerEnd = { fatalAt, code };
        if (started.hasStarted) onDeath(formerEnd);
      }
    });
    return started;
  }

  return {
    call: ({ name, input, files, secret, onProgress }) => {
      const id = ++lastId;
      const answer = Promise.withResolvers<Result<unknown>>();
      const closuresBefore = closures;
      let target: Running | null = null;
      let isCancelled = false;
      // A process on its way out still holds the portfolio's file: the next one starts after it.
      const send = async (): Promise<void> => {
        await closing;
        if (closures !== closuresBefore) return answer.resolve(refuse('LOCKED'));
        running ??= start();
        target = running;
        target.waiting.set(id, { settle: answer.resolve, onProgress });
        await target.isReady;
        if (!target.waiting.has(id)) return;
        target.process.postMessage({ type: 'call', id, name, input, files, secret });
        if (isCancelled) target.process.postMessage({ type: 'cancel', id });
      };
      send().catch(() => answer.resolve(refuse('VAULT_STOPPED')));
      return {
        answer: answer.promise,
        cancel: () => {
          isCancelled = true;
          if (target?.waiting.has(id)) target.process.postMessage({ type: 'cancel', id });
        },
      };
    },
    close: () => {
      closures += 1;
      const ending = running;
      if (ending === null) return closing;
      running = null;
      settleAll(ending.waiting, refuse('LOCKED'));
      ending.process.postMessage({ type: 'close' });
      const timer = setTimeout(() => ending.process.kill(), closeTimeoutMs);
      closing = ending.isGone.finally(() => clearTimeout(timer));
      return closing;
    },
  };
}
