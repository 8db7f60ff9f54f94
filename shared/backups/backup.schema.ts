import { z } from 'zod';
import { portfolioCountsSchema } from '../portfolio';

/** Where a backup lies (folder chosen by the user, or Vivier's own on this computer) and when it was made, to the second in UTC. */
export const backupIdSchema = z
  .string()
  .regex(/^(?:chosen|standard):\d{4}-\d{2}-\d{2}T\d{6}$/)
  .brand<'BackupId'>();
export type BackupId = z.infer<typeof backupIdSchema>;

/** Why the rotation keeps a backup; in the order in which the screen says it. */
export const keepReasonSchema = z.enum(['recent', 'day', 'week', 'month', 'fuller', 'unreadable', 'ahead']);
export type KeepReason = z.infer<typeof keepReasonSchema>;

/** A backup in a list. What only its content tells is `null` where the key at hand does not open it. */
export const backupSchema = z.strictObject({
  id: backupIdSchema,
  madeAt: z.iso.datetime(),
  sizeBytes: z.number().int().nonnegative(),
  isInChosenFolder: z.boolean(),
  isReadable: z.boolean(),
  counts: portfolioCountsSchema.nullable(),
  schemaVersion: z.number().int().nullable(),
  /** When every page was last read; a backup is verified once when it is made. */
  verifiedAt: z.iso.datetime().nullable(),
  keptFor: z.array(keepReasonSchema),
});
export type Backup = z.infer<typeof backupSchema>;

/** Days after which the age of the last backup is an alert (docs/security.md, bar 33). */
export const ALERT_AFTER_DAYS = 7;

/** What the bar of the shell and the head of the page say. */
export const backupsStateSchema = z.strictObject({
  lastAt: z.iso.datetime().nullable(),
  isLate: z.boolean(),
  /** What was saved since the last backup would be lost with this file. */
  hasChanges: z.boolean(),
  folder: z.strictObject({
    /** Name of the folder, without its path. */
    name: z.string(),
    isChosen: z.boolean(),
    /** False for a stick that was taken out: backups go to Vivier's own folder meanwhile. */
    isThere: z.boolean(),
  }),
  /** The last attempt, if it failed and none succeeded since. The sentence names the folder. */
  failure: z.strictObject({ at: z.iso.datetime(), message: z.string() }).nullable(),
  /** Backups that could not yet be moved from where earlier versions kept them. */
  leftInFormer: z.number().int().nonnegative(),
  /** Backups whose name says a day to come: they count for nothing and are left there. */
  ahead: z.number().int().nonnegative(),
  totalBytes: z.number().int().nonnegative(),
  /** The backups kept weigh more than the limit. */
  isOverCap: z.boolean(),
});
export type BackupsState = z.infer<typeof backupsStateSchema>;
