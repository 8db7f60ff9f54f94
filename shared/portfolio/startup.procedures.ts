import { z } from 'zod';
import {
  chosenFileSchema,
  fileHandleSchema,
  inMain,
  inOpenVault,
  inVault,
  line,
  noLine,
  nothing,
} from '../base/procedure';

/** What can be told of a portfolio's file before any passphrase. */
export const conditionSchema = z.enum([
  'fine',
  'missing',
  'folder-missing',
  'unreadable',
  'held',
  'not-one',
  'plain',
  'damaged',
  'from-future',
  'in-use-here',
  'in-use-elsewhere',
  'read-only',
  'file-read-only',
  'disk-full',
]);
export type Condition = z.infer<typeof conditionSchema>;

export const examinationSchema = z.strictObject({
  condition: conditionSchema,
  /** File name, without its folder. */
  name: z.string(),
  sizeBytes: z.number().int().nullable(),
  changedAt: z.iso.datetime().nullable(),
  /** The other machine and since when, where one has it open and could be read. */
  holder: z.strictObject({ machine: z.string(), since: z.iso.datetime() }).nullable(),
});
export type Examination = z.infer<typeof examinationSchema>;

/** What is asked when a portfolio does not open, or is no longer where it was. `null` stands for the known portfolio. */
export const startupProcedures = {
  /** Looks at the file without a passphrase, and changes nothing. */
  'portfolio.examine': inVault(z.strictObject({ file: fileHandleSchema.nullable() }), examinationSchema, {
    files: { file: 'open:portfolio' },
    looksOnly: true,
    told: 'known-unless-chosen',
    leaves: noLine.closed,
    refreshes: [],
  }),
  /** Copies a file that does not open next to itself, once; answers the name of the copy. */
  'portfolio.setAside': inVault(
    z.strictObject({ file: fileHandleSchema.nullable() }),
    z.strictObject({ name: z.string(), isNew: z.boolean() }),
    {
      files: { file: 'open:portfolio' },
      looksOnly: true,
      told: 'known-unless-chosen',
      leaves: noLine.closed,
      refreshes: ['portfolio'],
    },
  ),
  /** Copies the known portfolio, closed, to the chosen file, which becomes the known one; the former stays. */
  'portfolio.relocate': inVault(z.strictObject({ file: fileHandleSchema }), nothing, {
    files: { file: 'save:portfolio' },
    told: 'known',
    afterwards: 'relocated',
    leaves: noLine.closed,
    refreshes: ['portfolio'],
  }),
  /** Writes the open portfolio, whole and verified, to the chosen file: when its own was moved or deleted meanwhile. */
  'portfolio.saveCopy': inOpenVault(
    z.strictObject({ file: fileHandleSchema }),
    z.strictObject({ name: z.string() }),
    {
      files: { file: 'save:portfolio' },
      told: 'places',
      leaves: { kind: 'backup.made' },
      refreshes: ['portfolio'],
    },
  ),
  /** A file to be made in a folder of this computer that is neither shared nor synchronised. */
  'files.chooseLocal': inMain(
    z.strictObject({ suggestedName: line(200) }),
    z.strictObject({ file: chosenFileSchema }),
    { refreshes: ['files'] },
  ),
} as const;
