import type { CivilDate } from '../../base/time';
import type { SchemeAnswer } from './eligibility.schema';
import { sentence } from './phrasing';
import { citing, type Source } from './source';

/** What the law says besides the conditions. */
export interface Reminder {
  readonly sentence: string;
  readonly source: Source;
  /** First and last days on which it is told: what the law said before, it does not recall. */
  readonly from: CivilDate;
  readonly to?: CivilDate;
}

/** The reminders that hold on a day, with their typography. */
export const remindersOf = (list: readonly Reminder[], on: CivilDate): SchemeAnswer['reminders'] =>
  list
    .filter(({ from, to }) => from <= on && (to === undefined || on <= to))
    .map((each) => ({ sentence: sentence(each.sentence), ...citing(each.source) }));
