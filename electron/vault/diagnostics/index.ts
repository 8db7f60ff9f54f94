/**
 * Diagnostics: numbered steps without personal data, and the examination of a portfolio that does not open.
 * Steps only read; paths, names of people and computers are left out or covered.
 * Procedures in `shared/diagnostics`.
 */
import type { diagnosticsProcedures } from '../../../shared/diagnostics';
import type { Handlers } from '../deps';
import type { OpenPortfolio } from '../portfolio';

export const diagnosticsHandlers = (_open: OpenPortfolio): Handlers<typeof diagnosticsProcedures> => ({});
