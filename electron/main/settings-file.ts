import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { defaultWorkstationPreferences, workstationPreferencesSchema } from '../../shared/workstation';
import { replaceFile } from '../disk/async';

const sizeSchema = z.strictObject({
  width: z.number().int().min(800).max(10_000),
  height: z.number().int().min(500).max(10_000),
});
export type WindowSize = z.infer<typeof sizeSchema>;

/** The secret of quick unlock, sealed by the system's keystore, and the portfolio that it opens. */
const sealedSecretSchema = z.strictObject({
  portfolioPath: z.string().min(1).max(4096),
  sealed: z.base64().min(1).max(4096),
});
export type SealedSecret = z.infer<typeof sealedSecretSchema>;

const localSettingsSchema = z.strictObject({
  /** Where the last portfolio stands; the only thing about it that is known outside of it. */
  portfolioPath: z.string().min(1).max(4096).nullable(),
  window: sizeSchema,
  /** Size of the texts, 1 being that of the design. */
  zoomFactor: z.number().min(0.5).max(2),
  quickUnlock: sealedSecretSchema.nullable(),
  ...workstationPreferencesSchema.shape,
  /** Where backups go, if the user chose a folder: a stick, a share. */
  backupFolder: z.string().min(1).max(4096).nullable(),
});
/** What this computer remembers outside the portfolio: nothing of the people in it. */
export type LocalSettings = z.infer<typeof localSettingsSchema>;

const defaults: LocalSettings = {
  portfolioPath: null,
  window: { width: 1366, height: 768 },
  zoomFactor: 1,
  quickUnlock: null,
  ...defaultWorkstationPreferences,
  backupFolder: null,
};

export interface SettingsFile {
  readonly read: () => LocalSettings;
  /** Changes some settings; a folder where nothing can be written only means that nothing is remembered. */
  readonly write: (change: Partial<LocalSettings>) => void;
}

function load(path: string): LocalSettings {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const fields = Object.entries(localSettingsSchema.shape).flatMap(([key, schema]) => {
      const value: unknown =
        typeof stored === 'object' && stored !== null ? Reflect.get(stored, key) : undefined;
      const parsed = schema.safeParse(value);
      return parsed.success ? [[key, parsed.data]] : [];
    });
    // A field that is missing (an older version wrote the file) or altered takes its default, alone.
    return localSettingsSchema.parse({ ...defaults, ...Object.fromEntries(fields) });
  } catch {
    // Missing at first run; unreadable later: the user then only has to show the portfolio again.
    return defaults;
  }
}

/** The file `vivier.json` of the user's profile. */
export function openSettingsFile(path: string, log: (line: string) => void): SettingsFile {
  let current = load(path);
  const draft = `${path}.new`;
  let isReplacing = false;
  /** Puts the draft in its place; where another program holds the file, what waits is the latest of the drafts. */
  async function replace(): Promise<void> {
    if (isReplacing) return;
    isReplacing = true;
    try {
      while (existsSync(draft)) await replaceFile(draft, path, { isQuiet: true });
    } catch {
      log('the settings file could not be written');
    } finally {
      isReplacing = false;
    }
  }
  return {
    read: () => current,
    write: (change) => {
      current = { ...current, ...change };
      try {
        mkdirSync(dirname(path), { recursive: true });
        // Whole or not at all: a crash leaves the former file.
        writeFileSync(draft, `${JSON.stringify(current, null, 2)}\n`, { mode: 0o600 });
      } catch {
        log('the settings file could not be written');
        return;
      }
      void replace();
    },
  };
}
