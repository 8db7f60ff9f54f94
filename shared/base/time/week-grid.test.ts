import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  common,
  emptyWeek,
  hoursOf,
  overlapHours,
  readWeek,
  rectangle,
  type Slot,
  STEP_MINUTES,
  union,
  type WeekGrid,
  weekdays,
  weekOf,
  weekPresets,
  weekWords,
  without,
  writeWeek,
  writtenHour,
} from './week-grid';

const slot = fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 })).map(
  ([from, length]): Slot => ({
    from: from * STEP_MINUTES,
    to: Math.min(from + length, 48) * STEP_MINUTES,
  }),
);
const week = fc
  .array(fc.tuple(fc.constantFrom(...weekdays), fc.array(slot, { maxLength: 4 })), { maxLength: 7 })
  .map((parts) =>
    parts.reduce<WeekGrid>((grid, [day, slots]) => union(grid, weekOf([day], slots)), emptyWeek),
  );
const words = (grid: WeekGrid): string => weekWords(grid).replaceAll('\u00A0', ' ');
const at = (text: string): WeekGrid => {
  const grid = readWeek(text);
  if (grid === null) throw new Error(text);
  return grid;
};

describe('two weeks', () => {
  test('united, have the hours of both, those that are common once', () => {
    fc.assert(
      fc.property(week, week, (a, b) => {
        expect(hoursOf(union(a, b))).toBe(hoursOf(a) + hoursOf(b) - overlapHours(a, b));
        expect(union(a, b)).toEqual(union(b, a));
        expect(union(a, a)).toEqual(a);
        expect(common(a, b)).toEqual(common(b, a));
      }),
    );
  });
  test('taken one from the other, leave nothing of it and lose nothing else', () => {
    fc.assert(
      fc.property(week, week, (a, b) => {
        expect(overlapHours(without(a, b), b)).toBe(0);
        expect(union(without(a, b), common(a, b))).toEqual(a);
      }),
    );
  });
});

test('a week comes back as it was written, and has one writing only', () => {
  fc.assert(
    fc.property(week, (grid) => {
      expect(readWeek(writeWeek(grid))).toEqual(grid);
      expect(overlapHours(grid, grid)).toBe(hoursOf(grid));
    }),
  );
});

test.each([
  ['hours that overlap', 'monday 08:00-12:00 11:00-13:00'],
  ['hours that touch', 'monday 08:00-12:00 12:00-13:00'],
  ['an end before the start', 'monday 12:00-08:00'],
  ['no length', 'monday 08:00-08:00'],
  ['off the half-hour', 'monday 08:10-12:00'],
  ['past midnight', 'monday 22:00-24:30'],
  ['days out of order', 'tuesday 08:00-12:00; monday 08:00-12:00'],
  ['a day twice', 'monday 08:00-12:00; monday 14:00-18:00'],
  ['no such day', 'lundi 08:00-12:00'],
  ['a day without hours', 'monday'],
  ['something else', '{}'],
])('%s: not read', (_, text) => {
  expect(readWeek(text)).toBeNull();
});

test.each([
  ['', ''],
  ['monday 08:00-12:00', 'lundi matin'],
  ['monday 08:00-12:00 14:00-18:00', 'lundi matin et après-midi'],
  ['monday 08:00-18:00; tuesday 08:00-18:00', 'lundi et mardi de 8 h à 18 h'],
  [
    'monday 08:00-18:00; tuesday 08:00-18:00; wednesday 08:00-18:00; thursday 08:00-18:00; friday 08:00-18:00; saturday 08:00-12:00',
    'du lundi au vendredi de 8 h à 18 h, samedi matin',
  ],
  ['monday 18:00-22:00; wednesday 18:00-22:00; friday 18:00-22:00', 'lundi, mercredi et vendredi, le soir'],
  ['saturday 09:30-13:00 17:00-24:00', 'samedi de 9 h 30 à 13 h et de 17 h à minuit'],
  ['sunday 00:00-24:00', 'dimanche toute la journée'],
])('%s is « %s »', (text, said) => {
  expect(words(at(text))).toBe(said);
});
test('every day alike is said once', () => {
  expect(words(weekOf(weekdays, [{ from: 480, to: 1080 }]))).toBe('tous les jours de 8 h à 18 h');
});

test('a stretch of the grid is the same from whichever corner it is drawn', () => {
  const corners = [
    { day: 'tuesday', from: 600 },
    { day: 'thursday', from: 480 },
  ] as const;
  const drawn = rectangle(corners[0], corners[1]);
  expect(drawn).toEqual(rectangle(corners[1], corners[0]));
  expect(writeWeek(drawn)).toBe('tuesday 08:00-10:30; wednesday 08:00-10:30; thursday 08:00-10:30');
});

test('a preset is a week that reads, and says something', () => {
  for (const preset of weekPresets) {
    expect(readWeek(writeWeek(preset.week))).toEqual(preset.week);
    expect(hoursOf(preset.week)).toBeGreaterThan(0);
  }
});

test.each([
  ['20 h 40', '20:40'],
  ['20h40', '20:40'],
  ['20H', '20:00'],
  ['8', '08:00'],
  ['8:5', '8:5'],
  ['6.10', '06:10'],
  ['2040', '20:40'],
  ['le soir', 'le soir'],
  ['', ''],
])('the hour typed « %s » is kept as « %s »', (typed, kept) => {
  expect(writtenHour(typed)).toBe(kept);
});

describe('what went wrong elsewhere', () => {
  test('the last half-hour before midnight counts whole, and a night is told on both days (calcom/cal.diy#5587)', () => {
    const night = at('friday 22:30-24:00; saturday 00:00-01:30');
    expect(hoursOf(night)).toBe(3);
    expect(words(night)).toBe('vendredi de 22 h 30 à minuit, samedi de minuit à 1 h 30');
    expect(overlapHours(night, weekOf(['friday'], [{ from: 23 * 60, to: 24 * 60 }]))).toBe(1);
  });
  test('the first half-hour of the day, alone, is there (loconomics/loconomics#25)', () => {
    expect(writeWeek(rectangle({ day: 'monday', from: 0 }, { day: 'monday', from: 0 }))).toBe(
      'monday 00:00-00:30',
    );
    expect(hoursOf(at('monday 00:00-00:30'))).toBe(0.5);
  });
  test('hours that follow each other share none (Fiestaboard/FiestaBoard#145)', () => {
    expect(overlapHours(at('monday 09:00-12:00'), at('monday 12:00-15:00'))).toBe(0);
    expect(writeWeek(union(at('monday 09:00-12:00'), at('monday 12:00-15:00')))).toBe('monday 09:00-15:00');
  });
});
