/**
 * Papers of a person: the tab of her page, the dialog that types one, and the line that a contract file shows of one.
 * What may be kept of each kind: `shared/papers`.
 */
export { newPaper, PaperModal } from './paper-modal';
export { PaperWords } from './paper-words';
export { PapersTab } from './papers-tab';
