/**
 * Lists: every list of the app is declared here once, with its columns; a filter is data and reads as a French sentence.
 * The vault compiles the same declaration to SQL (`electron/vault/lists`), one component shows it (`renderer/lists`).
 */
import { accessesList } from './accesses.list';
import { candidatesList } from './candidates.list';
import { contractFilesList } from './contract-files.list';
import { employersList } from './employers.list';
import { importsList } from './imports.list';
import type { ListDeclaration, ListId } from './list';
import { rightsList } from './rights.list';

export * from './list';
export * from './lists.procedures';
export * from './sentence';
export { accessesList, candidatesList, contractFilesList, employersList, importsList, rightsList };

/** All of them, for the vault: a screen takes its own, and the law is not loaded with the list of candidates. */
export const lists: Readonly<Record<ListId, ListDeclaration>> = {
  candidates: candidatesList,
  rights: rightsList,
  employers: employersList,
  'contract-files': contractFilesList,
  imports: importsList,
  accesses: accessesList,
};
