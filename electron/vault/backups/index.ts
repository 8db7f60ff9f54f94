/**
 * Backups: a verified copy of the open portfolio, its rotation, and restoring one into a new file.
 * A backup never replaces a better one; restoring never deletes the portfolio that was there.
 * The copy is made by SQLite itself, under the same key; see `shared/backups` for what the window may ask.
 */
import type { backupsProcedures } from '../../../shared/backups';
import type { Handlers } from '../deps';
import type { OpenPortfolio } from '../portfolio';

export const backupsHandlers = (_open: OpenPortfolio): Handlers<typeof backupsProcedures> => ({});
