import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { civilDateSchema } from '../../../shared/base/time';
import {
  advisersOf,
  type BatchReport,
  type DatedLife,
  endBefore,
  mayGoBack,
  movedStage,
  type Period,
  type PeriodInput,
  type PeriodRows,
  periodFault,
  periodSchema,
  periodToEnd,
  type StageMove,
} from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import { presentDay } from '../clock';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { changedSince, type Inverse, inOneBatch } from './batch';
import { candidateOf, isTrashed, writableOf } from './candidates.service';
import {
  adviserChangesOf,
  deletePeriodRow,
  insertPeriodRow,
  isPeriodIdTaken,
  periodsOf,
  writePeriodRow,
} from './periods.repository';
import { touch } from './roster.store';

/** The dated life of a person. Throws NOT_FOUND. */
export function datedLifeOf({ db }: Deps, id: CandidateId): DatedLife {
  const { adviser, firstReceptionOn, createdAt } = candidateOf(db, id);
  const since = firstReceptionOn ?? civilDateSchema.parse(createdAt.slice(0, 10));
  return {
    periods: [...periodsOf(db, id)],
    advisers: [...advisersOf(adviser, adviserChangesOf(db, id), since)],
  };
}

/** Says in the journal what became of a period; the caller holds the transaction, and has written the row. */
function tell(
  deps: Deps,
  candidateId: CandidateId,
  { id: _, reach: __, ...period }: Period,
  {
    batchId,
    ...told
  }: {
    readonly isCorrection?: true;
    readonly isRemoved?: true;
    readonly isUndo?: true;
    /** All that a batch has written of the person: what gives it back reads it. */
    readonly rows?: PeriodRows;
    readonly batchId?: string;
  } = {},
): void {
  recordEvent(deps, {
    kind: 'candidate.period',
    subject: { type: 'candidate', id: candidateId },
    ...(batchId === undefined ? {} : { batchId }),
    payload: { period, ...told },
  });
  touch(deps.db, candidateId);
}

export function savePeriod(
  deps: Deps,
  candidateId: CandidateId,
  id: string | null,
  typed: PeriodInput,
  endsFormer: boolean,
): DatedLife {
  const { db } = deps;
  const { birthDate } = writableOf(db, candidateId);
  const input = { ...typed, detail: typed.detail.trim(), reach: typed.reach.trim() };
  const known = periodsOf(db, candidateId);
  const former = endsFormer ? periodToEnd(input, id, known) : null;
  const ended = former === null ? null : { ...former, endsOn: endBefore(input.startsOn) };
  const others = ended === null ? known : known.map((each) => (each.id === ended.id ? ended : each));
  const fault = periodFault(input, id, others, birthDate);
  if (fault !== null) throw new Refusal('INVALID_INPUT', fault);
  const before = known.find((each) => each.id === id);
  // Someone else's, or one that a hand-over brought meanwhile.
  if (id !== null && before === undefined && isPeriodIdTaken(db, id)) throw new Refusal('NOT_FOUND');
  const period: Period = { ...input, id: id ?? deps.newId() };
  db.transaction(() => {
    if (ended !== null) {
      writePeriodRow(db, candidateId, ended);
      tell(deps, candidateId, ended, { isCorrection: true });
    }
    if (before === undefined) {
      insertPeriodRow(db, candidateId, period);
      tell(deps, candidateId, period);
    } else if (!isDeepStrictEqual(before, period)) {
      writePeriodRow(db, candidateId, period);
      tell(deps, candidateId, period, { isCorrection: true });
    }
  })();
  return datedLifeOf(deps, candidateId);
}

export function removePeriod(deps: Deps, candidateId: CandidateId, id: string): DatedLife {
  writableOf(deps.db, candidateId);
  const period = periodsOf(deps.db, candidateId).find((each) => each.id === id);
  if (period === undefined) throw new Refusal('NOT_FOUND');
  deps.db.transaction(() => {
    deletePeriodRow(deps.db, candidateId, id);
    tell(deps, candidateId, period, { isRemoved: true });
  })();
  return datedLifeOf(deps, candidateId);
}

/** Makes the periods of a person what an act leaves of them; the caller holds the transaction. */
function writeRows({ db }: Deps, candidateId: CandidateId, { before, after }: PeriodRows): void {
  for (const { id } of before) deletePeriodRow(db, candidateId, id);
  for (const period of after) insertPeriodRow(db, candidateId, period);
}

/**
 * Puts people at a stage, as one batch; one event each, which holds the rows before and after. Throws INVALID_INPUT where the
 * day is to come.
 */
export function changeStage(deps: Deps, ids: readonly CandidateId[], move: StageMove): BatchReport {
  const { db, newId } = deps;
  if (move.startsOn > presentDay(deps))
    throw new Refusal('INVALID_INPUT', {
      field: 'startsOn',
      message: 'Une étape se note le jour même ou après coup\u202F: cette date est dans le futur.',
    });
  const asked = { ...move, reason: move.reason.trim() };
  return inOneBatch(deps, ids, (id, batchId) => {
    if (isTrashed(db, id)) return 'fiche à la corbeille';
    const moved = movedStage(asked, periodsOf(db, id), candidateOf(db, id).birthDate, newId);
    if ('why' in moved) return moved.why;
    const { period, ...rows } = moved;
    writeRows(deps, id, rows);
    tell(deps, id, period, { rows, batchId });
    return null;
  });
}

const writtenSchema = z.object({
  rows: z.object({ before: z.array(periodSchema), after: z.array(periodSchema) }),
});
/** Gives back the very periods that there were before an act, where nothing has changed them since. */
export const periodsBack: Inverse = (deps, { id, payload }, batchId) => {
  const written = writtenSchema.safeParse(payload);
  if (!written.success) return changedSince;
  if (isTrashed(deps.db, id)) return 'fiche à la corbeille';
  const { rows } = written.data;
  if (!mayGoBack(rows, periodsOf(deps.db, id), candidateOf(deps.db, id).birthDate)) return changedSince;
  const back: PeriodRows = { before: rows.after, after: rows.before };
  writeRows(deps, id, back);
  const [last] = back.after.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn));
  const [gone] = rows.after;
  if (last !== undefined) tell(deps, id, last, { rows: back, batchId, isUndo: true });
  else if (gone !== undefined) tell(deps, id, gone, { rows: back, batchId, isRemoved: true });
  return null;
};

/**
 * Takes in the periods of a received person, without events of their own. What is there already, or in the way, is left
 * out; what goes on here and was ended there takes that end, so that what came next is not in its way.
 */
export function receivePeriods(deps: Deps, candidateId: CandidateId, periods: readonly Period[]): void {
  const { db, newId } = deps;
  const { birthDate } = candidateOf(db, candidateId);
  for (const period of [...periods].sort((a, b) => a.startsOn.localeCompare(b.startsOn))) {
    const known = periodsOf(db, candidateId);
    const same = known.find(
      (each) =>
        each.id === period.id ||
        (each.kind === period.kind && each.startsOn === period.startsOn && each.detail === period.detail),
    );
    const { endsOn } = period;
    if (same !== undefined) {
      if (same.endsOn === null && endsOn !== null && endsOn >= same.startsOn)
        writePeriodRow(db, candidateId, { ...same, endsOn });
    } else if (periodFault(period, null, known, birthDate) === null)
      insertPeriodRow(db, candidateId, {
        ...period,
        id: isPeriodIdTaken(db, period.id) ? newId() : period.id,
      });
  }
}
