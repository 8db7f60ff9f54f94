import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Refusal } from '../../../shared/base';
import type { Condition, Examination } from '../../../shared/portfolio';
import { isMarkedReadOnly } from '../../disk/marks';
import { isHeld } from '../../disk/sync';
import { findKeyBlock } from '../keys/key-block-file';
import { holderOf, isAliveHere, isElsewhere, lockOf } from './lock-file';
import { realOf } from './portfolio';

/** Room below which opening would soon fail: the key block, the lock file, and a first change. */
const LEAST_FREE_BYTES = 1024 * 1024;

const canWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= LEAST_FREE_BYTES;
  } catch {
    // A file system that does not say: opening will.
    return true;
  }
}

/** What is wrong with the file itself; `null` where it looks like a portfolio. */
function faultOf(path: string): Condition | null {
  try {
    findKeyBlock(path);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) return 'unreadable';
    switch (error.code) {
      case 'FILE_HELD':
        return 'held';
      case 'PORTFOLIO_NOT_ENCRYPTED':
        return 'plain';
      case 'PORTFOLIO_FROM_FUTURE':
        return 'from-future';
      case 'PORTFOLIO_DAMAGED':
        return 'damaged';
      default:
        return 'not-one';
    }
  }
}

function conditionOf(path: string): Condition {
  if (!existsSync(path)) return existsSync(dirname(path)) ? 'missing' : 'folder-missing';
  const fault = faultOf(path);
  if (fault !== null) return fault;
  if (isHeld(lockOf(path))) return 'held';
  const holder = holderOf(path);
  if (isElsewhere(holder)) return 'in-use-elsewhere';
  if (holder !== null && isAliveHere(holder)) return 'in-use-here';
  if (isMarkedReadOnly(path)) return 'file-read-only';
  if (!canWrite(path) || !canWrite(dirname(path))) return 'read-only';
  return hasRoom(dirname(path)) ? 'fine' : 'disk-full';
}

/**
 * What state the file of a portfolio is in, told without a passphrase and without changing anything. Only for a portfolio
 * that this process does not have open: reading its file would drop SQLite's lock on it.
 */
export function examine(givenPath: string): Examination {
  const path = realOf(givenPath);
  const stat = statSync(path, { throwIfNoEntry: false });
  const holder = holderOf(path);
  const condition = conditionOf(path);
  return {
    condition,
    name: basename(givenPath),
    sizeBytes: stat?.isFile() ? stat.size : null,
    changedAt: stat?.isFile() ? stat.mtime.toISOString() : null,
    holder:
      condition === 'in-use-elsewhere' && holder !== null && holder !== 'unknown'
        ? { machine: holder.machine, since: holder.since }
        : null,
  };
}
