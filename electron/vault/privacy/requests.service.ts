import { Refusal } from '../../../shared/base';
import type { CivilDate } from '../../../shared/base/time';
import { candidateName } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import { moveFault, type RequestMove, type RightsRequest } from '../../../shared/privacy';
import { candidateOf } from '../candidates';
import { presentDay } from '../clock';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { requestRow, writeRequestRow } from './requests.repository';

type Typed = Pick<RightsRequest, 'kind' | 'receivedOn' | 'way' | 'identity' | 'who'> & {
  readonly candidateId: CandidateId | null;
};

/** One line of the register. Throws NOT_FOUND. */
export function requestOf(deps: Deps, id: string): RightsRequest {
  const request = requestRow(deps.db, id);
  if (request === undefined) throw new Refusal('NOT_FOUND');
  return request;
}

/** Who asks: the person of the record, or what was written; « personne effacée » once she is gone. */
export const nameOfRequest = ({ db }: Deps, { candidateId, who }: RightsRequest): string =>
  candidateId === null ? who || 'Personne effacée' : candidateName(candidateOf(db, candidateId));

/** Writes a line with its event, which tells codes and days alone: names and answers stand in the row, and go with it. */
function write(
  deps: Deps,
  kind: 'request.saved' | 'request.moved',
  request: RightsRequest,
  on: CivilDate,
): void {
  deps.db.transaction(() => {
    writeRequestRow(deps.db, request);
    recordEvent(deps, {
      kind,
      subject: { type: 'rights-request', id: request.id },
      happenedOn: on,
      payload: { asked: request.kind, status: request.status },
    });
  })();
}

/** A new line; with `id`, corrects one that waits. Throws NOT_FOUND, CONFLICT, INVALID_INPUT, REFUSED_BY_STATE. */
export function saveRequest(
  deps: Deps,
  id: string | null,
  version: number,
  { candidateId, who, ...typed }: Typed,
): RightsRequest {
  const before = id === null ? null : requestOf(deps, id);
  if (before !== null && before.version !== version) throw new Refusal('CONFLICT');
  if (candidateId !== null) candidateOf(deps.db, candidateId);
  if (typed.receivedOn > presentDay(deps))
    throw new Refusal('INVALID_INPUT', {
      field: 'receivedOn',
      message: 'Ce jour est à venir\u202F; notez le jour où la demande est arrivée.',
    });
  if (candidateId === null && who.trim() === '' && before?.who !== '')
    throw new Refusal('INVALID_INPUT', {
      field: 'who',
      message: 'Écrivez qui demande, ou choisissez sa fiche.',
    });
  if (before !== null && before.status !== 'received')
    throw new Refusal('REFUSED_BY_STATE', {
      message: 'Cette demande a déjà été suivie\u202F; ce qui a été reçu ne se corrige plus.',
    });
  const request: RightsRequest = {
    extendedOn: null,
    extensionReason: '',
    status: 'received',
    closedOn: null,
    answer: '',
    ...typed,
    candidateId: before?.candidateId ?? candidateId,
    // A record says who it is.
    who: candidateId === null ? who.trim() : '',
    id: before?.id ?? deps.newId(),
    version: (before?.version ?? 0) + 1,
  };
  write(deps, 'request.saved', request, request.receivedOn);
  return request;
}

/** How the identity was checked, which may come after the request. Throws NOT_FOUND, CONFLICT, REFUSED_BY_STATE. */
export function checkIdentity(
  deps: Deps,
  id: string,
  version: number,
  identity: NonNullable<RightsRequest['identity']>,
): RightsRequest {
  const before = requestOf(deps, id);
  if (before.version !== version) throw new Refusal('CONFLICT');
  if (before.closedOn !== null) throw new Refusal('REFUSED_BY_STATE');
  const request = { ...before, identity, version: before.version + 1 };
  write(deps, 'request.moved', request, deps.clock.today());
  return request;
}

/** Moves a request by one of its acts. Throws NOT_FOUND, CONFLICT, INVALID_INPUT. */
export function moveRequest(
  deps: Deps,
  id: string,
  version: number,
  act: { readonly to: RequestMove; readonly on: CivilDate; readonly told: string },
): RightsRequest {
  const before = requestOf(deps, id);
  if (before.version !== version) throw new Refusal('CONFLICT');
  const fault = moveFault(before, act.to, act.on, act.told, presentDay(deps));
  if (fault !== null) throw new Refusal('INVALID_INPUT', fault);
  const told = act.told.trim();
  const request: RightsRequest =
    act.to === 'extended'
      ? { ...before, status: act.to, extendedOn: act.on, extensionReason: told, version: version + 1 }
      : { ...before, status: act.to, closedOn: act.on, answer: told, version: version + 1 };
  write(deps, 'request.moved', request, act.on);
  return request;
}
