/**
 * Bar 02: The passphrase passes through Argon2id, 64 MiB, 3 passes or more, calibrated upward; a header with weaker or
 * absurd parameters is refused before any derivation.
 */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  calibratedArgon2,
  decodeKeyBlock,
  encodeKeyBlock,
  floorArgon2,
  newDataKey,
} from '../../electron/vault/keys';
import { derive } from '../../electron/vault/keys/argon2';
import { passphraseSlot } from '../../electron/vault/keys/slots';

/** Of the reference implementation (phc-winner-argon2, test.c), Argon2id version 19. */
const vectors = [
  [2, 65_536, 1, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
  [2, 256, 1, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
  [2, 256, 2, 'password', 'somesalt', '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
  [1, 65_536, 1, 'password', 'somesalt', 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
  [
    2,
    65_536,
    1,
    'differentpassword',
    'somesalt',
    '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde',
  ],
  [2, 65_536, 1, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
] as const;

test.each(vectors)('t=%i, m=%i KiB, p=%i, %s, %s', async (passes, memoryKiB, lanes, secret, salt, hash) => {
  const kdf = { name: 'argon2id' as const, memoryKiB, passes, lanes };
  expect((await derive(secret, Buffer.from(salt), kdf)).toString('hex')).toBe(hash);
});

test('a new passphrase costs the floor or more, whatever this machine', async () => {
  expect(floorArgon2).toEqual({ name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 });
  const kdf = await calibratedArgon2();
  expect(kdf).toMatchObject({ memoryKiB: 65_536, lanes: 1 });
  expect(kdf.passes).toBeGreaterThanOrEqual(3);
  expect(kdf.passes).toBeLessThanOrEqual(24);
});

describe('a header', async () => {
  const dataKey = newDataKey();
  const vaultId = randomUUID();
  const slot = await passphraseSlot(dataKey, 'quatre chevaux dans la brume', vaultId, floorArgon2);
  const bytes = encodeKeyBlock(
    {
      format: 2,
      vaultId,
      generation: 1,
      createdAt: '2026-09-01T08:00:00.000Z',
      cipher: 'chacha20',
      slots: [slot],
    },
    dataKey,
  );
  test.each([
    ['memory under the floor', { memoryKiB: 19_455 }],
    ['one pass', { passes: 1 }],
    ['no pass', { passes: 0 }],
    ['half a pass', { passes: 2.5 }],
    ['a terabyte', { memoryKiB: 1_073_741_824 }],
    ['512 MiB', { memoryKiB: 524_288 }],
    ['a thousand passes', { passes: 1000 }],
    ['much memory many times', { memoryKiB: 262_144, passes: 64 }],
    ['64 lanes', { lanes: 64 }],
    ['another function', { name: 'argon2d' }],
  ])('with %s is refused at once: reading it derives nothing', (_what, change) => {
    const length = bytes.readUInt32LE(8);
    const json = JSON.parse(bytes.subarray(12, 12 + length).toString());
    Object.assign(json.slots[0].kdf, change);
    const text = JSON.stringify(json);
    const forged = Buffer.alloc(bytes.length);
    bytes.copy(forged, 0, 0, 8);
    forged.writeUInt32LE(Buffer.byteLength(text), 8);
    forged.write(text, 12);
    expect(() => decodeKeyBlock(forged)).toThrow(expect.objectContaining({ code: 'PORTFOLIO_DAMAGED' }));
  });
});
