/** One act on several people: one transaction, one batch, a report; and what takes it back. */
import { Refusal } from '../../../shared/base';
import type { BatchReport } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import { type EventKind, erasedAt } from '../events';
import type { Deps } from '../service/deps';
import { type BatchEvent, eventsOfBatch } from './batch.repository';
import { readCandidate } from './candidates.repository';

/** Does its part of an act; answers, in a few words, why somebody is left as they are, `null` where they were changed. */
export type ActOnOne = (id: CandidateId, batchId: string) => string | null;

/** Does an act on several people, all of it or nothing. Whoever is no longer there is left. */
export function inOneBatch(deps: Deps, ids: readonly CandidateId[], act: ActOnOne): BatchReport {
  const { db, newId } = deps;
  const batchId = newId();
  const left = new Map<string, number>();
  const changed = db.transaction(
    () =>
      ids.filter((id) => {
        const why =
          readCandidate(db, id) !== null
            ? act(id, batchId)
            : erasedAt(db, { type: 'candidate', id }) === null
              ? 'fiche retirée'
              : 'fiche effacée';
        if (why !== null) left.set(why, (left.get(why) ?? 0) + 1);
        return why === null;
      }).length,
  )();
  return {
    batchId: changed === 0 ? null : batchId,
    changed,
    left: [...left].map(([why, people]) => ({ why, people })).sort((a, b) => b.people - a.people),
  };
}

/** Puts back what one event of a batch has changed, as `ActOnOne` says; somebody changed otherwise since is left. */
export type Inverse = (deps: Deps, event: BatchEvent, batchId: string) => string | null;
export const changedSince = 'fiche changée entre-temps';

/** Takes back a batch, the last event first, by the inverse of each kind. Throws NOT_FOUND, REFUSED_BY_STATE. */
export function takeBack(
  deps: Deps,
  batchId: string,
  inverses: Partial<Readonly<Record<EventKind, Inverse>>>,
): BatchReport {
  const events = eventsOfBatch(deps.db, batchId);
  if (events.length === 0) throw new Refusal('NOT_FOUND');
  const known = new Map(
    events.map((event) => {
      const inverse = inverses[event.kind];
      if (inverse === undefined)
        throw new Refusal('REFUSED_BY_STATE', {
          message: 'Cet acte ne s’annule pas ainsi\u202F; ouvrez ce qui l’a fait.',
        });
      return [event.id, { event, inverse }] as const;
    }),
  );
  return inOneBatch(deps, [...known.keys()], (id, undoing) => {
    const found = known.get(id);
    return found === undefined ? changedSince : found.inverse(deps, found.event, undoing);
  });
}
