import { describe, expect, test } from 'vitest';
import { schemes } from '../../shared/law';
import { importsOf, readSource, sourceFiles } from './import-graph';

const root = process.cwd();
const folder = 'shared/law/';
const sources = sourceFiles(root, ['shared/law'])
  .filter((path) => !/\.(?:test|fixture)\.tsx?$/u.test(path))
  .map((path) => ({ path, text: readSource(root, path) }));

/**
 * The rooms of the law from the ground up: each imports those before it. What schemes share stands in `schemes/common`;
 * the folders of the schemes, between themselves, import nothing of each other.
 */
const floors = ['facts', 'engine', 'common', 'scheme', 'list', 'views', 'door'] as const;
type Floor = (typeof floors)[number];

/** The floor and, of a scheme, its folder. */
function placeOf(path: string): { readonly floor: Floor; readonly scheme: string | null } {
  const [first = '', second] = path.slice(folder.length).split('/');
  if (first === 'facts' || first === 'engine' || first === 'views') return { floor: first, scheme: null };
  if (first === 'schemes') {
    if (second === undefined || /^(?:index|written-cases)(?:\.ts)?$/u.test(second))
      return { floor: 'list', scheme: null };
    return second === 'common' ? { floor: 'common', scheme: null } : { floor: 'scheme', scheme: second };
  }
  return { floor: 'door', scheme: null };
}

/** Whether one file may import another. */
function may(from: string, to: string): boolean {
  const [a, b] = [placeOf(from), placeOf(to)];
  if (a.floor === 'scheme' && b.floor === 'scheme') return a.scheme === b.scheme;
  return floors.indexOf(b.floor) <= floors.indexOf(a.floor);
}

const within = sources
  .flatMap(({ path, text }) => importsOf(path, text))
  .filter(({ to, isPackage }) => !isPackage && to.startsWith(folder));

describe('the rooms of the law', () => {
  test('no arrow runs back up, and no scheme imports another', () => {
    expect(within.length).toBeGreaterThan(200);
    expect(
      within.filter(({ from, to }) => !may(from, to)).map(({ from, to }) => `${from} imports ${to}`),
    ).toEqual([]);
  });
  test.each([
    ['shared/law/engine/pay.ts', 'shared/law/schemes/cpro/training', false],
    ['shared/law/engine/pay.ts', 'shared/law/schemes/common/decrease', false],
    ['shared/law/engine/pay.ts', 'shared/law/facts/facts', true],
    ['shared/law/facts/labels.ts', 'shared/law/engine/pay', false],
    ['shared/law/schemes/capp/index.ts', 'shared/law/schemes/cpro/training', false],
    ['shared/law/schemes/capp/index.ts', 'shared/law/schemes/common/training-share', true],
    ['shared/law/schemes/capp/index.ts', 'shared/law/schemes', false],
    ['shared/law/schemes/common/cui.ts', 'shared/law/schemes/pec', false],
    ['shared/law/schemes/index.ts', 'shared/law/schemes/pec', true],
    ['shared/law/schemes/pec/index.ts', 'shared/law/views/sheet', false],
    ['shared/law/views/sheet.ts', 'shared/law/schemes', true],
  ])('%s, %s: %s', (from, to, isAdmitted) => {
    expect(may(from, to)).toBe(isAdmitted);
  });
});

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(^|\s)\/\/.*$/gmu, '$1');

describe('the engine and the views name no scheme', () => {
  // The titles of the articles say what they are about; a fact may be about the scheme that a person left.
  const read = sources.filter(
    ({ path }) => ['engine', 'views'].includes(placeOf(path).floor) && !path.endsWith('engine/articles.ts'),
  );
  test.each(schemes.map(({ id }) => id))('%s', (id) => {
    const named = new RegExp(`(?<![\\p{L}\\d_])${id}(?![\\p{L}\\d_])`, 'u');
    expect(read.filter(({ text }) => named.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
  test('nor the folder of one', () => {
    const folders = new Set(sources.flatMap(({ path }) => placeOf(path).scheme ?? []));
    const importing = sources.filter(({ path }) => placeOf(path).floor === 'views');
    expect(
      importing
        .flatMap(({ path, text }) => importsOf(path, text))
        .filter(({ to }) => folders.has(placeOf(to).scheme ?? '')),
    ).toEqual([]);
  });
});

test('a scheme is one folder and one line of the list', () => {
  const folders = new Set(sources.flatMap(({ path }) => placeOf(path).scheme ?? []));
  const listed = within
    .filter(({ from }) => from === 'shared/law/schemes/index.ts')
    .map(({ to }) => placeOf(to).scheme);
  expect([...folders].sort()).toEqual(listed.filter((each) => each !== null).sort());
  expect(folders.size).toBe(schemes.length);
});
