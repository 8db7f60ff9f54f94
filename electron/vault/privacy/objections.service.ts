import { Refusal } from '../../../shared/base';
import type { CivilDate } from '../../../shared/base/time';
import type { CandidateId } from '../../../shared/fields';
import type { Objection } from '../../../shared/privacy';
import { candidateOf, insertObjectionRow, objectionsOf, withdrawObjectionRow } from '../candidates';
import { presentDay } from '../clock';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';

const ahead = (field: string): Refusal =>
  new Refusal('INVALID_INPUT', { field, message: 'Ce jour est à venir\u202F; vérifiez-le.' });

/** Records an objection, which holds at once. Throws NOT_FOUND, DUPLICATE, INVALID_INPUT. */
export function recordObjection(
  deps: Deps,
  candidateId: CandidateId,
  typed: Pick<Objection, 'scope' | 'madeOn'>,
): Objection[] {
  const { db, newId } = deps;
  candidateOf(db, candidateId);
  if (typed.madeOn > presentDay(deps)) throw ahead('madeOn');
  if (
    objectionsOf(db, candidateId).some(
      ({ scope, withdrawnOn }) => scope === typed.scope && withdrawnOn === null,
    )
  )
    throw new Refusal('DUPLICATE', {
      message: 'Cette opposition est déjà notée\u202F; elle tient toujours.',
    });
  db.transaction(() => {
    insertObjectionRow(db, candidateId, { ...typed, id: newId(), withdrawnOn: null });
    recordEvent(deps, {
      kind: 'candidate.objection',
      subject: { type: 'candidate', id: candidateId },
      happenedOn: typed.madeOn,
      payload: { scope: typed.scope },
    });
  })();
  return [...objectionsOf(db, candidateId)];
}

/** The person takes an objection back. Throws NOT_FOUND, INVALID_INPUT, REFUSED_BY_STATE. */
export function withdrawObjection(
  deps: Deps,
  candidateId: CandidateId,
  id: string,
  on: CivilDate,
): Objection[] {
  const { db } = deps;
  candidateOf(db, candidateId);
  const objection = objectionsOf(db, candidateId).find((each) => each.id === id);
  if (objection === undefined) throw new Refusal('NOT_FOUND');
  if (objection.withdrawnOn !== null) throw new Refusal('REFUSED_BY_STATE');
  if (on > presentDay(deps)) throw ahead('on');
  if (on < objection.madeOn)
    throw new Refusal('INVALID_INPUT', { field: 'on', message: 'Ce jour est avant celui de l’opposition.' });
  db.transaction(() => {
    withdrawObjectionRow(db, id, on);
    recordEvent(deps, {
      kind: 'candidate.objection',
      subject: { type: 'candidate', id: candidateId },
      happenedOn: on,
      payload: { scope: objection.scope, isWithdrawn: true },
    });
  })();
  return [...objectionsOf(db, candidateId)];
}
