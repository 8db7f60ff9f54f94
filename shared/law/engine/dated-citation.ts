// What is cited on a day: an article is cited for no day before the first one of its number. What came before the
// recodification of 2008 is cited by its former number where the sources give it, else said not to have been read.
import { typography } from '../../base/text';
import { type CivilDate, later } from '../../base/time';
import { type Article, articles, recodifiedOn } from './articles';
import { type Citation, citeArticle, type Source } from './source';

/** From this day on every article of the list that is still in force is cited as it is. */
const settledFrom: CivilDate = Object.values(articles)
  .map(({ from }) => from)
  .reduce(later, recodifiedOn);

/** Whether what is cited on the day needs to be looked at: some article of the list did not stand yet. */
export const isBeforeSomeArticle = (on: CivilDate): boolean => on < settledFrom;

const isInForce = ({ from, to }: Article, on: CivilDate): boolean => from <= on && (to === null || on <= to);

/** The number that said the same on a day before the first one; `null` when none is known. */
const formerNumber = ({ former }: Article, on: CivilDate): string | null =>
  former.findLast(({ to }) => on <= to)?.number ?? null;

const unreadFormer = 'article non relevé de l’ancien code du travail';
const nothingRead = 'texte de l’époque non relevé';

interface Numbers {
  /** Keys of `articles`. */
  readonly standing: readonly string[];
  /** Former numbers, as they are cited. */
  readonly former: readonly string[];
  /** Some article stood in the former code, under a number that no source gave. */
  readonly isUnread: boolean;
}

/** Of some articles, those that stood on the day, and what stood for the others. */
function numbersOn(ids: readonly string[], on: CivilDate): Numbers {
  const standing: string[] = [];
  const former = new Set<string>();
  let isUnread = false;
  for (const id of ids) {
    const article = articles[id];
    if (article === undefined || isInForce(article, on)) standing.push(id);
    else if (on < article.from) {
      const number = formerNumber(article, on);
      if (number !== null) former.add(number);
      // Recodified without a change of the law: it stood before, elsewhere. One that is younger stood nowhere.
      else if (on < recodifiedOn && article.from === recodifiedOn) isUnread = true;
    }
  }
  return { standing, former: [...former], isUnread };
}

/** What a source cites on a day, as data: the articles that stood, and the rest in words. */
export function citationOn({ articles: ids, text = '' }: Source | Citation, on: CivilDate): Citation {
  if (!isBeforeSomeArticle(on)) return { articles: ids, text };
  const { standing, former, isUnread } = numbersOn(ids, on);
  const isFormerCode = on < recodifiedOn;
  const words = [
    ...(former.length === 0
      ? []
      : [
          isFormerCode
            ? `ancien code du travail, art. ${former.join(', ')}${isUnread ? ' et d’autres, non relevés' : ''}`
            : `art. ${former.join(', ')} d’alors`,
        ]),
    ...(isUnread && former.length === 0 ? [unreadFormer] : []),
    ...(text === '' ? [] : [textOn(text, on)]),
  ];
  if (standing.length === 0 && words.length === 0) words.push(nothingRead);
  return { articles: standing, text: words.join(' ; ') };
}

/** "D. 6325-1, D. 6325-2 ; ministère du travail", as it is cited on a day. */
export function citeShortOn(cited: Source | Citation, on: CivilDate): string {
  const { articles: ids, text } = citationOn(cited, on);
  return [ids.map(citeArticle).join(', '), text].filter((part) => part !== '').join(' ; ');
}

/** "Code du travail, art. L. 6325-1 ; ministère du travail", as it is cited on a day. */
export function citeOn(cited: Source | Citation, on: CivilDate): string {
  const { articles: ids, text } = citationOn(cited, on);
  if (ids.length > 0) return `Code du travail, art. ${citeShortOn(cited, on)}`;
  return text.startsWith('ancien') || text === nothingRead || text === unreadFormer
    ? `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
    : text;
}

/** An article within a sentence, with the word that announces it. */
const citation = /(article[ \u00A0\u202F])?\b([LRD])\.[ \u00A0\u202F](\d+(?:-\d+)+)/gu;

/** A sentence that may name articles, as it is said on a day. */
export function textOn(text: string, on: CivilDate): string {
  if (text === '' || !isBeforeSomeArticle(on)) return text;
  return text.replace(citation, (written, announced: string | undefined, part: string, number: string) => {
    const article = articles[`${part}${number}`];
    if (article === undefined || on >= article.from) return written;
    const former = formerNumber(article, on);
    const isFormerCode = on < recodifiedOn;
    if (former !== null)
      return typography(`${announced ?? ''}${former} ${isFormerCode ? 'de l’ancien code' : 'd’alors'}`);
    return isFormerCode && article.from === recodifiedOn
      ? typography(announced === undefined ? unreadFormer : 'article non relevé de l’ancien code')
      : written;
  });
}
