import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type CandidateId, type CandidateInput, emptyCandidate, emptyEmployer } from '../../../shared/fields';
import { answerToReport, readAnswerReport, rightsProcedures } from '../../../shared/rights';
import { defaultSettings } from '../../../shared/settings';
import { callsOf, handle } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { deleteCandidateRow, insertCandidate, insertEnrolment } from '../candidates';
import { timelineEntries } from '../candidates/candidates.service';
import { insertEmployer } from '../employers';
import { journalFault } from '../events';
import { referencesHandlers } from '../references';
import type { AnyHandlers, Call } from '../service/deps';
import { saveSettings } from '../settings';
import { rightsHandlers } from '.';

let vault: TestDeps;
let handlers: AnyHandlers;
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-09-15') });
  handlers = rightsHandlers(vault.deps);
});
afterEach(() => vault.close());

const { call, data, refusal } = callsOf(rightsProcedures, () => handlers);

const noFile: Call = {
  pathOf: () => {
    throw new Error('no file here');
  },
  progress: () => undefined,
  signal: new AbortController().signal,
};
const inTransaction = <T>(act: () => T): T => vault.db.transaction(act)();
const person = (more: Partial<CandidateInput> = {}): CandidateInput => ({
  ...emptyCandidate,
  birthName: 'Canari',
  firstName: 'Zoé',
  birthDate: civilDate('2004-03-12'),
  ...more,
});
const created = (more: Partial<CandidateInput> = {}) =>
  inTransaction(() => insertCandidate(vault.deps, person(more)));
const on = '2026-09-01';
const nobody = '00000000-0000-4000-8000-00000000ffff';
/** Day, sentence and detail of each line of a person's timeline, the latest first. */
const timeline = (id: CandidateId) =>
  timelineEntries(vault.deps, id, 0, 50).entries.map(({ happenedOn, label, detail }) => [
    happenedOn,
    label,
    detail,
  ]);

