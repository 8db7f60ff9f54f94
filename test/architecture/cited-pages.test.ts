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
