/**
 * Access journal: openings, failures, readings of sensitive parts, prints, exports, purges; chained, without a name.
 * Append-only by triggers; the purge at 12 months moves an anchor, so that what remains still verifies.
 * Procedures in `shared/access`.
 */
import type { accessProcedures } from '../../../shared/access';
import type { Deps, Handlers } from '../deps';

export const accessHandlers = (_deps: Deps): Handlers<typeof accessProcedures> => ({});
