/**
 * Hand-over (passation): candidates given to a colleague as one encrypted file, and the directory of colleagues’ public keys.
 * Model, schemas of the file, procedures; the file is written and read in `electron/vault/handover`.
 * What is received is shown before it is accepted.
 */
export * from './handover.procedures';
export * from './handover-file.schema';
