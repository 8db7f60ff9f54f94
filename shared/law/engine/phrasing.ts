import { formatNumber, typography } from '../../base/text';

/** Hours or percents in a sentence: two decimals at most, none when there are none. */
export const upToCents = (value: number): string => formatNumber(Math.round(value * 100) / 100);

/** A number of years of age; none before the birth. */
export const years = (count: number): string => `${Math.max(count, 0)} an${count > 1 ? 's' : ''}`;

/** "une reconnaissance, un projet ou un contrat". */
export const choiceOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ou ${words.at(-1)}`;

const mostKept = 500;
const written = new Map<string, string>();

/**
 * A sentence with its French typography. Most sentences of the rules come back for every person of a portfolio, so the
 * last few hundred are kept; none of them holds a name.
 */
export function sentence(text: string): string {
  if (text === '') return '';
  const known = written.get(text);
  if (known !== undefined) return known;
  if (written.size >= mostKept) written.clear();
  const typeset = typography(text);
  written.set(text, typeset);
  return typeset;
}
