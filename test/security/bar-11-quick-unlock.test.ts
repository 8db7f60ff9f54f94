/**
 * Bar 11: Quick unlock is off by default, hidden where the system keeps no secret, and never the only way in: a keystore
 * that was emptied only asks for the passphrase. The rest of its cases: electron/main/quick-unlock.test.ts.
 */

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createQuickUnlock, type Keystore, type QuickUnlock } from '../../electron/main/quick-unlock';
import type { SealedSecret } from '../../electron/main/settings-file';
import { codeOf, KeyedPortfolio, nextPassphrase, passphrase } from '../support/keyed-portfolio';

let keyed: KeyedPortfolio;
let kept: SealedSecret | null = null;
let drawer: Map<string, string>;
let backend = 'gnome_libsecret';
const keystore: Keystore = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => backend,
  encryptStringAsync: async (text) => {
    drawer.set('1', text);
    return Buffer.from('1');
  },
  decryptStringAsync: async (sealed) => {
    const result = drawer.get(sealed.toString());
    if (result === undefined) throw new Error('not in the keystore');
    return { result };
  },
};
/** Main as it starts again. */
const main = (): QuickUnlock =>
  createQuickUnlock({
    keystore,
    platform: 'linux',
    isAllowed: () => true,
    read: () => kept,
    write: (next) => {
      kept = next;
    },
    path: () => keyed.path,
  });
const enable = () =>
  main().around('keys.enableQuickUnlock', async (secret) =>
    keyed.handlers['keys.enableQuickUnlock']({ passphrase }, keyed.call({ secret })),
  );
/** As the window opens: the handler's refusals become values. */
const quickOpen = () =>
  codeOf(() =>
    main().around('portfolio.quickOpen', async (secret) => {
      try {
        return await keyed.handlers['portfolio.quickOpen']({}, keyed.call({ secret }));
      } catch (error) {
        return { ok: false, error: error as never };
      }
    }),
  );

beforeEach(async () => {
  keyed = new KeyedPortfolio();
  kept = null;
  drawer = new Map();
  backend = 'gnome_libsecret';
  await keyed.create();
});
afterEach(() => keyed.close());

test('off by default', async () => {
  expect(await main().state()).toEqual({ isAvailable: true, isOn: false });
  keyed.lock();
  expect(await quickOpen()).toBe('QUICK_UNLOCK_LOST');
});

test.each(['basic_text', 'unknown', ''])(
  'hidden over the backend %j, and refused if asked for all the same',
  async (name) => {
    backend = name;
    expect(await main().state()).toEqual({ isAvailable: false, isOn: false });
    expect(await enable()).toMatchObject({ ok: false });
    expect([kept, keyed.session.current?.keyBlock().block.slots.map(({ kind }) => kind)]).toEqual([
      null,
      ['passphrase', 'recovery'],
    ]);
  },
);

test('opens; a keystore emptied between two starts only asks for the passphrase', async () => {
  expect(await enable()).toMatchObject({ ok: true });
  const [secret = ''] = drawer.values();
  keyed.lock();
  expect(await quickOpen()).toBe('ok');
  keyed.lock();
  const raw = Buffer.from(secret, 'base64');
  expect(raw).toHaveLength(32);
  expect(readFileSync(keyed.path).includes(raw)).toBe(false);
  expect(JSON.stringify(kept)).not.toContain(secret);
  drawer.clear();
  expect(await quickOpen()).toBe('QUICK_UNLOCK_LOST');
  expect(await main().state()).toMatchObject({ isOn: false });
  expect(await codeOf(() => keyed.handlers['portfolio.open']({ file: null, passphrase }, keyed.call()))).toBe(
    'ok',
  );
});

test('a change of passphrase drops it, on both sides', async () => {
  await enable();
  const { handlers } = keyed;
  await main().around('keys.changePassphrase', async () =>
    handlers['keys.changePassphrase']({ passphrase, newPassphrase: nextPassphrase }, keyed.call()),
  );
  expect(kept).toBeNull();
  expect(keyed.session.current?.keyBlock().block.slots.some(({ kind }) => kind === 'keystore')).toBe(false);
});
