import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../../base/time';
import { type Amount, amount } from '../engine/parameter';
import type { AddedValue } from '../engine/references';
import { source } from '../engine/source';
import { stalenessOf, stalenessText } from './staleness';

const series = (more: Partial<Amount> = {}): Amount =>
  amount({
    id: 'test.yearly',
    label: 'Un montant revu chaque année',
    unit: 'cents',
    reviewMonths: 12,
    values: [
      { from: civilDate('2024-04-01'), value: 500, source: source([], 'décret'), confidence: 'V' },
      { from: civilDate('2025-04-01'), value: 512, source: source([], 'décret'), confidence: 'V' },
    ],
    ...more,
  });
const added = (from: string): AddedValue => ({
  parameter: 'test.yearly',
  from: civilDate(from),
  value: 520,
  source: 'Décret de 2026',
  confidence: 'S',
  origin: 'structure',
});
const due = civilDate('2026-04-01');

describe('a value asks to be looked at again once its review period has run', () => {
  test.each([
    ['the day before', addDays(due, -1), { state: 'fresh', reviewOn: due }],
    ['the day', due, { state: 'stale', since: due }],
    ['the day after', addDays(due, 1), { state: 'stale', since: due }],
  ] as const)('%s', (_when, on, expected) => {
    expect(stalenessOf(series(), on)).toEqual(expected);
  });

  test('a value that the structure adds starts a new period', () => {
    const references = { values: [added('2026-04-01')], orders: [] };
    expect(stalenessOf(series(), due, references)).toEqual({
      state: 'fresh',
      reviewOn: civilDate('2027-04-01'),
    });
  });

  test('a value already known for a coming day counts as looked at', () => {
    const references = { values: [added('2026-07-01')], orders: [] };
    expect(stalenessOf(series(), due, references).state).toBe('fresh');
  });

  test('what changes with a text only, at no known pace, never asks by itself', () => {
    expect(stalenessOf(series({ reviewMonths: null }), civilDate('2060-01-01'))).toEqual({
      state: 'fresh',
      reviewOn: null,
    });
  });
});

describe('what a closed scheme paid does not grow old', () => {
  const lastDay = civilDate('2026-05-31');
  test('stale on its last day when the period ran before, no more the day after', () => {
    expect(stalenessOf(series(), lastDay, undefined, lastDay)).toEqual({ state: 'stale', since: due });
    expect(stalenessOf(series(), addDays(lastDay, 1), undefined, lastDay)).toEqual({
      state: 'fresh',
      reviewOn: null,
    });
  });
  test('never stale when it closed within the period', () => {
    const early = addDays(due, -1);
    expect(stalenessOf(series(), due, undefined, early)).toEqual({ state: 'fresh', reviewOn: null });
  });
});

describe('a missing value is told', () => {
  const first = civilDate('2024-04-01');
  test('the day before the first value, and no more from its day on', () => {
    expect(stalenessOf(series(), addDays(first, -1))).toEqual({ state: 'missing', from: first });
    expect(stalenessOf(series(), first).state).toBe('fresh');
    expect(stalenessOf(series(), addDays(first, 1)).state).toBe('fresh');
  });
  test('a series without any value', () => {
    expect(stalenessOf(series({ values: [] }), due)).toEqual({ state: 'missing', from: null });
  });
});

test('the warnings are French sentences without a code', () => {
  expect(stalenessText({ state: 'stale', since: due })).toBe('À revoir depuis le 1er avril 2026');
  expect(stalenessText({ state: 'missing', from: due })).toBe('Aucune valeur avant le 1er avril 2026');
  expect(stalenessText({ state: 'missing', from: null })).toBe('Aucune valeur connue');
  expect(stalenessText({ state: 'fresh', reviewOn: null })).toBe('');
});
