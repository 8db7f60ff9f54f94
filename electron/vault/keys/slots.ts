import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Argon2, argon2Schema, derive } from './argon2';

const TAG_BYTES = 16;
const KEY_BYTES = 32;
const base64 = (bytes: number) => z.base64().refine((value) => Buffer.from(value, 'base64').length === bytes);

const wrap = { salt: base64(16), nonce: base64(12), wrapped: base64(KEY_BYTES + TAG_BYTES) };
/** The passphrase, through Argon2id. */
export const passphraseSlotSchema = z.strictObject({
  kind: z.literal('passphrase'),
  kdf: argon2Schema,
  ...wrap,
});
/** The key on paper: 128 random bits need no slow derivation. `isUsed` once it has opened: another one is due, and it wraps
 * nothing any more (until 0.6 it still did, until it was replaced). */
const recoverySlotSchema = z.strictObject({
  kind: z.literal('recovery'),
  madeAt: z.iso.datetime(),
  isUsed: z.boolean(),
  ...wrap,
});
/** A random secret that the system's keystore holds for this computer: never the only way in. */
const keystoreSlotSchema = z.strictObject({ kind: z.literal('keystore'), ...wrap });
export const slotSchema = z.discriminatedUnion('kind', [
  passphraseSlotSchema,
  recoverySlotSchema,
  keystoreSlotSchema,
]);
export type Slot = z.infer<typeof slotSchema>;
export type SlotOf<K extends Slot['kind']> = Extract<Slot, { kind: K }>;

/** A secret of the user, as it opens or makes a slot. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly key: Uint8Array }
  | { readonly kind: 'keystore'; readonly secret: Uint8Array };

/** Version of the way a slot wraps: that of format 1, so that its passphrase slot goes as it is into a newer block. */
const WRAP_VERSION = 1;
/** What is bound to a wrapped key: the vault, the kind and the cost, so that none can be swapped for a weaker one. */
const boundTo = (vaultId: string, kind: Slot['kind'], kdf: Argon2 | null): Buffer =>
  Buffer.from(
    JSON.stringify([
      WRAP_VERSION,
      vaultId,
      kind,
      ...(kdf === null ? [] : [kdf.name, kdf.memoryKiB, kdf.passes, kdf.lanes]),
    ]),
  );

const expand = (secret: Uint8Array, salt: Uint8Array, kind: Slot['kind']): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, `vivier ${kind} slot`, KEY_BYTES));

function seal(
  dataKey: Uint8Array,
  key: Buffer,
  salt: Buffer,
  bound: Buffer,
): z.infer<z.ZodObject<typeof wrap>> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bound, { plaintextLength: dataKey.length });
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/** Wraps the data key under a passphrase at the given cost, with a fresh salt and a fresh nonce. */
export async function passphraseSlot(
  dataKey: Uint8Array,
  passphrase: string,
  vaultId: string,
  kdf: Argon2,
): Promise<SlotOf<'passphrase'>> {
  const salt = randomBytes(16);
  const key = await derive(passphrase, salt, kdf);
  return { kind: 'passphrase', kdf, ...seal(dataKey, key, salt, boundTo(vaultId, 'passphrase', kdf)) };
}

/** Wraps the data key under a recovery key, made at `madeAt` (UTC). */
export function recoverySlot(
  dataKey: Uint8Array,
  recoveryKey: Uint8Array,
  vaultId: string,
  madeAt: string,
): SlotOf<'recovery'> {
  const salt = randomBytes(16);
  const key = expand(recoveryKey, salt, 'recovery');
  return {
    kind: 'recovery',
    madeAt,
    isUsed: false,
    ...seal(dataKey, key, salt, boundTo(vaultId, 'recovery', null)),
  };
}

/** Wraps the data key under the random secret that this computer's keystore will hold. */
export function keystoreSlot(dataKey: Uint8Array, secret: Uint8Array, vaultId: string): SlotOf<'keystore'> {
  const salt = randomBytes(16);
  const key = expand(secret, salt, 'keystore');
  return { kind: 'keystore', ...seal(dataKey, key, salt, boundTo(vaultId, 'keystore', null)) };
}

const keyOf = async (slot: Slot, secret: Secret): Promise<Buffer | null> => {
  const salt = Buffer.from(slot.salt, 'base64');
  if (slot.kind === 'passphrase')
    return secret.kind === 'passphrase' ? derive(secret.passphrase, salt, slot.kdf) : null;
  if (slot.kind === 'recovery')
    return secret.kind === 'recovery' ? expand(secret.key, salt, 'recovery') : null;
  return secret.kind === 'keystore' ? expand(secret.secret, salt, 'keystore') : null;
};

/** The data key, or `null` when the secret is not the one of this slot. */
export async function openSlot(slot: Slot, secret: Secret, vaultId: string): Promise<Buffer | null> {
  const key = await keyOf(slot, secret);
  if (key === null) return null;
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  const decipher = createDecipheriv('chacha20-poly1305', key, Buffer.from(slot.nonce, 'base64'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(vaultId, slot.kind, slot.kind === 'passphrase' ? slot.kdf : null), {
    plaintextLength: KEY_BYTES,
  });
  decipher.setAuthTag(wrapped.subarray(KEY_BYTES));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, KEY_BYTES)), decipher.final()]);
  } catch {
    // Poly1305 refused the tag: another secret, or parameters that are not those of the wrap.
    return null;
  } finally {
    key.fill(0);
  }
}

/** A slot of a paper key that has served: it says so, and wraps nothing any more. */
export const spentSlot = (slot: SlotOf<'recovery'>): SlotOf<'recovery'> => ({
  ...slot,
  isUsed: true,
  wrapped: randomBytes(KEY_BYTES + TAG_BYTES).toString('base64'),
});
