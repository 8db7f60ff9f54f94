import { addMonths, type CivilDate, formatFrenchDate } from '../../base/time';
import { type Amount, isGathered } from '../engine/parameter';
import { sentence } from '../engine/phrasing';
import { noReferences, type References, seriesOf } from '../engine/references';

/** Whether the last value of a number may still be trusted on a day. */
export type Staleness =
  /** Good until `reviewOn`; `null`: it changes with a text only, or its scheme closes before. */
  | { readonly state: 'fresh'; readonly reviewOn: CivilDate | null }
  /** The last value has reached its review period on `since`: it asks to be looked at again. */
  | { readonly state: 'stale'; readonly since: CivilDate }
  /** Since this day the value was not gathered: it is to be typed once the text is read. */
  | { readonly state: 'to-enter'; readonly since: CivilDate; readonly read: string }
  /** No value holds on that day; `from` is the first day of the first one, if there is any. */
  | { readonly state: 'missing'; readonly from: CivilDate | null };

/**
 * Judges the last value of a number, added ones included. `lastDay` is the last day of the scheme that reads it: what a
 * closed scheme paid does not grow old.
 */
export function stalenessOf(
  parameter: Amount,
  on: CivilDate,
  references: References = noReferences,
  lastDay: CivilDate | null = null,
): Staleness {
  const series = seriesOf(parameter, references);
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return { state: 'missing', from: null };
  if (on < first.from) return { state: 'missing', from: first.from };
  if (!isGathered(last))
    return lastDay !== null && on > lastDay
      ? { state: 'fresh', reviewOn: null }
      : { state: 'to-enter', since: last.from, read: last.read };
  if (parameter.reviewMonths === null) return { state: 'fresh', reviewOn: null };
  const reviewOn = addMonths(last.from, parameter.reviewMonths);
  if (lastDay !== null && reviewOn > lastDay) return { state: 'fresh', reviewOn: null };
  if (lastDay !== null && on > lastDay) return { state: 'fresh', reviewOn: null };
  return on >= reviewOn ? { state: 'stale', since: reviewOn } : { state: 'fresh', reviewOn };
}

/** The warning in words; empty when there is nothing to warn of. */
export function stalenessText(staleness: Staleness): string {
  switch (staleness.state) {
    case 'fresh':
      return '';
    case 'stale':
      return sentence(`À revoir depuis le ${formatFrenchDate(staleness.since)}`);
    case 'to-enter':
      return sentence(`Montant à saisir depuis le ${formatFrenchDate(staleness.since)}`);
    case 'missing':
      return sentence(
        staleness.from === null
          ? 'Aucune valeur connue'
          : `Aucune valeur avant le ${formatFrenchDate(staleness.from)}`,
      );
  }
}
