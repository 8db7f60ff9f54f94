import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { discard } from '../../disk/sync';
import { copyKeysOf, forgetCopyAt, isSnapshotName, noteCopy, snapshotPrefix } from '../copies';
import { schemaVersion, versionOf } from '../db';
import { type CopySource, ownPartOf, removeOwnPart, writeVerifiedCopy } from './copy';

const KEPT = 3;

/** Snapshots of a portfolio, the newest first: by the version that they came before, which no clock can put out of order. */
function snapshotsOf(path: string): readonly string[] {
  const folder = dirname(path);
  const versionIn = (name: string): number => Number.parseInt(name.slice(snapshotPrefix(path).length), 10);
  return readdirSync(folder)
    .filter((name) => isSnapshotName(name, path))
    .map((name) => ({ name, version: versionIn(name), at: statSync(join(folder, name)).mtimeMs }))
    .sort(
      (one, other) => other.version - one.version || other.at - one.at || other.name.localeCompare(one.name),
    )
    .map(({ name }) => join(folder, name));
}

/**
 * Before the schema changes, keeps a verified copy of the portfolio as it is, next to it: `NAME.vivier.avant-vNN-AAAA-MM-JJ`,
 * NN being the version it is about to have. It opens like any portfolio, with an older Vivier too. Answers its path;
 * throws a `Refusal` (DISK_FULL, FOLDER_READ_ONLY…) with nothing left behind, and then nothing may be migrated.
 */
export function snapshotBefore(path: string, source: CopySource, today: string): string {
  const wanted = `${path}.avant-v${schemaVersion}-${today}`;
  let target = wanted;
  // One of the same day is from an attempt that was killed: the portfolio may have changed since.
  for (let turn = 2; statSync(target, { throwIfNoEntry: false }); turn += 1) target = `${wanted}-${turn}`;
  removeOwnPart(path);
  writeVerifiedCopy(source, target, null, ownPartOf(path));
  return target;
}

/**
 * Once the migration is done, keeps the last three snapshots, in the register too, which may not have been there before. One
 * that cannot be removed is left there.
 */
export function pruneSnapshots(path: string, { db, dataKey }: CopySource, at: string): void {
  try {
    for (const [index, snapshot] of snapshotsOf(path).entries()) {
      if (index >= KEPT && discard(snapshot)) forgetCopyAt(db, snapshot);
      else {
        const keys = copyKeysOf(snapshot, dataKey)?.keys;
        noteCopy(db, { kind: 'snapshot', path: snapshot, at, lastEventId: null, ...(keys ? { keys } : {}) });
      }
    }
  } catch {
    // A folder that is shared or watched by another program: the next migration tries again.
  }
}

export const needsMigration = ({ db }: Pick<CopySource, 'db'>): boolean => versionOf(db) < schemaVersion;
