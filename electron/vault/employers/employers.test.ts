import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { employersProcedures } from '../../../shared/employers';
import { type Employer, type EmployerInput, emptyEmployer, type TutorId } from '../../../shared/fields';
import { callsOf } from '../../../test/support/calls';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { journalFault } from '../events';
import type { AnyHandlers } from '../service/deps';
import { employersHandlers } from '.';
import { insertEmployer } from './employers.service';

let vault: TestDeps;
let handlers: AnyHandlers;
beforeEach(() => {
  vault = testDeps();
  handlers = employersHandlers(vault.deps);
});
afterEach(() => vault.close());

const { call, data, refusal } = callsOf(employersProcedures, () => handlers);
const saved = async (
  name: 'employers.create' | 'employers.update' | 'employers.get',
  input: unknown,
): Promise<Employer> => (await data(name, input)).employer;
async function listed(text: string): Promise<readonly string[]> {
  const { rows, total } = await data('employers.list', { text, offset: 0, limit: 50 });
  expect(total).toBe(rows.length);
  return rows.map(({ name }) => name);
}

const contactId = '11111111-0000-4000-8000-000000000001';
const tutorId = '22222222-0000-4000-8000-000000000001' as TutorId;
const contact = {
  id: contactId,
  lastName: 'Roux',
  firstName: 'Élise',
  role: 'RH',
  phone: '',
  email: '',
  isSignatory: true,
};
const tutor = {
  id: tutorId,
  lastName: 'Petit',
  firstName: 'Hugo',
  birthDate: null,
  job: 'Superviseur',
  qualification: '',
  experienceYears: 4,
  currentTutees: 1,
  isEmployer: false,
  phone: '',
  email: '',
};
const employer = (more: Partial<EmployerInput> = {}): EmployerInput => ({
  ...emptyEmployer,
  name: 'Écoute Active',
  siret: '99900000800012',
  commune: 'Saint-Denis',
  contacts: [contact],
  tutors: [tutor],
  ...more,
});

