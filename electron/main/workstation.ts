import { ok, type Parsed } from '../../shared/ipc';
import {
  type Workstation,
  type WorkstationPreferences,
  workstationPreferencesSchema,
} from '../../shared/workstation';
import type { MainHandlers } from './gate';
import type { SettingsFile } from './settings-file';

export interface WorkstationOptions {
  readonly settings: SettingsFile;
  readonly maxIdleMinutes: number;
  /** Preferences have just been changed. */
  readonly onChanged: (preferences: WorkstationPreferences) => void;
}

/** What the user of this computer may choose, and within which limits. */
export function workstationHandlers({
  settings,
  maxIdleMinutes,
  onChanged,
}: WorkstationOptions): Pick<MainHandlers, 'workstation.get' | 'workstation.save'> {
  const read = (): Workstation => ({
    preferences: workstationPreferencesSchema.strip().parse(settings.read()),
    limits: { maxIdleMinutes },
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
  };
}
