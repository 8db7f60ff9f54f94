import { rounded } from '../../engine/exact';

/** What an allowance that decreases with earnings is worked out from. Whole cents a month, except the hourly SMIC. */
export interface DecreaseTerms {
  /** `A`: the flat amount. */
  readonly flatCents: number;
  /** `D`: resources deducted in whole. */
  readonly deductibleCents: number;
  /** `P`: resources deducted in part. */
  readonly earnedCents: number;
  /** Gross SMIC an hour in the month, in cents. */
  readonly hourlySmicCents: number;
  /** What may be earned without deduction. */
  readonly disregardCents: number;
  /** Percent of the monthly gross SMIC at which nothing is left. */
  readonly smicPercent: number;
}

/**
 * Cents a month that are left of an allowance: max(0, A − D − max(0, P − 300 €) × A / (80 % of the monthly gross SMIC −
 * 300 €)), for the contrat d'engagement jeune R. 5131-20 and D. 5131-23. The monthly SMIC is that of 35 × 52/12 hours,
 * not rounded; only the result is, to the nearest cent, halves up. The articles do not fix the rounding.
 */
export function decreasingAllowance(terms: DecreaseTerms): number {
  const [flat, deductible, disregard] = [
    BigInt(terms.flatCents),
    BigInt(terms.deductibleCents),
    BigInt(terms.disregardCents),
  ];
  const over = BigInt(Math.max(0, terms.earnedCents - terms.disregardCents));
  // 35 × 52/12 = 455/3 hours a month, and a percent: everything is multiplied by 300 to stay whole.
  const range = BigInt(terms.smicPercent) * BigInt(terms.hourlySmicCents) * 455n - 300n * disregard;
  if (range <= 0n)
    throw new RangeError('The share of the SMIC is below what may be earned without deduction');
  const left = (flat - deductible) * range - over * flat * 300n;
  return left <= 0n ? 0 : rounded(left, range);
}
