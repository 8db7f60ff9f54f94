import { Refusal } from '../../../shared/base';
import { fold, foldedWords } from '../../../shared/base/text';
import type { EmployerRow } from '../../../shared/employers';
import {
  type Employer,
  type EmployerContact,
  type EmployerId,
  type EmployerInput,
  employerInputSchema,
  siretFault,
  type Tutor,
} from '../../../shared/fields';
import type { Db } from '../db';
import { recordEvent, type Subject } from '../events';
import type { Deps } from '../service/deps';
import {
  employerRows,
  employerWithSiret,
  filesNaming,
  insertEmployerRow,
  isPersonIdTaken,
  readEmployer,
  writeEmployerRow,
} from './employers.repository';

const about = (id: EmployerId): Subject => ({ type: 'employer', id });

/** The employer, or the refusal NOT_FOUND. */
export function employerOf(db: Db, id: EmployerId): Employer {
  const employer = readEmployer(db, id);
  if (!employer) throw new Refusal('NOT_FOUND');
  return employer;
}

const trimmed = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
/** What was typed, without the spaces around. */
const tidied = (input: EmployerInput): EmployerInput =>
  employerInputSchema.parse({
    ...trimmed(input),
    contacts: input.contacts.map(trimmed),
    tutors: input.tutors.map(trimmed),
  });

/** Refuses what no schema of one field can see. */
function check(db: Db, input: EmployerInput, self: EmployerId | null, before: EmployerInput | null): void {
  const siretWrong = input.siret === '' || input.siret === before?.siret ? null : siretFault(input.siret);
  if (siretWrong !== null) throw new Refusal('INVALID_INPUT', { field: 'siret', message: siretWrong });
  const holder = input.siret === '' ? null : employerWithSiret(db, input.siret);
  if (holder !== null && holder.id !== self)
    throw new Refusal('DUPLICATE', {
      field: 'siret',
      message: `Ce SIRET est déjà celui de l’employeur «\u202F${holder.name}\u202F».`,
    });
  for (const people of ['contacts', 'tutors'] as const) {
    const ids = input[people].map(({ id }) => id);
    if (new Set<string>(ids).size !== ids.length)
      throw new Refusal('INVALID_INPUT', { field: people, message: 'La même personne figure deux fois.' });
  }
}

const dependents = (files: readonly string[]): string =>
  files.length === 1
    ? `le dossier ${files[0]} en dépend`
    : `les dossiers ${files.slice(0, 3).join(', ')}${files.length > 3 ? '…' : ''} en dépendent`;

type Person = EmployerContact | Tutor;
/** People of the employer who are no longer in the form. Those whom a contract file names cannot go. */
function goneFrom(
  db: Db,
  id: EmployerId,
  field: string,
  before: readonly Person[],
  after: readonly Person[],
): string[] {
  const kept = new Set<string>(after.map((person) => person.id));
  return before
    .filter((person) => !kept.has(person.id))
    .map((person) => {
      const files = filesNaming(db, id, person.id);
      if (files.length > 0)
        throw new Refusal('REFUSED_BY_STATE', {
          field,
          message: `${`${person.firstName} ${person.lastName}`.trim()} ne peut pas être retiré\u00A0: ${dependents(files)}.`,
        });
      return person.id;
    });
}

function changesOf(before: EmployerInput, after: EmployerInput): Readonly<Record<string, unknown>> {
  const keys = Object.keys(after).filter((key): key is keyof EmployerInput => key in before);
  return Object.fromEntries(
    keys
      .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      .map((key) => [key, { before: before[key], after: after[key] }]),
  );
}

/** Inserts an employer as given, with its event; the caller holds the transaction. */
export function insertEmployer(deps: Deps, input: EmployerInput, given?: EmployerId): EmployerId {
  // A new UUID of this process: the brand holds by construction.
  const id = given ?? (deps.newId() as EmployerId);
  insertEmployerRow(deps.db, id, deps.clock.now(), input);
  recordEvent(deps, { kind: 'employer.created', subject: about(id) });
  return id;
}

