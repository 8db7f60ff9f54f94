/**
 * Import: choose an extract, say what its columns are, read row by row what will be done, do it, take it back.
 * The preview shows the very plan that the vault keeps and executes.
 * Batches done before stand below, each with its report's counts and the way to undo it.
 */
export { FirstImport } from './first-import';
export { ImportScreen } from './import-screen';
