import { describe, expect, test } from 'vitest';
import { civilDate } from '../../base/time';
import { articles } from '../engine/articles';
import { amount } from '../engine/parameter';
import { noReferences, type References } from '../engine/references';
import { granted } from '../engine/rule';
import type { Scheme } from '../engine/scheme';
import { source } from '../engine/source';
import { schemes } from '../schemes';
import { articlesCitedIn, sheetOf } from './sheet';

const on = civilDate('2026-11-25');
const parts = [
  'conditions',
  'parameters',
  'deadlines',
  'documents',
  'forms',
  'reminders',
  'alternatives',
  'articles',
] as const;

/** A scheme with one rule, closed, of an invented text. */
const closed: Scheme = {
  id: 'CAV',
  label: 'Dispositif d’essai',
  kind: 'measure',
  purpose: 'Essayer la fiche.',
  pivot: 'La date d’essai.',
  from: civilDate('2005-01-01'),
  to: civilDate('2009-12-31'),
  startsIn: { mayotte: civilDate('2006-01-01') },
  source: source([], 'texte d’essai'),
  confidence: 'S',
  rules: [
    {
      id: 'only',
      label: 'Règle',
      sentence: 'La règle d’essai.',
      about: 'person',
      from: civilDate('2005-01-01'),
      to: civilDate('2007-12-31'),
      source: source(['L1242-3']),
      confidence: 'V',
      needs: [],
      test: () => granted('Oui.'),
    },
  ],
  parameters: [
    amount({
      id: 'essai.montant',
      label: 'Montant',
      unit: 'cents',
      reviewMonths: null,
      values: [
        { from: civilDate('2005-01-01'), value: 10_000, source: source([], 'texte 1'), confidence: 'S' },
        { from: civilDate('2008-01-01'), value: 12_000, source: source([], 'texte 2'), confidence: 'N' },
      ],
    }),
  ],
  usualMonths: null,
  replacedBy: { sentence: 'Le CUI l’a remplacé.', schemes: ['CUI_CAE'] },
  parts: {},
};

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('the sheet of %s', (_id, scheme) => {
  const sheet = sheetOf(scheme, noReferences, on);

  test('holds every rule and every value of the table', () => {
    // A rule whose words changed stands once for each wording, side by side.
    const listed = sheet.conditions.items
      .map(({ id }) => id)
      .filter((id, index, all) => id !== all[index - 1]);
    expect(listed).toEqual(scheme.rules.map(({ id }) => id));
    expect(sheet.parameters.items.map(({ id }) => id)).toEqual(scheme.parameters.map(({ id }) => id));
    for (const [index, parameter] of scheme.parameters.entries())
      expect(sheet.parameters.items[index]?.values.map(({ from }) => from)).toEqual(
        parameter.values.map(({ from }) => from),
      );
    expect([sheet.label, sheet.purpose, sheet.pivot, sheet.source].every((text) => text !== '')).toBe(true);
  });
  test('tells an absence wherever it has nothing, and only there', () => {
    for (const name of parts)
      expect([name, sheet[name].items.length === 0]).toEqual([name, sheet[name].absence !== '']);
  });
  test('gives each article that it cites its title', () => {
    const texts = JSON.stringify([
      sheet.conditions,
      sheet.parameters,
      sheet.deadlines,
      sheet.reminders,
      sheet.forms,
    ]);
    const listed = new Set(sheet.articles.items.map(({ id }) => id));
    for (const article of articlesCitedIn(texts)) {
      expect([article, articles[article] !== undefined]).toEqual([article, true]);
      expect([article, listed.has(article)]).toEqual([article, true]);
    }
  });
  test('dates no time limit: it knows no situation', () => {
    for (const limit of sheet.deadlines.items) {
      expect(limit.rule).not.toBe('');
      expect(limit.source).not.toBe('');
      expect(limit.trigger).not.toBe('');
      expect(limit.note).not.toContain('Cette date');
    }
    expect(new Set(sheet.deadlines.items.map(({ code }) => code)).size).toBe(sheet.deadlines.items.length);
  });
});

describe('a closed scheme', () => {
  const sheet = sheetOf(closed, noReferences, on);

  test('is read on its last day, and says what replaced it', () => {
    expect([sheet.on, sheet.time]).toEqual(['2009-12-31', 'past']);
    expect(sheet.alternatives.items).toMatchObject([
      { sentence: 'Le CUI l’a remplacé.', schemes: ['CUI_CAE'] },
    ]);
    expect(sheet.startsIn).toEqual([{ territory: 'mayotte', from: '2006-01-01' }]);
  });
  test('shows which rules and values held then', () => {
    expect(sheet.conditions.items.map(({ time }) => time)).toEqual(['past']);
    expect(sheet.parameters.items[0]?.values).toMatchObject([
      {
        from: '2005-01-01',
        to: '2007-12-31',
        time: 'past',
        shown: '100,00\u00A0€',
        confidence: 'S',
        origin: 'product',
      },
      { from: '2008-01-01', to: '2009-12-31', time: 'in-force', shown: '120,00\u00A0€', confidence: 'N' },
    ]);
  });
  test('before its first day, is read on it', () => {
    expect(sheetOf(closed, noReferences, civilDate('2001-01-01'))).toMatchObject({
      on: '2005-01-01',
      time: 'coming',
    });
  });
  test('names what it lacks', () => {
    expect(sheet.deadlines).toEqual({ items: [], absence: 'Aucun délai n’est fixé par les textes lus.' });
  });
});

test('a value of the structure stands in the sheet with its origin and its source', () => {
  const references: References = {
    values: [
      {
        parameter: 'essai.montant',
        from: civilDate('2009-01-01'),
        value: 13_000,
        source: 'note de la structure',
        confidence: 'S',
        origin: 'structure',
      },
    ],
    orders: [],
  };
  expect(sheetOf(closed, references, on).parameters.items[0]?.values.at(-1)).toMatchObject({
    shown: '130,00\u00A0€',
    origin: 'structure',
    source: 'note de la structure',
  });
});

test('articles are told in the order of the code: L, R, D, then by number', () => {
  const scheme: Scheme = {
    ...closed,
    source: source(['D6325-2', 'L6325-11', 'R1231-1', 'L6325-2', 'L6325-1-1']),
  };
  expect(sheetOf(scheme, noReferences, on).articles.items.map(({ id }) => id)).toEqual([
    'L1242-3',
    'L6325-1-1',
    'L6325-2',
    'L6325-11',
    'R1231-1',
    'D6325-2',
  ]);
});
