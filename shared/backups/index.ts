/**
 * Backups: made by themselves on close and each day, verified, rotated; restoring into a new file.
 * Model, schemas and procedures; the work is done in `electron/vault/backups`.
 * A backup is a whole portfolio of its own: it opens with the passphrase or the recovery key of its day.
 */
export * from './backup.schema';
export * from './backups.procedures';
