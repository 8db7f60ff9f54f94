import type { GateDeps } from '../../electron/main/gate';

/** What a gate needs besides what a test is about: none of it does anything. */
export const quietGate = {
  onOpened: () => {},
  onRelocated: () => {},
  places: () => ({}),
  onBackupFolder: () => {},
  beforeRestore: async () => {},
  onRestored: () => {},
  attempts: { around: (_name, act) => act() },
  quickUnlock: { around: (_name, act) => act() },
  onProgress: () => {},
  log: () => {},
} satisfies Partial<GateDeps>;
