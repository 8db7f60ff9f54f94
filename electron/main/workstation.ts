import type { BrowserWindow } from 'electron';
import { ok } from '../../shared/ipc';
import type { ClipboardKeeper } from './clipboard';
import type { MainHandlers } from './gate';
import type { SettingsFile } from './settings-file';

/** Whether the system can keep a window out of captures of the screen. */
export const canProtectCapture = (platform: NodeJS.Platform): boolean =>
  platform === 'win32' || platform === 'darwin';

/** Says to the system whether the window may appear in captures and in screen sharing. */
export const applyCaptureProtection = (
  window: Pick<BrowserWindow, 'setContentProtection'> | null,
  settings: SettingsFile,
): void => window?.setContentProtection(settings.read().hasCaptureProtection);

/** Settings of this computer, and the clipboard. */
export function workstationHandlers(deps: {
  readonly settings: SettingsFile;
  readonly clipboard: ClipboardKeeper;
  readonly window: () => Pick<BrowserWindow, 'setContentProtection'> | null;
  readonly platform: NodeJS.Platform;
}): Pick<MainHandlers, 'workstation.get' | 'workstation.save' | 'workstation.copy'> {
  const read = () => ({ hasCaptureProtection: deps.settings.read().hasCaptureProtection });
  return {
    'workstation.get': async () =>
      ok({ workstation: read(), canProtectCapture: canProtectCapture(deps.platform) }),
    'workstation.save': async ({ workstation }) => {
      deps.settings.write(workstation);
      applyCaptureProtection(deps.window(), deps.settings);
      return ok({ workstation: read() });
    },
    'workstation.copy': async ({ text }) => {
      await deps.clipboard.copy(text);
      return ok({});
    },
  };
}
