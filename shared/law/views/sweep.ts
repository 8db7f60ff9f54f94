import { capital } from '../../base/text';
// The sweep of a portfolio: what the person alone opens, scheme by scheme, and what is coming by itself. Only the
// conditions about the person are judged; neither pay nor sentences are made. Every set of facts is judged once, and a
// scheme judges once what it reads of them.
import {
  addDays,
  addMonths,
  birthdayOn,
  type CivilDate,
  contains,
  formatFrenchDate,
  isCivilDate,
  type Territory,
  yearOf,
} from '../../base/time';
import type { Verdict } from '../engine/eligibility.schema';
import { sentence } from '../engine/phrasing';
import type { References } from '../engine/references';
import { type Rule, type RuleContext, weightOf } from '../engine/rule';
import { firstDay, isInForce, type Scheme, verdictOf } from '../engine/scheme';
import { and, type Truth } from '../engine/truth';
import { comingDates, declaredDays, writtenDays } from '../engine/turning-days';
import { asking, type FactSpec, type Facts, factLabel, factTable } from '../facts/facts';
import type { SchemeCode } from '../facts/scheme-codes';

/** Days ahead in which a change is told. */
export const sweepHorizon = 366;

/** Why an answer changes on a day. */
export type Reason =
  | { readonly kind: 'opening' | 'closing' }
  /** A year of the contract now in force is over: it is renewed, or it ends. */
  | { readonly kind: 'year'; readonly count: number }
  | { readonly kind: 'birthday'; readonly age: number }
  /** A number of months since the date of a fact. */
  | { readonly kind: 'months'; readonly count: number; readonly fact: string }
  /** The day of a fact comes, or is over. */
  | { readonly kind: 'day'; readonly fact: string }
  /** What was known is no longer, or becomes known: an enrolment begins or ends, an answer grows old. */
  | { readonly kind: 'facts' }
  /** A rule, an amount or an order takes effect. */
  | { readonly kind: 'text' };

export interface Change {
  readonly on: CivilDate;
  readonly becomes: Verdict;
  readonly reason: Reason;
}

/** What the person's own conditions say of a scheme. */
export interface Outlook {
  readonly scheme: SchemeCode;
  readonly verdict: Verdict;
  /** Paths of the facts of the person without which it stays open; of an open one, those that it supposes. */
  readonly missing: readonly string[];
  /** A limit is passed, which an exception still to be asked for would lift. */
  readonly isClosedUnless: boolean;
  /** First change of the verdict within the horizon. */
  readonly change: Change | null;
}

export interface PersonOutlook {
  /** Schemes in force on the day, or that open within the horizon, in the order of time. */
  readonly outlooks: readonly Outlook[];
  /** Last day on which all of it still holds word for word; `null`: until a fact or a text changes. */
  readonly holdsUntil: CivilDate | null;
}

/** What is known of a person as the days pass: the facts on the day of the sweep, and those that replace them later. */
export interface Course {
  readonly facts: Facts;
  /** In order; each holds from its own `on` until the next. */
  readonly later: readonly Facts[];
}

/** A course as the sweep reads it. */
export interface SweptCourse {
  /** A text that is the same for two people exactly when nothing that the conditions read tells them apart. */
  readonly key: string;
  readonly judge: () => PersonOutlook;
}

/** Reads a course; nothing is judged before it is asked for. */
export type Sweep = (course: Course) => SweptCourse;

/** Kept answers of one scheme, after which they are forgotten: some megabytes. */
const mostKept = 50_000;
/** Answers of one scheme after which it is known whether they come back: keeping what does not costs a third of the time. */
const trial = 500;

