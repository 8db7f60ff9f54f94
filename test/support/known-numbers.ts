import { articles } from '../../shared/law/engine/articles';

const formerIds: ReadonlySet<string> = new Set(
  Object.values(articles).flatMap(({ former }) =>
    former.map(({ number }) => number.replaceAll(/[. ]/gu, '')),
  ),
);

/** Whether a number, written as a key, is that of an article of the list or stood for one before. */
export const isKnownNumber = (id: string): boolean => id in articles || formerIds.has(id);
