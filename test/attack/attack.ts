import { breakdowns, countBy, type Member } from '../../electron/vault/indicators/breakdowns';
import type { Counted } from '../../electron/vault/indicators/quarter-report';
import { contractKindIds, kindOf } from '../../shared/contract-files';
import { schemeIds } from '../../shared/fields';
import type { Cell, QuarterReport } from '../../shared/indicators';
import { type SumConstraint, System } from './feasible';

/**
 * A reader of the export who has its definitions, its sums and a computer. It shares nothing with the masking: what it
 * supposes of the populations is written here again, from their French definitions.
 */

const actPopulations = [
  { code: 'B6', groups: schemeIds },
  { code: 'B6R', groups: schemeIds },
  { code: 'D1', groups: contractKindIds },
  { code: 'D2', groups: contractKindIds },
] as const;
const isActs = (code: string): boolean => actPopulations.some((one) => one.code === code);
const axes = breakdowns.map(({ axis, modalities }) => ({ axis, codes: modalities.map(({ code }) => code) }));
const cellId = (code: string, axis: string, modality: string): string => `${code}|${axis}|${modality}`;

/** A population of which the first counts some of the second. */
interface Supposed {
  readonly inner: string;
  readonly outer: string;
}

const sub = (code: string, groups: readonly string[]): readonly string[] =>
  groups.map((group) => `${code}.${group}`);

/** Populations that lie in one another, as their definitions let suppose, if not say. */
const supposed: readonly Supposed[] = [
  { inner: 'B3', outer: 'B1' },
  ...actPopulations.flatMap(({ code, groups }) => sub(code, groups).map((inner) => ({ inner, outer: 'B1' }))),
  ...contractKindIds.flatMap((kind) => [
    { inner: `D2.${kind}`, outer: `D1.${kind}` },
    { inner: `D2.${kind}`, outer: `B6.${kindOf(kind).scheme}` },
  ]),
];

/** What is sure: a candidate counted without sex or level lacks them in the portfolio too. */
const sure: readonly Supposed[] = ['B1', 'B3'].flatMap((code) => [
  { inner: cellId(code, 'sex', 'NR'), outer: 'Q2' },
  { inner: cellId(code, 'level', 'NR'), outer: 'Q3' },
]);

/** The true figures by the ids of the attacker: what it must not find. */
export function truthOf(counted: Counted): ReadonlyMap<string, number> {
  const truth = new Map<string, number>();
  const population = (code: string, members: readonly Member[]): void => {
    truth.set(code, members.length);
    for (const breakdown of breakdowns) {
      const counts = countBy(breakdown, members);
      for (const [rank, { code: modality }] of breakdown.modalities.entries())
        truth.set(cellId(code, breakdown.axis, modality), counts[rank] ?? 0);
    }
  };
  population('B1', counted.inContact);
  population('B3', counted.firstReceived);
  const acts = { B6: counted.entries, B6R: counted.renewals, D1: counted.opened, D2: counted.signed };
  for (const { code, groups } of actPopulations) {
    truth.set(code, acts[code].length);
    for (const group of groups)
      population(
        `${code}.${group}`,
        acts[code].filter((act) => act.group === group),
      );
  }
  truth.set('Q1', counted.lacks.undatedEntries);
  truth.set('Q2', counted.lacks.withoutSex);
  truth.set('Q3', counted.lacks.withoutLevel);
  truth.set('Q4', counted.lacks.withoutFirstReception);
  truth.set('Q5', counted.lacks.suspectedDuplicates);
  return truth;
}

/** What an export says, by the ids of the attacker. */
interface Published {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly sums: readonly SumConstraint[];
}

function publishedIn(report: QuarterReport): Published {
  const cells = new Map<string, Cell>();
  const sums = report.tables.map(({ code, axis, rows, total }) => {
    const idOf = (modality: string): string =>
      isActs(code) && (axis === 'scheme' || axis === 'kind')
        ? `${code}.${modality}`
        : cellId(code, axis, modality);
    cells.set(code, total);
    for (const { modality, value } of rows) cells.set(idOf(modality), value);
    return { whole: code, parts: rows.map(({ modality }) => idOf(modality)) };
  });
  for (const { code, value } of report.quality) cells.set(code, value);
  return { cells, sums };
}

export interface Finding {
  /** The hidden figure, or `inner < outer` for what a subtraction tells of the rest. */
  readonly figure: string;
  readonly how: 'exact' | 'narrow' | 'undecided';
  readonly truth: number;
}

