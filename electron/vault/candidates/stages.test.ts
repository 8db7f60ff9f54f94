import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures, type StageKind, stageKinds } from '../../../shared/candidates';
import { type CandidateId, emptyCandidate } from '../../../shared/fields';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { replayedStates } from '../events';
import type { AnyHandlers } from '../service/deps';
import { candidatesHandlers, insertCandidate, trash } from '.';
import { periodsOf } from './periods.repository';

const today = civilDate('2026-09-15');
const day = (text: string): CivilDate => civilDate(text);
let vault: TestDeps;
let handlers: AnyHandlers;
let ids: readonly [CandidateId, CandidateId, CandidateId];
const { data, refusal } = callsOf(candidatesProcedures, () => handlers);

const created = (birthName: string): CandidateId =>
  vault.db.transaction(() =>
    insertCandidate(vault.deps, {
      ...emptyCandidate,
      birthName,
      firstName: 'Léa',
      birthDate: day('2004-03-12'),
    }),
  )();
beforeEach(() => {
  vault = testDeps({ today });
  handlers = candidatesHandlers(vault.deps);
  ids = [created('Aa'), created('Bb'), created('Cc')];
});
afterEach(() => {
  expect(replayedStates(vault.db).faults).toBe(0);
  vault.close();
});

const change = (of: readonly CandidateId[], stage: StageKind, startsOn: CivilDate = today, reason = '') =>
  data('candidates.changeStage', { ids: [...of], stage, startsOn, reason });
const undo = async ({ batchId }: { readonly batchId: string | null }) =>
  data('candidates.undoBatch', { batchId });
const known = (id: CandidateId) =>
  periodsOf(vault.db, id).map(({ kind, startsOn, endsOn, detail }) => [kind, startsOn, endsOn, detail]);
/** Every period of everybody, as it is stored. */
const everything = (): readonly unknown[] => vault.db.prepare('SELECT * FROM period ORDER BY id').all();

describe('the stage of several people at once', () => {
  test('begins on the day that is given, with its reason; the one that went on ends the day before', async () => {
    const [a, b] = ids;
    await change([a], 'to-qualify', day('2026-03-02'));
    expect(await change([a, b], 'preparing', day('2026-06-01'), ' Fin de session ')).toMatchObject({
      changed: 2,
      left: [],
    });
    expect(known(a)).toEqual([
      ['preparing', '2026-06-01', null, 'Fin de session'],
      ['to-qualify', '2026-03-02', '2026-05-31', ''],
    ]);
    expect(known(b)).toEqual([['preparing', '2026-06-01', null, 'Fin de session']]);
    const { entries } = await data('candidates.timeline', { id: a, offset: 0, limit: 1 });
    expect(entries[0]?.label.replaceAll('\u00a0', ' ')).toBe(
      'Étape du vivier : En préparation, depuis le 1er juin 2026',
    );
    expect(entries[0]?.detail).toBe('Fin de session');
  });

  test('whoever it does not fit is left as she is, and counted by reason', async () => {
    const [a, b, c] = ids;
    await change([a], 'settled', day('2026-06-01'));
    await change([b], 'preparing', day('2026-08-01'));
    trash(vault.deps, [c], '');
    const report = await change([a, b, c], 'settled', day('2026-07-01'));
    expect(report).toEqual({
      batchId: null,
      changed: 0,
      left: [
        { why: 'déjà à cette étape', people: 1 },
        { why: 'étape plus récente déjà notée', people: 1 },
        { why: 'fiche à la corbeille', people: 1 },
      ],
    });
    expect(known(b)).toEqual([['preparing', '2026-08-01', null, '']]);
  });

  test('a day to come is refused, and nothing is written', async () => {
    expect(
      await refusal('candidates.changeStage', {
        ids: [ids[0]],
        stage: 'settled',
        startsOn: addDays(today, 1),
        reason: '',
      }),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'startsOn' });
    expect(everything()).toEqual([]);
  });

  test('changed twice in a day, the last one counts; back where she was the day before, she never left', async () => {
    const [a] = ids;
    await change([a], 'preparing', day('2026-03-02'), 'Accueil');
    await change([a], 'put-forward');
    await change([a], 'in-immersion');
    expect(known(a)).toEqual([
      ['in-immersion', '2026-09-15', null, ''],
      ['preparing', '2026-03-02', '2026-09-14', 'Accueil'],
    ]);
    const back = await change([a], 'preparing');
    expect(known(a)).toEqual([['preparing', '2026-03-02', null, 'Accueil']]);
    await undo(back);
    expect(known(a)[0]).toEqual(['in-immersion', '2026-09-15', null, '']);
  });

  test('taken back as one, but for whoever was changed since', async () => {
    const [a, b, c] = ids;
    await change([a], 'to-qualify', day('2026-03-02'));
    const batch = await change(ids, 'put-forward');
    await change([b], 'in-contract');
    trash(vault.deps, [c], '');
    expect(await undo(batch)).toMatchObject({
      changed: 1,
      left: [
        { why: 'fiche à la corbeille', people: 1 },
        { why: 'fiche changée entre-temps', people: 1 },
      ],
    });
    expect(known(a)).toEqual([['to-qualify', '2026-03-02', null, '']]);
    expect(known(b)).toEqual([['in-contract', '2026-09-15', null, '']]);
    const { entries } = await data('candidates.timeline', { id: a, offset: 0, limit: 1 });
    expect(entries[0]?.label.replaceAll('\u00a0', ' ')).toBe(
      'Étape du vivier (rétablie) : À qualifier, depuis le 2 mars 2026',
    );
  });
});

test('whatever was lived, a change of stage of several taken back leaves every row as it was', async () => {
  const stage = fc.constantFrom(...stageKinds);
  const before = fc.array(
    fc.record({ who: fc.integer({ min: 0, max: 2 }), stage, ago: fc.integer({ min: 0, max: 400 }) }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(before, stage, fc.integer({ min: 0, max: 400 }), async (lived, to, ago) => {
      ids = [created('Aa'), created('Bb'), created('Cc')];
      for (const step of lived.toSorted((x, y) => y.ago - x.ago))
        await change([ids[step.who as 0 | 1 | 2]], step.stage, addDays(today, -step.ago), 'Essai');
      const rows = everything();
      const report = await change(ids, to, addDays(today, -ago), 'Ensemble');
      expect(report.changed + report.left.reduce((sum, { people }) => sum + people, 0)).toBe(3);
      if (report.batchId !== null) {
        expect(everything()).not.toEqual(rows);
        expect(await undo(report)).toMatchObject({ changed: report.changed, left: [] });
      }
      expect(everything()).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
