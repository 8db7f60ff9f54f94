import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures, type ProfileEntry, type ProfileInput } from '../../../shared/candidates';
import { type CandidateId, candidateInputOf, emptyCandidate } from '../../../shared/fields';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { allEntries } from '../../../test/support/profile';
import { recordEvent, replayedStates } from '../events';
import type { AnyHandlers } from '../service/deps';
import { candidatesHandlers } from '.';
import { profileOf, receiveProfile } from './profile.service';

let vault: TestDeps;
let handlers: AnyHandlers;
let id: CandidateId;
const { data, refusal } = callsOf(candidatesProcedures, () => handlers);
const day = (text: string): CivilDate => civilDate(text);
const person = {
  ...emptyCandidate,
  birthDate: day('2004-03-12'),
  birthName: 'Essai',
  firstName: 'Léa',
  romeCode: 'D1408',
  projectLabel: 'Téléconseillère',
};
beforeEach(async () => {
  vault = testDeps({ today: day('2026-09-15') });
  handlers = candidatesHandlers(vault.deps);
  id = (await data('candidates.create', { candidate: person })).candidate.id;
});
afterEach(() => {
  expect(replayedStates(vault.db).faults).toBe(0);
  vault.close();
});

const save = (entry: ProfileInput, more: { id?: string; rank?: number } = {}) =>
  data('candidates.saveProfileEntry', {
    candidateId: id,
    id: more.id ?? null,
    entry,
    rank: more.rank ?? null,
  });
const refused = (entry: unknown) =>
  refusal('candidates.saveProfileEntry', { candidateId: id, id: null, entry, rank: null } as never);
const target = (label: string, more: object = {}): ProfileInput => ({
  kind: 'target',
  content: { romeCode: '', label, state: 'explored', since: null, remark: '', ...more },
  evidence: [],
});
const ability = (label: string): ProfileInput => ({
  kind: 'ability',
  content: { label, since: null, remark: '' },
  evidence: [],
});
const of = (kind: string, entries: readonly ProfileEntry[]): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === kind && 'label' in entry.content ? [entry.content.label] : []));
const job = async () => {
  const { candidate } = await data('candidates.get', { id });
  return [candidate.romeCode, candidate.projectLabel];
};
const told = async (): Promise<readonly string[]> =>
  (await data('candidates.timeline', { id, offset: 0, limit: 50 })).entries.map(({ label }) =>
    label.replaceAll('\u00A0', ' '),
  );
const idOf = (label: string): string =>
  profileOf(vault.deps, id).find((entry) => 'label' in entry.content && entry.content.label === label)?.id ??
  '';

describe('every kind of record', () => {
  test('is kept as it was given, and told in the timeline without what was written freely', async () => {
    for (const entry of allEntries) await save(entry);
    const { entries } = await data('candidates.profile', { id });
    for (const entry of allEntries) expect(entries).toContainEqual({ ...entry, id: expect.any(String) });
    const labels = await told();
    expect(labels).toContain('Langue (ajout) : Kabyle, langue maternelle, C2 à l’oral, Entretien');
    expect(labels).toContain('Frein (ajout) : Difficulté de logement, depuis le 3 mars 2026');
    expect(
      labels.some((label) => label.startsWith('Disponibilités (ajout) : Lundi et mardi de 8 h à 18 h')),
    ).toBe(true);
    const bodies = vault.db.prepare<[], string>('SELECT payload FROM event_read').pluck().all().join('\n');
    expect(bodies).not.toMatch(/Remarque d|Demande de logement/u);
  });
  test('corrected, it keeps its rank; the same again writes no event; removed, it is put back where it was', async () => {
    for (const label of ['Un', 'Deux', 'Trois']) await save(ability(label));
    const two = idOf('Deux');
    await save(ability('Deux bis'), { id: two });
    const count = (await told()).length;
    await save(ability('Deux bis'), { id: two });
    expect(await told()).toHaveLength(count);
    const { entries } = await data('candidates.removeProfileEntry', { candidateId: id, id: two });
    expect(of('ability', entries)).toEqual(['Un', 'Trois']);
    expect(of('ability', (await save(ability('Deux bis'), { id: two, rank: 1 })).entries)).toEqual([
      'Un',
      'Deux bis',
      'Trois',
    ]);
  });
});

