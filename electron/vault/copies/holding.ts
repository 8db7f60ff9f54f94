import { basename, dirname } from 'node:path';
import { addMonths, type CivilDate, civilDateSchema, firstOfMonth } from '../../../shared/base/time';
import { type CopyKind, isWholeCopy, type RegisteredCopy } from '../../../shared/portfolio';
import type { Db } from '../db';
import { copiesAbout, copyRows, firstEventAbout, hasRegister } from './copies.repository';
import { reachOf } from './shown';

/** A copy that still holds what was written of somebody. */
interface HoldingCopy {
  readonly id: number;
  readonly kind: CopyKind;
  /** File name, and the name of its folder: for a sentence, never a path. */
  readonly name: string;
  readonly folder: string;
  readonly writtenAt: string;
  readonly reach: RegisteredCopy['reach'];
  /**
   * First day on which the rotation has removed it for sure, if a backup is made each month; `null` for what no rotation
   * removes: it stays until somebody deletes it, or until all keys are changed.
   */
  readonly goneOn: CivilDate | null;
}

/** Months with a backup that the rotation of backups keeps, the present one included. */
export const MONTHS_KEPT = 12;

/**
 * Which copies still hold what was written of somebody: whole copies made since the first line of the journal about this
 * subject, and the hand-overs that were about her. A copy whose extent is not known counts as holding. Works after the
 * erasure as before it, since the lines and the identifiers stay.
 *
 * `erasedBy` is the number of the line of the journal that says the erasure: copies made from then on hold nothing of her any
 * more. Without it, every copy until now is told. By lines of the journal rather than by instants: a clock may be wrong.
 */
export function copiesHolding(
  { db }: { readonly db: Db },
  { subjectId, erasedBy = null }: { readonly subjectId: string; readonly erasedBy?: number | null },
): readonly HoldingCopy[] {
  if (!hasRegister(db)) return [];
  const first = firstEventAbout(db, subjectId);
  const about = copiesAbout(db, subjectId);
  return copyRows(db)
    .filter(({ id, kind, lastEventId }) => {
      if (!isWholeCopy({ kind })) return about.has(id);
      if (first === null) return false;
      return lastEventId === null || (lastEventId >= first && (erasedBy === null || lastEventId < erasedBy));
    })
    .map(({ id, kind, path, writtenAt }) => ({
      id,
      kind,
      name: basename(path),
      folder: basename(dirname(path)) || dirname(path),
      writtenAt,
      reach: reachOf(path),
      goneOn: kind === 'backup' ? goneOn(writtenAt) : null,
    }));
}

/** The last backup of a month leaves with the first backup of the twelfth month after it. */
function goneOn(writtenAt: string): CivilDate | null {
  const day = civilDateSchema.safeParse(writtenAt.slice(0, 10));
  return day.success ? addMonths(firstOfMonth(day.data), MONTHS_KEPT + 1) : null;
}