describe('employers', () => {
  test('an employer is created with contacts and tutors, whose identifiers are kept', async () => {
    const made = await saved('employers.create', { employer: employer({ siret: '' }) });
    expect(made).toMatchObject({ version: 1, contacts: [contact], tutors: [tutor] });
    expect(await saved('employers.get', { id: made.id })).toEqual(made);
  });
  test('an update keeps identifiers, takes the new order, removes who has left', async () => {
    const made = await saved('employers.create', { employer: employer({ siret: '' }) });
    const second = { ...contact, id: '11111111-0000-4000-8000-000000000002', lastName: 'Zola' };
    const next = employer({ siret: '', contacts: [second, { ...contact, role: 'Direction' }], tutors: [] });
    const updated = await saved('employers.update', { id: made.id, version: 1, employer: next });
    expect(updated).toMatchObject({ version: 2, tutors: [] });
    expect(updated.contacts.map(({ id, role }) => [id, role])).toEqual([
      [second.id, 'RH'],
      [contactId, 'Direction'],
    ]);
    expect(journalFault(vault.db)).toMatchObject({ events: 2, firstFaultAt: null });
  });
  test('an update that changes nothing keeps the version', async () => {
    const made = await saved('employers.create', { employer: employer({ siret: '' }) });
    expect(
      (await saved('employers.update', { id: made.id, version: 1, employer: employer({ siret: '' }) }))
        .version,
    ).toBe(1);
  });
  test('an older version is a conflict, an unknown employer is not found', async () => {
    const made = await saved('employers.create', { employer: employer({ siret: '' }) });
    await saved('employers.update', {
      id: made.id,
      version: 1,
      employer: employer({ siret: '', name: 'Autre' }),
    });
    expect(
      await refusal('employers.update', { id: made.id, version: 1, employer: employer({ siret: '' }) }),
    ).toMatchObject({ code: 'CONFLICT' });
    const id = '99999999-0000-4000-8000-000000000000';
    expect(await refusal('employers.get', { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refusal('employers.update', { id, version: 1, employer: employer({ siret: '' }) }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
  test('a SIRET whose SIREN is wrong, or made of zeros, is refused where it is given, and kept where it was', async () => {
    for (const siret of ['12345678900007', '00000000000000'])
      expect(await refusal('employers.create', { employer: employer({ siret }) })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'siret',
      });
    const kept = employer({ siret: '12345678900007' });
    const id = vault.db.transaction(() => insertEmployer(vault.deps, kept))();
    expect(
      (await saved('employers.update', { id, version: 1, employer: { ...kept, name: 'Autre' } })).name,
    ).toBe('Autre');
  });
  test('a SIRET belongs to one employer; without SIRET there may be many', async () => {
    const siret = '35600000000048';
    await saved('employers.create', { employer: employer({ siret, contacts: [], tutors: [] }) });
    const twin = employer({ siret, name: 'Autre', contacts: [], tutors: [] });
    expect(await refusal('employers.create', { employer: twin })).toMatchObject({
      code: 'DUPLICATE',
      field: 'siret',
      message: 'Ce SIRET est déjà celui de l’employeur «\u202FÉcoute Active\u202F».',
    });
    const made = await saved('employers.create', { employer: { ...twin, siret: '' } });
    expect(await refusal('employers.update', { id: made.id, version: 1, employer: twin })).toMatchObject({
      field: 'siret',
    });
    await saved('employers.create', { employer: { ...twin, siret: '' } });
  });
  test('a tutor or contact that a contract file names cannot be removed', async () => {
    const made = await saved('employers.create', { employer: employer({ siret: '' }) });
    fillTable(vault.db, 'candidate', { id: 'c' });
    fillTable(vault.db, 'contract_file', {
      id: 'f',
      reference: 'CPRO-2026-0001',
      candidate_id: 'c',
      employer_id: made.id,
      tutor_id: tutorId,
      fields: JSON.stringify({ 'employer.signatory': contactId }),
    });
    const without = (more: Partial<EmployerInput>) => ({
      id: made.id,
      version: 1,
      employer: employer({ siret: '', ...more }),
    });
    expect(await refusal('employers.update', without({ tutors: [] }))).toMatchObject({
      code: 'REFUSED_BY_STATE',
      field: 'tutors',
      message: 'Hugo Petit ne peut pas être retiré\u00A0: le dossier CPRO-2026-0001 en dépend.',
    });
    expect(await refusal('employers.update', without({ contacts: [] }))).toMatchObject({ field: 'contacts' });
    expect((await saved('employers.get', { id: made.id })).tutors).toHaveLength(1);
  });
  test('a person given twice, or already another employer’s, is refused', async () => {
    expect(
      await refusal('employers.create', { employer: employer({ siret: '', tutors: [tutor, tutor] }) }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'tutors',
    });
    await saved('employers.create', { employer: employer({ siret: '' }) });
    expect(
      await refusal('employers.create', { employer: employer({ siret: '', name: 'Autre' }) }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await listed('')).toEqual(['Écoute Active']);
  });
  test('the list is filtered by name, commune or SIRET, in any order of words', async () => {
    await saved('employers.create', { employer: employer({ siret: '35600000000048' }) });
    await saved('employers.create', {
      employer: employer({ name: 'Clic et Colis', siret: '', commune: 'Lille', contacts: [], tutors: [] }),
    });
    expect(await listed('')).toEqual(['Clic et Colis', 'Écoute Active']);
    expect(await listed('ACTIVE ecou')).toEqual(['Écoute Active']);
    expect(await listed('saint-denis')).toEqual(['Écoute Active']);
    expect(await listed('356 000 000')).toEqual(['Écoute Active']);
    expect(await listed('coute')).toEqual([]);
    expect(await listed('lille colis')).toEqual(['Clic et Colis']);
  });
  test('bad input changes nothing', async () => {
    for (const name of Object.keys(employersProcedures))
      for (const input of [null, 7, [], { unknown: 1 }])
        expect(await call(name, input), name).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    for (const wrong of [{ siret: '12345678901234' }, { naf: '82.20Z' }, { idcc: '98' }, { headcount: -1 }])
      expect(await refusal('employers.create', { employer: employer(wrong) })).toMatchObject({
        code: 'INVALID_INPUT',
      });
    expect(journalFault(vault.db).events).toBe(0);
  });
});
