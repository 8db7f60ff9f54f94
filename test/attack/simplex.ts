/** `coefficients · x = value`, with every x at least zero. */
export interface Equation {
  readonly coefficients: ReadonlyMap<number, number>;
  readonly value: number;
}

const nearZero = 1e-7;

/**
 * A solution of these equations in numbers at least zero, or `null` when there is none: the first phase of the simplex
 * method on a dense table, by Bland's rule, which never turns in circles. Coefficients are 1 and -1 here, and so are
 * nearly all pivots: solutions come out whole but for a few.
 */
export function solve(equations: readonly Equation[], count: number): readonly number[] | null {
  const width = count + 1;
  const table = equations.map(({ coefficients, value }) => {
    const row = new Float64Array(width);
    const sign = value < 0 ? -1 : 1;
    for (const [at, coefficient] of coefficients) row[at] = sign * coefficient;
    row[count] = sign * value;
    return row;
  });
  // Artificial variables stand for -1: once out of the basis they never come back.
  const basis = equations.map(() => -1);
  const cost = new Float64Array(width);
  for (const row of table) for (let at = 0; at < width; at += 1) cost[at] = (cost[at] ?? 0) - (row[at] ?? 0);
  for (;;) {
    let entering = -1;
    for (let at = 0; at < count && entering < 0; at += 1) if ((cost[at] ?? 0) < -nearZero) entering = at;
    if (entering < 0) break;
    let leaving = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [rank, row] of table.entries()) {
      const pivot = row[entering] ?? 0;
      if (pivot <= nearZero) continue;
      const ratio = (row[count] ?? 0) / pivot;
      if (
        ratio < least - nearZero ||
        (ratio < least + nearZero && (basis[rank] ?? 0) < (basis[leaving] ?? 0))
      ) {
        least = ratio;
        leaving = rank;
      }
    }
    const pivotRow = table[leaving];
    if (pivotRow === undefined) break;
    const pivot = pivotRow[entering] ?? 1;
    for (let at = 0; at < width; at += 1) pivotRow[at] = (pivotRow[at] ?? 0) / pivot;
    for (const row of [...table, cost]) {
      const factor = row[entering] ?? 0;
      if (row === pivotRow || Math.abs(factor) < 1e-12) continue;
      for (let at = 0; at < width; at += 1) row[at] = (row[at] ?? 0) - factor * (pivotRow[at] ?? 0);
    }
    basis[leaving] = entering;
  }
  if (Math.abs(cost[count] ?? 0) > 1e-5) return null;
  const solution = Array.from({ length: count }, () => 0);
  for (const [rank, at] of basis.entries()) if (at >= 0) solution[at] = table[rank]?.[count] ?? 0;
  return solution;
}
