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
import type { ImportChange } from '../../../shared/import';

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
const quoted = (key: CandidateKey, known: unknown): string =>
  isUnknown(known) ? 'rien' : `«\u202f${shown(key, known)}\u202f»`;

export interface Merge {
  readonly after: CandidateInput;
  /** French names of what was empty and is now known. */
  readonly completed: readonly string[];
  /** French names of what was known and is replaced, because it was asked. */
  readonly replaced: readonly string[];
  /** French: what is known and stays, with what the file says otherwise. */
  readonly kept: readonly string[];
  /** French: what the file says and that could not be added, each in a clause. */
  readonly left: readonly string[];
  /** Each value that the file says otherwise, taken or not. */
  readonly changes: readonly ImportChange[];
}

/**
 * Completes what is empty in `known` with what `incoming` says. A known value is replaced only where it was chosen: `takes`
 * says it of each field. Pure.
 */
export function mergeCandidate(
  known: CandidateInput,
  incoming: CandidateInput,
  takes: (key: CandidateKey) => boolean = () => false,
): Merge {
  const completed: string[] = [];
  const replaced: string[] = [];
  const kept: string[] = [];
  const left: string[] = [];
  const changes: ImportChange[] = [];
  const after: Record<string, unknown> = { ...known };
  const isDifferent = (key: CandidateKey): boolean =>
    !isUnknown(known[key]) && !isUnknown(incoming[key]) && !isEqual(key, known[key], incoming[key]);
  // Where the known values of one thing differ and stay, none of it is completed from the other, lest the two mix.
  const apart = new Set(
    mergedKeys.filter((key) => isDifferent(key) && !takes(key)).flatMap((key) => groupOf(key) ?? []),
  );

  for (const key of mergedKeys) {
    const name = saidOf(candidateFields[key]);
    if (isUnknown(incoming[key]) || isEqual(key, known[key], incoming[key])) continue;
    if (isUnknown(known[key]) && !apart.has(groupOf(key) ?? '')) {
      after[key] = incoming[key];
      completed.push(name);
      continue;
    }
    const isTaken = takes(key);
    changes.push({
      field: key,
      label: candidateFields[key].label,
      before: isUnknown(known[key]) ? null : shown(key, known[key]),
      after: shown(key, incoming[key]),
      isTaken,
    });
    if (isTaken) {
      after[key] = incoming[key];
      replaced.push(`${name} (${quoted(key, incoming[key])} au lieu de ${quoted(key, known[key])})`);
    } else
      kept.push(
        `${name} (${quoted(key, known[key])} dans la fiche, ${quoted(key, incoming[key])} dans le fichier)`,
      );
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
    left.push('Le commentaire du fichier n’est pas ajouté\u00a0: la suite serait trop longue');
  }
  // Most rows of a file that comes again change nothing: what was read is not checked once more.
  const hasChanged = completed.length > 0 || replaced.length > 0;
  return {
    after: hasChanged ? candidateInputSchema.parse(after) : known,
    completed,
    replaced,
    kept,
    left,
    changes,
  };
}
