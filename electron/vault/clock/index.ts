/**
 * The computer's clock, doubted: what it says is compared with the last day on which the portfolio was used, which both
 * journals keep (`clock_mark`). Where they do not agree nothing is removed and nothing is waited for by dates; the person is
 * told once, and says which is right. What is measured within one opening is measured by a clock that nobody can set.
 */
import { ok } from '../../../shared/base';
import { addDays, type CivilDate, civilDateSchema } from '../../../shared/base/time';
import { type clockProcedures, clockSentence } from '../../../shared/portfolio';
import { versionOf } from '../db';
import { recordEvent } from '../events';
import type { Deps, Handlers } from '../service/deps';
import { clockMarkOf, setClockMark } from './clock.repository';

type Told = Pick<Deps, 'db' | 'clock'>;

const FIRST_WITH_MARK = 120;
const dayOf = (text: string): CivilDate | null => civilDateSchema.safeParse(text.slice(0, 10)).data ?? null;

const earlierOf = (one: CivilDate, other: CivilDate): CivilDate => [one, other].toSorted()[0] ?? one;

/** Last day of use, and the day of use before it; `null` where there is none yet. */
function daysOfUse({ db }: Pick<Told, 'db'>): { latest: CivilDate; former: CivilDate } | null {
  const mark = versionOf(db) < FIRST_WITH_MARK ? undefined : clockMarkOf(db);
  const latest = mark === undefined ? null : dayOf(mark.latestOn);
  return latest === null || mark === undefined ? null : { latest, former: dayOf(mark.formerOn) ?? latest };
}

/** The last day of use, where the clock is before it by more than a day; `null` where nothing is wrong. */
export function clockDoubt(deps: Told): { readonly latestOn: CivilDate } | null {
  const days = daysOfUse(deps);
  const now = dayOf(deps.clock.now());
  return days === null || now === null || addDays(now, 1) >= days.latest ? null : { latestOn: days.latest };
}

/**
 * The day from which what is old may be removed: never later than the day of use before today's, so that a clock moved
 * forward removes nothing at its first day. After a long absence what is due goes one day of use later.
 */
export function pastDay(deps: Told): CivilDate {
  const days = daysOfUse(deps);
  const today = deps.clock.today();
  if (days === null) return today;
  const known = today > days.latest ? days.latest : days.former;
  return earlierOf(today, known);
}

/** The day after which nothing that is typed can have happened: the later of today and the last day of use. */
export function presentDay(deps: Told): CivilDate {
  const days = daysOfUse(deps);
  const today = deps.clock.today();
  return days === null || earlierOf(today, days.latest) === days.latest ? today : days.latest;
}

/** A day's worth of doubt: backups are named in UTC, and clocks are a little off. */
const TOLERANCE_MS = 86_400_000;
/** Whether an instant that was kept lies further ahead of the clock than clocks differ: it is not believed. */
export const isAhead = ({ clock }: Pick<Told, 'clock'>, instant: string): boolean =>
  Date.parse(instant) - Date.parse(clock.now()) > TOLERANCE_MS;

/** Milliseconds since this process began, by a clock that nobody can set. */
export const elapsedMs = (): number => performance.now();

/** The person says that the date of this computer is right: what is later in the journal is not held against it any more. */
function trustClock(deps: Deps): void {
  const today = dayOf(deps.clock.now());
  if (today === null) return;
  deps.db.transaction(() => {
    setClockMark(deps.db, today);
    recordEvent(deps, { kind: 'portfolio.clockTrusted', subject: { type: 'portfolio', id: 'clock' } });
  })();
}

const stateOf = (deps: Told) => {
  const doubt = clockDoubt(deps);
  return { doubt: doubt === null ? null : clockSentence(deps.clock.today(), doubt.latestOn) };
};

export const clockHandlers = (deps: Deps): Handlers<typeof clockProcedures> => ({
  'portfolio.clock': () => ok(stateOf(deps)),
  'portfolio.trustClock': () => {
    trustClock(deps);
    return ok(stateOf(deps));
  },
});
