import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing, text } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { addedValueSchema, prefectOrderSchema, referencesSchema } from '../law';

const given = {
  id: z.uuid(),
  addedAt: z.iso.datetime(),
  author: z.string(),
  /** Name of the pack that brought it, or `''`. */
  pack: z.string(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawalReason: z.string(),
};
export const referenceEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), ...given, value: addedValueSchema }),
  z.strictObject({ kind: z.literal('order'), ...given, order: prefectOrderSchema }),
]);
export type ReferenceEntry = z.infer<typeof referenceEntrySchema>;

/** A publisher whose signature the structure has accepted. */
export const trustedKeySchema = z.strictObject({
  /** Ed25519 public key, in hexadecimal. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  acceptedAt: z.iso.datetime(),
  author: z.string(),
});
export type TrustedKey = z.infer<typeof trustedKeySchema>;

export const packPreviewSchema = z.strictObject({
  name: z.string(),
  publisher: z.string(),
  issuedOn: civilDateSchema,
  key: z.string(),
  /** Five groups of four digits, to compare by telephone or on paper. */
  fingerprint: z.string(),
  isTrusted: z.boolean(),
  /** What is strange about the signature, in a sentence: a publisher known under another key; `''` when nothing is. */
  warning: z.string(),
  /** The pack was already imported. */
  isKnown: z.boolean(),
  /** Lines that it would add. */
  values: z.array(addedValueSchema),
  orders: z.array(prefectOrderSchema),
  /** Lines that repeat what is already there. */
  unchanged: z.number().int(),
});
export type PackPreview = z.infer<typeof packPreviewSchema>;

/** Where what a change here touches is shown. */
const shownIn = ['references', 'rights', 'contractFiles', 'candidates'] as const;

export const referencesProcedures = {
  'references.list': inOpenVault(
    nothing,
    z.strictObject({
      entries: z.array(referenceEntrySchema),
      keys: z.array(trustedKeySchema),
      /** What the rules receive: the entries not withdrawn. */
      references: referencesSchema,
    }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  'references.addValue': inOpenVault(
    z.strictObject({ value: addedValueSchema.omit({ origin: true }) }),
    z.strictObject({ entry: referenceEntrySchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'references.addOrder': inOpenVault(
    z.strictObject({ order: prefectOrderSchema.omit({ origin: true }) }),
    z.strictObject({ entry: referenceEntrySchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'references.withdraw': inOpenVault(
    z.strictObject({
      id: z.uuid(),
      reason: text(500).refine((value) => value.trim() !== '', 'Dites pourquoi.'),
    }),
    z.strictObject({ entry: referenceEntrySchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'references.previewPack': inOpenVault(
    z.strictObject({ file: fileHandleSchema }),
    z.strictObject({ preview: packPreviewSchema }),
    { files: { file: 'open:references' }, looksOnly: true, leaves: noLine.nobody, refreshes: shownIn },
  ),
  /** Takes the pack in; `trust` names the fingerprint that the user has compared, for a publisher not known yet. */
  'references.importPack': inOpenVault(
    z.strictObject({ file: fileHandleSchema, trust: line(80).nullable() }),
    z.strictObject({ added: z.number().int(), unchanged: z.number().int() }),
    { files: { file: 'open:references' }, leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
