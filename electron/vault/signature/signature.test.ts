import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, KeyedPortfolio, nextPassphrase, passphrase } from '../../../test/support/keyed-portfolio';
import { signingPublicKeyOf } from '.';

let keyed: KeyedPortfolio;
beforeEach(async () => {
  keyed = new KeyedPortfolio();
  await keyed.create();
});
afterEach(() => keyed.close());

const signer = (): string => {
  if (keyed.session.current === null) throw new Error('the portfolio is open');
  return signingPublicKeyOf(keyed.session.current.deps.db);
};

test('a portfolio signs with one key from its creation on, through a lock and another passphrase', async () => {
  const first = signer();
  expect(first).toMatch(/^[0-9a-f]{64}$/u);
  await ask(() =>
    keyed.handlers['keys.changePassphrase']({ passphrase, newPassphrase: nextPassphrase }, keyed.call()),
  );
  keyed.lock();
  await keyed.open(nextPassphrase);
  expect(signer()).toBe(first);
});

test('a change of all keys draws another: whoever could read the file could sign', async () => {
  const first = signer();
  const { handlers } = keyed;
  const { recoveryKey } = await ask(() =>
    handlers['keys.prepareRekey']({ passphrase, newPassphrase: nextPassphrase }, keyed.call()),
  );
  await ask(() => handlers['keys.rekey']({ recoveryKey, deletesRest: false }, keyed.call()));
  const next = signer();
  expect(next).not.toBe(first);
  keyed.lock();
  await keyed.open(nextPassphrase);
  expect(signer()).toBe(next);
});

test('two portfolios sign with two keys', async () => {
  const other = new KeyedPortfolio();
  await other.create();
  expect(other.session.current && signingPublicKeyOf(other.session.current.deps.db)).not.toBe(signer());
  other.close();
});
