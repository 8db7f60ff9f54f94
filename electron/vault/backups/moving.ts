import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../../disk/patience';
import { discard, removeEmptyFolder, removeFile, replaceFile } from '../../disk/sync';
import { inTurn } from '../base/turns';
import { type BackupPlaces, syncFolder } from '../portfolio';
import { backupFileName, backupFilesOf, folderOf, sweep, vaultsIn } from './places';
import { syncFile } from './replaceable';

/** Nothing is waited for here: what is held moves at the next opening, and is listed where it is until then. */
const AT_ONCE = { mostMs: 0 } as const;

/** Told of each backup that has another place, between two calls. */
type OnMoved = (from: string, to: string) => void;

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const standOf = (path: string): string => {
  const stat = statSync(path);
  return `${stat.size}:${stat.mtimeMs}`;
};

/** Where a backup goes: under its own name, or the next second where another one has it. `isThere`: it went there already. */
async function destination(
  folder: string,
  source: string,
  madeAt: string,
): Promise<{ readonly target: string; readonly isThere: boolean }> {
  for (let at = Date.parse(madeAt); ; at += 1000) {
    const target = join(folder, backupFileName(new Date(at).toISOString()));
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat === undefined) return { target, isThere: false };
    if (stat.size === statSync(source).size && (await hashOf(target)) === (await hashOf(source)))
      return { target, isThere: true };
  }
}

/** Renames within one disk; answers false where the two folders lie on two. */
function renamed(source: string, target: string): boolean {
  try {
    if (existsSync(target)) return false;
    replaceFile(source, target, AT_ONCE);
    syncFolder(target);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EXDEV') return false;
    throw error;
  }
}

function isRemoved(path: string): boolean {
  try {
    removeFile(path, AT_ONCE);
    return true;
  } catch {
    return false;
  }
}

/**
 * Moves one file: by its name within a disk, else copied beside its place, compared, given its name, and only then deleted.
 * A kill at any step leaves it whole in one of the two places, or in both, and then it is deleted from the former next time.
 * Answers false where the former one could not be deleted.
 */
async function moveOne(source: string, folder: string, madeAt: string, onMoved: OnMoved): Promise<boolean> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { target, isThere } = await destination(folder, source, madeAt);
  const settled = (hasLeft: boolean): boolean => {
    onMoved(source, target);
    return hasLeft;
  };
  if (isThere) return inTurn(() => settled(isRemoved(source)));
  if (await inTurn(() => renamed(source, target) && settled(true))) return true;
  const part = join(folder, `.${randomBytes(8).toString('hex')}.part`);
  const stand = standOf(source);
  try {
    await copyFile(source, part);
    syncFile(part);
    const isSame = (await hashOf(part)) === (await hashOf(source));
    // Alone with both files: a change of keys or a rotation may have touched the former one meanwhile.
    return await inTurn(() => {
      if (!isSame || standOf(source) !== stand || existsSync(target)) return true;
      replaceFile(part, target, AT_ONCE);
      syncFolder(target);
      return settled(isRemoved(source));
    });
  } finally {
    discard(part);
  }
}

/**
 * Moves the backups of every portfolio from where earlier versions kept them (`former`, which Windows may copy over the
 * network at each session) to Vivier's own folder, one by one and between the calls. What cannot be moved stays there, is
 * listed and restored from there, and is tried again at the next opening.
 */
export async function moveFormerBackups(
  { standard, chosen, former }: BackupPlaces,
  isEnded: () => boolean = () => false,
  onMoved: OnMoved = () => undefined,
): Promise<void> {
  // Somebody who chose that very folder wants them there.
  if (former === undefined || former === standard || former === chosen) return;
  const only: BackupPlaces = { standard: former, chosen: null };
  for (const vaultId of vaultsIn(only)) {
    for (const { path, madeAt } of backupFilesOf(only, vaultId)) {
      if (isEnded()) return;
      try {
        // Each that stays would be read whole again at each opening, perhaps over the network: one is enough.
        if (!(await moveOne(path, folderOf(standard, vaultId), madeAt, onMoved))) return;
      } catch (error) {
        if (codeOf(error) === '') throw error;
        // Held, or gone meanwhile: the others may still go. A disk that is full, a folder without rights: none will.
        if (codeOf(error) !== 'EBUSY' && codeOf(error) !== 'ENOENT') return;
      }
    }
    if (existsSync(folderOf(former, vaultId))) sweep(former, vaultId, Date.now());
    removeEmptyFolder(folderOf(former, vaultId));
  }
  removeEmptyFolder(former);
}
