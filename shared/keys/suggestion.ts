import { passphraseWords } from './passphrase-words';

/** Words of a suggested passphrase: 6 of 2,048 are 66 bits, to whoever knows the list and how it is drawn. */
const SUGGESTED_WORDS = 6;

/** Fills an array with numbers from 0 to 65,535, each as likely as the others: `crypto.getRandomValues`. */
export type FillRandomly = (numbers: Uint16Array<ArrayBuffer>) => unknown;
const NUMBERS = 2 ** 16;

/**
 * One of a list, each as likely as the others: numbers beyond the last whole multiple of its length are drawn again.
 * Throws a RangeError for a list that is empty or longer than 65,536.
 */
export function drawnFrom<T>(list: readonly T[], fill: FillRandomly): T {
  if (list.length === 0 || list.length > NUMBERS) throw new RangeError(`cannot draw among ${list.length}`);
  const end = NUMBERS - (NUMBERS % list.length);
  const drawn = new Uint16Array(1);
  for (;;) {
    fill(drawn);
    const number = drawn[0] ?? NUMBERS;
    const one = number < end ? list[number % list.length] : undefined;
    if (one !== undefined) return one;
  }
}

/** A passphrase of six words drawn one by one, which may come twice. */
export const suggestPassphrase = (fill: FillRandomly): string =>
  Array.from({ length: SUGGESTED_WORDS }, () => drawnFrom(passphraseWords, fill)).join(' ');

/**
 * Which word of a suggested passphrase was typed otherwise, from 1; `null` where nothing differs. A word that is missing or one
 * too many is the first that is not there, or not asked for.
 */
export function differingWord(typed: string, suggested: string): number | null {
  if (typed === suggested) return null;
  const [words, wanted] = [typed.split(' '), suggested.split(' ')];
  const at = Array.from({ length: Math.max(words.length, wanted.length) }, (_none, index) => index).find(
    (index) => words[index] !== wanted[index],
  );
  return (at ?? 0) + 1;
}
