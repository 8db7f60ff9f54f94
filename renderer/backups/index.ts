/**
 * Backups, on screen: what other places of the window show of them.
 * The age of the last one in the bar of the shell; restoring, from the screens of a portfolio that is not open.
 * The page itself is reached by the router (`routes.tsx`). Procedures: `shared/backups`.
 */
export { BackupAge } from './backup-age';
export { RestoreForm } from './restore-form';
