import { z } from 'zod';
import { scanSchema } from '../../base/scan.schema';
import { civilDateSchema } from '../../base/time';
import { paperSchema } from '../../papers';

// What a contract file is made of, whatever its kind: the kinds are written with these types.

/** Value of one field of a contract file: text, choice code, date, number (hours, months, cents), yes/no; `null` when emptied. */
export const fieldValueSchema = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);
export type FieldValue = z.infer<typeof fieldValueSchema>;
/** Fields by key (`contract.startsOn`); which keys exist, and their types, are said by the definition of the kind. */
export const fieldsSchema = z.record(z.string().regex(/^[a-z]+(\.[a-zA-Z0-9]+)+$/), fieldValueSchema);
export type Fields = z.infer<typeof fieldsSchema>;

export const documentStatuses = ['expected', 'received', 'checked', 'refused', 'expired'] as const;
export const documentStatusSchema = z.enum(documentStatuses);
export const attachmentSchema = scanSchema.extend({ code: z.string() });
export type Attachment = z.infer<typeof attachmentSchema>;
/** A paper of the person that answers a line, without what only her record needs. */
export const linePaperSchema = paperSchema.omit({ number: true, remark: true, addedAt: true }).extend({
  /** Good on the day on which the contract is concluded. */
  isGood: z.boolean(),
});
export type LinePaper = z.infer<typeof linePaperSchema>;
/** A line of the checklist of supporting documents, as the rules and the adviser see it. */
export const checklistLineSchema = z.strictObject({
  code: z.string(),
  label: z.string(),
  isRequired: z.boolean(),
  condition: z.string(),
  source: z.string(),
  status: documentStatusSchema,
  receivedOn: civilDateSchema.nullable(),
  expiresOn: civilDateSchema.nullable(),
  attachments: z.array(attachmentSchema),
  /** Those of the person that answer it; where none is good any more, the one that was good the longest. */
  papers: z.array(linePaperSchema),
});
export type ChecklistLine = z.infer<typeof checklistLineSchema>;
