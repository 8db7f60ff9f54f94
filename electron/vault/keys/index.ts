/**
 * Keys: a random 256-bit data key opens the database; each slot of the key block wraps it under a secret of the user.
 * The passphrase passes through Argon2id; the block is authenticated as a whole by a key derived from the data key.
 * Nothing here touches a file: see `../portfolio` for where the block lies.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { Refusal } from '../../../shared/ipc';

/** The block is one page long, so that the file stays a whole number of pages. */
export const KEY_BLOCK_BYTES = 4096;
/** Format of the key block that this build writes; a higher one comes from a newer version. */
export const FORMAT_VERSION = 1;

const MAGIC = Buffer.from('VIVIERK\u0001', 'latin1');
/** The package exports its algorithms as an ambient enum, which isolated modules cannot read: 2 is Argon2id. */
const ARGON2ID = 2;
const MAC_BYTES = 32;
const TAG_BYTES = 16;

/** Bounds on the cost parameters: never weaker than OWASP's floor, never a trap for memory or time (security bar 2). */
const argon2Schema = z.strictObject({
  name: z.literal('argon2id'),
  memoryKiB: z.number().int().min(19_456).max(1_048_576),
  passes: z.number().int().min(2).max(16),
  lanes: z.number().int().min(1).max(4),
});
type Argon2 = z.infer<typeof argon2Schema>;
const defaultArgon2: Argon2 = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 };

const base64 = (bytes: number) => z.base64().refine((value) => Buffer.from(value, 'base64').length === bytes);
const slotSchema = z.strictObject({
  kind: z.literal('passphrase'),
  kdf: argon2Schema,
  salt: base64(16),
  nonce: base64(12),
  wrapped: base64(32 + TAG_BYTES),
});
const keyBlockSchema = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  vaultId: z.uuid(),
  /** Grows at each change of the slots: of two copies of one block, the higher is the newer. */
  generation: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  cipher: z.literal('chacha20'),
  slots: z.array(slotSchema).min(1).max(8),
});
export type KeyBlock = z.infer<typeof keyBlockSchema>;
type Slot = z.infer<typeof slotSchema>;

/** What is bound to a wrapped key: the vault and the cost parameters, so that none can be swapped for a weaker one. */
const boundTo = (vaultId: string, kind: string, kdf: Argon2): Buffer =>
  Buffer.from(
    JSON.stringify([FORMAT_VERSION, vaultId, kind, kdf.name, kdf.memoryKiB, kdf.passes, kdf.lanes]),
  );

const derive = (passphrase: string, salt: Uint8Array, kdf: Argon2): Promise<Buffer> =>
  hashRaw(passphrase.normalize('NFC'), {
    algorithm: ARGON2ID,
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    outputLen: 32,
    salt,
  });

/** A new data key: 32 random bytes. */
export const newDataKey = (): Buffer => randomBytes(32);

/** Wraps the data key under a passphrase, with a fresh salt and a fresh nonce. About 0.1 s (2.5 GHz) and 64 MiB. */
export async function wrapWithPassphrase(
  dataKey: Uint8Array,
  passphrase: string,
  vaultId: string,
): Promise<Slot> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await derive(passphrase, salt, defaultArgon2);
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(vaultId, 'passphrase', defaultArgon2), { plaintextLength: dataKey.length });
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return {
    kind: 'passphrase',
    kdf: defaultArgon2,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/** The data key, or `null` when the passphrase is not the one of this slot. */
async function unwrapSlot(slot: Slot, passphrase: string, vaultId: string): Promise<Buffer | null> {
  const key = await derive(passphrase, Buffer.from(slot.salt, 'base64'), slot.kdf);
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  const decipher = createDecipheriv('chacha20-poly1305', key, Buffer.from(slot.nonce, 'base64'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(vaultId, slot.kind, slot.kdf), { plaintextLength: 32 });
  decipher.setAuthTag(wrapped.subarray(32));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
  } catch {
    // Poly1305 refused the tag: wrong passphrase, or parameters that are not those of the wrap.
    return null;
  } finally {
    key.fill(0);
  }
}

const macOf = (dataKey: Uint8Array, head: Uint8Array): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', dataKey, '', 'vivier key block', 32)))
    .update(head)
    .digest();

/** The block as bytes: magic, length, JSON, zeros, and a MAC over all of it. */
export function encodeKeyBlock(block: KeyBlock, dataKey: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(keyBlockSchema.parse(block)));
  const bytes = Buffer.alloc(KEY_BLOCK_BYTES);
  if (MAGIC.length + 4 + json.length > KEY_BLOCK_BYTES - MAC_BYTES)
    throw new Error('key block overflows its page');
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(json.length, MAGIC.length);
  json.copy(bytes, MAGIC.length + 4);
  macOf(dataKey, bytes.subarray(0, -MAC_BYTES)).copy(bytes, KEY_BLOCK_BYTES - MAC_BYTES);
  return bytes;
}

/** A block as read from a file, not yet authenticated. */
export interface ReadKeyBlock {
  readonly block: KeyBlock;
  readonly bytes: Buffer;
}

/** Whether these bytes are a key block, usable or not. */
export const isKeyBlock = (bytes: Buffer): boolean =>
  bytes.length === KEY_BLOCK_BYTES && bytes.subarray(0, MAGIC.length).equals(MAGIC);

/**
 * Reads a block without any secret. `null` when these bytes are not a key block at all; throws PORTFOLIO_FROM_FUTURE
 * or PORTFOLIO_NOT_ONE when they are one that cannot be used (newer format, absurd parameters).
 */
export function decodeKeyBlock(bytes: Buffer): ReadKeyBlock | null {
  if (!isKeyBlock(bytes)) return null;
  const length = bytes.readUInt32LE(MAGIC.length);
  if (length > KEY_BLOCK_BYTES - MAC_BYTES - MAGIC.length - 4) throw new Refusal('PORTFOLIO_DAMAGED');
  let json: unknown;
  try {
    json = JSON.parse(bytes.subarray(MAGIC.length + 4, MAGIC.length + 4 + length).toString('utf8'));
  } catch {
    throw new Refusal('PORTFOLIO_DAMAGED');
  }
  const format = z.looseObject({ format: z.number() }).safeParse(json);
  if (format.success && format.data.format > FORMAT_VERSION) throw new Refusal('PORTFOLIO_FROM_FUTURE');
  const block = keyBlockSchema.safeParse(json);
  if (!block.success) throw new Refusal('PORTFOLIO_DAMAGED');
  return { block: block.data, bytes };
}

/** The data key that a passphrase opens, after the whole block has been authenticated. Throws WRONG_PASSPHRASE or PORTFOLIO_DAMAGED. */
export async function unlock({ block, bytes }: ReadKeyBlock, passphrase: string): Promise<Buffer> {
  for (const slot of block.slots) {
    const dataKey = await unwrapSlot(slot, passphrase, block.vaultId);
    if (dataKey === null) continue;
    const mac = macOf(dataKey, bytes.subarray(0, -MAC_BYTES));
    if (!timingSafeEqual(mac, bytes.subarray(-MAC_BYTES))) throw new Refusal('PORTFOLIO_DAMAGED');
    return dataKey;
  }
  throw new Refusal('WRONG_PASSPHRASE');
}

/** Whether a passphrase opens the portfolio of this block. Costs one derivation. */
export async function opensWith(block: ReadKeyBlock, passphrase: string): Promise<boolean> {
  try {
    (await unlock(block, passphrase)).fill(0);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'WRONG_PASSPHRASE') return false;
    throw error;
  }
}
