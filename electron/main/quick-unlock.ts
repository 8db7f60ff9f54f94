import { randomBytes } from 'node:crypto';
import type { Result } from '../../shared/base';
import { type ProcedureName, procedureOf } from '../../shared/ipc';
import type { SealedSecret } from './settings-file';

/** What is used of Electron's `safeStorage`. */
export interface Keystore {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string }>;
}

export interface QuickUnlockDeps {
  readonly keystore: Keystore;
  readonly platform: NodeJS.Platform;
  /** Whether this computer's policy lets it be used. */
  readonly isAllowed: () => boolean;
  readonly read: () => SealedSecret | null;
  readonly write: (sealed: SealedSecret | null) => void;
  /** The portfolio that is open or known. */
  readonly path: () => string | null;
}

export interface QuickUnlock {
  readonly state: () => Promise<{ readonly isAvailable: boolean; readonly isOn: boolean }>;
  /**
   * Answers a call that needs this computer's secret, or that makes it void. The secret is in this process for the time
   * of the call; the disk has it sealed by the system's keystore; the window never has it.
   */
  readonly around: (
    name: ProcedureName,
    act: (secret?: string) => Promise<Result<unknown>>,
  ) => Promise<Result<unknown>>;
}

/** Where Chromium has no keystore it seals with a password that everyone knows. */
const goodOnLinux = /^(?:gnome_libsecret|kwallet\d?)$/u;

/** Quick unlock: off by default, offered where the system really keeps secrets, and never the only way in. */
export function createQuickUnlock(deps: QuickUnlockDeps): QuickUnlock {
  const { keystore } = deps;
  async function isAvailable(): Promise<boolean> {
    if (!deps.isAllowed()) return false;
    try {
      if (!(await keystore.isAsyncEncryptionAvailable())) return false;
      return deps.platform !== 'linux' || goodOnLinux.test(keystore.getSelectedStorageBackend?.() ?? '');
    } catch {
      // A keystore that fails to answer keeps nothing.
      return false;
    }
  }

  async function enable(act: (secret?: string) => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const path = deps.path();
    if (path === null || !(await isAvailable())) return act();
    const secret = randomBytes(32).toString('base64');
    // Sealed first: a slot that no secret opens would only be noise in the key block.
    const sealed = await keystore.encryptStringAsync(secret).catch(() => null);
    if (sealed === null) return act();
    const result = await act(secret);
    if (result.ok) deps.write({ portfolioPath: path, sealed: sealed.toString('base64') });
    return result;
  }

  async function secretOf(): Promise<string | undefined> {
    const kept = deps.read();
    if (kept === null || kept.portfolioPath !== deps.path() || !(await isAvailable())) return undefined;
    try {
      return (await keystore.decryptStringAsync(Buffer.from(kept.sealed, 'base64'))).result;
    } catch {
      // Another account, a keystore that was emptied: the passphrase opens.
      return undefined;
    }
  }

  return {
    state: async () => {
      const available = await isAvailable();
      return { isAvailable: available, isOn: available && deps.read()?.portfolioPath === deps.path() };
    },
    around: async (name, act) => {
      const { quickUnlock } = procedureOf(name);
      if (quickUnlock === 'makes') return enable(act);
      if (quickUnlock === 'uses') {
        const result = await act(await secretOf());
        if (!result.ok && result.error.code === 'QUICK_UNLOCK_LOST') deps.write(null);
        return result;
      }
      const result = await act();
      if (result.ok && quickUnlock === 'voids') deps.write(null);
      return result;
    },
  };
}
