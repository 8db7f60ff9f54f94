/**
 * Privacy: erasing people, for good, from everything that the portfolio holds.
 * rights of the person, register of requests, and retention. Each domain erases what is its own, in one transaction; `db/tables.ts` says what becomes of each table.
 * Procedures in `shared/privacy`.
 */
import { ok } from '../../../shared/base';
import { candidateName } from '../../../shared/candidates';
import type { privacyProcedures } from '../../../shared/privacy';
import { sha256 } from '../base/sha256';
import { candidateOf, objectionsOf } from '../candidates';
import { writeOutside } from '../files/unfinished-files';
import type { Deps, Handlers } from '../service/deps';
import { copiesOf } from './copies';
import { recordObjection, withdrawObjection } from './objections.service';
import { erasePeople, erasureOf } from './privacy.service';
import { requestRowsOf } from './requests.repository';
import { checkIdentity, moveRequest, nameOfRequest, requestOf, saveRequest } from './requests.service';
import {
  liftHold,
  placeHold,
  retentionOf,
  retentionPlan,
  runNamed,
  runRetention,
  runsOf,
} from './retention.service';
import { runRecord } from './run-record';

export { overwriteErased } from './privacy.service';

export const privacyHandlers = (deps: Deps): Handlers<typeof privacyProcedures> => ({
  'privacy.erasure': ({ candidateIds }) =>
    ok({ ...erasureOf(deps, candidateIds), copies: copiesOf(deps, candidateIds) }),
  'privacy.erase': (erasure) => ok(erasePeople(deps, erasure)),
  'privacy.rightsOf': ({ candidateId }) =>
    ok({
      name: candidateName(candidateOf(deps.db, candidateId)),
      objections: [...objectionsOf(deps.db, candidateId)],
      requests: [...requestRowsOf(deps.db, candidateId)],
      retention: retentionOf(deps, candidateId),
    }),
  'privacy.object': ({ candidateId, objection }) =>
    ok({ objections: recordObjection(deps, candidateId, objection) }),
  'privacy.withdrawObjection': ({ candidateId, id, on }) =>
    ok({ objections: withdrawObjection(deps, candidateId, id, on) }),
  'privacy.placeHold': ({ candidateId, ...hold }) => ok({ retention: placeHold(deps, candidateId, hold) }),
  'privacy.liftHold': ({ candidateId, id }) => ok({ retention: liftHold(deps, candidateId, id) }),
  'privacy.retentionPlan': ({ month }) => ok(retentionPlan(deps, month)),
  'privacy.runRetention': ({ month, ...shown }) => ok(runRetention(deps, month, shown)),
  'privacy.runs': () => ok({ runs: [...runsOf(deps)] }),
  'privacy.runPdf': async ({ id, file }, { pathOf }) => {
    const { bytes } = await runRecord(deps, runNamed(deps, id));
    writeOutside(deps.db, pathOf(file), bytes);
    return ok({ sha256: sha256(bytes) });
  },
  'privacy.request': ({ id }) => {
    const request = requestOf(deps, id);
    return ok({ request, name: nameOfRequest(deps, request) });
  },
  'privacy.saveRequest': ({ id, version, request }) =>
    ok({ request: saveRequest(deps, id, version, request) }),
  'privacy.checkIdentity': ({ id, version, identity }) =>
    ok({ request: checkIdentity(deps, id, version, identity) }),
  'privacy.moveRequest': ({ id, version, ...act }) => ok({ request: moveRequest(deps, id, version, act) }),
});