/**
 * Whether `id` keeps the protection that is declared: a small figure that is published keeps every value under the
 * threshold; another one, a sum of acts and what is left by a subtraction keep as many values.
 */
function lossOf(system: System, id: string, truth: number, threshold: number): Finding['how'] | null {
  const [outerLow, outerHigh] = system.outerBounds(id);
  if (outerLow === outerHigh) return 'exact';
  const isSmall = truth >= 1 && truth < threshold && !isActs(id) && !id.includes(' < ');
  const reaches = (low: number, high: number): boolean | undefined => system.allows(id, [low, high]);
  if (isSmall) {
    const down = reaches(0, 1);
    const up = reaches(threshold - 1, Number.MAX_SAFE_INTEGER);
    if (down === undefined || up === undefined) return 'undecided';
    if (down && up) return null;
    return reaches(0, truth - 1) === false && reaches(truth + 1, Number.MAX_SAFE_INTEGER) === false
      ? 'exact'
      : 'narrow';
  }
  const wanted = threshold - 2;
  const extent = (sign: 1 | -1): number | undefined => {
    for (let by = wanted; by > 0; by -= 1) {
      const found =
        sign === 1 ? reaches(truth + by, Number.MAX_SAFE_INTEGER) : truth - by >= 0 && reaches(0, truth - by);
      if (found === undefined) return undefined;
      if (found) return by;
    }
    return 0;
  };
  const up = extent(1);
  const down = up === wanted ? 0 : extent(-1);
  if (up === undefined || down === undefined) return 'undecided';
  if (up + down >= wanted) return null;
  return up + down === 0 ? 'exact' : 'narrow';
}

/** What the attacker looks at together: figures, the sums among them, and which count some of which. */
interface View {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly sums: readonly SumConstraint[];
  readonly inclusions: readonly Supposed[];
  /** Inclusions of which each axis adds up to that of the whole populations. */
  readonly restSums: readonly { readonly whole: Supposed; readonly parts: readonly Supposed[] }[];
}

const codeOf = (id: string): string => id.split('|')[0] ?? id;

/** The whole export with what is sure; then each pair of populations, supposing that one lies in the other. */
function* viewsOf({ cells, sums }: Published): Generator<View> {
  yield { cells, sums, inclusions: sure, restSums: [] };
  for (const pair of supposed) {
    const codes: readonly string[] = [pair.inner, pair.outer];
    const parts = axes.map(({ axis, codes: modalities }) =>
      modalities.map((code) => ({
        inner: cellId(pair.inner, axis, code),
        outer: cellId(pair.outer, axis, code),
      })),
    );
    yield {
      cells: new Map([...cells].filter(([id]) => codes.includes(codeOf(id)))),
      sums: sums.filter(({ whole, parts: [first = ''] }) => codes.includes(whole) && first.includes('|')),
      inclusions: [pair, ...parts.flat()],
      restSums: parts.map((one) => ({ whole: pair, parts: one })),
    };
  }
}

const restId = ({ inner, outer }: Supposed): string => `${inner} < ${outer}`;

function findingsInView(
  { cells, sums, inclusions, restSums }: View,
  truth: ReadonlyMap<string, number>,
  threshold: number,
): readonly Finding[] {
  const trueOf = (id: string): number => truth.get(id) ?? 0;
  const isSmall = (value: number): boolean => value >= 1 && value < threshold;
  // A row of acts, a size that its breakdowns share, or a count of the quality says by being hidden that it is small.
  const saysSmall = (id: string): boolean => !id.includes('|') && !isActs(id);
  const bounds = new Map<string, readonly [number, number]>();
  for (const [id, cell] of cells) {
    if (cell !== 'c') bounds.set(id, [cell, cell]);
    else bounds.set(id, saysSmall(id) && isSmall(trueOf(id)) ? [1, threshold - 1] : [0, 1_000_000]);
  }
  const hints = new Map(truth);
  // A supposition that is false for a figure is no help there.
  const held = inclusions.filter(
    ({ inner, outer }) => cells.has(inner) && cells.has(outer) && trueOf(outer) >= trueOf(inner),
  );
  for (const one of held) hints.set(restId(one), trueOf(one.outer) - trueOf(one.inner));
  const ids = new Set(held.map(restId));
  const system = new System(
    [
      ...sums,
      ...held.map((one) => ({ whole: one.outer, parts: [one.inner, restId(one)] })),
      ...restSums
        .map(({ whole, parts }) => ({ whole: restId(whole), parts: parts.map(restId) }))
        .filter(({ whole, parts }) => [whole, ...parts].every((id) => ids.has(id))),
    ],
    bounds,
    hints,
  );
  const findings: Finding[] = [];
  const judge = (figure: string, value: number): void => {
    const how = lossOf(system, figure, value, threshold);
    if (how !== null) findings.push({ figure, how, truth: value });
  };
  // A zero that the containing population shows as zero tells nothing.
  const structural = new Set(held.filter(({ outer }) => cells.get(outer) === 0).map(({ inner }) => inner));
  for (const [id, cell] of cells) if (cell === 'c' && !structural.has(id)) judge(id, trueOf(id));
  for (const one of held) {
    const rest = trueOf(one.outer) - trueOf(one.inner);
    // What lies in a small figure is as small: the figure itself is judged.
    if (isSmall(rest) && !isSmall(trueOf(one.outer))) judge(restId(one), rest);
  }
  return findings;
}

