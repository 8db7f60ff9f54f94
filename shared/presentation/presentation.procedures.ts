import { z } from 'zod';
import { fileHandleSchema, inOpenVault, noLine } from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { candidateIdSchema } from '../fields';
import { agreementInputSchema, agreementSchema } from './agreements';

/** Where what a change here touches is shown. */
const shownIn = ['candidates', 'presentation', 'access'] as const;
const ofPerson = z.strictObject({ candidateId: candidateIdSchema });

/** Which page: the CV that is given to the person, the CV for an employer to whom she agreed, or the card without her name. */
export const paperSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own-cv') }),
  z.strictObject({ kind: z.literal('cv'), agreementId: z.uuid() }),
  z.strictObject({ kind: z.literal('card') }),
]);
export type PresentationPaper = z.infer<typeof paperSchema>;

const agreements = z.strictObject({ agreements: z.array(agreementSchema) });

export const presentationProcedures = {
  /** What the page of a person says of showing her to an employer. */
  'presentation.of': inOpenVault(
    ofPerson,
    z.strictObject({
      name: z.string(),
      /** By which the card is found again. */
      number: z.string(),
      /** Why nothing may be given to an employer, in a sentence; `null` where it may. */
      refusal: z.string().nullable(),
      agreements: z.array(agreementSchema),
      /** What says nothing yet, in words. */
      empty: z.array(z.string()),
    }),
    {
      leaves: {
        kind: 'candidate.read',
        subject: { type: 'candidate', field: 'candidateId' },
        isReading: true,
      },
      reads: true,
      refreshes: [],
    },
  ),
  /** Records that she agrees to her CV being given. Refused with DUPLICATE, INVALID_INPUT, REFUSED_BY_STATE. */
  'presentation.agree': inOpenVault(ofPerson.extend({ agreement: agreementInputSchema }), agreements, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** She takes an agreement back, on a day. */
  'presentation.revoke': inOpenVault(ofPerson.extend({ id: z.uuid(), on: civilDateSchema }), agreements, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** The page as it would be saved, in base64. Refused with REFUSED_BY_STATE where she objects, or took her agreement back. */
  'presentation.preview': inOpenVault(
    ofPerson.extend({ paper: paperSchema }),
    z.strictObject({
      pdf: z.string(),
      fileName: z.string(),
      /** Texts of which something was left out of the card, since it tells who she is. */
      leftOut: z.array(z.string()),
      /** Characters that no document can draw. */
      undrawn: z.array(z.string()),
    }),
    {
      leaves: {
        kind: 'presentation.previewed',
        subject: { type: 'candidate', field: 'candidateId' },
        detail: ({ paper }) => ({ paper: paper.kind }),
        isReading: true,
      },
      reads: true,
      refreshes: [],
    },
  ),
  'presentation.write': inOpenVault(
    ofPerson.extend({ paper: paperSchema, file: fileHandleSchema }),
    z.strictObject({ sha256: z.string() }),
    {
      files: { file: 'save:pdf' },
      leaves: {
        kind: 'presentation.pdf',
        subject: { type: 'candidate', field: 'candidateId' },
        detail: ({ paper }) => ({ paper: paper.kind }),
      },
      refreshes: shownIn,
    },
  ),
} as const;
