import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../../shared/base';
import { civilDateSchema } from '../../../shared/base/time';
import {
  advisersOf,
  type DatedLife,
  endBefore,
  type Period,
  type PeriodInput,
  periodFault,
  periodToEnd,
} from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { candidateOf, writableOf } from './candidates.service';
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
  told: { readonly isCorrection?: true; readonly isRemoved?: true } = {},
): void {
  recordEvent(deps, {
    kind: 'candidate.period',
    subject: { type: 'candidate', id: candidateId },
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
