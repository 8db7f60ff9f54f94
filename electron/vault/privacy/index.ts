/**
 * Privacy: erasing people, for good, from everything that the portfolio holds.
 * Each domain erases what is its own, in one transaction; `db/tables.ts` says what becomes of each table.
 * Procedures in `shared/privacy`.
 */
import { ok } from '../../../shared/base';
import type { privacyProcedures } from '../../../shared/privacy';
import type { Deps, Handlers } from '../service/deps';
import { copiesOf } from './copies';
import { erasePeople, erasureOf } from './privacy.service';

export { overwriteErased } from './privacy.service';

export const privacyHandlers = (deps: Deps): Handlers<typeof privacyProcedures> => ({
  'privacy.erasure': ({ candidateIds }) =>
    ok({ ...erasureOf(deps, candidateIds), copies: copiesOf(deps, candidateIds) }),
  'privacy.erase': (erasure) => ok(erasePeople(deps, erasure)),
});
