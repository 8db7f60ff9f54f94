import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test, vi } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  birthdayOn,
  civilDate,
  civilDateOf,
  civilDateSchema,
  completedMonths,
  dayOfWeek,
  daysBetween,
  firstOfNextMonth,
  lastOfMonth,
  monthSchema,
  monthsOf,
} from './civil-date';

const anyDate = fc
  .tuple(
    fc.integer({ min: 1950, max: 2060 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => civilDateOf(year, month, day));

describe('a civil date is a real day of 1900 to 2100', () => {
  test.each(['1900-01-01', '2100-12-31', '2024-02-29', '2000-02-29'])('%s is one', (text) => {
    expect(civilDateSchema.safeParse(text).success).toBe(true);
  });
  test.each([
    '1899-12-31',
    '2101-01-01',
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '2026-01-01T00:00',
    '',
    ' 2026-01-01',
  ])('%s is not', (text) => {
    expect(civilDateSchema.safeParse(text).success).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });
  test('the refusal is a French sentence', () => {
    expect(civilDateSchema.safeParse('2026-02-30').error?.issues[0]?.message).toContain(
      'Cette date n’existe pas',
    );
    expect(civilDateSchema.safeParse(12).error?.issues[0]?.message).toBe('Une date est attendue.');
  });
  test('a month is YYYY-MM', () => {
    expect(monthSchema.safeParse('2026-02').success).toBe(true);
    expect(monthSchema.safeParse('2026-13').success).toBe(false);
  });
});

describe('months are added from date to date', () => {
  test.each([
    ['2026-09-07', 2, '2026-11-07'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months: %s', (from, months, expected) => {
    expect(addMonths(civilDate(from), months)).toBe(expected);
  });
  test('completed months count whole months only', () => {
    expect(completedMonths(civilDate('2026-09-07'), civilDate('2027-09-06'))).toBe(11);
    expect(completedMonths(civilDate('2026-09-07'), civilDate('2027-09-07'))).toBe(12);
    expect(completedMonths(civilDate('2026-09-07'), civilDate('2026-09-01'))).toBe(0);
  });
  test('completed months are the largest number that does not go past the end', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 2000 }), (from, days) => {
        const to = addDays(from, days);
        const months = completedMonths(from, to);
        expect(addMonths(from, months) <= to && addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
});

describe('age in completed years', () => {
  test.each([
    ['2010-09-07', '2026-09-06', 15],
    ['2010-09-07', '2026-09-07', 16],
    ['2010-09-07', '2026-09-08', 16],
    ['2004-02-29', '2025-02-27', 20],
    ['2004-02-29', '2025-02-28', 21],
    ['2004-02-29', '2028-02-28', 23],
    ['2004-02-29', '2028-02-29', 24],
    ['2026-09-07', '2026-09-06', -1],
  ])('born %s, on %s: %i', (birth, on, age) => {
    expect(ageOn(civilDate(birth), civilDate(on))).toBe(age);
  });
  test('born on 29 February, the birthday of common years is 28 February', () => {
    expect(birthdayOn(civilDate('2004-02-29'), 21)).toBe('2025-02-28');
    expect(birthdayOn(civilDate('2004-02-29'), 24)).toBe('2028-02-29');
  });
  test('the birthday is the first day of the age', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (birth, years) => {
        const birthday = birthdayOn(birth, years);
        expect(ageOn(birth, birthday)).toBe(years);
        expect(ageOn(birth, addDays(birthday, -1))).toBe(years - 1);
        expect(birthday).toBe(addMonths(birth, 12 * years));
      }),
    );
  });
  test('an age is found with whole numbers alone, a hundred thousand times in a sweep: no object of a calendar', () => {
    const none = (): never => {
      throw new Error('an object of a calendar');
    };
    vi.stubGlobal('Date', none);
    vi.stubGlobal('Intl', none);
    try {
      expect(ageOn(civilDate('2004-03-12'), civilDate('2026-09-01'))).toBe(22);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('days and months of the calendar', () => {
  test('the arithmetic is that of Temporal, from 1900 to 2100', () => {
    const everyDay = fc
      .integer({ min: 0, max: 73_413 })
      .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }));
    fc.assert(
      fc.property(
        everyDay,
        everyDay,
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -500, max: 500 }),
        (day, other, days, months) => {
          const from = civilDate(day.toString());
          expect(addDays(from, days)).toBe(day.add({ days }).toString());
          expect(addMonths(from, months)).toBe(day.add({ months }).toString());
          expect(daysBetween(from, civilDate(other.toString()))).toBe(
            day.until(other, { largestUnit: 'days' }).days,
          );
          expect(dayOfWeek(from)).toBe(day.dayOfWeek);
        },
      ),
      { numRuns: 1000 },
    );
  });
  test('every day of two centuries is reached from the one before', () => {
    let day = civilDate('1900-01-01');
    for (let left = 73_413; left > 0; left -= 1) day = addDays(day, 1);
    expect(day).toBe('2100-12-31');
  });
  test('days between are added back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -3000, max: 3000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
  test('the first of the following month, even from a first of month', () => {
    expect(firstOfNextMonth(civilDate('2026-03-01'))).toBe('2026-04-01');
    expect(firstOfNextMonth(civilDate('2026-12-31'))).toBe('2027-01-01');
    expect(lastOfMonth(civilDate('2028-02-03'))).toBe('2028-02-29');
  });
  test('the months of an interval', () => {
    expect(monthsOf(civilDate('2026-11-15'), civilDate('2027-02-01'))).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ]);
    expect(monthsOf(civilDate('2026-11-15'), civilDate('2026-11-14'))).toEqual([]);
  });
});
