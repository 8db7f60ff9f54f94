import { parseRecoveryText, type ReadKeyBlock, unlock } from '../keys';

/**
 * The data key of a backup, from what the user typed: its passphrase, or its paper key, which its own checksum tells.
 * Throws WRONG_PASSPHRASE or RECOVERY_KEY_OTHER.
 */
export function openingKey(found: ReadKeyBlock, typed: string): Promise<Buffer> {
  const paper = parseRecoveryText(typed);
  return unlock(
    found,
    'key' in paper ? { kind: 'recovery', key: paper.key } : { kind: 'passphrase', passphrase: typed },
  );
}
