/**
 * Contract files: the list, the choice of a new one, and the file as one page: its steps open below each other, records are
 * typed in place, the law speaks beside the field, the PDF follows what is typed (docs/adr/0034).
 * Steps and fields come from the definition of the kind; what is typed is saved at each pause and answered by a review.
 * The preview shows the very PDF that is saved.
 */
export { statusLabels } from './labels';
