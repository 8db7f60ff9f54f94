/**
 * Packages really made by electron-builder, for this system and for Windows, with an invented folder in the place of
 * Electron's runtime; then opened. What only the real runtime can show is in the job `package` of the workflow.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  packagedBinary,
  packagedResources,
  packagingConfig,
} from '../../electron/launch/packaging/config.mjs';
import { builtNeeds, contentFaults, readAsar } from '../../electron/launch/packaging/contents.mjs';
import { fuseFaults } from '../../electron/launch/packaging/fuses.mjs';
import { argonPackage, nativeFiles, type Target } from '../../electron/launch/packaging/natives.mjs';
import { selfTest } from '../../electron/launch/self-test.mjs';
import { makeStandInRuntime } from '../support/stand-in-runtime.mjs';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'vivier-packaged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const targets: readonly (Target & { readonly platform: 'linux' | 'win32' })[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'win32', arch: 'x64' },
];
const isHere = ({ platform, arch }: Target): boolean =>
  platform === process.platform && arch === process.arch;

/** This system's Argon2 is installed; in the place of another's, a file that begins as its format does. */
function argonOf(target: Target): string {
  const name = argonPackage(target);
  if (isHere(target)) return join(root, 'node_modules', name);
  const place = join(folder, 'argon', name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version: '2.2.1' }));
  const file = nativeFiles(target)[0]?.split('/').at(-1) ?? '';
  const head = Buffer.alloc(256);
  if (target.platform === 'win32') {
    head.write('MZ');
    head.writeUInt32LE(0x80, 0x3c);
    head.writeUInt16LE(0x8664, 0x84);
  } else {
    head.write('\x7fELF', 'latin1');
    head.writeUInt16LE(0x3e, 18);
  }
  writeFileSync(join(place, file), head);
  return place;
}

const written = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, name);
  return path;
};

for (const target of targets) {
  const output = join(folder, `release-${target.platform}`);
  const resources = packagedResources(output, target);

  describe(`a package for ${target.platform}-${target.arch}`, () => {
    beforeAll(async () => {
      const electronDist = join(folder, `runtime-${target.platform}`);
      makeStandInRuntime(electronDist, target.platform);
      await build({
        projectDir: root,
        config: packagingConfig({
          target,
          bundles: builtNeeds(join(root, 'out', 'main')).bundles,
          argon: argonOf(target),
          electronDist,
          output,
          licences: written('licences.txt'),
          licencePage: written('licence.txt'),
        }),
        targets: { linux: Platform.LINUX, win32: Platform.WINDOWS }[target.platform].createTarget(
          'dir',
          Arch[target.arch],
        ),
      });
    });

    test('holds what the bundles need, that system’s native files alone, and nothing else', () => {
      expect(contentFaults(resources, target)).toEqual([]);
    });

    test('has nothing but native files outside app.asar', () => {
      const beside = readdirSync(join(resources, 'app.asar.unpacked'), {
        recursive: true,
        withFileTypes: true,
      });
      const names = beside.filter((entry) => entry.isFile()).map(({ name }) => name);
      expect(names.sort()).toEqual(nativeFiles(target).map((place) => place.split('/').at(-1)));
    });

    test('has its fuses flipped, the languages it speaks, the licences, and no app to load but ours', async () => {
      expect(await fuseFaults(packagedBinary(output, target))).toEqual([]);
      const app = dirname(packagedBinary(output, target));
      expect(readdirSync(join(app, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak']);
      expect(existsSync(join(app, 'LICENCES-TIERS.txt'))).toBe(true);
      expect(readdirSync(resources).filter((name) => !name.startsWith('app.asar'))).toEqual([]);
    });

    if (!isHere(target)) return;
    const out = join(folder, 'unpacked');
    test('holds packages that Node can load from what was packed, natives too', () => {
      const archive = readAsar(join(resources, 'app.asar'));
      for (const place of archive.entries.keys()) {
        const path = join(out, ...place.split('/'));
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, archive.read(place) ?? '');
      }
      archive.close();
      const { packages } = builtNeeds(join(out, 'out', 'main'));
      expect(packages).toContain('better-sqlite3');
      const code = `
        for (const name of ${JSON.stringify([...packages])}) await import(name);
        const { default: Database } = await import('better-sqlite3');
        const { hashRaw } = await import('@node-rs/argon2');
        console.log(new Database(':memory:').prepare('SELECT 6 * 7').pluck().get(), (await hashRaw('a', { memoryCost: 64 })).length);`;
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
        cwd: out,
        encoding: 'utf8',
      });
      expect(said.trim()).toBe('42 32');
    });

    test('verifies itself: the app’s own self-test on what was packed, in the Chromium host', async () => {
      const { code, report } = await selfTest({
        program: process.execPath,
        args: [join(root, 'electron', 'launch', 'host', 'run.ts')],
        env: { VIVIER_E2E_APP: out },
      });
      expect(report).toMatch(/Tout est bon/u);
      expect(report).not.toMatch(/DÉFAUT|non fait/u);
      expect(code).toBe(0);
    });
  });
}