describe('the first job aimed at', () => {
  test('is that of the record, before anything was typed here', async () => {
    const { entries } = await data('candidates.profile', { id });
    expect(of('target', entries)).toEqual(['Téléconseillère']);
    // Always the same, so that it can be corrected.
    expect((await data('candidates.profile', { id })).entries).toEqual(entries);
  });
  test('put first, another takes its place in the record; the former one is second, with nothing lost', async () => {
    await save(target('Hôtesse d’accueil', { romeCode: 'M1601' }));
    expect(await job()).toEqual(['D1408', 'Téléconseillère']);
    await data('candidates.moveProfileEntry', { candidateId: id, id: idOf('Hôtesse d’accueil'), rank: 0 });
    expect(await job()).toEqual(['M1601', 'Hôtesse d’accueil']);
    expect(of('target', profileOf(vault.deps, id))).toEqual(['Hôtesse d’accueil', 'Téléconseillère']);
    expect((await told())[0]).toMatch(/^Métier visé \(autre rang\) : Hôtesse d’accueil, exploré, M1601/u);
  });
  test('given up, it leaves its place to the next; given up alone, the record has none', async () => {
    const first = profileOf(vault.deps, id)[0]?.id ?? '';
    const givenUp = target('Téléconseillère', { romeCode: 'D1408', state: 'given-up' });
    await save(givenUp, { id: first });
    expect(await job()).toEqual(['', '']);
    await save(target('Standardiste'));
    expect(await job()).toEqual(['', 'Standardiste']);
    expect(of('target', profileOf(vault.deps, id))).toEqual(['Standardiste', 'Téléconseillère']);
  });
  test('changed by an import or in the record, it comes first; proof stays with the job that it is about', async () => {
    const proof = { kind: 'immersion', on: day('2026-02-02'), by: 'Mairie modèle' } as const;
    const first = profileOf(vault.deps, id)[0]?.id ?? '';
    await save({ ...target('Téléconseillère', { romeCode: 'D1408' }), evidence: [proof] }, { id: first });
    const { candidate } = await data('candidates.get', { id });
    await data('candidates.update', {
      id,
      version: candidate.version,
      candidate: { ...candidateInputOf(candidate), romeCode: 'K1303', projectLabel: 'Auxiliaire' },
    });
    const entries = profileOf(vault.deps, id);
    expect(of('target', entries)).toEqual(['Auxiliaire', 'Téléconseillère']);
    expect(entries.map(({ evidence }) => evidence)).toEqual([[], [proof]]);
  });
});

