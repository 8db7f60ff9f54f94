import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packagingConfig } from './config.mjs';
import { nativeFiles, targets } from './natives.mjs';

const places = { output: 'release', licences: 'x', licencePage: 'x', argon: 'a', bundles: ['main.js'] };
const configOf = (
  platform: 'win32' | 'darwin' | 'linux',
  homepage?: string,
): ReturnType<typeof packagingConfig> =>
  packagingConfig({ target: { platform, arch: 'x64' }, ...places, ...(homepage ? { homepage } : {}) });

test.each(targets)(
  '$platform-$arch leaves out every other system’s native files, and takes its own',
  (target) => {
    const { files } = packagingConfig({ target, ...places });
    const patterns = Array.isArray(files) ? files : [];
    const left = patterns.filter((pattern) => typeof pattern === 'string' && /prebuilds\//u.test(pattern));
    expect(left).toHaveLength(7);
    expect(left.join()).not.toContain(`/${target.platform}-${target.arch}.node`);
    expect(patterns.at(-1)).toMatchObject({ from: 'a', to: dirname(nativeFiles(target)[0] ?? '') });
  },
);

test('Debian’s tools get an address; Windows shows none unless there is a real one', () => {
  expect(configOf('linux').extraMetadata).toMatchObject({ homepage: 'https://vivier.invalid/' });
  expect(configOf('win32').extraMetadata?.homepage).toBeUndefined();
  expect(configOf('win32', 'https://x.example/').extraMetadata?.homepage).toBe('https://x.example/');
  expect(configOf('linux', 'https://x.example/').extraMetadata?.homepage).toBe('https://x.example/');
});

test('the icons, the texts of the installer and its licence are where the configuration says', () => {
  const { win, mac, nsis, linux } = configOf('win32');
  for (const name of [
    win?.icon,
    mac?.icon,
    nsis?.installerIcon,
    nsis?.uninstallerIcon,
    nsis?.include,
    linux?.icon,
  ])
    expect(existsSync(join('resources', String(name)))).toBe(true);
  expect(nsis).toMatchObject({ license: 'x', packElevateHelper: false, installerLanguages: ['fr_FR'] });
});

describe('the installer speaks French', () => {
  const text = readFileSync(join('resources', 'installer', 'french.nsh'));
  const ours = [...text.toString('utf8').matchAll(/LangString (\w+) 1036 "(.+)"/gu)];
  const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const builder = dirname(fromBuilder.resolve('app-builder-lib/package.json'));

  test('every text of electron-builder’s assisted installer has ours, so that a new one is not shown in English', () => {
    const theirs = ['messages.yml', 'assistedMessages.yml'].flatMap((name) =>
      [...readFileSync(join(builder, 'templates', 'nsis', name), 'utf8').matchAll(/^(\w+):/gmu)].map(
        ([, id = '']) => id,
      ),
    );
    expect(theirs.length).toBeGreaterThan(20);
    expect(ours.map(([, id = '']) => id).sort()).toEqual(theirs.sort());
  });

  test('it says « vous », writes as the rest of Vivier does, and begins with the mark that NSIS reads', () => {
    expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    for (const [, , sentence = ''] of ours)
      expect(sentence).not.toMatch(/\b(?:tu|toi|ton|ta|tes|choisis|dois)\b|'|[^\u202f][?:;!]/iu);
  });
});
