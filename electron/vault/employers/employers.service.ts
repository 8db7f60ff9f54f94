import {
  type Employer,
  type EmployerContact,
  type EmployerId,
  type EmployerInput,
  type EmployerRow,
  employerInputSchema,
  type Tutor,
} from '../../../shared/employers';
import { Refusal } from '../../../shared/ipc';
import { foldedWords } from '../../../shared/text';
import type { Db } from '../db';
import type { Deps } from '../deps';
import { recordEvent, type Subject } from '../events';
import {
  employerRows,
  employerWithSiret,
  filesNaming,
  insertEmployerRow,
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
function check(db: Db, input: EmployerInput, self: EmployerId | null): void {
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

export function createEmployer(deps: Deps, typed: EmployerInput): Employer {
  const input = tidied(typed);
  check(deps.db, input, null);
  const id = deps.db.transaction(() => insertEmployer(deps, input))();
  return employerOf(deps.db, id);
}

export function updateEmployer(deps: Deps, id: EmployerId, version: number, typed: EmployerInput): Employer {
  const { db } = deps;
  const before = employerOf(db, id);
  if (before.version !== version) throw new Refusal('CONFLICT');
  const input = tidied(typed);
  check(db, input, id);
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
