import type { CivilDate } from '../../../shared/base/time';
import {
  type CandidateInput,
  candidateFields,
  candidateInputSchema,
  emptyCandidate,
  emptyOf,
  isKeyOf,
  isUnknown,
  type SchemeId,
  saidOf,
} from '../../../shared/fields';
import { type ImportMapping, type ImportTarget, importColumns, targetFields } from '../../../shared/import';
import { freeText, oneLine, type ReadCell, readSchemes } from './normalise';
import { readBirthDate, readPastDate } from './normalise-dates';
import { readerOf } from './readers';
import { limits, type TableRow } from './table';

/** What a row says, once read. */
export interface ReadRow {
  readonly input: CandidateInput;
  /** Days of interviews to record as contacts. */
  readonly interviews: readonly CivilDate[];
  readonly schemes: readonly SchemeId[];
  /** French: what was understood, or left out, on the way. */
  readonly notes: readonly string[];
}
export type RowReading =
  | { readonly kind: 'candidate'; readonly row: ReadRow; readonly who: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly who: string };

/** For what is read and not kept as written: a date, a phone, a yes or no. */
const OTHER_BOUND = 254;
/** Characters that a cell of a target may hold; those of the field's schema. */
function boundOf(target: ImportTarget): number {
  const control = targetFields.get(target)?.control;
  if (target === 'comment') return limits.cellCharacters;
  return control?.kind === 'text' && readers.has(target) ? control.maxLength : OTHER_BOUND;
}
/** Reader of each described column; the date of birth and the comment have theirs in `readRow`. */
const readers = new Map(
  [...targetFields]
    .filter(([target]) => target !== 'birthDate' && target !== 'comment')
    .map(([target, field]) => [target, readerOf(field)] as const),
);

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const quoted = (cell: string): string => `«\u202f${shortened(oneLine(cell))}\u202f»`;
const labelOf = (target: ImportTarget): string => importColumns[target].label;
const inside = (target: ImportTarget): string => saidOf(importColumns[target]);

/**
 * Reads one row: pure. It is refused only when it cannot make a candidate (shape, a name or the birth date missing or
 * impossible, a cell too long); anything else that cannot be read leaves its field empty, is said, and is kept as
 * written in the comment.
 */
