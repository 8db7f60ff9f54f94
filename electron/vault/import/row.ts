import type { CivilDate } from '../../../shared/base/time';
import {
  type CandidateInput,
  candidateInputSchema,
  emptyCandidate,
  type SchemeId,
} from '../../../shared/fields';
import { type ImportMapping, type ImportTarget, importColumns } from '../../../shared/import';
import {
  bounded,
  freeText,
  oneLine,
  type ReadCell,
  readEmail,
  readJobSeekerNumber,
  readLevel,
  readPhone,
  readPostcode,
  readRome,
  readSchemes,
  readSex,
  readTriState,
  value,
} from './normalise';
import { readBirthDate, readPastDate } from './normalise-dates';
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

/** Characters that a cell of each target may hold; those of the candidate's schema. */
const bounds: Readonly<Partial<Record<ImportTarget, number>>> = {
  fileNumber: 40,
  birthName: 100,
  usualName: 100,
  firstName: 100,
  street: 200,
  addressComplement: 200,
  commune: 120,
  diplomaLabel: 200,
  projectLabel: 200,
  adviser: 120,
  comment: limits.cellCharacters,
};
/** For what is read and not kept as written: a date, a phone, a yes or no. */
const OTHER_BOUND = 254;

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const quoted = (cell: string): string => `«\u202f${shortened(oneLine(cell))}\u202f»`;
const labelOf = (target: ImportTarget): string => importColumns[target].label;
/** The label inside a sentence: "tél. portable", but "QPV". */
const inside = (target: ImportTarget): string =>
  labelOf(target).replace(/^\p{Lu}(?=[^\p{Lu}])/u, (first) => first.toLowerCase());

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
    const max = bounds[target] ?? OTHER_BOUND;
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

  /** The value of a target, or `fallback`; what cannot be read goes to the comment. */
  const take = <T, F>(target: ImportTarget, read: (text: string) => ReadCell<T>, fallback: F): T | F => {
    const text = cell(target);
    if (text === '') return fallback;
    const reading = read(text);
    switch (reading.kind) {
      case 'empty':
        return fallback;
      case 'value':
        if (reading.note !== undefined) notes.push(`${inside(target)}\u00a0: ${reading.note}`);
        return reading.value;
      case 'fault':
        notes.push(
          `${inside(target)}${reading.reason.includes(oneLine(text)) ? '' : ` ${quoted(text)}`} non repris (${reading.reason}), gardé en commentaire`,
        );
        keptApart.push(`${labelOf(target)} (import)\u00a0: ${oneLine(text)}`);
        return fallback;
    }
  };
  const text = (target: ImportTarget): string =>
    take(target, (written) => bounded(written, bounds[target] ?? OTHER_BOUND), '');
  const pastDate = (target: ImportTarget): CivilDate | null =>
    take(target, (written) => readPastDate(written, today, birth.value), null);

  const level = take('level', readLevel, null);
  const rome = take('romeCode', readRome, null);
  const projectLabel = text('projectLabel');
  const registered = take('jobSeekerSince', (written) => readRegistration(written, today, birth.value), null);
  const interview = pastDate('lastInterviewOn');
  const firstReceptionOn = pastDate('firstReceptionOn');
  const schemes = take('scheme', readSchemes, []);
  if (schemes.length > 0) notes.push('dispositif repris sans date de signature');
  if (interview !== null && firstReceptionOn !== null && interview < firstReceptionOn)
    notes.push('dernier entretien antérieur au premier accueil, repris comme écrit');
  if (rome !== null && rome.label !== '' && projectLabel !== '' && rome.label !== projectLabel)
    keptApart.push(`${labelOf('romeCode')} (import)\u00a0: ${oneLine(cell('romeCode'))}`);
  if (oneLine(cell('nir')) !== '')
    notes.push(
      context.usesNir
        ? 'n° de sécurité sociale non repris\u00a0: cette version ne le conserve pas'
        : 'n° de sécurité sociale ignoré',
    );

  const input: CandidateInput = {
    ...emptyCandidate,
    fileNumber: text('fileNumber'),
    sex: take('civility', readSex, null),
    birthName: text('birthName'),
    usualName: text('usualName'),
    firstName: text('firstName'),
    birthDate: birth.value,
    street: text('street'),
    addressComplement: text('addressComplement'),
    postcode: take('postcode', readPostcode, ''),
    commune: text('commune'),
    qpv: take('qpv', readTriState, 'unknown'),
    zrr: take('zrr', readTriState, 'unknown'),
    mobilePhone: take('mobilePhone', readPhone, ''),
    landlinePhone: take('landlinePhone', readPhone, ''),
    email: take('email', readEmail, ''),
    level: level?.level ?? null,
    diplomaObtained: take('diplomaObtained', readTriState, 'unknown'),
    diplomaKind: level?.diplomaKind ?? null,
    diplomaLabel: text('diplomaLabel') || (level?.diplomaLabel ?? ''),
    jobSeeker: registered?.jobSeeker ?? 'unknown',
    jobSeekerSince: registered?.since ?? null,
    jobSeekerNumber: take('jobSeekerNumber', readJobSeekerNumber, ''),
    disabledWorker: take('disabledWorker', readTriState, 'unknown'),
    drivingLicence: take('drivingLicence', readTriState, 'unknown'),
    romeCode: rome?.code ?? '',
    projectLabel: projectLabel || (rome?.label.slice(0, 200) ?? ''),
    adviser: text('adviser'),
    firstReceptionOn,
    comment: [freeText(cell('comment')), ...keptApart].filter((part) => part !== '').join('\n'),
  };
  const checked = candidateInputSchema.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return refused(
      `Valeur refusée (${String(issue?.path[0] ?? 'ligne')})\u00a0: ${issue?.message ?? 'illisible'}`,
    );
  }
  return {
    kind: 'candidate',
    who,
    row: { input: checked.data, interviews: interview === null ? [] : [interview], schemes, notes },
  };
}

/** Registration as a job seeker: a date, or yes or no. */
interface Registration {
  readonly jobSeeker: CandidateInput['jobSeeker'];
  readonly since: CivilDate | null;
}

function readRegistration(written: string, today: CivilDate, birthDate: CivilDate): ReadCell<Registration> {
  const answer = readTriState(written);
  if (answer.kind === 'value') return value({ jobSeeker: answer.value, since: null });
  const date = readPastDate(written, today, birthDate);
  if (date.kind !== 'value') return date;
  const read: Registration = { jobSeeker: 'yes', since: date.value };
  return date.note === undefined ? value(read) : value(read, date.note);
}
