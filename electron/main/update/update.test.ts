import { generateKeyPairSync, sign } from 'node:crypto';
import { EventEmitter } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../shared/base';
import { playWindows } from '../../../test/support/held-files';
import { makeUpdate, publicKeyOf } from '../../launch/make-update.mjs';
import { createUpdater, publicationKey, type Updater, type UpdaterDeps } from '.';
import { compareVersions, MARK } from './container';
import { installationOf, installerExtension } from './installer';

const { privateKey } = generateKeyPairSync('ed25519');
const installer = Buffer.from('an installer, long enough to be cut '.repeat(100_000));
const manifest = {
  version: '0.2.0',
  platform: 'win32',
  arch: 'x64',
  fileName: 'Vivier-Setup-0.2.0.exe',
  releasedOn: '2026-12-01',
  notes: 'Corrige l’export.',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-update-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (bytes: Buffer): string => {
  const path = join(folder, 'vivier.maj');
  writeFileSync(path, bytes);
  return path;
};
const update = (more: Record<string, unknown> = {}, key = privateKey): Buffer =>
  makeUpdate({ privateKey: key, installer, manifest: { ...manifest, ...more } });
/** Signs any manifest, however wrong, as the owner of the key would. */
const signed = (text: string, rest: Buffer = installer): Buffer => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const mark = Buffer.from(MARK);
  return Buffer.concat([mark, length, sign(null, Buffer.concat([mark, bytes]), privateKey), bytes, rest]);
};

function updaterWith(more: Partial<UpdaterDeps> = {}) {
  const acts: string[] = [];
  const spawn = vi.fn((program: string, _args: readonly string[], _options: object) => {
    acts.push(`spawn ${program}`);
    const child = Object.assign(new EventEmitter(), { unref: () => {} });
    queueMicrotask(() => child.emit('spawn'));
    return child;
  });
  const updater = createUpdater({
    folder: join(folder, 'update'),
    key: publicationKey(publicKeyOf(privateKey)),
    isAllowed: true,
    isPackaged: true,
    version: '0.1.9',
    platform: 'win32',
    arch: 'x64',
    appImage: null,
    // Only what is used of a child process stands there.
    spawn: spawn as unknown as UpdaterDeps['spawn'],
    lock: async () => void acts.push('lock'),
    tell: (sentence) => void acts.push(`tell ${sentence}`),
    leave: (isBack) => void acts.push(isBack ? 'leave, and back' : 'leave'),
    ...more,
  });
  return { updater, spawn, acts };
}
const codeOf = async (
  answer: ReturnType<Updater['read']> | ReturnType<Updater['start']>,
): Promise<string> => {
  const result = await answer;
  return result.ok ? 'ok' : result.error.code;
};
/** What waits in the profile. */
const waiting = (): string[] =>
  existsSync(join(folder, 'update')) ? readdirSync(join(folder, 'update')) : [];

describe('a good update', () => {
  test('is shown before anything starts, and its installer waits under its own name', async () => {
    const { updater, spawn } = updaterWith();
    expect(await updater.read(written(update()))).toEqual({
      ok: true,
      data: {
        version: '0.2.0',
        currentVersion: '0.1.9',
        releasedOn: '2026-12-01',
        notes: 'Corrige l’export.',
        sizeBytes: installer.length,
        canStart: true,
      },
    });
    expect(waiting()).toEqual(['Vivier-Setup-0.2.0.exe']);
    expect(readFileSync(join(folder, 'update', 'Vivier-Setup-0.2.0.exe')).equals(installer)).toBe(true);
    expect(spawn).not.toHaveBeenCalled();
  });

  test('locks first, starts without a shell, then leaves; the installer goes at the next start', async () => {
    const { updater, spawn, acts } = updaterWith();
    await updater.read(written(update()));
    expect(await updater.start('0.2.0')).toEqual({ ok: true, data: {} });
    const program = spawn.mock.calls[0]?.[0] ?? '';
    expect(acts).toEqual(['lock', `spawn ${program}`, 'leave']);
    // A copy of its own, under a name that nobody knew before the lock.
    expect(relative(join(folder, 'update'), program)).toMatch(
      /^[0-9a-f]{16}[/\\]Vivier-Setup-0\.2\.0\.exe$/u,
    );
    expect(readFileSync(program).equals(installer)).toBe(true);
    expect(spawn.mock.calls[0]?.slice(1)).toEqual([[], { detached: true, stdio: 'ignore', shell: false }]);
    await updater.forget();
    expect(waiting()).toEqual([]);
  });

  test('an installer that an antivirus looks at takes its name once that is over, and the person is told', async () => {
    const windows = playWindows();
    try {
      windows.hold(/installer\.part$/u, 5_000);
      expect(await codeOf(updaterWith().updater.read(written(update())))).toBe('ok');
      expect(windows.told).toEqual([true, false]);
      windows.hold(/installer\.part$/u);
      const before = windows.waited();
      expect(await codeOf(updaterWith().updater.read(written(update())))).toBe('FILE_HELD');
      expect(windows.waited() - before).toBe(60_000);
    } finally {
      windows.end();
    }
    const { updater } = updaterWith();
    await updater.forget();
    expect(waiting()).toEqual([]);
  });

  test('an AppImage takes the place of the one that runs', async () => {
    const appImage = join(folder, 'Vivier.AppImage');
    writeFileSync(appImage, 'old');
    chmodSync(appImage, 0o755);
    const { updater, acts } = updaterWith({ platform: 'linux', appImage });
    await updater.read(written(update({ platform: 'linux', fileName: 'Vivier-0.2.0.AppImage' })));
    expect(await codeOf(updater.start('0.2.0'))).toBe('ok');
    expect(readFileSync(appImage).equals(installer)).toBe(true);
    expect(acts).toEqual(['lock', 'leave, and back']);
  });
});

