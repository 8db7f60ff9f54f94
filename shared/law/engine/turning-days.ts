import {
  addDays,
  addMonths,
  birthdayOn,
  type CivilDate,
  isCivilDate,
  type Territory,
  yearOf,
} from '../../base/time';
import { type Ask, asking, type FactSpec, type Facts, factTable as facts, knownDate } from '../facts/facts';
import { isAmount } from './parameter';
import { type References, seriesOf } from './references';
import { firstDay, type Scheme } from './scheme';

/** Birthdays of these ages that come after the reference date. */
export function turningBirthdays(ask: Ask, on: CivilDate, ages: readonly number[]): readonly CivilDate[] {
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate === null) return [];
  // Most ages are long past: they need no date.
  const least = yearOf(on) - yearOf(birthDate);
  const days: CivilDate[] = [];
  for (const age of ages) {
    if (age < least) continue;
    const day = birthdayOn(birthDate, age);
    if (day > on) days.push(day);
  }
  return days;
}

/** The days on which a number of months has run since a known date, that come after the reference date. */
export const turningMonths = (
  since: CivilDate | null,
  on: CivilDate,
  months: readonly number[],
): readonly CivilDate[] =>
  since === null ? [] : months.map((count) => addMonths(since, count)).filter((day) => day > on);

/**
 * The days written in the tables: first and last days of the scheme and of its rules, dates of its parameters, of the
 * values added to them and of the orders about it. In order, each once; the same for everyone.
 */
export function writtenDays(
  scheme: Scheme,
  territory: Territory,
  references: References,
): readonly CivilDate[] {
  const days = new Set<CivilDate>();
  const addInterval = ({ from, to }: { readonly from: CivilDate; readonly to: CivilDate | null }): void => {
    days.add(from);
    if (to !== null) days.add(addDays(to, 1));
  };
  addInterval({ from: firstDay(scheme, territory), to: scheme.to });
  for (const rule of scheme.rules) addInterval(rule);
  for (const parameter of scheme.parameters) {
    const values = isAmount(parameter) ? seriesOf(parameter, references) : parameter.values;
    for (const value of values) days.add(value.from);
  }
  for (const order of references.orders) if (order.scheme === scheme.id) addInterval(order);
  return [...days].sort();
}

/** The days after the reference date that the scheme declares: on them the facts alone may turn the answer. */
export const declaredDays = (scheme: Scheme, given: Facts): readonly CivilDate[] =>
  scheme.turningDays?.(asking(given), given.on) ?? [];

/**
 * The facts that hold a date still to come: the answer may turn on the day itself, or on the next (a limit may count it
 * or not).
 */
export function comingDates(
  specs: readonly FactSpec[],
  given: Facts,
): readonly { readonly spec: FactSpec; readonly day: CivilDate }[] {
  const coming: { readonly spec: FactSpec; readonly day: CivilDate }[] = [];
  for (const spec of specs) {
    const value = spec.read(given);
    if (typeof value !== 'string' || value < given.on || !isCivilDate(value)) continue;
    coming.push({ spec, day: value }, { spec, day: addDays(value, 1) });
  }
  return coming;
}
