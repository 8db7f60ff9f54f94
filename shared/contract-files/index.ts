/**
 * Contract files: what the adviser assembles with a candidate and an employer, from draft to the end of the contract.
 * Kinds of contract as data (`kinds/`: steps, fields, controls, documents, transitions), the review, the dossier.
 * The service and the repository stand in `electron/vault/contract-files`, the screens in `renderer/contract-files`.
 */
export * from './contract-files.procedures';
export * from './dossier.schema';
