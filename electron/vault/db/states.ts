/** States of a person, as SQL asks them of the columns of `candidate`: what tables of several domains leave out. */

/** Archived or in the trash: the words of the index `candidate_out`. */
export const isOut = 'archived_on IS NOT NULL OR trashed_on IS NOT NULL';

const inTrash = '(SELECT id FROM candidate WHERE trashed_on IS NOT NULL)';
/** Whether a record is of somebody in the trash, or of nobody there; `column` names the person. */
export const isTrashed = (column: string): string => `${column} IN ${inTrash}`;
export const isKept = (column: string): string => `${column} NOT IN ${inTrash}`;
