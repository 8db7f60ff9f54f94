import { z } from 'zod';
import { inMain, nothing } from '../ipc/procedure';

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
});
export type WorkstationPreferences = z.infer<typeof workstationPreferencesSchema>;

export const defaultWorkstationPreferences: WorkstationPreferences = {
  idleMinutes: 5,
  hasCaptureProtection: false,
};

export const workstationSchema = z.strictObject({
  preferences: workstationPreferencesSchema,
  limits: z.strictObject({
    /** Most minutes that the structure allows; a longer choice counts as this one. */
    maxIdleMinutes: idleMinutesSchema,
    /** Whether the system can keep the window out of captures. */
    canProtectCapture: z.boolean(),
  }),
});
export type Workstation = z.infer<typeof workstationSchema>;

export const workstationProcedures = {
  'workstation.get': inMain(nothing, workstationSchema),
  /** Changes the preferences that are given, and leaves the others. */
  'workstation.save': inMain(
    z.strictObject({ preferences: workstationPreferencesSchema.partial() }),
    workstationSchema,
  ),
  /** Puts a text in the clipboard for half a minute, out of its history and of its cloud where the system allows. */
  'workstation.copy': inMain(z.strictObject({ text: z.string().min(1).max(1_000_000) }), nothing),
} as const;
