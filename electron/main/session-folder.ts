import { constants, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeAtOnce } from '../disk/async';

/** Chromium's own settings: on Windows it holds, sealed by the system, the key of quick unlock (`safeStorage`). */
const KEPT = 'Local State';

/**
 * Empties the folder where Chromium writes what it cannot keep in memory (its default session, crash dumps), but for one
 * file without data of ours. What another process still holds open goes at the next start. `former`: where that folder
 * was in earlier versions; that file is taken from there once, and the rest goes.
 */
export function emptySessionFolder(folder: string, former = folder): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) if (name !== KEPT) removeAtOnce(join(folder, name));
    if (former === folder || !existsSync(former)) return;
    const kept = join(folder, KEPT);
    if (!existsSync(kept) && existsSync(join(former, KEPT)))
      copyFileSync(join(former, KEPT), kept, constants.COPYFILE_EXCL);
    removeAtOnce(former);
  } catch {
    // A profile where nothing can be written or deleted holds nothing of ours either.
  }
}
