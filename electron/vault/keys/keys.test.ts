import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import {
  calibratedArgon2,
  decodeKeyBlock,
  encodeKeyBlock,
  floorArgon2,
  KEY_BLOCK_BYTES,
  type KeyBlock,
  keystoreSlot,
  newDataKey,
  newRecoveryKey,
  passphraseSlot,
  recoverySlot,
  unlock,
  withSlots,
} from '.';

const passphrase = 'quatre chevaux dans la brume';
const vaultId = randomUUID();
const dataKey = newDataKey();
const floorSlot = (secret: string) => passphraseSlot(dataKey, secret, vaultId, floorArgon2);
let block: Extract<KeyBlock, { format: 1 }>;
let bytes: Buffer;

beforeAll(async () => {
  block = {
    format: 1,
    vaultId,
    generation: 1,
    createdAt: '2026-09-01T08:00:00.000Z',
    cipher: 'chacha20',
    slots: [await floorSlot(passphrase)],
  };
  bytes = encodeKeyBlock(block, dataKey);
});

const read = (changed: Buffer) => {
  const found = decodeKeyBlock(changed);
  if (!found) throw new Refusal('PORTFOLIO_NOT_ONE');
  return found;
};

describe('the key block', () => {
  test('gives the data key back to the right passphrase, and to no other', async () => {
    expect(await unlock(read(bytes), { kind: 'passphrase', passphrase })).toEqual(dataKey);
    await expect(
      unlock(read(bytes), { kind: 'passphrase', passphrase: `${passphrase} ` }),
    ).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  });

  test('takes the two ways of writing an accent for the same passphrase', async () => {
    const slot = await floorSlot('e\u0301te\u0301 a\u0300 la montagne');
    const composed = encodeKeyBlock({ ...block, slots: [slot] }, dataKey);
    expect(await unlock(read(composed), { kind: 'passphrase', passphrase: 'été à la montagne' })).toEqual(
      dataKey,
    );
  });

  test('shares no salt, nonce or wrapped key between two wraps of one key under one passphrase', async () => {
    const again = await floorSlot(passphrase);
    const [first] = block.slots;
    expect([again.salt, again.nonce, again.wrapped]).not.toContain(first?.salt);
    expect(again.nonce).not.toBe(first?.nonce);
    expect(again.wrapped).not.toBe(first?.wrapped);
  });

  test('is refused when any single byte of it was changed', async () => {
    // Every byte of the written part, then a sample of the padding: each attempt costs one derivation at most.
    const written = 12 + bytes.readUInt32LE(8);
    const places = [
      ...Array(12).keys(),
      12,
      40,
      90,
      written - 3,
      written,
      2000,
      4060,
      KEY_BLOCK_BYTES - 32,
      KEY_BLOCK_BYTES - 1,
    ];
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed.readUInt8(place) + 1) % 256, place);
      const attempt = async (): Promise<Buffer> => unlock(read(changed), { kind: 'passphrase', passphrase });
      await expect(attempt(), `byte ${place}`).rejects.toBeInstanceOf(Refusal);
    }
  });

  test('with weaker or absurd cost parameters is refused before any derivation', () => {
    const [slot] = block.slots;
    if (!slot) throw new Error('no slot');
    for (const kdf of [
      { ...slot.kdf, memoryKiB: 1024 },
      { ...slot.kdf, memoryKiB: 64 * 1024 * 1024 },
      { ...slot.kdf, passes: 1 },
      { ...slot.kdf, passes: 100_000 },
      { ...slot.kdf, lanes: 64 },
    ]) {
      const json = JSON.stringify({ ...block, slots: [{ ...slot, kdf }] });
      const forged = Buffer.alloc(KEY_BLOCK_BYTES);
      bytes.copy(forged, 0, 0, 8);
      forged.writeUInt32LE(Buffer.byteLength(json), 8);
      forged.write(json, 12);
      expect(() => decodeKeyBlock(forged)).toThrow(Refusal);
    }
  });

  test('of a newer format is told apart from a damaged one', () => {
    const json = JSON.stringify({ ...block, format: 4 });
    const newer = Buffer.from(bytes);
    newer.writeUInt32LE(Buffer.byteLength(json), 8);
    newer.write(json, 12);
    expect(() => decodeKeyBlock(newer)).toThrow(expect.objectContaining({ code: 'PORTFOLIO_FROM_FUTURE' }));
  });

  test('never throws anything but a refusal on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: KEY_BLOCK_BYTES }), fc.boolean(), (noise, withMagic) => {
        const forged = Buffer.alloc(KEY_BLOCK_BYTES);
        Buffer.from(noise).copy(forged);
        if (withMagic) bytes.copy(forged, 0, 0, 8);
        try {
          decodeKeyBlock(forged);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the slots of a block', () => {
  const recoveryKey = newRecoveryKey();
  const secret = randomBytes(32);
  const madeAt = '2026-09-01T08:00:00.000Z';
  let full: KeyBlock;
  let fullBytes: Buffer;
  beforeAll(() => {
    full = withSlots(block, [
      ...block.slots,
      recoverySlot(dataKey, recoveryKey, vaultId, madeAt),
      keystoreSlot(dataKey, secret, vaultId),
    ]);
    fullBytes = encodeKeyBlock(full, dataKey);
  });

  test('give the same data key to the passphrase of format 1, to the paper key and to the keystore', async () => {
    expect(full).toMatchObject({ format: 3, generation: 2 });
    for (const one of [
      { kind: 'passphrase', passphrase },
      { kind: 'recovery', key: recoveryKey },
      { kind: 'keystore', secret },
    ] as const)
      expect(await unlock(read(fullBytes), one)).toEqual(dataKey);
  });

  test('refuse another paper key, another secret, and a paper key where there is none', async () => {
    const refused = async (bytesOf: Buffer, one: Parameters<typeof unlock>[1]): Promise<string> =>
      unlock(read(bytesOf), one).then(
        () => 'opened',
        (error: Refusal) => error.code,
      );
    expect(await refused(fullBytes, { kind: 'recovery', key: newRecoveryKey() })).toBe('RECOVERY_KEY_OTHER');
    expect(await refused(fullBytes, { kind: 'keystore', secret: randomBytes(32) })).toBe('QUICK_UNLOCK_LOST');
    expect(await refused(bytes, { kind: 'recovery', key: recoveryKey })).toBe('RECOVERY_NONE');
    expect(await refused(bytes, { kind: 'keystore', secret })).toBe('QUICK_UNLOCK_LOST');
  });

  test('cannot be moved to another vault, nor taken for one of another kind', async () => {
    const slot = recoverySlot(dataKey, recoveryKey, randomUUID(), madeAt);
    const moved = encodeKeyBlock(withSlots(block, [...block.slots, slot]), dataKey);
    await expect(unlock(read(moved), { kind: 'recovery', key: recoveryKey })).rejects.toMatchObject({
      code: 'RECOVERY_KEY_OTHER',
    });
  });

  test('are one of a kind, and always a passphrase', () => {
    const [slot] = block.slots;
    const recovery = recoverySlot(dataKey, recoveryKey, vaultId, madeAt);
    if (!slot) throw new Error('no slot');
    for (const slots of [[], [recovery], [slot, slot], [slot, recovery, recovery]])
      expect(() => encodeKeyBlock(withSlots(block, slots), dataKey)).toThrow();
  });
});

describe('the cost of a derivation', () => {
  test('grows with the speed of the machine, between the floor and a cap', async () => {
    const clock =
      (...times: number[]) =>
      () =>
        times.shift() ?? 0;
    expect((await calibratedArgon2(clock(0, 100))).passes).toBe(17);
    expect(await calibratedArgon2(clock(0, 5000))).toEqual(floorArgon2);
    expect((await calibratedArgon2(clock(0, 1))).passes).toBe(24);
  });
});
