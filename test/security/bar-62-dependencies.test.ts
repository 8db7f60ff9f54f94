/** Bar 62: dependencies are locked and hashed, none runs a script at installation, and none binds the product to its licence. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isFree, licencesText, shippedPackages } from '../../electron/launch/packaging/licences.mjs';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}
const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const manifest: { readonly allowScripts: Readonly<Record<string, boolean>> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');

test('every package is named by its hash, and comes from nowhere but the registry', () => {
  expect(locked.length).toBeGreaterThan(300);
  const loose = locked.filter(
    // No address of its own: the registry that npm is set to, and the hash that says what must come from it.
    ([, { resolved, integrity = '', link }]) =>
      link === true || resolved !== undefined || !/^sha512-[\w+/]{86}==$/u.test(integrity),
  );
  expect(loose.map(([place]) => place)).toEqual([]);
});

test('one package alone may run a script at installation, and the set-up runs none', () => {
  expect(Object.entries(manifest.allowScripts).filter(([, may]) => may)).toEqual([['node', true]]);
  expect(readFileSync('electron/launch/bootstrap.mjs', 'utf8')).toContain("'--ignore-scripts'");
});

test('Electron is one of the versions that its makers support', () => {
  // The three latest majors: 43, 44 and 45 in November 2026.
  expect(Number(lock.packages['node_modules/electron']?.version?.split('.')[0])).toBeGreaterThanOrEqual(43);
});

test('no package that is shipped is under GPL, AGPL or an unknown licence', () => {
  const shipped = shippedPackages(process.cwd());
  const names = shipped.map(({ name }) => name);
  expect(shipped.length).toBeGreaterThan(80);
  for (const name of ['electron', 'better-sqlite3', 'pdfmake', 'react', 'zod']) expect(names).toContain(name);
  for (const name of ['vitest', 'electron-builder', '@biomejs/biome']) expect(names).not.toContain(name);
  expect(
    shipped.filter(({ licence }) => !isFree(licence)).map(({ name, licence }) => `${name} ${licence}`),
  ).toEqual([]);
  expect(licencesText(shipped.slice(0, 3))).toMatch(/\([A-Z0-9]/u);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['(MIT AND GPL-3.0)', false],
  ['GPL-3.0-or-later', false],
  ['AGPL-3.0', false],
  ['SEE LICENSE IN x', false],
  ['inconnue', false],
])('%s: %s', (licence, isGood) => {
  expect(isFree(licence)).toBe(isGood);
});
