import { z } from 'zod';
import { line } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { addedValueSchema, prefectOrderSchema } from '../law';

export const PACK_FORMAT = 'vivier-reference-pack/1';
/** Far above all that a network could publish in a year. */
export const packLimits = { bytes: 1024 * 1024, values: 500, orders: 200 } as const;

const named = (max: number) => line(max).refine((value) => value.trim() !== '', 'Un nom est nécessaire.');

/** What a publisher signs: the values and orders, under a name, on a day. */
export const packPayloadSchema = z
  .strictObject({
    name: named(120),
    publisher: named(120),
    issuedOn: civilDateSchema,
    values: z.array(addedValueSchema.omit({ origin: true })).max(packLimits.values),
    orders: z.array(prefectOrderSchema.omit({ origin: true })).max(packLimits.orders),
  })
  .refine(({ values, orders }) => values.length + orders.length > 0, 'Au moins une valeur ou un arrêté.');
export type PackPayload = z.infer<typeof packPayloadSchema>;

/** The file: the signed bytes as they were signed, and who signed them. */
export const packFileSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  /** Base64 of the payload's JSON in UTF-8. */
  payload: z.string().max(packLimits.bytes),
  /** Ed25519 public key and signature, in hexadecimal. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
