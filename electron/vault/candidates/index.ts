/**
 * Candidates: creating, changing, finding, telling duplicates, contacts, enrolments, timeline.
 * SQL stands in the repository; the search reads the roster, a list in memory kept in step with it. The list: `../lists`.
 * The import and the demonstration write through the building blocks exported here. What the law says: `../rights`.
 */

import { ok } from '../../../shared/base';
import type { BatchReport, candidatesProcedures, StateChange } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import type { Deps, Handlers } from '../service/deps';
import { enrolmentsOf } from './candidates.repository';
import {
  addNote,
  candidateOf,
  changeAdviser,
  createCandidate,
  recordContact,
  removeContact,
  removeEnrolment,
  saveEnrolment,
  searchCandidates,
  similarCandidates,
  tellAlike,
  tellApart,
  timelineEntries,
  updateCandidate,
} from './candidates.service';
import { changeStage, datedLifeOf, removePeriod, savePeriod } from './periods.service';
import { moveProfileEntry, profileOf, removeProfileEntry, saveProfileEntry } from './profile.service';
import { heldBy } from './states.repository';
import { archive, reopen, restore, stateOf, trash } from './states.service';
import { undoBatch } from './undo-batch';

export {
  type CandidateEvent,
  contactsOf,
  drawnFromCandidate,
  enrolmentsOf,
  eventsAbout,
  readCandidate,
  rowById,
} from './candidates.repository';
export {
  candidateOf,
  deleteBatchActs,
  deleteCandidateRow,
  type InsertOptions,
  insertCandidate,
  insertContact,
  insertEnrolment,
  keepApart,
  type NewContact,
  type NewEnrolment,
  receiveActs,
  removeCandidate,
  similarCandidates,
  type UpdateOptions,
  updateCandidateRow,
  writableOf,
} from './candidates.service';
export { type Match, type MatchIndex, matchIndex } from './match-index';
export {
  insertObjectionRow,
  objectingTo,
  objectionsOf,
  objectsTo,
  withdrawObjectionRow,
} from './objections.repository';
export { isOfToday, periodsOf } from './periods.repository';
export { receivePeriods, savePeriod } from './periods.service';
export { eventsWhileUnited, type MergeRow, mergesInto } from './person-merges.repository';
export { profileOf, receiveProfile, saveProfileEntry } from './profile.service';
export { keepRosterReady, touch } from './roster.store';
export { putStateBack, receiveState, takeUpAgain } from './states.service';
export { toldApartFrom } from './told-apart.repository';
export { archive, reopen, restore, stateOf, trash };

function changeState(deps: Deps, ids: readonly CandidateId[], change: StateChange): BatchReport {
  switch (change.act) {
    case 'archive':
      return archive(deps, ids, change.exit);
    case 'reopen':
      return reopen(deps, ids, change.reason);
    case 'trash':
      return trash(deps, ids, change.reason);
    case 'restore':
      return restore(deps, ids);
  }
}

export const candidatesHandlers = (deps: Deps): Handlers<typeof candidatesProcedures> => ({
  'candidates.search': ({ text, limit }) => ok(searchCandidates(deps, text, limit)),
  'candidates.get': ({ id }) =>
    ok({
      candidate: candidateOf(deps.db, id),
      enrolments: [...enrolmentsOf(deps.db, id)],
      state: stateOf(deps.db, id),
    }),
  'candidates.similar': ({ except, ...typed }) => ok({ similar: similarCandidates(deps, typed, except) }),
  'candidates.create': ({ candidate }) => ok({ candidate: createCandidate(deps, candidate) }),
  'candidates.update': ({ id, version, candidate }) =>
    ok({ candidate: updateCandidate(deps, id, version, candidate) }),
  'candidates.tellApart': ({ id, other }) => ok({ candidate: tellApart(deps, id, other) }),
  'candidates.tellAlike': ({ id, other }) => {
    tellAlike(deps, id, other);
    return ok({});
  },
  'candidates.timeline': ({ id, offset, limit }) => ok(timelineEntries(deps, id, offset, limit)),
  'candidates.changeAdviser': ({ ids, adviser, reason }) => ok(changeAdviser(deps, ids, adviser, reason)),
  'candidates.changeStage': ({ ids, stage, startsOn, reason }) =>
    ok(changeStage(deps, ids, { kind: stage, startsOn, reason })),
  'candidates.changeState': ({ ids, change }) => ok(changeState(deps, ids, change)),
  'candidates.held': ({ ids }) => ok(heldBy(deps.db, ids)),
  'candidates.undoBatch': ({ batchId }) => ok(undoBatch(deps, batchId)),
  'candidates.recordContact': (contact) => ok({ candidate: recordContact(deps, contact) }),
  'candidates.removeContact': ({ id, contactId }) => ok({ removed: removeContact(deps, id, contactId) }),
  'candidates.addNote': ({ id, note }) => {
    addNote(deps, id, note);
    return ok({});
  },
  'candidates.saveEnrolment': ({ candidateId, id, enrolment }) =>
    ok({ enrolments: [...saveEnrolment(deps, candidateId, id, enrolment)] }),
  'candidates.removeEnrolment': ({ candidateId, id }) =>
    ok({ enrolments: [...removeEnrolment(deps, candidateId, id)] }),
  'candidates.periods': ({ id }) => ok(datedLifeOf(deps, id)),
  'candidates.savePeriod': ({ candidateId, id, period, endsFormer }) =>
    ok(savePeriod(deps, candidateId, id, period, endsFormer)),
  'candidates.removePeriod': ({ candidateId, id }) => ok(removePeriod(deps, candidateId, id)),
  'candidates.profile': ({ id }) => ok({ entries: [...profileOf(deps, id)] }),
  'candidates.saveProfileEntry': ({ candidateId, id, entry, rank }) =>
    ok({ entries: [...saveProfileEntry(deps, candidateId, id, entry, rank)] }),
  'candidates.removeProfileEntry': ({ candidateId, id }) =>
    ok({ entries: [...removeProfileEntry(deps, candidateId, id)] }),
  'candidates.moveProfileEntry': ({ candidateId, id, rank }) =>
    ok({ entries: [...moveProfileEntry(deps, candidateId, id, rank)] }),
});
