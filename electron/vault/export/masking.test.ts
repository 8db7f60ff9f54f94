import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../shared/indicators';
import { cellOf, maskPublication, type Population, type Publication, subsetsOf } from './masking';

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const axisName = (rank: number): string => `axis ${rank}`;
const population = (code: string, breakdowns: readonly (readonly number[])[]): Population => ({
  code,
  size: sumOf(breakdowns[0] ?? []),
  breakdowns: breakdowns.map((counts, rank) => ({
    axis: axisName(rank),
    counts: counts.map((count, row) => ({ modality: String(row), count })),
  })),
});
const publication = (parts: Partial<Publication>): Publication => ({
  populations: [],
  counts: [],
  sums: [],
  subsets: [],
  ...parts,
});
const cellsOf = (
  cells: ReadonlyMap<string, Cell>,
  { code, breakdowns }: Population,
  axis = 0,
): readonly (Cell | undefined)[] =>
  (breakdowns[axis]?.counts ?? []).map(({ modality }) => cells.get(cellOf(code, axisName(axis), modality)));
const mask = (counts: readonly number[], threshold: number): readonly Cell[] => {
  const alone = population('P', [counts]);
  return cellsOf(maskPublication(publication({ populations: [alone] }), threshold), alone).map(
    (cell) => cell ?? 'c',
  );
};

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
    const small = population('P', [
      [4, 0],
      [1, 3, 0],
    ]);
    expect([...maskPublication(publication({ populations: [small] }), 5).values()]).toEqual(
      Array.from({ length: 6 }, () => 'c'),
    );
  });

  test('a lone count is masked from 1 to the threshold excluded', () => {
    const counts = [0, 1, 10, 11].map((count) => ({ code: String(count), count }));
    expect([...maskPublication(publication({ counts }), 11).values()]).toEqual([0, 'c', 'c', 11]);
  });

  test('the sum of acts is masked with any of its rows, and no other row is', () => {
    const acts = (sizes: readonly number[]): readonly (Cell | undefined)[] => {
      const parts = sizes.map((size, rank) => ({ code: `A.${rank}`, size, breakdowns: [] }));
      const cells = maskPublication(
        publication({ populations: parts, sums: [{ whole: 'A', parts: parts.map(({ code }) => code) }] }),
        11,
      );
      return [...parts.map(({ code }) => cells.get(code)), cells.get('A')];
    };
    expect(acts([60, 45, 6, 0])).toEqual([60, 45, 'c', 0, 'c']);
    expect(acts([60, 45, 0])).toEqual([60, 45, 0, 105]);
  });

  test('a part of a sum whose size is masked or zero has no breakdown', () => {
    const parts = [population('A.0', [[30, 20]]), population('A.1', [[3, 1]]), population('A.2', [[0, 0]])];
    const cells = maskPublication(
      publication({ populations: parts, sums: [{ whole: 'A', parts: ['A.0', 'A.1', 'A.2'] }] }),
      11,
    );
    expect([...cells]).toEqual([
      ['A.0', 50],
      [cellOf('A.0', 'axis 0', '0'), 30],
      [cellOf('A.0', 'axis 0', '1'), 20],
      ['A.1', 'c'],
      ['A.2', 0],
      ['A', 'c'],
    ]);
  });

  test('a breakdown that lost somebody is a bug, never a table', () => {
    const lost = { ...population('P', [[10, 19]]), size: 30 };
    expect(() => maskPublication(publication({ populations: [lost] }), 11)).toThrow('does not add up');
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

  const anyCounts = fc.tuple(
    fc.integer({ min: 5, max: 20 }),
    fc.array(fc.oneof(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 3000 })), {
      minLength: 2,
      maxLength: 12,
    }),
  );

  test('by arithmetic alone each masked cell keeps an interval wider than the threshold', () => {
    fc.assert(
      fc.property(anyCounts, ([threshold, counts]) => {
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
      fc.property(anyCounts, ([threshold, counts]) =>
        mask(counts, threshold).every(
          (cell, rank) => cell === 'c' || (cell === counts[rank] && (cell === 0 || cell >= threshold)),
        ),
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a population that lies in another one does not tell the rest by subtraction', () => {
  const nested = (
    inner: readonly number[],
    outer: readonly number[],
    threshold = 11,
  ): {
    readonly size: Cell | undefined;
    readonly inner: readonly unknown[];
    readonly outer: readonly unknown[];
  } => {
    const [small, large] = [population('I', [inner]), population('O', [outer])];
    const cells = maskPublication(
      publication({ populations: [large, small], subsets: subsetsOf(small, large, 'inner') }),
      threshold,
    );
    return { size: cells.get('I'), inner: cellsOf(cells, small), outer: cellsOf(cells, large) };
  };

  test.each([
    { inner: [40, 30, 12], outer: [60, 45, 12], cells: [40, 30, 12], why: 'no rest is small' },
    {
      inner: [40, 40, 15],
      outer: [60, 45, 30],
      cells: ['c', 'c', 15],
      why: 'five would be known, with a neighbour whose rest can make up for it',
    },
    {
      inner: [40, 40, 30],
      outer: [40, 45, 60],
      cells: [40, 'c', 'c'],
      why: 'a neighbour without rest hides nothing: the one that can move is masked, and no other',
    },
  ] as const)('$inner in $outer: $why', ({ inner, outer, cells }) => {
    const masked = nested(inner, outer);
    expect(masked.inner).toEqual(cells);
    expect(masked.outer).toEqual(outer);
    expect(masked.size).toBe(sumOf(inner));
  });

  test('a small rest of the whole masks the size of the inner one, and enough of its cells', () => {
    const masked = nested([30, 18, 0], [32, 19, 0]);
    expect(masked.size).toBe('c');
    expect(masked.outer).toEqual([32, 19, 0]);
    expect(masked.inner).toEqual(['c', 'c', 0]);
  });

  test('a figure of the quality gives way to the cells that it contains', () => {
    const inner = population('P', [[30, 20]]);
    const cells = maskPublication(
      publication({
        populations: [inner],
        counts: [{ code: 'Q', count: 22 }],
        subsets: [{ inner: cellOf('P', 'axis 0', '1'), outer: 'Q', yields: 'outer' }],
      }),
      11,
    );
    expect(cells.get('Q')).toBe('c');
    expect(cellsOf(cells, inner)).toEqual([30, 20]);
  });

  test('on random pairs no difference of shown cells is small', () => {
    const pairs = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 })), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 11 }), pairs, (threshold, cells) => {
        const counts = cells.map(([own]) => own);
        const around = cells.map(([own, rest]) => own + rest);
        const masked = nested(counts, around, threshold);
        return masked.inner.every((cell, rank) => {
          const rest = (around[rank] ?? 0) - (counts[rank] ?? 0);
          return cell === 'c' || masked.outer[rank] === 'c' || rest === 0 || rest >= threshold;
        });
      }),
      { numRuns: 2000 },
    );
  });
});
