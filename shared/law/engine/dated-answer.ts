// The last step of an answer: whatever it cites is cited as it stood on its day. One pass over all that has a source or may
// name an article, so that no part of a scheme can forget it.
import type { CivilDate } from '../../base/time';
import { citationOn, citeOn, citeShortOn, isBeforeSomeArticle, textOn } from './dated-citation';
import type { Deadline } from './deadline';
import type { Money, SchemeAnswer } from './eligibility.schema';
import type { PaySchedule } from './pay';
import type { Citation } from './source';

interface Cited {
  readonly source: string;
  readonly cites: Citation;
}

const dated = <T extends Cited>(part: T, on: CivilDate): T => ({
  ...part,
  source: citeOn(part.cites, on),
  cites: citationOn(part.cites, on),
});

const noted = <T extends { readonly note: string }>(part: T, on: CivilDate): T => ({
  ...part,
  note: textOn(part.note, on),
});

const because = <T extends { readonly because: { readonly articles: readonly string[] } }>(
  part: T,
  on: CivilDate,
): T => ({
  ...part,
  because: { ...part.because, articles: citationOn({ articles: part.because.articles }, on).articles },
});

const money = (given: Money | null, on: CivilDate): Money | null =>
  given === null
    ? null
    : noted({ ...given, lines: given.lines.map((line) => noted(dated(line, on), on)) }, on);

const dueOn = <T extends Cited & { readonly rule: string; readonly note: string }>(
  limit: T,
  on: CivilDate,
): T => ({
  ...noted(limit, on),
  rule: textOn(limit.rule, on),
  source: citeShortOn(limit.cites, on),
  cites: citationOn(limit.cites, on),
});

/** The time limits, as they are cited on a day. */
export const datedDeadlines = (limits: readonly Deadline[], on: CivilDate): readonly Deadline[] =>
  isBeforeSomeArticle(on) ? limits.map((limit) => dueOn(limit, on)) : limits;

/** The months of pay, as what they rest on is cited on the day of the conclusion. */
export const datedSchedule = (schedule: PaySchedule, on: CivilDate): PaySchedule =>
  isBeforeSomeArticle(on)
    ? {
        ...dated(schedule, on),
        lines: schedule.lines.map((line) => ({
          ...noted(because(line, on), on),
          reason: textOn(line.reason, on),
        })),
      }
    : schedule;

/** An answer, as all that it cites is cited on its day. */
export function datedAnswer(answer: SchemeAnswer, on: CivilDate): SchemeAnswer {
  if (!isBeforeSomeArticle(on)) return answer;
  const { duration, pay, training, form, priority } = answer;
  return {
    ...answer,
    conditions: answer.conditions.map((condition) => ({
      ...dated(condition, on),
      explanation: textOn(condition.explanation, on),
      sentence: textOn(condition.sentence, on),
      ...(condition.remedy === undefined ? {} : { remedy: textOn(condition.remedy, on) }),
    })),
    toConfirm: answer.toConfirm.map((reserve) => ({
      ...dated(reserve, on),
      supposed: textOn(reserve.supposed, on),
      confirm: textOn(reserve.confirm, on),
    })),
    duration: duration && noted(dated(duration, on), on),
    pay: pay && {
      ...noted(dated(because(pay, on), on), on),
      periods: pay.periods.map((period) => noted(because(period, on), on)),
    },
    allowance: money(answer.allowance, on),
    aid: money(answer.aid, on),
    training: training && noted(dated(training, on), on),
    deadlines: answer.deadlines.map((limit) => dueOn(limit, on)),
    form: form && dated(form, on),
    priority: priority && { ...dated(priority, on), explanation: textOn(priority.explanation, on) },
    reminders: answer.reminders.map((reminder) => ({
      ...dated(reminder, on),
      sentence: textOn(reminder.sentence, on),
    })),
    alternatives: answer.alternatives.map((way) => ({
      ...dated(way, on),
      sentence: textOn(way.sentence, on),
    })),
  };
}
