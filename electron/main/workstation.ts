import { ok } from '../../shared/base';
import type { Parsed } from '../../shared/ipc';
import {
  type Workstation,
  type WorkstationPreferences,
  workstationPreferencesSchema,
} from '../../shared/workstation';
import type { ClipboardKeeper } from './clipboard';
import type { MainHandlers } from './gate';
import type { SettingsFile } from './settings-file';

/** Whether the system can keep a window out of captures of the screen. */
export const canProtectCapture = (platform: NodeJS.Platform): boolean =>
  platform === 'win32' || platform === 'darwin';

export interface WorkstationOptions {
  readonly settings: SettingsFile;
  readonly limits: Workstation['limits'];
  readonly clipboard: ClipboardKeeper;
  /** Preferences have just been changed. */
  readonly onChanged: (preferences: WorkstationPreferences) => void;
}

/** What the user of this computer may choose, and within which limits; and the clipboard. */
export function workstationHandlers({
  settings,
  limits,
  clipboard,
  onChanged,
}: WorkstationOptions): Pick<MainHandlers, 'workstation.get' | 'workstation.save' | 'workstation.copy'> {
  const read = (): Workstation => ({
    preferences: workstationPreferencesSchema.strip().parse(settings.read()),
    limits,
  });
  return {
    'workstation.get': async () => ok(read()),
    'workstation.save': async ({ preferences }: Parsed<'workstation.save'>) => {
      settings.write(
        Object.fromEntries(Object.entries(preferences).filter(([, value]) => value !== undefined)),
      );
      const after = read();
      onChanged(after.preferences);
      return ok(after);
    },
    'workstation.copy': async ({ text }: Parsed<'workstation.copy'>) => {
      await clipboard.copy(text);
      return ok({});
    },
  };
}
