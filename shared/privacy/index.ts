/**
 * Privacy: erasing people from the portfolio, for good.
 * What goes and what stays is said before; the rights of the person, the rules of retention, and the words that a free text
 * warns of. ADR 31, 41, 47.
 * The service stands in `electron/vault/privacy`, the screens in `renderer/privacy`.
 */
export { type DelicatePassage, delicateWordsIn } from './delicate-words';
export { type DelicateCategory, delicateCategories } from './delicate-words.table';
export * from './notice';
export * from './objections';
export * from './privacy.procedures';
export * from './requests';
export * from './retention';
export * from './rights.procedures';
