import { z } from 'zod';
import { inMain, nothing } from '../ipc/procedure';

/** Settings of this computer, kept in `vivier.json`. */
export const workstationSchema = z.strictObject({
  /** The window does not appear in captures of the screen and in screen sharing (Windows, macOS). */
  hasCaptureProtection: z.boolean(),
});
export type Workstation = z.infer<typeof workstationSchema>;

export const workstationProcedures = {
  'workstation.get': inMain(
    nothing,
    z.strictObject({
      workstation: workstationSchema,
      /** Whether the system can keep the window out of captures. */
      canProtectCapture: z.boolean(),
    }),
  ),
  'workstation.save': inMain(
    z.strictObject({ workstation: workstationSchema }),
    z.strictObject({ workstation: workstationSchema }),
  ),
  /** Puts a text in the clipboard for half a minute, out of its history and of its cloud where the system allows. */
  'workstation.copy': inMain(z.strictObject({ text: z.string().min(1).max(1_000_000) }), nothing),
} as const;
