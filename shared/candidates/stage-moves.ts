import { type CivilDate, contains } from '../base/time';
import {
  endBefore,
  intervalOf,
  type Period,
  periodFault,
  periodToEnd,
  type StageKind,
  trackOf,
} from './periods';

/*
 * Changing the stage of somebody, as one act of several people or of one: which of her periods it writes, and what gives
 * them back.
 */

export interface StageMove {
  readonly kind: StageKind;
  /** First day of the new stage. */
  readonly startsOn: CivilDate;
  readonly reason: string;
}

/** Periods of one person as they were before an act, and as it left them: those that it touched, told by their id. */
export interface PeriodRows {
  readonly before: readonly Period[];
  readonly after: readonly Period[];
}

/** Why somebody is left at her stage, in a few words. */
export const leftAtStage = {
  same: 'déjà à cette étape',
  later: 'étape plus récente déjà notée',
  taken: 'étape déjà notée ce jour-là',
  unborn: 'jour avant la naissance',
} as const;

/** The stage of a day; `null` where none is known. */
export const stageOn = (periods: readonly Period[], on: CivilDate): Period | null =>
  periods.find((period) => trackOf(period.kind) === 'stage' && contains(intervalOf(period), on)) ?? null;

/**
 * What a move writes: the stage that went on ends the day before. Moved twice in a day, the last one counts, and whoever
 * comes back to the stage of the day before never left it. Pure.
 * @param newId the identifier of the period, where it is a new one
 */
export function movedStage(
  { kind, startsOn, reason }: StageMove,
  periods: readonly Period[],
  birthDate: CivilDate,
  newId: () => string,
): (PeriodRows & { readonly period: Period }) | { readonly why: string } {
  const stages = periods.filter((period) => trackOf(period.kind) === 'stage');
  const current = stageOn(stages, startsOn);
  if (current?.kind === kind) return { why: leftAtStage.same };
  if (startsOn < birthDate) return { why: leftAtStage.unborn };
  if (stages.some((stage) => stage.startsOn > startsOn)) return { why: leftAtStage.later };
  if (current !== null && current.endsOn !== null) return { why: leftAtStage.taken };
  if (current !== null && current.startsOn === startsOn) {
    const former = stages.find((stage) => stage.endsOn === endBefore(startsOn));
    const period = former?.kind === kind ? { ...former, endsOn: null } : { ...current, kind, detail: reason };
    return {
      before: former?.kind === kind ? [former, current] : [current],
      after: [period],
      period,
    };
  }
  const period: Period = { id: newId(), kind, startsOn, endsOn: null, detail: reason, reach: '' };
  const former = periodToEnd(period, null, stages);
  const ended = former === null ? [] : [{ ...former, endsOn: endBefore(startsOn) }];
  return { before: former === null ? [] : [former], after: [...ended, period], period };
}

const isSame = (one: Period | undefined, other: Period): boolean =>
  one !== undefined &&
  one.kind === other.kind &&
  one.startsOn === other.startsOn &&
  one.endsOn === other.endsOn &&
  one.detail === other.detail &&
  one.reach === other.reach;

/** Whether what an act left is still there as it left it, and what was there before may come back. */
export function mayGoBack(
  { before, after }: PeriodRows,
  periods: readonly Period[],
  birthDate: CivilDate,
): boolean {
  const now = new Map(periods.map((period) => [period.id, period]));
  const left = new Set(after.map(({ id }) => id));
  if (!after.every((period) => isSame(now.get(period.id), period))) return false;
  if (before.some(({ id }) => !left.has(id) && now.has(id))) return false;
  const others = periods.filter(({ id }) => !left.has(id));
  return before.every((period) => periodFault(period, null, others, birthDate) === null);
}
