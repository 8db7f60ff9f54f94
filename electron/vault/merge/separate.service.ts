import { Refusal } from '../../../shared/base';
import { formatFrenchDate } from '../../../shared/base/time';
import { candidateName, periodFault, periodSchema } from '../../../shared/candidates';
import { type CandidateId, type CandidateKey, candidateInputOf, candidateKeys } from '../../../shared/fields';
import { lastDayToSeparate, type PersonMerge, type Separation, separationDays } from '../../../shared/merge';
import {
  candidateOf,
  drawnFromCandidate,
  type MergeRow,
  mergesInto,
  periodsOf,
  rowById,
  toldApartFrom,
  touch,
} from '../candidates';
import { pastDay, presentDay } from '../clock';
import { columnOf } from '../db/record';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { parsedDay } from './days';
import {
  type Change,
  type Copy,
  changesOf,
  deleteMerge,
  deleteRow,
  dropCopy,
  holds,
  insertRow,
  isHeavy,
  keyText,
  mergesWithCopy,
  ownerOf,
  type Row,
  readCopy,
  rowAt,
  rowsTied,
  tellLastContact,
  tiesIn,
  unlessTaken,
  updateRow,
} from './merge.repository';
import { sealOthers } from './merge.service';

// --- What was merged into a record. ---

function mergeWords(deps: Deps, merge: MergeRow, rank: number): PersonMerge {
  const until = lastDayToSeparate(merge.mergedOn);
  const isKept = readCopy(deps.db, merge.id)?.copy != null;
  return {
    id: merge.id,
    mergedId: merge.mergedId,
    mergedOn: merge.mergedOn,
    name: candidateName({ ...merge, sex: null }),
    formerNumber: merge.formerNumber,
    until: isKept && presentDay(deps) <= until ? until : null,
    isCovered: rank > 0,
  };
}

/** What was merged into a record, the latest first, and who was said not to be this person. Throws NOT_FOUND. */
export function unionsOf(
  deps: Deps,
  id: CandidateId,
): {
  readonly merges: PersonMerge[];
  readonly apart: {
    candidate: NonNullable<ReturnType<typeof rowById>>;
    toldOn: ReturnType<typeof parsedDay>;
  }[];
} {
  candidateOf(deps.db, id);
  return {
    merges: mergesInto(deps.db, id).map((merge, rank) => mergeWords(deps, merge, rank)),
    apart: toldApartFrom(deps.db, id).flatMap(({ id: other, toldAt }) => {
      const candidate = rowById(deps.db, other, deps.clock.today());
      return candidate === null ? [] : [{ candidate, toldOn: parsedDay(toldAt) }];
    }),
  };
}

// --- Giving both back. ---

