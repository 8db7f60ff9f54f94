import { z } from 'zod';
import { chosenFileSchema, fileHandleSchema, inMain, inOpenVault, inVault, nothing } from '../ipc/procedure';
import { passphraseSchema, portfolioCountsSchema } from '../portfolio';
import { backupIdSchema, backupSchema, backupsStateSchema } from './backup.schema';

/** One of the listed backups, or a file of the user's: one of the two. */
const source = { id: backupIdSchema.nullable(), file: fileHandleSchema.nullable() };

export const backupsProcedures = {
  /** Opens the system's dialog for a folder; `null` when the user gives up. */
  'files.chooseFolder': inMain(
    z.strictObject({ purpose: z.enum(['backups']) }),
    z.strictObject({ folder: chosenFileSchema.nullable() }),
  ),
  'backups.state': inOpenVault(nothing, backupsStateSchema),
  'backups.list': inOpenVault(nothing, z.strictObject({ backups: z.array(backupSchema) })),
  'backups.make': inOpenVault(nothing, backupsStateSchema),
  /** Reads every page of a backup and counts again. */
  'backups.verify': inOpenVault(z.strictObject({ id: backupIdSchema }), backupSchema),
  'backups.copyTo': inOpenVault(z.strictObject({ id: backupIdSchema, file: fileHandleSchema }), nothing),
  /** From now on backups go to this folder; `null`: to Vivier's own. Those already made stay where they are. */
  'backups.useFolder': inOpenVault(
    z.strictObject({ folder: fileHandleSchema.nullable() }),
    backupsStateSchema,
  ),
  /** The backups of the known portfolio, found without any secret: for a portfolio that does not open. */
  'backups.find': inVault(
    nothing,
    z.strictObject({
      backups: z.array(
        z.strictObject({
          id: backupIdSchema,
          madeAt: z.iso.datetime(),
          sizeBytes: z.number().int().nonnegative(),
          isInChosenFolder: z.boolean(),
        }),
      ),
    }),
  ),
  /** What a backup holds, once its secret has opened it; changes nothing. */
  'backups.examine': inVault(
    z.strictObject({ ...source, secret: passphraseSchema }),
    z.strictObject({ counts: portfolioCountsSchema, schemaVersion: z.number().int() }),
  ),
  /**
   * Puts a backup in the place of the known portfolio, or in a new file. The portfolio that was there is kept aside.
   * One that is open is locked first; afterwards the restored one is known, and locked.
   */
  'backups.restore': inVault(
    z.strictObject({ ...source, target: fileHandleSchema.nullable(), secret: passphraseSchema }),
    z.strictObject({
      name: z.string(),
      /** File name of the portfolio that was there; `null` where there was none. */
      formerName: z.string().nullable(),
      counts: portfolioCountsSchema,
    }),
  ),
} as const;
