import { z } from 'zod';
import { fileHandleSchema, inMain, nothing } from '../base/procedure';

/** Minutes without typing nor moving the mouse after which the portfolio locks. */
export const idleMinutesSchema = z.number().int().min(1).max(15);

/**
 * What the user of this computer may choose, kept in `vivier.json` outside of the portfolio: nothing about people.
 * A field added here needs its default below; an older file then takes that default, field by field.
 */
export const workstationPreferencesSchema = z.strictObject({
  idleMinutes: idleMinutesSchema,
  /** The window does not appear in captures of the screen and in screen sharing (Windows, macOS). */
  hasCaptureProtection: z.boolean(),
  /** Light or dark, or as the system is. Paper is always light. */
  theme: z.enum(['system', 'light', 'dark']),
  /** `more`: lines and secondary texts as dark as the others, whatever the system says. */
  contrast: z.enum(['system', 'more']),
  /** `wide`: more room between letters, words and lines, for who reads with difficulty. */
  spacing: z.enum(['normal', 'wide']),
});
export type WorkstationPreferences = z.infer<typeof workstationPreferencesSchema>;

export const defaultWorkstationPreferences: WorkstationPreferences = {
  idleMinutes: 5,
  hasCaptureProtection: false,
  theme: 'system',
  contrast: 'system',
  spacing: 'normal',
};

export const workstationSchema = z.strictObject({
  preferences: workstationPreferencesSchema,
  limits: z.strictObject({
    /** Most minutes that the structure allows; a longer choice counts as this one. */
    maxIdleMinutes: idleMinutesSchema,
    /** Whether the system can keep the window out of captures. */
    canProtectCapture: z.boolean(),
    /** The structure wants it out of captures, whatever the user prefers. */
    mustProtectCapture: z.boolean(),
  }),
});
export type Workstation = z.infer<typeof workstationSchema>;

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
  'workstation.get': inMain(nothing, workstationSchema, { reads: true, refreshes: [] }),
  /** Changes the preferences that are given, and leaves the others. */
  'workstation.save': inMain(
    z.strictObject({ preferences: workstationPreferencesSchema.partial() }),
    workstationSchema,
    { refreshes: ['workstation'] },
  ),
  /** Puts a text in the clipboard for half a minute, out of its history and of its cloud where the system allows. */
  'workstation.copy': inMain(z.strictObject({ text: z.string().min(1).max(1_000_000) }), nothing, {
    reads: true,
    refreshes: [],
  }),
  /** What the window shows, as it would come out of a printer: a PDF in memory, written nowhere. */
  'workstation.previewPrint': inMain(nothing, z.strictObject({ pdf: z.instanceof(Uint8Array) }), {
    refreshes: [],
  }),
  /** Opens the dialog of the system's printers for what the window shows; `isPrinted` is false where the person gave up. */
  'workstation.print': inMain(nothing, z.strictObject({ isPrinted: z.boolean() }), { refreshes: [] }),
  'workstation.policy': inMain(nothing, policyStateSchema, { reads: true, refreshes: [] }),
  /** Checks a file of update, and keeps its installer where it can be started. */
  'workstation.readUpdate': inMain(z.strictObject({ file: fileHandleSchema }), updatePreviewSchema, {
    files: { file: 'open:update' },
    refreshes: ['workstation'],
  }),
  /** Locks, starts the installer of the version that was shown, and ends the app. */
  'workstation.startUpdate': inMain(z.strictObject({ version: z.string().max(20) }), nothing, {
    refreshes: ['workstation'],
  }),
} as const;