export function readRow(
  row: TableRow,
  mapping: ImportMapping,
  context: { readonly today: CivilDate; readonly usesNir: boolean },
): RowReading {
  const cellOf = new Map<ImportTarget, string>();
  for (const [column, target] of mapping.entries()) {
    if (target === 'ignored') continue;
    const text = row.cells[column] ?? '';
    const other = cellOf.get(target) ?? '';
    cellOf.set(target, other === '' || text.trim() === '' ? other || text : `${other}\n${text}`);
  }
  const cell = (target: ImportTarget): string => cellOf.get(target) ?? '';
  const who =
    shortened(oneLine(`${cell('birthName')} ${cell('firstName')}`.slice(0, 300))) ||
    shortened(oneLine(cell('fileNumber').slice(0, 300)));
  const refused = (reason: string): RowReading => ({ kind: 'refused', reason, who });
  if (row.fault !== null) return refused(row.fault);

  for (const [target, text] of cellOf) {
    const max = boundOf(target);
    if (text.length > max && oneLine(text).length > max)
      return refused(`${labelOf(target)}\u00a0: ${oneLine(text).length} caractères (${max} au plus).`);
  }

  const today = context.today;
  const birth = readBirthDate(cell('birthDate'), today);
  const missing = (['birthName', 'firstName'] as const).filter((target) => oneLine(cell(target)) === '');
  const faults = missing.map((target) => `${labelOf(target)} absent`);
  if (birth.kind === 'empty') faults.push('Date de naissance absente');
  if (birth.kind === 'fault') faults.push(`Date de naissance\u00a0: ${birth.reason}`);
  if (birth.kind !== 'value' || faults.length > 0) return refused(`${faults.join('\u202f; ')}.`);

  const notes: string[] = [];
  const keptApart: string[] = [];
  if (row.note !== null) notes.push(row.note);
  if (birth.note !== undefined) notes.push(`date de naissance\u00a0: ${birth.note}`);

  /** The value of a target; `undefined` when it says nothing. What cannot be read goes to the comment. */
  const take = <T>(target: ImportTarget, read: (text: string) => ReadCell<T>): Value<T> | undefined => {
    const text = cell(target);
    if (text === '') return undefined;
    const reading = read(text);
    switch (reading.kind) {
      case 'empty':
        return undefined;
      case 'value':
        if (reading.note !== undefined) notes.push(`${inside(target)}\u00a0: ${reading.note}`);
        return reading;
      case 'fault':
        notes.push(
          `${inside(target)}${reading.reason.includes(oneLine(text)) ? '' : ` ${quoted(text)}`} non repris (${reading.reason}), gardé en commentaire`,
        );
        keepApart(target);
        return undefined;
    }
  };
  const keepApart = (target: ImportTarget): void => {
    keptApart.push(`${labelOf(target)} (import)\u00a0: ${oneLine(cell(target))}`);
  };

  const input: Record<string, unknown> = { ...emptyCandidate, birthDate: birth.value };
  const told: (readonly [ImportTarget, Value<unknown>])[] = [];
  for (const [target, read] of readers) {
    const taken = take(target, (text) => read(text, { today, birthDate: birth.value }));
    if (taken === undefined) continue;
    told.push([target, taken]);
    const [key = '', part] = target.split('.');
    if (part === undefined) input[key] = taken.value;
    else input[key] = { ...groupOf(key, input[key]), [part]: taken.value };
  }
  // What a cell says of other fields comes after what their own columns say.
  for (const [target, { also = {}, isKeptApart }] of told)
    for (const [key, other] of Object.entries(also)) {
      if (isUnknown(input[key])) input[key] = other;
      else if (isKeptApart && input[key] !== other) keepApart(target);
    }

  const pastDate = (target: ImportTarget): CivilDate | null =>
    take(target, (written) => readPastDate(written, today, birth.value))?.value ?? null;
  const interview = pastDate('lastInterviewOn');
  const schemes = take('scheme', readSchemes)?.value ?? [];
  if (schemes.length > 0) notes.push('dispositif repris sans date de signature');
  if (interview !== null && typeof input.firstReceptionOn === 'string' && interview < input.firstReceptionOn)
    notes.push('dernier entretien antérieur au premier accueil, repris comme écrit');
  if (oneLine(cell('nir')) !== '')
    notes.push(
      context.usesNir
        ? 'n° de sécurité sociale non repris\u00a0: cette version ne le conserve pas'
        : 'n° de sécurité sociale ignoré',
    );
  input.comment = [freeText(cell('comment')), ...keptApart].filter((part) => part !== '').join('\n');

  const checked = candidateInputSchema.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return refused(`Valeur refusée (${fieldName(issue?.path[0])})\u00a0: ${issue?.message ?? 'illisible'}`);
  }
  return {
    kind: 'candidate',
    who,
    row: { input: checked.data, interviews: interview === null ? [] : [interview], schemes, notes },
  };
}

type Value<T> = Extract<ReadCell<T>, { readonly kind: 'value' }>;

const fieldName = (key: PropertyKey | undefined): string =>
  typeof key === 'string' && isKeyOf(candidateFields, key) ? saidOf(candidateFields[key]) : 'ligne';

/** A group that begins to be filled, or what was filled of it before. */
function groupOf(key: string, filled: unknown): object {
  if (typeof filled === 'object' && filled !== null) return filled;
  const control = isKeyOf(candidateFields, key) ? candidateFields[key].control : null;
  return control?.kind === 'group' ? emptyOf(control.parts) : {};
}
