/**
 * Rights: what the law says of a person of the portfolio. The situation that the rules judge, what was told besides the
 * form, the adviser's own answers, the report of an answer, and the sweep of everyone. The rules are in `shared/rules`.
 * SQL stands in the repository.
 */
import type { candidatesProcedures } from '../../../shared/candidates';
import { ok } from '../../../shared/ipc';
import type { rightsProcedures } from '../../../shared/rights';
import type { Deps, Handlers } from '../deps';
import { comparisonHandlers } from './comparison';
import { reportHandlers } from './report';
import { eligibilityOf, situationOf, tellFact, withdrawOverride, writeOverride } from './rights.service';

export { askedFactsOf } from './rights.repository';
export { sweepHandlers } from './sweep';
export { type PersonRights, receiveRights, rightsOfPerson } from './transfer';

type Own =
  | 'rights.previewComparison'
  | 'rights.writeComparison'
  | 'candidates.eligibility'
  | 'rights.situation'
  | 'rights.tellFact'
  | 'rights.override'
  | 'rights.withdrawOverride'
  | 'rights.previewReport'
  | 'rights.writeReport';

export const rightsHandlers = (
  deps: Deps,
): Pick<Handlers<typeof rightsProcedures & typeof candidatesProcedures>, Own> => ({
  ...comparisonHandlers(deps),
  ...reportHandlers(deps),
  'candidates.eligibility': ({ id, on }) => ok(eligibilityOf(deps, id, on)),
  'rights.situation': ({ id, employerId, on }) => ok({ situation: situationOf(deps, id, employerId, on) }),
  'rights.tellFact': ({ id, ...fact }) => ok({ asked: [...tellFact(deps, id, fact)] }),
  'rights.override': ({ id, ...answer }) => ok({ override: writeOverride(deps, id, answer) }),
  'rights.withdrawOverride': ({ id, overrideId, reason }) =>
    ok({ override: withdrawOverride(deps, id, overrideId, reason) }),
});
