import { beforeEach, describe, expect, test } from 'vitest';
import { ok, type Result, refuse } from '../../shared/base';
import { createQuickUnlock, type Keystore, type QuickUnlockDeps } from './quick-unlock';
import type { SealedSecret } from './settings-file';

let kept: SealedSecret | null;
let key: number;
/** A keystore as the system's: what it sealed opens as long as it was not emptied. */
const keystore: Keystore = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: async (text) => Buffer.from(`${key}:${Buffer.from(text).toString('hex')}`),
  decryptStringAsync: async (sealed) => {
    const [sealedUnder, hex = ''] = sealed.toString().split(':');
    if (Number(sealedUnder) !== key) throw new Error('cannot decrypt');
    return { result: Buffer.from(hex, 'hex').toString() };
  },
};
beforeEach(() => {
  kept = null;
  key = 1;
});
const quick = (more: Partial<QuickUnlockDeps> = {}) =>
  createQuickUnlock({
    keystore,
    platform: 'linux',
    isAllowed: () => true,
    read: () => kept,
    write: (next) => {
      kept = next;
    },
    path: () => '/x/equipe.vivier',
    ...more,
  });
const seen: (string | undefined)[] = [];
const vault = async (secret?: string): Promise<Result<unknown>> => {
  seen.push(secret);
  return ok({});
};
const enabled = async (): Promise<string> => {
  seen.length = 0;
  await quick().around('keys.enableQuickUnlock', vault);
  return seen[0] ?? '';
};

describe('quick unlock', () => {
  test('is off by default, and hands no secret to any other call', async () => {
    expect(await quick().state()).toEqual({ isAvailable: true, isOn: false });
    seen.length = 0;
    for (const name of ['portfolio.open', 'portfolio.quickOpen', 'candidates.get'] as const)
      await quick().around(name, vault);
    expect(seen).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ['basic_text', 'linux', true, false],
    ['unknown', 'linux', true, false],
    ['something new', 'linux', true, false],
    ['kwallet6', 'linux', true, true],
    ['basic_text', 'win32', true, true],
    ['gnome_libsecret', 'linux', false, false],
    ['gnome_libsecret', 'darwin', false, false],
  ] as const)('over %s on %s, encryption %s: offered %s', async (backend, platform, works, isAvailable) => {
    const over = {
      ...keystore,
      getSelectedStorageBackend: () => backend,
      isAsyncEncryptionAvailable: async () => works,
    };
    const unlock = quick({ keystore: over, platform });
    expect(await unlock.state()).toEqual({ isAvailable, isOn: false });
    seen.length = 0;
    await unlock.around('keys.enableQuickUnlock', vault);
    expect(seen[0] !== undefined).toBe(isAvailable);
    expect(kept !== null).toBe(isAvailable);
  });

  test('is not offered where the policy of the computer says no, nor where the keystore fails', async () => {
    expect((await quick({ isAllowed: () => false }).state()).isAvailable).toBe(false);
    const failing = { ...keystore, isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) };
    expect((await quick({ keystore: failing }).state()).isAvailable).toBe(false);
  });

  test('keeps a sealed secret, and gives it back to the vault alone', async () => {
    const secret = await enabled();
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(await quick().state()).toEqual({ isAvailable: true, isOn: true });
    seen.length = 0;
    const answer = await quick().around('portfolio.quickOpen', vault);
    expect(seen).toEqual([secret]);
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  test('a keystore emptied between two starts only asks for the passphrase', async () => {
    await enabled();
    key = 2;
    const asked = async (secret?: string): Promise<Result<unknown>> =>
      secret === undefined ? refuse('QUICK_UNLOCK_LOST') : ok({});
    expect(await quick().around('portfolio.quickOpen', asked)).toMatchObject({
      error: { code: 'QUICK_UNLOCK_LOST' },
    });
    expect(kept).toBeNull();
  });

  test('does not serve another portfolio', async () => {
    await enabled();
    const other = quick({ path: () => '/x/autre.vivier' });
    expect((await other.state()).isOn).toBe(false);
    seen.length = 0;
    await other.around('portfolio.quickOpen', vault);
    expect(seen).toEqual([undefined]);
  });

  test.each(['keys.changePassphrase', 'keys.rekey', 'keys.disableQuickUnlock', 'portfolio.recover'] as const)(
    'is dropped by %s, once it has succeeded',
    async (name) => {
      await enabled();
      await quick().around(name, async () => refuse('WRONG_PASSPHRASE'));
      expect(kept).not.toBeNull();
      await quick().around(name, vault);
      expect(kept).toBeNull();
    },
  );

  test('is not kept where the vault refused it', async () => {
    await quick().around('keys.enableQuickUnlock', async () => refuse('WRONG_PASSPHRASE'));
    expect(kept).toBeNull();
  });
});
