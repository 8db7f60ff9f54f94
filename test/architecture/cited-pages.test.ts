import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = process.cwd();
const filesIn = (folder: string, name: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== 'test/architecture/cited-pages.test.ts');

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const headings = (path: string): readonly string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) => heading);

/** A page that a comment or a text of the code names, and the section that it says, if it says one. */
const named = /(?<![\w/.])((?:[\w.-]+\/)*[\w.-]+\.md)(?:, ([A-Z][\w ]*[\w]))?/gu;

/** What a text names and the repository does not have: a note that nobody else can read. */
function faultsOf(text: string): readonly string[] {
  return [...text.matchAll(named)].flatMap(([, page = '', section]) => {
    // `README.md` may be that of the folder.
    if (!existsSync(join(root, page))) return [`${page} does not exist`];
    return section !== undefined && page.startsWith('docs/sources/') && !headings(page).includes(section)
      ? [`${page} has no section « ${section} »`]
      : [];
  });
}

describe('what the code cites can be read', () => {
  const sources = ['electron', 'renderer', 'shared', 'test'].flatMap((folder) =>
    filesIn(folder, /\.(?:tsx?|mjs)$/u),
  );
  test('every page that a source names stands in the repository, with the section that it says', () => {
    expect(sources.length).toBeGreaterThan(500);
    const comments = sources.flatMap((path) =>
      [...read(path).matchAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu)].flatMap(([comment]) =>
        faultsOf(comment).map((fault) => `${path}: ${fault}`),
      ),
    );
    expect(comments).toEqual([]);
  });

  test('every link of a page to a file of the repository leads somewhere', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.md$/u)];
    const dead = pages.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/gu)]
        .filter(([, to = '']) => !existsSync(join(root, path, '..', decodeURIComponent(to))))
        .map(([, to]) => `${path}: ${to}`),
    );
    expect(dead).toEqual([]);
  });

  test.each([
    ['/** (indicators.md § 3) */', 1],
    ['/** docs/sources/indicators.md, Masking. */', 0],
    ['/** docs/sources/indicators.md, Making. */', 1],
    ['/** docs/sources/nothing.md */', 1],
    ['/** `README.md` beside says which to use. */', 0],
  ])('%s: %i fault(s)', (text, count) => expect(faultsOf(text)).toHaveLength(count));
});

/** What docs/features.md says of each thing, and the tests that show it: a link, then parts of titles in quotes. */
describe('what docs/features.md tells is shown by tests that are there', () => {
  const page = 'docs/features.md';
  const states = ['done', 'in part', 'being built', 'not yet', 'left out'];
  const rows = read(page)
    .split('\n')
    .filter((line) => /^\| (?!what \||---)/u.test(line))
    .map((line) => {
      const [, what = '', state = '', missing = '', shown = '', ...more] = line
        .split('|')
        .map((cell) => cell.trim());
      return { what, state, missing, shown, isWhole: more.length === 1 };
    });
  const cited = /\[[^\]]+\]\(\.\.\/([^)]+)\)((?:(?:,)? "[^"]+")*)/gu;
  const titlesOf = (path: string): string =>
    existsSync(join(root, path)) ? read(path).replaceAll(/\s+/gu, ' ') : '';

  test('each line has its state; what is missing is said, and what is there is shown', () => {
    expect(rows.length).toBeGreaterThan(40);
    for (const { what, state, missing, shown, isWhole } of rows) {
      expect(isWhole, what).toBe(true);
      expect(states, what).toContain(state);
      if (state === 'in part' || state === 'being built' || state === 'not yet')
        expect(missing, what).not.toBe('');
      if (state === 'done' || state === 'in part' || state === 'left out') expect(shown, what).toMatch(cited);
    }
  });

  test.each(rows.filter(({ shown }) => shown !== ''))('$what', ({ shown }) => {
    const faults = [...shown.matchAll(cited)].flatMap(([, path = '', quotes = '']) => {
      const source = titlesOf(path);
      if (!/\.(?:test|spec)\.ts$/u.test(path) || source === '') return [`${path} is no test`];
      return [...quotes.matchAll(/"([^"]+)"/gu)].flatMap(([, title = '']) =>
        source.includes(title) ? [] : [`${path} has no « ${title} »`],
      );
    });
    expect(faults).toEqual([]);
    // Nothing stands there that was not looked at.
    expect(shown.replaceAll(cited, '').replaceAll(/[\s,]/gu, '')).toBe('');
  });
});
