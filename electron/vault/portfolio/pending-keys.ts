import { timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../../shared/base';
import type { Clock } from '../../../shared/base/time';
import type { RecoverySheet } from '../../../shared/keys';
import type { Profile } from '../../../shared/settings';
import { newRecoveryKey, parseRecoveryText, recoveryText } from '../keys';
import type { NewKeys } from './new-keys';

/** A paper key that is being made: shown, and waiting to be typed back. In the memory of this process only. */
interface PaperKey {
  readonly recoveryKey: Buffer;
  readonly sheet: RecoverySheet;
}
/** What waits for the paper key to be typed back: a whole portfolio, another sheet, or new keys for the open one. */
export type PendingKeys = PaperKey &
  (
    | { readonly kind: 'creation'; readonly keys: NewKeys; readonly profile: Profile }
    | { readonly kind: 'recovery' }
    | { readonly kind: 'rekey'; readonly keys: NewKeys }
  );

/** Eight characters of the vault's identifier: tells which portfolio a sheet of paper belongs to. */
export const markOf = (vaultId: string): string => vaultId.slice(0, 8).toUpperCase();

/** A new paper key for a portfolio. */
export function paperKey(portfolioName: string, vaultId: string, clock: Clock): PaperKey {
  const recoveryKey = newRecoveryKey();
  return {
    recoveryKey,
    sheet: {
      recoveryKey: recoveryText(recoveryKey),
      portfolioName,
      mark: markOf(vaultId),
      madeOn: clock.today(),
    },
  };
}

/** The bytes of a typed key. Throws RECOVERY_KEY_FAULT, with what is wrong in it. */
export function typedKey(typed: string): Buffer {
  const parsed = parseRecoveryText(typed);
  if ('fault' in parsed)
    throw new Refusal('RECOVERY_KEY_FAULT', { message: parsed.fault, field: 'recoveryKey' });
  return parsed.key;
}

/** Proves that the sheet was copied: throws RECOVERY_KEY_FAULT or RECOVERY_KEY_NOT_SHOWN otherwise. */
export function ensureTypedBack(pending: PaperKey, typed: string): void {
  if (!timingSafeEqual(typedKey(typed), pending.recoveryKey))
    throw new Refusal('RECOVERY_KEY_NOT_SHOWN', { field: 'recoveryKey' });
}