describe('what is not a newer update, for this system, signed by our key, is refused and leaves nothing', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(update());
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const json = (more: object): string =>
    JSON.stringify({
      product: 'vivier',
      ...manifest,
      sha256: '0'.repeat(64),
      size: installer.length,
      ...more,
    });
  test.each<[string, () => Buffer, string]>([
    ['empty', () => Buffer.alloc(0), 'UPDATE_INVALID'],
    ['anything', () => Buffer.alloc(100_000, 'x'), 'UPDATE_INVALID'],
    ['signed by another key', () => update({}, other), 'UPDATE_INVALID'],
    ['its mark changed', () => flipped(3), 'UPDATE_INVALID'],
    ['its length changed', () => flipped(19), 'UPDATE_INVALID'],
    [
      'a length without end',
      () => Buffer.concat([update().subarray(0, 16), Buffer.alloc(300, 0xff)]),
      'UPDATE_INVALID',
    ],
    ['its signature changed', () => flipped(40), 'UPDATE_INVALID'],
    ['its manifest changed', () => flipped(120), 'UPDATE_INVALID'],
    ['one byte of the installer changed', () => flipped(update().length - 1000), 'UPDATE_INVALID'],
    ['cut', () => update().subarray(0, -1), 'UPDATE_INVALID'],
    ['cut in its manifest', () => update().subarray(0, 100), 'UPDATE_INVALID'],
    ['longer than said', () => Buffer.concat([update(), Buffer.from('x')]), 'UPDATE_INVALID'],
    ['signed, but not JSON', () => signed('{'), 'UPDATE_INVALID'],
    ['signed, for another product', () => signed(json({ product: 'autre' })), 'UPDATE_INVALID'],
    ['signed, with an unknown field', () => signed(json({ run: 'x' })), 'UPDATE_INVALID'],
    ['signed, named as a path', () => signed(json({ fileName: '../../x.exe' })), 'UPDATE_INVALID'],
    ['signed, a program of another kind', () => signed(json({ fileName: 'x.bat' })), 'UPDATE_INVALID'],
    ['signed, of a size beyond bounds', () => signed(json({ size: 2 ** 40 })), 'UPDATE_INVALID'],
    ['signed, of a negative size', () => signed(json({ size: -1 })), 'UPDATE_INVALID'],
    ['signed, with another content', () => signed(json({})), 'UPDATE_INVALID'],
    ['the running version', () => update({ version: '0.1.9' }), 'UPDATE_OLDER'],
    ['an older version', () => update({ version: '0.1.8' }), 'UPDATE_OLDER'],
    ['older, as numbers go', () => update({ version: '0.1.10' }), 'ok'],
    ['another system', () => update({ platform: 'darwin', fileName: 'Vivier.dmg' }), 'UPDATE_PLATFORM'],
    ['another processor', () => update({ arch: 'arm64' }), 'UPDATE_PLATFORM'],
    ['another kind of installer', () => update({ fileName: 'Vivier.deb' }), 'UPDATE_PLATFORM'],
  ])('%s', async (_what, bytes, code) => {
    const { updater, spawn } = updaterWith();
    expect(await codeOf(updater.read(written(bytes())))).toBe(code);
    if (code === 'ok') return;
    expect(waiting()).toEqual([]);
    expect(await codeOf(updater.start('0.2.0'))).toBe('UPDATE_INVALID');
    expect(spawn).not.toHaveBeenCalled();
  });

  test('a missing file, a folder', async () => {
    const { updater } = updaterWith();
    expect(await codeOf(updater.read(join(folder, 'absent.maj')))).toBe('FILE_UNREADABLE');
    expect(await codeOf(updater.read(folder))).toBe('FILE_UNREADABLE');
  });

  test('a bad file after a good one: the good one can no longer be started', async () => {
    const { updater } = updaterWith();
    await updater.read(written(update()));
    await updater.read(written(Buffer.alloc(200)));
    expect(await codeOf(updater.start('0.2.0'))).toBe('UPDATE_INVALID');
  });

  test('an installer changed while it waits is not started', async () => {
    const { updater, spawn, acts } = updaterWith();
    await updater.read(written(update()));
    writeFileSync(join(folder, 'update', 'Vivier-Setup-0.2.0.exe'), 'another program');
    expect(await codeOf(updater.start('0.2.0'))).toBe('UPDATE_INVALID');
    expect([spawn.mock.calls, waiting()]).toEqual([[], []]);
    expect(acts).toEqual(['lock', `tell ${new Refusal('UPDATE_INVALID').toError().message}`]);
  });

  test('an installer changed while the portfolio locks is not started, and main says so', async () => {
    const { updater, spawn, acts } = updaterWith({
      lock: async () => writeFileSync(join(folder, 'update', 'Vivier-Setup-0.2.0.exe'), 'another program'),
    });
    await updater.read(written(update()));
    expect(await codeOf(updater.start('0.2.0'))).toBe('UPDATE_INVALID');
    expect([spawn.mock.calls, waiting()]).toEqual([[], []]);
    expect(acts).toEqual([`tell ${new Refusal('UPDATE_INVALID').toError().message}`]);
  });

  test('a link in the place of the installer is not followed', async () => {
    const { updater, spawn } = updaterWith();
    await updater.read(written(update()));
    const path = join(folder, 'update', 'Vivier-Setup-0.2.0.exe');
    renameSync(path, join(folder, 'ailleurs.exe'));
    symlinkSync(join(folder, 'ailleurs.exe'), path);
    expect(await codeOf(updater.start('0.2.0'))).toBe('FILE_UNWRITABLE');
    expect(spawn).not.toHaveBeenCalled();
  });

  test('an AppImage changed while the portfolio locks leaves the one that runs', async () => {
    const appImage = join(folder, 'Vivier.AppImage');
    writeFileSync(appImage, 'old');
    const { updater } = updaterWith({
      platform: 'linux',
      appImage,
      lock: async () => writeFileSync(join(folder, 'update', 'Vivier-0.2.0.AppImage'), 'another program'),
    });
    await updater.read(written(update({ platform: 'linux', fileName: 'Vivier-0.2.0.AppImage' })));
    expect(await codeOf(updater.start('0.2.0'))).toBe('UPDATE_INVALID');
    expect(readFileSync(appImage, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('another version than the one that was shown', async () => {
    const { updater } = updaterWith();
    await updater.read(written(update()));
    expect(await codeOf(updater.start('0.3.0'))).toBe('UPDATE_INVALID');
  });
});

describe('where no update is wanted', () => {
  test.each<[string, Partial<UpdaterDeps>, string, string]>([
    ['the policy forbids it', { isAllowed: false }, 'policy', 'UPDATES_DISABLED'],
    ['the build holds no key', { key: null }, 'no-key', 'UPDATE_NO_KEY'],
  ])('%s: nothing is read', async (_what, more, state, code) => {
    const { updater } = updaterWith(more);
    expect(updater.state).toBe(state);
    expect(await codeOf(updater.read(written(update())))).toBe(code);
    expect(waiting()).toEqual([]);
  });

  test('run from its sources: shown, not started', async () => {
    const { updater } = updaterWith({ isPackaged: false });
    expect(await updater.read(written(update()))).toMatchObject({ ok: true, data: { canStart: false } });
    expect(await codeOf(updater.start('0.2.0'))).toBe('UPDATE_NOT_PACKAGED');
  });
});

describe('versions, keys, installers', () => {
  test('versions are compared as numbers', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
    expect(compareVersions('1.2.3', '2.0.0')).toBeLessThan(0);
  });

  test('a key of another length is none', () => {
    expect(publicationKey('')).toBeNull();
    expect(publicationKey('AAAA')).toBeNull();
    expect(publicationKey(publicKeyOf(privateKey))).not.toBeNull();
  });

  test('each system starts its own kind, with constant arguments', () => {
    const appImage = null;
    expect(installerExtension({ platform: 'win32', appImage })).toBe('.exe');
    expect(installerExtension({ platform: 'darwin', appImage })).toBe('.dmg');
    expect(installerExtension({ platform: 'linux', appImage })).toBe('.deb');
    expect(installerExtension({ platform: 'linux', appImage: '/x' })).toBe('.AppImage');
    expect(installationOf('/u/x.dmg', { platform: 'darwin', appImage })).toEqual({
      kind: 'run',
      program: '/usr/bin/open',
      args: ['/u/x.dmg'],
    });
    expect(installationOf('/u/x.deb', { platform: 'linux', appImage })).toEqual({
      kind: 'run',
      program: '/usr/bin/pkexec',
      args: ['/usr/bin/dpkg', '--install', '/u/x.deb'],
    });
  });
});
