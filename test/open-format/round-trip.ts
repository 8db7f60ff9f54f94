/** The round trip of a random portfolio: out into a folder, and back into another database. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Db } from '../../electron/vault/db';
import { journalFault, replayedStates } from '../../electron/vault/events';
import { contentHash } from '../../electron/vault/open-format/content';
import { loadInto } from '../../electron/vault/open-format/load';
import { recordsOf } from '../../electron/vault/open-format/open-format.repository';
import { checkFolder } from '../../electron/vault/open-format/read-folder';
import { writeInto } from '../../electron/vault/open-format/write-folder';
import { type RecordKind, recordKindNames } from '../../shared/open-format';
import { depsOf, emptyDb, fillPortfolio, randomPortfolio } from '../support/open-format';

const told = (db: Db): Readonly<Record<string, unknown>> =>
  Object.fromEntries(recordKindNames.map((kind) => [kind, [...recordsOf(db, kind)]]));

export function hashOf(
  db: Db,
  order: (kinds: readonly RecordKind[]) => readonly RecordKind[] = (kinds) => kinds,
): string {
  const content = contentHash();
  for (const kind of order(recordKindNames))
    for (const record of [...recordsOf(db, kind)].reverse()) content.add(kind, record);
  return content.digest();
}

export function tripsOf(runs: number): void {
  const root = mkdtempSync(join(tmpdir(), 'vivier-open-'));
  let made = 0;
  try {
    fc.assert(
      fc.property(randomPortfolio, (portfolio) => {
        made += 1;
        const folder = join(root, String(made));
        const [source, target] = [emptyDb(), emptyDb()];
        try {
          fillPortfolio(source, portfolio);
          mkdirSync(folder);
          const { manifest, unfit } = writeInto(source, folder, '2026-09-15T08:00:00.000Z');
          expect(unfit.count).toBe(0);
          expect(manifest.isSound).toBe(true);
          // Every table that leaves has something.
          expect(Object.entries(manifest.counts).filter(([, count]) => count === 0)).toEqual([]);
          target.transaction(() => loadInto(depsOf(target), checkFolder(folder)))();
          // As texts first: to compare them deeply takes longer than the trip.
          const [before, after] = [told(source), told(target)];
          if (JSON.stringify(after) !== JSON.stringify(before)) expect(after).toEqual(before);
          expect(hashOf(target)).toBe(manifest.content);
          expect(hashOf(target, (kinds) => kinds.toReversed())).toBe(manifest.content);
          expect(journalFault(target).firstFaultAt).toBeNull();
          // The record of a portfolio's own file is made by its creation, which is not done here.
          expect(replayedStates(target).first.filter(({ id }) => id !== 'un')).toEqual([]);
        } finally {
          source.close();
          target.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: runs },
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
