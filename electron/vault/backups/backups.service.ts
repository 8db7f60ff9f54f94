import {
  ALERT_AFTER_DAYS,
  type Backup,
  type BackupId,
  type BackupsState,
  type KeepReason,
} from '../../../shared/backups';
import { Refusal } from '../../../shared/base';
import { type CivilDate, civilDateOf } from '../../../shared/base/time';
import { discard } from '../../disk/sync';
import { clockDoubt, elapsedMs, isAhead, pastDay } from '../clock';
import { forgetCopyAt, lastEventIn } from '../copies';
import { asRefusal } from '../db';
import {
  type BackupPlaces,
  countCopy,
  type OpenPortfolio,
  verifyCopy,
  writeVerifiedCopy,
} from '../portfolio';
import { endTransaction, lastEventOf } from './backups.repository';
import { type Catalogue, catalogueOf, changeCatalogue, type Entry, noteEntry } from './catalogue';
import {
  type BackupFile,
  backupFilesOf,
  freePath,
  isThere,
  nameOfFolder,
  namingFolder,
  sweep,
} from './places';
import { copySafely } from './replaceable';
import { type Rotated, rotate } from './rotation';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const vaultIdOf = (open: OpenPortfolio): string => open.keyBlock().block.vaultId;
const nowMsOf = ({ deps }: OpenPortfolio): number => Date.parse(deps.clock.now());

/** What the portfolio is now: two equal marks, and nothing has changed between. */
const markOf = (open: OpenPortfolio): string =>
  `${lastEventOf(open.deps.db)}:${open.keyBlock().block.generation}`;

const dayOf = (instant: string): CivilDate => {
  const at = new Date(instant);
  return civilDateOf(at.getFullYear(), at.getMonth() + 1, at.getDate());
};

/** What is known of a backup: from memory, else read; `null` where this key does not open it. */
function entryOf({ deps, dataKey }: OpenPortfolio, file: BackupFile): Entry | null {
  const known = catalogueOf(deps.db).entries[file.id];
  if (known?.sizeBytes === file.sizeBytes) return known;
  try {
    const entry = { ...countCopy(file.path, dataKey), verifiedAt: null };
    noteEntry(deps.db, file.id, entry);
    return entry;
  } catch (error) {
    if (!(asRefusal(error) instanceof Refusal)) throw error;
    return null;
  }
}

/** Rotates the backups of one folder; answers why each is kept, and which are not. */
function rotationOf(open: OpenPortfolio, files: readonly BackupFile[]): ReturnType<typeof rotate> {
  const rotated = files.map(
    (file): Rotated => ({
      id: file.id,
      madeAt: file.madeAt,
      day: dayOf(file.madeAt),
      sizeBytes: file.sizeBytes,
      people: entryOf(open, file)?.counts?.candidates ?? null,
      isAhead: isAhead(open.deps, file.madeAt),
    }),
  );
  return rotate(rotated, pastDay(open.deps));
}

const foldersOf = (files: readonly BackupFile[]): readonly (readonly BackupFile[])[] => [
  files.filter(({ isInChosenFolder }) => isInChosenFolder),
  files.filter(({ isInChosenFolder }) => !isInChosenFolder),
];

/** Every backup of the open portfolio, the newest first. */
export function listBackups(open: OpenPortfolio, places: BackupPlaces): readonly Backup[] {
  const files = backupFilesOf(places, vaultIdOf(open));
  const reasons = new Map<string, readonly KeepReason[]>(
    foldersOf(files).flatMap((folder) => [...rotationOf(open, folder).kept]),
  );
  return files.map((file) => asBackup(file, entryOf(open, file), reasons.get(file.id) ?? []));
}

const asBackup = (file: BackupFile, entry: Entry | null, keptFor: readonly KeepReason[]): Backup => ({
  id: file.id,
  madeAt: file.madeAt,
  sizeBytes: file.sizeBytes,
  isInChosenFolder: file.isInChosenFolder,
  isReadable: entry !== null && entry.counts !== null,
  counts: entry?.counts ?? null,
  schemaVersion: entry?.schemaVersion ?? null,
  verifiedAt: entry?.verifiedAt ?? null,
  keptFor: [...keptFor],
});

/** An instant that says when something was done; one that is yet to come says nothing, unless the clock itself is in doubt. */
const isBelieved = ({ deps }: OpenPortfolio, instant: string): boolean =>
  clockDoubt(deps) !== null || !isAhead(deps, instant);

