import type { CivilDate, Territory } from '../../shared/base/time';
import type { References } from '../../shared/law/engine/references';
import type { Scheme } from '../../shared/law/engine/scheme';
import { comingDates, declaredDays, writtenDays } from '../../shared/law/engine/turning-days';
import type { Facts } from '../../shared/law/facts/facts';

/**
 * The days after `facts.on`, until `until` included, on which the answer of a scheme may change without any fact
 * changing: what the scheme declares, the dates to come of its facts, the dates of its rules, parameters, added values
 * and orders, and its own first and last days. In order, each once. Between two of them the verdict holds (the property
 * that the tests hold).
 */
export function turningDays(
  scheme: Scheme,
  given: Facts,
  until: CivilDate,
  territory: Territory,
  references: References,
): readonly CivilDate[] {
  const needs = scheme.rules.flatMap((rule) => rule.needs);
  const days = new Set([
    ...writtenDays(scheme, territory, references),
    ...declaredDays(scheme, given),
    ...comingDates(needs, given).map(({ day }) => day),
  ]);
  return [...days].filter((day) => day > given.on && day <= until).sort();
}