describe('refused, with nothing written', () => {
  const language = allEntries.find(({ kind }) => kind === 'language');
  const transport = allEntries.find(({ kind }) => kind === 'transport');
  const availability = allEntries.find(({ kind }) => kind === 'availability');
  const obstacle = allEntries.find(({ kind }) => kind === 'obstacle');
  const diploma = allEntries.find(({ kind }) => kind === 'diploma');
  const licence = allEntries.find(({ kind }) => kind === 'licence');
  const changed = (entry: ProfileInput | undefined, more: object): unknown => ({
    ...entry,
    content: { ...entry?.content, ...more },
  });
  test.each<[string, unknown]>([
    ['a language that has no code', changed(language, { language: 'xx' })],
    ['a level of no framework', changed(language, { spoken: 'D1' })],
    ['an obstacle that is not of the list', changed(obstacle, { code: 'health' })],
    ['an obstacle that ends before it begins', changed(obstacle, { endsOn: '2026-03-02' })],
    ['hours that overlap', changed(availability, { week: 'monday 08:00-12:00 11:00-13:00' })],
    ['no hour at all', changed(availability, { week: '' })],
    ['a bus without a day', changed(transport, { days: [] })],
    ['no hour of the day', changed(transport, { lastAt: '24:10' })],
    ['a job without a name', target('  ')],
    [
      'a proof of before her birth',
      { ...target('Essai'), evidence: [{ kind: 'test', on: '2004-03-11', by: '' }] },
    ],
    ['a proof of what takes none', { ...language, evidence: [{ kind: 'test', on: null, by: '' }] }],
    ['a diploma obtained next year', changed(diploma, { year: 2027 })],
    ['a licence that is prepared, with its day', changed(licence, { state: 'preparing' })],
    ['a field of another kind', changed(licence, { label: 'x' })],
    ['an unknown kind', { kind: 'opinion', content: {}, evidence: [] }],
  ])('%s', async (_, entry) => {
    const before = await told();
    expect(await refused(entry)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await told()).toEqual(before);
  });
  test.each<[string, unknown]>([
    ['the same job in other letters', target('TELECONSEILLERE', { romeCode: 'D1408' })],
    ['the same language', changed(language, { spoken: 'A1' })],
    ['the same category', changed(licence, { obtainedOn: null })],
    ['a second timetable for a day', changed(transport, { days: ['friday', 'saturday'] })],
    ['availabilities over the same days', changed(availability, { startsOn: '2026-10-01' })],
    ['the same obstacle over the same days', changed(obstacle, { startsOn: null })],
  ])('beside what is there: %s', async (_, entry) => {
    for (const known of allEntries) await save(known);
    expect(await refused(entry)).toMatchObject({ code: 'INVALID_INPUT' });
  });
  test('somebody unknown, a record of somebody else, a rank that does not exist, a kind without ranks', async () => {
    const other = (await data('candidates.create', { candidate: { ...person, firstName: 'Théo' } })).candidate
      .id;
    await save(ability('Un'));
    if (language !== undefined) await save(language);
    const one = idOf('Un');
    expect(await refusal('candidates.removeProfileEntry', { candidateId: other, id: one })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const its = { candidateId: other, id: one, entry: ability('Un'), rank: null };
    expect(await refusal('candidates.saveProfileEntry', its)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal('candidates.moveProfileEntry', { candidateId: id, id: one, rank: 1 })).toMatchObject(
      {
        code: 'INVALID_INPUT',
      },
    );
    const spoken = profileOf(vault.deps, id).find(({ kind }) => kind === 'language')?.id ?? '';
    expect(
      await refusal('candidates.moveProfileEntry', { candidateId: id, id: spoken, rank: 0 }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
  test('a birth corrected to after what the profile dates', async () => {
    if (licence !== undefined) await save(licence);
    const { candidate } = await data('candidates.get', { id });
    const late = { ...candidateInputOf(candidate), birthDate: day('2025-05-07') };
    expect(
      await refusal('candidates.update', { id, version: candidate.version, candidate: late }),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'birthDate' });
  });
});

test('what a colleague sends completes what is here: new proof is added, what is in the way is left out', async () => {
  await save(ability('Tient une caisse'));
  const here = profileOf(vault.deps, id);
  const mine = here.find(({ kind }) => kind === 'ability');
  if (mine?.kind !== 'ability') throw new Error('kept above');
  const proof = { kind: 'test', on: day('2026-05-04'), by: 'Plateforme modèle' } as const;
  vault.db.transaction(() => {
    receiveProfile(vault.deps, id, [
      { ...mine, evidence: [proof] },
      ...allEntries.map((entry, index) => ({
        ...entry,
        id: `77777777-0000-4000-8000-00000000000${index}`,
      })),
      { ...ability('Tient  une CAISSE'), id: '77777777-0000-4000-8000-000000000099' },
    ]);
    recordEvent(vault.deps, { kind: 'record.sealed', subject: { type: 'candidate', id } });
  })();
  const entries = profileOf(vault.deps, id);
  expect(of('ability', entries)).toEqual(['Tient une caisse']);
  // The same ability was in the list of all kinds too: its proof was added as well.
  expect(entries.find(({ kind }) => kind === 'ability')?.evidence).toContainEqual(proof);
  expect(of('target', entries)).toEqual(['Téléconseillère', 'Hôte d’accueil à la mairie']);
});

test('what another tool wrote and does not read is not known; a kind of a later version is passed over', () => {
  const write = vault.db.prepare(
    "INSERT INTO profile_entry (id, candidate_id, kind, position, content, evidence) VALUES (?, ?, ?, 0, ?, '[]')",
  );
  write.run(
    '77777777-0000-4000-8000-000000000001',
    id,
    'language',
    '{"language":"zz","spoken":"B2","more":1}',
  );
  write.run('77777777-0000-4000-8000-000000000002', id, 'later', '{}');
  const entries = profileOf(vault.deps, id).filter(({ kind }) => kind !== 'target');
  expect(entries.map(({ content }) => content)).toEqual([
    { language: null, isMotherTongue: 'unknown', spoken: 'B2', written: null, proof: '' },
  ]);
  vault.db.transaction(() =>
    recordEvent(vault.deps, { kind: 'record.sealed', subject: { type: 'candidate', id } }),
  )();
});
