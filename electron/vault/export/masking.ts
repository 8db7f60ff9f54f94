import type { Cell } from '../../../shared/indicators';

/** One population with its size and its breakdowns: each is a list of counts that add up to the size. */
interface Population {
  readonly total: number;
  readonly breakdowns: readonly (readonly number[])[];
}

interface MaskedPopulation {
  readonly total: Cell;
  readonly breakdowns: readonly (readonly Cell[])[];
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const isSmall = (count: number, threshold: number): boolean => count >= 1 && count < threshold;

/** A count that no other published count is linked to: masked from 1 to `threshold - 1`. */
export const maskCount = (count: number, threshold: number): Cell =>
  isSmall(count, threshold) ? 'c' : count;

/**
 * Acts counted by scheme or by kind, beside their sum. Each row is a population of its own, more useful than the sum:
 * as soon as one row is masked the sum is, and no other row pays for it.
 */
export function maskActs(
  counts: readonly number[],
  threshold: number,
): { readonly rows: readonly Cell[]; readonly total: Cell } {
  const rows = counts.map((count) => maskCount(count, threshold));
  return { rows, total: rows.includes('c') ? 'c' : sumOf(counts) };
}

/**
 * A population broken down by several axes that share its size. Under the threshold everything is masked; else the
 * size is published and each breakdown is masked on its own, since a known size links them no more.
 * `beside` holds the published breakdowns, in the same order, of a population that may contain this one: what their
 * difference would tell of the rest is masked here. Throws when a breakdown does not add up to the size: a person would
 * have been dropped.
 */
export function maskPopulation(
  population: Population,
  threshold: number,
  beside: MaskedPopulation['breakdowns'] = [],
): MaskedPopulation {
  const { total, breakdowns } = population;
  for (const counts of breakdowns) {
    if (sumOf(counts) !== total) throw new Error('a breakdown does not add up to its population');
  }
  if (isSmall(total, threshold))
    return { total: 'c', breakdowns: breakdowns.map((counts) => counts.map(() => 'c')) };
  return {
    total,
    breakdowns: breakdowns.map((counts, axis) => maskBreakdown(counts, threshold, beside[axis] ?? [])),
  };
}

/**
 * Masks one breakdown whose sum is published. Proof and literature: docs/adr/0006-masking.md.
 *
 * 1. Masked: small counts, a count that holds the whole population by itself (it says a trait of everybody), and a
 *    count whose difference with the one shown `beside` is small.
 * 2. Other counts above zero follow, in the fixed order of the table, until the masked ones add up to more than
 *    `threshold - 1` each, and their differences to none or to no small number. The order does not look at the values:
 *    hiding the smallest neighbour would tell a reader who knows the rule that it is at most as large as what is shown.
 * 3. When no count above zero is left to see, the zeros are masked too.
 */
function maskBreakdown(
  counts: readonly number[],
  threshold: number,
  beside: readonly Cell[],
): readonly Cell[] {
  const total = sumOf(counts);
  if (total === 0) return counts;
  // What a subtraction gives; nothing where the other cell is not shown.
  const rests = counts.map((count, rank) => {
    const other = beside[rank] ?? 'c';
    return other === 'c' ? 0 : Math.abs(other - count);
  });
  const masked = counts.map(
    (count, rank) => isSmall(count, threshold) || count === total || isSmall(rests[rank] ?? 0, threshold),
  );
  if (!masked.includes(true)) return counts;
  const isRevealing = (): boolean => {
    const hidden = counts.filter((_, rank) => masked[rank]);
    const rest = sumOf(rests.filter((_, rank) => masked[rank]));
    return hidden.length < 2 || sumOf(hidden) <= hidden.length * (threshold - 1) || isSmall(rest, threshold);
  };
  for (const [rank, count] of counts.entries()) {
    if (!isRevealing()) break;
    if (count > 0) masked[rank] = true;
  }
  const isAnyLeft = counts.some((count, rank) => count > 0 && !masked[rank]);
  return counts.map((count, rank) => (masked[rank] || !isAnyLeft ? 'c' : count));
}
