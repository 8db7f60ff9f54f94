/** Bar 12: No switch weakens the keys: no debug key, no fixed salt, no way to skip or cheapen the derivation from outside. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { sourceFiles } from '../architecture/import-graph';

const product = ['electron/main', 'electron/preload', 'electron/vault', 'electron/cli', 'shared', 'renderer'];
const sources = sourceFiles(appRoot, product).map((path) => ({
  path,
  text: readFileSync(join(appRoot, path), 'utf8'),
}));
const where = (pattern: RegExp): readonly string[] =>
  sources.flatMap(({ path, text }) => (pattern.test(text) ? [path] : []));

test('of the environment, places are read and the command line’s passphrase; no name of it weakens anything', () => {
  const read = sources.flatMap(({ text }) =>
    [...text.matchAll(/process\.env\.(\w+)/gu)].map(([, name]) => name),
  );
  expect([...new Set(read)].sort()).toEqual([
    'APPIMAGE',
    'LOCALAPPDATA',
    'VIVIER_PASSPHRASE',
    'VIVIER_PROFILE',
  ]);
  // The whole of it goes to four functions, each tested apart: doors to refuse, the profile that does not roam,
  // synchronised folders, and the few names that a reader of foreign files is given.
  expect([...where(/process\.env(?!\.)/u)].sort()).toEqual([
    'electron/main/index.ts',
    'electron/main/local-profile.ts',
    'electron/main/place.ts',
    'electron/vault/reading/forked.ts',
  ]);
});

test('the app reads no argument of its command line, but to refuse to start (bar 59) or to verify itself', () => {
  expect(where(/process\.(?:argv|execArgv)|commandLine\.getSwitch/u)).toEqual([]);
  expect(where(/selfTestOf\(app\.commandLine\)/u)).toEqual(['electron/main/index.ts']);
  expect(where(/commandLine\.hasSwitch/u)).toEqual(['electron/main/index.ts']);
  const main = sources.find(({ path }) => path === 'electron/main/index.ts')?.text ?? '';
  expect(main.match(/hasSwitch/gu)).toHaveLength(2);
  expect(main).toContain('openDoors({ hasSwitch: (name) => app.commandLine.hasSwitch(name)');
});

test('the least cost is asked for by the demonstration alone, in its code', () => {
  expect(where(/derivation: 'floor'/u)).toEqual(['electron/cli/commands/demo.ts']);
});

test('salts, nonces and keys are drawn at random where they are used', () => {
  // The diagnostics compare the ciphers with published vectors: nothing of a portfolio passes there.
  expect(where(/hash\('password', Buffer\.from\('somesalt'\)/u)).toEqual([
    'electron/vault/diagnostics/cipher-test.ts',
  ]);
  expect(where(/salt\s*[:=]\s*(?:Buffer\.(?:alloc|from)\((?:\d|['"])|['"])/u)).toEqual([]);
  expect(where(/(?:nonce|dataKey)\s*[:=]\s*(?:Buffer\.(?:alloc|from)\((?:\d|['"])|['"])/u)).toEqual([]);
  expect(where(/Math\.random/u)).toEqual([]);
});

test('no word of a back door', () => {
  expect(
    where(
      /\b(?:skip|bypass|disable|no)[-_]?(?:encrypt\w*|kdf|argon2?|auth\w*|unlock)\b|debug[-_]?key|master[-_]?password|plain[-_]?text[-_]?mode|setUsePlainTextEncryption/iu,
    ),
  ).toEqual([]);
});
