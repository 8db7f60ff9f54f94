/**
 * Drafts: half-typed forms and the place where the adviser was, kept inside the encrypted portfolio across a lock.
 * A draft is a convenience, not a change: it writes no event. It goes when its form is saved or given up.
 * Procedures in `shared/drafts`.
 */
import type { draftsProcedures } from '../../../shared/drafts';
import type { Deps, Handlers } from '../deps';

export const draftsHandlers = (_deps: Deps): Handlers<typeof draftsProcedures> => ({});
