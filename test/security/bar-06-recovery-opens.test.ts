/**
 * Bar 06: The paper key opens once, and only the right one; from then on it wraps nothing, and the window asks for another before anything else (test/e2e/keys.spec.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRecoveryKey, parseRecoveryText, recoveryText, slotOf } from '../../electron/vault/keys';
import { openSlot } from '../../electron/vault/keys/slots';
import { findKeyBlock } from '../../electron/vault/portfolio';
import { ask, codeOf, KeyedPortfolio, nextPassphrase, passphrase } from '../support/keyed-portfolio';

let keyed: KeyedPortfolio;
let paperKey: string;
beforeEach(async () => {
  keyed = new KeyedPortfolio();
  paperKey = await keyed.create();
  keyed.lock();
});
afterEach(() => keyed.close());

test('one wrong character is told by its checksum, a valid key of another portfolio is refused: the file is unchanged', async () => {
  const before = readFileSync(keyed.path);
  const slip = `${paperKey.slice(0, -1)}${paperKey.endsWith('0') ? '1' : '0'}`;
  await expect(keyed.recover(slip, nextPassphrase)).rejects.toMatchObject({
    code: 'RECOVERY_KEY_FAULT',
    message: expect.stringMatching(/^Un caractère au moins est faux/u),
  });
  expect(await codeOf(() => keyed.recover(recoveryText(newRecoveryKey()), nextPassphrase))).toBe(
    'RECOVERY_KEY_OTHER',
  );
  expect(keyed.session.failures).toBe(1);
  expect(readFileSync(keyed.path).equals(before)).toBe(true);
  expect(readdirSync(keyed.folder)).toEqual(['equipe.vivier']);
});

test('the right one opens once: from then on it is spent, a lock or a kill in the middle notwithstanding', async () => {
  const { handlers } = keyed;
  const state = () => ask(() => handlers['keys.state']({}, keyed.call()));
  await ask(() => keyed.recover(paperKey, nextPassphrase));
  expect(await state()).toMatchObject({ recovery: 'used' });
  // A kill here: the new passphrase opens, the paper key does not any more.
  const place = keyed.killed('before the new key is typed back');
  expect(await keyed.openedBy(place, passphrase, nextPassphrase)).toEqual([nextPassphrase]);
  keyed.lock();
  const mine = keyed.path;
  for (const path of [mine, place]) {
    keyed.path = path;
    expect(await codeOf(() => keyed.recover(paperKey, passphrase))).toBe('RECOVERY_SPENT');
  }
  keyed.path = mine;
  await keyed.open(nextPassphrase);
  expect(await state()).toMatchObject({ recovery: 'used' });

  const prepare = () => handlers['keys.prepareRecovery']({ passphrase: nextPassphrase }, keyed.call());
  const { recoveryKey } = await ask(prepare);
  expect(recoveryKey).not.toBe(paperKey);
  const confirm = (typed: string) => () =>
    handlers['keys.confirmRecovery']({ recoveryKey: typed }, keyed.call());
  expect(await codeOf(confirm(paperKey))).toBe('RECOVERY_KEY_NOT_SHOWN');
  expect(await codeOf(confirm(recoveryKey))).toBe('ok');
  expect(await state()).toMatchObject({ recovery: 'ready' });
  keyed.lock();
  expect(await codeOf(() => keyed.recover(paperKey, passphrase))).toBe('RECOVERY_KEY_OTHER');
  expect(await codeOf(() => keyed.recover(recoveryKey, passphrase))).toBe('ok');
});

test('a spent key wraps nothing any more: no other program opens with it either', async () => {
  const before = findKeyBlock(keyed.path).block;
  await ask(() => keyed.recover(paperKey, nextPassphrase));
  keyed.lock();
  const after = findKeyBlock(keyed.path).block;
  const parsed = parseRecoveryText(paperKey);
  if (!('key' in parsed)) throw new Error('not a key');
  const secret = { kind: 'recovery', key: parsed.key } as const;
  const opened = async (block: typeof before) => {
    const slot = slotOf(block, 'recovery');
    return slot === undefined ? null : openSlot(slot, secret, block.vaultId);
  };
  expect(await opened(before)).not.toBeNull();
  expect(await opened(after)).toBeNull();
});

test('a kill before the new passphrase is written leaves the paper key good: the recovery can be finished', async () => {
  await expect(
    keyed.handlers['portfolio.recover'](
      { file: null, recoveryKey: paperKey, newPassphrase: 'azerty' },
      keyed.call(),
    ),
  ).rejects.toMatchObject({ code: 'WEAK_PASSPHRASE' });
  expect(await codeOf(() => keyed.recover(paperKey, nextPassphrase))).toBe('ok');
});
