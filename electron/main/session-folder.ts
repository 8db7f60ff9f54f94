import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Chromium's own settings: on Windows it holds, sealed by the system, the key of quick unlock (`safeStorage`). */
const KEPT = 'Local State';

/**
 * Empties the folder where Chromium writes what it cannot keep in memory (its default session, crash dumps), but for one
 * file without data of ours. What another process still holds open goes at the next start.
 */
export function emptySessionFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder))
      if (name !== KEPT) rmSync(join(folder, name), { recursive: true, force: true });
  } catch {
    // A profile where nothing can be written or deleted holds nothing of ours either.
  }
}
