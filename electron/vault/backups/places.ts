import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BackupId, backupIdSchema } from '../../../shared/backups';
import { Refusal } from '../../../shared/base';
import { discard } from '../../disk/sync';
import { asRefusal } from '../db';
import type { BackupPlaces } from '../portfolio';

/** A backup found in a folder, not yet opened. */
export interface BackupFile {
  readonly id: BackupId;
  readonly path: string;
  readonly madeAt: string;
  readonly sizeBytes: number;
  readonly isInChosenFolder: boolean;
  /** Not yet moved from where Vivier's own folder was. */
  readonly isInFormer: boolean;
}

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})\.vivier$/u;
const VAULT_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/u;
/** A copy that was being written when the process was killed; one of today may be under way on another computer. */
const PART = /^\.[0-9a-f]{16}\.part(?:-journal|-wal|-shm)?$/u;
const DAY_MS = 86_400_000;

/** `2026-09-15T080000.vivier`: the instant in UTC, in characters that every file system takes. */
export const backupFileName = (instant: string): string =>
  `${instant.slice(0, 19).replaceAll(':', '')}.vivier`;

const instantOf = (name: string): string | null => {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  const instant = `${day}T${hours}:${minutes}:${seconds}.000Z`;
  return day !== undefined && Number.isFinite(Date.parse(instant)) ? instant : null;
};

/** The folder of one portfolio among the backups. */
export const folderOf = (root: string, vaultId: string): string => join(root, vaultId);

/** Name of a folder for a sentence: never its path. A drive has no other name than its letter. */
export const nameOfFolder = (path: string): string => basename(path) || path;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Whether the folder the user chose is there; Vivier's own is made when it is needed. */
export const isThere = ({ chosen }: BackupPlaces): boolean => chosen === null || isFolder(chosen);

/**
 * Backups of one portfolio in all its folders, the newest first; a folder that cannot be read has none. One that is being
 * moved stands in two places for a moment, and counts once.
 */
export function backupFilesOf(places: BackupPlaces, vaultId: string): readonly BackupFile[] {
  const { standard, chosen, former } = places;
  const own = filesIn(folderOf(standard, vaultId), 'standard');
  const moved = new Set(own.map(({ id }) => id));
  const found = [
    ...own,
    ...(former === undefined || former === chosen ? [] : filesIn(folderOf(former, vaultId), 'former')).filter(
      ({ id }) => !moved.has(id),
    ),
    ...(chosen === null || chosen === standard ? [] : filesIn(folderOf(chosen, vaultId), 'chosen')),
  ];
  return found.sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
}

function filesIn(folder: string, place: 'standard' | 'former' | 'chosen'): readonly BackupFile[] {
  const isInChosenFolder = place === 'chosen';
  if (!isFolder(folder)) return [];
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const madeAt = instantOf(name);
    const path = join(folder, name);
    const stat = madeAt === null ? undefined : statSync(path, { throwIfNoEntry: false });
    if (madeAt === null || !stat?.isFile()) return [];
    // The same before and after it has moved: what is known of it goes by that name.
    const id = backupIdSchema.parse(
      `${isInChosenFolder ? 'chosen' : 'standard'}:${basename(name, '.vivier')}`,
    );
    return [{ id, path, madeAt, sizeBytes: stat.size, isInChosenFolder, isInFormer: place === 'former' }];
  });
}

/** Every portfolio that has backups in these folders: for one whose own file is lost or unreadable. */
export function vaultsIn({ standard, chosen, former }: BackupPlaces): readonly string[] {
  const vaults = [standard, former ?? null, chosen].flatMap((root) => {
    try {
      return root === null ? [] : readdirSync(root).filter((name) => VAULT_ID.test(name));
    } catch {
      return [];
    }
  });
  return [...new Set(vaults)];
}

/** A free path for a backup made now. Makes the folder; a second backup of one second takes the next. Throws as the file system does. */
export function freePath(root: string, vaultId: string, instant: string): string {
  const folder = folderOf(root, vaultId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let at = Date.parse(instant); ; at += 1000) {
    const path = join(folder, backupFileName(new Date(at).toISOString()));
    if (!existsSync(path)) return path;
  }
}

/** Removes the copies that a kill left half-written, once they are a day old. */
export function sweep(root: string, vaultId: string, nowMs: number): void {
  const folder = folderOf(root, vaultId);
  for (const name of readdirSync(folder).filter((one) => PART.test(one))) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && nowMs - stat.mtimeMs > DAY_MS) discard(path);
  }
}

/** Path of a listed backup. Throws BACKUP_GONE. */
export function pathOfBackup(places: BackupPlaces, vaultIds: readonly string[], id: BackupId): string {
  for (const vaultId of vaultIds) {
    const found = backupFilesOf(places, vaultId).find((file) => file.id === id);
    if (found) return found.path;
  }
  throw new Refusal('BACKUP_GONE');
}

/** What a failure in a folder means, told with the name of that folder; a bug stays what it is. */
export function namingFolder(error: unknown, folder: string): unknown {
  const known = asRefusal(error);
  const name = `«\u202f${nameOfFolder(folder)}\u202f»`;
  const isOfFiles = error instanceof Error && 'syscall' in error;
  if (!(known instanceof Refusal) && !isOfFiles) return error;
  const code = known instanceof Refusal ? known.code : 'FILE_UNWRITABLE';
  switch (code) {
    case 'DISK_FULL':
      return new Refusal(code, {
        message: `Le disque du dossier ${name} est plein\u202f; libérez de la place ou choisissez un autre dossier.`,
      });
    case 'FOLDER_READ_ONLY':
      return new Refusal(code, {
        message: `Le dossier ${name} est en lecture seule\u202f; choisissez un dossier où vous pouvez écrire.`,
      });
    case 'FOLDER_MISSING':
      return new Refusal(code, {
        message: `Le dossier ${name} est introuvable\u202f; rebranchez le support ou choisissez un autre dossier.`,
      });
    case 'FILE_UNWRITABLE':
      return new Refusal(code, {
        message: `Le dossier ${name} n’accepte pas ce fichier\u202f; vérifiez ce disque ou choisissez un autre dossier.`,
      });
    case 'FILE_HELD':
      return new Refusal(code, {
        message: `Un autre logiciel (antivirus, synchronisation…) retient un fichier du dossier ${name}\u202f; attendez une minute, puis recommencez.`,
      });
    case 'PORTFOLIO_DAMAGED':
      return new Refusal('BACKUP_UNSOUND', {
        message: `La copie écrite dans le dossier ${name} ne se relit pas\u202f; elle n’a pas été gardée. Vérifiez ce disque.`,
      });
    default:
      return known;
  }
}
