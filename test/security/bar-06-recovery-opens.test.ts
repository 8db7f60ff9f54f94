/**
 * Bar 06: The paper key opens, and only the right one; after use another one is made and the slot of the former removed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRecoveryKey, recoveryText } from '../../electron/vault/keys';
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

test('the right one opens; it stays good until the new one is typed back, then opens no more', async () => {
  const { handlers } = keyed;
  await ask(() => keyed.recover(paperKey, nextPassphrase));
  expect(await ask(() => handlers['keys.state']({}, keyed.call()))).toMatchObject({ recovery: 'used' });
  // A kill here: the new passphrase opens, and the paper key still does.
  const place = keyed.killed('before the new key is typed back');
  expect(await keyed.openedBy(place, passphrase, nextPassphrase)).toEqual([nextPassphrase]);

  const prepare = () => handlers['keys.prepareRecovery']({ passphrase: nextPassphrase }, keyed.call());
  const { recoveryKey } = await ask(prepare);
  expect(recoveryKey).not.toBe(paperKey);
  const confirm = (typed: string) => () =>
    handlers['keys.confirmRecovery']({ recoveryKey: typed }, keyed.call());
  expect(await codeOf(confirm(paperKey))).toBe('RECOVERY_KEY_NOT_SHOWN');
  expect(await codeOf(confirm(recoveryKey))).toBe('ok');
  expect(await ask(() => handlers['keys.state']({}, keyed.call()))).toMatchObject({ recovery: 'ready' });
  keyed.lock();
  expect(await codeOf(() => keyed.recover(paperKey, passphrase))).toBe('RECOVERY_KEY_OTHER');
  expect(await codeOf(() => keyed.recover(recoveryKey, passphrase))).toBe('ok');
  keyed.lock();

  const mine = keyed.path;
  keyed.path = place;
  expect(await codeOf(() => keyed.recover(paperKey, passphrase))).toBe('ok');
  keyed.lock();
  keyed.path = mine;
});
