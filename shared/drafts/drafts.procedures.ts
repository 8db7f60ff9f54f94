import { z } from 'zod';
import { inOpenVault, noLine, nothing } from '../base/procedure';

/** Most characters of one draft; the longest form of the app takes less than a tenth of it when full. */
export const DRAFT_MAX_LENGTH = 200_000;
/** Most drafts kept at a time: notes begun on as many people are not given up in silence. */
export const DRAFTS_MAX = 500;

/** Name of a draft, chosen by its screen: `candidate.new`, `candidate.note:<id>`. It holds identifiers, never a name. */
export const draftKeySchema = z
  .string()
  .max(120)
  .regex(/^[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*(?::[0-9A-Za-z-]{1,60})?$/u);

/** What was typed, as JSON text: only the screen that wrote it knows its shape, and checks it when it comes back. */
export const draftSchema = z.strictObject({
  key: draftKeySchema,
  value: z.string().max(DRAFT_MAX_LENGTH),
  updatedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftsProcedures = {
  /** Keeps what is half typed under this key, in place of what was there. */
  'drafts.save': inOpenVault(draftSchema.pick({ key: true, value: true }), nothing, {
    leaves: noLine.typing,
    refreshes: [],
  }),
  /** All drafts, without the files that some are about: read once, when the portfolio has just been opened. */
  'drafts.list': inOpenVault(nothing, z.strictObject({ drafts: z.array(draftSchema) }), {
    leaves: noLine.typing,
    refreshes: [],
  }),
  'drafts.get': inOpenVault(
    z.strictObject({ key: draftKeySchema }),
    z.strictObject({ draft: draftSchema.nullable() }),
    { leaves: noLine.typing, refreshes: [] },
  ),
  /** The form was saved or given up; a key that is not there is no refusal. */
  'drafts.remove': inOpenVault(z.strictObject({ key: draftKeySchema }), nothing, {
    leaves: noLine.typing,
    refreshes: [],
  }),
} as const;