function written(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return '-';
  if (Array.isArray(value)) return value.length > 1 ? [...value].sort().join('+') : `+${value.join('')}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** One stretch of a course: its facts, and each of them as a text. */
interface Stretch {
  readonly facts: Facts;
  readonly texts: readonly string[];
  readonly coming: ReturnType<typeof comingDates>;
}
const stretchOf = (specs: readonly FactSpec[], facts: Facts): Stretch => ({
  facts,
  texts: specs.map((spec) => written(spec.read(facts))),
  coming: comingDates(specs, facts),
});

/** The stretches that say something new at some places: the others turn on days that the one before them has told. */
const turningStretches = (stretches: readonly Stretch[], places: readonly number[]): readonly Stretch[] =>
  stretches.length === 1
    ? stretches
    : stretches.filter((stretch, index) => {
        const before = stretches[index - 1];
        return before === undefined || places.some((place) => before.texts[place] !== stretch.texts[place]);
      });

/** The texts at some places: a later stretch that changes nothing to them leaves no trace. */
function textOf(stretches: readonly Stretch[], places: readonly number[]): string {
  let last = '';
  let text = '';
  for (const { facts, texts } of stretches) {
    let own = '';
    for (const place of places) own += `${texts[place]}|`;
    if (own === last) continue;
    text += text === '' ? own : `>${facts.on}|${own}`;
    last = own;
  }
  return text;
}

/** The next end of a year of the support now in force; `null` without one. */
function yearEnd({ facts, later }: Course): { readonly on: CivilDate; readonly count: number } | null {
  const signedOn = facts.candidate?.supportSignedOn ?? null;
  if (signedOn === null || signedOn > facts.on) return null;
  let count = Math.max(1, yearOf(facts.on) - yearOf(signedOn));
  if (addMonths(signedOn, 12 * count) <= facts.on) count += 1;
  const on = addMonths(signedOn, 12 * count);
  // It may be over, or replaced by another one, before.
  const then = later.findLast((part) => part.on < on) ?? facts;
  return then.candidate?.supportSignedOn === signedOn ? { on, count } : null;
}

const needsOf = (rules: readonly Rule[]): readonly FactSpec[] => {
  const byPath = new Map<string, FactSpec>();
  for (const rule of rules) for (const spec of rule.needs) byPath.set(spec.path, spec);
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
};

type Judged = Pick<Outlook, 'verdict' | 'missing' | 'isClosedUnless'>;
const isSame = (a: Judged, b: Judged): boolean =>
  a.verdict === b.verdict &&
  a.isClosedUnless === b.isClosedUnless &&
  a.missing.length === b.missing.length &&
  a.missing.every((path, index) => path === b.missing[index]);

const closed: Judged = { verdict: 'ineligible', missing: [], isClosedUnless: false };

/** A scheme ready for a sweep: the rules about the person, the facts they read, the days written in the tables. */
interface Prepared {
  readonly scheme: Scheme;
  /** Those that follow it and ask the same of the person, on the same days: what it answers is theirs. */
  readonly alike: SchemeCode[];
  readonly rules: readonly Rule[];
  readonly needs: readonly FactSpec[];
  /** Of the needs among all those of the sweep. */
  readonly places: readonly number[];
  /** Days written in the tables that are still to come. */
  readonly days: readonly CivilDate[];
  /** What it has judged, as long as it comes back often enough to be worth keeping. */
  known: Map<string, SchemeOutlook> | null;
  hits: number;
  misses: number;
}
interface SchemeOutlook {
  readonly outlook: Outlook | null;
  readonly holdsUntil: CivilDate | null;
}

/** The person's own conditions on a day. */
function judgeOn(
  { scheme, rules }: Prepared,
  facts: Facts,
  on: CivilDate,
  around: Omit<RuleContext, 'on'>,
): Judged {
  if (!isInForce(scheme, on, around.territory)) return closed;
  const ask = asking(facts);
  const context: RuleContext = { ...around, on };
  const missing: string[] = [];
  const supposed: string[] = [];
  let truth: Truth = 'yes';
  let isClosedUnless = false;
  for (const rule of rules) {
    if (!contains(rule, on)) continue;
    const finding = rule.test(ask, context);
    truth = and(truth, weightOf(rule, finding));
    if (truth === 'no') return closed;
    if (finding.unless !== undefined) isClosedUnless = true;
    if (finding.presumes !== undefined) {
      supposed.push(finding.presumes.fact.path);
      continue;
    }
    for (const path of finding.missing)
      if (path.startsWith('candidate.') && !missing.includes(path)) missing.push(path);
  }
  const verdict = verdictOf(truth, missing);
  return { verdict, missing: verdict === 'eligible' ? supposed : missing, isClosedUnless };
}

const dateOf = (value: unknown): CivilDate | null =>
  typeof value === 'string' && isCivilDate(value) ? value : null;

/** What happens on the day of a change, as a reader would tell it. */
function reasonOf(
  { scheme, needs, days }: Prepared,
  day: CivilDate,
  before: Facts,
  after: Facts,
  territory: Territory,
): Reason {
  if (day === firstDay(scheme, territory)) return { kind: 'opening' };
  if (scheme.to !== null && day === addDays(scheme.to, 1)) return { kind: 'closing' };
  if (needs.some((spec) => written(spec.read(before)) !== written(spec.read(after))))
    return { kind: 'facts' };
  // An age is the reason only where a condition reads it: a date of the person may fall on the same day.
  const birthDate = needs.includes(factTable.birthDate) ? (before.candidate?.birthDate ?? null) : null;
  if (birthDate !== null) {
    const age = yearOf(day) - yearOf(birthDate);
    if (birthdayOn(birthDate, age) === day) return { kind: 'birthday', age };
  }
  for (const spec of needs) {
    const date = dateOf(spec.read(before));
    if (date === null || spec.path === factTable.birthDate.path) continue;
    if (day === date || day === addDays(date, 1)) return { kind: 'day', fact: spec.path };
    const count = (yearOf(day) - yearOf(date)) * 12 + Number(day.slice(5, 7)) - Number(date.slice(5, 7));
    for (const months of [count, count - 1]) {
      const end = addMonths(date, months);
      if (months > 0 && (day === end || day === addDays(end, 1)))
        return { kind: 'months', count: months, fact: spec.path };
    }
  }
  return days.includes(day) ? { kind: 'text' } : { kind: 'facts' };
}

/**
 * A sweep on a day. What it has judged is kept as long as it lives: use one for a whole portfolio, and another when the
 * day, the territory or the references change.
 */
export function prepareSweep(
  schemes: readonly Scheme[],
  on: CivilDate,
  territory: Territory,
  references: References,
): Sweep {
  const around = { territory, references, heldDocuments: [] };
  const horizon = addDays(on, sweepHorizon);
  const live = schemes.filter(({ to }) => to === null || to >= on);
  const rulesOf = ({ rules }: Scheme): readonly Rule[] =>
    rules.filter(({ about, to }) => about === 'person' && (to === null || to >= on));
  const readOf = (scheme: Scheme): readonly FactSpec[] => {
    const needs = needsOf(rulesOf(scheme));
    return scheme.isYearly && !needs.includes(factTable.supportSignedOn)
      ? [...needs, factTable.supportSignedOn]
      : needs;
  };
  const allNeeds = [...new Set(live.flatMap(readOf))].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isAlike = (one: Prepared, scheme: Scheme, rules: readonly Rule[]): boolean =>
    one.scheme.turningDays === scheme.turningDays &&
    one.scheme.isYearly === scheme.isYearly &&
    one.scheme.to === scheme.to &&
    firstDay(one.scheme, territory) === firstDay(scheme, territory) &&
    one.rules.length === rules.length &&
    rules.every((rule, index) => rule === one.rules[index]);
  const prepared: Prepared[] = [];
  for (const scheme of live) {
    const rules = rulesOf(scheme);
    const needs = readOf(scheme);
    const days = writtenDays(scheme, territory, references).filter((day) => day > on);
    const last = prepared.at(-1);
    if (last !== undefined && isAlike(last, scheme, rules) && last.days.join() === days.join()) {
      last.alike.push(scheme.id);
      continue;
    }
    prepared.push({
      scheme,
      alike: [],
      rules,
      needs,
      places: needs.map((spec) => allNeeds.indexOf(spec)),
      days,
      known: new Map(),
      hits: 0,
      misses: 0,
    });
  }
  const allPlaces = allNeeds.map((_, place) => place);

  /** The scheme on the day, and the first change within the horizon. Days beyond it are judged once they come into sight. */
  function lookAhead(each: Prepared, course: Course, stretches: readonly Stretch[]): SchemeOutlook {
    const { scheme, needs } = each;
    const { facts, later } = course;
    const now = judgeOn(each, facts, on, around);
    const days: CivilDate[] = [];
    let beyond: CivilDate | null = null;
    const add = (day: CivilDate): void => {
      if (day > horizon) {
        if (beyond === null || day < beyond) beyond = day;
      } else if (day > on && !days.includes(day)) days.push(day);
    };
    for (const day of each.days) add(day);
    for (const stretch of turningStretches(stretches, each.places)) {
      add(stretch.facts.on);
      for (const day of declaredDays(scheme, stretch.facts)) add(day);
      for (const { spec, day } of stretch.coming) if (needs.includes(spec)) add(day);
    }
    const year = scheme.isYearly && now.verdict !== 'ineligible' ? yearEnd(course) : null;
    if (year !== null) add(year.on);
    let holdsUntil: CivilDate | null = beyond === null ? null : addDays(beyond, -sweepHorizon - 1);
    let before = facts;
    for (const day of days.sort()) {
      const after = later.findLast((part) => part.on <= day) ?? facts;
      const judged = judgeOn(each, after, day, around);
      if (!isSame(judged, now) && (holdsUntil === null || day <= holdsUntil)) holdsUntil = addDays(day, -1);
      if (judged.verdict !== now.verdict) {
        const reason = reasonOf(each, day, before, after, territory);
        const change = { on: day, becomes: judged.verdict, reason };
        return { outlook: { scheme: scheme.id, ...now, change }, holdsUntil };
      }
      if (day === year?.on) {
        const end = addDays(day, -1);
        const change: Change = { on: day, becomes: 'to-check', reason: { kind: 'year', count: year.count } };
        return {
          outlook: { scheme: scheme.id, ...now, change },
          holdsUntil: holdsUntil === null || end < holdsUntil ? end : holdsUntil,
        };
      }
      before = after;
    }
    const isOpen = isInForce(scheme, on, territory);
    return { outlook: isOpen ? { scheme: scheme.id, ...now, change: null } : null, holdsUntil };
  }

  /** The same, from memory when it was judged before. */
  function recall(each: Prepared, course: Course, stretches: readonly Stretch[]): SchemeOutlook {
    const key = textOf(stretches, each.places);
    const known = each.known?.get(key);
    if (known !== undefined) {
      each.hits += 1;
      return known;
    }
    const found = lookAhead(each, course, stretches);
    each.misses += 1;
    if (each.misses > trial && each.hits < each.misses) each.known = null;
    if ((each.known?.size ?? 0) >= mostKept) each.known?.clear();
    each.known?.set(key, found);
    return found;
  }

  function judge(course: Course, stretches: readonly Stretch[]): PersonOutlook {
    const outlooks: Outlook[] = [];
    let holdsUntil: CivilDate | null = null;
    for (const each of prepared) {
      const found =
        each.known === null ? lookAhead(each, course, stretches) : recall(each, course, stretches);
      if (found.outlook !== null) {
        outlooks.push(found.outlook);
        for (const scheme of each.alike) outlooks.push({ ...found.outlook, scheme });
      }
      if (found.holdsUntil !== null && (holdsUntil === null || found.holdsUntil < holdsUntil))
        holdsUntil = found.holdsUntil;
    }
    return { outlooks, holdsUntil };
  }

  return (course) => {
    const stretches = [course.facts, ...course.later].map((facts) => stretchOf(allNeeds, facts));
    return { key: textOf(stretches, allPlaces), judge: () => judge(course, stretches) };
  };
}

const monthsSentence = (count: number, fact: string): string => {
  switch (fact) {
    case factTable.registeredJobSeekerSince.path:
      return `${count} mois d’inscription`;
    case factTable.supportSignedOn.path:
      return `${count} mois d’accompagnement`;
    default:
      return `${count} mois après la date « ${factLabel(fact)} »,`;
  }
};

/** Why the answer of a scheme changes on a day: "26e anniversaire le 12 mars 2027." */
export function reasonSentence(reason: Reason, on: CivilDate, scheme: Pick<Scheme, 'label'> | null): string {
  const day = `le ${formatFrenchDate(on)}`;
  switch (reason.kind) {
    case 'opening':
      return sentence(`Ouverture du dispositif ${day}.`);
    case 'closing':
      return sentence(`Fermeture du dispositif : dernier jour le ${formatFrenchDate(addDays(on, -1))}.`);
    case 'year':
      return sentence(
        `Fin d’une année${scheme === null ? '' : ` de ${scheme.label}`} ${day} (${reason.count === 1 ? 'la première' : `la ${reason.count}e`}).`,
      );
    case 'birthday':
      return sentence(`${reason.age}e anniversaire ${day}.`);
    case 'months': {
      const text = monthsSentence(reason.count, reason.fact);
      return sentence(`${capital(text)} ${day}.`);
    }
    case 'day': {
      const label = factLabel(reason.fact);
      return sentence(`${label.charAt(0).toUpperCase()}${label.slice(1)} : ${day}.`);
    }
    case 'facts':
      return sentence(`Un renseignement de la fiche commence, prend fin ou est à redemander ${day}.`);
    case 'text':
      return sentence(`Un texte ou un montant prend effet ${day}.`);
  }
}
