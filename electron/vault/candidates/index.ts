/**
 * Candidates: creating, changing, finding, telling duplicates, contacts, enrolments, timeline.
 * SQL stands in the repository; the search reads the roster, a list in memory kept in step with it. The list: `../lists`.
 * The import and the demonstration write through the building blocks exported here. What the law says: `../rights`.
 */

import { ok } from '../../../shared/base';
import type { candidatesProcedures } from '../../../shared/candidates';
import type { Deps, Handlers } from '../service/deps';
import { enrolmentsOf } from './candidates.repository';
import {
  addNote,
  candidateOf,
  changeAdviser,
  createCandidate,
  recordContact,
  saveEnrolment,
  searchCandidates,
  similarCandidates,
  tellAlike,
  tellApart,
  timelineEntries,
  updateCandidate,
} from './candidates.service';
import { datedLifeOf, removePeriod, savePeriod } from './periods.service';

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
} from './candidates.service';
export { type Match, type MatchIndex, matchIndex } from './match-index';
export { periodsOf } from './periods.repository';
export { receivePeriods } from './periods.service';
export { eventsWhileUnited, type MergeRow, mergesInto } from './person-merges.repository';
export { keepRosterReady, touch } from './roster.store';
export { toldApartFrom } from './told-apart.repository';

export const candidatesHandlers = (deps: Deps): Handlers<typeof candidatesProcedures> => ({
  'candidates.search': ({ text, limit }) => ok(searchCandidates(deps, text, limit)),
  'candidates.get': ({ id }) =>
    ok({ candidate: candidateOf(deps.db, id), enrolments: [...enrolmentsOf(deps.db, id)] }),
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
  'candidates.changeAdviser': ({ changes, reason }) =>
    ok({ changed: [...changeAdviser(deps, changes, reason)] }),
  'candidates.recordContact': (contact) => ok({ candidate: recordContact(deps, contact) }),
  'candidates.addNote': ({ id, note }) => {
    addNote(deps, id, note);
    return ok({});
  },
  'candidates.saveEnrolment': ({ candidateId, id, enrolment }) =>
    ok({ enrolments: [...saveEnrolment(deps, candidateId, id, enrolment)] }),
  'candidates.periods': ({ id }) => ok(datedLifeOf(deps, id)),
  'candidates.savePeriod': ({ candidateId, id, period, endsFormer }) =>
    ok(savePeriod(deps, candidateId, id, period, endsFormer)),
  'candidates.removePeriod': ({ candidateId, id }) => ok(removePeriod(deps, candidateId, id)),
});
