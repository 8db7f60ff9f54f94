/**
 * Merge: two records of one person made one, separated again for a time, and pairs told apart.
 * Rows are moved by what `db/tables.ts` says of each table; the copy of a merge holds each of them as it was.
 * Procedures and what is decided in `shared/merge`.
 */
import { ok, Refusal } from '../../../shared/base';
import type { mergeProcedures } from '../../../shared/merge';
import type { Deps, Handlers } from '../service/deps';
import { compare, unite } from './merge.service';
import { separate, separationOf, unionsOf } from './separate.service';

export { dropOldCopies } from './separate.service';

export const mergeHandlers = (deps: Deps): Handlers<typeof mergeProcedures> => ({
  'merge.compare': ({ candidateIds: [one, other] }) => {
    if (one === undefined || other === undefined) throw new Refusal('INVALID_INPUT');
    return ok(compare(deps, [one, other]));
  },
  'merge.unite': (union) => ok(unite(deps, union)),
  'merge.ofCandidate': ({ id }) => ok(unionsOf(deps, id)),
  'merge.separation': ({ mergeId }) => ok(separationOf(deps, mergeId)),
  'merge.separate': ({ mergeId }) => ok(separate(deps, mergeId)),
});
