/**
 * Obligations: what is owed of people, drawn from the records and kept until these change; what was put off or set aside, and why.
 * The rules are pure and stand in `shared/obligations`; SQL stands in the repository (ADR 52).
 */
import { ok } from '../../../shared/base';
import type { obligationsProcedures } from '../../../shared/obligations';
import type { Deps, Handlers } from '../service/deps';
import {
  answerObligation,
  type BackupOf,
  listObligations,
  obligationsOf,
  restoreObligation,
} from './obligations.service';

export { keepObligationsDrawn } from './drawing';

export const obligationsHandlers = (
  deps: Deps,
  backupOf: BackupOf,
): Handlers<typeof obligationsProcedures> => ({
  'obligations.list': (asked) => ok(listObligations(deps, asked, backupOf)),
  'obligations.ofCandidate': ({ candidateId }) => ok(obligationsOf(deps, candidateId)),
  'obligations.snooze': ({ candidateId, id, untilOn, reason }) =>
    ok(answerObligation(deps, candidateId, id, { act: 'snoozed', untilOn, reason })),
  'obligations.dismiss': ({ candidateId, id, reason }) =>
    ok(answerObligation(deps, candidateId, id, { act: 'dismissed', untilOn: null, reason })),
  'obligations.restore': ({ candidateId, id }) => ok(restoreObligation(deps, candidateId, id)),
});
