/**
 * Updates: from a file that the user received, never from a network.
 * The file is signed by the key that the build holds; its installer is copied to the profile, and started after a lock.
 * Older and equal versions, other systems, and a policy or a build that wants no update are refused.
 */
import type { spawn } from 'node:child_process';
import { type KeyObject, randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, Refusal, refuse } from '../../../shared/base';
import type { Answer } from '../../../shared/ipc';
import { removeAtOnce, removeFolder, replaceFile, type Wait } from '../../disk/async';
import { copyHashed, extractUpdate, type UpdateManifest } from './container';
import { type Installed, installationOf, installerExtension } from './installer';

export { publicationKey } from './container';

export interface UpdaterDeps extends Installed {
  /** Folder of the profile where the installer waits; emptied before each use. */
  readonly folder: string;
  readonly key: KeyObject | null;
  readonly isAllowed: boolean;
  readonly isPackaged: boolean;
  readonly version: string;
  readonly arch: string;
  readonly spawn: typeof spawn;
  /** Locks the portfolio; the installer starts afterwards. */
  readonly lock: () => Promise<void>;
  /** Says why nothing was installed, once the page that asked for it is gone. */
  readonly tell: (sentence: string) => void;
  /** Ends the app, for its files to be replaced; `isBack` starts it again. */
  readonly leave: (isBack: boolean) => void;
}

/** Whether updates from a file can be used here, and if not, why. */
export type UpdateState = 'possible' | 'policy' | 'no-key' | 'not-packaged';

export interface Updater {
  readonly state: UpdateState;
  /** Checks the file and keeps its installer; answers what the user must see before starting it. */
  readonly read: (path: string) => Promise<Answer<'workstation.readUpdate'>>;
  /** Locks, starts the installer read before, and ends the app. */
  readonly start: (version: string) => Promise<Answer<'workstation.startUpdate'>>;
  /** Deletes an installer that waits: at the start of the app, once it has served. */
  readonly forget: () => Promise<void>;
}

function stateOf({ isAllowed, key, isPackaged }: UpdaterDeps): UpdateState {
  if (!isAllowed) return 'policy';
  if (key === null) return 'no-key';
  return isPackaged ? 'possible' : 'not-packaged';
}

/** Makes the one updater of the app. */
export function createUpdater(deps: UpdaterDeps): Updater {
  const { folder, version } = deps;
  let waiting: { readonly path: string; readonly manifest: UpdateManifest } | null = null;
  let isBusy = false;

  const empty = async (wait: Wait = {}): Promise<void> => {
    waiting = null;
    await removeFolder(folder, wait);
  };
  /** Nobody waits for this one: just after an update, its own installer may still be running. */
  const forget = (): Promise<void> => empty({ isQuiet: true });

  /**
   * Starts what was announced and nothing else: the file has waited in a folder where other programs of the user can write,
   * and the lock lasts seconds. What is started is a copy made now, under a name drawn now, whose very bytes were hashed.
   * Answers whether the app is to come back. Throws UPDATE_INVALID, UPDATE_CANNOT_START.
   */
  async function install(path: string, sha256: string): Promise<boolean> {
    const drawn = randomBytes(8).toString('hex');
    const { appImage } = deps;
    const isReplaced = installationOf(path, deps).kind === 'replace' && appImage !== null;
    const copy = isReplaced ? `${appImage}.${drawn}.new` : join(folder, drawn, basename(path));
    if (!isReplaced) await mkdir(join(folder, drawn), { mode: 0o700 });
    try {
      if ((await copyHashed(path, copy)) !== sha256) throw new Refusal('UPDATE_INVALID');
      const installation = installationOf(copy, deps);
      if (installation.kind === 'run') {
        await started(deps.spawn, installation.program, installation.args);
        return false;
      }
      await replaceFile(copy, installation.target);
      await forget();
      return true;
    } catch (error) {
      removeAtOnce(copy);
      throw error;
    }
  }

  /** One act at a time, on files that no other touches. */
  async function alone<T>(
    act: () => Promise<T>,
  ): Promise<T | ReturnType<typeof refuse> | { ok: false; error: ReturnType<Refusal['toError']> }> {
    if (isBusy) return refuse('REFUSED_BY_STATE');
    isBusy = true;
    try {
      return await act();
    } catch (error) {
      waiting = null;
      // What is held was waited for already: the next reading, or the next start, empties the rest.
      removeAtOnce(folder);
      if (error instanceof Refusal) return { ok: false, error: error.toError() };
      const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
      if (code === 'ENOSPC') return refuse('DISK_FULL');
      if (code === 'EBUSY') return refuse('FILE_HELD');
      if (typeof code === 'string') return refuse('FILE_UNWRITABLE');
      throw error;
    } finally {
      isBusy = false;
    }
  }

  return {
    state: stateOf(deps),
    forget,
    read: (path) =>
      alone(async () => {
        if (!deps.isAllowed) return refuse('UPDATES_DISABLED');
        if (deps.key === null) return refuse('UPDATE_NO_KEY');
        await empty();
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const draft = join(folder, 'installer.part');
        const manifest = await extractUpdate(path, draft, {
          key: deps.key,
          version,
          platform: deps.platform,
          arch: deps.arch,
          extension: installerExtension(deps),
        });
        const copy = join(folder, manifest.fileName);
        // A new program is what an antivirus looks at longest.
        await replaceFile(draft, copy);
        waiting = { path: copy, manifest };
        const { releasedOn, notes, size } = manifest;
        return ok({
          version: manifest.version,
          currentVersion: version,
          releasedOn,
          notes,
          sizeBytes: size,
          canStart: deps.isPackaged,
        });
      }),
    start: (wanted) =>
      alone(async () => {
        if (!deps.isAllowed) return refuse('UPDATES_DISABLED');
        if (!deps.isPackaged) return refuse('UPDATE_NOT_PACKAGED');
        if (waiting === null || waiting.manifest.version !== wanted) return refuse('UPDATE_INVALID');
        const { path, manifest } = waiting;
        await deps.lock();
        try {
          deps.leave(await install(path, manifest.sha256));
        } catch (error) {
          // The page that asked is gone with the lock: nobody but main can say so.
          const { message } = (
            error instanceof Refusal ? error : new Refusal('UPDATE_CANNOT_START')
          ).toError();
          deps.tell(message);
          throw error;
        }
        return ok({});
      }),
  };
}

/** Starts a program that outlives the app; a program that cannot be started is told. */
function started(spawnIt: typeof spawn, program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawnIt(program, [...args], { detached: true, stdio: 'ignore', shell: false });
    child.once('error', () => reject(new Refusal('UPDATE_CANNOT_START')));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
