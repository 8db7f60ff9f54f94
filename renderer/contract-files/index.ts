/**
 * Contract files: the list, the choice of a new one, and the guided file in three columns: steps, form, law.
 * Steps and fields come from the definition of the kind; what is typed is saved at each pause and answered by a review.
 * The preview shows the very PDF that is saved.
 */
export { statusLabels } from './labels';
