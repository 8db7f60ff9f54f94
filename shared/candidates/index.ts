/**
 * Candidates: the young people of the portfolio.
 * The procedures, the facts that the law reads of a person, likeness of two people, timeline; the fields: `shared/fields`.
 * The service and the repository stand in `electron/vault/candidates`, the screens in `renderer/candidates`.
 */
export * from './batch';
export * from './candidates.procedures';
export * from './exit-reasons';
export * from './facts';
export * from './likeness';
export * from './mobility';
export * from './name';
export * from './periods';
export * from './profile';
export * from './stage-moves';
export * from './stage-signs';
export * from './states';
export * from './timeline';
