import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { bundleNeeds, contentFaults, readAsar } from './contents.mjs';
import { nativeFiles } from './natives.mjs';

const root = mkdtempSync(join(tmpdir(), 'vivier-contents-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const target = { platform: 'linux', arch: 'x64' } as const;
const argon = 'node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node';
const sqlite = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';

/** The first bytes of a library of Linux on x64. */
const library = Buffer.concat([
  Buffer.from('7f454c46', 'hex'),
  Buffer.alloc(14),
  Buffer.from('3e00', 'hex'),
  Buffer.alloc(64),
]);

type Files = Record<string, string | Buffer>;
const good: Files = {
  'package.json': '{}',
  'out/main/main.js': "import { a } from './chunks/a.js'; import { app } from 'electron'; a(app);",
  'out/main/vault.js':
    "import Database from 'better-sqlite3'; import 'node:fs'; await import('@node-rs/argon2');",
  'out/main/reader.js':
    "import { createRequire } from 'node:module'; createRequire(import.meta.url)('fontkit');",
  'out/main/chunks/a.js': 'export const a = (x) => x;',
  'resources/icons/256x256.png': '',
  'out/preload/preload.cjs': '',
  'out/renderer/index.html': '',
  'node_modules/better-sqlite3/package.json': '{"dependencies":{"node-addon-api":"^8"}}',
  'node_modules/better-sqlite3/lib/index.js': '',
  'node_modules/@node-rs/argon2/package.json': '{}',
  'node_modules/fontkit/package.json': '{"dependencies":{"dfa":"^1"}}',
  'node_modules/fontkit/node_modules/dfa/package.json': '{}',
  [sqlite]: library,
  [argon]: library,
};

/** An archive as electron-builder writes it: native files beside, all else inside. */
function pack(files: Files, beside: readonly string[] = [sqlite, argon]): string {
  const resources = mkdtempSync(join(root, 'resources-'));
  const table: Record<string, unknown> = {};
  const pieces: Buffer[] = [];
  let offset = 0;
  for (const [place, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const parts = place.split('/');
    let node = table;
    for (const part of parts.slice(0, -1)) {
      node[part] ??= { files: {} };
      node = Reflect.get(Object(node[part]), 'files');
    }
    const name = parts.at(-1) ?? '';
    if (beside.includes(place)) {
      node[name] = { size: bytes.length, unpacked: true };
      const path = join(resources, 'app.asar.unpacked', ...parts);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    } else {
      node[name] = { size: bytes.length, offset: String(offset) };
      offset += bytes.length;
      pieces.push(bytes);
    }
  }
  const json = Buffer.from(JSON.stringify({ files: table }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(padded + 8, 4);
  head.writeUInt32LE(padded + 4, 8);
  head.writeUInt32LE(json.length, 12);
  writeFileSync(
    join(resources, 'app.asar'),
    Buffer.concat([head, json, Buffer.alloc(padded - json.length), ...pieces]),
  );
  return resources;
}

const without = (...places: readonly string[]): Files =>
  Object.fromEntries(Object.entries(good).filter(([place]) => !places.includes(place)));

test('what is needed and nothing else is good', () => {
  expect(contentFaults(pack(good), target)).toEqual([]);
});

test('an archive gives back its files, from inside and from beside', () => {
  const archive = readAsar(join(pack(good), 'app.asar'));
  expect(archive.read('out/main/chunks/a.js')?.toString()).toBe('export const a = (x) => x;');
  expect(archive.read(argon)).toEqual(library);
  expect(archive.read('absent')).toBeNull();
  archive.close();
});

describe('what is seen', () => {
  test.each([
    ['a chunk that a bundle imports is missing', without('out/main/chunks/a.js'), /absent.*chunks\/a\.js/u],
    ['the reader is missing', without('out/main/reader.js'), /absent.*reader/u],
    ['the preload is missing', without('out/preload/preload.cjs'), /absent.*preload/u],
    ['a package is missing', without('node_modules/fontkit/package.json'), /paquet absent.*fontkit/u],
    [
      'a package of a package is missing',
      without('node_modules/fontkit/node_modules/dfa/package.json'),
      /paquet absent.*dfa.*fontkit/u,
    ],
    ['a native file is missing', without(argon), /natif absent.*argon2/u],
    [
      'the native file of another system is there',
      { ...good, 'node_modules/better-sqlite3/prebuilds/win32-x64.node': 'x' },
      /autre système.*win32/u,
    ],
    [
      'a library stands inside the archive',
      { ...good, 'node_modules/x/y.dll': 'x' },
      /autre système.*y\.dll/u,
    ],
    [
      'a native file is built for another system',
      { ...good, [sqlite]: Buffer.from('MZ'.padEnd(200)) },
      /pas fait pour ce système.*linux-x64/u,
    ],
    ['the icon of the window is missing', without('resources/icons/256x256.png'), /absent.*256x256/u],
    ['a source', { ...good, 'electron/main/index.ts': '' }, /pas à être livré.*index\.ts/u],
    ['a map', { ...good, 'out/main/main.js.map': '' }, /pas à être livré.*map/u],
    [
      'the command line and its demonstration',
      { ...good, 'out/main/cli.js': '' },
      /pas à être livré.*cli\.js/u,
    ],
    [
      'a fixture',
      { ...good, 'out/main/chunks/complete-file.fixture-x.js': '' },
      /pas à être livré.*fixture/u,
    ],
    ['a test of a package', { ...good, 'node_modules/fontkit/test/a.js': '' }, /pas à être livré.*test\/a/u],
    [
      'the cache of a tool',
      { ...good, 'node_modules/fontkit/.yarn/state.gz': '' },
      /pas à être livré.*yarn/u,
    ],
    ['a portfolio', { ...good, 'out/renderer/demo.vivier': '' }, /pas à être livré.*demo\.vivier/u],
    ['a private key', { ...good, 'publication.pem': '' }, /pas à être livré.*pem/u],
  ] as const)('%s', (_name, files, fault) => {
    expect(contentFaults(pack(files), target)).toEqual(
      expect.arrayContaining([expect.stringMatching(fault)]),
    );
  });

  test('JavaScript outside the archive, which nothing checks', () => {
    const beside = [sqlite, argon, 'node_modules/better-sqlite3/lib/index.js'];
    expect(contentFaults(pack(good, beside), target)).toEqual([
      expect.stringMatching(/hors de l’archive.*lib\/index\.js/u),
    ]);
  });

  test('a native file that stayed inside, where the system cannot load it', () => {
    expect(contentFaults(pack(good, [argon]), target)).toEqual([
      expect.stringMatching(/natif absent.*linux-x64/u),
    ]);
  });

  test('a file beside the archive that its table does not know', () => {
    const resources = pack(good);
    writeFileSync(join(resources, 'app.asar.unpacked', 'added.js'), '');
    expect(contentFaults(resources, target)).toEqual([
      expect.stringMatching(/hors de l’archive.*added\.js/u),
    ]);
  });

  test('another app beside ours, and no app at all', () => {
    const resources = pack(good);
    mkdirSync(join(resources, 'app'));
    cpSync(join(resources, 'app.asar'), join(resources, 'default_app.asar'));
    expect(contentFaults(resources, target)).toHaveLength(2);
    expect(contentFaults(root, target)).toEqual([expect.stringMatching(/app\.asar est absent/u)]);
  });
});

describe('the hash of the archive, in the program of Windows', () => {
  const windows = { platform: 'win32', arch: 'x64' } as const;
  const pe = Buffer.alloc(256);
  pe.write('MZ');
  pe.writeUInt32LE(0x80, 0x3c);
  pe.writeUInt16LE(0x8664, 0x84);
  const [argonThere = '', sqliteThere = ''] = nativeFiles(windows);
  const files = { ...without(sqlite, argon), [argonThere]: pe, [sqliteThere]: pe };

  /** A package whose program says a hash and a path of its archive. */
  function packFor(hashOf: (hash: string) => string, path: string): string {
    const made = pack(files, [argonThere, sqliteThere]);
    const resources = join(mkdtempSync(join(root, 'windows-')), 'resources');
    cpSync(made, resources, { recursive: true });
    const archive = readAsar(join(resources, 'app.asar'));
    archive.close();
    const said = JSON.stringify([{ file: path, alg: 'SHA256', value: hashOf(archive.hash) }]);
    writeFileSync(join(dirname(resources), 'Vivier.exe'), `MZ${said}`);
    return resources;
  }

  test('is the one of the archive, under the path that Windows asks for', () => {
    expect(
      contentFaults(
        packFor((hash) => hash, 'resources\\app.asar'),
        windows,
      ),
    ).toEqual([]);
  });

  test.each([
    ['another hash', () => 'f'.repeat(64), 'resources\\app.asar'],
    ['a path of another system', (hash: string) => hash, 'resources/app.asar'],
  ] as const)('%s is seen', (_name, hashOf, path) => {
    expect(contentFaults(packFor(hashOf, path), windows)).toEqual([
      expect.stringMatching(/empreinte.*Vivier\.exe/u),
    ]);
  });
});

describe('what the bundles need', () => {
  let asked: string[] = [];
  beforeEach(() => {
    asked = [];
  });
  const needsOf = (bundles: Record<string, string>): ReturnType<typeof bundleNeeds> =>
    bundleNeeds((name) => {
      asked.push(name);
      return bundles[name] ?? null;
    });

  test('imports of every form are followed, from where they stand; text that looks like one is not', () => {
    const needs = needsOf({
      'main.js': "import './chunks/a.js'; export * from './chunks/b.js'; console.log(\"from 'x'\");",
      'vault.js': 'const c = () => import("./chunks/c.js");',
      'reader.js': "import 'node:fs'; import 'path'; import 'pdfmake/js/index.js';",
      'chunks/a.js': "import '../shared.js';",
      'chunks/b.js': '',
      'chunks/c.js': '',
      'shared.js': '',
      'cli.js': '',
    });
    expect([...needs.bundles].sort()).toEqual([
      'chunks/a.js',
      'chunks/b.js',
      'chunks/c.js',
      'main.js',
      'reader.js',
      'shared.js',
      'vault.js',
    ]);
    expect([...needs.packages]).toEqual(['pdfmake/js/index.js']);
    expect(needs.absent).toEqual([]);
    expect(asked).not.toContain('cli.js');
  });
});
