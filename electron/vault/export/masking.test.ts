import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../shared/indicators';
import { maskActs, maskCount, maskPopulation } from './masking';

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const mask = (counts: readonly number[], threshold: number): readonly Cell[] =>
  maskPopulation({ total: sumOf(counts), breakdowns: [counts] }, threshold).breakdowns[0] ?? [];

/** Every way to share `total` units among `size` cells. */
function* tables(total: number, size: number): Generator<readonly number[]> {
  if (size === 1) {
    yield [total];
    return;
  }
  for (let first = 0; first <= total; first += 1) {
    for (const rest of tables(total - first, size - 1)) yield [first, ...rest];
  }
}

/** The reader who knows only the arithmetic: bounds of each masked cell given the total and what is shown. */
function boundsOf(cells: readonly Cell[], total: number): { readonly low: number; readonly high: number } {
  const hidden = total - sumOf(cells.filter((cell) => cell !== 'c'));
  const count = cells.filter((cell) => cell === 'c').length;
  return { low: count === 1 ? hidden : 0, high: hidden };
}

describe('a small count is masked and zero is told apart', () => {
  test.each([
    { counts: [20, 30, 0], cells: [20, 30, 0], why: 'nothing is small' },
    {
      counts: [20, 30, 3],
      cells: ['c', 30, 'c'],
      why: 'the first neighbour above zero hides the small count',
    },
    {
      counts: [0, 20, 30, 3],
      cells: [0, 'c', 30, 'c'],
      why: 'a zero hides nothing, so it is not the neighbour',
    },
    { counts: [10, 40, 40], cells: ['c', 'c', 40], why: 'ten is under eleven' },
    { counts: [11, 40, 40], cells: [11, 40, 40], why: 'eleven is not' },
    {
      counts: [40, 3, 0],
      cells: ['c', 'c', 'c'],
      why: 'zeros are hidden when no count above zero is left to see',
    },
    { counts: [40, 0, 0], cells: ['c', 'c', 'c'], why: 'one modality would tell the trait of everybody' },
    { counts: [0, 0, 0], cells: [0, 0, 0], why: 'an empty population tells of nobody' },
    { counts: [2, 3, 1], cells: ['c', 'c', 'c'], why: 'the population itself is small' },
    { counts: [40, 10, 40, 10], cells: ['c', 'c', 40, 'c'], why: 'two tens would be known from their sum' },
    {
      counts: [1, 11, 40],
      cells: ['c', 'c', 'c'],
      why: 'one neighbour just above the threshold is not enough',
    },
  ])('$counts: $why', ({ counts, cells }) => {
    expect(mask(counts, 11)).toEqual(cells);
  });

  test('the size of a small population is masked with all its cells', () => {
    expect(
      maskPopulation(
        {
          total: 4,
          breakdowns: [
            [4, 0],
            [1, 3, 0],
          ],
        },
        5,
      ),
    ).toEqual({
      total: 'c',
      breakdowns: [
        ['c', 'c'],
        ['c', 'c', 'c'],
      ],
    });
  });

  test('a lone count is masked from 1 to the threshold excluded', () => {
    expect([0, 1, 10, 11].map((count) => maskCount(count, 11))).toEqual([0, 'c', 'c', 11]);
  });

  test('the sum of acts is masked with any of its rows, and no other row is', () => {
    expect(maskActs([60, 45, 6, 0], 11)).toEqual({ rows: [60, 45, 'c', 0], total: 'c' });
    expect(maskActs([60, 45, 0], 11)).toEqual({ rows: [60, 45, 0], total: 105 });
  });

  test('a breakdown that lost somebody is a bug, never a table', () => {
    expect(() => maskPopulation({ total: 30, breakdowns: [[10, 19]] }, 11)).toThrow('does not add up');
  });
});

