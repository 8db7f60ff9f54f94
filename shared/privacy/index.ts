/**
 * Privacy: erasing people from the portfolio, for good.
 * What goes and what stays is said before; rights and retention rules come here too, and the words that a free text warns of.
 * The service stands in `electron/vault/privacy`, the screens in `renderer/privacy`.
 */
export { type DelicatePassage, delicateWordsIn } from './delicate-words';
export { type DelicateCategory, delicateCategories } from './delicate-words.table';
export * from './privacy.procedures';
