/**
 * Settings of the structure and of the adviser, kept inside the portfolio.
 * One JSON value; a missing key takes its default, so that a new setting needs no migration.
 * The adviser's name is the author that the journal names.
 */
import { z } from 'zod';
import { ok } from '../../../shared/base';
import {
  defaultSettings,
  type Settings,
  type settingsProcedures,
  settingsSchema,
} from '../../../shared/settings';
import type { Db } from '../db';
import { recordEvent } from '../events';
import type { Deps, Handlers } from '../service/deps';
import { readSetting, writeSetting } from './settings.repository';

export { deleteSetting, readSetting, writeSetting } from './settings.repository';

const KEY = 'profile';

/** Settings of each open database, as last read or saved: the journal asks for the author at each event of an import. */
const known = new WeakMap<Db, Settings>();

export function settingsOf(db: Db): Settings {
  const cached = known.get(db);
  if (cached) return cached;
  // A setting of an earlier version that is gone is passed over, and takes none of the others with it.
  const stored = z
    .object(settingsSchema.shape)
    .partial()
    .safeParse(readSetting(db, KEY) ?? {});
  const settings = settingsSchema.parse({ ...defaultSettings, ...(stored.success ? stored.data : {}) });
  known.set(db, settings);
  return settings;
}

/** Name of the author of a change: the adviser of the settings. */
export const actorOf = (db: Db): string => settingsOf(db).adviser || 'Conseiller';

export function saveSettings(deps: Deps, settings: Settings): Settings {
  deps.db.transaction(() => {
    writeSetting(deps.db, KEY, settings);
    recordEvent(deps, { kind: 'settings.saved', subject: { type: 'portfolio', id: 'settings' } });
  })();
  known.set(deps.db, settings);
  return settings;
}

export const settingsHandlers = (deps: Deps): Handlers<typeof settingsProcedures> => ({
  'settings.get': () => ok({ settings: settingsOf(deps.db) }),
  'settings.save': ({ settings }) => ok({ settings: saveSettings(deps, settings) }),
});
