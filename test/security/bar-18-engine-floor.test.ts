/**
 * Bar 18: the versions of SQLite (3.51.3 at least) and of its cipher library are checked before any portfolio is opened.
 * A native build that is missing, too old or without encryption is refused, and no file is made in clear by it.
 */
import { expect, test } from 'vitest';
import {
  CIPHER_FLOOR,
  type EngineVersions,
  engineVersions,
  ensureEngine,
  isFitEngine,
  SQLITE_FLOOR,
} from '../../electron/vault/db/guards';

const cipherLibrary = `SQLite3 Multiple Ciphers ${CIPHER_FLOOR}`;

test('the build at hand is fit, and says so', () => {
  const versions = engineVersions();
  expect(versions.sqlite).toMatch(/^3\.\d+\.\d+$/u);
  expect(versions.cipherLibrary).toMatch(/^SQLite3 Multiple Ciphers \d/u);
  expect(isFitEngine(versions)).toBe(true);
  expect(() => ensureEngine()).not.toThrow();
});

test.each<[string, EngineVersions, boolean]>([
  ['the floor itself', { sqlite: SQLITE_FLOOR, cipherLibrary }, true],
  ['a later one', { sqlite: '3.60.0', cipherLibrary: 'SQLite3 Multiple Ciphers 3.1.0' }, true],
  ['a version that text order would put after', { sqlite: '3.9.9', cipherLibrary }, false],
  ['the one before the floor', { sqlite: '3.51.2', cipherLibrary }, false],
  ['an SQLite without encryption', { sqlite: '3.60.0', cipherLibrary: null }, false],
  ['another cipher library', { sqlite: '3.60.0', cipherLibrary: 'SQLCipher 4.6.1' }, false],
  ['an old cipher library', { sqlite: '3.60.0', cipherLibrary: 'SQLite3 Multiple Ciphers 1.9.2' }, false],
  ['a version that is no number', { sqlite: 'x', cipherLibrary }, false],
])('%s', (_what, versions, isFit) => {
  expect(isFitEngine(versions)).toBe(isFit);
  if (!isFit)
    expect(() => ensureEngine(() => versions)).toThrow(expect.objectContaining({ code: 'ENGINE_UNFIT' }));
});

test.each([
  ['MODULE_NOT_FOUND', /il manque/u],
  ['ERR_DLOPEN_FAILED', /un antivirus le bloque, ou un composant de ce système lui manque/u],
])('a native module that does not load (%s) is told by its file and what keeps it', (code, cause) => {
  const broken = (): EngineVersions => {
    throw Object.assign(new Error('/home/x/vivier: invalid ELF header'), { code });
  };
  const refusal = (() => {
    try {
      ensureEngine(broken);
    } catch (error) {
      return error;
    }
    return null;
  })();
  expect(refusal).toMatchObject({ code: 'ENGINE_UNLOADABLE' });
  expect(String(refusal)).toMatch(cause);
  expect(String(refusal)).toContain(`${process.platform}-${process.arch}.node`);
  expect(String(refusal)).not.toMatch(/home|ELF/u);
});
