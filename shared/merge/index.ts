/**
 * Merge: two records of one person made one, and separated again for a time.
 * What is proposed of each field, what stands in the way and how it is settled, the procedures.
 * The service stands in `electron/vault/merge`, the screens in `renderer/merge`.
 */
export * from './merge';
export * from './merge.procedures';
export * from './settled-periods';
