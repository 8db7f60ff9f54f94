/**
 * Candidates: the young people of the portfolio.
 * Their model, the schemas of the forms, and the procedures that read and write them.
 * The service and the repository stand in `electron/vault/candidates`, the screens in `renderer/candidates`.
 */
export * from './candidate.schema';
export * from './candidates.procedures';
