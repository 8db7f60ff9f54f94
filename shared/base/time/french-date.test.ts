import { expect, test } from 'vitest';
import { civilDate, monthSchema } from './civil-date';
import { formatFrenchDate, formatFrenchMonth, formatShortDate } from './french-date';

test('dates are written as the French write them', () => {
  expect(formatFrenchDate(civilDate('2026-03-12'))).toBe('12 mars 2026');
  expect(formatFrenchDate(civilDate('2026-08-01'))).toBe('1er août 2026');
  expect(formatShortDate(civilDate('2026-03-02'))).toBe('02/03/2026');
  expect(formatFrenchMonth(monthSchema.parse('2026-12'))).toBe('décembre 2026');
});
