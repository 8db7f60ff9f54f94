/**
 * Contract files: what the adviser assembles with a candidate and an employer, from draft to the end of the contract.
 * Kinds of contract as data (`kinds/`), fields, facts for the rules, checklist, review, table of transitions, dossier.
 * The service and the repository stand in `electron/vault/contract-files`, the screens in `renderer/contract-files`.
 */
export * from './canonical';
export * from './checklist';
export * from './contract-files.procedures';
export * from './deadlines';
export * from './dossier';
export * from './dossier.schema';
export * from './facts';
export * from './field-values';
export * from './fields.schema';
export * from './kinds';
export * from './review';
export * from './transitions';
