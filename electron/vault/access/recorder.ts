import type { AccessDetail, AccessKind } from '../../../shared/base';
import type { Db } from '../db';
import type { Deps } from '../service/deps';
import { type AccessSubject, insertAccess, type NewAccess } from './access.repository';

export interface Access {
  readonly kind: AccessKind;
  readonly subject?: AccessSubject;
  /** Codes and counts, never a text that someone typed. */
  readonly detail?: AccessDetail;
}

/** Readings of the same thing are one line for each quarter of an hour. */
const QUARTER_OF_AN_HOUR_MS = 15 * 60_000;

interface Memory {
  /** Lines that could not be written yet: a full disk must not keep an adviser from reading a telephone number. */
  readonly waiting: NewAccess[];
  /** Instant of the last line of each reading. */
  readonly readings: Map<string, number>;
}
const memories = new WeakMap<Db, Memory>();
function memoryOf(db: Db): Memory {
  const known = memories.get(db);
  if (known) return known;
  const made: Memory = { waiting: [], readings: new Map() };
  memories.set(db, made);
  return made;
}

/**
 * Writes one line of the journal of accesses, at once and for good. What a full disk refuses waits in memory and is
 * written with the next line; answers whether everything is written.
 */
export function recordAccess(deps: Deps, access: Access): boolean {
  announceAccess(deps, access);
  return writeAnnounced(deps);
}

/** Keeps a line for the next one that is written: the opening of a command that may yet be refused. */
export function announceAccess(
  { db, clock, actor, entrance }: Deps,
  { kind, subject, detail }: Access,
): void {
  memoryOf(db).waiting.push({
    recordedAt: clock.now(),
    kind,
    subject: subject ?? { type: 'none', id: '' },
    actor: actor(),
    detail: detail ?? {},
    entrance,
  });
}

/** Writes the lines that wait; answers whether everything is written. */
export function writeAnnounced({ db }: Pick<Deps, 'db'>): boolean {
  const { waiting } = memoryOf(db);
  try {
    db.transaction(() => {
      for (const line of waiting) insertAccess(db, line);
    })();
    waiting.length = 0;
    return true;
  } catch {
    return false;
  }
}

/** The same for a reading: one line for each subject and quarter of an hour. */
export function recordReading(deps: Deps, reading: Access & { readonly subject: AccessSubject }): boolean {
  const { readings } = memoryOf(deps.db);
  const key = `${reading.kind} ${reading.subject.id}`;
  const now = Date.parse(deps.clock.now());
  const last = readings.get(key);
  if (last !== undefined && now >= last && now - last < QUARTER_OF_AN_HOUR_MS) return true;
  readings.set(key, now);
  return recordAccess(deps, reading);
}
