import { Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import { type EmployerRow, employerRowKeys } from '../../../shared/employers';
import {
  type Employer,
  type EmployerContact,
  type EmployerId,
  type EmployerInput,
  employerContactFields,
  employerFields,
  employerKeys,
  type Fields,
  keysOf,
  type Tutor,
  tutorFields,
} from '../../../shared/fields';
import type { Db } from '../db';
import { assigned, columnsOf, inserted, type RowOf, recordOf, selected, storedOf } from '../db/record';
import { isKept } from '../db/states';

/** Columns of what an adviser types, contacts and tutors apart. */
const inputColumns = columnsOf(employerKeys);
const derivedColumns = columnsOf(['sortName', 'searchText']);
const ownColumns = columnsOf(['version', 'createdAt', 'updatedAt']);
const written = { ...columnsOf(['id']), ...ownColumns, ...inputColumns, ...derivedColumns };

type StoredEmployer = RowOf<typeof employerFields> & Omit<Employer, keyof EmployerInput>;
type StoredContact = RowOf<typeof employerContactFields> & Pick<EmployerContact, 'id'>;
type StoredTutor = RowOf<typeof tutorFields> & Pick<Tutor, 'id'>;

/** People of an employer, in their order. */
const peopleOf = (table: string, fields: Fields): string =>
  `SELECT id, ${selected(columnsOf(keysOf(fields)))} FROM ${table} WHERE employer_id = ? ORDER BY position`;
// An identifier belongs to one employer: the update changes nothing when it is another's.
const putPerson = (table: string, fields: Fields): string => {
  const columns = columnsOf(['position', ...keysOf(fields)]);
  const updated = Object.values(columns).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} ${inserted({ ...columnsOf(['id', 'employerId']), ...columns })}
    ON CONFLICT (id) DO UPDATE SET ${updated.join(', ')} WHERE employer_id = excluded.employer_id`;
};

const prepare = (db: Db) => ({
  get: db.prepare<[string], StoredEmployer>(
    `SELECT id, ${selected({ ...ownColumns, ...inputColumns })} FROM employer WHERE id = ?`,
  ),
  insert: db.prepare(`INSERT INTO employer ${inserted(written)}`),
  update: db.prepare(
    `UPDATE employer SET version = version + 1, updated_at = @updatedAt, ${assigned({
      ...inputColumns,
      ...derivedColumns,
    })} WHERE id = @id`,
  ),
  contacts: db.prepare<[string], StoredContact>(peopleOf('employer_contact', employerContactFields)),
  tutors: db.prepare<[string], StoredTutor>(peopleOf('tutor', tutorFields)),
  putContact: db.prepare(putPerson('employer_contact', employerContactFields)),
  putTutor: db.prepare(putPerson('tutor', tutorFields)),
  dropContact: db.prepare('DELETE FROM employer_contact WHERE id = ?'),
  dropTutor: db.prepare('DELETE FROM tutor WHERE id = ?'),
});
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();
function statementsOf(db: Db): ReturnType<typeof prepare> {
  const known = statements.get(db);
  if (known) return known;
  const made = prepare(db);
  statements.set(db, made);
  return made;
}

export function readEmployer(db: Db, id: EmployerId): Employer | null {
  const { get, contacts, tutors } = statementsOf(db);
  const row = get.get(id);
  if (!row) return null;
  const { version, createdAt, updatedAt } = row;
  return {
    id: row.id,
    version,
    createdAt,
    updatedAt,
    ...recordOf(employerFields, row),
    contacts: contacts
      .all(id)
      .map((contact) => ({ id: contact.id, ...recordOf(employerContactFields, contact) })),
    tutors: tutors.all(id).map((tutor) => ({ id: tutor.id, ...recordOf(tutorFields, tutor) })),
  };
}

/** What is drawn from what is typed, under the names of its columns in a record. */
export const drawnFromEmployer = (
  input: Pick<EmployerInput, 'name' | 'commune' | 'siret'>,
): Readonly<Record<string, string>> => ({
  sortName: fold(input.name),
  searchText: ` ${fold(`${input.name} ${input.commune} ${input.siret}`)}`,
});
const stored = (input: EmployerInput): Readonly<Record<string, unknown>> => ({
  ...storedOf(employerFields, input),
  ...drawnFromEmployer(input),
});

export function insertEmployerRow(db: Db, id: EmployerId, now: string, input: EmployerInput): void {
  statementsOf(db).insert.run({ ...stored(input), id, version: 1, createdAt: now, updatedAt: now });
  writePeople(db, id, input);
}

/** Writes the employer, and its people by identifier: those of `gone` are removed, the others keep theirs. */
export function writeEmployerRow(
  db: Db,
  id: EmployerId,
  now: string,
  input: EmployerInput,
  gone: { readonly contacts: readonly string[]; readonly tutors: readonly string[] },
): void {
  const { update, dropContact, dropTutor } = statementsOf(db);
  update.run({ ...stored(input), id, updatedAt: now });
  for (const contact of gone.contacts) dropContact.run(contact);
  for (const tutor of gone.tutors) dropTutor.run(tutor);
  writePeople(db, id, input);
}

/** Refuses an identifier that is already another employer's. */
function writePeople(db: Db, employerId: EmployerId, { contacts, tutors }: EmployerInput): void {
  const { putContact, putTutor } = statementsOf(db);
  const written = [
    ...contacts.map((contact, position) =>
      putContact.run({ id: contact.id, employerId, position, ...storedOf(employerContactFields, contact) }),
    ),
    ...tutors.map((tutor, position) =>
      putTutor.run({ id: tutor.id, employerId, position, ...storedOf(tutorFields, tutor) }),
    ),
  ];
  if (written.some(({ changes }) => changes !== 1))
    throw new Refusal('INVALID_INPUT', {
      message: 'Un contact ou un tuteur est déjà celui d’un autre employeur.',
    });
}

/** Name of the employer that already has this SIRET. */
export const employerWithSiret = (
  db: Db,
  siret: string,
): { readonly id: EmployerId; readonly name: string } | null =>
  db
    .prepare<[string], { id: EmployerId; name: string }>(
      "SELECT id, name FROM employer WHERE siret = ? AND siret <> ''",
    )
    .get(siret) ?? null;

/** Whether an identifier of a contact or of a tutor is taken, at whichever employer. */
export const isPersonIdTaken = (db: Db, id: string): boolean =>
  db
    .prepare<[string, string], { n: number }>(
      'SELECT (SELECT count(*) FROM employer_contact WHERE id = ?) + (SELECT count(*) FROM tutor WHERE id = ?) AS n',
    )
    .get(id, id)?.n !== 0;

/** References of the contract files that name this tutor or this contact of the employer. */
export const filesNaming = (db: Db, employerId: EmployerId, personId: string): readonly string[] =>
  db
    .prepare<[{ employerId: string; personId: string }], { reference: string }>(
      `SELECT reference FROM contract_file
       WHERE employer_id = @employerId AND (tutor_id = @personId OR instr(fields, @personId) > 0)
       ORDER BY reference`,
    )
    .all({ employerId, personId })
    .map(({ reference }) => reference);

/** Employers whose name, commune or SIRET has words that begin with each of the words given, by name. */
export function employerRows(
  db: Db,
  words: readonly string[],
  offset: number,
  limit: number,
): { readonly rows: readonly EmployerRow[]; readonly total: number } {
  const condition = words.map(() => `instr(search_text, ' ' || ?) > 0`).join(' AND ') || '1';
  const rows = db
    .prepare<(string | number)[], EmployerRow>(
      `SELECT id, ${selected(columnsOf(employerRowKeys))},
         (SELECT count(*) FROM contract_file WHERE employer_id = employer.id AND ${isKept('candidate_id')}) AS contractFiles
       FROM employer WHERE ${condition} ORDER BY sort_name, rowid LIMIT ? OFFSET ?`,
    )
    .all(...words, limit, offset);
  const total = db
    .prepare<string[], { n: number }>(`SELECT count(*) AS n FROM employer WHERE ${condition}`)
    .get(...words);
  return { rows, total: total?.n ?? 0 };
}
