import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PlayedWindows, playWindows } from '../../test/support/held-files';
import * as async from './async';
import { codeOf, isHeld, setWorld, type World, worldNow } from './patience';
import * as sync from './sync';

let folder: string;
let source: string;
let target: string;
let windows: PlayedWindows;
let world: Partial<World> = {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-disk-'));
  source = join(folder, 'neuf.part');
  target = join(folder, 'é.txt');
  writeFileSync(source, 'neuf');
  writeFileSync(target, 'ancien');
  windows = playWindows(world);
});
afterEach(() => {
  windows.end();
  world = {};
  rmSync(folder, { recursive: true, force: true });
});

/** The code that a call throws, once it is over; `''` where it does not. */
async function outcome(act: () => unknown): Promise<string> {
  try {
    await act();
    return '';
  } catch (error) {
    return codeOf(error);
  }
}
const content = (): string => readFileSync(target, 'utf8');

/** The two doors, which share one policy. */
const doors = [
  ['sync', sync],
  ['async', async],
] as const;

describe.each(doors)('renaming and deleting, %s', (_name, { replaceFile, removeFile }) => {
  const codes = ['EACCES', 'EPERM', 'EBUSY', 'ENOENT', 'EXDEV', 'ENOSPC', 'EROFS', 'ENOTEMPTY'] as const;
  const platforms = ['win32', 'linux', 'darwin'] as const;
  for (const platform of platforms)
    for (const code of codes) {
      const isWaited = platform === 'win32' && ['EACCES', 'EPERM', 'EBUSY'].includes(code);
      test(`${code} on ${platform} is ${isWaited ? 'waited for' : 'told at once'}`, async () => {
        const restore = setWorld({ platform });
        let refusals = 3;
        setWorld({
          rename: () => {
            if (refusals-- > 0) throw Object.assign(new Error(code), { code });
          },
        });
        expect(await outcome(() => replaceFile(source, target))).toBe(isWaited ? '' : code);
        expect(refusals).toBe(isWaited ? -1 : 2);
        expect(windows.waited()).toBe(isWaited ? 70 : 0);
        restore();
      });
    }

  test('a file held for 0.3 s is replaced without a word', async () => {
    windows.hold(/é\.txt$/u, 300);
    expect(await outcome(() => replaceFile(source, target))).toBe('');
    expect(content()).toBe('neuf');
    expect(windows.told).toEqual([]);
    expect(windows.waited()).toBeLessThan(700);
  });

  test('one held for 5 s is told of, replaced, and no longer told of', async () => {
    windows.hold(/é\.txt$/u, 5_000);
    expect(await outcome(() => replaceFile(source, target))).toBe('');
    expect(content()).toBe('neuf');
    expect(windows.told).toEqual([true, false]);
  });

  test('one held for ever is given up after a minute, as held, the former file in its place', async () => {
    windows.hold(/é\.txt$/u);
    expect(await outcome(() => replaceFile(source, target))).toBe('EBUSY');
    expect(content()).toBe('ancien');
    expect(windows.waited()).toBe(60_000);
    expect(windows.told).toEqual([true, false]);
    // Growing pauses: a busy loop would starve the very program that is waited for.
    expect(windows.refusals()).toBeLessThan(80);
  });

  test('"denied" for a file that can be opened is a program that holds it, whatever Windows calls it', async () => {
    // As an antivirus does: it lets others read and write, and forbids the renaming.
    const { open } = worldNow();
    windows.hold(/é\.txt$/u, 5_000, 'EPERM');
    const restore = setWorld({
      open: (path, flags, mode) => (path === target ? 0x7fff : open(path, flags, mode)),
    });
    expect(await outcome(() => replaceFile(source, target))).toBe('');
    restore();
    windows.hold(/é\.txt$/u, undefined, 'EPERM');
    const again = setWorld({ open: () => 0x7fff });
    expect(await outcome(() => removeFile(target))).toBe('EBUSY');
    again();
  });

  test('a right that is missing is told within two seconds', async () => {
    windows.hold(/é\.txt$/u, undefined, 'EPERM');
    expect(await outcome(() => replaceFile(source, target))).toBe('EPERM');
    expect(await outcome(() => removeFile(target))).toBe('EPERM');
    expect(windows.waited()).toBeLessThan(2 * 2_000);
    expect(windows.told).toEqual([]);
  });

  test('a folder in the place of the file, and a file marked read-only, are told at once', async () => {
    const place = join(folder, 'dossier');
    mkdirSync(place);
    windows.hold(/dossier$/u, undefined, 'EPERM');
    expect(await outcome(() => replaceFile(source, place))).toBe('EISDIR');
    chmodSync(target, 0o444);
    windows.hold(/é\.txt$/u, undefined, 'EPERM');
    expect(await outcome(() => replaceFile(source, target))).toBe('EPERM');
    expect(windows.waited()).toBe(0);
  });

  test('what somebody else put there meanwhile is neither replaced nor deleted', async () => {
    for (const act of [() => replaceFile(source, target), () => removeFile(target)]) {
      windows.hold(/é\.txt$/u, 3_000);
      windows.meanwhile(() => writeFileSync(target, 'd’un autre'));
      expect(await outcome(act)).toBe('EBUSY');
      expect(content()).toBe('d’un autre');
      windows.meanwhile(() => undefined);
      writeFileSync(target, 'ancien');
      windows.hold(/rien/u);
      await worldNow().pause(10_000);
    }
  });

  test('a file that vanishes while it is waited for is deleted', async () => {
    windows.hold(/é\.txt$/u, 100);
    expect(await outcome(() => removeFile(target))).toBe('');
    expect(await outcome(() => removeFile(target))).toBe('');
    expect(existsSync(target)).toBe(false);
  });

  test('a process asked to end waits no longer than it was told to', async () => {
    windows.hold(/é\.txt$/u);
    const restore = setWorld({ until: worldNow().now() + 3_000 });
    expect(await outcome(() => replaceFile(source, target))).toBe('EBUSY');
    expect(await outcome(() => replaceFile(source, target))).toBe('EBUSY');
    expect(windows.waited()).toBe(3_000);
    restore();
  });
});

