import { z } from 'zod';
import { fileHandleSchema, inMain, inOpenVault, inVault, line, noLine, nothing } from '../base/procedure';
import {
  halfTypedSchema,
  keysStateSchema,
  newPassphraseSchema,
  passphraseSchema,
  passphraseVerdictSchema,
  recoverySheetSchema,
  typedRecoveryKeySchema,
} from '../keys';
import { registeredCopySchema } from './copy.schema';
import { portfolioInfoSchema } from './portfolio.schema';

export const sealingProcedures = {
  /** The public key of this vault process: what the window seals secrets for (`shared/ipc/sealing.ts`). */
  'keys.sealing': inVault(nothing, z.strictObject({ publicKey: z.string().regex(/^[0-9a-f]{64}$/u) }), {
    leaves: noLine.nobody,
    refreshes: [],
  }),
} as const;

export const keysProcedures = {
  /** Judges a new passphrase while it is typed; `names` are those of the portfolio that will be: its file, structure, adviser. */
  'keys.judge': inVault(
    z.strictObject({ passphrase: halfTypedSchema, names: z.array(line(300)).max(3) }),
    passphraseVerdictSchema,
    { told: 'places', leaves: noLine.nobody, refreshes: [] },
  ),
  'keys.state': inOpenVault(nothing, keysStateSchema, {
    told: 'places',
    leaves: noLine.nobody,
    refreshes: [],
  }),
  /** Changes the passphrase; the present one is asked for again. Quick unlock is dropped. */
  'keys.changePassphrase': inOpenVault(
    z.strictObject({ passphrase: passphraseSchema, newPassphrase: newPassphraseSchema }),
    keysStateSchema,
    {
      told: 'places',
      quickUnlock: 'voids',
      leaves: { kind: 'keys.changed' },
      refreshes: ['keys'],
    },
  ),
  /** Makes a recovery key and shows it; nothing changes in the portfolio before it has been typed back. */
  'keys.prepareRecovery': inOpenVault(z.strictObject({ passphrase: passphraseSchema }), recoverySheetSchema, {
    told: 'places',
    leaves: noLine.nobody,
    refreshes: ['keys'],
  }),
  /** The key typed back: it takes the place of the former one. */
  'keys.confirmRecovery': inOpenVault(
    z.strictObject({ recoveryKey: typedRecoveryKeySchema }),
    keysStateSchema,
    { told: 'places', leaves: { kind: 'keys.changed' }, refreshes: ['keys'] },
  ),
  /** Writes the sheet of the key that is being made as a PDF. */
  'keys.saveRecoverySheet': inVault(z.strictObject({ file: fileHandleSchema }), nothing, {
    files: { file: 'save:recovery' },
    told: 'places',
    leaves: noLine.nobody,
    refreshes: ['keys'],
  }),
  /** First half of a new data key: the passphrase to come and a new recovery key, kept in the vault's memory. */
  'keys.prepareRekey': inOpenVault(
    z.strictObject({ passphrase: passphraseSchema, newPassphrase: newPassphraseSchema }),
    recoverySheetSchema,
    { told: 'places', leaves: noLine.nobody, refreshes: ['keys'] },
  ),
  /** The recovery key typed back: encrypts the whole portfolio, then every copy of the register, anew. A long job. */
  'keys.rekey': inOpenVault(
    z.strictObject({
      recoveryKey: typedRecoveryKeySchema,
      /** Deletes the copies that are there and cannot be encrypted anew. */
      deletesRest: z.boolean(),
    }),
    z.strictObject({
      info: portfolioInfoSchema,
      /** Copies encrypted anew, deleted, and those that still open with the former keys. */
      copies: z.strictObject({
        done: z.number().int(),
        deleted: z.number().int(),
        left: z.array(registeredCopySchema.pick({ kind: true, name: true, folder: true, reach: true })),
      }),
    }),
    {
      told: 'places',
      quickUnlock: 'voids',
      leaves: { kind: 'keys.changed' },
      refreshes: ['portfolio', 'keys', 'backups'],
    },
  ),
  /** What this computer can do: its keystore, and whether it opens the known portfolio. */
  'keys.quickUnlock': inMain(nothing, z.strictObject({ isAvailable: z.boolean(), isOn: z.boolean() }), {
    refreshes: [],
  }),
  /** Main draws the secret, has the keystore seal it, and hands it to the vault for this call only. */
  'keys.enableQuickUnlock': inOpenVault(z.strictObject({ passphrase: passphraseSchema }), keysStateSchema, {
    told: 'places',
    quickUnlock: 'makes',
    leaves: { kind: 'keys.changed' },
    refreshes: ['keys'],
  }),
  'keys.disableQuickUnlock': inOpenVault(nothing, keysStateSchema, {
    told: 'places',
    quickUnlock: 'voids',
    leaves: { kind: 'keys.changed' },
    refreshes: ['keys'],
  }),
} as const;