describe('no masked cell can be computed', () => {
  // Exhaustive at the lowest threshold: every table of these sizes, sorted by what a reader sees of it.
  test.each([
    { size: 2, upTo: 40 },
    { size: 3, upTo: 34 },
    { size: 4, upTo: 26 },
    { size: 5, upTo: 20 },
    { size: 6, upTo: 14 },
  ])(
    'a reader who knows the rule cannot narrow a small count ($size cells, all tables up to $upTo units)',
    ({ size, upTo }) => {
      const threshold = 5;
      const faults: string[] = [];
      for (let total = threshold; total <= upTo; total += 1) {
        const seen = new Map<string, Set<number>[]>();
        const all = [...tables(total, size)].map((counts) => ({ counts, cells: mask(counts, threshold) }));
        for (const { counts, cells } of all) {
          const known = seen.get(cells.join()) ?? counts.map(() => new Set<number>());
          for (const [rank, count] of counts.entries()) known[rank]?.add(count);
          seen.set(cells.join(), known);
        }
        for (const { counts, cells } of all) {
          for (const [rank, cell] of cells.entries()) {
            if (cell !== 'c') continue;
            const possible = seen.get(cells.join())?.[rank] ?? new Set();
            const small = [1, 2, 3, 4].filter((value) => possible.has(value)).length;
            const isSmall = (counts[rank] ?? 0) < threshold;
            if (possible.size < threshold - 1 || (isSmall && small < threshold - 1))
              faults.push(`${counts.join()} → ${cells.join()} : ${[...possible].join()}`);
          }
        }
      }
      expect(faults).toEqual([]);
    },
  );

  const population = fc.tuple(
    fc.integer({ min: 5, max: 20 }),
    fc.array(fc.oneof(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 3000 })), {
      minLength: 2,
      maxLength: 12,
    }),
  );

  test('by arithmetic alone each masked cell keeps an interval wider than the threshold', () => {
    fc.assert(
      fc.property(population, ([threshold, counts]) => {
        const total = sumOf(counts);
        const cells = mask(counts, threshold);
        if (total < threshold) return cells.every((cell) => cell === 'c') || total === 0;
        const { low, high } = boundsOf(cells, total);
        return !cells.includes('c') || high - low >= threshold;
      }),
      { numRuns: 2000 },
    );
  });

  test('what is shown is true and never small', () => {
    fc.assert(
      fc.property(population, ([threshold, counts]) =>
        mask(counts, threshold).every(
          (cell, rank) => cell === 'c' || (cell === counts[rank] && (cell === 0 || cell >= threshold)),
        ),
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a population that lies in another one does not tell the rest by subtraction', () => {
  const inside = (counts: readonly number[], other: readonly Cell[], threshold = 11): readonly Cell[] =>
    maskPopulation({ total: sumOf(counts), breakdowns: [counts] }, threshold, [other]).breakdowns[0] ?? [];

  test.each([
    { counts: [40, 30, 12], beside: [60, 45, 12], cells: [40, 30, 12], why: 'no rest is small' },
    {
      counts: [40, 40, 15],
      beside: [60, 45, 30],
      cells: ['c', 'c', 15],
      why: 'five would be known, with a neighbour',
    },
    {
      counts: [40, 40, 15],
      beside: [60, 'c', 30],
      cells: [40, 40, 15],
      why: 'nothing is subtracted from a masked cell',
    },
    { counts: [30, 18, 0], beside: [40, 20, 0], cells: ['c', 'c', 'c'], why: 'the whole rest is small' },
    {
      counts: [40, 40, 30],
      beside: [40, 45, 60],
      cells: ['c', 'c', 'c'],
      why: 'a neighbour without rest hides nothing',
    },
  ] as const)('$counts beside $beside: $why', ({ counts, beside, cells }) => {
    expect(inside(counts, beside)).toEqual(cells);
  });

  test('on random pairs no difference of shown cells is small, nor is what the hidden ones leave', () => {
    const pairs = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 })), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 11 }), pairs, (threshold, cells) => {
        const counts = cells.map(([own]) => own);
        const other = mask(
          cells.map(([own, rest]) => own + rest),
          threshold,
        );
        const own = inside(counts, other, threshold);
        if (own.every((cell) => cell === 'c')) return true;
        const rest = (rank: number): number => {
          const beside = other[rank] ?? 'c';
          return beside === 'c' ? 0 : beside - (counts[rank] ?? 0);
        };
        const isSmall = (value: number): boolean => value > 0 && value < threshold;
        const shown = own.flatMap((cell, rank) => (cell === 'c' ? [] : [rest(rank)]));
        const hidden = own.flatMap((cell, rank) => (cell === 'c' ? [rest(rank)] : []));
        return !shown.some(isSmall) && !isSmall(sumOf(hidden));
      }),
      { numRuns: 2000 },
    );
  });
});
