import { holesIn, type Interval, overlaps } from '../base/time';
import { intervalOf, type Period, trackOf, tracks } from '../candidates';
import type { Side } from './merge';

/** Two situations, one of each record, that hold on the same days. */
export interface Overlap {
  readonly kept: Period;
  readonly other: Period;
}
/** Which of the two holds on the days that they share; the other one keeps its other days. */
export interface Settlement {
  readonly keptId: string;
  readonly otherId: string;
  readonly prevails: Side;
}

/** The same days of the same thing, written in both records. */
export const isSamePeriod = (one: Period, other: Period): boolean =>
  one.kind === other.kind &&
  one.startsOn === other.startsOn &&
  one.endsOn === other.endsOn &&
  one.detail.trim() === other.detail.trim();

/** Pairs that one person cannot have both, each of which asks for a choice. */
export const overlapping = (kept: readonly Period[], other: readonly Period[]): readonly Overlap[] =>
  kept.flatMap((mine) =>
    other
      .filter(
        (theirs) =>
          tracks[trackOf(mine.kind)].isAlone &&
          trackOf(mine.kind) === trackOf(theirs.kind) &&
          !isSamePeriod(mine, theirs) &&
          overlaps(intervalOf(mine), intervalOf(theirs)),
      )
      .map((theirs) => ({ kept: mine, other: theirs })),
  );

/** Days that are left to each period that gives way somewhere; none, one stretch, or one before and one after. */
export function daysLeft(
  pairs: readonly Overlap[],
  settlements: readonly Settlement[],
): ReadonlyMap<string, { readonly period: Period; readonly left: readonly Interval[] }> {
  const winners = new Map<string, { readonly period: Period; readonly over: Interval[] }>();
  for (const { kept, other } of pairs) {
    const settled = settlements.find(({ keptId, otherId }) => keptId === kept.id && otherId === other.id);
    if (settled === undefined) continue;
    const [winner, loser] = settled.prevails === 'kept' ? [kept, other] : [other, kept];
    const known = winners.get(loser.id) ?? { period: loser, over: [] };
    known.over.push(intervalOf(winner));
    winners.set(loser.id, known);
  }
  return new Map(
    [...winners].map(([id, { period, over }]) => [id, { period, left: holesIn(intervalOf(period), over) }]),
  );
}
