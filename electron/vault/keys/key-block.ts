import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type ErrorCode, Refusal } from '../../../shared/base';
import { openSlot, passphraseSlotSchema, type Secret, type Slot, type SlotOf, slotSchema } from './slots';
import { trying } from './tries';

/** The block is one page long, so that the file stays a whole number of pages. */
export const KEY_BLOCK_BYTES = 4096;
/** Format of the key blocks that this build makes; it reads formats 1 and 2 too, and refuses higher ones as newer. */
export const FORMAT_VERSION = 3;

const MAGIC = Buffer.from('VIVIERK\u0001', 'latin1');
const MAC_BYTES = 32;

const common = {
  vaultId: z.uuid(),
  /** Grows at each change of the slots: of two copies of one block, the higher is the newer. */
  generation: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  cipher: z.literal('chacha20'),
};
/** One slot of a kind; the passphrase is always there: a keystore or a sheet of paper is never the only way in. */
const slotsSchema = z
  .array(slotSchema)
  .max(3)
  .refine((slots) => new Set(slots.map(({ kind }) => kind)).size === slots.length)
  .refine((slots) => slots.some(({ kind }) => kind === 'passphrase'));
/** Says that the file is not whole without one `-wal`, and which; absent while it is. */
const markSchema = z.strictObject({
  /** The two salts of the `-wal`, which SQLite draws for each: sixteen hexadecimal digits. */
  wal: z.string().regex(/^[\da-f]{16}$/u),
  /** Since when: the file alone holds all that was saved before. */
  since: z.iso.datetime(),
});
export type Mark = z.infer<typeof markSchema>;
const keyBlockSchema = z.discriminatedUnion('format', [
  /** Written until 0.2: the passphrase alone. */
  z.strictObject({ format: z.literal(1), ...common, slots: z.array(passphraseSlotSchema).length(1) }),
  /** Written until schema 90: without a mark, open or closed. */
  z.strictObject({ format: z.literal(2), ...common, slots: slotsSchema }),
  // The mark comes last: a write that is cut leaves the slots as they were.
  z.strictObject({
    format: z.literal(FORMAT_VERSION),
    ...common,
    slots: slotsSchema,
    mark: markSchema.optional(),
  }),
]);
export type KeyBlock = z.infer<typeof keyBlockSchema>;

/** A new data key: 32 random bytes. */
export const newDataKey = (): Buffer => randomBytes(32);

const macOf = (dataKey: Uint8Array, head: Uint8Array, purpose = 'vivier key block'): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', dataKey, '', purpose, 32)))
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

/** The mark of a block; `null` where the file is whole, or was written before there were marks. */
export const markOf = (block: KeyBlock): Mark | null => ('mark' in block ? (block.mark ?? null) : null);

/** Whether a block was written by a version that marked nothing: the files beside it cannot be told apart. */
export const isUnmarkable = ({ format }: KeyBlock): boolean => format < 3;

/** The same keys in this build's format, with this mark or none. */
export const withMark = (
  { vaultId, generation, createdAt, cipher, slots }: KeyBlock,
  mark: Mark | null,
): Extract<KeyBlock, { format: typeof FORMAT_VERSION }> => ({
  format: FORMAT_VERSION,
  vaultId,
  generation,
  createdAt,
  cipher,
  slots: [...slots],
  ...(mark === null ? {} : { mark }),
});

/** What the database keeps of the block that opens it: every key and the generation, whatever the mark or the format. */
export const sealOf = (block: KeyBlock): string =>
  createHash('sha256')
    .update(JSON.stringify(keyBlockSchema.parse(withMark(block, null))))
    .digest('hex');

/** The next block of the same vault, in this build's format, with these slots in place of the former ones. */
export const withSlots = (block: KeyBlock, slots: readonly Slot[]): KeyBlock => ({
  ...withMark(block, null),
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
 * RECOVERY_NONE, RECOVERY_SPENT, RECOVERY_KEY_OTHER, QUICK_UNLOCK_LOST, PORTFOLIO_DAMAGED, or TOO_MANY_ATTEMPTS: every way to
 * try a secret passes here, and is counted (`tries.ts`).
 */
export async function unlock({ block, bytes }: ReadKeyBlock, secret: Secret): Promise<Buffer> {
  const slot = slotOf(block, secret.kind);
  if (slot === undefined && secret.kind === 'recovery') throw new Refusal('RECOVERY_NONE');
  const open = async (): Promise<Buffer> => {
    const dataKey = slot === undefined ? null : await openSlot(slot, secret, block.vaultId);
    if (dataKey === null && slot?.kind === 'recovery' && slot.isUsed) throw new Refusal('RECOVERY_SPENT');
    if (dataKey === null) throw new Refusal(refusals[secret.kind]);
    return dataKey;
  };
  // The secret of the keystore is drawn, not guessed.
  const dataKey = await (secret.kind === 'keystore' ? open() : trying(block.vaultId, open));
  if (!isAuthentic(bytes, dataKey)) throw new Refusal('PORTFOLIO_DAMAGED');
  return dataKey;
}

/** Whether a new password is the passphrase of this block: no try to open it, and not counted. Costs one derivation. */
export async function isPassphraseOf({ block }: ReadKeyBlock, passphrase: string): Promise<boolean> {
  const slot = slotOf(block, 'passphrase');
  if (slot === undefined) return false;
  const dataKey = await openSlot(slot, { kind: 'passphrase', passphrase }, block.vaultId);
  dataKey?.fill(0);
  return dataKey !== null;
}

/** How far a `-wal` had come when a change was acknowledged: written after it, so never ahead of what the disk holds. */
const reachSchema = z.strictObject({
  wal: markSchema.shape.wal,
  /** Frames of the `-wal`, up to the last that was committed. */
  frames: z.number().int().nonnegative(),
  at: z.iso.datetime(),
});
export type Reach = z.infer<typeof reachSchema>;
/** Bytes of one reach as it lies after the block beside the file. */
export const REACH_BYTES = 256;
const REACH_PURPOSE = 'vivier journal reach';

export function encodeReach(reach: Reach, dataKey: Uint8Array): Buffer {
  const bytes = Buffer.alloc(REACH_BYTES);
  bytes.write(JSON.stringify(reachSchema.parse(reach)), 'latin1');
  macOf(dataKey, bytes.subarray(0, -MAC_BYTES), REACH_PURPOSE).copy(bytes, REACH_BYTES - MAC_BYTES);
  return bytes;
}

/** The reach that was written under this key; `null` for any other bytes, such as one that was cut while it was written. */
export function decodeReach(bytes: Buffer, dataKey: Uint8Array): Reach | null {
  if (bytes.length !== REACH_BYTES) return null;
  const mac = macOf(dataKey, bytes.subarray(0, -MAC_BYTES), REACH_PURPOSE);
  if (!timingSafeEqual(mac, bytes.subarray(-MAC_BYTES))) return null;
  const text = bytes.subarray(0, -MAC_BYTES).toString('latin1');
  return reachSchema.parse(JSON.parse(text.slice(0, text.indexOf('\0'))));
}