/** When the last backup was made. One that lies on a support that is away still counts: it was verified when made. */
function lastAtOf(open: OpenPortfolio, places: BackupPlaces, files: readonly BackupFile[]): string | null {
  const there =
    files.find((file) => isBelieved(open, file.madeAt) && entryOf(open, file)?.counts)?.madeAt ?? null;
  const last = isThere(places) ? null : (catalogueOf(open.deps.db).last?.at ?? null);
  const remembered = last !== null && isBelieved(open, last) ? last : null;
  return remembered !== null && (there === null || remembered > there) ? remembered : there;
}

/** The last failure, unless a backup was made since where it should have been: a restored portfolio remembers old ones. */
function failureOf(
  open: OpenPortfolio,
  places: BackupPlaces,
  files: readonly BackupFile[],
): Catalogue['failure'] {
  const { failure } = catalogueOf(open.deps.db);
  const isWanted = ({ isInChosenFolder }: BackupFile): boolean =>
    isInChosenFolder === (places.chosen !== null);
  const last = files.find(
    (file) => isWanted(file) && !isAhead(open.deps, file.madeAt) && entryOf(open, file)?.counts,
  )?.madeAt;
  return failure && last !== undefined && last > failure.at ? null : failure;
}

export function backupsState(open: OpenPortfolio, places: BackupPlaces): BackupsState {
  const files = backupFilesOf(places, vaultIdOf(open));
  const lastAt = lastAtOf(open, places, files);
  const { last, openings } = catalogueOf(open.deps.db);
  const since = lastAt ?? open.keyBlock().block.createdAt;
  const hasChanges = lastAt === null || last?.mark !== markOf(open);
  return {
    lastAt,
    isLate:
      clockDoubt(open.deps) === null
        ? nowMsOf(open) - Date.parse(since) > ALERT_AFTER_DAYS * DAY_MS
        : hasChanges && openings >= ALERT_AFTER_DAYS,
    hasChanges,
    folder: {
      name: nameOfFolder(places.chosen ?? places.standard),
      isChosen: places.chosen !== null,
      isThere: isThere(places),
    },
    failure: failureOf(open, places, files),
    leftInFormer: files.filter(({ isInFormer }) => isInFormer).length,
    ahead:
      clockDoubt(open.deps) === null ? files.filter(({ madeAt }) => isAhead(open.deps, madeAt)).length : 0,
    totalBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    isOverCap: foldersOf(files).some((folder) => rotationOf(open, folder).isOverCap),
  };
}

/** Makes one backup in one folder, then rotates that folder. Throws a `Refusal` that names the folder, or a bug. */
function makeIn(open: OpenPortfolio, places: BackupPlaces, root: string): void {
  const { deps, dataKey } = open;
  const vaultId = vaultIdOf(open);
  const at = deps.clock.now();
  const mark = markOf(open);
  try {
    endTransaction(deps.db);
    const path = freePath(root, vaultId, at);
    const copy = writeVerifiedCopy({ db: deps.db, dataKey, keyBlock: open.keyBlock().bytes }, path, {
      kind: 'backup',
      at,
    });
    const isHere = ({ isInChosenFolder }: BackupFile): boolean =>
      isInChosenFolder === (root === places.chosen);
    const files = backupFilesOf(places, vaultId).filter(isHere);
    const made = files.find((file) => file.path === path);
    if (!made) throw new Refusal('FOLDER_MISSING');
    noteEntry(deps.db, made.id, { ...copy, verifiedAt: at });
    changeCatalogue(deps.db, { last: { at: made.madeAt, mark }, openings: 0 });
    pacesOf(deps.db).madeMs = elapsedMs();
    removeDropped(open, files, root);
  } catch (error) {
    throw namingFolder(error, root);
  }
}

function removeDropped(open: OpenPortfolio, files: readonly BackupFile[], root: string): void {
  const { dropped } = rotationOf(open, files);
  try {
    // A file that another program holds: the next rotation takes it.
    for (const file of files)
      if (dropped.includes(file.id) && discard(file.path)) forgetCopyAt(open.deps.db, file.path);
    sweep(root, vaultIdOf(open), nowMsOf(open));
  } catch {
    // A folder that cannot be read any more: the next rotation sweeps it.
  }
  const { entries } = catalogueOf(open.deps.db);
  const left = Object.entries(entries).filter(([id]) => !dropped.includes(id));
  changeCatalogue(open.deps.db, { entries: Object.fromEntries(left) });
}

/**
 * Makes a backup now: in the chosen folder, and in Vivier's own where that one is away or refuses. What went wrong with
 * the chosen folder is kept, to be told, until a backup succeeds there. Throws when no backup could be made at all.
 */
