import { z } from 'zod';
import { secretText } from '../base/secret';

/** At least 12 characters, or five words (docs/security.md, bar 10). Never trimmed: spaces count. */
export const isLongEnough = (passphrase: string): boolean =>
  passphrase.length >= 12 || passphrase.trim().split(/\s+/u).length >= 5;

const passphrase = z
  .string()
  .min(1, 'La phrase secrète manque.')
  .max(1024, 'La phrase secrète est trop longue : 1024 caractères au plus.');
export const passphraseSchema = secretText(passphrase);
/** A passphrase to be: long enough here, and judged by the vault. */
export const newPassphraseSchema = secretText(
  passphrase.refine(
    isLongEnough,
    'La phrase secrète est trop courte : 12 caractères au moins, ou cinq mots.',
  ),
);
/** A passphrase while it is typed. */
export const halfTypedSchema = secretText(z.string().max(1024));

/** What a new passphrase is worth (electron/vault/keys/passphrase-policy.ts); `bits` as the CNIL counts them. */
export const passphraseVerdictSchema = z.strictObject({
  level: z.enum(['short', 'guessable', 'weak', 'fair', 'strong']),
  /** `fair` and `strong`. */
  isAccepted: z.boolean(),
  bits: z.number().int().nonnegative(),
  sentence: z.string(),
});
export type PassphraseVerdict = z.infer<typeof passphraseVerdictSchema>;

/**
 * What stands on a sheet of paper. `recoveryKey` is the key itself, in 8 groups of 4 characters: the one secret that
 * crosses the bridge towards the window, once, as the text to be copied or printed.
 */
export const recoverySheetSchema = z.strictObject({
  recoveryKey: z.string().regex(/^(?:[0-9A-Z]{4} ){7}[0-9A-Z]{4}$/u),
  portfolioName: z.string(),
  /** Tells which portfolio a sheet belongs to: eight characters of the vault's identifier. */
  mark: z.string(),
  madeOn: z.iso.date(),
});
export type RecoverySheet = z.infer<typeof recoverySheetSchema>;

/** A recovery key as it was typed, faults included: the vault says what is wrong with it. */
export const typedRecoveryKeySchema = secretText(
  z.string().min(1, 'La clé de secours manque.').max(200, 'La clé de secours est trop longue.'),
);

export const keysStateSchema = z.strictObject({
  /** `used`: the key has opened the portfolio, another one is due. */
  recovery: z.enum(['none', 'ready', 'used']),
  recoveryMadeAt: z.iso.datetime().nullable(),
  mark: z.string(),
  /** Whether the key block has a slot for this computer's keystore. */
  hasQuickUnlock: z.boolean(),
});
export type KeysState = z.infer<typeof keysStateSchema>;
