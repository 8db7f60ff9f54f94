import { formatCents, plural } from '../../base/text';
import {
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  earlier,
  formatFrenchDate,
  later,
} from '../../base/time';
import { openingOf, reserveText } from '../engine/answer-text';
import type { Money, PayPeriod, Question, SchemeAnswer, SchemeKind } from '../engine/eligibility.schema';
import { sentence } from '../engine/phrasing';
import { answerOf, type EvaluationContext, type Scheme } from '../engine/scheme';
import { lastDayOf } from '../engine/span';
import type { Facts } from '../facts/facts';
import type { SchemeCode } from '../facts/scheme-codes';
import { schemes as allSchemes } from '../schemes';
import { questionsOf } from './evaluate';

/** What the first twelve months bring and cost, in euros; `null` as long as it cannot be said. */
export interface FirstYear {
  /** Months of the contract among the first twelve, a part of a month counted by its days; `null` without dates. */
  readonly months: number | null;
  /** Gross pay of the young person over these months. */
  readonly pay: number | null;
  /** Allowance of the State to the young person over these months. */
  readonly allowance: number | null;
  /** Aid of the State to the employer over these months. */
  readonly aid: number | null;
  /** Least cost of an ordinary month for the employer, aid deducted, contributions apart. */
  readonly monthlyNetCost: number | null;
  readonly toCheck: boolean;
}

/** Why a scheme is closed, and what would change that. */
export interface Refusal {
  readonly because: string;
  /** From when, or by which act; never empty. */
  readonly change: string;
  /** First day on which it opens by itself; `null` when an act is needed. */
  readonly opensOn: CivilDate | null;
}

export interface Column {
  readonly answer: SchemeAnswer;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  /** No end was typed: the usual length of the scheme was taken. */
  readonly isEndSupposed: boolean;
  readonly firstYear: FirstYear;
  /** Why the column stands where it does, in a sentence. */
  readonly reason: string;
  readonly refusal: Refusal | null;
}

/** What the law judges with, and the schemes that the person has entered. */
export interface ComparisonContext extends EvaluationContext {
  readonly underWay?: readonly SchemeCode[];
}

/** Every scheme side by side. Each list is in its order of reading. */
export interface Comparison {
  readonly on: CivilDate;
  /** Entered already: not offered again, whatever the rules would answer. */
  readonly underWay: readonly Column[];
  /** Open, then to check. */
  readonly columns: readonly Column[];
  /** In force and refused. */
  readonly refused: readonly Column[];
  readonly outOfForce: readonly Column[];
  readonly questions: readonly Question[];
}

const firstYearMonths = 12;

/** Share of a month of the contract, from `from` to the day before `next`, that lies within a period. */
function shareOf(from: CivilDate, next: CivilDate, start: CivilDate, end: CivilDate): number {
  const first = later(from, start);
  const last = earlier(addDays(next, -1), end);
  return first > last ? 0 : (daysBetween(first, last) + 1) / daysBetween(from, next);
}

/** Months of the contract, counted from its first day, among the first twelve. */
function monthsOfContract(startsOn: CivilDate, endsOn: CivilDate | null): number {
  if (endsOn === null) return firstYearMonths;
  let months = 0;
  for (let rank = 0; rank < firstYearMonths; rank += 1)
    months += shareOf(addMonths(startsOn, rank), addMonths(startsOn, rank + 1), startsOn, endsOn);
  return Math.round(months * 100) / 100;
}

/** Gross pay of the first twelve months of the contract, in euros; `null` when a period has no amount or none is dated. */
function payOf(periods: readonly PayPeriod[], startsOn: CivilDate): number | null {
  if (periods.length === 0) return null;
  let cents = 0;
  for (let rank = 0; rank < firstYearMonths; rank += 1) {
    const [from, next] = [addMonths(startsOn, rank), addMonths(startsOn, rank + 1)];
    for (const period of periods) {
      const share = shareOf(from, next, period.from, period.to);
      if (share === 0) continue;
      if (period.monthlyGross === null) return null;
      cents += share * period.monthlyGross * 100;
    }
  }
  return Math.round(cents) / 100;
}

