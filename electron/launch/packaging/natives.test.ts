import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { argonFolder, argonPackage, isBuiltFor, nativeFiles, targetOf, targets } from './natives.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vivier-natives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the native files of a target', () => {
  test.each([
    ['win32', 'x64', 'argon2-win32-x64-msvc/argon2.win32-x64-msvc.node', 'win32-x64.node'],
    ['linux', 'arm64', 'argon2-linux-arm64-gnu/argon2.linux-arm64-gnu.node', 'linux-arm64.node'],
    ['darwin', 'arm64', 'argon2-darwin-arm64/argon2.darwin-arm64.node', 'darwin-arm64.node'],
  ] as const)('%s-%s takes its own', (platform, arch, argon, sqlite) => {
    expect(nativeFiles({ platform, arch })).toEqual([
      `node_modules/@node-rs/${argon}`,
      `node_modules/better-sqlite3/prebuilds/${sqlite}`,
    ]);
  });

  test('the lock file names each of them, with a checksum, and SQLite’s is in its package', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    for (const target of targets)
      expect(packages[`node_modules/${argonPackage(target)}`]).toMatchObject({
        integrity: expect.stringMatching(/^sha512-/u),
      });
    const prebuilds = readdirSync(join('node_modules', 'better-sqlite3', 'prebuilds'));
    for (const { platform, arch } of targets) expect(prebuilds).toContain(`${platform}-${arch}.node`);
  });

  test('SQLite’s are really built for the system that their name says', () => {
    for (const target of targets) {
      const name = `${target.platform}-${target.arch}.node`;
      const bytes = readFileSync(join('node_modules', 'better-sqlite3', 'prebuilds', name));
      expect(targets.filter((other) => isBuiltFor(bytes, other))).toEqual([target]);
    }
    expect(isBuiltFor(Buffer.from('short'), { platform: 'linux', arch: 'x64' })).toBe(false);
  });

  test('a system that Vivier is not packaged for is none', () => {
    expect(targetOf('win32', 'ia32')).toBeUndefined();
    expect(targetOf('freebsd', 'x64')).toBeUndefined();
    expect(targetOf('win32', 'x64')).toEqual({ platform: 'win32', arch: 'x64' });
  });
});

describe('the Argon2 of another system', () => {
  const target = { platform: 'win32', arch: 'x64' } as const;
  const name = argonPackage(target);
  const root = mkdtempSync(join(folder, 'root-'));
  const lock = { packages: { [`node_modules/${name}`]: { version: '2.2.1', integrity: 'sha512-good' } } };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));

  /** An npm that fetches what it is told, with a checksum. */
  const fetching =
    (into: string, integrity: string, asked: string[][] = []) =>
    (args: string[]): boolean => {
      asked.push(args);
      mkdirSync(join(into, 'node_modules'), { recursive: true });
      const fetched = { packages: { [`node_modules/${name}`]: { integrity } } };
      writeFileSync(join(into, 'node_modules', '.package-lock.json'), JSON.stringify(fetched));
      return true;
    };

  test('is fetched for that system, at the version of the lock file', () => {
    const into = join(folder, 'fetched');
    const asked: string[][] = [];
    const found = argonFolder(target, { root, folder: into, install: fetching(into, 'sha512-good', asked) });
    expect(found).toBe(join(into, 'node_modules', name));
    expect(asked[0]).toEqual(
      expect.arrayContaining(['--ignore-scripts', '--os=win32', '--cpu=x64', '@node-rs/argon2@2.2.1']),
    );
  });

  test('is refused when it is not the one of the lock file, or does not come', () => {
    const into = join(folder, 'refused');
    expect(argonFolder(target, { root, folder: into, install: fetching(into, 'sha512-other') })).toBeNull();
    expect(argonFolder(target, { root, folder: into, install: () => false })).toBeNull();
    expect(
      argonFolder({ platform: 'linux', arch: 'x64' }, { root, folder: into, install: () => true }),
    ).toBeNull();
  });

  test('is taken from the packages where npm has installed it', () => {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    const found = argonFolder(target, { root, folder, install: () => false });
    expect(found).toBe(join(root, 'node_modules', name));
  });
});
