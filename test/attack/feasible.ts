import { type Equation, solve } from './simplex';

/**
 * What a set of sums leaves possible, in whole numbers: every constraint says that a quantity is the sum of others, and
 * every quantity lies between two bounds. Bounds are propagated, then the sums that do not hold are repaired one by one, until a solution is found or
 * none is left: an answer is exact, or it is not given.
 */

/** `whole` is the sum of `parts`; all are at least zero. */
export interface SumConstraint {
  readonly whole: string;
  readonly parts: readonly string[];
}

type Domain = readonly [low: number, high: number];
type Domains = Map<number, Domain>;

/** Above any count of a portfolio: a bound for what nothing bounds. */
const most = 1_000_000;
/** Values tried for one question before it is given up. */
const patience = 500;
const quickPatience = 25;

export class System {
  readonly #ids: readonly string[];
  readonly #rankOf: ReadonlyMap<string, number>;
  readonly #sums: readonly { readonly whole: number; readonly parts: readonly number[] }[];
  /** Sums that each quantity stands in. */
  readonly #sumsOf: readonly (readonly number[])[];
  readonly #root: Domain[];
  readonly #hints: readonly number[];
  /** False when the constraints contradict each other. */
  readonly isPossible: boolean;

  /** `bounds` gives what is known of a quantity by itself; `hints` a value to try first, which never decides alone. */
  constructor(
    sums: readonly SumConstraint[],
    bounds: ReadonlyMap<string, Domain>,
    hints: ReadonlyMap<string, number>,
  ) {
    const ids = new Set([...bounds.keys(), ...sums.flatMap(({ whole, parts }) => [whole, ...parts])]);
    this.#ids = [...ids];
    this.#rankOf = new Map(this.#ids.map((id, rank) => [id, rank]));
    const rank = (id: string): number => this.#rankOf.get(id) ?? 0;
    this.#sums = sums.map(({ whole, parts }) => ({ whole: rank(whole), parts: parts.map(rank) }));
    const sumsOf: number[][] = this.#ids.map(() => []);
    for (const [at, { whole, parts }] of this.#sums.entries())
      for (const one of [whole, ...parts]) sumsOf[one]?.push(at);
    this.#sumsOf = sumsOf;
    this.#root = this.#ids.map((id) => bounds.get(id) ?? [0, most]);
    this.#hints = this.#ids.map((id) => hints.get(id) ?? 0);
    const changed: Domains = new Map();
    this.isPossible = this.#propagate(changed, this.#sums.keys());
    for (const [at, domain] of changed) this.#root[at] = domain;
  }

  /** Bounds after propagation alone: never narrower than the truth. */
  outerBounds(id: string): Domain {
    return this.#root[this.#rankOf.get(id) ?? -1] ?? [0, most];
  }

  /** Whether some solution gives `id` a value of `domain`; `undefined` when it was not found out. */
  allows(id: string, [low, high]: Domain): boolean | undefined {
    const at = this.#rankOf.get(id);
    if (at === undefined) return true;
    const [rootLow, rootHigh] = this.#root[at] ?? [0, most];
    const start: Domain = [Math.max(low, rootLow), Math.min(high, rootHigh)];
    if (start[0] > start[1]) return false;
    const domains: Domains = new Map([[at, start]]);
    if (!this.#propagate(domains, this.#sumsOf[at] ?? [])) return false;
    const among = this.#componentOf(at);
    const quick = this.#search(domains, among, this.#hints, { left: quickPatience });
    if (quick !== undefined) return quick;
    const real = this.#realSolution(domains, among);
    if (real === null) return false;
    return this.#search(domains, among, real, { left: patience });
  }

  /** A solution in real numbers, each rounded; `null` when there is none, hence none in whole numbers either. */
  #realSolution(domains: Domains, among: readonly number[]): readonly number[] | null {
    const columns = new Map<number, number>();
    const equations: Equation[] = [];
    const uppers: (readonly [number, number])[] = [];
    const columnOf = (one: number, low: number, high: number): number => {
      const known = columns.get(one);
      if (known !== undefined) return known;
      const column = columns.size;
      columns.set(one, column);
      if (high < most / 2) uppers.push([column, high - low]);
      return column;
    };
    for (const at of among) {
      const sum = this.#sums[at];
      if (sum === undefined) continue;
      const coefficients = new Map<number, number>();
      let value = 0;
      for (const [one, sign] of [...sum.parts.map((part) => [part, 1] as const), [sum.whole, -1] as const]) {
        const [low, high] = this.#at(domains, one);
        value -= sign * low;
        if (low < high) coefficients.set(columnOf(one, low, high), sign);
      }
      equations.push({ coefficients, value });
    }
    let count = columns.size;
    for (const [column, room] of uppers) {
      equations.push({
        coefficients: new Map([
          [column, 1],
          [count, 1],
        ]),
        value: room,
      });
      count += 1;
    }
    const solution = solve(equations, count);
    if (solution === null) return null;
    const values = [...this.#hints];
    for (const [one, column] of columns)
      values[one] = this.#at(domains, one)[0] + Math.round(solution[column] ?? 0);
    return values;
  }

  /** Sums that a chain of quantities not known yet links to this one. */
  #componentOf(start: number): readonly number[] {
    const sums = new Set<number>();
    const seen = new Set([start]);
    const queue = [start];
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
      for (const at of this.#sumsOf[one] ?? []) {
        const sum = this.#sums[at];
        if (sum === undefined || sums.has(at)) continue;
        sums.add(at);
        for (const other of [sum.whole, ...sum.parts]) {
          const [low, high] = this.#root[other] ?? [0, 0];
          if (low < high && !seen.has(other)) {
            seen.add(other);
            queue.push(other);
          }
        }
      }
    }
    return [...sums];
  }

