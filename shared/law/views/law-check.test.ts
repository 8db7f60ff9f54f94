import { describe, expect, test } from 'vitest';
import { addMonths, civilDate } from '../../base/time';
import { articles } from '../engine/articles';
import { amount, type DatedValue, type Parameter } from '../engine/parameter';
import { granted, type Rule } from '../engine/rule';
import type { Scheme } from '../engine/scheme';
import { smic } from '../engine/smic';
import { source } from '../engine/source';
import { type LawTables, law, lawCounts, lawFaults, lawReviewedOn } from './law-check';

const on = lawReviewedOn;
const faultsOf = (tables: Partial<LawTables>): readonly string[] =>
  lawFaults(on, { schemes: [], parameters: [], articles, ...tables }).map(
    ({ where, sentence }) => `${where} : ${sentence}`,
  );

const goodRule: Rule = {
  id: 'essai',
  label: 'Règle',
  sentence: 'La règle d’essai.',
  about: 'person',
  from: civilDate('2005-01-01'),
  to: null,
  source: source(['L6325-1']),
  confidence: 'V',
  needs: [],
  test: () => granted('Oui.'),
};
const goodScheme: Scheme = {
  id: 'CAV',
  label: 'Essai',
  kind: 'measure',
  purpose: 'Essayer.',
  pivot: 'Le jour.',
  from: civilDate('2005-01-01'),
  to: null,
  source: source([], 'texte d’essai'),
  confidence: 'S',
  rules: [goodRule],
  parameters: [],
  usualMonths: null,
  parts: {},
};
const value = (from: string, given: Partial<DatedValue<number>> = {}): DatedValue<number> => ({
  from: civilDate(from),
  value: 1,
  source: source([], 'texte d’essai'),
  confidence: 'S',
  ...given,
});
const series = (...values: DatedValue<number>[]): Parameter<unknown> =>
  amount({ id: 'essai.valeur', label: 'Valeur', unit: 'cents', reviewMonths: 12, values });
const withRule = (change: Partial<Rule>): Partial<LawTables> => ({
  schemes: [{ ...goodScheme, rules: [{ ...goodRule, ...change }] }],
});

test('the tables of the product have no fault on the day of their last reading', () => {
  expect(lawFaults(lawReviewedOn)).toEqual([]);
});
test('good tables have none either', () => {
  expect(faultsOf({ schemes: [goodScheme], parameters: [series(value('2026-01-01'))] })).toEqual([]);
});

