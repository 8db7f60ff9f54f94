/** The form in use; its days are those of the rules. Its headings are those of D. 5135-2. */
export const form = 'CERFA 13912 ; code du travail, art. D. 5135-2';
export const code = (articles: string): string => `Code du travail, art. ${articles}`;
/** Stricter than the text: what the State's own tool lets through. */
export const publicTool = 'Outil public « Immersion Facilitée » (source secondaire)';
