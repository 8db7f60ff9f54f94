import type { CandidateId } from '../../../shared/fields';
import type { ErasurePreview } from '../../../shared/privacy';
import { copiesHolding } from '../copies';
import type { Deps } from '../service/deps';

/** Copies, of the register, that hold one of the people about to be erased: the oldest first. */
export function copiesOf(deps: Deps, candidateIds: readonly CandidateId[]): ErasurePreview['copies'] {
  const copies = new Map(
    candidateIds
      .flatMap((id) => copiesHolding(deps, { subjectId: id }))
      .filter(({ reach }) => reach !== 'gone')
      .map((copy) => [copy.id, copy] as const),
  );
  return [...copies.values()]
    .map(({ kind, name, folder, writtenAt, goneOn }) => ({ kind, name, folder, madeAt: writtenAt, goneOn }))
    .sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
}
