import { z } from 'zod';
import { inOpenVault, line } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { candidateIdSchema } from '../fields';
import { copyKindSchema } from '../portfolio';
import { rightsProcedures } from './rights.procedures';

/** Why people are erased: they asked, or the time that their file may be kept is over. */
export const erasureReasons = ['request', 'retention'] as const;
const erasureReasonSchema = z.enum(erasureReasons);
export type ErasureReason = z.infer<typeof erasureReasonSchema>;
export const erasureReasonLabels: Readonly<Record<ErasureReason, string>> = {
  request: 'La personne le demande',
  retention: 'La durée de conservation est passée',
};

/** Most people that are erased at once. */
const ERASED_AT_ONCE = 500;
const peopleSchema = z.array(candidateIdSchema).min(1).max(ERASED_AT_ONCE);

/** A record of somebody or something else in which a person is named: it stays as it is, for the adviser to mend. */
const mentionSchema = z.strictObject({ type: z.string(), id: z.string(), label: z.string() });
export type Mention = z.infer<typeof mentionSchema>;

/** A file written before the erasure, in which the person still is. */
const holdingCopySchema = z.strictObject({
  kind: copyKindSchema,
  /** File name, and the name of its folder. */
  name: z.string(),
  folder: z.string(),
  madeAt: z.iso.datetime(),
  /** First day on which the rotation has removed it; `null` for what stays until somebody deletes it. */
  goneOn: civilDateSchema.nullable(),
});

const erasurePreviewSchema = z.strictObject({
  people: z.array(z.strictObject({ id: candidateIdSchema, name: z.string() })),
  /** What must be typed, as it is. */
  confirmation: z.string(),
  goes: z.strictObject({
    files: z.number().int(),
    attachments: z.number().int(),
    contacts: z.number().int(),
    enrolments: z.number().int(),
    periods: z.number().int(),
    papers: z.number().int(),
    /** Events whose content goes; their dates stay. */
    events: z.number().int(),
    /** Among them, those about somebody else that name her. */
    eventsOfOthers: z.number().int(),
    drafts: z.number().int(),
    importLines: z.number().int(),
  }),
  /** Records of others that name her today. */
  mentions: z.array(mentionSchema),
  /** Beside the portfolio, the oldest first. */
  copies: z.array(holdingCopySchema),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** Where somebody who is erased is shown, or was. */
const refreshes = [
  'candidates',
  'contractFiles',
  'drafts',
  'employers',
  'handover',
  'import',
  'indicators',
  'portfolio',
  'rights',
  'access',
] as const;

export const privacyProcedures = {
  ...rightsProcedures,
  /** What an erasure would take, what would stay, and where copies still hold these people. Changes nothing. */
  'privacy.erasure': inOpenVault(z.strictObject({ candidateIds: peopleSchema }), erasurePreviewSchema, {
    leaves: {
      kind: 'candidate.read',
      subject: { type: 'candidate', field: 'candidateIds' },
      isReading: true,
    },
    refreshes: [],
  }),
  /** Erases people for good. `confirmation`: what `privacy.erasure` asks to be typed, accents and case aside. */
  'privacy.erase': inOpenVault(
    z.strictObject({
      candidateIds: peopleSchema,
      reason: erasureReasonSchema,
      confirmation: line(300),
    }),
    z.strictObject({
      erased: z.number().int(),
      erasedAt: z.iso.datetime(),
      /** False where the disk had no room to overwrite what was freed: the next opening does it. */
      isOverwritten: z.boolean(),
    }),
    {
      leaves: {
        kind: 'candidate.erased',
        subject: { type: 'candidate', field: 'candidateIds' },
        detail: ({ reason }) => ({ reason }),
      },
      refreshes,
    },
  ),
} as const;
