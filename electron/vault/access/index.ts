/**
 * Access journal: openings, failures, readings of sensitive parts, prints, exports, purges; chained, without a name.
 * Append-only by triggers; the purge at 12 months moves an anchor, so that what remains still verifies.
 * What each procedure leaves there stands in its declaration (`leaves`). Procedures in `shared/access`.
 */
import type { accessProcedures } from '../../../shared/access';
import { ok, refuse } from '../../../shared/base';
import { compareHead } from '../events';
import type { Deps, Handlers } from '../service/deps';
import { journalsState, verifyJournals } from './journals';
import { shownLines } from './lines';

export { nameOfRecord } from './access.repository';
export { guardJournals, openingLine } from './journal-guard';
export { announceAccess, recordAccess, writeAnnounced } from './recorder';
export { withAccess } from './with-access';

/** A turn of the event loop, so that other calls are heard between two steps. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const accessHandlers = (deps: Deps): Handlers<typeof accessProcedures> => ({
  'access.list': ({ offset, limit }) => {
    const { rows, total } = shownLines(deps.db, offset, limit);
    return ok({ rows: [...rows], total });
  },
  'access.state': () => ok(journalsState(deps.db)),
  'access.verify': async (_input, { signal }) => {
    const walk = verifyJournals(deps);
    for (;;) {
      const step = walk.next();
      if (step.done) return ok(step.value);
      if (signal.aborted) {
        walk.return({ isRunning: false, head: null, last: null });
        return refuse('CANCELLED');
      }
      await pause();
    }
  },
  'access.compareHead': (noted) => ok({ answer: compareHead(deps.db, noted) }),
  // The line itself is written by the wrapper: `with-access.ts`.
  'access.printed': () => ok({}),
});
