import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '../../electron/launch/chromium.mjs';

/** Path of Electron's executable; `null` where its runtime was not fetched. */
export const electronRuntime = (): string | null => {
  try {
    const folder = join(appRoot, 'node_modules', 'electron');
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
};
