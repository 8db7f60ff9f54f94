import { enumerate } from '../../../shared/base/text';
import { type CivilDate, type DateWriting, frenchWriting } from '../../../shared/base/time';
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
import {
  type ImportFault,
  type ImportMapping,
  type ImportTarget,
  importColumns,
  importTargets,
  type NameOrder,
  type RowChoice,
  targetFields,
} from '../../../shared/import';
import { cleanCell, isNothing, isSpreadsheetError, TAKEN_OUT_NOTE } from './clean-cell';
import { settleNames } from './names';
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
  /** French: what was understood, or left out, on the way, each in a clause. */
  readonly notes: readonly string[];
}
/** `faults`: the cells that were not read, or why the row is refused, where one cell is to blame. */
export type RowReading = { readonly who: string; readonly faults: readonly ImportFault[] } & (
  | { readonly kind: 'candidate'; readonly row: ReadRow }
  | { readonly kind: 'refused'; readonly reason: string }
);

/** What a row is read with. */
export interface RowContext {
  readonly today: CivilDate;
  /** How each column of dates is written (`judgeDateColumns`); one that is not there is read the French way. */
  readonly dateWritings: ReadonlyMap<ImportTarget, DateWriting>;
  /** Which name comes first in a column of both, where capitals do not say; `null`: not told. */
  readonly nameOrder: NameOrder | null;
}

/** Characters shown of a cell that is to correct. */
const FAULT_BOUND = 1000;
/** For what is read and not kept as written: a date, a phone, a yes or no. */
const OTHER_BOUND = 254;
/** Characters that a cell of a target may hold; those of the field's schema. */
function boundOf(target: ImportTarget): number {
  const control = targetFields.get(target)?.control;
  if (target === 'comment') return limits.cellCharacters;
  const isKeptAsWritten = targetFields.get(target)?.sheet?.reader === undefined;
  return control?.kind === 'text' && isKeptAsWritten && readers.has(target) ? control.maxLength : OTHER_BOUND;
}
/** Reader of each described column; the date of birth and the comment have theirs in `readRow`. */
const readers = new Map(
  [...targetFields]
    .filter(([target]) => target !== 'birthDate' && target !== 'comment')
    .map(([target, field]) => [target, readerOf(field)] as const),
);

/** Names, which a word such as « Vide » may be. */
const isNameTarget = (target: ImportTarget): boolean => targetFields.get(target)?.identifies === 'name';

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const quoted = (cell: string): string => `«\u202f${shortened(oneLine(cell))}\u202f»`;
/** A clause that follows another: its capital goes, unless it is an acronym. */
const lower = (clause: string): string =>
  clause.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());
const labelOf = (target: ImportTarget): string => importColumns[target].label;
const inside = (target: ImportTarget): string => saidOf(importColumns[target]);

/**
 * Reads one row: pure. It is refused only when it cannot make a candidate (shape, a name or the birth date missing or
 * impossible, a cell too long); anything else that cannot be read leaves its field empty, is said, and is kept as
 * written in the comment. `corrected` stands in the place of what the file has.
 */
