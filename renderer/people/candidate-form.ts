import type { z } from 'zod';
import {
  type Candidate,
  type CandidateSection,
  candidateFields,
  candidateInputOf,
  type candidateInputSchema,
  candidateKeys,
  candidateSections,
  emptyCandidate,
  entriesOf,
  type Field,
  type Fields,
  isKeyOf,
  isUnknown,
} from '../../shared/fields';
import { optionsOf } from '../ui';

/** What the forms of a candidate hold: the contract's own input, dates as text. */
export type CandidateForm = z.input<typeof candidateInputSchema>;
export type CandidateField = keyof CandidateForm;

export const newCandidate: CandidateForm = { ...emptyCandidate, birthDate: '' };

/** The part of a stored candidate that a form may change. */
export const formOf: (candidate: Candidate) => CandidateForm = candidateInputOf;

/** What each field is called. */
export const fieldLabels: Readonly<Record<string, string>> = Object.fromEntries(
  entriesOf(candidateFields).map(([key, { label }]) => [key, label]),
);

export const isCandidateField = (key: string): key is CandidateField => isKeyOf(candidateFields, key);

const sectionIds = Object.keys(candidateSections).filter((id): id is CandidateSection =>
  Object.hasOwn(candidateSections, id),
);
export const fieldsOfSection = (section: CandidateSection): Fields =>
  Object.fromEntries(entriesOf(candidateFields).filter(([, field]) => field.section === section));

/** The tab of the person's page in which a field is typed. */
export const tabOf = (key: CandidateField): 'projet' | 'situation' =>
  candidateSections[candidateFields[key].section].tab;

/** Sections of the form that stand in a tab, in order. */
export const sectionsOfTab = (tab: 'projet' | 'situation'): readonly CandidateSection[] =>
  sectionIds.filter((section) => candidateSections[section].tab === tab);

export const levelOptions = optionsOf(candidateFields.level.control.choices);

const rankOf = (key: CandidateField, by: 'expected' | 'card'): number | undefined => {
  const field: Field = candidateFields[key];
  return field[by];
};
const ranked = (by: 'expected' | 'card'): readonly CandidateField[] =>
  candidateKeys
    .filter((key) => rankOf(key, by) !== undefined)
    .sort((a, b) => (rankOf(a, by) ?? 0) - (rankOf(b, by) ?? 0));

/** Fields of the card that stays beside the tabs, in order. */
export const cardFields = ranked('card');
/** What an accompaniment and its contract files need to know of someone, in the order in which it is asked. */
const expectedFields = ranked('expected');

/** Expected fields that hold nothing, or "not known". */
export const missingFields = (candidate: Candidate): readonly CandidateField[] =>
  expectedFields.filter((key) => isUnknown(candidate[key]));

/** Facts that the form of the candidate can give, by the path under which the rules ask for them. */
const fieldsOfFacts: Readonly<Record<string, CandidateField>> = {
  registeredJobSeekerSince: 'jobSeekerSince',
  jobSeekerMonthsInLast18: 'jobSeekerSince',
  residence: 'qpv',
};
export function fieldOfFact(path: string): CandidateField | null {
  const [subject, key = ''] = path.split('.');
  if (subject !== 'candidate') return null;
  return fieldsOfFacts[key] ?? (isCandidateField(key) ? key : null);
}
