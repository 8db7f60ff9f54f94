import type { KeepReason } from '../../../shared/backups';
import { addDays, addMonths, type CivilDate, dayOfWeek, monthOf } from '../../../shared/base/time';
import { MONTHS_KEPT } from '../copies';

/** What the rotation knows of one backup. */
export interface Rotated {
  readonly id: string;
  /** Instant, ISO 8601 in UTC: backups are compared by it. */
  readonly madeAt: string;
  /** The same on the user's calendar. */
  readonly day: CivilDate;
  readonly sizeBytes: number;
  /** People in it; `null` where it cannot be read. */
  readonly people: number | null;
  /** Whether its day is yet to come: a clock was wrong when it was made, or is now. */
  readonly isAhead?: boolean;
}

export interface Rotation {
  /** Every backup kept, with the reasons. */
  readonly kept: ReadonlyMap<string, readonly KeepReason[]>;
  readonly dropped: readonly string[];
  readonly keptBytes: number;
  readonly isOverCap: boolean;
}

/** Last 3 of today, 7 days, 4 weeks, 12 months (docs/security.md, bar 28). */
const RECENT = 3;
const slots = [
  { reason: 'day', most: 7, of: (day: CivilDate): string => day },
  { reason: 'week', most: 4, of: (day: CivilDate): string => addDays(day, 1 - dayOfWeek(day)) },
  { reason: 'month', most: MONTHS_KEPT, of: (day: CivilDate): string => monthOf(day) },
] as const;

/** Above it the oldest monthly backups go, and the page warns. */
export const CAP_BYTES = 5 * 1024 ** 3;

/**
 * The backups that hold more people than every later one. Of them are kept: for a year, the last, so that a mistake that
 * removes a few people can be taken back; without end, those that hold more than twice what came later, so that an
 * emptied portfolio never pushes out the full ones. (People erased on purpose do leave the backups, within the year.)
 */
function fullerThanLater(newestFirst: readonly Rotated[], today: CivilDate): ReadonlySet<string> {
  const fuller = new Set<string>();
  const [newest, ...older] = newestFirst.filter(({ people }) => people !== null);
  let most = newest?.people ?? 0;
  let isFirst = true;
  for (const { id, people, day } of older) {
    if (people === null || people <= most) continue;
    const isRecent = addMonths(day, 12) >= today;
    if (people > 2 * most || (isFirst && isRecent)) {
      fuller.add(id);
      isFirst = false;
      most = people;
    }
  }
  return fuller;
}

/**
 * Says which backups of one folder stay. Days, weeks and months are those that have a backup, so that a long absence
 * empties nothing; each is represented by its last backup that can be read. One that cannot be read takes nobody's
 * place and is never removed: it may open with another key, or be mended. Neither does one whose day is yet to come: believed,
 * it would push out those of today one after the other.
 */
export function rotate(backups: readonly Rotated[], today: CivilDate, capBytes = CAP_BYTES): Rotation {
  const isAhead = (one: Rotated): boolean => one.isAhead === true;
  const newestFirst = [...backups].sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
  const reasons = new Map<string, KeepReason[]>();
  const keep = (id: string, reason: KeepReason): void => {
    const known = reasons.get(id);
    if (known) known.push(reason);
    else reasons.set(id, [reason]);
  };
  const readable = newestFirst.filter((one) => one.people !== null && !isAhead(one));
  const lastDay = readable[0]?.day;
  for (const { id } of readable.filter(({ day }) => day === lastDay).slice(0, RECENT)) keep(id, 'recent');
  for (const { reason, most, of } of slots) {
    const seen = new Set<string>();
    for (const { id, day } of readable) {
      if (seen.has(of(day)) || seen.size >= most) continue;
      seen.add(of(day));
      keep(id, reason);
    }
  }
  for (const id of fullerThanLater(readable, today)) keep(id, 'fuller');
  for (const one of newestFirst) if (isAhead(one)) keep(one.id, 'ahead');
  for (const { id, people } of newestFirst) if (people === null) keep(id, 'unreadable');

  const bytesOf = (): number =>
    newestFirst.reduce((sum, { id, sizeBytes }) => sum + (reasons.has(id) ? sizeBytes : 0), 0);
  let keptBytes = bytesOf();
  const isOverCap = keptBytes > capBytes;
  // Only what stands for a month alone makes room; the last backup of all always stays.
  for (const { id } of readable.slice(1).reverse()) {
    if (keptBytes <= capBytes) break;
    const why = reasons.get(id) ?? [];
    if (why.length !== 1 || why[0] !== 'month') continue;
    reasons.delete(id);
    keptBytes = bytesOf();
  }
  return {
    kept: reasons,
    dropped: newestFirst.flatMap(({ id }) => (reasons.has(id) ? [] : [id])),
    keptBytes,
    isOverCap,
  };
}