/**
 * Everything that one export gives away of figures under the threshold or hidden: over the whole export with what is
 * sure of its populations, then over every pair of populations of which one may lie in the other.
 */
export function findingsIn(report: QuarterReport, truth: ReadonlyMap<string, number>): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const view of viewsOf(publishedIn(report)))
    for (const finding of findingsInView(view, truth, report.threshold))
      findings.set(finding.figure, finding);
  return [...findings.values()];
}

/** Differences of what two exports of one quarter show that are under the threshold: cells, and what each table hides. */
function smallDifferences(earlier: Published, later: Published, threshold: number): readonly string[] {
  const shown = ({ cells }: Published, id: string): number | null => {
    const cell = cells.get(id);
    return cell === undefined || cell === 'c' ? null : cell;
  };
  const hiddenSum = (published: Published, { whole, parts }: SumConstraint): number | null => {
    const total = shown(published, whole);
    return total === null ? null : parts.reduce((left, part) => left - (shown(published, part) ?? 0), total);
  };
  const isTelling = (one: number | null, other: number | null): boolean =>
    one !== null && other !== null && one !== other && Math.abs(one - other) < threshold;
  return [
    ...[...earlier.cells.keys()].filter((id) => isTelling(shown(earlier, id), shown(later, id))),
    ...earlier.sums
      .filter((sum) => isTelling(hiddenSum(earlier, sum), hiddenSum(later, sum)))
      .map(({ whole, parts }) => `hidden of ${whole} by ${parts[0]}`),
  ];
}

/**
 * What two exports of the same quarter give away together, to a reader who knows which figures did not change between
 * them, as whoever knows what was typed in does: differences under the threshold, and hidden figures that one export
 * tells of the other.
 */
export function findingsBetween(
  earlier: { readonly report: QuarterReport; readonly truth: ReadonlyMap<string, number> },
  later: { readonly report: QuarterReport; readonly truth: ReadonlyMap<string, number> },
): readonly Finding[] {
  const threshold = Math.min(earlier.report.threshold, later.report.threshold);
  const exports = [earlier, later].map(({ report, truth }) => ({ published: publishedIn(report), truth }));
  const named = (at: number, id: string): string => `${at + 1}: ${id}`;
  const bounds = new Map<string, readonly [number, number]>();
  const hints = new Map<string, number>();
  const sums: SumConstraint[] = [];
  for (const [at, { published, truth }] of exports.entries()) {
    for (const [id, cell] of published.cells) {
      bounds.set(named(at, id), cell === 'c' ? [0, 1_000_000] : [cell, cell]);
      hints.set(named(at, id), truth.get(id) ?? 0);
    }
    for (const { whole, parts } of published.sums)
      sums.push({ whole: named(at, whole), parts: parts.map((part) => named(at, part)) });
  }
  const [first, second] = exports;
  if (first === undefined || second === undefined) return [];
  for (const id of first.published.cells.keys())
    if (second.published.cells.has(id) && first.truth.get(id) === second.truth.get(id))
      sums.push({ whole: named(0, id), parts: [named(1, id)] });
  const system = new System(sums, bounds, hints);
  const findings: Finding[] = smallDifferences(first.published, second.published, threshold).map(
    (figure) => ({ figure, how: 'exact', truth: 0 }),
  );
  for (const [at, { published, truth }] of exports.entries())
    for (const [id, cell] of published.cells) {
      const value = truth.get(id) ?? 0;
      const how = cell === 'c' ? lossOf(system, named(at, id), value, threshold) : null;
      if (how !== null) findings.push({ figure: named(at, id), how, truth: value });
    }
  return findings;
}
