import { z } from 'zod';

/** Of types alone: tells a secret from another text. A plain text is taken where a secret is asked. */
declare const secretMark: unique symbol;
export type SecretText = string & { readonly [secretMark]?: true };
/** The parts of a type that are secrets; `never` where there is none. */
export type SecretOf<T> = T extends string ? (typeof secretMark extends keyof T ? T : never) : never;

const secrets = new WeakSet<object>();

/**
 * A text that the vault process alone may read: passphrase, paper key, password of a file. What makes one field of an
 * input a secret is this, and nothing else: sealed in the window, relayed by main as it is, opened in the vault
 * (`shared/ipc/sealing.ts`). The schema given is that of the text, which form and vault check.
 */
export function secretText(schema: z.ZodType<string, string>): z.ZodType<SecretText, SecretText> {
  secrets.add(schema);
  return schema as z.ZodType<SecretText, SecretText>;
}
export const isSecretSchema = (schema: object): boolean => secrets.has(schema);

/** A sealed text is filled up to a multiple of this, in bytes: what main relays does not tell its length. */
export const SEALED_BLOCK_BYTES = 64;
/** Of the sign of AES-GCM. */
export const SEALED_TAG_BYTES = 16;
/** Eight times the longest secret that a schema takes (1024 characters). */
const MOST_BYTES = 8 * 1024;

const unsealed = 'Ce secret n’est pas arrivé scellé jusqu’au coffre\u202F; saisissez-le de nouveau.';
const hex = (pattern: RegExp, bytes: number) =>
  z
    .string({ error: unsealed })
    .max(2 * bytes, { error: unsealed, abort: true })
    .regex(pattern, unsealed);
/** A secret on its way, in hexadecimal: the public half of a key of this one sealing, and the box. */
export const sealedSchema = z.strictObject(
  {
    from: hex(/^[0-9a-f]{64}$/u, 32),
    box: hex(
      new RegExp(`^(?:[0-9a-f]{${2 * SEALED_BLOCK_BYTES}})+[0-9a-f]{${2 * SEALED_TAG_BYTES}}$`, 'u'),
      MOST_BYTES + SEALED_TAG_BYTES,
    ),
  },
  { error: unsealed },
);
export type Sealed = z.infer<typeof sealedSchema>;
