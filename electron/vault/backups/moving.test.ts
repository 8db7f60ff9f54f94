/** Backups leave the profile that roams: every kill, clash and full disk on the way leaves each of them in one place at least. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeScene, PASSPHRASE, type Scene } from '../../../test/support/backed-up';
import { type PlayedWindows, playWindows } from '../../../test/support/held-files';
import { setWorld, worldNow } from '../../disk/patience';
import type { BackupPlaces } from '../portfolio';
import { backupsState, listBackups, makeBackup } from './backups.service';
import { moveFormerBackups } from './moving';
import { backupFilesOf, vaultsIn } from './places';
import { restoreBackup } from './restore';

let scene: Scene;
let windows: PlayedWindows;
let places: BackupPlaces;
let former: string;
let vaultId: string;

beforeEach(async () => {
  scene = await makeScene('2026-09-01T08:00:00.000Z');
  former = join(scene.folder, 'itinérant', 'sauvegardes');
  const before: BackupPlaces = { standard: former, chosen: null };
  for (let day = 1; day <= 5; day += 1) {
    scene.at(`2026-09-0${day}T08:00:00.000Z`);
    scene.addPeople(1);
    makeBackup(scene.open, before);
  }
  places = { standard: join(scene.folder, 'local', 'sauvegardes'), chosen: null, former };
  ({ vaultId } = scene.open.keyBlock().block);
  windows = playWindows();
});
afterEach(() => {
  windows.end();
  scene.close();
});

const filesUnder = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.vivier') || name.includes('.part'))
        .sort()
    : [];
const idsOf = (): readonly string[] => listBackups(scene.open, places).map(({ id }) => id);
/** As between two disks: what is renamed from one folder to the other is refused by the system. */
const onTwoDisks = (change: Parameters<typeof setWorld>[0] = {}): (() => void) => {
  const { rename } = worldNow();
  return setWorld({
    rename: (source, target) => {
      if (source.startsWith(former) !== target.startsWith(former))
        throw Object.assign(new Error('EXDEV'), { code: 'EXDEV', syscall: 'rename' });
      rename(source, target);
    },
    ...change,
  });
};

describe.each([
  ['on one disk', () => () => undefined],
  ['across two', () => onTwoDisks()],
] as const)('%s', (_name, arrange) => {
  test('all are listed before and after, under the same names, and what was known of them stays known', async () => {
    const restore = arrange();
    const before = listBackups(scene.open, places);
    expect(before).toHaveLength(5);
    expect(backupsState(scene.open, places)).toMatchObject({ leftInFormer: 5, hasChanges: false });
    await moveFormerBackups(places);
    expect(listBackups(scene.open, places)).toEqual(before);
    expect(backupsState(scene.open, places)).toMatchObject({ leftInFormer: 0, hasChanges: false });
    expect(filesUnder(places.standard)).toHaveLength(5);
    expect(existsSync(former)).toBe(false);
    restore();
  });

  test('one that was moved restores', async () => {
    const restore = arrange();
    await moveFormerBackups(places);
    const [oldest] = backupFilesOf(places, vaultId).toReversed();
    const to = join(scene.folder, 'restauré.vivier');
    const { counts } = await restoreBackup(oldest?.path ?? '', to, PASSPHRASE, '2026-09-06T08:00:00.000Z');
    expect(counts.candidates).toBe(1);
    restore();
  });

  test('one that a program holds is listed where it is, and goes the next time', async () => {
    const restore = arrange();
    windows.hold(/itinérant.*2026-09-03/u);
    const before = idsOf();
    await moveFormerBackups(places);
    expect(idsOf()).toEqual(before);
    expect(windows.waited()).toBeLessThanOrEqual(1_000);
    expect(
      backupsState(scene.open, places).leftInFormer + filesUnder(places.standard).length,
    ).toBeGreaterThanOrEqual(5);
    restore();
    windows.end();
    windows = playWindows();
    await moveFormerBackups(places);
    expect(idsOf()).toEqual(before);
    expect(filesUnder(former)).toEqual([]);
  });

  test('a kill after any step loses none, and the next opening ends the move', async () => {
    const restore = arrange();
    const before = idsOf();
    for (let steps = 0; steps < 12; steps += 1) {
      let left = steps;
      const { rename, unlink } = worldNow();
      const step = (): void => {
        // A kill: nothing happens any more from here on.
        if (left-- <= 0) throw new Error('killed');
      };
      const alive = setWorld({
        rename: (source, target) => {
          step();
          rename(source, target);
        },
        unlink: (path) => {
          step();
          unlink(path);
        },
      });
      await moveFormerBackups(places).catch(() => undefined);
      alive();
      expect(idsOf()).toEqual(before);
    }
    await moveFormerBackups(places);
    expect(idsOf()).toEqual(before);
    expect(filesUnder(places.standard).filter((name) => name.endsWith('.vivier'))).toHaveLength(5);
    restore();
  });
});