/** The employer of this portfolio that a received one is: the same SIRET, else the same record. */
export const knownEmployer = (db: Db, given: Employer): EmployerId | null =>
  employerWithSiret(db, given.siret)?.id ?? readEmployer(db, given.id)?.id ?? null;

/**
 * Takes in an employer that comes with a received contract file; the caller holds the transaction. One that is already
 * here keeps what is known of it, and is given the people it lacks. Answers its identifier here, and theirs by the one
 * they came with.
 */
export function receiveEmployer(
  deps: Deps,
  given: Employer,
): { readonly employerId: EmployerId; readonly people: ReadonlyMap<string, string> } {
  const { db, newId } = deps;
  const { id, version: _, createdAt: __, updatedAt: ___, ...input } = given;
  const people = new Map<string, string>();
  const knownId = knownEmployer(db, given);
  const here = knownId === null ? null : employerOf(db, knownId);
  /** Those who are not here yet, under a free identifier. */
  const lacking = <P extends Person>(received: readonly P[], present: readonly P[]): P[] =>
    received.flatMap((person) => {
      const same =
        present.find((each) => each.id === person.id) ?? present.find((each) => isSamePerson(each, person));
      const kept = same?.id ?? (isPersonIdTaken(db, person.id) ? newId() : person.id);
      people.set(person.id, kept);
      return same ? [] : [{ ...person, id: kept }];
    });
  const contacts = lacking(input.contacts, here?.contacts ?? []);
  const tutors = lacking(input.tutors, here?.tutors ?? []);
  if (here === null) return { employerId: insertEmployer(deps, { ...input, contacts, tutors }, id), people };
  if (contacts.length + tutors.length > 0) {
    const { id: ____, version, createdAt: _____, updatedAt: ______, ...before } = here;
    const after = employerInputSchema.safeParse({
      ...before,
      contacts: [...before.contacts, ...contacts],
      tutors: [...before.tutors, ...tutors],
    });
    if (!after.success)
      throw new Refusal('REFUSED_BY_STATE', {
        message: `L’employeur «\u202F${here.name}\u202F» a déjà trop de contacts ou de tuteurs\u202F; retirez ceux qui ne servent plus.`,
      });
    updateEmployer(deps, here.id, version, after.data);
  }
  return { employerId: here.id, people };
}

const isSamePerson = (a: Person, b: Person): boolean =>
  fold(`${a.lastName} ${a.firstName}`) === fold(`${b.lastName} ${b.firstName}`);

export function createEmployer(deps: Deps, typed: EmployerInput): Employer {
  const input = tidied(typed);
  check(deps.db, input, null, null);
  const id = deps.db.transaction(() => insertEmployer(deps, input))();
  return employerOf(deps.db, id);
}

export function updateEmployer(deps: Deps, id: EmployerId, version: number, typed: EmployerInput): Employer {
  const { db } = deps;
  const before = employerOf(db, id);
  if (before.version !== version) throw new Refusal('CONFLICT');
  const input = tidied(typed);
  check(db, input, id, before);
  const changes = changesOf(before, input);
  if (Object.keys(changes).length === 0) return before;
  const gone = {
    contacts: goneFrom(db, id, 'contacts', before.contacts, input.contacts),
    tutors: goneFrom(db, id, 'tutors', before.tutors, input.tutors),
  };
  db.transaction(() => {
    writeEmployerRow(db, id, deps.clock.now(), input, gone);
    recordEvent(deps, { kind: 'employer.updated', subject: about(id), payload: { changes } });
  })();
  return employerOf(db, id);
}

export function listEmployers(
  { db }: Deps,
  text: string,
  offset: number,
  limit: number,
): { readonly rows: EmployerRow[]; readonly total: number } {
  // A SIRET is typed with or without its spaces.
  const words = /^[\d\s]+$/.test(text) ? [text.replace(/\s/g, '')] : foldedWords(text);
  const { rows, total } = employerRows(
    db,
    words.filter((word) => word !== ''),
    offset,
    limit,
  );
  return { rows: [...rows], total };
}
