import { z } from 'zod';
import { civilDateSchema, monthSchema } from '../base/time';
import { conditionVerdictSchema, verdictSchema } from '../law';

/**
 * The dossier: all that the PDF says, as plain data in the order of the pages. Built from a contract file, frozen and
 * hashed at signature. The documents read nothing else: same dossier, same bytes.
 */
export const dossierRowSchema = z.strictObject({ label: z.string(), value: z.string() });
export const dossierSectionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Only fields that are known: a missing one stands in `missing`, never as a blank line. */
  rows: z.array(dossierRowSchema),
});
export type DossierSection = z.infer<typeof dossierSectionSchema>;

export const dossierPaySchema = z.strictObject({
  /** What the minimum is a percentage of, in words. */
  basis: z.string(),
  source: z.string(),
  lines: z.array(
    z.strictObject({
      month: monthSchema,
      percent: z.number(),
      hourlySmicCents: z.number().int(),
      monthlyGrossCents: z.number().int(),
      toCheck: z.boolean(),
      note: z.string(),
    }),
  ),
});

export const dossierMissingSchema = z.strictObject({
  step: z.string(),
  field: z.string(),
  label: z.string(),
  why: z.string(),
  /** Blocks signature, or is only advised. */
  isBlocking: z.boolean(),
});
export type DossierMissing = z.infer<typeof dossierMissingSchema>;

export const dossierSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /**
   * How its pages are worded. Absent of a dossier frozen before 2 was: it keeps the words of its time, to the byte. 2 says of a
   * time limit that it is past and of months in a row that they are, and lists what is missing.
   */
  edition: z.literal(2).optional(),
  reference: z.string(),
  kind: z.string(),
  title: z.string(),
  form: z.strictObject({ number: z.string(), revision: z.string() }).nullable(),
  /** Date on which the dossier was assembled; the pivot date of the rules is `referenceOn`. */
  preparedOn: civilDateSchema,
  referenceOn: civilDateSchema,
  statusLabel: z.string(),
  isDemo: z.boolean(),
  structure: z.strictObject({
    name: z.string(),
    addressLines: z.array(z.string()),
    adviser: z.string(),
    phone: z.string(),
    email: z.string(),
  }),
  /** Words of the cover, where those of a contract of employment would be wrong. */
  coverWords: z
    .strictObject({ person: z.string(), employer: z.string(), job: z.string(), paper: z.string() })
    .optional(),
  candidateName: z.string(),
  employerName: z.string(),
  jobTitle: z.string(),
  /** Candidate, employer and tutor, contract, training… in the order of the official form. */
  sections: z.array(dossierSectionSchema),
  law: z.strictObject({
    verdict: verdictSchema,
    /** What the file is worth, in the words of its page; absent of a dossier frozen before it was told. */
    said: z.string().optional(),
    summary: z.string(),
    conditions: z.array(
      z.strictObject({ verdict: conditionVerdictSchema, explanation: z.string(), source: z.string() }),
    ),
  }),
  pay: dossierPaySchema.nullable(),
  deadlines: z.array(
    z.strictObject({
      code: z.string(),
      label: z.string(),
      due: civilDateSchema.nullable(),
      rule: z.string(),
      source: z.string(),
      note: z.string(),
    }),
  ),
  checklist: z.array(
    z.strictObject({
      code: z.string(),
      label: z.string(),
      status: z.string(),
      isRequired: z.boolean(),
      condition: z.string(),
      source: z.string(),
      attachments: z.array(z.string()),
    }),
  ),
  signatures: z.array(z.strictObject({ role: z.string(), name: z.string() })),
  missing: z.array(dossierMissingSchema),
  /** What must still be told or handed in before the signature, step by step, in what an employer may read of it. */
  lacks: z.array(z.strictObject({ step: z.string(), items: z.array(z.string()) })).optional(),
});
export type Dossier = z.infer<typeof dossierSchema>;