  /** The value that a quantity takes when nothing pushes it further: its hint, brought within its bounds. */
  #valueAt(domains: Domains, one: number, hints: readonly number[]): number {
    const [low, high] = this.#at(domains, one);
    return Math.min(high, Math.max(low, hints[one] ?? low));
  }

  /** Where a sum that does not hold is best repaired, and up to which value; `null` when every sum holds. */
  #repair(
    domains: Domains,
    among: readonly number[],
    hints: readonly number[],
  ): { readonly one: number; readonly to: number } | null {
    for (const at of among) {
      const sum = this.#sums[at];
      if (sum === undefined) continue;
      const excess =
        sum.parts.reduce((total, part) => total + this.#valueAt(domains, part, hints), 0) -
        this.#valueAt(domains, sum.whole, hints);
      if (excess === 0) continue;
      let best: { one: number; to: number; left: number; links: number } | null = null;
      for (const one of [...sum.parts, sum.whole]) {
        const [low, high] = this.#at(domains, one);
        const value = this.#valueAt(domains, one, hints);
        const to = Math.min(high, Math.max(low, one === sum.whole ? value + excess : value - excess));
        if (to === value) continue;
        const left = Math.abs(excess) - Math.abs(to - value);
        const links = this.#sumsOf[one]?.length ?? 0;
        if (best === null || left < best.left || (left === best.left && links < best.links))
          best = { one, to, left, links };
      }
      if (best !== null) return best;
    }
    return null;
  }

  #search(
    domains: Domains,
    among: readonly number[],
    hints: readonly number[],
    budget: { left: number },
  ): boolean | undefined {
    const repair = this.#repair(domains, among, hints);
    if (repair === null) return true;
    if (budget.left <= 0) return undefined;
    budget.left -= 1;
    const { one, to } = repair;
    const [low, high] = this.#at(domains, one);
    const halves: readonly Domain[] =
      to > this.#valueAt(domains, one, hints)
        ? [
            [to, high],
            [low, to - 1],
          ]
        : [
            [low, to],
            [to + 1, high],
          ];
    let isGivenUp = false;
    for (const half of halves) {
      if (half[0] > half[1]) continue;
      const next: Domains = new Map(domains).set(one, half);
      if (!this.#propagate(next, this.#sumsOf[one] ?? [])) continue;
      const found = this.#search(next, among, hints, budget);
      if (found === true) return true;
      if (found === undefined) isGivenUp = true;
    }
    return isGivenUp ? undefined : false;
  }

  #at(domains: Domains, one: number): Domain {
    return domains.get(one) ?? this.#root[one] ?? [0, most];
  }

  /** Narrows the bounds until nothing moves; false when one is empty. */
  #propagate(domains: Domains, from: Iterable<number>): boolean {
    const queue = new Set(from);
    const narrow = (one: number, low: number, high: number): boolean => {
      const [before, after] = this.#at(domains, one);
      if (low <= before && high >= after) return true;
      const next: Domain = [Math.max(low, before), Math.min(high, after)];
      if (next[0] > next[1]) return false;
      domains.set(one, next);
      for (const at of this.#sumsOf[one] ?? []) queue.add(at);
      return true;
    };
    for (const at of queue) {
      queue.delete(at);
      const sum = this.#sums[at];
      if (sum === undefined) continue;
      let low = 0;
      let high = 0;
      for (const part of sum.parts) {
        const [partLow, partHigh] = this.#at(domains, part);
        low += partLow;
        high += partHigh;
      }
      if (!narrow(sum.whole, low, high)) return false;
      const [wholeLow, wholeHigh] = this.#at(domains, sum.whole);
      for (const part of sum.parts) {
        const [partLow, partHigh] = this.#at(domains, part);
        if (!narrow(part, wholeLow - (high - partHigh), wholeHigh - (low - partLow))) return false;
        const [nextLow, nextHigh] = this.#at(domains, part);
        low += nextLow - partLow;
        high += nextHigh - partHigh;
      }
    }
    return true;
  }
}
