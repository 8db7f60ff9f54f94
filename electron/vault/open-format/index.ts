/**
 * The open format: a whole portfolio as a folder of JSON lines that anyone can read, and a portfolio made of such a folder.
 * Kinds and schemas stand in `shared/open-format`; which table leaves as what, in `db/tables.ts`. ADR 40.
 */
export { loadPortfolio } from './load';
export { recordsOf } from './open-format.repository';
export { type WrittenFolder, writeOpenFolder } from './write-folder';
