import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { discard } from '../../disk/sync';
import { schemaVersion, versionOf } from '../db';
import { type CopySource, ownPartOf, removeOwnPart, writeVerifiedCopy } from './copy';

const KEPT = 3;

/** Snapshots of a portfolio, the newest first. */
function snapshotsOf(path: string): readonly string[] {
  const prefix = `${basename(path)}.avant-v`;
  const folder = dirname(path);
  return readdirSync(folder)
    .filter(
      (name) =>
        name.startsWith(prefix) && /^\d+-\d{4}-\d{2}-\d{2}(?:-\d+)?$/u.test(name.slice(prefix.length)),
    )
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at || other.name.localeCompare(one.name))
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
  writeVerifiedCopy(source, target, ownPartOf(path));
  return target;
}

/** Once the migration is done, keeps the last three snapshots. One that cannot be removed is left there. */
export function pruneSnapshots(path: string): void {
  try {
    for (const old of snapshotsOf(path).slice(KEPT)) discard(old);
  } catch {
    // A folder that is shared or watched by another program: the next migration tries again.
  }
}

export const needsMigration = ({ db }: Pick<CopySource, 'db'>): boolean => versionOf(db) < schemaVersion;
