/** Bar 03: Each wrap of the data key has a salt of 16 bytes and a nonce of its own; a thousand repeat none. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  floorArgon2,
  keystoreSlot,
  newDataKey,
  newRecoveryKey,
  passphraseSlot,
  recoverySlot,
} from '../../electron/vault/keys';

test('1,000 wraps of one key under one secret', async () => {
  const dataKey = newDataKey();
  const vaultId = randomUUID();
  const secret = newRecoveryKey();
  const slots = [
    ...Array.from({ length: 500 }, () => recoverySlot(dataKey, secret, vaultId, '2026-09-01T08:00:00.000Z')),
    ...Array.from({ length: 500 }, () => keystoreSlot(dataKey, secret, vaultId)),
  ];
  // The same wrap under a slow derivation: a few.
  const slow = [];
  for (let n = 0; n < 4; n += 1)
    slow.push(await passphraseSlot(dataKey, 'quatre chevaux dans la brume', vaultId, floorArgon2));
  const all = [...slots, ...slow];
  for (const { salt, nonce } of all) {
    expect(Buffer.from(salt, 'base64')).toHaveLength(16);
    expect(Buffer.from(nonce, 'base64')).toHaveLength(12);
  }
  for (const field of ['salt', 'nonce', 'wrapped'] as const)
    expect(new Set(all.map((slot) => slot[field])).size).toBe(1004);
});
