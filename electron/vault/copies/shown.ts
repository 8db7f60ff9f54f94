import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { RegisteredCopy } from '../../../shared/portfolio';
import type { Db } from '../db';
import type { ReadKeyBlock } from '../keys';
import { type CopyRow, copyRows, hasRegister } from './copies.repository';
import { isOpenFolder } from './folders';
import { type KeyIds, keyIdsOf } from './key-ids';

/** Whether a copy is where it was written. */
export function reachOf(path: string): RegisteredCopy['reach'] {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() || isOpenFolder(path)) return 'there';
  } catch {
    // A folder that cannot even be looked at.
    return 'away';
  }
  return existsSync(dirname(path)) ? 'gone' : 'away';
}

function keysInWords(row: CopyRow, present: KeyIds): RegisteredCopy['keys'] {
  if (row.kind === 'handover') return 'own';
  if (row.kind === 'list') return 'none';
  if (row.passphraseId === null) return 'unknown';
  if (row.dataKeyId !== present.dataKeyId) return 'former-key';
  return row.passphraseId === present.passphraseId && row.recoveryId === present.recoveryId
    ? 'current'
    : 'former-secrets';
}

const sizeOf = (path: string): number | null => {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() ? stat.size : null;
  } catch {
    return null;
  }
};

/** A line of the register as it is shown. */
export const shownCopy = (row: CopyRow, present: KeyIds): RegisteredCopy => ({
  id: row.id,
  kind: row.kind,
  name: basename(row.path),
  folder: basename(dirname(row.path)) || dirname(row.path),
  writtenAt: row.writtenAt,
  reach: reachOf(row.path),
  keys: keysInWords(row, present),
  sizeBytes: sizeOf(row.path),
});

/** The whole register, the newest line first, but for the open portfolio itself and for what is only half written. */
export const shownCopies = (
  db: Db,
  ownPath: string,
  keyBlock: ReadKeyBlock,
  dataKey: Uint8Array,
): readonly RegisteredCopy[] => {
  if (!hasRegister(db)) return [];
  const present = keyIdsOf(keyBlock, dataKey);
  return copyRows(db)
    .filter(({ path, isWritten }) => isWritten === 1 && path !== resolve(ownPath))
    .map((row) => shownCopy(row, present));
};
