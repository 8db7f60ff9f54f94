/**
 * Backups: a verified copy of the open portfolio, its rotation, and restoring one into a new file.
 * A backup never replaces a better one; restoring never deletes the portfolio that was there.
 * The copy is made by SQLite itself, under the same key; see `shared/backups` for what the window may ask.
 */
import { accessSync, constants } from 'node:fs';
import type { BackupId, backupsProcedures } from '../../../shared/backups';
import { ok, Refusal, refuse } from '../../../shared/base';
import type { Clock } from '../../../shared/base/time';
import { type BackupPlaces, findKeyBlock, lastSeenOf, type OpenPortfolio, type Session } from '../portfolio';
import type { Call, Handlers } from '../service/deps';
import { backupsState, copyBackup, listBackups, makeBackup, verifyBackup } from './backups.service';
import { changeCatalogue } from './catalogue';
import { forgetCopy, lookAround, registeredCopies, removeCopy } from './copies';
import { backupFilesOf, isThere, namingFolder, pathOfBackup, vaultsIn } from './places';
import { backupTo } from './replaceable';
import { examineBackup, restoreBackup } from './restore';

export { backupsState, listBackups } from './backups.service';
export { accompanyWithBackups } from './companion';
export { backupFilesOf, vaultsIn } from './places';

type Restoring = 'backups.find' | 'backups.examine' | 'backups.restore';
type InOpenVault = Exclude<keyof typeof backupsProcedures, Restoring | 'files.chooseFolder'>;

/** Main tells the folders with each call; without them nothing can be said of backups. */
function placesOf(session: Session): BackupPlaces {
  if (!session.backups) throw new Refusal('FOLDER_MISSING');
  return session.backups;
}

export function backupsHandlers(
  open: OpenPortfolio,
  session: Session,
): Handlers<Pick<typeof backupsProcedures, InOpenVault>> {
  const state = () => ok(backupsState(open, placesOf(session)));
  const register = () => ok({ copies: registeredCopies(open) });
  return {
    'backups.state': state,
    'backups.list': () => ok({ backups: [...listBackups(open, placesOf(session))] }),
    'backups.make': () => {
      makeBackup(open, placesOf(session));
      return state();
    },
    'backups.verify': ({ id }) => ok(verifyBackup(open, placesOf(session), id)),
    'backups.copyTo': ({ id, file }, call) => {
      copyBackup(open, placesOf(session), id, call.pathOf(file));
      return ok({});
    },
    'backups.writeTo': ({ file }, call) => ok(backupTo(open, call.pathOf(file))),
    'backups.copies': () => {
      lookAround(open, session.backups ?? null);
      return register();
    },
    'backups.lookForCopies': () => {
      lookAround(open, session.backups ?? null, true);
      return register();
    },
    'backups.forgetCopy': ({ id }) => {
      forgetCopy(open, id);
      return register();
    },
    'backups.removeCopy': ({ id }) => {
      removeCopy(open, id);
      return register();
    },
    'backups.useFolder': ({ folder }, call) => {
      const { standard, ...others } = placesOf(session);
      const chosen = folder === null ? null : call.pathOf(folder);
      const places = { ...others, standard, chosen: chosen === standard ? null : chosen };
      if (chosen !== null) {
        try {
          if (!isThere(places)) throw new Refusal('FOLDER_MISSING');
          accessSync(chosen, constants.W_OK);
        } catch (error) {
          throw namingFolder(error, chosen);
        }
        session.backups = places;
        // A first backup proves the folder; where it refuses, the state says so and Vivier's own folder has one.
        makeBackup(open, places);
      } else {
        // What went wrong with the folder that is given up concerns nobody any more.
        changeCatalogue(open.deps.db, { failure: null });
        session.backups = places;
      }
      return state();
    },
  };
}

/** What is asked of backups while no portfolio is open. */
export function restoreHandlers(
  session: Session,
  clock: Clock,
): Handlers<Pick<typeof backupsProcedures, Restoring>> {
  /** The known portfolio's, where its file can still say which it is; else every portfolio's. */
  const vaultIds = (call: Call): readonly string[] => {
    try {
      return [findKeyBlock(call.pathOf('known')).block.vaultId];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return vaultsIn(placesOf(session));
    }
  };
  const sourceOf = (id: BackupId | null, file: Parameters<Call['pathOf']>[0] | null, call: Call): string => {
    if (file !== null) return call.pathOf(file);
    if (id !== null) return pathOfBackup(placesOf(session), vaultIds(call), id);
    throw new Refusal('BACKUP_GONE');
  };
  const targetOf = (target: Parameters<Call['pathOf']>[0] | null, call: Call): string => {
    try {
      return call.pathOf(target ?? 'known');
    } catch (error) {
      throw target === null ? new Refusal('RESTORE_NOWHERE') : error;
    }
  };
  return {
    'backups.find': (_, call) =>
      ok({
        backups: vaultIds(call)
          .flatMap((vaultId) => backupFilesOf(placesOf(session), vaultId))
          .sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
          .map(({ id, madeAt, sizeBytes, isInChosenFolder }) => ({
            id,
            madeAt,
            sizeBytes,
            isInChosenFolder,
          })),
      }),
    'backups.examine': async ({ id, file, secret }, call) =>
      ok(await examineBackup(sourceOf(id, file, call), secret)),
    'backups.restore': async ({ id, file, target, secret }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      const from = sourceOf(id, file, call);
      const to = targetOf(target, call);
      const restored = await restoreBackup(from, to, secret, clock.now());
      // Older on purpose: the next opening does not say so.
      lastSeenOf(session)?.forget(findKeyBlock(to).block.vaultId);
      return ok(restored);
    },
  };
}
