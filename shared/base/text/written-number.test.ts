import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWrittenNumber, unitOf, writtenNumber } from './written-number';

const money = { decimals: 2, max: 10_000, unit: '€' } as const;
const hours = { decimals: 2, max: 60, unit: 'h' } as const;
const days = { max: 365, unit: 'jours' } as const;

describe('an amount is read as people write and paste it', () => {
  test.each([
    ['1900', 1900],
    ['1900,', 1900],
    ['1900,5', 1900.5],
    ['1900,50', 1900.5],
    // The key of the numeric keypad.
    ['1900.50', 1900.5],
    ['1 900,50', 1900.5],
    ['1\u202F900,50\u00A0€', 1900.5],
    ['1900 €', 1900],
    ['1900 euros', 1900],
    ['1900EUR', 1900],
    // A statement, a spreadsheet in English, a Swiss one.
    ['1.900,50', 1900.5],
    ['1,900.50', 1900.5],
    ['1’900.50', 1900.5],
    ['1.900', 1900],
    ['1,900', 1900],
    ['41,39', 41.39],
    ['0', 0],
    ['0,07', 0.07],
    ['1900,500', 1900.5],
  ])('%j is %d', (text, value) => {
    expect(readWrittenNumber(text, money)).toEqual({ value, reason: null });
  });
  test.each([
    ['', /pas un nombre/u],
    ['-', /pas un nombre/u],
    ['mille', /pas un nombre/u],
    ['12 ou 13', /entier|pas un nombre|plus/u],
    ['1,2,3', /pas un nombre/u],
    ['1.90.0', /pas un nombre/u],
    ['-1900', /négatif/u],
    ['−1900', /négatif/u],
    ['1900,505', /2 chiffres/u],
    ['19000', /10.000 € au plus/u],
    ['1900 h', /pas un nombre/u],
    ['1e3', /pas un nombre/u],
    ['Infinity', /pas un nombre/u],
  ])('%j is refused with its reason', (text, reason) => {
    expect(readWrittenNumber(text, money)).toEqual({ value: null, reason: expect.stringMatching(reason) });
  });
});

describe('hours are read with their minutes', () => {
  test.each([
    ['35', 35],
    ['35h', 35],
    ['35 heures', 35],
    ['35,5', 35.5],
    ['35.5', 35.5],
    ['35h30', 35.5],
    ['35 h 30', 35.5],
    ['35:30', 35.5],
    ['35h30min', 35.5],
    ['7h15', 7.25],
  ])('%j is %d', (text, value) => {
    expect(readWrittenNumber(text, hours).value).toBe(value);
  });
  test.each(['35h75', '61', '35h30h', '3 530'])('%j is refused', (text) => {
    expect(readWrittenNumber(text, hours).value).toBeNull();
  });
});

test('a whole number takes no decimals but zeros', () => {
  expect(readWrittenNumber('30', days).value).toBe(30);
  expect(readWrittenNumber('30,0', days).value).toBe(30);
  expect(readWrittenNumber('1 jour', days).value).toBe(1);
  expect(readWrittenNumber('2 j.', days).value).toBe(2);
  expect(readWrittenNumber('30,5', days).reason).toMatch(/entier/u);
  expect(readWrittenNumber('1 mois', days).reason).toMatch(/pas un nombre/u);
});

test('what a box shows is read back as what it shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (cents) => {
      const shown = writtenNumber(cents / 100, money);
      expect(readWrittenNumber(shown, money).value).toBe(cents / 100);
    }),
  );
  expect([writtenNumber(1900.5, money), writtenNumber(1900, money), writtenNumber(1, days)]).toEqual([
    '1\u202F900,50\u00A0€',
    '1\u202F900\u00A0€',
    '1\u00A0jour',
  ]);
});

test('a unit agrees with its number', () => {
  expect([unitOf(1, 'jours'), unitOf(0, 'jours'), unitOf(2, 'jours'), unitOf(1, 'mois')]).toEqual([
    'jour',
    'jour',
    'jours',
    'mois',
  ]);
});