const totalOf = (money: Money | null, months: number | null): number | null =>
  money === null || money.monthly === null || months === null
    ? null
    : Math.round(money.monthly * months * 100) / 100;

function firstYearOf(answer: SchemeAnswer, startsOn: CivilDate | null, endsOn: CivilDate | null): FirstYear {
  const months =
    startsOn === null || (endsOn !== null && endsOn < startsOn) ? null : monthsOfContract(startsOn, endsOn);
  return {
    months,
    pay: startsOn === null || answer.pay === null ? null : payOf(answer.pay.periods, startsOn),
    allowance: totalOf(answer.allowance, months),
    aid: totalOf(answer.aid, months),
    monthlyNetCost: answer.cost?.monthlyNet ?? null,
    toCheck: [answer.pay, answer.allowance, answer.aid].some((part) => part?.toCheck === true),
  };
}

/** Why it is closed: what stands against, and what would change it. `null` when it is not. */
export function refusalOf({ verdict, conditions }: SchemeAnswer): Refusal | null {
  if (verdict !== 'ineligible') return null;
  const against = conditions.filter((condition) => condition.verdict === 'not-met');
  const acts = [...new Set(against.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy])))];
  const days = against.flatMap(({ changesOn }) => (changesOn === undefined ? [] : [changesOn])).sort();
  const last = days.at(-1) ?? null;
  const opensOn = acts.length === 0 && days.length === against.length ? last : null;
  const when =
    last === null
      ? ''
      : opensOn === null
        ? `Et pas avant le ${formatFrenchDate(last)}.`
        : `S’ouvre le ${formatFrenchDate(last)}, si rien d’autre ne change.`;
  const change = [...acts, when].filter((part) => part !== '').join(' ');
  return {
    because: against.map(({ explanation }) => explanation).join(' '),
    change: sentence(change === '' ? 'Aucun texte ne dit ce qui le changerait.' : change),
    opensOn,
  };
}

const verdictRank = { eligible: 0, 'to-check': 1, ineligible: 2 } as const;
const kindRank: Readonly<Record<SchemeKind, number>> = {
  employment: 0,
  immersion: 1,
  support: 2,
  measure: 3,
};
const kindWords: Readonly<Record<SchemeKind, { readonly one: string; readonly rather: string }>> = {
  employment: { one: 'un contrat de travail', rather: 'un contrat de travail' },
  immersion: { one: 'une immersion', rather: 'une immersion, sans contrat de travail' },
  support: { one: 'un accompagnement', rather: 'un accompagnement, sans contrat de travail' },
  measure: { one: 'une mesure', rather: 'une mesure qui s’ajoute à un contrat ou à un accompagnement' },
};

/** What the young person receives over the first twelve months: the pay, else the allowance. */
const incomeOf = ({ firstYear }: Pick<Column, 'firstYear'>): number | null =>
  firstYear.pay ?? firstYear.allowance;

