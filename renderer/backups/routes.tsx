/**
 * Backups, on screen: the kept ones with their age, a new one now, where they go, restoring.
 * The age of the last one also stands in the bar of the shell.
 * Procedures: `shared/backups`.
 */
export { BackupsScreen } from './backups-screen';
