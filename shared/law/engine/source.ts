/** How far a value was checked: `V` read in an official text, `S` in a secondary source, `N` not verified. */
export const confidences = ['V', 'S', 'N'] as const;
export type Confidence = (typeof confidences)[number];

export const confidenceLabels: Readonly<Record<Confidence, string>> = {
  V: 'lu dans un texte officiel',
  S: 'lu dans une source secondaire',
  N: 'non vérifié',
};

/** Where a rule or a value comes from: articles of the code du travail, and other texts in words. */
export interface Source {
  /** Keys of `articles.ts`, for example `L6325-1`. */
  readonly articles: readonly string[];
  readonly text?: string;
}

export const source = (articles: readonly string[], text?: string): Source =>
  text === undefined ? { articles } : { articles, text };

/** `L6325-1` as it is cited: "L. 6325-1". */
export const citeArticle = (article: string): string => article.replace(/^([LRD])/, '$1. ');

// Sources are constants of the tables, and rules run on whole portfolios: each is written once.
const citations = new WeakMap<Source, string>();

/** "D. 6325-1, D. 6325-2 ; ministère du travail". */
export function citeShort(cited: Source): string {
  const known = citations.get(cited);
  if (known !== undefined) return known;
  const parts = [cited.articles.map(citeArticle).join(', '), cited.text ?? ''];
  const written = parts.filter((part) => part !== '').join(' ; ');
  citations.set(cited, written);
  return written;
}

/** "Code du travail, art. L. 6325-1 ; ministère du travail". */
export const cite = (cited: Source): string =>
  cited.articles.length === 0 ? citeShort(cited) : `Code du travail, art. ${citeShort(cited)}`;

/** What an answer rests on, as data: the articles of the code du travail, and the other texts in words. */
export interface Citation {
  readonly articles: readonly string[];
  readonly text: string;
}

const asData = new WeakMap<Source, Citation>();

export function citationOf(cited: Source): Citation {
  const known = asData.get(cited);
  if (known !== undefined) return known;
  const made = { articles: cited.articles, text: cited.text ?? '' };
  asData.set(cited, made);
  return made;
}

/** What a part of an answer says of its source: as it is read, and as data. */
export const citing = (cited: Source): { readonly source: string; readonly cites: Citation } => ({
  source: cite(cited),
  cites: citationOf(cited),
});
