import { fold } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import { type CellReader, type Choice, type Field, inSentence } from '../../../shared/fields';
import {
  bounded,
  empty,
  fault,
  freeText,
  isDash,
  isUnsaid,
  oneLine,
  type ReadCell,
  readEmail,
  readJobSeekerNumber,
  readLevel,
  readPhone,
  readPostcode,
  readRome,
  readTriState,
  remembering,
  value,
} from './normalise';
import { readPastDate } from './normalise-dates';

/** The reader of a column of codes: a code's label or one of its writings, folded. What is not told apart is a fault. */
function choiceReader(choices: readonly Choice[]): (cell: string) => ReadCell<string> {
  const said = new Map<string, string>();
  const understood = new Map<string, Choice>();
  for (const choice of choices) {
    for (const writing of [choice.label, choice.short ?? choice.label, ...(choice.writings ?? [])])
      said.set(fold(writing), choice.value);
    for (const writing of choice.understood ?? []) understood.set(fold(writing), choice);
  }
  return remembering((cell) => {
    const text = oneLine(cell);
    const folded = fold(text);
    if (folded === '' || isDash(text) || isUnsaid(folded)) return empty;
    const code = said.get(folded);
    if (code !== undefined) return value(code);
    const meant = understood.get(folded);
    if (meant !== undefined)
      return value(meant.value, `«\u202f${text}\u202f» lu ${inSentence(meant.short ?? meant.label)}`);
    return fault('valeur inconnue');
  });
}

/** What a reader may have to know besides the cell. */
export interface CellContext {
  readonly today: CivilDate;
  readonly birthDate: CivilDate;
}
type Read = (cell: string, context: CellContext) => ReadCell<unknown>;

/** Registration as a job seeker: a date, or yes or no. */
const readRegistration: Read = (cell, { today, birthDate }) => {
  const answer = readTriState(cell);
  if (answer.kind === 'value') return { kind: 'value', value: null, also: { jobSeeker: answer.value } };
  const date = readPastDate(cell, today, birthDate);
  return date.kind === 'value' ? { ...date, also: { jobSeeker: 'yes' } } : date;
};

const ownReaders: Readonly<Record<CellReader, Read>> = {
  level: readLevel,
  postcode: readPostcode,
  rome: readRome,
  registration: readRegistration,
  jobSeekerNumber: readJobSeekerNumber,
};

/** Reader of the cells of a described field; throws at once for a kind of field that no spreadsheet can fill yet. */
export function readerOf(field: Field): Read {
  const { control, sheet } = field;
  if (sheet?.reader !== undefined) return ownReaders[sheet.reader];
  switch (control.kind) {
    case 'text':
      return (cell) => bounded(cell, control.maxLength);
    case 'long-text':
      return (cell) => {
        const text = freeText(cell);
        return text === '' ? empty : value(text);
      };
    case 'phone':
      return readPhone;
    case 'email':
      return readEmail;
    case 'date':
      return (cell, { today, birthDate }) => readPastDate(cell, today, birthDate);
    case 'tri-state':
      return readTriState;
    case 'choice':
      return choiceReader(control.choices);
    case 'yes-no':
    case 'number':
    case 'money':
    case 'several':
    case 'group':
      throw new Error(`No reader of cells for a field of kind ${control.kind}`);
  }
}
