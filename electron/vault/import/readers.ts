import { fold } from '../../../shared/base/text';
import type { CivilDate, DateWriting } from '../../../shared/base/time';
import { type CellReader, type Choice, type Field, inSentence } from '../../../shared/fields';
import { isNothing } from './clean-cell';
import {
  bounded,
  empty,
  fault,
  freeText,
  oneLine,
  type ReadCell,
  readEmail,
  readJobSeekerNumber,
  readPhone,
  readPostcode,
  readRome,
  readTriState,
  remembering,
  value,
} from './normalise';
import { readPastDate } from './normalise-dates';
import { readLevel } from './read-level';

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
    if (text === '') return empty;
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
  /** How the dates of its column are written. */
  readonly writing: DateWriting;
}
type Read = (cell: string, context: CellContext) => ReadCell<unknown>;

/** Registration as a job seeker: a date, or yes or no. */
const readRegistration: Read = (cell, { today, birthDate, writing }) => {
  const answer = readTriState(cell);
  if (answer.kind === 'value') return { kind: 'value', value: null, also: { jobSeeker: answer.value } };
  const date = readPastDate(cell, today, birthDate, writing);
  return date.kind === 'value' ? { ...date, also: { jobSeeker: 'yes' } } : date;
};

/** Whether somebody is a job seeker: yes or no, or the day since when. */
const readJobSeeker: Read = (cell, { today, birthDate, writing }) => {
  const answer = readTriState(cell);
  if (answer.kind !== 'fault') return answer;
  const date = readPastDate(cell, today, birthDate, writing);
  return date.kind === 'value'
    ? { kind: 'value', value: 'yes', also: { jobSeekerSince: date.value } }
    : answer;
};

/** Several codes in one cell, or none of them; one word that is not told apart makes the whole cell a fault. */
function severalReader(choices: readonly Choice[], none: string): Read {
  const readOne = choiceReader(choices);
  const nothing = new Set([fold(none), 'aucune', 'non', 'neant', 'sans', '0']);
  return (cell) => {
    const text = oneLine(cell);
    if (nothing.has(fold(text))) return value([]);
    const parts = text.split(/[,;/+|]|\bet\b/u).filter((part) => part.trim() !== '');
    const codes = new Set<string>();
    for (const part of parts.filter((one) => !isNothing(one, false))) {
      const read = readOne(part);
      if (read.kind === 'fault') return read;
      if (read.kind === 'value') codes.add(read.value);
    }
    return codes.size === 0 ? empty : value([...codes]);
  };
}

/** A whole number, with or without spaces between thousands. */
function numberReader(max: number): Read {
  return (cell) => {
    const text = oneLine(cell).replace(/\s/gu, '');
    if (text === '') return empty;
    if (!/^\d{1,9}(?:[.,]0+)?$/u.test(text)) return fault('nombre entier attendu');
    const read = Number.parseInt(text, 10);
    return read > max ? fault(`${max} au plus`) : value(read);
  };
}

/** An amount in euros, as French and English spreadsheets write it; in cents. */
const readMoney: Read = (cell) => {
  const text = oneLine(cell)
    .replace(/[\s€]|eur(?:os?)?/giu, '')
    .replace(/^(\d{1,3}(?:,\d{3})+)(?=\.)/u, (thousands) => thousands.replaceAll(',', ''));
  if (text === '') return empty;
  const [, euros, cents = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/u.exec(text) ?? [];
  return euros === undefined
    ? fault('montant en euros attendu')
    : value(Number(euros) * 100 + Number(cents.padEnd(2, '0')));
};

const readYesNo: Read = (cell) => {
  const answer = readTriState(cell);
  return answer.kind === 'value' ? value(answer.value === 'yes') : answer;
};

const ownReaders: Readonly<Record<CellReader, Read>> = {
  level: readLevel,
  postcode: readPostcode,
  rome: readRome,
  registration: readRegistration,
  jobSeeker: readJobSeeker,
  jobSeekerNumber: readJobSeekerNumber,
};

/** Reader of the cells of a described field; a group is read by its parts. */
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
      return (cell, { today, birthDate, writing }) => readPastDate(cell, today, birthDate, writing);
    case 'tri-state':
      return readTriState;
    case 'choice':
      return choiceReader(control.choices);
    case 'yes-no':
      return readYesNo;
    case 'number':
      return numberReader(control.max);
    case 'money':
      return readMoney;
    case 'several':
      return severalReader(control.choices, control.none);
    case 'group':
      throw new Error('A group has a column for each of its parts, and none of its own');
  }
}
