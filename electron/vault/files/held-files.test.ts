/** Every place that renames, deletes or opens a file of ours, while another program holds it: Windows is played. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { addPeople, makeScene, movingClock, PASSPHRASE, type Scene } from '../../../test/support/backed-up';
import { type PlayedWindows, playWindows } from '../../../test/support/held-files';
import {
  ask,
  file,
  KeyedPortfolio,
  codeOf as outcomeOf,
  passphrase,
} from '../../../test/support/keyed-portfolio';
import { setWorld, worldNow } from '../../disk/patience';
import { copyBackup, listBackups, makeBackup } from '../backups/backups.service';
import { backupTo } from '../backups/replaceable';
import { restoreBackup } from '../backups/restore';
import { findKeyBlock, type OpenPortfolio, openPortfolio } from '../portfolio';
import { examine } from '../portfolio/examine';
import { lockOf } from '../portfolio/lock-file';
import { relocatePortfolio } from '../portfolio/relocate';
import { writeFileAtomically } from './files';
import { readSmallFile } from './small-file';
import { removeUnfinishedFiles, writeOutside } from './unfinished-files';

let scene: Scene;
let windows: PlayedWindows;
const { options } = movingClock('2026-09-16T08:00:00.000Z');
beforeEach(async () => {
  scene = await makeScene();
  scene.addPeople(2);
  windows = playWindows();
});
afterEach(() => {
  windows.end();
  scene.close();
});

const outcome = async (act: () => unknown): Promise<string> => {
  try {
    await act();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};
const partsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.part'))
    : [];
const candidatesIn = async (path: string): Promise<number> => {
  const open = await openPortfolio(path, PASSPHRASE, options);
  const { candidates } = open.info().counts;
  expect(open.verify().isSound).toBe(true);
  open.close();
  return candidates;
};
/** A portfolio of its own, closed, with one person. */
async function closedPortfolio(): Promise<string> {
  const other = await makeScene();
  addPeople(other.open, 1);
  const copy = join(scene.folder, 'autre.vivier');
  other.open.close();
  copyFileSync(join(other.folder, 'equipe.vivier'), copy);
  other.close();
  return copy;
}

describe('a file that leaves the portfolio', () => {
  test('waits for what stands in its place, and tells', () => {
    const path = join(scene.folder, 'liste.csv');
    writeFileSync(path, 'ancien');
    windows.hold(/liste\.csv$/u, 5_000);
    writeOutside(scene.open.deps.db, path, Buffer.from('neuf'));
    expect(readFileSync(path, 'utf8')).toBe('neuf');
    expect(windows.told).toEqual([true, false]);
    expect(partsIn(scene.folder)).toEqual([]);
  });

  test('waits for the part itself, which an antivirus looks at as soon as it is made', () => {
    const path = join(scene.folder, 'liste.csv');
    const { unlink } = worldNow();
    const heldUntil = worldNow().now() + 3_000;
    const restore = setWorld({
      unlink: (part) => {
        if (part.endsWith('.part') && worldNow().now() < heldUntil)
          throw Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'unlink' });
        unlink(part);
      },
    });
    writeOutside(scene.open.deps.db, path, Buffer.from('neuf'));
    expect(readFileSync(path, 'utf8')).toBe('neuf');
    expect(partsIn(scene.folder)).toEqual([]);
    restore();
  });

  test('held for ever: the former one stays, nothing is left beside it, the sentence says that it is held', async () => {
    const path = join(scene.folder, 'liste.csv');
    writeFileSync(path, 'ancien');
    windows.hold(/liste\.csv$/u);
    expect(await outcome(() => writeFileAtomically(path, Buffer.from('neuf')))).toBe('FILE_HELD');
    expect(readFileSync(path, 'utf8')).toBe('ancien');
    expect(partsIn(scene.folder)).toEqual([]);
  });

  test('a portfolio that is held is still not written over', async () => {
    const path = await closedPortfolio();
    const before = readFileSync(path);
    windows.hold(/autre\.vivier$/u, 30_000);
    expect(await outcome(() => writeFileAtomically(path, Buffer.from('neuf')))).toBe('FILE_UNWRITABLE');
    windows.hold(/autre\.vivier$/u);
    expect(await outcome(() => writeFileAtomically(path, Buffer.from('neuf')))).toBe('FILE_HELD');
    expect(readFileSync(path)).toEqual(before);
  });

  test('a folder that takes no file is told at once', async () => {
    windows.hold(/\.part$/u, undefined, 'EPERM');
    const path = join(scene.folder, 'liste.csv');
    expect(await outcome(() => writeFileAtomically(path, Buffer.from('neuf')))).toBe('FOLDER_READ_ONLY');
    expect(windows.waited()).toBeLessThan(2_000);
  });

  test('a part that a kill left and that is held goes at the opening after', () => {
    const part = join(scene.folder, '.0123456789abcdef.part');
    const { db } = scene.open.deps;
    writeFileSync(part, 'x');
    db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run(
      'unfinishedFiles',
      JSON.stringify([part]),
    );
    windows.hold(/\.part$/u, 2_000);
    removeUnfinishedFiles(db);
    expect(existsSync(part)).toBe(true);
    windows.hold(/rien/u);
    worldNow().sleep(2_000);
    removeUnfinishedFiles(db);
    expect(existsSync(part)).toBe(false);
  });

  test('a small file that is read says that it is held', async () => {
    const path = join(scene.folder, 'carte.txt');
    writeFileSync(path, 'x');
    windows.hold(/carte/u);
    expect(await outcome(() => readSmallFile(path, 10))).toBe('FILE_HELD');
  });
});

