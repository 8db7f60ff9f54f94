import { formatCents } from '../text';
import {
  ageOn,
  birthdayOn,
  type CivilDate,
  type CivilMonth,
  earlier,
  firstOfMonth,
  firstOfNextMonth,
  formatFrenchDate,
  lastOfMonth,
  later,
  monthOf,
  monthsOf,
  type Territory,
  yearOf,
} from '../time';
import { type AgeBand, type PayGrid, payGrid, payRiseAge, seekerAge } from './cpro.parameters';
import { rounded, weeklySeconds } from './cpro.training';
import { type Ask, asking, type Facts, factTable as facts, knownDate, levelRank } from './facts';
import { requireValueOn } from './parameter';
import { sentence } from './phrasing';
import { both, holds, isTrue, type Judgement, lacking, settled } from './rule';
import { smicOn } from './smic';
import { cite } from './source';

/** What the minimum is a percentage of. */
export type PayBasis = 'SMIC' | 'conventional-minimum';

/** The minimum of one month. Amounts in whole cents; a first or last month cut by the contract is not prorated. */
export interface PayLine {
  readonly month: CivilMonth;
  /** Days of the month that the contract covers. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly isPartial: boolean;
  readonly percent: number;
  readonly of: PayBasis;
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
const conventionalCents = (percent: number, fullTimeCents: number, weeklyHours: number): number =>
  rounded(BigInt(percent) * BigInt(fullTimeCents) * BigInt(weeklySeconds(weeklyHours)), 100n * 35n * 3600n);

const baccalaureate = 4;
const technologicalNote =
  'Bac technologique : les sources ne tranchent pas la majoration ; le taux sans majoration est retenu.';

/**
 * Whether the higher percentages apply (D. 6325-15): a vocational baccalaureate or a vocational title of that level or
 * above, or any diploma of higher education; a general baccalaureate alone does not count. Unknown for a technological
 * baccalaureate, which the sources leave open.
 */
export function isQualified(ask: Ask): Judgement & { readonly note: string } {
  const level = ask(facts.level);
  // A diploma not obtained settles nothing alone: of a BTS not obtained, the baccalaureate held may count.
  if (level.state === 'unknown') return { ...lacking(facts.level), note: '' };
  if (level.state === 'none' || levelRank(level.value) < baccalaureate) return { ...settled('no'), note: '' };
  const rank = levelRank(level.value);
  const obtained = isTrue(ask, facts.diplomaObtained);
  if (rank > baccalaureate) {
    return obtained.truth === 'no'
      ? {
          ...settled('unknown'),
          note: 'Diplôme du supérieur non obtenu : le baccalauréat détenu, professionnel ou non, reste à préciser.',
        }
      : { ...obtained, note: '' };
  }
  const kind = ask(facts.diplomaKind);
  const isVocational = holds(facts.diplomaKind, kind, 'unknown', (value) =>
    value === 'professional' ? 'yes' : value === 'general' ? 'no' : 'unknown',
  );
  const judged = both(obtained, isVocational);
  const isTechnological = kind.state === 'known' && kind.value === 'technological';
  return { ...judged, note: judged.truth === 'unknown' && isTechnological ? technologicalNote : '' };
}

/** The age band of a day, and why it is to check. */
interface Band {
  readonly band: AgeBand;
  readonly note: string;
}

/**
 * Band of age on a day of the contract. A rise takes effect on the first day of the month that follows the birthday
 * (D. 6325-16), a birthday on the first of a month included; who is of age before the start has the rate at once.
 * From 26, L. 6325-9 says nothing of the month: the same effect is shown, to check.
 */
function bandOn(day: CivilDate, birthDate: CivilDate, on: CivilDate, startsOn: CivilDate): Band {
  const twentySixth = birthdayOn(birthDate, seekerAge);
  if (ageOn(birthDate, on) >= seekerAge) return { band: 'from-26', note: '' };
  if (twentySixth <= startsOn) {
    return {
      band: 'from-26',
      note: 'Les 26 ans tombent entre la conclusion et le début : la date à retenir n’est pas fixée par la loi.',
    };
  }
  const birthday26 = formatFrenchDate(twentySixth);
  if (day >= firstOfNextMonth(twentySixth)) {
    return {
      band: 'from-26',
      note: `26 ans le ${birthday26} : D. 6325-16 ne vise pas ce passage, la date d’effet est à vérifier.`,
    };
  }
  const at26 =
    monthOf(day) === monthOf(twentySixth)
      ? `26 ans le ${birthday26} : en lecture stricte, le SMIC est dû dès l’anniversaire (L. 6325-9).`
      : '';
  const twentyFirst = birthdayOn(birthDate, payRiseAge);
  if (day >= firstOfNextMonth(twentyFirst)) return { band: 'from-21', note: at26 };
  if (twentyFirst < startsOn) {
    return {
      band: 'from-21',
      note: `21 ans le ${formatFrenchDate(twentyFirst)}, peu avant le début : D. 6325-16 pris à la lettre reporterait le taux au mois suivant.`,
    };
  }
  return { band: 'under-21', note: '' };
}

const percentOf = (grid: PayGrid, band: AgeBand, isHigher: boolean): number => {
  const rank = isHigher ? 1 : 0;
  switch (band) {
    case 'under-21':
      return grid.under21[rank];
    case 'from-21':
      return grid.from21[rank];
    case 'from-26':
      return grid.from26;
  }
};

const fullTime = 35;

/** The minimum on `day`, for the days from `from` to `to`. */
function payLine(
  ask: Ask,
  birthDate: CivilDate,
  dates: {
    readonly on: CivilDate;
    readonly startsOn: CivilDate;
    readonly from: CivilDate;
    readonly to: CivilDate;
  },
  territory: Territory,
  qualified: ReturnType<typeof isQualified>,
): PayLine & { readonly missing: readonly string[] } {
  const { on, startsOn, from, to } = dates;
  const grid = requireValueOn(payGrid, on).value;
  const { band, note } = bandOn(from, birthDate, on, startsOn);
  const hours = ask(facts.weeklyHours);
  const minimum = smicOn(from, territory);
  const percent = percentOf(grid, band, qualified.truth === 'yes');
  const missing: string[] = [];
  const checks: string[] = note === '' ? [] : [note];
  const remarks: string[] = [];

  if (band !== 'from-26' && qualified.truth === 'unknown') {
    missing.push(...qualified.missing);
    checks.push(
      qualified.note === ''
        ? 'Niveau ou diplôme à préciser : le taux sans majoration est retenu.'
        : qualified.note,
    );
  }
  if (minimum === null) checks.push('Le SMIC de ce territoire n’est pas connu à cette date.');
  else if (!minimum.isKnown) {
    checks.push(
      `SMIC ${yearOf(from)} pas encore connu : ${formatCents(minimum.cents)} conservés (valeur du ${formatFrenchDate(minimum.from)}).`,
    );
  } else if (minimum.confidence === 'N') checks.push('Valeur du SMIC non vérifiée à cette date.');
  if (hours.state !== 'known') {
    missing.push(facts.weeklyHours.path);
    checks.push('Durée hebdomadaire à préciser.');
  } else if (hours.value > fullTime) checks.push('Majorations d’heures supplémentaires non comprises.');
  const kind = ask(facts.employerKind);
  if (kind.state === 'known' && kind.value === 'temp-agency') {
    remarks.push(
      'La mensualisation ne s’applique pas au travail temporaire (L. 3242-1) : montant indicatif d’un mois entier.',
    );
  }

  const onSmic =
    minimum && hours.state === 'known' ? monthlyCents(percent, minimum.cents, hours.value) : null;
  let basis: PayBasis = 'SMIC';
  let shown = percent;
  let gross = onSmic;
  if (band === 'from-26') {
    const conventional = ask(facts.conventionalMinimumMonthly);
    if (conventional.state === 'unknown') {
      missing.push(facts.conventionalMinimumMonthly.path);
      checks.push(
        'Minimum conventionnel à préciser : la rémunération ne peut être inférieure à 85 % de celui-ci (D. 6325-18).',
      );
    } else if (conventional.state === 'known' && hours.state === 'known' && onSmic !== null) {
      const floor = conventionalCents(grid.conventional, Math.round(conventional.value * 100), hours.value);
      if (floor > onSmic) {
        basis = 'conventional-minimum';
        shown = grid.conventional;
        gross = floor;
      }
      if (hours.value !== fullTime)
        checks.push('Minimum conventionnel, donné pour 35 heures, ramené à l’horaire du contrat.');
    }
  }
  const isPartial = from !== firstOfMonth(from) || to !== lastOfMonth(from);
  if (isPartial) remarks.push('Mois incomplet : montant d’un mois entier, sans prorata.');
  return {
    month: monthOf(from),
    from,
    to,
    isPartial,
    percent: shown,
    of: basis,
    hourlySmicCents: minimum?.cents ?? null,
    monthlyGrossCents: gross,
    toCheck: checks.length > 0,
    reason: sentence(checks.join(' ')),
    note: sentence([...checks, ...remarks].join(' ')),
    missing,
  };
}

/**
 * The legal minimum month by month, from the start to the end of the contract or of the action. `null` without a date
 * of birth. Without an end, one line: the first month; without a start, the month of the conclusion.
 * Sources: L. 6325-8, L. 6325-9, D. 6325-15, D. 6325-16, D. 6325-18, L. 3242-1.
 */
export function monthlyPaySchedule(given: Facts, territory: Territory = 'metropole'): PaySchedule | null {
  const ask = asking(given);
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate === null || given.on < (payGrid.values[0]?.from ?? given.on)) return null;
  const start = knownDate(ask(facts.startsOn));
  const end = knownDate(ask(facts.endsOn));
  const startsOn = start ?? given.on;
  const endsOn = start !== null && end !== null && end >= start ? end : lastOfMonth(startsOn);
  const qualified = isQualified(ask);
  const lines = monthsOf(startsOn, endsOn).map((month) =>
    payLine(
      ask,
      birthDate,
      { on: given.on, startsOn, from: later(month, startsOn), to: earlier(lastOfMonth(month), endsOn) },
      territory,
      qualified,
    ),
  );
  const missing = [
    ...(start === null ? [facts.startsOn.path] : []),
    ...(end === null ? [facts.endsOn.path] : []),
    ...lines.flatMap((line) => line.missing),
  ];
  return {
    lines: lines.map(({ missing: _, ...line }) => line),
    missing: [...new Set(missing)],
    source: cite(requireValueOn(payGrid, given.on).source),
  };
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
