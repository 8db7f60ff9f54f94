import { formatCents } from '../../base/text';
import {
  addDays,
  type CivilDate,
  type CivilMonth,
  earlier,
  firstOfMonth,
  formatFrenchDate,
  lastOfMonth,
  later,
  monthOf,
  monthsOf,
  type Territory,
  yearOf,
} from '../../base/time';
import { asking, type Facts, factTable as facts, knownDate } from '../facts/facts';
import { territoryOf } from '../facts/place';
import { rounded, weeklySeconds } from './exact';
import { sentence } from './phrasing';
import { noReferences, type References } from './references';
import { smicOn } from './smic';
import type { Citation } from './source';

/** What the minimum is a percentage of. */
export type PayBasis = 'SMIC' | 'conventional-minimum';

/** Why a line has its percentage: the row of the table, the facts that chose it, the articles that say so. */
export interface Because {
  /** The row, in a few words. */
  readonly row: string;
  /** Paths of the facts. */
  readonly facts: readonly string[];
  /** Keys of `articles`. */
  readonly articles: readonly string[];
}

/** The minimum of one month. Amounts in whole cents; a first or last month cut by the contract is not prorated. */
export interface PayLine {
  readonly month: CivilMonth;
  /** Days of the month that the line covers: the contract, or a change of rate within the month, may cut it. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly isPartial: boolean;
  readonly percent: number;
  readonly of: PayBasis;
  readonly because: Because;
  /** `null` when no SMIC is known for the territory at that date. */
  readonly hourlySmicCents: number | null;
  /** `null` when the weekly hours or the SMIC are not known. */
  readonly monthlyGrossCents: number | null;
  readonly toCheck: boolean;
  /** Why it is to check; empty otherwise. */
  readonly reason: string;
  /** The reason, and what the figure leaves out: what stands beside the line. */
  readonly note: string;
}

export interface PaySchedule {
  readonly lines: readonly PayLine[];
  /** Facts whose knowledge would settle what is to check. */
  readonly missing: readonly string[];
  readonly source: string;
  readonly cites: Citation;
}

/** Consecutive months of the same percentage, basis and SMIC. */
export interface PayStretch extends Omit<PayLine, 'month' | 'isPartial' | 'note'> {
  /** First day from which the figures are to check. */
  readonly toCheckFrom: CivilDate | null;
}

/**
 * Cents a month of `percent` of an hourly SMIC: percent × hourly × weekly hours × 52/12 (L. 3242-1), in whole numbers,
 * rounded once. Example: 70 % of 12,31 € at 35 hours is 1 306,91 €.
 */
export const monthlyCents = (percent: number, hourlySmicCents: number, weeklyHours: number): number =>
  rounded(
    BigInt(percent) * BigInt(hourlySmicCents) * BigInt(weeklySeconds(weeklyHours)) * 52n,
    100n * 3600n * 12n,
  );

/** Cents a month of `percent` of a conventional minimum that is stated for 35 hours. */
export const conventionalCents = (percent: number, fullTimeCents: number, weeklyHours: number): number =>
  rounded(BigInt(percent) * BigInt(fullTimeCents) * BigInt(weeklySeconds(weeklyHours)), 100n * 35n * 3600n);

/** The rate of a day. */
export interface Rate {
  /** Percent of the SMIC, a whole number. */
  readonly percent: number;
  /** Percent of the conventional minimum that the pay must reach too; `null` where the text does not ask it. */
  readonly conventionalPercent: number | null;
  readonly because: Because;
  /** What is to check in the rate itself, each a sentence. */
  readonly checks: readonly string[];
  readonly missing: readonly string[];
  /** An amount that the pay may not go under whatever the percentage, in cents a month, and why. */
  readonly floor?: { readonly cents: number; readonly reason: string };
}

/** How the pay of a scheme is found. */
export interface PayRule {
  /** Rate on a day of the contract; the first day of a line decides for the line. */
  readonly rateOn: (day: CivilDate, startsOn: CivilDate) => Rate;
  /** Days on which the rate may change within a month: the line is cut there. */
  readonly cuts?: (startsOn: CivilDate, endsOn: CivilDate) => readonly CivilDate[];
  /** What the rates are taken from: as it is read, and as data. */
  readonly source: string;
  readonly cites: Citation;
  /** Article that imposes the conventional minimum, for the sentence that asks for it. */
  readonly conventionalArticle?: string;
}

export interface PayContext {
  readonly territory?: Territory;
  readonly references?: References;
}

const fullTime = 35;

/** The parts of a month between the cuts. */
function stretchesOf(
  month: CivilDate,
  startsOn: CivilDate,
  endsOn: CivilDate,
  cuts: readonly CivilDate[],
): readonly { readonly from: CivilDate; readonly to: CivilDate }[] {
  const from = later(month, startsOn);
  const to = earlier(lastOfMonth(month), endsOn);
  const starts = [from, ...cuts.filter((cut) => cut > from && cut <= to)];
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return { from: start, to: next === undefined ? to : addDays(next, -1) };
  });
}

/**
 * The legal minimum month by month, from the start to the end of the contract or of the action. Without an end, one
 * line: the first month; without a start, the month of the conclusion. Source of the month: L. 3242-1.
 */
