import { fold, foldedWords } from '../base/text';
import type { Candidate } from '../fields';

type Named = Pick<Candidate, 'birthName' | 'usualName' | 'firstName'>;

/** Georgian keeps its letters: its capitals are for signs, and few fonts have them. */
const upper = (name: string): string =>
  name.toLocaleUpperCase('fr').replace(/[\u1C90-\u1CBF]+/gu, (letters) => letters.toLocaleLowerCase('fr'));

/** Whether what was typed is the name of a person as it is shown, accents, case and signs aside; the birth name between may be left out. */
export const isNameOf = (person: Named & Pick<Candidate, 'sex'>, typed: string): boolean =>
  [person, { ...person, birthName: person.usualName || person.birthName }].some(
    (each) => foldedWords(candidateName(each)).join(' ') === foldedWords(typed).join(' '),
  );

/** How a person is named everywhere: "MARTIN Léa", and "DURAND (née MARTIN) Léa" where a usual name comes first. */
export function candidateName({
  birthName,
  usualName,
  firstName,
  sex,
}: Named & Pick<Candidate, 'sex'>): string {
  if (usualName === '' || usualName === birthName || birthName === '')
    return `${upper(birthName || usualName)} ${firstName}`.trim();
  const born = sex === 'F' ? 'née' : sex === 'M' ? 'né' : 'né(e)';
  return `${upper(usualName)} (${born} ${upper(birthName)}) ${firstName}`.trim();
}

/**
 * The order of the names, as they are shown: the name that comes first, then the first name; accents, case, hyphens and
 * apostrophes aside. What stands between the two comes before a space, so that every MARTIN precedes MARTIN-DURAND.
 */
export const nameOrder = ({ birthName, usualName, firstName }: Named): string =>
  `${fold(usualName === '' ? birthName : usualName)}\u0001${fold(firstName)}`;
