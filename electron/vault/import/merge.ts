import { fold } from '../../../shared/base/text';
import {
  type CandidateInput,
  type CandidateKey,
  candidateFields,
  candidateInputSchema,
  candidateKeys,
  type Field,
  isUnknown,
  saidOf,
  valueWords,
} from '../../../shared/fields';

/** Everything but the comment, to which lines are added. */
const mergedKeys = candidateKeys.filter((key) => key !== 'comment');

const groupOf = (key: CandidateKey): string | undefined => {
  const field: Field = candidateFields[key];
  return field.goesWith;
};

/** Names, places and projects are compared without accents and case, everything else as it is. */
const isEqual = (key: CandidateKey, a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && candidateFields[key].control.kind === 'text'
    ? a === b || fold(a) === fold(b)
    : JSON.stringify(a) === JSON.stringify(b);

const shown = (key: CandidateKey, known: unknown): string => valueWords(candidateFields[key], known) ?? '';

export interface Merge {
  readonly after: CandidateInput;
  /** French names of what was empty and is now known. */
  readonly completed: readonly string[];
  /** French: what the file says otherwise; the known value is kept. */
  readonly differences: readonly string[];
}

/** Completes what is empty in `known` with what `incoming` says; never replaces a known value. Pure. */
export function mergeCandidate(known: CandidateInput, incoming: CandidateInput): Merge {
  const completed: string[] = [];
  const differences: string[] = [];
  const after: Record<string, unknown> = { ...known };
  const isDifferent = (key: CandidateKey): boolean =>
    !isUnknown(known[key]) && !isUnknown(incoming[key]) && !isEqual(key, known[key], incoming[key]);
  // Where the known values of one thing differ, none of it is completed from the other, lest the two mix.
  const apart = new Set(mergedKeys.filter(isDifferent).flatMap((key) => groupOf(key) ?? []));

  for (const key of mergedKeys) {
    const name = saidOf(candidateFields[key]);
    if (isUnknown(incoming[key]) || isEqual(key, known[key], incoming[key])) continue;
    if (isUnknown(known[key]) && !apart.has(groupOf(key) ?? '')) {
      after[key] = incoming[key];
      completed.push(name);
    } else {
      const kept = isUnknown(known[key]) ? '' : `${shown(key, known[key])} conservé, `;
      differences.push(`${name} (${kept}${shown(key, incoming[key])} dans le fichier)`);
    }
  }

  const knownLines = new Set(known.comment.split('\n').map((line) => line.trim()));
  const lines = incoming.comment
    .split('\n')
    .filter((line) => line.trim() !== '' && !knownLines.has(line.trim()));
  const comment = [known.comment, ...lines].filter((line) => line !== '').join('\n');
  if (lines.length > 0 && comment.length <= 5000) {
    after.comment = comment;
    completed.push('commentaire');
  } else if (lines.length > 0) {
    differences.push('commentaire (trop long pour être ajouté)');
  }
  return { after: candidateInputSchema.parse(after), completed, differences };
}
