/**
 * Privacy: erasing people, for good, from everything that the portfolio holds.
 * rights of the person, register of requests, and retention. Each domain erases what is its own, in one transaction; `db/tables.ts` says what becomes of each table.
 * Procedures in `shared/privacy`.
 */
import { isDeepStrictEqual } from 'node:util';
import { ok } from '../../../shared/base';
import { ageOn } from '../../../shared/base/time';
import { candidateName } from '../../../shared/candidates';
import type { privacyProcedures } from '../../../shared/privacy';
import { sha256 } from '../base/sha256';
import { candidateOf, objectionsOf } from '../candidates';
import { registering } from '../copies';
import { writeOutside } from '../files/unfinished-files';
import type { Deps, Handlers } from '../service/deps';
import { accessCopyRows } from './access-copy.repository';
import { accessCopyOf, deliverAccessCopy, writeAccessCopy } from './access-copy.service';
import { copiesOf } from './copies';
import { givenRows } from './notice.repository';
import { giveNotice, issueNotice, noticeOfToday, noticePdf, noticeVersions } from './notice.service';
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
export { keptPerson } from './retention.service';

export const privacyHandlers = (deps: Deps): Handlers<typeof privacyProcedures> => ({
  'privacy.erasure': ({ candidateIds }) =>
    ok({ ...erasureOf(deps, candidateIds), copies: copiesOf(deps, candidateIds) }),
  'privacy.erase': (erasure) => ok(erasePeople(deps, erasure)),
  'privacy.rightsOf': ({ candidateId }) =>
    ok({
      name: candidateName(candidateOf(deps.db, candidateId)),
      isMinor: ageOn(candidateOf(deps.db, candidateId).birthDate, deps.clock.today()) < 18,
      notices: [...givenRows(deps.db, candidateId)],
      latestNotice: noticeVersions(deps)[0]?.number ?? null,
      copies: [...accessCopyRows(deps.db, candidateId)],
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
  'privacy.accessReview': ({ candidateId, withAgents }) =>
    ok(accessCopyOf(deps, candidateId, { masks: [], withAgents }).review),
  'privacy.writeAccessCopy': async ({ candidateId, pdf, json, ...choices }, { pathOf }) => {
    const [pdfPath, jsonPath] = [pathOf(pdf), pathOf(json)];
    const at = deps.clock.now();
    const write = (path: string, bytes: Uint8Array): void =>
      registering(deps.db, { kind: 'list', path, at, subjectIds: [candidateId] }, () =>
        writeOutside(deps.db, path, bytes),
      );
    const copy = await writeAccessCopy(deps, candidateId, choices, (pdfBytes, jsonBytes) => {
      write(pdfPath, pdfBytes);
      write(jsonPath, jsonBytes);
    });
    return ok({ copy });
  },
  'privacy.deliverAccessCopy': ({ candidateId, id, ...delivery }) =>
    ok({ copies: deliverAccessCopy(deps, candidateId, id, delivery) }),
  'privacy.notice': () => {
    const versions = noticeVersions(deps);
    const today = noticeOfToday(deps);
    return ok({
      today,
      versions: versions.map(({ content: _, ...version }) => version),
      isChanged: !isDeepStrictEqual(versions[0]?.content, today),
    });
  },
  'privacy.issueNotice': () => ok({ version: issueNotice(deps) }),
  'privacy.noticePdf': async ({ number, isMinorWording, file }, { pathOf }) => {
    const { bytes } = await noticePdf(deps, number, isMinorWording);
    writeOutside(deps.db, pathOf(file), bytes);
    return ok({ sha256: sha256(bytes) });
  },
  'privacy.giveNotice': ({ candidateId, ...given }) =>
    ok({ notices: [...giveNotice(deps, candidateId, given)] }),
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