describe('opening', () => {
  test.each([
    ['the portfolio', /autre\.vivier$/u],
    ['its lock', /autre\.vivier-lock$/u],
    ['its key block', /autre\.vivier-keys$/u],
  ])('%s, held for a second, is opened; held for ever, it says so within seconds', async (name, matches) => {
    const path = await closedPortfolio();
    windows.hold(matches, 1_000);
    expect(await candidatesIn(path)).toBe(1);
    if (name === 'its lock') writeFileSync(lockOf(path), 'x');
    const before = readFileSync(path);
    windows.hold(matches);
    const start = windows.waited();
    const isKeys = name === 'its key block';
    expect(await outcome(() => openPortfolio(path, PASSPHRASE, options))).toBe('FILE_HELD');
    expect(windows.waited() - start).toBeLessThan(isKeys ? 62_000 : 5_000);
    if (name !== 'its key block') expect(examine(path).condition).toBe('held');
    expect(readFileSync(path)).toEqual(before);
  });

  test('what SQLite could not open because it is held is told as such, and not as damage or a folder without rights', async () => {
    const path = await closedPortfolio();
    const { open } = worldNow();
    // Free when we look, held when SQLite opens it.
    mkdirSync(`${path}-wal`);
    let isHeldNow = false;
    const restore = setWorld({
      open: (asked, flags, mode) => {
        if (isHeldNow || asked.endsWith('-wal'))
          throw Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'open' });
        if (flags === 'r+') isHeldNow = true;
        return open(asked, flags, mode);
      },
    });
    expect(await outcome(() => openPortfolio(path, PASSPHRASE, options))).toBe('FILE_HELD');
    restore();
  });
});

describe('closing', () => {
  test('waits for the key block and the lock, and leaves one file', async () => {
    const path = await closedPortfolio();
    const open = await openPortfolio(path, PASSPHRASE, options);
    addPeople(open, 1);
    windows.hold(/autre\.vivier-(?:keys|lock)$/u, 5_000);
    open.close();
    expect(readdirSync(scene.folder).filter((name) => name.startsWith('autre'))).toEqual(['autre.vivier']);
    expect(await candidatesIn(path)).toBe(2);
  });

  test('held to the end: refused, and nothing is lost', async () => {
    const path = await closedPortfolio();
    const open = await openPortfolio(path, PASSPHRASE, options);
    addPeople(open, 1);
    windows.hold(/autre\.vivier-keys$/u);
    expect(await outcome(() => open.close())).toBe('FILE_HELD');
    windows.end();
    windows = playWindows();
    expect(await candidatesIn(path)).toBe(2);
    expect(readdirSync(scene.folder).filter((name) => name.startsWith('autre'))).toEqual(['autre.vivier']);
  });

  test('the key block beside stays for the machine that took over meanwhile', async () => {
    const path = await closedPortfolio();
    const open = await openPortfolio(path, PASSPHRASE, options);
    windows.hold(/autre\.vivier-keys$/u, 5_000);
    const theirs = {
      machine: 'AUTRE-POSTE',
      process: 7,
      instance: 'autre',
      since: '2026-09-15T08:00:00.000Z',
    };
    windows.meanwhile(() => writeFileSync(lockOf(path), JSON.stringify(theirs)));
    expect(await outcome(() => open.close())).toBe('FILE_HELD');
    expect(existsSync(`${path}-keys`)).toBe(true);
    expect(JSON.parse(readFileSync(lockOf(path), 'utf8'))).toEqual(theirs);
  });
});

