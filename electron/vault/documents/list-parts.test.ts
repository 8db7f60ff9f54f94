import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { PART_ROWS, renderLongList } from './list-parts';

const given = {
  title: 'Candidats de Lens',
  count: '1 003 candidats',
  structure: 'Mission locale d’essai',
  on: civilDate('2026-09-15'),
  isDemo: false,
  headings: ['Nom'],
  shares: [1],
};
async function* partsOf(total: number): AsyncGenerator<string[][]> {
  for (let from = 0; from < total; from += PART_ROWS)
    yield Array.from({ length: Math.min(PART_ROWS, total - from) }, (_, row) => [`N${from + row + 1}`]);
}
async function pagesOf(total: number): Promise<readonly string[]> {
  const { bytes, pages } = await renderLongList(given, total, partsOf(total));
  const pdf = await getDocument({ data: bytes }).promise;
  expect(pdf.numPages).toBe(pages);
  const texts: string[] = [];
  for (let number = 1; number <= pages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts;
}
const rowsIn = (pages: readonly string[]): readonly string[] => pages.join(' ').match(/\bN\d+\b/gu) ?? [];

test('a list of any length holds every row once, on pages numbered from the first to the last', async () => {
  const total = PART_ROWS + 3;
  const pages = await pagesOf(total);
  expect(rowsIn(pages)).toEqual(Array.from({ length: total }, (_, row) => `N${row + 1}`));
  pages.forEach((page, index) => {
    expect(page.replaceAll(/\s/gu, ' ')).toContain(`page ${index + 1}`);
  });
  // Each part says which rows it holds; the title stands once.
  expect(pages[0]).toMatch(/Candidats de Lens.*Partie 1 sur 2\s: lignes 1 à 1\s000/su);
  expect(pages.at(-1)).toMatch(/Partie 2 sur 2\s: lignes 1\s001 à 1\s003/u);
  expect(pages.filter((page) => page.includes('Candidats de Lens'))).toHaveLength(1);
});

test('a list that fits is one part, whose pages say how many they are', async () => {
  const pages = await pagesOf(3);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('Page 1 sur 1');
  expect(pages[0]).not.toContain('Partie');
  expect(await pagesOf(0)).toHaveLength(1);
});
