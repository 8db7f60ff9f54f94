import { foldedWords } from '../../../shared/base/text';
import { type Candidate, candidateFields, type Identifying, identifyingOf } from '../../../shared/fields';

/** What tells a person in a text: her numbers in the portfolio, her references, and what her record says of her. */
export interface Named {
  readonly candidate: Candidate;
  /** Identifiers and references of hers: the record, its contract files. */
  readonly marks: readonly string[];
}

/** Digits that a number must have before it names somebody. */
const TELLING_NUMBER = 5;

/**
 * Texts that name somebody by themselves. A first name with a family name, in either order; neither alone. A telephone
 * number or a day of birth names nobody by itself: a household shares the first, a year group the second.
 */
function tellingOf({ candidate, marks }: Named): readonly string[] {
  const { firstName, birthName, usualName } = candidate;
  const families = [birthName, usualName].filter((family) => family !== '' && firstName !== '');
  const others = identifyingOf(candidateFields, candidate)
    .filter(
      ({ kind, text }: Identifying) =>
        kind === 'email' || (kind === 'number' && text.replace(/\D/gu, '').length >= TELLING_NUMBER),
    )
    .map(({ text }) => text);
  return [
    ...marks,
    ...families.flatMap((family) => [`${firstName} ${family}`, `${family} ${firstName}`]),
    ...others,
  ];
}

/**
 * Answers whether a text names one of some people, accents, case and separators aside; JSON is a text. All of them are
 * looked for at once: what is read once need not be read again for each.
 */
export function namesOf(people: readonly Named[]): (text: string) => boolean {
  const sequences = new Map<string, string[]>();
  for (const telling of people.flatMap(tellingOf)) {
    const words = foldedWords(telling);
    const [first] = words;
    if (first === undefined) continue;
    const rest = `${words.join(' ')} `;
    sequences.set(first, [...(sequences.get(first) ?? []), rest]);
  }
  return (text) => {
    const words = foldedWords(text.replace(/\\[nrt]/gu, ' '));
    let folded: string | null = null;
    let at = 0;
    for (const word of words) {
      const sought = sequences.get(word);
      if (sought !== undefined) {
        folded ??= `${words.join(' ')} `;
        const from = at;
        if (sought.some((sequence) => folded?.startsWith(sequence, from))) return true;
      }
      at += word.length + 1;
    }
    return false;
  };
}
