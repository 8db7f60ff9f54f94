import { expect, test } from 'vitest';
import { noReferences, schemes } from '../../shared/law';
import { lawReviewedOn } from '../../shared/law/views/law-check';
import { sheetOf } from '../../shared/law/views/sheet';
import { command, expectedPages, outOfStep, pageOf, writtenPages } from './sheets';

test(`the pages of the schemes are in step with the tables (else: ${command})`, () => {
  expect(outOfStep(writtenPages(), expectedPages())).toEqual([]);
});

test('every scheme has its page, and an index lists them', () => {
  const pages = expectedPages();
  expect([...pages.keys()]).toEqual(['README.md', ...schemes.map(({ id }) => `${id}.md`)]);
  for (const { id } of schemes) expect(pages.get('README.md')).toContain(`(${id}.md)`);
});

test('a page names every rule, every value and every article, and leaves no title without text', () => {
  for (const scheme of schemes) {
    const sheet = sheetOf(scheme, noReferences, lawReviewedOn);
    const page = pageOf(sheet);
    for (const { sentence } of sheet.conditions.items) expect(page).toContain(sentence);
    for (const { values } of sheet.parameters.items)
      for (const { shown } of values) expect(page).toContain(shown.replaceAll('|', '\\|'));
    for (const { title } of sheet.articles.items) expect(page).toContain(title);
    expect(page).not.toMatch(/^## .*\n\n(?:##|$)/mu);
    expect(page).not.toMatch(/\bundefined\b|\bnull\b|\[object/u);
  }
});

test('a page that differs, lacks or is too many is told', () => {
  const expected = new Map([
    ['A.md', 'a'],
    ['B.md', 'b'],
  ]);
  expect(outOfStep(expected, expected)).toEqual([]);
  expect(
    outOfStep(
      new Map([
        ['A.md', 'x'],
        ['C.md', 'c'],
      ]),
      expected,
    ),
  ).toEqual(['A.md', 'B.md', 'C.md']);
});
