import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/base';
import { copyFile, removeFile, replaceFile, standsAt } from '../../disk/sync';
import { type Wal, walBeside, walOf } from '../db/wal';
import {
  isAuthentic,
  isUnmarkable,
  type KeyBlock,
  type Mark,
  markOf,
  type Reach,
  type ReadKeyBlock,
} from '../keys';
import { besideOf, blockBeside, blockInside, reachesBeside, syncFolder } from '../keys/key-block-file';
import { freeName, stampOf } from './aside';
import { holderOf, inWords, isAliveHere } from './lock-file';

/** What lies beside a portfolio once it has been looked at: what is left there belongs to this state of the file. */
export interface SideFiles {
  /** What was put aside, and what is missing: one sentence each, for the person who opens the portfolio. */
  readonly notices: readonly string[];
  /** The journal that is left there, which holds what was saved last; `null` where the file is all there is. */
  readonly live: Mark | null;
  /** How far that journal must come; `null` where nothing says so. */
  readonly reach: Reach | null;
}

/**
 * Keeps a file that is not this portfolio's under another name, next to it: what it holds may be worth something to
 * somebody, and nothing of it is read. Answers the name.
 */
function putAside(
  path: string,
  suffix: string,
  keep: (from: string, to: string) => void = replaceFile,
): string {
  const folder = dirname(path);
  const name = freeName(folder, `${basename(path)}${suffix}.à-part-${stampOf(new Date())}`);
  keep(path + suffix, join(folder, name));
  syncFolder(path);
  return name;
}

const strangerInWords = (name: string): string =>
  `Un fichier qui n’appartient pas à ce portefeuille, ou pas à cet état du portefeuille, était à côté de lui\u202F; il n’a pas été lu, et il est gardé sous le nom «\u202F${name}\u202F».`;

const missingInWords = (path: string, since: string): string =>
  `Les dernières saisies manquent\u202F: le fichier «\u202F${basename(walOf(path))}\u202F», qui les portait, n’est plus à côté du portefeuille. Tout ce qui était enregistré ${inWords(since)} est là\u202F; vérifiez ce que vous avez saisi ensuite, et ressaisissez-le ou reprenez une sauvegarde.`;

const cutInWords = (name: string, reach: Reach, since: string): string =>
  `Les dernières saisies manquent en partie\u202F: le fichier qui les portait est incomplet (une copie est gardée sous le nom «\u202F${name}\u202F»). Tout ce qui était enregistré ${inWords(since)} est là\u202F; vérifiez ce que vous avez saisi entre ce moment et ${inWords(reach.at)}, et ressaisissez-le.`;

/** Whether the journal that lies there was written by the session that this block, or the notes beside, speak of. */
function belongs(wal: Wal, mark: Mark | null, reaches: readonly Reach[], isInside: boolean): boolean {
  if (mark?.wal === wal.salts) return true;
  // Without a block in the file, the one beside may be of the journal before; the notes under its key are of this one.
  return !isInside && reaches.some((reach) => reach.wal === wal.salts);
}

/** Whether the keys that lie beside are a change that was cut, or those of this very file: nothing that they hold is lost. */
const isOwn = (beside: ReadKeyBlock, block: KeyBlock, dataKey: Uint8Array): boolean =>
  beside.block.vaultId === block.vaultId &&
  isAuthentic(beside.bytes, dataKey) &&
  Math.abs(beside.block.generation - block.generation) <= 1;

/**
 * Before SQLite opens a portfolio, which would apply any journal that lies beside it: leaves there only what this state of
 * the file calls for, by what its key block says under the key that has just opened it. Anything else is put aside and
 * told. Throws PORTFOLIO_IN_USE where that would take a file from under a process that is at work.
 */
export function sortSideFiles(
  path: string,
  { block, bytes }: ReadKeyBlock,
  dataKey: Uint8Array,
  now: string,
): SideFiles {
  const notices: string[] = [];
  const setAside = (suffix: string): void => {
    const holder = holderOf(path);
    if (holder !== null && holder !== 'unknown' && holder.process !== process.pid && isAliveHere(holder))
      throw new Refusal('PORTFOLIO_IN_USE');
    notices.push(strangerInWords(putAside(path, suffix)));
  };
  for (const suffix of ['-shm', '-rekey', '-rekey-journal', '-keys.part', '-lock.part'])
    if (standsAt(path + suffix) === 'other') setAside(suffix);
  // A database with a journal of the other kind beside it would be rolled back by it; ours never has one.
  if (standsAt(`${path}-journal`) !== 'nothing') setAside('-journal');

  const beside = blockBeside(path);
  const mark = markOf(block);
  const isInside = blockInsideIs(path, bytes);
  const reaches = reachesBeside(path, dataKey);
  const wal = walBeside(path);
  let live: Mark | null = null;
  if (wal !== null) {
    if (wal === 'strange') setAside('-wal');
    else if (
      isUnmarkable(block)
        ? isLeftByFormer(wal, beside, block, dataKey)
        : belongs(wal, mark, reaches, isInside)
    )
      live = mark?.wal === wal.salts ? mark : { wal: wal.salts, since: mark?.since ?? now };
    // Begun and not yet told of: nothing that was saved is in it.
    else if (wal.isFirstPageOnly) removeFile(walOf(path));
    else setAside('-wal');
  }
  // Taken up to its end, the journal is emptied last of all: an empty one, where the block has just gone, is no loss.
  const isTakenUp = !isInside && standsAt(walOf(path)) === 'file';
  if (mark !== null && live === null && !isTakenUp) notices.push(missingInWords(path, mark.since));
  if (standsAt(besideOf(path)) !== 'nothing') {
    const isStranger = beside === null || (isInside && !isOwn(beside, block, dataKey));
    if (isStranger) setAside('-keys');
  }
  return { notices, live, reach: reaches.find((reach) => reach.wal === live?.wal) ?? null };
}

/**
 * A version that marked nothing leaves its keys beside when it is killed: the journal goes with them, this once. Where that
 * taking up was itself cut, the block beside is of this version, and names the journal.
 */
const isLeftByFormer = (
  wal: Wal,
  beside: ReadKeyBlock | null,
  block: KeyBlock,
  dataKey: Uint8Array,
): boolean =>
  beside !== null &&
  beside.block.vaultId === block.vaultId &&
  isAuthentic(beside.bytes, dataKey) &&
  (isUnmarkable(beside.block) || markOf(beside.block)?.wal === wal.salts);

function blockInsideIs(path: string, bytes: Buffer): boolean {
  try {
    return blockInside(path)?.bytes.equals(bytes) === true;
  } catch {
    return false;
  }
}

/**
 * Once SQLite has read the journal: whether it came as far as what had been acknowledged. Where it did not, keeps a copy
 * of it before it is taken up, and answers the sentence.
 */
export function cutJournal(
  path: string,
  frames: number,
  { reach, live }: Pick<SideFiles, 'reach' | 'live'>,
): string | null {
  if (reach === null || live === null || frames >= reach.frames) return null;
  return cutInWords(putAside(path, '-wal', copyFile), reach, live.since);
}