/** Counts of rows, by table. */
class Tally {
  readonly #counts = new Map<string, number>();
  add(table: string): void {
    this.#counts.set(table, (this.#counts.get(table) ?? 0) + 1);
  }
  rows(): { table: string; count: number }[] {
    return [...this.#counts].map(([table, count]) => ({ table, count }));
  }
}

interface Undone {
  readonly fields: CandidateKey[];
  readonly stays: Tally;
  readonly givenAsTheyWere: Tally;
  readonly lost: Tally;
}

interface Undoing {
  readonly deps: Deps;
  readonly keptId: CandidateId;
  readonly otherId: CandidateId;
  readonly undone: Undone;
}

const isHers = (table: string): boolean =>
  table !== 'candidate' && ownerOf(table, { candidate_id: '' })?.type === 'candidate';

/** Whether a situation would hold on days that another one of the record now has. */
function isInTheWay({ deps, keptId }: Undoing, table: string, row: Row): boolean {
  if (table !== 'period' || row.candidate_id !== keptId) return false;
  const { id, kind, starts_on: startsOn, ends_on: endsOn, detail, reach } = row;
  const period = periodSchema.parse({ id, kind, startsOn, endsOn, detail, reach });
  return periodFault(period, period.id, periodsOf(deps.db, keptId), period.startsOn) !== null;
}

/** A row that the merge took away is there again. */
function giveBack(undoing: Undoing, table: string, before: Row): void {
  const isDone =
    !isInTheWay(undoing, table, before) && unlessTaken(() => insertRow(undoing.deps.db, table, before));
  if (!isDone && isHers(table)) undoing.undone.lost.add(table);
}

/** A row that the merge changed as a part of a person: as it was, where nobody wrote it since. */
function giveBackWhole(undoing: Undoing, table: string, before: Row, after: Row): void {
  const { deps, otherId, undone } = undoing;
  const { db } = deps;
  const left = { ...before, ...after };
  const now = rowAt(db, table, left);
  if (now !== undefined && holds(now, left)) {
    const former = Object.fromEntries(Object.keys(after).map((column) => [column, before[column] ?? null]));
    const isDone =
      !isInTheWay(undoing, table, before) && unlessTaken(() => updateRow(db, table, left, former));
    if (!isDone) undone.lost.add(table);
    return;
  }
  // Written, or taken away, on the record that stays: so it is there. The other one has what it had.
  if (now !== undefined) undone.stays.add(table);
  if (ownerOf(table, before)?.id !== otherId) return;
  const given: Row = now !== undefined && 'id' in before ? { ...before, id: deps.newId() } : before;
  if (unlessTaken(() => insertRow(db, table, given))) undone.givenAsTheyWere.add(table);
  else undone.lost.add(table);
}

/** Of a row that is more than a part of the two: each column that the merge wrote, where nobody wrote it since. */
function giveBackColumns({ deps: { db }, undone }: Undoing, table: string, before: Row, after: Row): void {
  const left = { ...before, ...after };
  const now = rowAt(db, table, left);
  if (now === undefined) {
    if (isHers(table)) undone.lost.add(table);
    return;
  }
  const given = Object.fromEntries(
    Object.entries(after)
      .filter(([column, value]) => now[column] === value)
      .map(([column]) => [column, before[column] ?? null]),
  );
  unlessTaken(() => updateRow(db, table, now, given));
}

const stamps: ReadonlySet<string> = new Set(['version', 'updated_at', 'last_contact_on']);
/** The record that stays: each field that the merge wrote, as it was before; one that was typed since stays as it is. */
function giveBackKept({ deps, keptId, undone }: Undoing, before: Row, after: Row): void {
  const { db, clock } = deps;
  const now = rowAt(db, 'candidate', before);
  if (now === undefined) return;
  const isSame = ([column, value]: readonly [string, Row[string]]): boolean => now[column] === value;
  const given = Object.fromEntries(
    Object.entries(after)
      .filter((entry) => !stamps.has(entry[0]) && isSame(entry))
      .map(([column]) => [column, before[column] ?? null]),
  );
  const isUntouched = now.version === after.version;
  updateRow(db, 'candidate', now, {
    ...given,
    version: isUntouched ? (before.version ?? 1) : Number(now.version) + 1,
    updated_at: isUntouched ? (before.updated_at ?? clock.now()) : clock.now(),
    ...('last_contact_on' in after && isSame(['last_contact_on', after.last_contact_on ?? null])
      ? { last_contact_on: before.last_contact_on ?? null }
      : {}),
  });
  const drawn = drawnFromCandidate(candidateInputOf(candidateOf(db, keptId)));
  updateRow(
    db,
    'candidate',
    now,
    Object.fromEntries(Object.entries(drawn).map(([key, value]) => [columnOf(key), value])),
  );
  for (const key of candidateKeys) {
    const column = columnOf(key);
    if (column in after && now[column] !== after[column]) undone.fields.push(key);
  }
}

function undo(undoing: Undoing, { table, before, after }: Change): void {
  const { deps, keptId } = undoing;
  if (before === null) {
    const now = after === null ? undefined : rowAt(deps.db, table, after);
    if (now !== undefined && after !== null && holds(now, after)) deleteRow(deps.db, table, now);
  } else if (after === null) giveBack(undoing, table, before);
  else if (table === 'candidate' && before.id === keptId) giveBackKept(undoing, before, after);
  else if (isHers(table) && !isHeavy(deps.db, table)) giveBackWhole(undoing, table, before, after);
  else giveBackColumns(undoing, table, before, after);
}

/** What was written on the record that stays since the two were one, and stays there. */
function tellWhatStays(
  { deps: { db }, keptId, undone }: Undoing,
  changes: readonly Change[],
  { had }: Copy,
): void {
  const known = new Set([
    ...had,
    ...changes.flatMap(({ table, before }) => (before === null ? [] : [keyText(db, table, before)])),
  ]);
  for (const tie of tiesIn(db))
    if (tie.isHers || tie.table === 'contract_file')
      for (const row of rowsTied(db, tie, keptId))
        if (!known.has(keyText(db, tie.table, row))) undone.stays.add(tie.table);
}
interface Ready {
  readonly row: MergeRow;
  readonly merge: PersonMerge;
  readonly copy: Copy;
}
/** The merge, which can be separated on this day. Throws NOT_FOUND, REFUSED_BY_STATE. */
function readyOf(deps: Deps, mergeId: string): Ready {
  const found = readCopy(deps.db, mergeId);
  if (found === undefined) throw new Refusal('NOT_FOUND');
  const merges = mergesInto(deps.db, found.candidateId);
  const rank = merges.findIndex(({ id }) => id === mergeId);
  const [row, last] = [merges[rank], merges[0]];
  if (row === undefined || last === undefined) throw new Refusal('NOT_FOUND');
  const merge = mergeWords(deps, row, rank);
  if (merge.until === null || found.copy === null)
    throw new Refusal('REFUSED_BY_STATE', {
      message: `Ces deux fiches ne peuvent plus être séparées\u00A0: ${separationDays} jours ont passé depuis leur réunion, le ${formatFrenchDate(row.mergedOn)}, et la copie qui le permettait est effacée.`,
    });
  if (rank > 0)
    throw new Refusal('REFUSED_BY_STATE', {
      message: `Une autre fiche a été réunie depuis, celle de ${mergeWords(deps, last, 0).name}\u202F; séparez-la d’abord.`,
    });
  return { row, merge, copy: found.copy };
}

/** Gives both back inside the transaction of the caller; answers what could not be. */
function giveBoth(deps: Deps, { row, copy }: Ready): Undone {
  const { db } = deps;
  const undone: Undone = { fields: [], stays: new Tally(), givenAsTheyWere: new Tally(), lost: new Tally() };
  const [keptId, otherId] = [row.candidateId, row.mergedId];
  const undoing: Undoing = { deps, keptId, otherId, undone };
  const changes = changesOf(db, copy);
  deleteMerge(db, row.id);
  // The two records, then what leaves the one that stays, then what is given back to it: nothing is in the way of itself.
  const turn = ({ table, before }: Change): number =>
    table === 'candidate' ? 0 : before !== null && ownerOf(table, before)?.id === keptId ? 2 : 1;
  for (const change of changes.toReversed().sort((a, b) => turn(a) - turn(b))) undo(undoing, change);
  tellLastContact(db, keptId);
  tellWhatStays(undoing, changes, copy);
  const isUnread = candidateOf(db, otherId);
  sealOthers(deps, changes, [keptId, otherId]);
  for (const [id, payload] of [
    [isUnread.id, { kept: keptId }],
    [keptId, { merged: otherId }],
  ] as const) {
    recordEvent(deps, { kind: 'candidate.separated', subject: { type: 'candidate', id }, payload });
    touch(db, id);
  }
  return undone;
}

class Told extends Error {
  constructor(readonly undone: Undone) {
    super('told, and not done');
  }
}
/** What separating would do: done, read, and taken back. Throws NOT_FOUND, REFUSED_BY_STATE. */
export function separationOf(deps: Deps, mergeId: string): Separation {
  const ready = readyOf(deps, mergeId);
  try {
    deps.db.transaction(() => {
      throw new Told(giveBoth(deps, ready));
    })();
  } catch (error) {
    if (!(error instanceof Told)) throw error;
    const { fields, stays, givenAsTheyWere, lost } = error.undone;
    return {
      merge: ready.merge,
      keptId: ready.row.candidateId,
      fields,
      stays: stays.rows(),
      givenAsTheyWere: givenAsTheyWere.rows(),
      lost: lost.rows(),
    };
  }
  throw new Error('unreachable');
}

/** Gives both records back, all of it or nothing. Throws NOT_FOUND, REFUSED_BY_STATE. */
export function separate(
  deps: Deps,
  mergeId: string,
): { readonly keptId: CandidateId; readonly otherId: CandidateId } {
  return deps.db.transaction(() => {
    const ready = readyOf(deps, mergeId);
    giveBoth(deps, ready);
    return { keptId: ready.row.candidateId, otherId: ready.row.mergedId };
  })();
}

/** Erases the copies of merges that can no longer be separated. Done at each opening, with what an erasure freed. */
export function dropOldCopies(deps: Deps): void {
  const { db } = deps;
  const today = pastDay(deps);
  const old = mergesWithCopy(db).filter(({ mergedOn }) => lastDayToSeparate(mergedOn) < today);
  if (old.length === 0) return;
  db.transaction(() => {
    for (const { id, candidateId } of old) {
      dropCopy(db, id);
      recordEvent(deps, {
        kind: 'candidate.union-settled',
        subject: { type: 'candidate', id: candidateId },
      });
    }
  })();
}
