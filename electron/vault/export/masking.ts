import type { Cell } from '../../../shared/indicators';

/** One population with its size and its breakdowns: each is a list of counts that add up to the size. */
export interface Population {
  readonly code: string;
  readonly size: number;
  readonly breakdowns: readonly {
    readonly axis: string;
    readonly counts: readonly { readonly modality: string; readonly count: number }[];
  }[];
}

/** A figure of the export: the size of a population, or one cell of a breakdown. */
export type FigureId = string;
export const cellOf = (code: string, axis: string, modality: string): FigureId =>
  `${code}|${axis}|${modality}`;

/** The figure `whole` is the sum of the sizes `parts`, published beside it. */
interface SumOf {
  readonly whole: FigureId;
  readonly parts: readonly FigureId[];
}

/** What `inner` counts is counted in `outer` too. The one that `yields` is masked where their difference would tell. */
export interface SubsetOf {
  readonly inner: FigureId;
  readonly outer: FigureId;
  readonly yields: 'inner' | 'outer';
}

/** All that is published together, and what links it. */
export interface Publication {
  readonly populations: readonly Population[];
  /** Counts by themselves: neither broken down nor part of a sum. */
  readonly counts: readonly { readonly code: string; readonly count: number }[];
  readonly sums: readonly SumOf[];
  /** Figures by figures: of two populations, their sizes and each cell that both have. */
  readonly subsets: readonly SubsetOf[];
}

const isSmallCount = (count: number, threshold: number): boolean => count >= 1 && count < threshold;

/** Every pair of figures of two populations of which the first lies in the second. */
export const subsetsOf = (
  inner: Population,
  outer: Population,
  yields: SubsetOf['yields'],
): readonly SubsetOf[] => [
  { inner: inner.code, outer: outer.code, yields },
  ...inner.breakdowns.flatMap(({ axis, counts }) =>
    outer.breakdowns.some((one) => one.axis === axis)
      ? counts.map(({ modality }) => ({
          inner: cellOf(inner.code, axis, modality),
          outer: cellOf(outer.code, axis, modality),
          yields,
        }))
      : [],
  ),
];

/**
 * Masks everything that is published together. Gives the cell of each figure; the cells of a part of a sum whose size is
 * masked are not published at all, and have none. Rules, proof and price: docs/adr/0029-the-export-as-one-system.md.
 * Throws when a breakdown does not add up to its population: a person would have been dropped.
 */
export function maskPublication(publication: Publication, threshold: number): ReadonlyMap<FigureId, Cell> {
  const ledger = new Ledger(publication, threshold);
  ledger.maskSmall();
  ledger.protect();
  return ledger.cells();
}

interface Breakdown {
  readonly whole: FigureId;
  readonly parts: readonly FigureId[];
}

/** A difference of two figures: what lies in the outer one only. */
interface Rest extends SubsetOf {
  readonly value: number;
}

/** How far a figure can move. */
interface Range {
  readonly up: number;
  readonly down: number;
}

const least = (ranges: readonly Range[]): Range => ({
  up: Math.min(...ranges.map(({ up }) => up)),
  down: Math.min(...ranges.map(({ down }) => down)),
});

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

class Ledger {
  readonly #threshold: number;
  readonly #values = new Map<FigureId, number>();
  readonly #hidden = new Set<FigureId>();
  /** Cells of populations whose size is masked as part of a sum: they are not published. */
  readonly #absent = new Set<FigureId>();
  readonly #breakdowns: Breakdown[] = [];
  readonly #breakdownOf = new Map<FigureId, Breakdown>();
  readonly #breakdownsOf = new Map<FigureId, Breakdown[]>();
  /** Parts of a sum, by the figure that is their sum. */
  readonly #sumOf = new Map<FigureId, FigureId>();
  readonly #sums: readonly SumOf[];
  readonly #rests: readonly Rest[];
  readonly #restsAsInner: ReadonlyMap<FigureId, readonly Rest[]>;
  readonly #restsAsOuter: ReadonlyMap<FigureId, readonly Rest[]>;

