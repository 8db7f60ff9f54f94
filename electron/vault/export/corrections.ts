import type { Cell } from '../../../shared/indicators';
import { cellOf, type FigureId, type Publication } from './masking';

/** A figure of a publication: its count, and whether it was shown. Kept in the portfolio, hidden ones included. */
interface KeptFigure {
  readonly count: number;
  readonly isShown: boolean;
}
export type KeptFigures = ReadonlyMap<FigureId, KeptFigure>;

/** Every figure of a publication as it was counted, sums included. */
export function countedFigures({ populations, counts, sums }: Publication): ReadonlyMap<FigureId, number> {
  const values = new Map<FigureId, number>(counts.map(({ code, count }) => [code, count]));
  for (const { code, size, breakdowns } of populations) {
    values.set(code, size);
    for (const breakdown of breakdowns)
      for (const { modality, count } of breakdown.counts)
        values.set(cellOf(code, breakdown.axis, modality), count);
  }
  for (const { whole, parts } of sums)
    values.set(
      whole,
      parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0),
    );
  return values;
}

/** Figures of a publication that `cells` publishes, shown or masked. */
export function keptFigures(publication: Publication, cells: ReadonlyMap<FigureId, Cell>): KeptFigures {
  return new Map(
    [...countedFigures(publication)].flatMap(([id, count]) => {
      const cell = cells.get(id);
      return cell === undefined ? [] : [[id, { count, isShown: cell !== 'c' }]];
    }),
  );
}

/** Every sum of some of these numbers. */
function* sumsOfSome(numbers: readonly number[]): Generator<number> {
  const [first, ...others] = numbers;
  if (first === undefined) return;
  yield first;
  for (const sum of sumsOfSome(others)) {
    yield sum;
    yield sum + first;
  }
}

/**
 * Whether `fresh` may be published after `kept`: the same figures are shown and the same masked, and every difference
 * is zero or at least the threshold, that of a figure, shown or masked, that of any sum of cells of one table, and that
 * of what lies in one population and not in another. Anything else, subtracted, would tell of fewer people.
 */
export function isPublishableAfter(
  fresh: KeptFigures,
  kept: KeptFigures,
  { populations, sums, subsets }: Publication,
  threshold: number,
): boolean {
  const isTelling = (difference: number): boolean => difference !== 0 && Math.abs(difference) < threshold;
  const changeOf = (id: FigureId): number => (fresh.get(id)?.count ?? 0) - (kept.get(id)?.count ?? 0);
  const isSamePattern =
    fresh.size === kept.size && [...fresh].every(([id, { isShown }]) => kept.get(id)?.isShown === isShown);
  if (!isSamePattern || [...fresh.keys()].some((id) => isTelling(changeOf(id)))) return false;
  const tables = [
    ...sums.map(({ parts }) => parts),
    ...populations.flatMap(({ code, breakdowns }) =>
      breakdowns.map(({ axis, counts }) => counts.map(({ modality }) => cellOf(code, axis, modality))),
    ),
  ];
  for (const parts of tables)
    for (const sum of sumsOfSome(parts.map(changeOf).filter((one) => one !== 0)))
      if (isTelling(sum)) return false;
  return !subsets
    .filter(({ inner, outer }) => fresh.has(inner) && fresh.has(outer))
    .some(({ inner, outer }) => isTelling(changeOf(outer) - changeOf(inner)));
}