export function readRow(
  row: TableRow,
  mapping: ImportMapping,
  context: RowContext,
  corrected: RowChoice['cells'] = {},
): RowReading {
  const cellOf = new Map<ImportTarget, string>();
  const errors: ImportTarget[] = [];
  for (const [column, target] of mapping.entries()) {
    if (target === 'ignored') continue;
    const written = row.cells[column] ?? '';
    if (isSpreadsheetError(written)) errors.push(target);
    const text = isNothing(written, isNameTarget(target)) ? '' : written;
    const other = cellOf.get(target) ?? '';
    cellOf.set(target, other === '' || text.trim() === '' ? other || text : `${other}\n${text}`);
  }
  for (const target of importTargets) {
    const text = corrected[target];
    if (text !== undefined) cellOf.set(target, cleanCell(text));
  }
  const named = settleNames(cellOf, context.nameOrder);
  const cell = (target: ImportTarget): string => cellOf.get(target) ?? '';
  const who =
    shortened(oneLine(`${cell('birthName')} ${cell('firstName')}`.slice(0, 300))) ||
    shortened(oneLine(cell('fullName').slice(0, 300))) ||
    shortened(oneLine(cell('fileNumber').slice(0, 300)));
  const faultOf = (target: ImportTarget, reason: string): ImportFault => ({
    target,
    text: cell(target).slice(0, FAULT_BOUND),
    reason,
  });
  const refused = (reason: string, ...faults: readonly ImportFault[]): RowReading => ({
    kind: 'refused',
    reason,
    who,
    faults,
  });
  if (row.fault !== null) return refused(row.fault);

  for (const [target, text] of cellOf) {
    const max = boundOf(target);
    if (text.length > max && oneLine(text).length > max) {
      const reason = `${oneLine(text).length} caractères (${max} au plus)`;
      return refused(`${labelOf(target)}\u00a0: ${reason}.`, faultOf(target, reason));
    }
  }

  const today = context.today;
  const writingOf = (target: ImportTarget): DateWriting => context.dateWritings.get(target) ?? frenchWriting;
  const birth = readBirthDate(cell('birthDate'), today, writingOf('birthDate'));
  const missing = (['birthName', 'firstName'] as const).filter((target) => oneLine(cell(target)) === '');
  const because = (target: ImportTarget): string =>
    errors.includes(target) ? ' (erreur du tableur dans cette cellule)' : '';
  const reasons =
    named.fault === null
      ? missing.map((target) => `${labelOf(target)} absent${because(target)}`)
      : [named.fault];
  const blamed = missing.map((target) =>
    faultOf(target, named.fault === null ? 'absent' : 'à donner à part'),
  );
  if (birth.kind === 'empty') {
    reasons.push(`Date de naissance absente${because('birthDate')}`);
    blamed.push(faultOf('birthDate', 'absente'));
  }
  if (birth.kind === 'fault') {
    reasons.push(`Date de naissance\u00a0: ${birth.reason}`);
    blamed.push(faultOf('birthDate', birth.reason));
  }
  if (birth.kind !== 'value' || reasons.length > 0)
    return refused(
      `${reasons.map((reason, index) => (index === 0 ? reason : lower(reason))).join('\u202f; ')}.`,
      ...blamed,
    );

  const notes: string[] = [];
  const faults: ImportFault[] = [];
  const keptApart: string[] = [];
  const saidApart: (readonly [key: string, value: unknown])[] = [];
  if (row.note !== null) notes.push(...row.note.split('\u202f; '));
  if (errors.length > 0)
    notes.push(`erreur du tableur, rien n’est repris pour\u00a0: ${enumerate(errors.map(inside))}`);
  notes.push(...named.notes);
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
        if (reading.isPartial) keepApart(target);
        return reading;
      case 'fault':
        notes.push(
          `${quoted(text)} n’est pas repris comme ${inside(target)}, mais gardé dans le commentaire (${reading.reason})`,
        );
        faults.push(faultOf(target, reading.reason));
        keepApart(target);
        saidApart.push(...Object.entries(reading.also ?? {}));
        return undefined;
    }
  };
  const keepApart = (target: ImportTarget): void => {
    keptApart.push(`${labelOf(target)} (import)\u00a0: ${oneLine(cell(target))}`);
  };

  const input: Record<string, unknown> = { ...emptyCandidate, birthDate: birth.value };
  const told: (readonly [ImportTarget, Value<unknown>])[] = [];
  for (const [target, read] of readers) {
    const taken = take(target, (text) =>
      read(text, { today, birthDate: birth.value, writing: writingOf(target) }),
    );
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

  for (const [key, other] of saidApart) if (isUnknown(input[key])) input[key] = other;

  const pastDate = (target: ImportTarget): CivilDate | null =>
    take(target, (written) => readPastDate(written, today, birth.value, writingOf(target)))?.value ?? null;
  const interview = pastDate('lastInterviewOn');
  const schemes = take('scheme', readSchemes)?.value ?? [];
  if (schemes.length > 0)
    notes.push('dispositif repris sans date d’entrée\u00a0: le fichier ne la donne pas');
  if (interview !== null && typeof input.firstReceptionOn === 'string' && interview < input.firstReceptionOn)
    notes.push('dernier entretien antérieur au premier accueil, repris comme écrit');
  if (oneLine(cell('nir')) !== '' && row.note?.includes(TAKEN_OUT_NOTE) !== true) notes.push(TAKEN_OUT_NOTE);
  input.comment = [freeText(cell('comment')), ...keptApart].filter((part) => part !== '').join('\n');

  const checked = candidateInputSchema.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const target = importTargets.find((one) => one === issue?.path[0]);
    return refused(
      `Valeur refusée (${fieldName(issue?.path[0])})\u00a0: ${issue?.message ?? 'illisible'}`,
      ...(target === undefined ? [] : [faultOf(target, issue?.message ?? 'illisible')]),
    );
  }
  return {
    kind: 'candidate',
    who,
    faults,
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