describe('backups', () => {
  const standard = (): string => scene.places.standard;
  test('one that an antivirus looks at takes its name once that is over', () => {
    windows.hold(/\.part$/u, 5_000);
    makeBackup(scene.open, scene.places);
    expect(listBackups(scene.open, scene.places)).toHaveLength(1);
    expect(partsIn(standard())).toEqual([]);
    expect(windows.told.at(-1)).toBe(false);
  });

  test('held for ever: told with the name of the folder, kept as the failure, nothing left', async () => {
    windows.hold(/T080000\.vivier$/u);
    const failed = await outcome(() => makeBackup(scene.open, scene.places));
    expect(failed).toBe('FILE_HELD');
    expect(partsIn(standard())).toEqual([]);
    expect(listBackups(scene.open, scene.places)).toEqual([]);
    expect(scene.open.verify().isSound).toBe(true);
  });

  test('one that the rotation may drop, held, waits for the next rotation and not a minute', () => {
    for (let day = 1; day <= 5; day += 1) {
      scene.at(`2026-09-15T0${day}:00:00.000Z`);
      makeBackup(scene.open, scene.places);
    }
    const there = listBackups(scene.open, scene.places).length;
    windows.hold(/2026-09-15T030000\.vivier$/u);
    scene.at('2026-09-15T06:00:00.000Z');
    const before = windows.waited();
    makeBackup(scene.open, scene.places);
    expect(windows.waited() - before).toBeLessThanOrEqual(1_000);
    expect(listBackups(scene.open, scene.places)).toHaveLength(there + 1);
  });

  test('a copy and a backup to a file of one’s choice wait; what somebody puts there meanwhile stays', async () => {
    makeBackup(scene.open, scene.places);
    const [backup] = listBackups(scene.open, scene.places);
    if (!backup) throw new Error('no backup');
    const target = join(scene.folder, 'copie.vivier');
    copyBackup(scene.open, scene.places, backup.id, target);
    windows.hold(/copie\.vivier$/u, 5_000);
    copyBackup(scene.open, scene.places, backup.id, target);
    windows.hold(/copie\.vivier$/u, 5_000);
    backupTo(scene.open, target);
    expect(partsIn(scene.folder)).toEqual([]);
    windows.hold(/copie\.vivier$/u);
    expect(await outcome(() => backupTo(scene.open, target))).toBe('FILE_HELD');
    expect(partsIn(scene.folder)).toEqual([]);
  });
});

