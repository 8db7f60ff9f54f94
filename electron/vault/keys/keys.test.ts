import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/ipc';
import {
  decodeKeyBlock,
  encodeKeyBlock,
  floorArgon2,
  KEY_BLOCK_BYTES,
  type KeyBlock,
  newDataKey,
  passphraseSlot,
  unlock,
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
    const json = JSON.stringify({ ...block, format: 3 });
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
