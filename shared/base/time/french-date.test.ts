import { expect, test } from 'vitest';
import { civilDate, monthSchema } from './civil-date';
import { formatFrenchDate, formatFrenchMonth, formatShortDate, parseFrenchDate } from './french-date';

test.each([
  ['12 mars 2026', '2026-03-12'],
  ['1er mars 2026', '2026-03-01'],
  ['1 mars 2026', '2026-03-01'],
  ['12/03/2026', '2026-03-12'],
  ['2/3/2026', '2026-03-02'],
  ['12.03.2026', '2026-03-12'],
  ['12-03-2026', '2026-03-12'],
  [' 15 AOUT 2006 ', '2006-08-15'],
  ['15 août 2006', '2006-08-15'],
  ['3 Février 2008', '2008-02-03'],
  ['29/02/2024', '2024-02-29'],
])('"%s" reads as %s', (text, expected) => {
  expect(parseFrenchDate(text)).toBe(expected);
});

test.each([
  '',
  '31/04/2026',
  '29/02/2023',
  '12/13/2026',
  '12/03/26',
  '2026-03-12',
  '12 marche 2026',
  '00/01/2026',
  '12/03/1850',
])('"%s" is no date', (text) => {
  expect(parseFrenchDate(text)).toBeNull();
});

test('dates are written as the French write them', () => {
  expect(formatFrenchDate(civilDate('2026-03-12'))).toBe('12 mars 2026');
  expect(formatFrenchDate(civilDate('2026-08-01'))).toBe('1er août 2026');
  expect(formatShortDate(civilDate('2026-03-02'))).toBe('02/03/2026');
  expect(formatFrenchMonth(monthSchema.parse('2026-12'))).toBe('décembre 2026');
});