  constructor({ populations, counts, sums, subsets }: Publication, threshold: number) {
    this.#threshold = threshold;
    for (const { code, count } of counts) this.#values.set(code, count);
    for (const { code, size, breakdowns } of populations) {
      this.#values.set(code, size);
      for (const { axis, counts: cells } of breakdowns) {
        if (total(cells.map(({ count }) => count)) !== size)
          throw new Error('a breakdown does not add up to its population');
        const parts = cells.map(({ modality, count }) => {
          const id = cellOf(code, axis, modality);
          this.#values.set(id, count);
          return id;
        });
        const breakdown = { whole: code, parts };
        this.#breakdowns.push(breakdown);
        this.#breakdownsOf.set(code, [...(this.#breakdownsOf.get(code) ?? []), breakdown]);
        for (const id of parts) this.#breakdownOf.set(id, breakdown);
      }
    }
    this.#sums = sums;
    for (const { whole, parts } of sums) {
      this.#values.set(whole, total(parts.map((part) => this.#value(part))));
      for (const part of parts) this.#sumOf.set(part, whole);
    }
    this.#rests = subsets
      .filter(({ inner, outer }) => this.#values.has(inner) && this.#values.has(outer))
      .map((one) => ({ ...one, value: this.#value(one.outer) - this.#value(one.inner) }));
    this.#restsAsInner = Map.groupBy(this.#rests, ({ inner }) => inner);
    this.#restsAsOuter = Map.groupBy(this.#rests, ({ outer }) => outer);
  }

  cells(): ReadonlyMap<FigureId, Cell> {
    return new Map(
      [...this.#values]
        .filter(([id]) => !this.#absent.has(id))
        .map(([id, value]) => [id, this.#hidden.has(id) ? 'c' : value]),
    );
  }

  /**
   * What is masked by itself: small sizes with all their cells, small counts and parts of sums, then each breakdown
   * whose size is shown on its own.
   */
  maskSmall(): void {
    for (const [id, value] of this.#values) {
      if (this.#breakdownOf.has(id) || this.#sums.some(({ whole }) => whole === id)) continue;
      // An empty part of a sum has nothing to break down.
      if (value === 0 && this.#sumOf.has(id)) this.#withdraw(id);
      if (!isSmallCount(value, this.#threshold)) continue;
      this.#hide(id);
      for (const { parts } of this.#breakdownsOf.get(id) ?? []) for (const part of parts) this.#hide(part);
    }
    for (const breakdown of this.#breakdowns) {
      const whole = this.#value(breakdown.whole);
      if (whole === 0 || this.#hidden.has(breakdown.whole)) continue;
      for (const id of breakdown.parts) {
        const value = this.#value(id);
        // A count that is the whole population tells a trait of everybody in it.
        if (isSmallCount(value, this.#threshold) || value === whole) this.#hide(id);
      }
    }
  }

  /** Masks more until nothing that is hidden, nor any small difference, can be told. Each turn hides: it ends. */
  protect(): void {
    for (let isStable = false; !isStable; ) {
      isStable = true;
      for (const breakdown of this.#breakdowns) if (this.#complete(breakdown)) isStable = false;
      for (const rest of this.#rests) if (this.#part(rest)) isStable = false;
      if (!isStable) continue;
      for (const id of this.#hidden) if (this.#widen(id)) isStable = false;
      for (const rest of this.#rests) if (this.#widenRest(rest)) isStable = false;
    }
  }

  #value(id: FigureId): number {
    return this.#values.get(id) ?? 0;
  }

  #isShown(id: FigureId): boolean {
    return !this.#hidden.has(id) && !this.#absent.has(id);
  }

  #isHidden(id: FigureId): boolean {
    return this.#hidden.has(id);
  }

  #withdraw(code: FigureId): void {
    for (const { parts } of this.#breakdownsOf.get(code) ?? []) {
      for (const part of parts) {
        this.#absent.add(part);
        this.#hidden.delete(part);
      }
    }
  }

  /** Masks a figure. A part of a sum takes its sum with it, so that no other part pays; its breakdowns are not published. */
  #hide(id: FigureId): void {
    if (this.#absent.has(id)) return;
    this.#hidden.add(id);
    const sum = this.#sumOf.get(id);
    if (sum === undefined) return;
    this.#hide(sum);
    this.#withdraw(id);
  }

  /**
   * The rule of one breakdown whose size is shown: other counts above zero follow, in the fixed order of the table,
   * until the masked ones add up to more than `threshold - 1` each; when none above zero is left to see, the zeros too.
   * The order does not look at the values: hiding the smallest neighbour would tell a reader who knows the rule that it
   * is at most as large as what is shown.
   */
  #complete({ whole, parts }: Breakdown): boolean {
    if (!this.#isShown(whole) || this.#value(whole) === 0) return false;
    const hiddenBefore = parts.filter((id) => this.#isHidden(id)).length;
    if (hiddenBefore === 0 || parts.some((id) => this.#absent.has(id))) return false;
    const isRevealing = (): boolean => {
      const hidden = parts.filter((id) => this.#isHidden(id));
      return (
        hidden.length < 2 ||
        total(hidden.map((id) => this.#value(id))) <= hidden.length * (this.#threshold - 1)
      );
    };
    // A cell that fills the one that contains it could not rise to make up for another: it comes last.
    const canRise = (id: FigureId): boolean => this.#room(id).up > 0;
    for (const id of [...parts.filter(canRise), ...parts.filter((one) => !canRise(one))]) {
      if (!isRevealing()) break;
      if (this.#value(id) > 0) this.#hide(id);
    }
    if (!parts.some((id) => this.#value(id) > 0 && this.#isShown(id))) for (const id of parts) this.#hide(id);
    return parts.filter((id) => this.#isHidden(id)).length > hiddenBefore;
  }

  /** Masks one of two shown figures whose difference is small. */
  #part({ inner, outer, yields, value }: Rest): boolean {
    if (!this.#isShown(inner) || !this.#isShown(outer)) return false;
    if (!isSmallCount(Math.abs(value), this.#threshold)) return false;
    this.#hide(yields === 'inner' ? inner : outer);
    return true;
  }

  /** How far a figure can rise by itself under what contains it, and fall above what it contains, `beside` aside. */
  #room(id: FigureId, beside?: FigureId): Range {
    const held = (rests: readonly Rest[] = []): readonly number[] =>
      rests
        .filter((rest) => this.#isHeld(rest) && rest.inner !== beside && rest.outer !== beside)
        .map(({ value }) => value);
    return {
      up: Math.min(...held(this.#restsAsInner.get(id)), Number.POSITIVE_INFINITY),
      down: Math.min(...held(this.#restsAsOuter.get(id)), this.#value(id)),
    };
  }

  /** Whether a reader may use this inclusion: both figures are published, and it is not contradicted by them. */
  #isHeld({ inner, outer, value }: Rest): boolean {
    return value >= 0 && !this.#absent.has(inner) && !this.#absent.has(outer);
  }

  /**
   * How many can pass from one hidden cell of a breakdown to another, when the populations around and within move alike
   * where their own cells are hidden.
   */
  #passing(from: FigureId, to: FigureId): number {
    const besideOf = (
      rests: readonly Rest[] = [],
      side: 'inner' | 'outer',
      alike: FigureId,
    ): FigureId | null => {
      const breakdown = this.#breakdownOf.get(alike);
      const found = rests.find((rest) => this.#breakdownOf.get(rest[side]) === breakdown)?.[side];
      return found !== undefined && this.#isHidden(found) && this.#isHidden(alike) ? found : null;
    };
    const rise = (this.#restsAsInner.get(to) ?? [])
      .filter((rest) => this.#isHeld(rest))
      .map(({ outer, value }) => {
        const other = besideOf(this.#restsAsInner.get(from), 'outer', outer);
        return other === null ? value : value + Math.min(this.#room(outer).up, this.#room(other, from).down);
      });
    const fall = (this.#restsAsOuter.get(from) ?? [])
      .filter((rest) => this.#isHeld(rest))
      .map(({ inner, value }) => {
        const other = besideOf(this.#restsAsOuter.get(to), 'inner', inner);
        return other === null ? value : value + Math.min(this.#room(inner).down, this.#room(other, to).up);
      });
    return Math.min(this.#value(from), ...rise, ...fall);
  }

  /** The farthest that one other hidden cell of its breakdown lets a figure move. */
  #rangeByPassing(id: FigureId): Range {
    const others = (this.#breakdownOf.get(id)?.parts ?? []).filter(
      (one) => one !== id && this.#isHidden(one),
    );
    return {
      up: Math.max(0, ...others.map((one) => this.#passing(one, id))),
      down: Math.max(0, ...others.map((one) => this.#passing(id, one))),
    };
  }

  /** How far the other hidden figures of the sums that a figure stands in can make up for its moves. */
  #makeUp(id: FigureId): Range {
    const own = this.#breakdownOf.get(id);
    if (own === undefined) {
      // A size moves with a hidden cell of each of its breakdowns.
      const breakdowns = (this.#breakdownsOf.get(id) ?? []).filter(
        ({ parts }) => !parts.some((part) => this.#absent.has(part)),
      );
      return least(breakdowns.map(({ parts }) => this.#summed(parts)));
    }
    const others = own.parts.filter((one) => one !== id);
    const summed = this.#summed(others);
    // One of them falls further when what it contains falls with it.
    const further = Math.max(0, ...others.map((one) => this.#furtherFall(one)));
    const whole = this.#wholeRange(own);
    return { up: summed.down + further + whole.up, down: summed.up + whole.down };
  }

  #summed(ids: readonly FigureId[]): Range {
    const rooms = ids.filter((one) => this.#isHidden(one)).map((one) => this.#room(one));
    return { up: total(rooms.map(({ up }) => up)), down: total(rooms.map(({ down }) => down)) };
  }

  /** How far the size of a breakdown can move, if it is hidden, with hidden cells of the other breakdowns. */
  #wholeRange(own: Breakdown): Range {
    if (!this.#isHidden(own.whole)) return { up: 0, down: 0 };
    const elsewhere = (this.#breakdownsOf.get(own.whole) ?? []).filter((one) => one !== own);
    return least([...elsewhere.map(({ parts }) => this.#summed(parts)), this.#room(own.whole)]);
  }

  /**
   * How much further than its room a hidden figure falls when each figure that it contains, hidden, falls with its own
   * hidden size: such a fall makes room everywhere, and takes none.
   */
  #furtherFall(id: FigureId): number {
    if (!this.#isHidden(id)) return 0;
    const falls = (this.#restsAsOuter.get(id) ?? []).flatMap(({ inner, value }) => {
      if (value < 0 || this.#absent.has(inner)) return [];
      const own = this.#breakdownOf.get(inner);
      const fall =
        own === undefined || !this.#isHidden(inner)
          ? 0
          : Math.min(this.#room(inner).down, this.#wholeRange(own).down);
      return [value + fall];
    });
    return Math.max(0, Math.min(this.#value(id), ...falls) - this.#room(id).down);
  }

  /**
   * How far a hidden figure can move in tables that would be published alike. Every move is one that a reader cannot
   * refute: other hidden figures make up for it, and no figure outgrows what contains it. `isAlone`: what contains it
   * or is contained in it stays where it is; else it may first make room, by a move of the same kind.
   */
  #range(id: FigureId, isAlone: boolean): Range {
    const make = this.#makeUp(id);
    if (isAlone) {
      const room = this.#room(id);
      return { up: Math.min(room.up, make.up), down: Math.min(room.down, make.down) };
    }
    const roomWith = (rests: readonly Rest[] = [], side: 'inner' | 'outer', way: keyof Range): number =>
      Math.min(
        ...rests
          .filter((rest) => this.#isHeld(rest))
          .map((rest) => rest.value + (this.#isHidden(rest[side]) ? this.#range(rest[side], true)[way] : 0)),
        Number.POSITIVE_INFINITY,
      );
    const passing = this.#rangeByPassing(id);
    const up = Math.min(roomWith(this.#restsAsInner.get(id), 'outer', 'up'), make.up);
    const down = Math.min(roomWith(this.#restsAsOuter.get(id), 'inner', 'down'), make.down, this.#value(id));
    return { up: Math.max(up, passing.up), down: Math.max(down, passing.down) };
  }

  /** Whether a value keeps what is declared: every value under the threshold if it is small, else as many values. */
  #isWide(value: number, { up, down }: Range): boolean {
    return isSmallCount(value, this.#threshold)
      ? value - down <= 1 && value + up >= this.#threshold - 1
      : up + down >= this.#threshold - 2;
  }

  /** What tells nothing: a zero that a shown zero contains. */
  #isPlain(id: FigureId): boolean {
    return (this.#restsAsInner.get(id) ?? []).some(
      ({ outer }) => this.#isShown(outer) && this.#value(outer) === 0,
    );
  }

  /** Masks one more figure when a hidden one could be told from the others. */
  #widen(id: FigureId): boolean {
    if (this.#sums.some(({ whole }) => whole === id) || this.#isPlain(id)) return false;
    const range = (): Range => this.#range(id, false);
    if (this.#isWide(this.#value(id), range())) return false;
    return this.#hideFirst(
      [
        ...this.#neighbours(id),
        ...(this.#restsAsOuter.get(id) ?? []).map(({ inner }) => inner),
        ...(this.#restsAsInner.get(id) ?? []).map(({ outer }) => outer),
      ],
      range,
    );
  }

  #widenRest({ inner, outer, yields, value }: Rest): boolean {
    if (this.#absent.has(inner) || this.#absent.has(outer)) return false;
    // What contradicts an inclusion is no difference of people: it is enough that one of the two is hidden.
    // What lies in a small figure is as small: that figure is protected itself.
    if (!isSmallCount(value, this.#threshold) || isSmallCount(this.#value(outer), this.#threshold))
      return false;
    const range = (): Range => {
      const rangeOf = (id: FigureId): Range =>
        this.#isHidden(id) ? this.#range(id, true) : { up: 0, down: 0 };
      const [first, second] = [rangeOf(inner), rangeOf(outer)];
      return { up: Math.max(first.down, second.up), down: Math.max(first.up, second.down) };
    };
    const { up, down } = range();
    if (up + down >= this.#threshold - 2) return false;
    const [giving, other] = yields === 'inner' ? [inner, outer] : [outer, inner];
    return this.#hideFirst([giving, ...this.#neighbours(giving), other, ...this.#neighbours(other)], range);
  }

  /** Figures whose hiding lets one move: those of its breakdown, its size, then those of the other breakdowns. */
  #neighbours(id: FigureId): readonly FigureId[] {
    const own = this.#breakdownOf.get(id);
    const whole = own?.whole ?? id;
    const others = (this.#breakdownsOf.get(whole) ?? []).filter((one) => one !== own);
    const nonZeroFirst = (parts: readonly FigureId[]): readonly FigureId[] => [
      ...parts.filter((one) => this.#value(one) > 0),
      ...parts.filter((one) => this.#value(one) === 0),
    ];
    return [...nonZeroFirst(own?.parts ?? []), whole, ...others.flatMap(({ parts }) => nonZeroFirst(parts))];
  }

  /** Hides the first of these figures, in their order, that gives more room; else the first that is still shown. */
  #hideFirst(candidates: readonly FigureId[], range: () => Range): boolean {
    const shown = candidates.filter((id) => this.#isShown(id));
    const before = range();
    const helps = shown.find((id) => {
      // A part of a sum is not tried: its breakdowns would have to come back.
      if (this.#sumOf.has(id)) return false;
      this.#hidden.add(id);
      const after = range();
      this.#hidden.delete(id);
      return after.up + after.down > before.up + before.down;
    });
    const chosen = helps ?? shown[0];
    if (chosen === undefined) return false;
    this.#hide(chosen);
    return true;
  }
}
