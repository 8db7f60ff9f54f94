import {
  addDays,
  addMonths,
  birthdayOn,
  type CivilDate,
  civilDate,
  completedMonths,
  firstOfNextMonth,
  formatFrenchDate,
} from '../../../base/time';
import { requireValueOn } from '../../engine/parameter';
import {
  conventionalCents,
  monthlyCents,
  type PayContext,
  type PaySchedule,
  paySchedule,
  type Rate,
} from '../../engine/pay';
import { sentence } from '../../engine/phrasing';
import { noReferences } from '../../engine/references';
import { both, certain, either, holds, isTrue, type Judgement, lacking } from '../../engine/rule';
import { smicOn } from '../../engine/smic';
import { citing } from '../../engine/source';
import { lastDayOf, spans } from '../../engine/span';
import { type Ask, asking, type Facts, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { territoryOf } from '../../facts/place';
import { type ApprenticeGrid, apprenticeGrid, bonus, payAges, reformFrom } from './parameters';

const year = 12;

type Band = 'under-18' | 'from-18' | 'from-21' | 'from-26';

interface BandFound {
  readonly band: Band;
  readonly note: string;
}

/**
 * Age band of a day of the contract. A rise takes effect on the first day of the month that follows the birthday
 * (D. 6222-31), a birthday on the first of a month included; who has reached the age before the start has it at once.
 */
function bandOn(day: CivilDate, birthDate: CivilDate, startsOn: CivilDate): BandFound {
  const steps: readonly (readonly [number, Band])[] = [
    [payAges.full, 'from-26'],
    [payAges.older, 'from-21'],
    [payAges.adult, 'from-18'],
  ];
  for (const [age, band] of steps) {
    const birthday = birthdayOn(birthDate, age);
    if (day >= firstOfNextMonth(birthday)) return { band, note: '' };
    if (birthday < startsOn) {
      return {
        band,
        note: `${age} ans le ${formatFrenchDate(birthday)}, peu avant le début : D. 6222-31 pris à la lettre reporterait le taux au mois suivant.`,
      };
    }
  }
  return { band: 'under-18', note: '' };
}

const bandWords: Readonly<Record<Band, string>> = {
  'under-18': 'moins de 18 ans',
  'from-18': '18 à 20 ans',
  'from-21': '21 à 25 ans',
  'from-26': '26 ans et plus',
};

const yearsOf = (grid: ApprenticeGrid, band: Band): ApprenticeGrid['under18'] => {
  switch (band) {
    case 'under-18':
      return grid.under18;
    case 'from-18':
      return grid.from18;
    case 'from-21':
      return grid.from21;
    case 'from-26':
      return grid.from26 === null ? grid.from21 : [grid.from26, grid.from26, grid.from26];
  }
};

/** Years of the cycle that count before the contract, and how the years go on. */
interface Progress {
  /** Months deemed done before the start. */
  readonly monthsBefore: number;
  /** The rate stays that of this year: extension, vocational licence. */
  readonly fixedYear: number | null;
  /** Last year of the cycle, which a longer contract does not go beyond (D. 6222-28-2). */
  readonly lastYear: number | null;
  readonly points: number;
  readonly checks: readonly string[];
  readonly missing: readonly string[];
}

/** A begun month counts: the contract of a cycle of 24 months ends a few days before two years have run. */
const begunMonths = (start: CivilDate, end: CivilDate): number => {
  const months = completedMonths(start, addDays(end, 1));
  return addMonths(start, months) === addDays(end, 1) ? months : months + 1;
};

/**
 * D. 6222-30: a contract of a year at most, towards a certification of the level already obtained and in direct
 * relation with it.
 */
export function isSameLevelBonus(ask: Ask): Judgement {
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  const isShort =
    start === null || end === null
      ? lacking(...(start === null ? [facts.startsOn] : []), ...(end === null ? [facts.endsOn] : []))
      : certain(end >= start && spans(start, end).within(bonus.maximumMonths));
  const level = ask(facts.level);
  const target = ask(facts.targetLevel);
  const isSameLevel =
    level.state === 'known' && target.state === 'known'
      ? certain(levelRank(level.value) === levelRank(target.value))
      : level.state === 'none' || target.state === 'none'
        ? certain(false)
        : lacking(
            ...(level.state === 'unknown' ? [facts.level] : []),
            ...(target.state === 'unknown' ? [facts.targetLevel] : []),
          );
  const isRelated = either(
    isTrue(ask, facts.relatedToHeldDiploma),
    // A supplementary mention completes a diploma by its very object.
    holds(facts.targetKind, ask(facts.targetKind), 'no', (kind) => kind === 'supplementary-mention'),
  );
  return both(isShort, isSameLevel, isTrue(ask, facts.diplomaObtained), isRelated);
}

const lastYearUnknown = 'Années de formation déjà faites à préciser : le taux de la dernière année est dû.';

/** First day of the wordings that were read of the rules that depart from the plain years. */
const departuresReadFrom = civilDate('2020-04-01');

function progressOf(ask: Ask, on: CivilDate): Progress {
  const unread = (article: string): readonly string[] =>
    on >= departuresReadFrom ? [] : [`${article} : rédaction d’avant le 1er avril 2020 non lue.`];
  const done = ask(facts.yearsAlreadyDone);
  const yearsDone = done.state === 'known' ? done.value : null;
  const cycle = ask(facts.cycleMonths);
  const cycleMonths = cycle.state === 'known' ? cycle.value : null;
  const lastYear = cycleMonths === null ? null : Math.ceil(cycleMonths / year);
  // A first contract begins with its first year; a later one may go on with a cycle already begun.
  const isOpen = ask(facts.renewalOf).state === 'known' && yearsDone === null;
  const ordinary: Progress = {
    monthsBefore: (yearsDone ?? 0) * year,
    fixedYear: null,
    lastYear: null,
    points: 0,
    checks: isOpen ? ['Années de formation déjà faites à préciser : le taux de la première est retenu.'] : [],
    missing: isOpen ? [facts.yearsAlreadyDone.path] : [],
  };
  const kind = ask(facts.targetKind);
  const extension = ask(facts.extension);
  // The rate of the last year before: known by the years done, else by the length of the cycle.
  const ofLastYear = (points: number): Progress => {
    const last = yearsDone ?? lastYear;
    return {
      ...ordinary,
      fixedYear: Math.max(1, last ?? 1),
      points,
      checks: last === null ? [lastYearUnknown] : [],
      missing: last === null ? [facts.yearsAlreadyDone.path] : [],
    };
  };
  if (extension.state === 'known' && extension.value === 'exam-failure') return ofLastYear(0);
  if (extension.state === 'known' && extension.value === 'disability') return ofLastYear(bonus.points);
  if (kind.state === 'known' && kind.value === 'vocational-licence')
    return { ...ordinary, fixedYear: 2, checks: unread('D. 6222-32'), missing: [] };
  if (isSameLevelBonus(ask).truth === 'yes') {
    const raised = ofLastYear(bonus.points);
    return { ...raised, checks: [...raised.checks, ...unread('D. 6222-30')] };
  }
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  if (start === null || end === null || end < start || cycleMonths === null) return ordinary;
  const months = begunMonths(start, end);
  // Shorter than the cycle: what is missing is deemed done (D. 6222-28-1). Longer: the last year goes on (D. 6222-28-2).
  if (months < cycleMonths && yearsDone === null)
    return { ...ordinary, monthsBefore: cycleMonths - months, checks: unread('D. 6222-28-1'), missing: [] };
  return months > cycleMonths
    ? { ...ordinary, lastYear, checks: [...ordinary.checks, ...unread('D. 6222-28-2')] }
    : ordinary;
}

const gridYears = 3;

/** First day after a number of months of execution. */
const anniversary = (startsOn: CivilDate, months: number): CivilDate =>
  addDays(lastDayOf(startsOn, months), 1);

/** Days of the contract on which a year of execution begins, the first one left out. */
function newYears(startsOn: CivilDate, endsOn: CivilDate, { monthsBefore }: Progress): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let months = year - (monthsBefore % year); ; months += year) {
    const day = anniversary(startsOn, months);
    if (day > endsOn) return days;
    days.push(day);
  }
}