describe('the situation of a person', () => {
  test('holds the form, the enrolments and nothing of an employer that is not chosen', async () => {
    const id = created({ level: '3', usualName: 'Serin' });
    inTransaction(() =>
      insertEnrolment(vault.deps, {
        candidateId: id,
        scheme: 'PACEA',
        signedOn: civilDate('2026-01-05'),
        endedOn: null,
        isRenewal: false,
      }),
    );
    const { situation } = await data('rights.situation', { id, employerId: null, on });
    expect(situation).toMatchObject({
      facts: {
        on,
        candidate: { birthDate: '2004-03-12', level: '3', supportSignedOn: '2026-01-05', accompanied: true },
      },
      candidate: { id, firstName: 'Zoé', usualName: 'Serin' },
      employer: null,
      territory: 'metropole',
      references: { values: [], orders: [] },
      asked: [],
      overrides: [],
      underWay: [{ scheme: 'PACEA', since: '2026-01-05' }],
    });
    expect(situation.facts).not.toHaveProperty('employer');
  });

  test('the employer brings its facts and its territory, the structure its own without one', async () => {
    saveSettings(vault.deps, { ...defaultSettings, territory: 'mayotte' });
    const id = created();
    const employerId = inTransaction(() =>
      insertEmployer(vault.deps, {
        ...emptyEmployer,
        name: 'Serres de l’essai',
        kind: 'private-company',
        headcount: 12,
        territory: 'guadeloupe',
      }),
    );
    const at = async (chosen: string | null) =>
      (await data('rights.situation', { id, employerId: chosen, on })).situation;
    expect(await at(employerId)).toMatchObject({
      facts: { employer: { kind: 'private-company', headcount: 12 } },
      employer: { id: employerId, name: 'Serres de l’essai' },
      territory: 'guadeloupe',
    });
    expect((await at(null)).territory).toBe('mayotte');
  });

  test('of nobody, of no employer, at no date is refused', async () => {
    const id = created();
    expect(await refusal('rights.situation', { id: nobody, employerId: null, on })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusal('rights.situation', { id, employerId: nobody, on })).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const input of [
      { id, on },
      { id, employerId: null, on: '2026-02-30' },
      { id: 'x', employerId: null, on },
    ])
      expect(await refusal('rights.situation', input)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a fact that the person told', () => {
  const employed = { path: 'candidate.employed', value: false, toldOn: '2026-09-10' };
  test('is kept with its day, reaches the situation, and shows in the timeline', async () => {
    const id = created();
    expect((await data('rights.tellFact', { id, ...employed })).asked).toEqual([employed]);
    const { situation } = await data('rights.situation', { id, employerId: null, on });
    expect(situation.asked).toEqual([employed]);
    expect(situation.facts.candidate).toMatchObject({ employed: false });
    expect(timeline(id)[1]).toEqual([
      '2026-09-10',
      'Information donnée\u00A0: emploi occupé ou non\u00A0: non',
      '',
    ]);
  });

  test('told anew it replaces the former one; told the same it changes nothing', async () => {
    const id = created();
    await data('rights.tellFact', { id, ...employed });
    await data('rights.tellFact', { id, ...employed });
    expect(timeline(id)).toHaveLength(2);
    const { asked } = await data('rights.tellFact', { id, ...employed, value: true, toldOn: '2026-09-12' });
    expect(asked).toEqual([{ ...employed, value: true, toldOn: '2026-09-12' }]);
    expect(timeline(id)).toHaveLength(3);
  });

  test('forgotten it is unknown again, once', async () => {
    const id = created();
    await data('rights.tellFact', { id, ...employed });
    const forget = { id, path: employed.path, toldOn: '2026-09-15' };
    expect((await data('rights.tellFact', forget)).asked).toEqual([]);
    await data('rights.tellFact', forget);
    expect(timeline(id).map(([, label]) => label)).toContain(
      'Information retirée\u00A0: emploi occupé ou non',
    );
    expect(timeline(id)).toHaveLength(3);
  });

  test('known to be none is kept as such', async () => {
    const id = created();
    const fact = { path: 'candidate.lastCejEndedOn', value: null, toldOn: '2026-09-10' };
    await data('rights.tellFact', { id, ...fact });
    const { situation } = await data('rights.situation', { id, employerId: null, on });
    expect(situation.facts.candidate?.lastCejEndedOn).toBeNull();
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a value of another kind', { value: 'non' }, 'value'],
    ['months beyond the window', { path: 'candidate.jobSeekerMonthsInLast12', value: 13 }, 'value'],
    ['a day to come', { toldOn: '2026-09-16' }, 'toldOn'],
    ['a day before birth', { toldOn: '2004-03-11' }, 'toldOn'],
  ])('%s is refused in one sentence, and nothing is written', async (_what, more, field) => {
    const id = created();
    const error = await refusal('rights.tellFact', { id, ...employed, ...more });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', field });
    expect(error?.message).toMatch(/^\p{Lu}.*\.$/u);
    expect(timeline(id)).toHaveLength(1);
  });

  test('the day of today and the day of birth are admitted', async () => {
    const id = created();
    for (const toldOn of ['2026-09-15', '2004-03-12'])
      expect((await data('rights.tellFact', { id, ...employed, toldOn })).asked[0]?.toldOn).toBe(toldOn);
  });

  test.each([
    { path: 'candidate.birthDate' },
    { path: 'employer.kind' },
    { path: 'candidate.__proto__' },
    { value: ['x'] },
    { value: 'x'.repeat(41) },
    { toldOn: 'hier' },
    { more: 1 },
  ])('a wrong shape is refused: %j', async (more) => {
    expect(await refusal('rights.tellFact', { id: created(), ...employed, ...more })).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('of nobody is refused', async () => {
    expect(await refusal('rights.tellFact', { id: nobody, ...employed })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the adviser’s own answer', () => {
  const answer = {
    scheme: 'CPRO',
    on,
    verdict: 'eligible',
    machineVerdict: 'to-check',
    reason: ' La DREETS a confirmé par courrier. ',
  };
  test('stands beside the machine’s, with who, when and why, and in the timeline', async () => {
    const id = created();
    const { override } = await data('rights.override', { id, ...answer });
    expect(override).toMatchObject({
      ...answer,
      candidateId: id,
      reason: 'La DREETS a confirmé par courrier.',
      author: 'Conseillère d’essai',
      writtenAt: '2026-09-15T08:00:00.000Z',
      withdrawnAt: null,
    });
    expect((await data('rights.situation', { id, employerId: null, on })).situation.overrides).toEqual([
      override,
    ]);
    expect(timeline(id)[0]).toEqual([
      '2026-09-15',
      'Réponse du conseiller, Contrat de professionnalisation au 1er septembre 2026\u00A0: compatible, au lieu de à vérifier',
      'La DREETS a confirmé par courrier.',
    ]);
  });

  test('a new one for the same scheme withdraws the former one; another scheme is left alone', async () => {
    const id = created();
    const first = (await data('rights.override', { id, ...answer })).override;
    const other = (await data('rights.override', { id, ...answer, scheme: 'CEJ' })).override;
    const second = (await data('rights.override', { id, ...answer, verdict: 'ineligible' })).override;
    const { overrides } = (await data('rights.situation', { id, employerId: null, on })).situation;
    expect(overrides.map((each) => [each.id, each.withdrawnAt !== null])).toEqual([
      [second.id, false],
      [other.id, false],
      [first.id, true],
    ]);
    expect(timeline(id).map(([, label]) => label)[1]).toMatch(/^Réponse du conseiller retirée, Contrat/);
  });

  test('withdrawn, it stays in the list, and cannot be withdrawn twice', async () => {
    const id = created();
    const { override } = await data('rights.override', { id, ...answer });
    const withdrawal = { id, overrideId: override.id, reason: 'Courrier relu : erreur.' };
    expect((await data('rights.withdrawOverride', withdrawal)).override).toEqual({
      ...override,
      withdrawnAt: '2026-09-15T08:00:00.000Z',
    });
    expect((await data('rights.situation', { id, employerId: null, on })).situation.overrides).toHaveLength(
      1,
    );
    expect(timeline(id)[0]?.[2]).toBe('Courrier relu : erreur.');
    expect(await refusal('rights.withdrawOverride', withdrawal)).toMatchObject({ code: 'REFUSED_BY_STATE' });
  });

  test('of somebody else, of nobody, or equal to the machine’s is refused', async () => {
    const [id, someone] = [created(), created({ firstName: 'Ali' })];
    const { override } = await data('rights.override', { id, ...answer });
    const refused = await refusal('rights.withdrawOverride', {
      id: someone,
      overrideId: override.id,
      reason: 'x',
    });
    expect(refused).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal('rights.override', { id: nobody, ...answer })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal('rights.override', { id, ...answer, verdict: 'to-check' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'verdict',
    });
  });

  test.each([
    { reason: 'Neuf car.' },
    { reason: ' '.repeat(20) },
    { reason: 'x'.repeat(1001) },
    { scheme: 'RMI' },
    { verdict: 'perhaps' },
    { on: '2026-13-01' },
    { author: 'moi' },
  ])('a wrong shape is refused: %j', async (more) => {
    expect(await refusal('rights.override', { id: created(), ...answer, ...more })).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
  test.each([{ reason: ' ' }, { overrideId: 'x' }, { more: 1 }])(
    'a withdrawal of a wrong shape is refused: %j',
    async (more) => {
      const input = { id: created(), overrideId: nobody, reason: 'x', ...more };
      expect(await refusal('rights.withdrawOverride', input)).toMatchObject({ code: 'INVALID_INPUT' });
    },
  );
});

describe('the report of an answer', () => {
  const reported = {
    facts: { on, candidate: { birthDate: '2004-03-12', level: '4' } },
    territory: 'metropole',
    scheme: 'CPRO',
    expected: 'ineligible',
    comment: 'L’article dit autre chose.',
  };
  const write = (path: string, more: object = {}) =>
    call('rights.writeReport', { ...reported, file: handle, ...more }, path);

  test('is written letter for letter as it was shown, and reads back', async () => {
    const { content, fileName } = await data('rights.previewReport', reported);
    const path = join(vault.folder, fileName);
    const answer = await write(path);
    expect(readFileSync(path, 'utf8')).toBe(content);
    expect(answer).toEqual({
      ok: true,
      data: { sha256: createHash('sha256').update(content).digest('hex') },
    });
    expect(readAnswerReport(JSON.parse(content))).toMatchObject({ scheme: 'CPRO', expected: 'ineligible' });
  });

  test('that cannot be written is told, and leaves nothing behind', async () => {
    expect(await write(join(vault.folder, 'nulle-part', 'r.json'))).toMatchObject({
      ok: false,
      error: { code: 'FOLDER_MISSING' },
    });
    expect(readdirSync(vault.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.each([
    { scheme: 'RMI' },
    { expected: 'perhaps' },
    { comment: 'x'.repeat(2001) },
    { facts: { on, candidate: { name: 'Canari' } } },
    { facts: {} },
    { territory: 'lune' },
    { more: 1 },
  ])('of a wrong shape is refused: %j', async (more) => {
    expect(await refusal('rights.previewReport', { ...reported, ...more })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await write(join(vault.folder, 'r.json'), more)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
  });
});

test('the situation and the answers rest on the values and orders of the portfolio', async () => {
  const id = created();
  const value = {
    parameter: 'smic',
    from: civilDate('2027-01-01'),
    value: 1250,
    source: 'Décret d’essai',
    confidence: 'V' as const,
  };
  referencesHandlers(vault.deps)['references.addValue']({ value }, noFile);
  const { situation } = await data('rights.situation', { id, employerId: null, on });
  expect(situation.references.values).toEqual([{ ...value, origin: 'structure' }]);
  const report = { facts: { ...situation.facts, on: value.from }, territory: 'metropole', scheme: 'CPRO' };
  const { content } = await data('rights.previewReport', { ...report, expected: 'ineligible', comment: 'x' });
  const read = readAnswerReport(JSON.parse(content));
  // What the structure added travels with the report: the same answer comes out where it is read back.
  expect(read?.references?.values).toEqual([{ ...value, origin: 'structure' }]);
  expect(read && answerToReport(read)?.pay?.hourlySmic).toBe(12.5);
});

test('what is told and answered goes with the person', async () => {
  const id = created();
  await data('rights.tellFact', { id, path: 'candidate.employed', value: false, toldOn: '2026-09-10' });
  await data('rights.override', {
    id,
    scheme: 'CPRO',
    on,
    verdict: 'eligible',
    machineVerdict: 'to-check',
    reason: 'Confirmé par écrit.',
  });
  inTransaction(() => deleteCandidateRow(vault.deps, id));
  for (const table of ['asked_fact', 'answer_override'])
    expect(vault.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  expect(journalFault(vault.db).firstFaultAt).toBeNull();
});
