import type { GateDeps } from '../../electron/main/gate';
import type { Sealed } from '../../shared/base';

/** What a gate needs besides what a test is about: none of it does anything. */
export const quietGate = {
  besideContentsId: () => null,
  onChanged: () => {},
  onOpened: () => {},
  onRelocated: () => {},
  places: () => ({}),
  onBackupFolder: () => {},
  beforeRestore: async () => {},
  onRestored: () => {},
  quickUnlock: { around: (_name, act) => act() },
  onProgress: () => {},
  log: () => {},
} satisfies Partial<GateDeps>;

/** A secret as it comes to the gate: sealed for a vault that nobody is. */
export const someSealed: Sealed = { from: 'a'.repeat(64), box: '0'.repeat(2 * (64 + 16)) };