describe('restoring', () => {
  const backed = async (): Promise<{ readonly from: string; readonly to: string }> => {
    makeBackup(scene.open, scene.places);
    const [name = ''] = readdirSync(scene.places.standard, { recursive: true, encoding: 'utf8' }).filter(
      (one) => one.endsWith('.vivier'),
    );
    return { from: join(scene.places.standard, name), to: await closedPortfolio() };
  };

  test('waits for the portfolio that is replaced', async () => {
    const { from, to } = await backed();
    windows.hold(/autre\.vivier$/u, 1_500);
    const restored = await restoreBackup(from, to, PASSPHRASE, '2026-09-15T08:00:00.000Z');
    expect(await candidatesIn(to)).toBe(2);
    expect(await candidatesIn(join(scene.folder, restored.formerName ?? ''))).toBe(1);
  });

  test('held for ever: the portfolio is what it was, and no part is left', async () => {
    const { from, to } = await backed();
    windows.hold(/autre\.vivier$/u);
    const restored = await outcome(() => restoreBackup(from, to, PASSPHRASE, '2026-09-15T08:00:00.000Z'));
    expect(restored).toBe('FILE_HELD');
    windows.end();
    windows = playWindows();
    expect(await candidatesIn(to)).toBe(1);
    expect(partsIn(scene.folder)).toEqual([]);
  });

  test('whoever opens the portfolio while it is waited for keeps it', async () => {
    const { from, to } = await backed();
    const { rename } = worldNow();
    let isFirst = true;
    const restore = setWorld({
      rename: (source, target) => {
        if (isFirst && target === to) {
          isFirst = false;
          throw Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'rename' });
        }
        rename(source, target);
      },
    });
    let opened: Promise<OpenPortfolio> | null = null;
    windows.meanwhile(() => writeFileSync(lockOf(to), '{}'));
    const done = await outcome(() => restoreBackup(from, to, PASSPHRASE, '2026-09-15T08:00:00.000Z'));
    opened = openPortfolio(to, PASSPHRASE, { ...options, takeOver: true });
    expect(done).toBe('FILE_HELD');
    const theirs = await opened;
    expect(theirs.info().counts.candidates).toBe(1);
    theirs.close();
    restore();
  });
});

describe('moving and keys', () => {
  test('a portfolio is copied to this computer once its file is free', async () => {
    const path = await closedPortfolio();
    const target = join(scene.folder, 'ici.vivier');
    windows.hold(/ici\.vivier$/u, 5_000);
    relocatePortfolio(path, target);
    expect(await candidatesIn(target)).toBe(1);
    windows.hold(/autre\.vivier$/u);
    expect(await outcome(() => relocatePortfolio(path, join(scene.folder, 'la.vivier')))).toBe('FILE_HELD');
    expect(partsIn(scene.folder)).toEqual([]);
  });

  test('a new passphrase waits for the key block; held for ever, the former one goes on opening', async () => {
    const keyed = new KeyedPortfolio();
    try {
      await keyed.create();
      const change = (passphrase: string, newPassphrase: string) =>
        keyed.handlers['keys.changePassphrase']({ passphrase, newPassphrase }, keyed.call());
      windows.hold(/-keys$/u, 5_000);
      await ask(() => change(passphrase, 'une toute autre phrase 1'));
      windows.hold(/-keys$/u);
      expect(await outcomeOf(() => change('une toute autre phrase 1', 'une toute autre phrase 2'))).toBe(
        'FILE_HELD',
      );
      windows.end();
      windows = playWindows();
      keyed.lock();
      expect(
        await keyed.openedBy(keyed.path, passphrase, 'une toute autre phrase 1', 'une toute autre phrase 2'),
      ).toEqual(['une toute autre phrase 1']);
    } finally {
      keyed.close();
    }
  });

  test('a change of all keys waits for the portfolio; one that somebody opened meanwhile is left to them', async () => {
    const keyed = new KeyedPortfolio();
    const { rename } = worldNow();
    try {
      await keyed.create();
      const prepare = async (): Promise<string> =>
        (
          await ask(() =>
            keyed.handlers['keys.prepareRekey']({ passphrase, newPassphrase: passphrase }, keyed.call()),
          )
        ).recoveryKey;
      const rekey = async () => {
        const recoveryKey = await prepare();
        return outcomeOf(() =>
          keyed.handlers['keys.rekey']({ recoveryKey, deletesRest: false }, keyed.call()),
        );
      };
      windows.hold(/equipe\.vivier-rekey$/u, 5_000);
      expect(await rekey()).toBe('ok');
      let isFirst = true;
      setWorld({
        rename: (source, target) => {
          if (isFirst && source.endsWith('-rekey')) {
            isFirst = false;
            windows.meanwhile(() => writeFileSync(lockOf(keyed.path), '{"de":"un autre poste"}'));
            throw Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'rename' });
          }
          rename(source, target);
        },
      });
      const { generation } = findKeyBlock(keyed.path).block;
      expect(await rekey()).toBe('FILE_HELD');
      expect(findKeyBlock(keyed.path).block.generation).toBe(generation);
      expect(existsSync(`${keyed.path}-rekey`)).toBe(false);
      expect(file).toMatch(/^file_/u);
    } finally {
      keyed.close();
    }
  });
});
