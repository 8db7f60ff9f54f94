/**
 * Candidates: the young people of the portfolio.
 * Their model, the schemas of the forms, the procedures, code tables (levels, ROME), likeness of two people, timeline.
 * The service and the repository stand in `electron/vault/candidates`, the screens in `renderer/candidates`.
 */
export * from './candidate.schema';
export * from './candidates.procedures';
export * from './facts';
export * from './levels';
export * from './likeness';
export * from './rome';
export * from './timeline';
