import { type Random, seededRandom } from '../../electron/vault/demo';
import type { KeptPublication } from '../../electron/vault/indicators/indicators.repository';
import { type Counted, maskedReport, nextPublication } from '../../electron/vault/indicators/quarter-report';
import { civilDate, quarterSchema } from '../../shared/base/time';
import type { QuarterReport } from '../../shared/indicators';
import { defaultSettings } from '../../shared/settings';
import { type Finding, findingsBetween, findingsIn, truthOf } from './attack';
import { laterQuarter, randomQuarter } from './random-quarter';

/** What an export of an invented quarter is of, at a threshold. */
const frameOf = (threshold: number): Parameters<typeof maskedReport>[0] => ({
  quarter: quarterSchema.parse('2026-T3'),
  settings: { ...defaultSettings, maskingThreshold: threshold },
  isDemo: false,
});

/** Why a seed failed, as it is shown: the seed makes the same portfolio again. */
const told = (seed: number, findings: readonly Finding[]): readonly string[] =>
  findings.length === 0
    ? []
    : [
        `seed ${seed}: ${findings
          .slice(0, 4)
          .map(({ figure, how, truth }) => `${figure} ${how} (${truth})`)
          .join(', ')}`,
      ];

interface Outcome {
  readonly failed: readonly string[];
  /** Masked figures met, so that an attack on nothing is not taken for a defence. */
  readonly masked: number;
}

/** Attacks one export of each invented quarter. */
export function attackExports(threshold: number, seeds: Iterable<number>): Outcome {
  const failed: string[] = [];
  let masked = 0;
  for (const seed of seeds) {
    const counted = randomQuarter(seededRandom(seed));
    const report = maskedReport(frameOf(threshold), counted);
    masked += report.maskedCells;
    failed.push(...told(seed, findingsIn(report, truthOf(counted))));
  }
  return { failed, masked };
}

interface Sent {
  readonly report: QuarterReport;
  readonly truth: ReadonlyMap<string, number>;
}

interface SuccessiveOutcome {
  readonly failed: readonly string[];
  readonly corrected: number;
  readonly pending: number;
  /** Quarters of which a second export of what is counted anew, as if nothing were frozen, would have told. */
  readonly toldByCountingAnew: number;
}

/**
 * Exports each invented quarter, changes the portfolio, exports it again, three times over, at thresholds that change
 * too; then subtracts each export from every other.
 */
export function attackSuccessive(thresholds: readonly number[], seeds: Iterable<number>): SuccessiveOutcome {
  const failed: string[] = [];
  let corrected = 0;
  let pending = 0;
  let toldByCountingAnew = 0;
  for (const seed of seeds) {
    const random: Random = seededRandom(seed);
    const kept: KeptPublication[] = [];
    const sent: Sent[] = [];
    let counted: Counted = randomQuarter(random);
    for (const [turn, threshold] of [0, 1, 2, 3].map(
      (one) => [one, thresholds[one % thresholds.length] ?? 11] as const,
    )) {
      if (turn > 0) counted = laterQuarter(random, counted);
      const truth = truthOf(counted);
      const { report, figures } = nextPublication(frameOf(threshold), counted, kept);
      const [first] = sent;
      if (turn === 1 && first !== undefined) {
        const anew = { report: maskedReport(frameOf(threshold), counted), truth };
        if (findingsBetween(first, anew).length > 0) toldByCountingAnew += 1;
      }
      const { state, revision, hasPendingCorrection } = report.publication;
      if (hasPendingCorrection) pending += 1;
      if (state === 'frozen') {
        const last = sent.at(-1)?.report;
        const isAsSent =
          last !== undefined &&
          JSON.stringify([report.tables, report.quality, report.threshold]) ===
            JSON.stringify([last.tables, last.quality, last.threshold]);
        if (!isAsSent) failed.push(`seed ${seed}: a frozen quarter moved`);
        continue;
      }
      if (state === 'corrected') corrected += 1;
      const quality = new Map(
        report.quality.map(({ code }) => [code, figures.get(code)?.count ?? 0] as const),
      );
      const now = { report, truth: new Map([...truth, ...quality]) };
      for (const before of sent) failed.push(...told(seed, findingsBetween(before, now)));
      sent.push(now);
      kept.push({
        revision,
        publishedOn: civilDate('2026-10-02'),
        threshold: report.threshold,
        report,
        figures,
      });
    }
  }
  return { failed, corrected, pending, toldByCountingAnew };
}

/** Seeds from 1 to `count`, or others after them. */
export const seeds = (count: number, after = 0): readonly number[] =>
  Array.from({ length: count }, (_, rank) => after + rank + 1);
