/**
 * Bar 05: A creation cannot end before the paper key has been typed back; stopping there leaves no half portfolio.
 * On screen, with the window closed at that point: test/e2e/keys.spec.ts.
 */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRecoveryKey, recoveryText } from '../../electron/vault/keys';
import { noProfile } from '../../shared/settings';
import { ask, codeOf, file, KeyedPortfolio, passphrase } from '../support/keyed-portfolio';

let keyed: KeyedPortfolio;
beforeEach(() => {
  keyed = new KeyedPortfolio();
});
afterEach(() => keyed.close());
const create = (recoveryKey: string) =>
  keyed.handlers['portfolio.create']({ file, recoveryKey }, keyed.call());

test('nothing is on the disk before, whatever is typed; the right key, in any case, ends the creation', async () => {
  const { handlers } = keyed;
  const sheet = await ask(() =>
    handlers['portfolio.prepare']({ file, passphrase, profile: noProfile }, keyed.call()),
  );
  const slip = `${sheet.recoveryKey.slice(0, -1)}${sheet.recoveryKey.endsWith('0') ? '1' : '0'}`;
  expect(await codeOf(() => create(slip))).toBe('RECOVERY_KEY_FAULT');
  expect(await codeOf(() => create(recoveryText(newRecoveryKey())))).toBe('RECOVERY_KEY_NOT_SHOWN');
  expect(await codeOf(() => create('rien'))).toBe('RECOVERY_KEY_FAULT');
  expect(readdirSync(keyed.folder)).toEqual([]);
  expect(await codeOf(() => create(sheet.recoveryKey.toLowerCase().replaceAll(' ', '-')))).toBe('ok');
  expect(await ask(() => handlers['keys.state']({}, keyed.call()))).toMatchObject({
    recovery: 'ready',
    mark: sheet.mark,
  });
});

test('the end of the process there leaves nothing, not even for whoever has the key', async () => {
  const { recoveryKey } = await ask(() =>
    keyed.handlers['portfolio.prepare']({ file, passphrase, profile: noProfile }, keyed.call()),
  );
  keyed.session = { current: null, failures: 0 };
  expect(await codeOf(() => create(recoveryKey))).toBe('KEYS_NOT_PREPARED');
  expect(readdirSync(keyed.folder)).toEqual([]);
});