/** The known before the unknown, the greater first. */
const descending = (a: number | null, b: number | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : b - a;

/** The known before the unknown, the smaller first. */
const ascending = (a: number | null, b: number | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a - b;

type Unplaced = Omit<Column, 'reason'>;

/** Whether a text that was not read keeps the answer open: no fact that one could ask settles it. */
const isUnread = ({ answer }: Unplaced): boolean =>
  answer.conditions.some(
    ({ verdict, confidence, missing }) => verdict === 'unknown' && confidence === 'N' && missing.length === 0,
  );

const euros = (amount: number): string => formatCents(Math.round(amount * 100));

/** At most three names, and how many more. */
function enumerated(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} et ${plural(names.length - 3, 'autre', 'autres')}` : shown;
}

/** What keeps an answer open: a limit or an act that a rule names, else what is missing, else what no fact settles. */
export function openReason(answer: SchemeAnswer): string {
  const unknown = answer.conditions.filter(({ verdict }) => verdict === 'unknown');
  const { told, missing } = openingOf(answer);
  const named = told.filter((explanation) =>
    unknown.some((condition) => condition.explanation === explanation && condition.missing.length > 0),
  );
  const wanted = missing.length === 0 ? '' : `reste à préciser (${enumerated(missing)})`;
  const [first] = named;
  if (first !== undefined) {
    const said = first.replace(/\.$/u, '');
    return wanted === '' ? said : `${said} ; ${wanted}`;
  }
  if (wanted !== '') return wanted;
  return `${plural(unknown.length, 'condition reste', 'conditions restent')} à vérifier (${enumerated(
    unknown.map(({ label }) => label.toLocaleLowerCase('fr')),
  )})`;
}

/** One reason for an order: how two columns compare, and what it says to the second of them. */
interface Criterion {
  /** What comes first, in a few words: the order as it is told. */
  readonly first: string;
  /** Negative: the first argument stands before. */
  readonly compare: (a: Unplaced, b: Unplaced) => number;
  /** Why `after` stands behind `before`, which only this criterion tells apart. */
  readonly because: (after: Unplaced, before: Unplaced) => string;
}

/** The order of the comparison, declared once: the first criterion that tells two columns apart places them, and says so. */
const criteria: readonly Criterion[] = [
  {
    first: 'ce qui est possible avant ce qui attend une réponse',
    compare: (a, b) => verdictRank[a.answer.verdict] - verdictRank[b.answer.verdict],
    because: ({ answer }) => `Après ce qui est possible : ${openReason(answer)}`,
  },
  {
    first: 'un contrat de travail avant une immersion, un accompagnement, une mesure',
    compare: (a, b) => kindRank[a.answer.kind] - kindRank[b.answer.kind],
    because: ({ answer }) => `Ensuite : c’est ${kindWords[answer.kind].rather}`,
  },
  {
    first: 'ce qu’une réponse peut trancher avant ce qui tient à un texte non lu',
    compare: (a, b) => Number(isUnread(a)) - Number(isUnread(b)),
    because: () => 'Ensuite : un texte de cette date n’a pas été lu',
  },
  {
    first: 'ce que le jeune reçoit sur les douze premiers mois, le plus d’abord',
    compare: (a, b) => descending(incomeOf(a), incomeOf(b)),
    because: (after, before) => {
      const [income, earlier] = [incomeOf(after), incomeOf(before)];
      return income === null || earlier === null
        ? 'Ensuite : ce que le jeune recevrait ne peut pas encore être chiffré'
        : `Ensuite : ${euros(income)} au jeune sur les douze premiers mois, contre ${euros(earlier)} (${before.answer.label})`;
    },
  },
  {
    first: 'ce que l’employeur paie, le moins d’abord',
    compare: (a, b) => ascending(a.firstYear.monthlyNetCost, b.firstYear.monthlyNetCost),
    because: ({ firstYear: { monthlyNetCost: cost } }, { firstYear: { monthlyNetCost: earlier } }) =>
      cost === null || earlier === null
        ? 'Ensuite : même somme pour le jeune, mais le coût pour l’employeur ne peut pas encore être chiffré'
        : `Ensuite : même somme pour le jeune, et un coût pour l’employeur de ${euros(cost)} par mois, contre ${euros(earlier)}`,
  },
];

/** What places the contracts, in order, each in a few words. */
export const orderReasons: readonly string[] = criteria.map(({ first }) => sentence(first));

const decisive = (a: Unplaced, b: Unplaced): Criterion | null =>
  criteria.find(({ compare: by }) => by(a, b) !== 0) ?? null;
const byPlace = (a: Unplaced, b: Unplaced): number => decisive(a, b)?.compare(a, b) ?? 0;

/** Why the first column leads. */
function leadingReason(column: Unplaced): string {
  const { answer, firstYear } = column;
  const income = incomeOf(column);
  if (answer.verdict === 'to-check') return `En tête sans être acquis : ${openReason(answer)}.`;
  const paid =
    income === null
      ? ''
      : `, ${euros(income)}${firstYear.pay === null ? '' : ' bruts'} au jeune sur les douze premiers mois`;
  return `En tête : ${kindWords[answer.kind].one} ${
    answer.toConfirm.length === 0
      ? 'dont toutes les conditions sont réunies'
      : `possible ${reserveText(answer.toConfirm)}`
  }${paid}.`;
}

/** Why a column stands after the one before it; the first says why it leads. */
function placeReason(column: Unplaced, before: Unplaced | null): string {
  if (before === null) return leadingReason(column);
  const { answer } = column;
  const criterion = decisive(column, before);
  if (criterion === criteria[0]) return `${criterion.because(column, before)}.`;
  const open = answer.verdict === 'to-check' ? ` ; ${openReason(answer)}` : '';
  if (criterion !== null) return `${criterion.because(column, before)}${open}.`;
  return incomeOf(column) === null
    ? `Même rang que ${before.answer.label} : aucune somme ne les départage${open}.`
    : `Même rang que ${before.answer.label} : même somme pour le jeune, même coût${open}.`;
}

/** A scheme on the facts, on its usual length when no end is typed. An end that is typed holds for all. */
function columnOf(scheme: Scheme, facts: Facts, context: EvaluationContext): Unplaced {
  const { startsOn } = facts;
  const isEndSupposed = facts.endsOn === undefined && startsOn != null && scheme.usualMonths !== null;
  const endsOn =
    isEndSupposed && scheme.usualMonths !== null
      ? lastDayOf(startsOn, scheme.usualMonths)
      : (facts.endsOn ?? null);
  const answer = answerOf(scheme, isEndSupposed ? { ...facts, endsOn } : facts, context);
  return {
    answer,
    startsOn: startsOn ?? null,
    endsOn,
    isEndSupposed,
    firstYear: firstYearOf(answer, startsOn ?? null, endsOn),
    refusal: refusalOf(answer),
  };
}

const refusedReason = ({ refusal }: Unplaced): string => refusal?.because ?? '';

/** Soonest opening first; what needs an act afterwards, in the order of the schemes. */
const byOpening = (a: Unplaced, b: Unplaced): number => {
  const [first, second] = [a.refusal?.opensOn ?? '9999', b.refusal?.opensOn ?? '9999'];
  return kindRank[a.answer.kind] - kindRank[b.answer.kind] || (first < second ? -1 : first > second ? 1 : 0);
};

/** Every scheme for one situation, in the order of `criteria`. Pure. */
export function compare(
  facts: Facts,
  { underWay = [], ...context }: ComparisonContext = {},
  schemes: readonly Scheme[] = allSchemes,
): Comparison {
  const everything = schemes.map((scheme) => columnOf(scheme, facts, context));
  const isEntered = ({ answer }: Unplaced): boolean => underWay.includes(answer.id);
  const all = everything.filter((column) => !isEntered(column));
  const placed = all.filter(({ answer }) => answer.verdict !== 'ineligible').sort(byPlace);
  const closed = all.filter(({ answer }) => answer.verdict === 'ineligible');
  return {
    on: facts.on,
    underWay: everything.filter(isEntered).map((column) => ({ ...column, reason: '' })),
    columns: placed.map((column, rank) => ({
      ...column,
      reason: sentence(placeReason(column, placed[rank - 1] ?? null)),
    })),
    refused: closed
      .filter(({ answer }) => answer.inForce)
      .sort(byOpening)
      .map((column) => ({ ...column, reason: refusedReason(column) })),
    outOfForce: closed
      .filter(({ answer }) => !answer.inForce)
      .map((column) => ({ ...column, reason: refusedReason(column) })),
    questions: questionsOf(all.map(({ answer }) => answer)),
  };
}
