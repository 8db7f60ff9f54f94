/**
 * Contract files: what the adviser assembles with a candidate and an employer, from draft to the end of the contract.
 * Each kind of contract is data in a folder of its own (`kinds/`), in the shape that `engine/` gives; what stands beside
 * is the same for all: fields, checklist, review, calendar, acts, dossier.
 * The service and the repository stand in `electron/vault/contract-files`, the screens in `renderer/contract-files`.
 */
export * from './asked-here';
export * from './canonical';
export * from './checklist';
export * from './contract-files.procedures';
export * from './deadlines';
export * from './document-of-name';
export * from './dossier';
export * from './dossier.schema';
export * from './engine/acts';
export * from './engine/contract-file.schema';
export { employerFacts, pivotDateOf } from './engine/fact-sources';
export * from './engine/facts';
export * from './engine/field-values';
export * from './engine/kind';
export * from './fields.schema';
export * from './file-verdict';
export * from './kinds';
export * from './offered';
export * from './review';
export * from './transitions';
