import { describe, expect, test } from 'vitest';
import { contractKinds } from '../../shared/contract-files';
import { importsOf, readSource, sourceFiles } from './import-graph';

const root = process.cwd();
const folder = 'shared/contract-files/kinds/';
const sources = sourceFiles(root, ['electron', 'renderer', 'shared'])
  .filter((path) => !/\.(?:test|fixture)\.tsx?$/u.test(path))
  .map((path) => ({ path, text: readSource(root, path) }));

/**
 * Where the same word names a scheme of the law, in which a person is enrolled or of which the rules speak, and not a
 * kind of contract: a kind may bear the name of its scheme, as the CIVIS does.
 */
const ofSchemes: readonly RegExp[] = [
  /^shared\/law\//u,
  // Enrolments: their list, their words, how they are read in a spreadsheet, counted, and made up.
  /^shared\/(?:fields\/codes|candidates\/timeline)\.ts$/u,
  // A view of who is enrolled in it.
  /^shared\/lists\/candidates\.list\.ts$/u,
  // The definition of a durable job that it has.
  /^shared\/candidates\/exit-reasons\.ts$/u,
  /^shared\/rights\/person-facts\.ts$/u,
  // What a person who is enrolled in one is owed.
  /^shared\/obligations\/support\.rules\.ts$/u,
  /^electron\/vault\/import\/normalise\.ts$/u,
  /^electron\/vault\/indicators\/definitions\.ts$/u,
  /^electron\/vault\/demo\/synthetic\.ts$/u,
  // The help of a command names two schemes as examples.
  /^electron\/cli\/commands\/eligibility\.ts$/u,
];
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(^|\s)\/\/.*$/gmu, '$1');

const folderOf = (path: string): string | null =>
  path.startsWith(folder) && path.slice(folder.length).includes('/')
    ? (path.slice(folder.length).split('/')[0] ?? null)
    : null;
const outside = sources.filter(
  ({ path }) => folderOf(path) === null && !ofSchemes.some((pattern) => pattern.test(path)),
);

/** Folder of a kind: the one whose index declares its id. */
const home = (id: string): string | null => {
  const found = sources.find(
    ({ path, text }) =>
      folderOf(path) !== null && path.endsWith('/index.ts') && text.includes(`  id: '${id}',`),
  );
  return found === undefined ? null : folderOf(found.path);
};

describe.each(contractKinds)('the kind $id', ({ id, sections }) => {
  const named = new RegExp(`(?<![A-Z0-9])${id}(?![A-Z0-9])`, 'u');
  const keys = new Set(sections.flatMap(({ entries }) => entries.map(({ key }) => key)));
  const own = [...keys].filter((key) =>
    contractKinds.every(
      (kind) =>
        kind.id === id || !kind.sections.some(({ entries }) => entries.some((each) => each.key === key)),
    ),
  );

  test('has a folder of its own', () => {
    expect(home(id)).not.toBeNull();
  });
  test('is named nowhere outside its folder', () => {
    const elsewhere = [
      ...outside,
      ...sources.filter(({ path }) => folderOf(path) !== null && folderOf(path) !== home(id)),
    ];
    expect(elsewhere.filter(({ text }) => named.test(withoutComments(text))).map(({ path }) => path)).toEqual(
      [],
    );
  });
  test('keeps its own fields to itself', () => {
    const typed = own.filter((key) => !/^(?:candidate|employer|tutor)\./u.test(key));
    // Elsewhere the same path may be that of a fact of the rules.
    const readers = outside.filter(({ path }) => path.includes('/contract-files/'));
    const places = readers.flatMap(({ path, text }) =>
      typed.filter((key) => text.includes(`'${key}'`)).map((key) => `${path} reads ${key}`),
    );
    expect(places).toEqual([]);
  });
});

test('only the list of kinds imports from their folders', () => {
  const imports = sources.flatMap(({ path, text }) => importsOf(path, text));
  const faults = imports.filter(
    ({ from, to }) =>
      folderOf(`${to}/`) !== null && folderOf(from) !== folderOf(`${to}/`) && from !== `${folder}index.ts`,
  );
  expect(faults.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});
