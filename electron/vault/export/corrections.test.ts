import { describe, expect, test } from 'vitest';
import { isPublishableAfter, type KeptFigures, keptFigures } from './corrections';
import { cellOf, maskPublication, type Population, type Publication, subsetsOf } from './masking';

const population = (code: string, counts: readonly number[]): Population => ({
  code,
  size: counts.reduce((sum, count) => sum + count, 0),
  breakdowns: [{ axis: 'a', counts: counts.map((count, rank) => ({ modality: String(rank), count })) }],
});
const published = (
  outer: readonly number[],
  inner: readonly number[] = [0, 0, 0],
): { readonly publication: Publication; readonly figures: KeptFigures } => {
  const [small, large] = [population('I', inner), population('O', outer)];
  const publication: Publication = {
    populations: [large, small],
    counts: [],
    sums: [],
    subsets: subsetsOf(small, large, 'inner'),
  };
  return { publication, figures: keptFigures(publication, maskPublication(publication, 11)) };
};
const passes = (
  before: ReturnType<typeof published>,
  after: ReturnType<typeof published>,
  threshold = 11,
): boolean => isPublishableAfter(after.figures, before.figures, after.publication, threshold);

describe('a correction is published when no difference is under the threshold', () => {
  test.each([
    { before: [40, 40, 40], after: [40, 40, 40], is: true, why: 'nothing moved' },
    { before: [40, 40, 40], after: [51, 40, 40], is: true, why: 'eleven more in one cell' },
    { before: [40, 40, 40], after: [50, 40, 40], is: false, why: 'ten more' },
    { before: [40, 40, 40], after: [41, 40, 40], is: false, why: 'one more' },
    { before: [40, 40, 40], after: [29, 40, 40], is: true, why: 'eleven fewer' },
    { before: [40, 40, 40], after: [39, 41, 40], is: false, why: 'one moved from a cell to another' },
    { before: [40, 40, 40], after: [60, 20, 40], is: true, why: 'twenty moved' },
    {
      before: [40, 40, 40],
      after: [52, 29, 40],
      is: false,
      why: 'twelve more and eleven fewer are one more',
    },
    {
      before: [40, 40, 40],
      after: [60, 29, 29],
      is: false,
      why: 'twenty more, twice eleven fewer: two of a sum',
    },
    { before: [40, 30, 3], after: [55, 30, 3], is: true, why: 'the same cells are masked' },
    { before: [40, 40, 14], after: [40, 40, 3], is: false, why: 'a cell is masked that was shown' },
    { before: [40, 40, 3], after: [40, 40, 14], is: false, why: 'a cell is shown that was masked' },
    { before: [40, 30, 3], after: [40, 30, 4], is: false, why: 'one more in a masked cell' },
  ])('$before then $after: $why', ({ before, after, is }) => {
    expect(passes(published(before), published(after))).toBe(is);
  });

  test('what lies in one population and not in the other may not move by less either', () => {
    const before = published([60, 60, 60], [20, 20, 20]);
    expect(passes(before, published([72, 60, 60], [20, 20, 20]))).toBe(true);
    // Twelve more in contact of whom eleven first received: one more in contact only.
    expect(passes(before, published([72, 60, 60], [31, 20, 20]))).toBe(false);
  });

  test('the threshold is the one that is asked', () => {
    expect(passes(published([40, 40, 40]), published([46, 40, 40]), 5)).toBe(true);
  });
});

test('what is kept holds the masked counts, and which were shown', () => {
  const { figures } = published([40, 30, 3]);
  expect(figures.get(cellOf('O', 'a', '2'))).toEqual({ count: 3, isShown: false });
  expect(figures.get(cellOf('O', 'a', '1'))).toEqual({ count: 30, isShown: true });
});
