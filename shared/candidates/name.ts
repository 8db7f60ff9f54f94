import { fold, foldedWords } from '../base/text';
import type { Candidate } from '../fields';

type Named = Pick<Candidate, 'birthName' | 'usualName' | 'firstName'>;

const upper = (name: string): string => name.toLocaleUpperCase('fr');

/** How a person is named everywhere: "MARTIN Léa", and "DURAND (née MARTIN) Léa" where a usual name comes first. */
export function candidateName({
  birthName,
  usualName,
  firstName,
  sex,
}: Named & Pick<Candidate, 'sex'>): string {
  if (usualName === '' || usualName === birthName) return `${upper(birthName)} ${firstName}`;
  const born = sex === 'F' ? 'née' : sex === 'M' ? 'né' : 'né(e)';
  return `${upper(usualName)} (${born} ${upper(birthName)}) ${firstName}`;
}

/**
 * The order of the names, as they are shown: the name that comes first, then the first name; accents, case, hyphens and
 * apostrophes aside. What stands between the two comes before a space, so that every MARTIN precedes MARTIN-DURAND.
 */
export const nameOrder = ({ birthName, usualName, firstName }: Named): string =>
  `${fold(usualName === '' ? birthName : usualName)}\u0001${fold(firstName)}`;

/**
 * A folded word as the search box looks for its beginning: by a capital, which no other letter of a folded text is, so that
 * nothing else is stopped at. What has no capital (a figure, a letter of Arabic) has a bar before it.
 */
export function wordStart(word: string): string {
  const initial = word.slice(0, 1).toUpperCase();
  return word.startsWith(initial) ? `|${word}` : initial + word.slice(1);
}

/**
 * Words of a name, and its last words in one: "Ben Saïd" answers to "bensaid", "De La Tour" to "latour" and "delatour",
 * "d’Almeida" to "dalmeida".
 */
function wordsOfName(text: string): readonly string[] {
  const words = foldedWords(text);
  const joined = words.slice(1).map((_, index) => words.slice(index).join(''));
  return [...words, ...joined].map(wordStart);
}

/** Stands between the words of the names and those of the first name. */
export const firstNamesFrom = '/';

/** What the search box reads of the names of a person: `Martin Durand / Lea Anne Leaanne`. */
export const nameWords = ({ birthName, usualName, firstName }: Named): string =>
  [...wordsOfName(birthName), ...wordsOfName(usualName), firstNamesFrom, ...wordsOfName(firstName)].join(' ');
