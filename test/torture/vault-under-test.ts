import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isAboutKnown, isToldPlaces } from '../../electron/main/gate/file-uses';
import { createVaultClient, type ReaderProcess, type VaultProcess } from '../../electron/main/vault-client';
import type { Result } from '../../shared/base';
import { contract, type Output, type ProcedureName, sealing } from '../../shared/ipc';
import { clockMoved } from '../support/moved-clock';
import { readerOf, utilityOf } from '../support/utility-process';

/** Files given to a call: the field of the input that wants a handle, and the path behind it. */
export type Files = Readonly<Record<string, string>>;

/** The real vault process, spoken to as main does: the same bundle, the same client, the same messages. */
export interface VaultUnderTest {
  /** Calls a procedure; `files` are the fields that hold a file. Never rejects: a killed vault answers VAULT_STOPPED. */
  readonly ask: <N extends ProcedureName>(
    name: N,
    input: Readonly<Record<string, unknown>>,
    files?: Files,
  ) => Promise<Result<Output<N>>>;
  /** Asks it to close its portfolio and leave. */
  readonly close: () => Promise<void>;
  /** SIGKILL; resolves when the process is gone. False when there was none to kill. */
  readonly kill: () => Promise<boolean>;
  /** Moves the computer's clock for the processes that start from now on, by so many days; 0 sets it right. */
  readonly moveClock: (days: number) => void;
  /** All that it printed, since its first start. */
  readonly printed: () => string;
}

const DAY_MS = 86_400_000;

export interface VaultOptions {
  /** The repository: its `out/` holds the built vault. */
  readonly appRoot: string;
  /** Where the process may leave temporary files: searched for names afterwards. */
  readonly temporary: string;
  /** Vivier's own folder of backups, and the portfolio that main knows. */
  readonly backups: string;
  readonly known: string;
  readonly env?: NodeJS.ProcessEnv;
}

export function vaultUnderTest({
  appRoot,
  temporary,
  backups,
  known,
  env = {},
}: VaultOptions): VaultUnderTest {
  let child: ChildProcess | null = null;
  let printed = '';
  let movedDays = 0;
  const parentPort = pathToFileURL(join(appRoot, 'electron', 'launch', 'host', 'parent-port.ts')).href;

  const start = (): VaultProcess => {
    const { NODE_OPTIONS: _, VIVIER_PASSPHRASE: __, ...environment } = process.env;
    const own = fork(join(appRoot, 'out', 'main', 'vault.js'), [], {
      serialization: 'advanced',
      execArgv: ['--max-semi-space-size=8', '--import', parentPort, ...clockMoved(movedDays * DAY_MS)],
      env: { ...environment, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = own;
    for (const stream of [own.stdout, own.stderr])
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        printed += piece;
      });
    own.once('exit', () => {
      if (child === own) child = null;
    });
    return utilityOf(own);
  };
  const startReader = (): ReaderProcess =>
    readerOf(
      fork(join(appRoot, 'out', 'main', 'reader.js'), [], {
        serialization: 'advanced',
        execArgv: ['--import', parentPort],
        env: {},
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      }),
    );
  const client = createVaultClient({
    fork: start,
    forkReader: startReader,
    onDeath: () => undefined,
    closeTimeoutMs: 30_000,
  });

  const sealed = sealing();
  return {
    ask: async (name, input, files = {}) => {
      const handles: Record<string, string> = {};
      const given: Record<string, unknown> = { ...input };
      for (const [field, path] of Object.entries(files)) {
        const handle = `file_${randomBytes(16).toString('hex')}`;
        handles[handle] = path;
        given[field] = handle;
      }
      if (isToldPlaces(name)) handles.backups = backups;
      if (isAboutKnown(name, Object.keys(files).length > 0)) handles.known = known;
      const result = await sealed(
        (one, wire) =>
          client.call({ name: one, input: wire, files: handles, onProgress: () => undefined }).answer,
        name,
        given,
      );
      return result.ok
        ? { ok: true, data: contract[name].output.parse(result.data) as Output<typeof name> }
        : result;
    },
    close: () => client.close(),
    kill: async () => {
      const own = child;
      if (own === null || own.exitCode !== null || own.signalCode !== null) return false;
      const gone = new Promise<void>((resolve) => own.once('exit', () => resolve()));
      own.kill('SIGKILL');
      await gone;
      return own.signalCode === 'SIGKILL';
    },
    moveClock: (days) => {
      movedDays = days;
    },
    printed: () => printed,
  };
}
