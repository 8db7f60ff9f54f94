/**
 * Fields: what a record holds, each field described once (`field.ts`), codes and their words, checks of identifiers.
 * They know nothing of the law, of procedures or of screens, which are made from them.
 */
export * from './branches';
export * from './candidate';
export * from './codes';
export * from './contract-file-status';
export * from './employer';
export * from './field';
export * from './for-employer';
export * from './identifiers';
export * from './languages';
export * from './levels';
export * from './naf';
export * from './profile';
export * from './reference-table';
export * from './reference-tables';
export * from './rome';
