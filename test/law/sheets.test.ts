import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noReferences, schemes } from '../../shared/law';
import { lawReviewedOn } from '../../shared/law/views/law-check';
import { sheetOf } from '../../shared/law/views/sheet';
import {
  chosenCases,
  command,
  expectedPages,
  expectedSheetCases,
  outOfStep,
  pageOf,
  writtenPages,
  writtenSheetCases,
} from './sheets';

test(`the pages of the schemes are in step with the tables (else: ${command})`, () => {
  expect(outOfStep(writtenPages(), expectedPages())).toEqual([]);
});

test(`the cases that the pages show are those of the schemes (else, twice: ${command})`, async () => {
  expect(writtenSheetCases()).toBe(await expectedSheetCases());
  for (const [scheme, cases] of Object.entries(await chosenCases()))
    expect([scheme, cases.length > 2]).toEqual([scheme, true]);
});

test('every scheme has its page, and an index lists them', () => {
  const pages = expectedPages();
  expect([...pages.keys()]).toEqual(['README.md', ...schemes.map(({ id }) => `${id}.md`)]);
  for (const { id } of schemes) expect(pages.get('README.md')).toContain(`(${id}.md)`);
});

test('the number of schemes said of the product is that of the list', () => {
  const said = (name: string) =>
    readFileSync(join(import.meta.dirname, '../..', name), 'utf8').match(/(\d+) schemes\b/u)?.[1];
  expect([said('README.md'), said('docs/proofs.md')]).toEqual([
    String(schemes.length),
    String(schemes.length),
  ]);
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
