import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../../../shared/base';
import { A_MINUTE, copyFile, discard, openFile, readWhole, replaceFile, standsAt } from '../../disk/sync';
import { asRefusal } from '../db';
import { findKeyBlock, syncFolder } from '../keys/key-block-file';
import { elsewhereRefusal, holderAtOpening, isAliveHere, isElsewhere } from './lock-file';
import { realOf } from './portfolio';

const hashOf = (path: string): string => createHash('sha256').update(readWhole(path)).digest('hex');

/**
 * Copies a portfolio that nobody has open to `target`, where nothing may stand, with what a kill left beside it; read
 * back before it takes its name. The former file stays as it is. Throws a `Refusal`, and then leaves nothing behind.
 */
export function relocatePortfolio(givenPath: string, givenTarget: string): void {
  const path = realOf(givenPath);
  const target = resolve(givenTarget);
  findKeyBlock(path);
  const holder = holderAtOpening(path);
  if (isElsewhere(holder)) throw elsewhereRefusal(holder);
  if (holder !== null && isAliveHere(holder)) throw new Refusal('PORTFOLIO_IN_USE');
  if (existsSync(target)) throw new Refusal('PORTFOLIO_EXISTS');
  const made: string[] = [];
  try {
    // The database comes last: a copy that was interrupted never looks whole.
    for (const part of ['-keys', '-wal', '']) {
      if (standsAt(path + part) !== 'file') continue;
      const draft = join(dirname(target), `.${randomBytes(8).toString('hex')}.part`);
      made.push(draft);
      copyFile(path + part, draft);
      const descriptor = openFile(draft, 'r+', { mostMs: A_MINUTE });
      fsyncSync(descriptor);
      closeSync(descriptor);
      if (hashOf(draft) !== hashOf(path + part)) throw new Refusal('FILE_UNWRITABLE');
      if (existsSync(target + part)) throw new Refusal('PORTFOLIO_EXISTS');
      replaceFile(draft, target + part);
      made.push(target + part);
    }
    syncFolder(target);
  } catch (error) {
    for (const file of made) discard(file);
    throw asRefusal(error);
  }
}
