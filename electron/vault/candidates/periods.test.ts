import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures, type Period, type PeriodInput } from '../../../shared/candidates';
import { type CandidateId, candidateInputOf, emptyCandidate } from '../../../shared/fields';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { recordEvent, replayedStates } from '../events';
import type { AnyHandlers } from '../service/deps';
import { candidatesHandlers } from '.';
import { periodsOf } from './periods.repository';
import { receivePeriods } from './periods.service';

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
  adviser: 'Alix Moreau',
  firstReceptionOn: day('2025-01-06'),
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

const period = (startsOn: string, endsOn: string | null, more: Partial<PeriodInput> = {}): PeriodInput => ({
  kind: 'training',
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  detail: 'CFA modèle',
  reach: '',
  ...more,
});
const save = (given: PeriodInput, more: { id?: string; endsFormer?: boolean } = {}) =>
  data('candidates.savePeriod', {
    candidateId: id,
    id: more.id ?? null,
    period: given,
    endsFormer: more.endsFormer ?? false,
  });
const told = async (): Promise<readonly string[]> =>
  (await data('candidates.timeline', { id, offset: 0, limit: 50 })).entries.map(({ label }) =>
    label.replaceAll('\u00A0', ' '),
  );

describe('the dated life of a person', () => {
  test('keeps situations and people around her, the latest first, and tells each in the timeline', async () => {
    await save(period('2025-02-03', '2025-06-30'));
    await save(period('2025-07-01', null, { kind: 'job-seeking', detail: '' }));
    const { periods } = await save(
      period('2025-02-03', null, { kind: 'sponsor', detail: ' M. Parrain ', reach: ' 06 00 00 00 01 ' }),
    );
    expect(
      periods.map(({ kind, startsOn, endsOn, detail, reach }) => [kind, startsOn, endsOn, detail, reach]),
    ).toEqual([
      ['job-seeking', '2025-07-01', null, '', ''],
      ['training', '2025-02-03', '2025-06-30', 'CFA modèle', ''],
      ['sponsor', '2025-02-03', null, 'M. Parrain', '06 00 00 00 01'],
    ]);
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 3 });
    expect(entries.map(({ detail }) => detail)).toEqual(['M. Parrain', '', 'CFA modèle']);
    expect((await told()).slice(0, 3)).toEqual([
      'Autour de la personne : Parrain ou marraine, depuis le 3 février 2025',
      'Situation : En recherche d’emploi, depuis le 1er juillet 2025',
      'Situation : En formation, du 3 février 2025 au 30 juin 2025',
    ]);
  });

  test('ends what goes on the day before the next begins, when asked to, and refuses it otherwise', async () => {
    await save(period('2025-02-03', null));
    const next = period('2025-07-01', null, { kind: 'employment', detail: 'Centre de contacts modèle' });
    expect(
      await refusal('candidates.savePeriod', { candidateId: id, id: null, period: next, endsFormer: false }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'startsOn',
    });
    expect((await data('candidates.periods', { id })).periods).toHaveLength(1);
    const { periods } = await save(next, { endsFormer: true });
    expect(periods.map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn])).toEqual([
      ['employment', '2025-07-01', null],
      ['training', '2025-02-03', '2025-06-30'],
    ]);
    expect(await told()).toContain('Situation (corrigée) : En formation, du 3 février 2025 au 30 juin 2025');
  });

  test('a refusal writes nothing, not even the end of the former one', async () => {
    await save(period('2025-02-03', null));
    const before = await told();
    expect(
      await refusal('candidates.savePeriod', {
        candidateId: id,
        id: null,
        period: period('2025-07-01', '2025-06-01'),
        endsFormer: true,
      }),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'endsOn' });
    expect((await data('candidates.periods', { id })).periods[0]?.endsOn).toBeNull();
    expect(await told()).toEqual(before);
  });

  test('corrected, it keeps its place; the same again writes no event; removed, it can be put back as it was', async () => {
    const [first] = (await save(period('2025-02-03', '2025-06-30'))).periods;
    if (first === undefined) throw new Error('kept above');
    const corrected = period('2025-02-10', '2025-06-30');
    await save(corrected, { id: first.id });
    const count = (await told()).length;
    await save(corrected, { id: first.id });
    expect(await told()).toHaveLength(count);
    const { periods } = await data('candidates.removePeriod', { candidateId: id, id: first.id });
    expect(periods).toEqual([]);
    expect((await told())[0]).toBe('Situation (retirée) : En formation, du 10 février 2025 au 30 juin 2025');
    expect((await save(corrected, { id: first.id })).periods).toEqual([{ ...corrected, id: first.id }]);
  });

  test('somebody unknown, or a period of somebody else, is not found', async () => {
    const other = (await data('candidates.create', { candidate: { ...person, firstName: 'Théo' } })).candidate
      .id;
    const [hers] = (await save(period('2025-02-03', '2025-06-30'))).periods;
    const unknownId = '99999999-0000-4000-8000-000000000000';
    const its = { candidateId: other, id: hers?.id ?? '' };
    expect(await refusal('candidates.removePeriod', its)).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refusal('candidates.savePeriod', {
        ...its,
        period: period('2025-02-03', null),
        endsFormer: false,
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal('candidates.removePeriod', { candidateId: id, id: unknownId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(periodsOf(vault.db, id)).toHaveLength(1);
  });
});

test('advisers come from the changes of the field, dated by the day on which each was written', async () => {
  const { candidate } = await data('candidates.get', { id });
  await data('candidates.update', {
    id,
    version: candidate.version,
    candidate: { ...candidateInputOf(candidate), adviser: 'Brune Essai' },
  });
  expect((await data('candidates.periods', { id })).advisers).toEqual([
    { adviser: 'Alix Moreau', startsOn: '2025-01-06', endsOn: '2026-09-14' },
    { adviser: 'Brune Essai', startsOn: '2026-09-15', endsOn: null },
  ]);
});

test('of what a colleague sends, what is there already or in the way is left out', async () => {
  const [here] = (await save(period('2025-02-03', '2025-06-30'))).periods;
  if (here === undefined) throw new Error('kept above');
  vault.db.transaction(() => {
    receivePeriods(vault.deps, id, [
      here,
      {
        ...period('2025-06-30', null, { kind: 'none', detail: '' }),
        id: '77777777-0000-4000-8000-000000000001',
      },
      {
        ...period('2025-07-01', null, { kind: 'job-seeking', detail: '' }),
        id: '77777777-0000-4000-8000-000000000002',
      },
    ]);
  })();
  expect(periodsOf(vault.db, id).map(({ kind, startsOn }) => [kind, startsOn])).toEqual([
    ['job-seeking', '2025-07-01'],
    ['training', '2025-02-03'],
  ]);
  // Seals the state, as the events of a hand-over do.
  await save(period('2026-01-01', null, { kind: 'tutor', detail: 'Essai' }));
});

describe('a person comes back from a colleague', () => {
  const receive = async (...periods: readonly Period[]): Promise<void> => {
    vault.db.transaction(() => receivePeriods(vault.deps, id, periods))();
    // Seals the state, as the events of a hand-over do.
    await save(period('2026-01-01', null, { kind: 'tutor', detail: 'Essai' }));
  };
  const situations = () =>
    periodsOf(vault.db, id)
      .filter(({ kind }) => kind !== 'tutor')
      .map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn]);

  test('what went on here and was ended there takes its end, and what followed is taken in', async () => {
    const [search] = (await save(period('2025-02-03', null, { kind: 'job-seeking', detail: '' }))).periods;
    if (search === undefined) throw new Error('kept above');
    // The latest first, as they are handed over.
    await receive(
      {
        ...period('2026-03-01', null, { kind: 'employment', detail: '' }),
        id: '77777777-0000-4000-8000-000000000001',
      },
      { ...search, endsOn: day('2026-02-28') },
    );
    expect(situations()).toEqual([
      ['employment', '2026-03-01', null],
      ['job-seeking', '2025-02-03', '2026-02-28'],
    ]);
  });

  test('an end that was known here stays, and one before the beginning that was corrected here is left out', async () => {
    const [training] = (await save(period('2025-02-03', '2025-06-30'))).periods;
    const [sponsor] = (await save(period('2025-05-01', null, { kind: 'sponsor', detail: 'M. Parrain' })))
      .periods;
    if (training === undefined || sponsor === undefined) throw new Error('kept above');
    await receive(
      { ...training, endsOn: day('2025-05-31') },
      { ...sponsor, startsOn: day('2025-01-01'), endsOn: day('2025-04-30') },
    );
    expect(situations()).toEqual([
      ['sponsor', '2025-05-01', null],
      ['training', '2025-02-03', '2025-06-30'],
    ]);
  });
});

