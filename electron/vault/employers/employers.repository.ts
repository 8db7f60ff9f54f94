import { Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import type { EmployerRow } from '../../../shared/employers';
import type { Employer, EmployerContact, EmployerId, EmployerInput, Tutor } from '../../../shared/fields';
import type { Db } from '../db';

/** Columns of what an adviser types, contacts and tutors apart. */
const inputColumns = {
  name: 'name',
  siret: 'siret',
  kind: 'kind',
  naf: 'naf',
  idcc: 'idcc',
  opco: 'opco',
  opcoMemberNumber: 'opco_member_number',
  headcount: 'headcount',
  conventionalMinimumCents: 'conventional_minimum_cents',
  street: 'street',
  addressComplement: 'address_complement',
  postcode: 'postcode',
  commune: 'commune',
  territory: 'territory',
  phone: 'phone',
  email: 'email',
  pensionFund: 'pension_fund',
  providentFund: 'provident_fund',
  comment: 'comment',
} as const satisfies Readonly<Record<Exclude<keyof EmployerInput, 'contacts' | 'tutors'>, string>>;
const derivedColumns = { sortName: 'sort_name', searchText: 'search_text' } as const;
const ownColumns = { version: 'version', createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const written = { id: 'id', ...ownColumns, ...inputColumns, ...derivedColumns };

type StoredEmployer = Omit<Employer, 'contacts' | 'tutors'>;
type StoredContact = Omit<EmployerContact, 'isSignatory'> & { readonly isSignatory: 0 | 1 };
type StoredTutor = Omit<Tutor, 'isEmployer'> & { readonly isEmployer: 0 | 1 };

const prepare = (db: Db) => ({
  get: db.prepare<[string], StoredEmployer>(
    `SELECT id, ${Object.entries({ ...ownColumns, ...inputColumns })
      .map(([name, column]) => `${column} AS "${name}"`)
      .join(', ')} FROM employer WHERE id = ?`,
  ),
  insert: db.prepare(
    `INSERT INTO employer (${Object.values(written).join(', ')})
     VALUES (${Object.keys(written)
       .map((name) => `@${name}`)
       .join(', ')})`,
  ),
  update: db.prepare(
    `UPDATE employer SET version = version + 1, updated_at = @updatedAt, ${Object.entries({
      ...inputColumns,
      ...derivedColumns,
    })
      .map(([name, column]) => `${column} = @${name}`)
      .join(', ')} WHERE id = @id`,
  ),
  contacts: db.prepare<[string], StoredContact>(
    `SELECT id, last_name AS lastName, first_name AS firstName, role, phone, email, is_signatory AS isSignatory
     FROM employer_contact WHERE employer_id = ? ORDER BY position`,
  ),
  tutors: db.prepare<[string], StoredTutor>(
    `SELECT id, last_name AS lastName, first_name AS firstName, birth_date AS birthDate, job, qualification,
       experience_years AS experienceYears, current_tutees AS currentTutees, is_employer AS isEmployer, phone, email
     FROM tutor WHERE employer_id = ? ORDER BY position`,
  ),
  // An identifier belongs to one employer: the update changes nothing when it is another's.
  putContact: db.prepare(
    `INSERT INTO employer_contact (id, employer_id, position, last_name, first_name, role, phone, email, is_signatory)
     VALUES (@id, @employerId, @position, @lastName, @firstName, @role, @phone, @email, @isSignatory)
     ON CONFLICT (id) DO UPDATE SET position = excluded.position, last_name = excluded.last_name,
       first_name = excluded.first_name, role = excluded.role, phone = excluded.phone, email = excluded.email,
       is_signatory = excluded.is_signatory
     WHERE employer_id = excluded.employer_id`,
  ),
  putTutor: db.prepare(
    `INSERT INTO tutor (id, employer_id, position, last_name, first_name, birth_date, job, qualification,
       experience_years, current_tutees, is_employer, phone, email)
     VALUES (@id, @employerId, @position, @lastName, @firstName, @birthDate, @job, @qualification,
       @experienceYears, @currentTutees, @isEmployer, @phone, @email)
     ON CONFLICT (id) DO UPDATE SET position = excluded.position, last_name = excluded.last_name,
       first_name = excluded.first_name, birth_date = excluded.birth_date, job = excluded.job,
       qualification = excluded.qualification, experience_years = excluded.experience_years,
       current_tutees = excluded.current_tutees, is_employer = excluded.is_employer, phone = excluded.phone,
       email = excluded.email
     WHERE employer_id = excluded.employer_id`,
  ),
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
  const employer = get.get(id);
  if (!employer) return null;
  return {
    ...employer,
    contacts: contacts.all(id).map((contact) => ({ ...contact, isSignatory: contact.isSignatory === 1 })),
    tutors: tutors.all(id).map((tutor) => ({ ...tutor, isEmployer: tutor.isEmployer === 1 })),
  };
}

const stored = ({ contacts: _, tutors: __, ...input }: EmployerInput): Readonly<Record<string, unknown>> => ({
  ...input,
  sortName: fold(input.name),
  searchText: ` ${fold(`${input.name} ${input.commune} ${input.siret}`)}`,
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
      putContact.run({ ...contact, employerId, position, isSignatory: contact.isSignatory ? 1 : 0 }),
    ),
    ...tutors.map((tutor, position) =>
      putTutor.run({ ...tutor, employerId, position, isEmployer: tutor.isEmployer ? 1 : 0 }),
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
      `SELECT id, name, siret, kind, naf, idcc, opco, headcount, commune,
         (SELECT count(*) FROM contract_file WHERE employer_id = employer.id) AS contractFiles
       FROM employer WHERE ${condition} ORDER BY sort_name, rowid LIMIT ? OFFSET ?`,
    )
    .all(...words, limit, offset);
  const total = db
    .prepare<string[], { n: number }>(`SELECT count(*) AS n FROM employer WHERE ${condition}`)
    .get(...words);
  return { rows, total: total?.n ?? 0 };
}
