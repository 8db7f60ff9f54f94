/** What other screens take of the import: an extract may be dropped on them. */
export { ExtractDrop } from './extract-drop';
