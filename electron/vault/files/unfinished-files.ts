import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { discard } from '../../disk/sync';
import type { Db } from '../db';
import { readSetting, writeSetting } from '../settings';
import { ensureWritable, partBeside, writeFileAtomically } from './files';

/**
 * Files that leave the portfolio are written under another name first. A kill in the middle would leave that part, names
 * in clear, in a folder that nothing looks at again: its path is kept in the portfolio while it is written, and the next
 * opening removes it.
 */
const KEY = 'unfinishedFiles';
const partsSchema = z.array(z.string().refine((path) => /^\.[0-9a-f]{16}\.part$/u.test(basename(path))));

const partsOf = (db: Db): readonly string[] => partsSchema.safeParse(readSetting(db, KEY)).data ?? [];

/**
 * Runs what writes `path` through the part it is given. Called outside of any transaction: the note comes first, for good;
 * a place where nothing can be written is refused before it, and leaves the portfolio as it was.
 */
export function rememberingPart<T>(db: Db, path: string, write: (part: string) => T): T {
  const part = partBeside(resolve(path));
  ensureWritable(path, part);
  writeSetting(db, KEY, [...partsOf(db), part]);
  try {
    return write(part);
  } finally {
    try {
      writeSetting(
        db,
        KEY,
        partsOf(db).filter((one) => one !== part),
      );
    } catch {
      // A disk that is full for the portfolio too: the note of a part that is no longer there costs nothing.
    }
  }
}

/** As `writeFileAtomically`, out of an open portfolio. Throws the same refusals, and DISK_FULL when the portfolio's own disk is. */
export function writeOutside(db: Db, path: string, bytes: Uint8Array): void {
  rememberingPart(db, path, (part) => writeFileAtomically(path, bytes, part));
}

/** At opening: removes what a kill left half-written. A folder that is not there, a stick for one, is tried again next time. */
export function removeUnfinishedFiles(db: Db): void {
  const parts = partsOf(db);
  if (parts.length === 0) return;
  writeSetting(
    db,
    KEY,
    parts.filter((part) => !discard(part)),
  );
}
