import { describe, expect, test } from 'vitest';
import { civilDate } from './civil-date';
import { contains, daysIn, intersection, overlaps } from './interval';
import {
  firstDayOfQuarter,
  formatQuarter,
  isQuarterOver,
  lastCompleteQuarter,
  lastDayOfQuarter,
  parseQuarter,
  previousQuarter,
  quarterOf,
  quarterSchema,
} from './quarter';
import {
  addCountedDays,
  easterSunday,
  holidayOn,
  isDayOff,
  isOuvrable,
  nextWorkingDay,
  publicHolidays,
  territories,
  whyDayOff,
} from './working-days';

const quarter = (text: string) => quarterSchema.parse(text);

describe('quarters', () => {
  test('the days of a quarter', () => {
    expect(firstDayOfQuarter(quarter('2026-T3'))).toBe('2026-07-01');
    expect(lastDayOfQuarter(quarter('2026-T3'))).toBe('2026-09-30');
    expect(lastDayOfQuarter(quarter('2024-T1'))).toBe('2024-03-31');
    expect(quarterOf(civilDate('2026-09-30'))).toBe('2026-T3');
    expect(quarterOf(civilDate('2026-10-01'))).toBe('2026-T4');
  });
  test('the one before', () => {
    expect(previousQuarter(quarter('2026-T1'))).toBe('2025-T4');
  });
  test.each([
    ['2026-09-30', '2026-T2'],
    ['2026-10-01', '2026-T3'],
    ['2026-01-01', '2025-T4'],
  ])('on %s the last complete quarter is %s', (date, expected) => {
    expect(lastCompleteQuarter(civilDate(date))).toBe(expected);
    expect(isQuarterOver(quarter(expected), civilDate(date))).toBe(true);
  });
  test('reading and writing', () => {
    expect(parseQuarter(' 2026-t3 ')).toBe('2026-T3');
    expect(parseQuarter('2026-T5')).toBeNull();
    expect(formatQuarter(quarter('2026-T1'))).toBe('1er trimestre 2026');
    expect(formatQuarter(quarter('2026-T3'))).toBe('3e trimestre 2026');
  });
});

describe('closed intervals', () => {
  const interval = (from: string, to: string | null) => ({
    from: civilDate(from),
    to: to === null ? null : civilDate(to),
  });
  test('both ends belong to the interval', () => {
    const march = interval('2026-03-01', '2026-03-31');
    expect(contains(march, civilDate('2026-03-31'))).toBe(true);
    expect(contains(march, civilDate('2026-04-01'))).toBe(false);
    expect(overlaps(march, interval('2026-03-31', null))).toBe(true);
    expect(overlaps(march, interval('2026-04-01', null))).toBe(false);
    expect(intersection(march, interval('2026-03-15', null))).toEqual(interval('2026-03-15', '2026-03-31'));
    expect(daysIn({ from: civilDate('2026-03-01'), to: civilDate('2026-03-31') })).toBe(31);
  });
});

describe('public holidays', () => {
  test.each([
    [2004, '2004-04-11'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(expected);
  });
  test('the eleven national days of 2026 (L. 3133-1)', () => {
    expect(publicHolidays(2026, 'metropole').map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });
  test.each([
    ['alsace-moselle', '2026-04-03'],
    ['alsace-moselle', '2026-12-26'],
    ['mayotte', '2026-04-27'],
    ['martinique', '2026-05-22'],
    ['guadeloupe', '2026-05-27'],
    ['saint-martin', '2026-05-27'],
    ['saint-martin', '2026-05-28'],
    ['guyane', '2026-06-10'],
    ['saint-barthelemy', '2026-10-09'],
    ['reunion', '2026-12-20'],
  ] as const)('%s adds %s (L. 3134-13, L. 3422-2)', (territory, date) => {
    expect(holidayOn(civilDate(date), territory)).not.toBeNull();
    expect(holidayOn(civilDate(date), 'metropole')).toBeNull();
  });
  test('every territory keeps the national days', () => {
    for (const territory of territories)
      expect(publicHolidays(2026, territory).length).toBeGreaterThanOrEqual(11);
  });
});

describe('days off', () => {
  test('a Saturday is ouvrable but not ouvré', () => {
    const saturday = civilDate('2026-09-12');
    expect(isOuvrable(saturday, 'metropole')).toBe(true);
    expect(isDayOff(saturday, 'metropole')).toBe(true);
    expect(whyDayOff(saturday, 'metropole')).toBe('samedi');
    expect(nextWorkingDay(saturday, 'metropole')).toBe('2026-09-14');
  });
  test('a working day is its own next working day, and a holiday has a name', () => {
    expect(nextWorkingDay(civilDate('2026-09-14'), 'metropole')).toBe('2026-09-14');
    expect(whyDayOff(civilDate('2026-09-14'), 'metropole')).toBeNull();
    expect(whyDayOff(civilDate('2026-07-14'), 'metropole')).toContain('fête nationale');
    expect(nextWorkingDay(civilDate('2026-12-25'), 'alsace-moselle')).toBe('2026-12-28');
  });
});

describe('the four ways of counting days', () => {
  // From Wednesday 6 May 2026: Friday 8 May and Thursday 14 May are holidays.
  test.each([
    ['calendar', 5, '2026-05-11'],
    ['ouvrables', 5, '2026-05-13'],
    ['ouvres', 5, '2026-05-15'],
    ['francs', 7, '2026-05-14'],
  ] as const)('%s: %i days after 6 May 2026 end on %s', (counter, count, expected) => {
    expect(addCountedDays(civilDate('2026-05-06'), count, counter, 'metropole')).toBe(expected);
  });
});
