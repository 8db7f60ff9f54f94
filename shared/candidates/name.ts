import { fold } from '../base/text';
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
