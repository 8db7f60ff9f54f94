import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { productSources } from '../../../test/support/product-sources';
import { rememberingPart, removeUnfinishedFiles, writeOutside } from './unfinished-files';

let given: TestDeps;
beforeEach(() => {
  given = testDeps();
});
afterEach(() => given.close());
const partsIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.part'));

test('a file is written whole, and its part is remembered no longer than that', () => {
  const path = join(given.folder, 'dossier.pdf');
  writeOutside(given.db, path, new Uint8Array([1, 2, 3]));
  expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  expect(partsIn(given.folder)).toEqual([]);
  writeFileSync(join(given.folder, '.0123456789abcdef.part'), 'd’un autre');
  removeUnfinishedFiles(given.db);
  expect(partsIn(given.folder)).toEqual(['.0123456789abcdef.part']);
});

test('a part that a kill left goes at the next opening, and nothing else does', () => {
  const path = join(given.folder, 'dossier.pdf');
  let left = '';
  rememberingPart(given.db, path, (part) => {
    left = part;
    writeFileSync(part, 'à moitié');
    // As at the opening that follows a kill here.
    removeUnfinishedFiles(given.db);
    expect(existsSync(part)).toBe(false);
  });
  expect(left).toMatch(/\.part$/u);
});

test('a place where nothing can be written is refused before any note: the portfolio is left as it was', () => {
  const changes = (): unknown => given.db.prepare('SELECT total_changes()').pluck().get();
  const before = changes();
  const bytes = Buffer.from('x');
  for (const path of [
    join(given.folder, 'nulle', 'part.pdf'),
    given.folder,
    join(given.folder, 'x'.repeat(300)),
  ])
    expect(() => writeOutside(given.db, path, bytes)).toThrow();
  expect(changes()).toBe(before);
  expect(partsIn(given.folder)).toEqual([]);
});

test('what a note names is removed only if it is a part', () => {
  const precious = join(given.folder, 'precieux.pdf');
  writeFileSync(precious, 'à garder');
  given.db
    .prepare('INSERT INTO setting (key, value) VALUES (?, ?)')
    .run('unfinishedFiles', JSON.stringify([precious]));
  removeUnfinishedFiles(given.db);
  expect(existsSync(precious)).toBe(true);
});

test('what leaves an open portfolio is remembered: a bare writing is one of those that hold no name, or come before it', () => {
  const callers = productSources
    .filter(({ path }) => path !== 'electron/vault/files/files.ts')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/writeFileAtomically\(.*$/gmu)]
        .filter(([call]) => !call.includes(', part)'))
        .map(() => path),
    );
  expect([...new Set(callers)].sort()).toEqual([
    // A reference pack holds values of the law, no person.
    'electron/cli/commands/references.ts',
    // A diagnostic holds nothing personal (its own tests).
    'electron/vault/diagnostics/index.ts',
    // No portfolio is open yet.
    'electron/vault/portfolio/creation.ts',
    'electron/vault/portfolio/keys.procedures.ts',
  ]);
});
