import { z } from 'zod';
import { accessDetailSchema, entranceSchema } from '../base/access.schema';
import { inOpenVault, noLine, nothing } from '../base/procedure';
import { contractFileIdSchema } from '../contract-files';
import { candidateIdSchema } from '../fields';
import { headAnswers } from './journal-head';

/** One line as it is told: names are looked up when it is read, the journal itself holds none. */
export const accessLineSchema = z.strictObject({
  id: z.number().int().positive(),
  at: z.iso.datetime(),
  kind: z.string(),
  actor: z.string(),
  detail: accessDetailSchema,
  entrance: entranceSchema,
  /** The person concerned; `null` when the line is about no one, or the person is no longer there. */
  candidate: z.strictObject({ id: candidateIdSchema, name: z.string() }).nullable(),
  file: z.strictObject({ id: contractFileIdSchema, reference: z.string() }).nullable(),
});
export type AccessLine = z.infer<typeof accessLineSchema>;

const chainStateSchema = z.strictObject({
  lines: z.number().int(),
  firstFaultAt: z.number().int().nullable(),
});

/** The records as the journal left them, replayed against their rows. */
const replaySchema = z.strictObject({
  records: z.number().int(),
  faults: z.number().int(),
  /** French: which record, and the day of its latest event; the first of them. */
  sentences: z.array(z.string()),
});

/** A line of the journal of changes and its hash, in hexadecimal: what is noted elsewhere, as a witness. */
const headSchema = z.strictObject({
  line: z.number().int().positive(),
  hash: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/u, 'Une empreinte compte 64 chiffres et lettres de a à f.'),
});

export const journalsStateSchema = z.strictObject({
  isRunning: z.boolean(),
  /** The last line of the journal of changes; `null` while it is empty. */
  head: headSchema.nullable(),
  /** What the last complete check found, this opening's or an earlier one's; `null` before the first. */
  last: z
    .strictObject({
      checkedAt: z.iso.datetime(),
      changes: chainStateSchema,
      accesses: chainStateSchema,
      records: replaySchema,
    })
    .nullable(),
});
export type JournalsState = z.infer<typeof journalsStateSchema>;

/** Screens that can be printed; the journal says which, and whom it was about. */
export const printedScreens = ['candidate', 'list', 'contract-file', 'journal', 'other'] as const;

export const accessProcedures = {
  /** Every line of the journal, the latest first, with its codes: for the command line. The window shows them as a list. */
  'access.list': inOpenVault(
    z.strictObject({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    z.strictObject({ rows: z.array(accessLineSchema), total: z.number().int() }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  /** What is known of both journals and of the records that they tell of: verified at each opening, in the background. */
  'access.state': inOpenVault(nothing, journalsStateSchema, {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  /** Verifies both journals now. */
  'access.verify': inOpenVault(nothing, journalsStateSchema, {
    leaves: {
      kind: 'journal.verified',
      detail: (_input, { last }) => ({
        faults:
          [last?.changes.firstFaultAt, last?.accesses.firstFaultAt].filter((at) => typeof at === 'number')
            .length + (last?.records.faults ?? 0),
      }),
    },
    refreshes: ['access'],
  }),
  /** Compares a fingerprint that was noted with the journal as it is. */
  'access.compareHead': inOpenVault(headSchema, z.strictObject({ answer: z.enum(headAnswers) }), {
    leaves: noLine.nobody,
    refreshes: [],
  }),
  /** The window says that it prints what it shows. */
  'access.printed': inOpenVault(
    z.strictObject({ screen: z.enum(printedScreens), candidateId: candidateIdSchema.nullable() }),
    nothing,
    {
      leaves: {
        kind: 'screen.printed',
        subject: { type: 'candidate', field: 'candidateId' },
        detail: ({ screen }) => ({ screen }),
      },
      refreshes: [],
    },
  ),
} as const;
