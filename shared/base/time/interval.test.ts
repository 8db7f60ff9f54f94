import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate } from './civil-date';
import { contains, holesIn, type Interval, inOrder, intersection, overlaps } from './interval';

const day = (text: string): CivilDate => text as CivilDate;
const from = day('2026-01-01');
const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }))
  .map(([start, length]) => ({
    from: addDays(from, start),
    to: length === null ? null : addDays(from, start + length),
  }));
const days: readonly CivilDate[] = Array.from({ length: 120 }, (_, index) => addDays(from, index - 10));

describe('holes', () => {
  test('are what is left of the whole: each day is in an interval or in one hole, never in both', () => {
    fc.assert(
      fc.property(interval, fc.array(interval, { maxLength: 8 }), (whole, intervals) => {
        const holes = holesIn(whole, intervals);
        for (const each of days) {
          const isHeld = intervals.some((one) => contains(one, each));
          const inHoles = holes.filter((hole) => contains(hole, each)).length;
          expect(inHoles).toBe(contains(whole, each) && !isHeld ? 1 : 0);
        }
        expect(inOrder(holes)).toEqual(holes);
      }),
    );
  });
  test.each<[string, Interval, readonly Interval[], readonly Interval[]]>([
    ['nothing known', { from, to: null }, [], [{ from, to: null }]],
    ['one that never ends', { from, to: day('2026-03-31') }, [{ from, to: null }], []],
    [
      'two that touch leave none',
      { from, to: day('2026-01-31') },
      [
        { from, to: day('2026-01-10') },
        { from: day('2026-01-11'), to: day('2026-01-31') },
      ],
      [],
    ],
    [
      'one day between two',
      { from, to: day('2026-01-31') },
      [
        { from: day('2026-01-12'), to: null },
        { from, to: day('2026-01-10') },
      ],
      [{ from: day('2026-01-11'), to: day('2026-01-11') }],
    ],
  ])('%s', (_, whole, intervals, holes) => {
    expect(holesIn(whole, intervals)).toEqual(holes);
  });
});

test('two intervals overlap exactly when they have a day in common, which is their intersection', () => {
  fc.assert(
    fc.property(interval, interval, (one, other) => {
      const common = intersection(one, other);
      for (const each of days)
        expect(common !== null && contains(common, each)).toBe(contains(one, each) && contains(other, each));
      expect(overlaps(one, other)).toBe(overlaps(other, one));
    }),
  );
});