describe('for the vault', () => {
  test('nothing is done any more once the condition no longer holds', () => {
    windows.hold(/é\.txt$/u, 3_000);
    let isOurs = true;
    windows.meanwhile(() => {
      isOurs = false;
    });
    expect(() => sync.removeFile(target, { isStill: () => isOurs })).toThrow('held');
    expect(content()).toBe('ancien');
  });

  test('a clean-up waits for a second, and never fails', () => {
    windows.hold(/neuf/u);
    expect(sync.discard(source)).toBe(false);
    expect(windows.waited()).toBe(1_000);
    expect(sync.discard(target)).toBe(true);
    expect(sync.discard(target)).toBe(true);
  });

  test('opening waits for two seconds; a missing right is told at once', async () => {
    windows.hold(/é\.txt$/u, 1_000);
    expect(sync.readWhole(target).toString()).toBe('ancien');
    windows.hold(/é\.txt$/u);
    const before = windows.waited();
    expect(await outcome(() => sync.openFile(target, 'r'))).toBe('EBUSY');
    expect(windows.waited() - before).toBe(2_000);
    expect(isHeld(target)).toBe(true);
    windows.hold(/autre$/u, undefined, 'EPERM');
    expect(await outcome(() => sync.openFile(join(folder, 'autre'), 'r'))).toBe('EPERM');
    expect(windows.waited() - before).toBe(2_000);
    expect(isHeld(join(folder, 'autre'), source)).toBe(false);
  });

  test('a file that was just deleted may be made again once nobody has it open; a folder without rights is told within two seconds', async () => {
    const path = join(folder, 'verrou');
    windows.hold(/verrou$/u, 500, 'EPERM');
    closeSync(sync.openFile(path, 'wx'));
    expect(existsSync(path)).toBe(true);
    windows.hold(/interdit$/u, undefined, 'EACCES');
    const before = windows.waited();
    expect(await outcome(() => sync.openFile(join(folder, 'interdit'), 'wx'))).toBe('EACCES');
    expect(windows.waited() - before).toBeLessThan(2_000);
  });

  test('sleeping stops the thread for as long as it says', () => {
    windows.end();
    const wait = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    worldNow().sleep(50);
    expect(wait).toHaveBeenCalledExactlyOnceWith(expect.any(Int32Array), 0, 0, 50);
    wait.mockRestore();
  });
});

describe('for main', () => {
  test('what nobody asked for waits without a word', async () => {
    windows.hold(/é\.txt$/u, 5_000);
    await async.replaceFile(source, target, { isQuiet: true });
    expect(content()).toBe('neuf');
    expect(windows.told).toEqual([]);
  });

  test('waiting leaves the thread free', async () => {
    windows.end();
    // The file is held until the thread has turned a few times: a thread that is not free would wait in vain.
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const restore = setWorld({
      platform: 'win32',
      sleep: () => {
        throw new Error('main slept');
      },
      rename: () => {
        if (turns < 4) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      },
    });
    await async.replaceFile(source, target);
    clearInterval(timer);
    restore();
  });

  test('a folder goes with all that is in it; at once, what is held stays', async () => {
    const deep = join(folder, 'à vider');
    mkdirSync(join(deep, 'été'), { recursive: true });
    for (const name of ['a', 'été/b']) writeFileSync(join(deep, name), name);
    windows.hold(/été.b$/u, 5_000);
    async.removeAtOnce(deep);
    expect(readdirSync(deep, { recursive: true })).toEqual(['été', 'été/b']);
    expect(windows.waited()).toBe(0);
    await async.removeFolder(deep);
    expect(existsSync(deep)).toBe(false);
    await async.removeFolder(deep);
    async.removeAtOnce(deep);
  });
});