describe('it fails', () => {
  test.each<[string, Partial<LawTables>, string]>([
    [
      'for a rule without source',
      withRule({ source: source([], ' ') }),
      'CAV.essai : La règle n’a pas de source.',
    ],
    [
      'for a rule without a first day',
      withRule({ from: '' as never }),
      'CAV.essai : La règle n’a pas de date de début.',
    ],
    [
      'for a rule that ends before it begins',
      withRule({ to: civilDate('2004-12-31') }),
      'CAV.essai : La dernière date de la règle manque ou précède la première.',
    ],
    [
      'for a rule without confidence',
      withRule({ confidence: undefined as never }),
      'CAV.essai : La règle n’a pas de marque de confiance.',
    ],
    [
      'for a rule without a sentence',
      withRule({ sentence: '' }),
      'CAV.essai : La règle n’est pas écrite en une phrase.',
    ],
    [
      'for a rule whose article no list knows',
      withRule({ source: source(['L9999-1']) }),
      'CAV : L’article L9999-1 n’est pas dans la liste.',
    ],
    [
      'for a sentence that cites an unknown article',
      withRule({ sentence: 'Comme le dit l’article L. 9999-2.' }),
      'CAV : L’article L9999-2 n’est pas dans la liste.',
    ],
    [
      'for two rules of the same name',
      { schemes: [{ ...goodScheme, rules: [goodRule, goodRule] }] },
      'CAV : Deux règles portent le même nom : essai.',
    ],
    [
      'for a scheme without rules',
      { schemes: [{ ...goodScheme, rules: [] }] },
      'CAV : Le dispositif n’a aucune règle.',
    ],
    [
      'for a scheme without source',
      { schemes: [{ ...goodScheme, source: source([]) }] },
      'CAV : Le dispositif n’a pas de source.',
    ],
    [
      'for a scheme without purpose',
      { schemes: [{ ...goodScheme, purpose: '' }] },
      'CAV : Le dispositif n’a pas d’objet ou pas de date de référence.',
    ],
    ['for a series without values', { parameters: [series()] }, 'essai.valeur : La série n’a aucune valeur.'],
    [
      'for a value without source',
      { parameters: [series(value('2026-01-01', { source: source([]) }))] },
      'essai.valeur : La valeur du 1er janvier 2026 n’a pas de source.',
    ],
    [
      'for a value without confidence',
      { parameters: [series(value('2026-01-01', { confidence: '' as never }))] },
      'essai.valeur : La valeur du 1er janvier 2026 n’a pas de marque de confiance.',
    ],
    [
      'for values out of order',
      { parameters: [series(value('2026-02-01'), value('2026-01-01'))] },
      'essai.valeur : La valeur du 1er janvier 2026 n’est pas dans l’ordre des dates.',
    ],
    [
      'for a last value older than its review period',
      { parameters: [series(value('2025-11-24'))] },
      'essai.valeur : La dernière valeur date du 24 novembre 2025 : elle était à revoir le 24 novembre 2026.',
    ],
    [
      'for two values of the same name',
      { parameters: [series(value('2026-01-01')), series(value('2026-02-01'))] },
      'essai.valeur : Deux valeurs différentes portent le même nom.',
    ],
  ])('%s', (_name, tables, fault) => {
    expect(faultsOf(tables)).toEqual([fault]);
  });
});

describe('the review period', () => {
  const tables = (scheme: Partial<Scheme>, ...values: DatedValue<number>[]): Partial<LawTables> => ({
    schemes: [{ ...goodScheme, parameters: [series(...values)], ...scheme }],
  });

  test('is kept to the day', () => {
    expect(faultsOf({ parameters: [series(value('2025-11-26'))] })).toEqual([]);
    expect(faultsOf({ parameters: [series(value('2025-11-25'))] })).toHaveLength(1);
    expect(faultsOf({ parameters: [series(value('2025-11-24'))] })).toHaveLength(1);
  });
  test('does not ask to look again at a value after the last day of its scheme', () => {
    expect(faultsOf(tables({}, value('2005-01-01')))).toHaveLength(1);
    expect(faultsOf(tables({ to: civilDate('2005-12-31') }, value('2005-01-01')))).toEqual([]);
    expect(faultsOf(tables({ to: civilDate('2009-12-31') }, value('2005-01-01')))).toHaveLength(1);
  });
  test('a value of the structure renews it', () => {
    const added = {
      parameter: 'essai.valeur',
      from: civilDate('2026-07-01'),
      value: 2,
      source: 'note',
      confidence: 'S' as const,
      origin: 'structure' as const,
    };
    const stale: LawTables = { schemes: [], parameters: [series(value('2024-01-01'))], articles };
    expect(lawFaults(on, stale)).toHaveLength(1);
    expect(lawFaults(on, stale, { values: [added], orders: [] })).toEqual([]);
  });
  test('of the SMIC runs out a year after its last value: the check will fail then', () => {
    const last = smic.values.at(-1)?.from ?? on;
    const late = lawFaults(civilDate(addMonths(last, 13)), { schemes: [], parameters: [smic], articles });
    expect(late).toMatchObject([{ where: 'smic' }]);
  });
});

test('the counts are those of the tables', () => {
  const counts = lawCounts();
  expect(counts.schemes).toBe(law.schemes.length);
  expect(counts.rules).toBe(law.schemes.flatMap((scheme) => scheme.rules).length);
  expect(counts.values).toBeGreaterThanOrEqual(counts.parameters);
  expect(counts.articles).toBe(Object.keys(articles).length);
});
