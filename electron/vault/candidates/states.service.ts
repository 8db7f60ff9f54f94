import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import {
  activeMarks,
  type BatchReport,
  changedState,
  type ExitInput,
  type StateAct,
  type StateChange,
  type StateFault,
  type StateMarks,
  stateActs,
  stateMarksSchema,
  transitions,
} from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import { presentDay } from '../clock';
import type { Db } from '../db';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { changedSince, type Inverse, inOneBatch } from './batch';
import { eventsOfBatch } from './batch.repository';
import { candidateOf } from './candidates.service';
import { touch } from './roster.store';
import { readMarks, writeMarks } from './states.repository';

/** Where a fiche stands. Throws NOT_FOUND. */
export function stateOf(db: Db, id: CandidateId): StateMarks {
  const marks = readMarks(db, id);
  if (marks === null) candidateOf(db, id);
  if (marks === null) throw new Refusal('NOT_FOUND');
  return marks;
}

interface Told {
  readonly batchId?: string;
  readonly reason?: string;
  /** It takes back what another act did. */
  readonly isUndo?: true;
}

/** Writes the marks of a fiche with their event; the caller holds the transaction. */
function writeState(
  deps: Deps,
  id: CandidateId,
  act: StateAct,
  state: { readonly before: StateMarks; readonly after: StateMarks },
  { batchId, reason = '', isUndo }: Told,
): void {
  writeMarks(deps.db, id, state.after);
  recordEvent(deps, {
    kind: transitions[act].event,
    subject: { type: 'candidate', id },
    ...(batchId === undefined ? {} : { batchId }),
    payload: {
      state,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(isUndo === undefined ? {} : { isUndo }),
    },
  });
  touch(deps.db, id);
}

/** Changes the state of one fiche, inside a transaction of the caller; answers why it stays as it is, `null` where it changed. */
function moveState(deps: Deps, id: CandidateId, change: StateChange, batchId?: string): StateFault | null {
  const [person, before] = [candidateOf(deps.db, id), stateOf(deps.db, id)];
  const decided = changedState(change, before, person, presentDay(deps));
  if ('fault' in decided) return decided.fault;
  writeState(
    deps,
    id,
    change.act,
    { before, after: decided.marks },
    {
      ...(batchId === undefined ? {} : { batchId }),
      ...('reason' in change ? { reason: change.reason } : {}),
    },
  );
  return null;
}

/**
 * Changes the state of people as one batch. Of several, those whom it does not fit are left and counted; of one alone, that
 * is a refusal: NOT_FOUND, INVALID_INPUT, REFUSED_BY_STATE.
 */
function changeState(deps: Deps, ids: readonly CandidateId[], change: StateChange): BatchReport {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) candidateOf(deps.db, only);
  return inOneBatch(deps, ids, (id, batchId) => {
    const fault = moveState(deps, id, change, batchId);
    if (fault === null) return null;
    if (ids.length > 1) return fault.brief;
    const { field, message } = fault;
    throw new Refusal(field === undefined ? 'REFUSED_BY_STATE' : 'INVALID_INPUT', {
      message,
      ...(field === undefined ? {} : { field }),
    });
  });
}

export const archive = (deps: Deps, ids: readonly CandidateId[], exit: ExitInput): BatchReport =>
  changeState(deps, ids, { act: 'archive', exit });
export const reopen = (deps: Deps, ids: readonly CandidateId[], reason: string): BatchReport =>
  changeState(deps, ids, { act: 'reopen', reason });
export const trash = (deps: Deps, ids: readonly CandidateId[], reason: string): BatchReport =>
  changeState(deps, ids, { act: 'trash', reason });
export const restore = (deps: Deps, ids: readonly CandidateId[]): BatchReport =>
  changeState(deps, ids, { act: 'restore' });

/**
 * The state of somebody who is received; the caller holds the transaction. Whoever is new is archived if she was there;
 * whoever is here comes back to be followed, out of the trash, and out of the archive unless she is archived there too.
 */
export function receiveState(
  deps: Deps,
  id: CandidateId,
  exit: StateMarks['exit'],
  { isNew, from }: { readonly isNew: boolean; readonly from: string },
): void {
  const before = stateOf(deps.db, id);
  const reason = `Selon la passation reçue de ${from}.`;
  if (isNew) {
    if (exit === null) return;
    const { archivedOn, ...typed } = exit;
    const today = presentDay(deps);
    // What a file says and could not be typed here is left out.
    const decided = changedState({ act: 'archive', exit: typed }, before, candidateOf(deps.db, id), today);
    if ('fault' in decided || archivedOn > today) return;
    writeState(deps, id, 'archive', { before, after: { exit, trashedOn: null } }, { reason });
    return;
  }
  takeUpAgain(deps, id, { reason }, exit === null ? 'active' : 'archived');
}

/** Takes a fiche out of the trash and, unless it may stay so, out of the archive; the caller holds the transaction. */
export function takeUpAgain(
  deps: Deps,
  id: CandidateId,
  told: Told,
  until: 'active' | 'archived' = 'active',
): void {
  const before = stateOf(deps.db, id);
  const restored = { ...before, trashedOn: null };
  if (before.trashedOn !== null) writeState(deps, id, 'restore', { before, after: restored }, told);
  if (restored.exit !== null && until === 'active')
    writeState(deps, id, 'reopen', { before: restored, after: activeMarks }, told);
}

const opposite: Readonly<Record<StateAct, StateAct>> = {
  archive: 'reopen',
  reopen: 'archive',
  trash: 'restore',
  restore: 'trash',
};
const writtenSchema = z.object({ state: z.object({ before: stateMarksSchema, after: stateMarksSchema }) });

/** Puts back the very marks that there were before an act, where nothing has changed them since. */
export const inverseOf =
  (act: StateAct): Inverse =>
  (deps, { id, payload }, batchId) => {
    const written = writtenSchema.safeParse(payload);
    const now = readMarks(deps.db, id);
    if (!written.success || now === null || !isDeepStrictEqual(now, written.data.state.after))
      return changedSince;
    const { before } = written.data.state;
    writeState(deps, id, opposite[act], { before: now, after: before }, { batchId, isUndo: true });
    return null;
  };

const actOf = new Map<string, StateAct>(stateActs.map((act) => [transitions[act].event, act]));
/** Puts back the state that a batch has changed of one person, the last change first; the caller holds the transaction. */
export function putStateBack(deps: Deps, id: CandidateId, batchId: string): void {
  for (const event of eventsOfBatch(deps.db, batchId, id)) {
    const act = actOf.get(event.kind);
    if (act !== undefined) inverseOf(act)(deps, event, batchId);
  }
}
