import { fold, formatPhone } from '../../../shared/base/text';
import { formatShortDate, isCivilDate } from '../../../shared/base/time';
import { candidateFieldLabels } from '../../../shared/candidates';
import type { CandidateInput } from '../../../shared/fields';

type Field = keyof CandidateInput;

/** Everything but the comment, to which lines are added. */
const fields = Object.keys(candidateFieldLabels).filter(
  (name): name is Field => name in candidateFieldLabels && name !== 'comment',
);

/** Fields that describe one thing: where the known values differ, none is completed from the other, lest the two mix. */
const groups: readonly (readonly Field[])[] = [
  ['street', 'addressComplement', 'postcode', 'commune', 'qpv', 'zrr'],
  ['level', 'diplomaObtained', 'diplomaKind', 'diplomaLabel'],
  ['jobSeeker', 'jobSeekerSince'],
  ['romeCode', 'projectLabel'],
];

const isEmpty = (known: unknown): boolean => known === '' || known === null || known === 'unknown';

/** Names and places are compared without accents and case, everything else as it is. */
const isEqual = (field: Field, a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'string' &&
    typeof b === 'string' &&
    !['email', 'mobilePhone', 'landlinePhone', 'level'].includes(field) &&
    fold(a) === fold(b));

const shown = (field: Field, known: unknown): string => {
  if (field === 'level') return String(known).replace('infra3', 'infra 3').replace('Vbis', 'V bis');
  if (known === 'yes') return 'oui';
  if (known === 'no') return 'non';
  if (known === 'F') return 'Mme';
  if (known === 'M') return 'M.';
  if (known === 'professional') return 'professionnel';
  if (known === 'technological') return 'technologique';
  if (known === 'general') return 'général';
  if (typeof known !== 'string') return '';
  return isCivilDate(known) ? formatShortDate(known) : formatPhone(known);
};

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
  const isDifferent = (field: Field): boolean =>
    !isEmpty(known[field]) && !isEmpty(incoming[field]) && !isEqual(field, known[field], incoming[field]);
  const apart = new Set<Field>(groups.filter((group) => group.some(isDifferent)).flat());

  for (const field of fields) {
    const name = candidateFieldLabels[field];
    if (isEmpty(incoming[field]) || isEqual(field, known[field], incoming[field])) continue;
    if (isEmpty(known[field]) && !apart.has(field)) {
      after[field] = incoming[field];
      completed.push(name);
    } else {
      const kept = isEmpty(known[field]) ? '' : `${shown(field, known[field])} conservé, `;
      differences.push(`${name} (${kept}${shown(field, incoming[field])} dans le fichier)`);
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
  // Every value comes from one of two candidates that the schema has checked, field by field.
  return { after: after as unknown as CandidateInput, completed, differences };
}