export function makeBackup(open: OpenPortfolio, places: BackupPlaces): void {
  const { db, clock } = open.deps;
  const wanted = places.chosen ?? places.standard;
  const tell = (error: unknown): void => {
    pacesOf(db).failedMs = elapsedMs();
    changeCatalogue(db, {
      failure: {
        at: clock.now(),
        message: error instanceof Refusal ? error.message : 'La sauvegarde a rencontré un défaut.',
      },
    });
  };
  try {
    if (!isThere(places)) throw namingFolder(new Refusal('FOLDER_MISSING'), wanted);
    makeIn(open, places, wanted);
    changeCatalogue(db, { failure: null });
  } catch (error) {
    tell(error);
    if (wanted === places.standard) throw error;
    makeIn(open, places, places.standard);
  }
}

/** When a backup was made and when one failed in this opening, by a clock that nobody can set. */
const paces = new WeakMap<OpenPortfolio['deps']['db'], { madeMs: number | null; failedMs: number | null }>();
function pacesOf(db: OpenPortfolio['deps']['db']): { madeMs: number | null; failedMs: number | null } {
  const known = paces.get(db);
  if (known) return known;
  const made = { madeMs: null, failedMs: null };
  paces.set(db, made);
  return made;
}

/** Whether a stretch has passed since a moment of this opening, or since an instant that was kept, whichever says so. */
const hasPassed = (
  open: OpenPortfolio,
  stretchMs: number,
  fromMs: number | null,
  instant: string | null,
): boolean => {
  const byDate = instant === null ? Number.POSITIVE_INFINITY : nowMsOf(open) - Date.parse(instant);
  return byDate >= stretchMs || (fromMs === null ? byDate < 0 : elapsedMs() - fromMs >= stretchMs);
};

/**
 * The daily backup of a portfolio that stays open; after a failure, not more than once an hour. Within one opening time is
 * measured by a clock that nobody can set; where the date is in doubt, the first look of an opening makes one if anything
 * changed since the last.
 */
export function makeDailyBackup(open: OpenPortfolio, places: BackupPlaces): void {
  const { failure } = catalogueOf(open.deps.db);
  const { madeMs, failedMs } = pacesOf(open.deps.db);
  if (failure && !hasPassed(open, HOUR_MS, failedMs, failure.at)) return;
  const files = backupFilesOf(places, vaultIdOf(open));
  const isDue =
    madeMs === null && clockDoubt(open.deps) !== null
      ? backupsState(open, places).hasChanges
      : hasPassed(open, DAY_MS, madeMs, lastAtOf(open, places, files));
  if (isDue) makeBackup(open, places);
}

/** Counts an opening, for where dates are not believed. */
export const noteOpening = ({ deps: { db } }: OpenPortfolio): void =>
  changeCatalogue(db, { openings: catalogueOf(db).openings + 1 });

/** The backup at closing, where something changed since the last one. */
export function makeClosingBackup(open: OpenPortfolio, places: BackupPlaces): void {
  if (!open.deps.db.open) return;
  endTransaction(open.deps.db);
  if (backupsState(open, places).hasChanges) makeBackup(open, places);
}

const fileOf = (open: OpenPortfolio, places: BackupPlaces, id: BackupId): BackupFile => {
  const file = backupFilesOf(places, vaultIdOf(open)).find((one) => one.id === id);
  if (!file) throw new Refusal('BACKUP_GONE');
  return file;
};

/** Reads every page of a backup and counts again; what it says is kept. Throws BACKUP_UNSOUND. */
export function verifyBackup(open: OpenPortfolio, places: BackupPlaces, id: BackupId): Backup {
  const { deps, dataKey } = open;
  const file = fileOf(open, places, id);
  try {
    const entry = { ...verifyCopy(file.path, dataKey), verifiedAt: deps.clock.now() };
    noteEntry(deps.db, id, entry);
    const { kept } = rotationOf(
      open,
      backupFilesOf(places, vaultIdOf(open)).filter(
        ({ isInChosenFolder }) => isInChosenFolder === file.isInChosenFolder,
      ),
    );
    return asBackup(file, entry, kept.get(id) ?? []);
  } catch (error) {
    const refusal = asRefusal(error);
    if (!(refusal instanceof Refusal)) throw error;
    if (refusal.code !== 'PORTFOLIO_DAMAGED') throw refusal;
    noteEntry(deps.db, id, {
      sizeBytes: file.sizeBytes,
      counts: null,
      schemaVersion: null,
      verifiedAt: null,
    });
    throw new Refusal('BACKUP_UNSOUND');
  }
}

/** Copies a listed backup where the user said, verified; never over a better one. */
export function copyBackup(open: OpenPortfolio, places: BackupPlaces, id: BackupId, target: string): void {
  const { db, clock } = open.deps;
  const { path } = fileOf(open, places, id);
  copySafely(path, target, {
    db,
    dataKey: open.dataKey,
    at: clock.now(),
    lastEventId: lastEventIn(db, path),
  });
}
