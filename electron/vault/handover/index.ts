/**
 * Hand-over: candidates written into one encrypted file (age) for a colleague, and received from one.
 * Received data is parsed, shown, then written in one transaction; a file already accepted is told.
 * Procedures and schemas in `shared/handover`.
 */
import type { handoverProcedures } from '../../../shared/handover';
import type { Deps, Handlers } from '../deps';

export const handoverHandlers = (_deps: Deps): Handlers<typeof handoverProcedures> => ({});
