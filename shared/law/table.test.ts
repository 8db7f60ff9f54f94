import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { isKnownNumber } from '../../test/support/known-numbers';
import { addDays, civilDate } from '../base/time';
import { evaluate } from '.';
import { articles, readFrom } from './engine/articles';
import { confidenceOn } from './engine/rule';
import { smic, smicMayotte } from './engine/smic';
import { confidences } from './engine/source';
import { schemes } from './schemes';
import { deadlines } from './schemes/cpro';
import { ordinary } from './schemes/cpro/cases';
import { requiredDocuments } from './schemes/cpro/documents';
import { evaluateScheme } from './views/evaluate';
import { articlesCitedIn } from './views/sheet';

const rules = schemes.flatMap((scheme) =>
  scheme.rules.map((rule) => [`${scheme.id} ${rule.id}`, rule] as const),
);
const parameters = [...new Set([...schemes.flatMap((scheme) => scheme.parameters), smic, smicMayotte])];
const fixtures = join(import.meta.dirname, '../../test/fixtures');
const isCited = (source: { readonly articles: readonly string[]; readonly text?: string }): boolean =>
  source.articles.length > 0 || (source.text ?? '').trim() !== '';

describe('every rule carries what a lawyer asks of it', () => {
  test.each(rules)('%s', (_id, rule) => {
    expect(rule.sentence).toMatch(/^\p{Lu}.+\.$/u);
    expect(rule.label).not.toBe('');
    expect(isCited(rule.source)).toBe(true);
    expect(rule.from >= '1998-01-01').toBe(true);
    expect(rule.to === null || rule.to >= rule.from).toBe(true);
    expect(confidences).toContain(rule.confidence);
    expect(rule.needs.length).toBeGreaterThan(0);
  });
  test('ids are unique', () => {
    for (const scheme of schemes)
      expect(new Set(scheme.rules.map((rule) => rule.id)).size).toBe(scheme.rules.length);
  });
});

describe('a rule is worth an official reading only since the wording that was read', () => {
  test.each(rules)('%s', (_id, rule) => {
    const read = readFrom(rule.source);
    if (rule.confidence !== 'V' || read === null) return;
    expect([confidenceOn(rule, addDays(read, -1)), confidenceOn(rule, read)]).toEqual(['S', 'V']);
  });
  test('and the answer says so', () => {
    const age = (on: string) =>
      evaluateScheme('CPRO', { on: civilDate(on) })?.conditions.find(({ id }) => id === 'age')?.confidence;
    expect(['2006-09-01', '2015-12-31', '2016-01-01', '2026-09-01'].map(age)).toEqual(['S', 'S', 'V', 'V']);
  });
  test('so is a number that the texts have not changed', () => {
    const parameter = parameters.find(({ id }) => id === 'cpro.training-floor');
    expect(parameter?.values.map(({ from, value, confidence }) => [from, value, confidence])).toEqual([
      ['2004-10-01', 150, 'S'],
      ['2016-08-10', 150, 'V'],
    ]);
  });
});

describe('every dated value has a date, a source and a confidence, in the order of dates', () => {
  test.each(parameters.map((parameter) => [parameter.id, parameter] as const))('%s', (_id, parameter) => {
    expect(parameter.label).not.toBe('');
    expect(parameter.values.length).toBeGreaterThan(0);
    for (const value of parameter.values) {
      expect(isCited(value.source)).toBe(true);
      expect(confidences).toContain(value.confidence);
    }
    const dates = parameter.values.map((value) => value.from);
    expect(dates).toEqual([...new Set(dates)].sort());
  });
});

describe('articles', () => {
  /** Identifiers and dates of wording of the code as published on 27 March 2026, without its text. */
  const code: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(fixtures, 'code-du-travail.json'), 'utf8'),
  );

  test('every article that a source, a rule or a sentence cites is in the list', () => {
    const folder = import.meta.dirname;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      // The articles that a test makes up are no citations.
      (name) => name.endsWith('.ts') && (!name.endsWith('.test.ts') || name.endsWith('cpro.test.ts')),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      // A comment may name an article that no answer shows.
      const text = readFileSync(join(folder, file), 'utf8').replaceAll(
        /^\s*(?:\/\/|\/?\*).*$|\/\*[\s\S]*?\*\//gmu,
        '',
      );
      const listed = [...text.matchAll(/'([LRD]\d+(?:-\d+)+)'/gu)].map((match) => match[1] ?? '');
      for (const article of [...articlesCitedIn(text), ...listed])
        expect([file, article, isKnownNumber(article)]).toEqual([file, article, true]);
    }
    const answer = JSON.stringify([evaluate(ordinary), requiredDocuments(ordinary), deadlines(ordinary)]);
    for (const article of articlesCitedIn(answer))
      expect([article, isKnownNumber(article)]).toEqual([article, true]);
  });
  test('every article has a one-line title', () => {
    for (const [id, article] of Object.entries(articles)) {
      expect(id).toMatch(/^[LRD]\d+(-\d+)+$/);
      expect(article.title.length).toBeGreaterThan(5);
      expect(article.title.length).toBeLessThan(100);
    }
  });
  test('an article said to be read is in the code, with the date of its wording; any other is not', () => {
    expect(Object.keys(code).length).toBeGreaterThan(400);
    expect(Object.entries(articles).map(([id, { since }]) => [id, since])).toEqual(
      Object.keys(articles).map((id) => [id, code[id] ?? null]),
    );
  });
});

test('the SMIC is that of the published series, line by line', () => {
  const rows: readonly { effective_from: string; hourly_gross_eur: string; reference: string }[] = parse(
    readFileSync(join(fixtures, 'smic.csv')),
    { columns: true },
  );
  expect(rows.length).toBeGreaterThan(30);
  expect(smic.values.map(({ from, value }) => [from, value])).toEqual(
    rows.map((row) => [row.effective_from, Math.round(Number(row.hourly_gross_eur) * 100)]),
  );
});
