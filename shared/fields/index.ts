/**
 * Fields: what a record holds, written once: schema, codes and their words, checks of identifiers.
 * They know nothing of the law, of procedures or of screens, which are made from them.
 */
export * from './branches';
export * from './candidate.schema';
export * from './employer.schema';
export * from './identifiers';
export * from './levels';
export * from './naf';
export * from './rome';
