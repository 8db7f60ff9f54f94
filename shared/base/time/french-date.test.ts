import { expect, test } from 'vitest';
import { civilDate, monthSchema } from './civil-date';
import { formatFrenchDate, formatFrenchMonth, formatMonths, formatShortDate } from './french-date';

test('dates are written as the French write them', () => {
  expect(formatFrenchDate(civilDate('2026-03-12'))).toBe('12 mars 2026');
  expect(formatFrenchDate(civilDate('2026-08-01'))).toBe('1er août 2026');
  expect(formatShortDate(civilDate('2026-03-02'))).toBe('02/03/2026');
  expect(formatFrenchMonth(monthSchema.parse('2026-12'))).toBe('décembre 2026');
});

test.each([
  [['2026-03', '2026-04', '2026-05'], 'de mars à mai 2026'],
  [['2026-05', '2026-03', '2026-04', '2026-04'], 'de mars à mai 2026'],
  [['2026-11', '2026-12', '2027-01'], 'de novembre 2026 à janvier 2027'],
  [['2026-04', '2026-05', '2026-08'], 'd’avril à mai 2026, août 2026'],
  [['2026-07'], 'juillet 2026'],
  [[], ''],
])('the months %j are said "%s"', (months, said) => {
  expect(formatMonths(months.map((month) => monthSchema.parse(month)))).toBe(said);
});