/** Year of execution on a day, from 1. */
function yearOn(day: CivilDate, startsOn: CivilDate, progress: Progress): number {
  if (progress.fixedYear !== null) return progress.fixedYear;
  const reached = Math.floor(progress.monthsBefore / year) + 1 + newYears(startsOn, day, progress).length;
  return progress.lastYear === null ? reached : Math.min(reached, progress.lastYear);
}

/**
 * The legal minimum of an apprentice, month by month (`paySchedule`): by age and by year of execution. A line is cut
 * where the year changes. `null` without a date of birth, or before the first grid. Sources: D. 6222-26 to D. 6222-32.
 */
export function apprenticePaySchedule(given: Facts, context: PayContext = {}): PaySchedule | null {
  const ask = asking(given);
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate === null || given.on < (apprenticeGrid.values[0]?.from ?? given.on)) return null;
  const { value: grid, source } = requireValueOn(apprenticeGrid, given.on);
  const yearFacts = new Set<string>([facts.birthDate.path]);
  const progress = progressOf((fact) => {
    yearFacts.add(fact.path);
    return ask(fact);
  }, given.on);
  const territory = territoryOf(given, context.territory);
  const references = context.references ?? noReferences;
  const hours = ask(facts.weeklyHours);
  const conventional = ask(facts.conventionalMinimumMonthly);
  const previous = ask(facts.previousMonthlyGross);
  const sameEmployer = ask(facts.previousSameEmployer);
  const isSameEmployer = sameEmployer.state === 'known' && sameEmployer.value;

  /** The points may not lead beyond the SMIC: then the SMIC, or the conventional minimum without the points, is due. */
  const withPoints = (
    base: number,
    hasConventional: boolean,
    day: CivilDate,
  ): Pick<Rate, 'percent' | 'conventionalPercent'> => {
    const percent = Math.min(Math.max(base, bonus.maximum), base + progress.points);
    if (!hasConventional) return { percent, conventionalPercent: null };
    const minimum = smicOn(day, territory, references);
    const isBeyond =
      progress.points > 0 &&
      minimum !== null &&
      hours.state === 'known' &&
      conventional.state === 'known' &&
      conventionalCents(percent, Math.round(conventional.value * 100), hours.value) >
        monthlyCents(bonus.maximum, minimum.cents, hours.value);
    return isBeyond
      ? { percent: bonus.maximum, conventionalPercent: base }
      : { percent, conventionalPercent: percent };
  };

  return paySchedule(
    given,
    {
      ...citing(source),
      conventionalArticle: given.on >= reformFrom ? 'D. 6222-26' : 'grille d’avant 2019',
      cuts: (startsOn, endsOn) => (progress.fixedYear === null ? newYears(startsOn, endsOn, progress) : []),
      rateOn: (day, startsOn) => {
        const { band, note } = bandOn(day, birthDate, startsOn);
        const reached = yearOn(day, startsOn, progress);
        const rates = yearsOf(grid, band);
        const base = rates[Math.min(reached, gridYears) - 1] ?? rates[2];
        const beyond =
          reached > gridYears && base < bonus.maximum
            ? [`${reached}e année : la grille s’arrête à la troisième, dont le taux est conservé.`]
            : [];
        return {
          ...withPoints(base, band === 'from-21' || band === 'from-26', day),
          because: {
            row: sentence(
              `${bandWords[band]}, ${reached === 1 ? '1re' : `${reached}e`} année d’exécution${progress.points > 0 ? `, ${progress.points} points de plus` : ''}`,
            ),
            facts: [...yearFacts],
            articles: source.articles,
          },
          checks: [...(note === '' ? [] : [note]), ...progress.checks, ...beyond],
          missing: progress.missing,
          ...(previous.state === 'known'
            ? {
                floor: {
                  cents: Math.round(previous.value * 100),
                  reason: isSameEmployer
                    ? 'Salaire de la dernière année du contrat précédent, qui a conduit au diplôme (D. 6222-29).'
                    : 'Minimum de la dernière année du contrat précédent, qui a conduit au diplôme (D. 6222-29) : à vérifier avec l’ancien contrat.',
                },
              }
            : {}),
        };
      },
    },
    context,
  );
}
