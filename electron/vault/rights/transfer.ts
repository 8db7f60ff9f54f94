import type { CandidateId } from '../../../shared/fields';
import type { AskedFact, Override } from '../../../shared/rights';
import type { Deps } from '../service/deps';
import {
  askedFactsOf,
  insertOverride,
  isOverrideIdTaken,
  overrideInForce,
  overridesOf,
  withdrawOverrideRow,
  writeAskedFact,
} from './rights.repository';
import { recordWithdrawal } from './rights.service';

/** What was told and answered about a person, as it is handed to a colleague. */
export interface PersonRights {
  readonly askedFacts: readonly AskedFact[];
  readonly overrides: readonly Override[];
}

export const rightsOfPerson = ({ db }: Pick<Deps, 'db'>, id: CandidateId): PersonRights => ({
  askedFacts: askedFactsOf(db, id),
  overrides: overridesOf(db, id),
});

/**
 * Takes in what was told and answered about a received person; the sender's events come with it. Of two facts the one
 * told last counts. An answer that is here already stays, and is withdrawn if the sender withdrew it; a new one stays
 * beside, withdrawn where another is in force here. The caller holds the transaction.
 */
export function receiveRights(deps: Deps, id: CandidateId, { askedFacts, overrides }: PersonRights): void {
  const { db, clock, newId } = deps;
  const here = askedFactsOf(db, id);
  for (const fact of askedFacts) {
    const known = here.find(({ path }) => path === fact.path);
    if (known === undefined || known.toldOn < fact.toldOn) writeAskedFact(db, id, fact);
  }
  const known = overridesOf(db, id);
  // The oldest first: the order of writing is the order of the list.
  for (const override of [...overrides].reverse()) {
    const same = known.find((each) => each.id === override.id);
    if (same !== undefined) {
      if (same.withdrawnAt === null && override.withdrawnAt !== null)
        withdrawOverrideRow(db, same.id, override.withdrawnAt);
      continue;
    }
    const isSecond = override.withdrawnAt === null && overrideInForce(db, id, override.scheme) !== null;
    const received: Override = {
      ...override,
      id: isOverrideIdTaken(db, override.id) ? newId() : override.id,
      candidateId: id,
      withdrawnAt: isSecond ? clock.now() : override.withdrawnAt,
    };
    insertOverride(db, received);
    if (isSecond)
      recordWithdrawal(deps, received, 'Reçue d’un collègue, alors qu’une autre réponse est en vigueur ici.');
  }
}
