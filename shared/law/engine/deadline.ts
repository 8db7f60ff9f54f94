import {
  addCountedDays,
  addMonths,
  type CivilDate,
  type DayCounter,
  formatFrenchDate,
  type Interval,
  nextWorkingDay,
  type Territory,
  whyDayOff,
} from '../../base/time';
import { sentence } from './phrasing';
import { type Citation, type Confidence, citationOf, citeShort, type Source } from './source';

/** How a text counts: months from date to date, one of the four kinds of days, or hours from an event. */
export type DeadlineUnit = 'months' | 'years' | 'hours' | 'days' | 'ouvrables' | 'ouvres' | 'francs';

/** A time limit of the law. Its date is the strict one: a day off is told, never shifted. */
export interface Deadline<Code extends string = string> extends Interval {
  readonly code: Code;
  readonly label: string;
  /** What starts it, in French. */
  readonly trigger: string;
  /** When that happened; `null` as long as it is not known. */
  readonly triggerOn: CivilDate | null;
  /** Negative: before the trigger. */
  readonly count: number;
  readonly unit: DeadlineUnit;
  /** Last day; `null` as long as the trigger is not known. */
  readonly due: CivilDate | null;
  readonly rule: string;
  readonly source: string;
  readonly cites: Citation;
  readonly confidence: Confidence;
  readonly fallsOnDayOff: boolean;
  readonly note: string;
}

/** What a scheme says of a time limit: first and last days of the law that sets it, and how it counts. */
export interface Limit<Code extends string = string> {
  /** First day of the conclusions (or signatures) that meet it. */
  readonly from: CivilDate;
  /** The last one; none, when absent. */
  readonly to?: CivilDate;
  readonly code: Code;
  readonly label: string;
  readonly trigger: string;
  readonly triggerOn: CivilDate | null;
  readonly count: number;
  readonly unit: DeadlineUnit;
  readonly rule: string;
  readonly source: Source;
  readonly confidence: Confidence;
  readonly note?: string;
}

const counters: Readonly<Record<'days' | 'ouvrables' | 'ouvres' | 'francs', DayCounter>> = {
  days: 'calendar',
  ouvrables: 'ouvrables',
  ouvres: 'ouvres',
  francs: 'francs',
};

/** Last day of a limit of `count` units from `from`. Hours end, at the latest, on the day their last one falls in. */
export function dueDate(from: CivilDate, count: number, unit: DeadlineUnit, territory: Territory): CivilDate {
  switch (unit) {
    case 'months':
      return addMonths(from, count);
    case 'years':
      return addMonths(from, 12 * count);
    case 'hours':
      return addCountedDays(from, Math.ceil(count / 24), 'calendar', territory);
    case 'days':
    case 'ouvrables':
    case 'ouvres':
    case 'francs':
      return addCountedDays(from, count, counters[unit], territory);
  }
}

/** What is told of a last day that is a day off; empty otherwise. */
export function dayOffWarning(due: CivilDate, territory: Territory): string {
  const closed = whyDayOff(due, territory);
  return closed === null
    ? ''
    : sentence(
        `Cette date tombe un jour non ouvré (${closed}) ; aucun texte ne la reporte, le jour ouvré suivant est le ${formatFrenchDate(nextWorkingDay(due, territory))}.`,
      );
}

/** A limit with its date, its citation and the warning of a day off in the establishment's territory. */
export function dated<Code extends string>(limit: Limit<Code>, territory: Territory): Deadline<Code> {
  const { triggerOn, count, unit } = limit;
  const due = triggerOn === null ? null : dueDate(triggerOn, count, unit, territory);
  const warning = due === null ? '' : dayOffWarning(due, territory);
  return {
    ...limit,
    to: limit.to ?? null,
    due,
    rule: sentence(limit.rule),
    source: citeShort(limit.source),
    cites: citationOf(limit.source),
    fallsOnDayOff: warning !== '',
    note: [sentence(limit.note ?? ''), warning].filter((part) => part !== '').join(' '),
  };
}
