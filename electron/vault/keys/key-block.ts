import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type ErrorCode, Refusal } from '../../../shared/base';
import { openSlot, passphraseSlotSchema, type Secret, type Slot, type SlotOf, slotSchema } from './slots';

/** The block is one page long, so that the file stays a whole number of pages. */
export const KEY_BLOCK_BYTES = 4096;
/** Format of the key blocks that this build makes; it reads format 1 too, and refuses higher ones as newer. */
export const FORMAT_VERSION = 2;

const MAGIC = Buffer.from('VIVIERK\u0001', 'latin1');
const MAC_BYTES = 32;

const common = {
  vaultId: z.uuid(),
  /** Grows at each change of the slots: of two copies of one block, the higher is the newer. */
  generation: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  cipher: z.literal('chacha20'),
};
const keyBlockSchema = z.discriminatedUnion('format', [
  /** Written until 0.2: the passphrase alone. */
  z.strictObject({ format: z.literal(1), ...common, slots: z.array(passphraseSlotSchema).length(1) }),
  z.strictObject({
    format: z.literal(FORMAT_VERSION),
    ...common,
    /** One slot of a kind; the passphrase is always there: a keystore or a sheet of paper is never the only way in. */
    slots: z
      .array(slotSchema)
      .max(3)
      .refine((slots) => new Set(slots.map(({ kind }) => kind)).size === slots.length)
      .refine((slots) => slots.some(({ kind }) => kind === 'passphrase')),
  }),
]);
export type KeyBlock = z.infer<typeof keyBlockSchema>;

/** A new data key: 32 random bytes. */
export const newDataKey = (): Buffer => randomBytes(32);

const macOf = (dataKey: Uint8Array, head: Uint8Array): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', dataKey, '', 'vivier key block', 32)))
    .update(head)
    .digest();

/** Whether a block is the one that was written under this data key: every byte of it. */
export const isAuthentic = (bytes: Buffer, dataKey: Uint8Array): boolean =>
  timingSafeEqual(macOf(dataKey, bytes.subarray(0, -MAC_BYTES)), bytes.subarray(-MAC_BYTES));

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
 * or PORTFOLIO_DAMAGED when they are one that cannot be used (newer format, absurd parameters).
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

/** The slot of a kind, if the block has one. */
export const slotOf = <K extends Slot['kind']>(block: KeyBlock, kind: K): SlotOf<K> | undefined =>
  (block.slots as readonly Slot[]).find((slot): slot is SlotOf<K> => slot.kind === kind);

/** The next block of the same vault, in this build's format, with these slots in place of the former ones. */
export const withSlots = (block: KeyBlock, slots: readonly Slot[]): KeyBlock => ({
  ...block,
  format: FORMAT_VERSION,
  generation: block.generation + 1,
  slots: [...slots],
});

const refusals: Readonly<Record<Secret['kind'], ErrorCode>> = {
  passphrase: 'WRONG_PASSPHRASE',
  recovery: 'RECOVERY_KEY_OTHER',
  keystore: 'QUICK_UNLOCK_LOST',
};

/**
 * The data key that a secret opens, after the whole block has been authenticated. Throws WRONG_PASSPHRASE,
 * RECOVERY_NONE, RECOVERY_KEY_OTHER, QUICK_UNLOCK_LOST or PORTFOLIO_DAMAGED.
 */
export async function unlock({ block, bytes }: ReadKeyBlock, secret: Secret): Promise<Buffer> {
  const slot = slotOf(block, secret.kind);
  if (slot === undefined && secret.kind === 'recovery') throw new Refusal('RECOVERY_NONE');
  const dataKey = slot === undefined ? null : await openSlot(slot, secret, block.vaultId);
  if (dataKey === null) throw new Refusal(refusals[secret.kind]);
  if (!isAuthentic(bytes, dataKey)) throw new Refusal('PORTFOLIO_DAMAGED');
  return dataKey;
}

/** Whether a passphrase opens the portfolio of this block. Costs one derivation. */
export async function opensWith(block: ReadKeyBlock, passphrase: string): Promise<boolean> {
  try {
    (await unlock(block, { kind: 'passphrase', passphrase })).fill(0);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'WRONG_PASSPHRASE') return false;
    throw error;
  }
}
