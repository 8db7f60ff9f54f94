import { z } from 'zod';
import { fileHandleSchema, inMain, nothing } from '../ipc/procedure';

/** What administrators decided for this computer, and what the app can do about updates. No path crosses. */
export const policyStateSchema = z.strictObject({
  /** `unreadable`: there is a policy that cannot be understood; the strictest holds. */
  state: z.enum(['none', 'applied', 'unreadable']),
  quickUnlock: z.boolean(),
  maxIdleMinutes: z.int(),
  captureProtection: z.boolean(),
  hasBackupFolder: z.boolean(),
  updates: z.enum(['possible', 'policy', 'no-key', 'not-packaged']),
});
export type PolicyState = z.infer<typeof policyStateSchema>;

/** What is seen of an update before it is started. */
export const updatePreviewSchema = z.strictObject({
  version: z.string(),
  currentVersion: z.string(),
  releasedOn: z.iso.date(),
  notes: z.string(),
  sizeBytes: z.int(),
  /** Only an installed app can be updated. */
  canStart: z.boolean(),
});
export type UpdatePreview = z.infer<typeof updatePreviewSchema>;

export const workstationProcedures = {
  'workstation.policy': inMain(nothing, policyStateSchema),
  /** Checks a file of update, and keeps its installer where it can be started. */
  'workstation.readUpdate': inMain(z.strictObject({ file: fileHandleSchema }), updatePreviewSchema),
  /** Locks, starts the installer of the version that was shown, and ends the app. */
  'workstation.startUpdate': inMain(z.strictObject({ version: z.string().max(20) }), nothing),
} as const;
