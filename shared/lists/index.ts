/**
 * Lists: every list of the app is declared once, with its columns (that of the rights in `shared/sweep`, above the law);
 * a filter is data and reads as a French sentence.
 * The vault compiles the same declaration to SQL (`electron/vault/lists`), one component shows it (`renderer/lists`).
 */

export { accessesList } from './accesses.list';
export { candidatesList, toCompare, trashDue } from './candidates.list';
export { contractFilesList } from './contract-files.list';
export { employersList } from './employers.list';
export { column } from './from-fields';
export { importsList } from './imports.list';
export * from './list';
export * from './lists.procedures';
export { rightsRequestsList } from './rights-requests.list';
export * from './sentence';
