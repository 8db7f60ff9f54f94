import { z } from 'zod';
import { folderPurposes } from '../base/file-use';
import {
  chosenFileSchema,
  fileHandleSchema,
  inMain,
  inOpenVault,
  inVault,
  noLine,
  nothing,
} from '../base/procedure';
import { passphraseSchema } from '../keys';
import { portfolioCountsSchema, registeredCopySchema } from '../portfolio';
import { backupIdSchema, backupSchema, backupsStateSchema } from './backup.schema';

const register = z.strictObject({ copies: z.array(registeredCopySchema) });
const oneCopy = z.strictObject({ id: z.number().int().positive() });

/** One of the listed backups, or a file of the user's: one of the two. */
const source = { id: backupIdSchema.nullable(), file: fileHandleSchema.nullable() };

export const backupsProcedures = {
  /** Opens the system's dialog for a folder; `null` when the user gives up. */
  'files.chooseFolder': inMain(
    z.strictObject({ purpose: z.enum(folderPurposes) }),
    z.strictObject({ folder: chosenFileSchema.nullable() }),
    { refreshes: ['files'] },
  ),
  'backups.state': inOpenVault(nothing, backupsStateSchema, {
    told: 'known',
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  'backups.list': inOpenVault(nothing, z.strictObject({ backups: z.array(backupSchema) }), {
    told: 'known',
    leaves: noLine.nobody,
    refreshes: [],
  }),
  'backups.make': inOpenVault(nothing, backupsStateSchema, {
    told: 'known',
    leaves: { kind: 'backup.made' },
    refreshes: ['backups'],
  }),
  /** Reads every page of a backup and counts again. */
  'backups.verify': inOpenVault(z.strictObject({ id: backupIdSchema }), backupSchema, {
    told: 'known',
    leaves: noLine.nobody,
    refreshes: ['backups'],
  }),
  'backups.copyTo': inOpenVault(z.strictObject({ id: backupIdSchema, file: fileHandleSchema }), nothing, {
    files: { file: 'save:backup' },
    told: 'known',
    leaves: { kind: 'backup.made' },
    refreshes: ['backups'],
  }),
  /** Writes a verified copy of the open portfolio to the chosen file, unless something better is there. */
  'backups.writeTo': inOpenVault(
    z.strictObject({ file: fileHandleSchema }),
    z.strictObject({
      name: z.string(),
      counts: portfolioCountsSchema,
      schemaVersion: z.number().int(),
      sizeBytes: z.number().int(),
    }),
    {
      files: { file: 'save:backup' },
      leaves: { kind: 'backup.made' },
      refreshes: ['backups'],
    },
  ),
  /** The register of every copy that was written, the newest first, each with whether it can be reached now. */
  'backups.copies': inOpenVault(nothing, register, { told: 'known', leaves: noLine.nobody, refreshes: [] }),
  /** Looks again where copies may lie: beside the portfolio and in the folders of backups, whole. */
  'backups.lookForCopies': inOpenVault(nothing, register, {
    told: 'known',
    leaves: noLine.nobody,
    refreshes: ['backups'],
  }),
  /** Takes a copy off the register that the person knows to be destroyed; refused while it is in its place. */
  'backups.forgetCopy': inOpenVault(oneCopy, register, {
    told: 'known',
    leaves: noLine.nobody,
    refreshes: ['backups'],
  }),
  /** Deletes a copy from the disk, for good. */
  'backups.removeCopy': inOpenVault(oneCopy, register, {
    told: 'known',
    leaves: noLine.nobody,
    refreshes: ['backups'],
  }),
  /** From now on backups go to this folder; `null`: to Vivier's own. Those already made stay where they are. */
  'backups.useFolder': inOpenVault(
    z.strictObject({ folder: fileHandleSchema.nullable() }),
    backupsStateSchema,
    {
      files: { folder: 'folder:backups' },
      told: 'known',
      afterwards: 'backup-folder',
      leaves: noLine.change,
      refreshes: ['backups'],
    },
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
    { told: 'known', leaves: noLine.closed, refreshes: [] },
  ),
  /** What a backup holds, once its secret has opened it; changes nothing. */
  'backups.examine': inVault(
    z.strictObject({ ...source, secret: passphraseSchema }),
    z.strictObject({ counts: portfolioCountsSchema, schemaVersion: z.number().int() }),
    {
      files: { file: 'open:backup' },
      looksOnly: true,
      told: 'known',
      leaves: noLine.closed,
      refreshes: ['backups'],
    },
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
    {
      files: { file: 'open:backup', target: 'save:portfolio' },
      told: 'known',
      afterwards: 'restored',
      leaves: noLine.closed,
      refreshes: ['backups'],
    },
  ),
} as const;
