import { capital } from '../base/text';
import { candidateFields, employerFields, type Fields, inSentence, isKeyOf, tutorFields } from '../fields';
import { factLabel } from '../law';
import { askedFactPaths } from '../rights';
import type { ContractKind, SectionEntry } from './engine/kind';

/** Records that stand beside a file, and hold a part of what it says. */
export const heldRecords = ['candidate', 'employer', 'tutor'] as const;
export type HeldRecord = (typeof heldRecords)[number];

type AskedFactPath = (typeof askedFactPaths)[number];

/** Where what a field of the review says is typed, whatever record it belongs to. */
export type AskedPlace =
  /** A field of the file itself. */
  | { readonly where: 'file'; readonly key: string }
  /** Fields of a record, by their keys in its description. */
  | { readonly where: 'record'; readonly record: HeldRecord; readonly keys: readonly string[] }
  /** What the person told, kept beside its form. */
  | { readonly where: 'told'; readonly path: AskedFactPath }
  /** A line of the checklist. */
  | { readonly where: 'document'; readonly code: string };

/** Entries and facts that one field of a record does not say alone, or that do not bear its name. */
const written: Readonly<Record<string, readonly string[]>> = {
  'candidate.street': ['street', 'postcode', 'commune'],
  'employer.street': ['street', 'postcode', 'commune'],
  'employer.region': ['postcode', 'commune'],
  'candidate.registeredJobSeekerSince': ['jobSeeker', 'jobSeekerSince'],
  'candidate.jobSeekerSince': ['jobSeeker', 'jobSeekerSince'],
  'candidate.qpv': ['qpv', 'zrr'],
  // Who was received is accompanied.
  'candidate.accompanied': ['firstReceptionOn'],
};

const fieldsOfRecord = { candidate: candidateFields, employer: employerFields, tutor: tutorFields } as const;
const isHeldRecord = (text: string): text is HeldRecord => heldRecords.some((record) => record === text);
const isAskedFact = (text: string): text is AskedFactPath => askedFactPaths.some((path) => path === text);

const entryOf = (kind: ContractKind, field: string): SectionEntry | undefined =>
  kind.sections.flatMap((section) => section.entries).find((entry) => entry.key === field);

/** Where a field of a review is typed; `null` where it is read from what happened: an enrolment, an act of the file. */
export function placeOfField(kind: ContractKind, field: string): AskedPlace | null {
  if (entryOf(kind, field)?.from === 'file') return { where: 'file', key: field };
  const [subject = '', key = ''] = field.split('.');
  return subject === 'document' ? { where: 'document', code: key } : placeInRecords(field);
}

/** Where a field or a fact of a record is typed, whatever the contract; `null` where it is read from what happened. */
export function placeInRecords(
  field: string,
): Extract<AskedPlace, { readonly where: 'record' | 'told' }> | null {
  const [subject = '', key = ''] = field.split('.');
  if (!isHeldRecord(subject)) return null;
  const keys = written[field] ?? (isKeyOf(fieldsOfRecord[subject], key) ? [key] : []);
  if (keys.length > 0) return { where: 'record', record: subject, keys };
  return isAskedFact(field) ? { where: 'told', path: field } : null;
}

/** The employer is chosen, not typed: its name is that of the choice. */
const chosen: Readonly<Record<string, string>> = { 'employer.name': 'Employeur' };

/**
 * What the page of a file calls one box of a record: as the form of the contract does where the box alone says what the form
 * asks, else as the record does.
 */
export function boxName(kind: ContractKind, record: HeldRecord, key: string): string {
  const field = `${record}.${key}`;
  const fields: Fields = fieldsOfRecord[record];
  return (
    chosen[field] ??
    (written[field] === undefined ? entryOf(kind, field)?.label : undefined) ??
    fields[key]?.label ??
    field
  );
}

/** The one name under which a field of the review is asked and missed: that of its box; of several, with what they make up. */
export function questionName(kind: ContractKind, field: string): string {
  const place = placeOfField(kind, field);
  switch (place?.where) {
    case 'record': {
      const [first = field, ...others] = place.keys.map((key) => boxName(kind, place.record, key));
      if (others.length === 0) return first;
      const whole = entryOf(kind, field)?.label;
      const boxes = [whole === undefined ? first : inSentence(first), ...others.map(inSentence)].join(', ');
      return whole === undefined ? boxes : `${whole} (${boxes})`;
    }
    case 'told':
      return capital(factLabel(place.path));
    default:
      return entryOf(kind, field)?.label ?? capital(factLabel(field));
  }
}
