/**
 * Bar 27: A backup never replaces a better one: fuller, of a newer schema or journal, of another vault, or one that read back.
 *
 * Two stories of other apps: a portfolio emptied by mistake and backed up every day afterwards (MoneyFox); a portfolio
 * freshly created that is backed up where the full one was (Hermes). In both the full backup is still there.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../electron/vault/backups/backups.service';
import { backupTo, copySafely } from '../../electron/vault/backups/replaceable';
import { createPortfolio } from '../../electron/vault/portfolio';
import { makeScene, movingClock, PASSPHRASE, type Scene } from '../support/backed-up';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
  scene.addPeople(5);
});
afterEach(() => scene.close());

const DAY_MS = 86_400_000;
const day = (n: number): string => new Date(Date.parse('2026-09-15T08:00:00Z') + n * DAY_MS).toISOString();
const people = () => listBackups(scene.open, scene.places).map(({ counts }) => counts?.candidates);
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'written';
  } catch (error) {
    return String(Reflect.get(Object(error), 'code'));
  }
};

describe('rotation', () => {
  test('MoneyFox: emptied by mistake, then backed up day after day, the full one stays', () => {
    makeBackup(scene.open, scene.places);
    scene.removePeople();
    // One a month is enough to push out everything that only days, weeks or months keep.
    for (let month = 1; month <= 16; month += 1) {
      scene.at(day(month * 31));
      makeBackup(scene.open, scene.places);
    }
    expect(people()).toHaveLength(13);
    expect(people().at(-1)).toBe(5);
    expect(listBackups(scene.open, scene.places).at(-1)?.keptFor).toEqual(['fuller']);
  });

  test('Hermes: a portfolio freshly created has a folder of its own, and pushes out nothing', async () => {
    makeBackup(scene.open, scene.places);
    const { options } = movingClock(day(1));
    const fresh = await createPortfolio(join(scene.folder, 'neuf.vivier'), PASSPHRASE, options);
    for (let n = 0; n < 5; n += 1) makeBackup(fresh, scene.places);
    fresh.close();
    expect(people()).toEqual([5]);
  });
});

describe('a file that the user names', () => {
  const target = (): string => join(scene.folder, 'CLE-USB', 'copie.vivier');

  test('is replaced by a later backup of the same portfolio', () => {
    backupTo(scene.open, target());
    scene.addPeople(1);
    expect(backupTo(scene.open, target()).counts.candidates).toBe(6);
  });

  test('is not by an emptier one', () => {
    backupTo(scene.open, target());
    const before = readFileSync(target());
    scene.removePeople();
    expect(refusal(() => backupTo(scene.open, target()))).toBe('BACKUP_BETTER');
    expect(readFileSync(target()).equals(before)).toBe(true);
  });

  test('is not by an older one, nor by one that does not read back', () => {
    makeBackup(scene.open, scene.places);
    const [old] = listBackups(scene.open, scene.places);
    const path = join(
      scene.places.standard,
      scene.open.keyBlock().block.vaultId,
      `${old?.id.slice('standard:'.length)}.vivier`,
    );
    scene.addPeople(1);
    backupTo(scene.open, target());
    const before = readFileSync(target());
    const { db, clock } = scene.open.deps;
    const copied = (dataKey: Uint8Array) => ({ db, dataKey, at: clock.now(), lastEventId: null });
    expect(refusal(() => copySafely(path, target(), copied(scene.open.dataKey)))).toBe('BACKUP_BETTER');
    expect(refusal(() => copySafely(path, target(), copied(Buffer.alloc(32, 7))))).toBe('BACKUP_UNSOUND');
    expect(readFileSync(target()).equals(before)).toBe(true);
  });

  test('is not by that of another portfolio, and neither is an open portfolio or a file that is none', async () => {
    const { options } = movingClock(day(1));
    const other = await createPortfolio(join(scene.folder, 'autre.vivier'), PASSPHRASE, options);
    backupTo(scene.open, target());
    expect(refusal(() => backupTo(other, target()))).toBe('BACKUP_OTHER');
    expect(refusal(() => backupTo(other, scene.open.path))).toBe('BACKUP_OTHER');
    expect(refusal(() => backupTo(other, other.path))).toBe('BACKUP_OTHER');
    expect(refusal(() => backupTo(other, import.meta.filename))).toBe('BACKUP_OTHER');
    other.close();
  });
});