export function paySchedule(given: Facts, rule: PayRule, context: PayContext = {}): PaySchedule {
  const territory = territoryOf(given, context.territory);
  const references = context.references ?? noReferences;
  const ask = asking(given);
  const start = knownDate(ask(facts.startsOn));
  const end = knownDate(ask(facts.endsOn));
  const startsOn = start ?? given.on;
  const endsOn = start !== null && end !== null && end >= start ? end : lastOfMonth(startsOn);
  const cuts = [...(rule.cuts?.(startsOn, endsOn) ?? [])].sort();
  const missing = new Set<string>();
  if (start === null) missing.add(facts.startsOn.path);
  if (end === null) missing.add(facts.endsOn.path);

  const line = (from: CivilDate, to: CivilDate): PayLine => {
    const rate = rule.rateOn(from, startsOn);
    const hours = ask(facts.weeklyHours);
    const minimum = smicOn(from, territory, references);
    const checks: string[] = [...rate.checks];
    const remarks: string[] = [];
    for (const path of rate.missing) missing.add(path);

    if (minimum === null) checks.push('Le SMIC de ce territoire n’est pas connu à cette date.');
    else if (!minimum.isKnown) {
      checks.push(
        `SMIC ${yearOf(from)} pas encore connu : ${formatCents(minimum.cents)} conservés (valeur du ${formatFrenchDate(minimum.from)}).`,
      );
    } else if (minimum.confidence === 'N') checks.push('Valeur du SMIC non vérifiée à cette date.');
    if (hours.state !== 'known') {
      missing.add(facts.weeklyHours.path);
      checks.push('Durée hebdomadaire à préciser.');
    } else if (hours.value > fullTime) checks.push('Majorations d’heures supplémentaires non comprises.');
    const kind = ask(facts.employerKind);
    if (kind.state === 'known' && kind.value === 'temp-agency') {
      remarks.push(
        'La mensualisation ne s’applique pas au travail temporaire (L. 3242-1) : montant indicatif d’un mois entier.',
      );
    }

    const onSmic =
      minimum && hours.state === 'known' ? monthlyCents(rate.percent, minimum.cents, hours.value) : null;
    let basis: PayBasis = 'SMIC';
    let percent = rate.percent;
    let gross = onSmic;
    if (rate.conventionalPercent !== null) {
      const conventional = ask(facts.conventionalMinimumMonthly);
      if (conventional.state === 'unknown') {
        missing.add(facts.conventionalMinimumMonthly.path);
        checks.push(
          `Minimum conventionnel à préciser : la rémunération ne peut être inférieure à ${rate.conventionalPercent} % de celui-ci${rule.conventionalArticle === undefined ? '' : ` (${rule.conventionalArticle})`}.`,
        );
      } else if (conventional.state === 'known' && hours.state === 'known' && onSmic !== null) {
        const floor = conventionalCents(
          rate.conventionalPercent,
          Math.round(conventional.value * 100),
          hours.value,
        );
        if (floor > onSmic) {
          basis = 'conventional-minimum';
          percent = rate.conventionalPercent;
          gross = floor;
        }
        if (hours.value !== fullTime)
          checks.push('Minimum conventionnel, donné pour 35 heures, ramené à l’horaire du contrat.');
      }
    }
    if (rate.floor !== undefined && gross !== null && rate.floor.cents > gross) {
      gross = rate.floor.cents;
      checks.push(rate.floor.reason);
    }
    const isPartial = from !== firstOfMonth(from) || to !== lastOfMonth(from);
    if (isPartial) remarks.push('Mois incomplet : montant d’un mois entier, sans prorata.');
    return {
      month: monthOf(from),
      from,
      to,
      isPartial,
      percent,
      of: basis,
      because: rate.because,
      hourlySmicCents: minimum?.cents ?? null,
      monthlyGrossCents: gross,
      toCheck: checks.length > 0,
      reason: sentence(checks.join(' ')),
      note: sentence([...checks, ...remarks].join(' ')),
    };
  };

  const lines = monthsOf(startsOn, endsOn).flatMap((month) =>
    stretchesOf(month, startsOn, endsOn, cuts).map(({ from, to }) => line(from, to)),
  );
  return { lines, missing: [...missing], source: rule.source, cites: rule.cites };
}

/** The stretches of a schedule: a stretch ends where the percentage, its basis or the known SMIC changes. */
export function payPeriods(schedule: PaySchedule): readonly PayStretch[] {
  const stretches: PayStretch[] = [];
  for (const { month: _month, isPartial: _partial, note: _note, ...line } of schedule.lines) {
    const last = stretches.at(-1);
    const isSame =
      last !== undefined &&
      last.percent === line.percent &&
      last.of === line.of &&
      last.hourlySmicCents === line.hourlySmicCents &&
      last.monthlyGrossCents === line.monthlyGrossCents;
    if (isSame) {
      stretches[stretches.length - 1] = {
        ...last,
        to: line.to,
        toCheck: last.toCheck || line.toCheck,
        toCheckFrom: last.toCheckFrom ?? (line.toCheck ? line.from : null),
        reason: last.toCheck ? last.reason : line.reason,
      };
    } else stretches.push({ ...line, toCheckFrom: line.toCheck ? line.from : null });
  }
  return stretches;
}
