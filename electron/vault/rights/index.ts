/**
 * Rights: what the law says of a person of the portfolio. The situation that the rules judge, what was told besides the
 * form, the adviser's own answers, the report of an answer, and the sweep of everyone. The rules are in `shared/law`.
 * SQL stands in the repository.
 */
import { ok } from '../../../shared/base';
import type { rightsProcedures } from '../../../shared/rights';
import type { Deps, Handlers } from '../service/deps';
import { comparisonHandlers } from './comparison';
import { reportHandlers } from './report';
import { situationOf, tellFact, withdrawOverride, writeOverride } from './rights.service';
import { sweepHandlers } from './sweep';

export { askedFactsOf } from './rights.repository';
export { changeOfLine, type WrittenLine, writtenLinesSchema } from './sweep-lines';
export { type PersonRights, receiveRights, rightsOfPerson } from './transfer';

export const rightsHandlers = (deps: Deps): Handlers<typeof rightsProcedures> => ({
  ...comparisonHandlers(deps),
  ...reportHandlers(deps),
  ...sweepHandlers(deps),
  'rights.situation': ({ id, employerId, on }) => ok({ situation: situationOf(deps, id, employerId, on) }),
  'rights.tellFact': ({ id, ...fact }) => ok({ asked: [...tellFact(deps, id, fact)] }),
  'rights.override': ({ id, ...answer }) => ok({ override: writeOverride(deps, id, answer) }),
  'rights.withdrawOverride': ({ id, overrideId, reason }) =>
    ok({ override: withdrawOverride(deps, id, overrideId, reason) }),
});
