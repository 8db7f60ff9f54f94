import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deadlines, evaluate, requiredDocuments } from '.';
import { articles } from './articles';
import { ordinary } from './cpro.cases';
import { cproParameters } from './cpro.parameters';
import { schemes } from './evaluate';
import { smic, smicMayotte } from './smic';
import { citeArticle, confidences } from './source';

const rules = schemes.flatMap((scheme) => scheme.rules);
const parameters = [...cproParameters, smic, smicMayotte];
const isCited = (source: { readonly articles: readonly string[]; readonly text?: string }): boolean =>
  source.articles.length > 0 || (source.text ?? '').trim() !== '';

describe('every rule carries what a lawyer asks of it', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
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
  const known = new Set(Object.keys(articles).map(citeArticle));
  const citedIn = (text: string): readonly string[] =>
    [...text.matchAll(/\b([LRD]\.)[ \u00A0](\d+(?:-\d+)+)/gu)].map((match) => `${match[1]} ${match[2]}`);

  test('every article that a source, a rule or a sentence cites is in the list', () => {
    const folder = import.meta.dirname;
    for (const file of readdirSync(folder).filter(
      (name) => name.startsWith('cpro') && name.endsWith('.ts'),
    )) {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      const listed = [...text.matchAll(/'([LRD]\d+(?:-\d+)+)'/gu)].map((match) =>
        citeArticle(match[1] ?? ''),
      );
      for (const article of [...citedIn(text), ...listed])
        expect([file, article, known.has(article)]).toEqual([file, article, true]);
    }
    const answer = JSON.stringify([evaluate(ordinary), requiredDocuments(ordinary), deadlines(ordinary)]);
    for (const article of citedIn(answer)) expect([article, known.has(article)]).toEqual([article, true]);
  });
  test('every article has a one-line title', () => {
    for (const [id, article] of Object.entries(articles)) {
      expect(id).toMatch(/^[LRD]\d+(-\d+)+$/);
      expect(article.title.length).toBeGreaterThan(5);
      expect(article.title.length).toBeLessThan(100);
    }
  });
});