test('an adviser given and taken back on the same day never left', async () => {
  const change = (adviser: string) =>
    data('candidates.changeAdviser', { ids: [id], adviser, reason: 'Essai' });
  await change('Brune Essai');
  await change('Alix Moreau');
  expect((await data('candidates.periods', { id })).advisers).toEqual([
    { adviser: 'Alix Moreau', startsOn: '2025-01-06', endsOn: null },
  ]);
});

test('what a hand-over tells of the adviser is read as far as it reads', async () => {
  const told = (payload: string): void =>
    recordEvent(vault.deps, {
      kind: 'candidate.received-event',
      subject: { type: 'candidate', id },
      happenedOn: day('2025-03-01'),
      payload: { kind: 'candidate.updated', actor: 'Essai', recordedAt: '2025-03-01T08:00:00.000Z', payload },
    });
  vault.db.transaction(() => {
    told('{ not JSON');
    told(JSON.stringify({ changes: { adviser: { before: 5, after: ['x'] } } }));
    told(JSON.stringify({ changes: { adviser: 'Alix Moreau' } }));
    told(JSON.stringify({ changes: { adviser: { before: 'Chloé Essai', after: 'Alix Moreau' } } }));
  })();
  expect((await data('candidates.periods', { id })).advisers).toEqual([
    { adviser: 'Alix Moreau', startsOn: '2025-03-01', endsOn: null },
  ]);
});