test('the rotation goes on across the move', async () => {
  for (let day = 6; day <= 9; day += 1) {
    scene.at(`2026-09-0${day}T08:00:00.000Z`);
    makeBackup(scene.open, places);
    if (day === 7) await moveFormerBackups(places);
  }
  const kept = listBackups(scene.open, places);
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.every(({ keptFor }) => keptFor.length > 0)).toBe(true);
  expect(filesUnder(places.standard)).toHaveLength(kept.length);
});

test('before any move, one that the rotation drops goes from where it is', () => {
  for (let hour = 10; hour < 16; hour += 1) {
    scene.at(`2026-09-05T${hour}:00:00.000Z`);
    makeBackup(scene.open, places);
  }
  const kept = listBackups(scene.open, places).map(({ id }) => id);
  expect(kept).not.toContain('standard:2026-09-05T080000');
  expect(filesUnder(former)).toHaveLength(4);
});

test('a copy that was made by hand counts once and is not doubled; another file of the same name keeps its content', async () => {
  const folder = join(places.standard, vaultId);
  mkdirSync(folder, { recursive: true });
  const [first = '', second = ''] = filesUnder(former);
  copyFileSync(join(former, first), join(places.standard, first));
  writeFileSync(join(places.standard, second), 'un autre fichier');
  const content = readFileSync(join(former, second));
  await moveFormerBackups(places);
  expect(filesUnder(former)).toEqual([]);
  expect(filesUnder(places.standard)).toHaveLength(6);
  expect(readFileSync(join(places.standard, second), 'utf8')).toBe('un autre fichier');
  expect(readFileSync(join(places.standard, second.replace('080000', '080001')))).toEqual(content);
});

test('a disk that is full: those left are listed and restored from there, no part is left', async () => {
  const restore = onTwoDisks();
  const [, , third = ''] = filesUnder(former).toReversed();
  const { rename } = worldNow();
  const full = setWorld({
    rename: (source, target) => {
      if (target.endsWith(third.slice(-24)) && source.includes('.part'))
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'rename' });
      rename(source, target);
    },
  });
  const before = idsOf();
  await moveFormerBackups(places);
  expect(idsOf()).toEqual(before);
  expect(backupsState(scene.open, places).leftInFormer).toBe(3);
  expect(filesUnder(places.standard)).toHaveLength(2);
  full();
  restore();
});

test('a former folder without rights stays listed and is not copied again and again', async () => {
  const restore = onTwoDisks({
    unlink: (path) => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'unlink', path });
    },
  });
  const before = idsOf();
  await moveFormerBackups(places);
  await moveFormerBackups(places);
  expect(idsOf()).toEqual(before);
  expect(filesUnder(places.standard).filter((name) => name.endsWith('.vivier'))).toHaveLength(1);
  restore();
});

test('the backups of every portfolio move, and the parts of a kill go once they are a day old', async () => {
  const [name = ''] = filesUnder(former);
  const other = '0f0e0d0c-0000-4000-8000-000000000000';
  mkdirSync(join(former, other));
  copyFileSync(join(former, name), join(former, other, '2026-08-01T080000.vivier'));
  const part = join(former, other, '.0123456789abcdef.part');
  writeFileSync(part, 'x');
  utimesSync(part, 0, 0);
  writeFileSync(join(former, other, 'notes.txt'), 'à moi');
  await moveFormerBackups(places);
  expect(vaultsIn(places)).toContain(other);
  expect(readdirSync(join(places.standard, other))).toEqual(['2026-08-01T080000.vivier']);
  // What is not ours stays where it is.
  expect(readdirSync(join(former, other))).toEqual(['notes.txt']);
});

test('a folder that somebody chose keeps what is in it', async () => {
  await moveFormerBackups({ ...places, chosen: former });
  expect(filesUnder(former)).toHaveLength(5);
  expect(backupFilesOf({ ...places, chosen: former }, vaultId)).toHaveLength(5);
});

test('a backup whose keys change while it is copied is not replaced by the copy under the former ones', async () => {
  const [newest = ''] = filesUnder(former).toReversed();
  const changed = Buffer.from('sous une autre clé');
  const restore = onTwoDisks();
  const moving = moveFormerBackups(places);
  // As a change of keys does, in one step, once the copy has begun.
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    if (filesUnder(places.standard).some((name) => name.endsWith('.part'))) break;
  }
  writeFileSync(join(scene.folder, 'autre-clé'), changed);
  renameSync(join(scene.folder, 'autre-clé'), join(former, newest));
  await moving;
  const left = [join(places.standard, newest), join(former, newest)].filter(existsSync);
  expect(left.map((path) => readFileSync(path).equals(changed))).toEqual([true]);
  restore();
});
