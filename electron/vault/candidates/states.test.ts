import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../../shared/base/time';
import {
  actsFrom,
  candidatesProcedures,
  type ExitInput,
  personStates,
  type StateAct,
  type StateChange,
  stateActs,
  stateNamed,
  transitions,
} from '../../../shared/candidates';
import { type CandidateId, type CandidateInput, emptyCandidate } from '../../../shared/fields';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { stateReader } from '../db/tables';
import { eraseSubjects, journalFault, replayedStates } from '../events';
import type { AnyHandlers } from '../service/deps';
import { archive, candidatesHandlers, removeCandidate, reopen, restore, stateOf, trash } from '.';
import { batchQuery, batchQueryOfOne } from './batch.repository';

const day = (text: string): CivilDate => civilDate(text);
const today = day('2026-09-15');
let vault: TestDeps;
let handlers: AnyHandlers;
const { call, data, refusal } = callsOf(candidatesProcedures, () => handlers);
beforeEach(() => {
  vault = testDeps({ today });
  handlers = candidatesHandlers(vault.deps);
});
afterEach(() => {
  expect(replayedStates(vault.db).faults).toBe(0);
  expect(journalFault(vault.db).firstFaultAt).toBeNull();
  vault.close();
});

const person = (birthName: string, more: Partial<CandidateInput> = {}): CandidateInput => ({
  ...emptyCandidate,
  birthDate: day('2004-03-12'),
  birthName,
  firstName: 'Léa',
  firstReceptionOn: day('2025-01-06'),
  ...more,
});
const created = async (birthName: string, more: Partial<CandidateInput> = {}): Promise<CandidateId> =>
  (await data('candidates.create', { candidate: person(birthName, more) })).candidate.id;
const exit: ExitInput = { reason: 'DEMENAGEMENT', leftOn: day('2026-09-01'), detail: '' };
const change = (ids: readonly CandidateId[], given: StateChange) =>
  data('candidates.changeState', { ids, change: given });
const refused = (id: CandidateId, given: unknown) =>
  refusal('candidates.changeState', { ids: [id], change: given });
const named = (id: CandidateId) => stateNamed(stateOf(vault.db, id));
const sealedOf = (id: CandidateId): string => stateReader(vault.db, 'candidate')(id);
const told = async (id: CandidateId): Promise<readonly string[]> =>
  (await data('candidates.timeline', { id, offset: 0, limit: 50 })).entries.map(({ label, detail }) =>
    `${label}${detail === '' ? '' : ` | ${detail}`}`.replaceAll('\u00A0', ' '),
  );
const given: Readonly<Record<StateAct, StateChange>> = {
  archive: { act: 'archive', exit },
  reopen: { act: 'reopen', reason: 'Elle est revenue' },
  trash: { act: 'trash', reason: '' },
  restore: { act: 'restore' },
};

describe('the table of states', () => {
  const into: Readonly<Record<(typeof personStates)[number], readonly StateAct[]>> = {
    active: [],
    archived: ['archive'],
    trashed: ['trash'],
  };
  test.each(personStates.flatMap((state) => stateActs.map((act) => [state, act] as const)))(
    'from %s, %s does what the table says, or is refused with the way out',
    async (state, act) => {
      const id = await created('Essai');
      for (const each of into[state]) await change([id], given[each]);
      const before = sealedOf(id);
      const outcome = await call('candidates.changeState', { ids: [id], change: given[act] });
      expect(outcome.ok).toBe(actsFrom(state).includes(act));
      if (outcome.ok) {
        const [latest] = await told(id);
        expect(latest?.length).toBeGreaterThan(8);
        const [event] = (await data('candidates.timeline', { id, offset: 0, limit: 1 })).entries;
        expect(event?.kind).toBe(transitions[act].event);
      } else {
        expect(outcome.error.code).toBe('REFUSED_BY_STATE');
        expect(outcome.error.message).toMatch(/^Cette fiche .+\.$/u);
        expect(sealedOf(id)).toBe(before);
      }
    },
  );

  test('an archived fiche that goes to the trash and back is archived again, with its exit', async () => {
    const id = await created('Essai');
    await change([id], given.archive);
    const archived = sealedOf(id);
    await change([id], given.trash);
    expect(named(id)).toBe('trashed');
    await change([id], given.restore);
    expect(sealedOf(id)).toBe(archived);
    expect(await told(id)).toEqual([
      'Fiche restaurée de la corbeille, de nouveau archivée',
      'Fiche mise à la corbeille',
      'Fiche archivée : Déménagement, sortie le 1er septembre 2026',
      'Fiche créée',
    ]);
  });

  test('reopened, it keeps its number of fiche, and says why', async () => {
    const id = await created('Essai', { fileNumber: '000042' });
    const before = sealedOf(id);
    await change([id], given.archive);
    await change([id], given.reopen);
    expect(sealedOf(id)).toBe(before);
    expect((await data('candidates.get', { id })).candidate.fileNumber).toBe('000042');
    expect((await told(id))[0]).toBe('Fiche rouverte | Elle est revenue');
  });
});

describe('what cannot be', () => {
  test.each([
    ['a day in the future', { leftOn: '2026-09-16' }, 'leftOn'],
    ['a day before birth', { leftOn: '2004-03-11' }, 'leftOn'],
    ['a day before the first reception', { leftOn: '2025-01-05' }, 'leftOn'],
    ['a reason outside of its dates', { reason: 'MANQUEMENT', leftOn: '2026-01-01' }, 'reason'],
    ['an age that was not reached', { reason: 'AGE' }, 'reason'],
    ['another reason without a word', { reason: 'AUTRE', detail: '  ' }, 'detail'],
  ])('%s is refused at its field, in a sentence', async (_, more, field) => {
    const id = await created('Essai');
    const error = await refused(id, { act: 'archive', exit: { ...exit, ...more } });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', field });
    expect(named(id)).toBe('active');
  });
  test.each([
    ['an unknown reason', { act: 'archive', exit: { ...exit, reason: 'VACANCES' } }],
    ['a day that is none', { act: 'archive', exit: { ...exit, leftOn: '2026-02-30' } }],
    ['an unknown act', { act: 'erase' }],
    ['reopening without a reason', { act: 'reopen', reason: ' ' }],
  ])('%s is bad input', async (_, bad) => {
    expect(await refused(await created('Essai'), bad)).toMatchObject({ code: 'INVALID_INPUT' });
  });
  test('on its days a day of exit is good: today, the day of the first reception', async () => {
    for (const leftOn of [today, day('2025-01-06')]) {
      const id = await created('Essai');
      await change([id], { act: 'archive', exit: { ...exit, leftOn } });
      expect(named(id)).toBe('archived');
    }
  });
  test('archived twice is refused with the day of the first time', async () => {
    const id = await created('Essai');
    await change([id], given.archive);
    vault.setToday(day('2026-09-20'));
    expect(await refused(id, given.archive)).toMatchObject({
      code: 'REFUSED_BY_STATE',
      message: 'Cette fiche est déjà archivée le 15 septembre 2026.',
    });
  });
  test('nobody who was erased is restored', async () => {
    const id = await created('Essai');
    await change([id], given.trash);
    vault.db.transaction(() => {
      removeCandidate(vault.deps, id, 'candidate.erased');
      eraseSubjects(vault.deps, [{ type: 'candidate', id }], 'retention');
    })();
    const error = await refused(id, given.restore);
    expect(error).toMatchObject({ code: 'NOT_FOUND' });
    expect(error?.message).toContain('effacée');
  });
  test('nothing is written into the trash, and what was archived may still be corrected', async () => {
    const id = await created('Essai');
    const { candidate } = await data('candidates.get', { id });
    await change([id], given.trash);
    const writes: readonly (readonly [Parameters<typeof refusal>[0], object])[] = [
      ['candidates.update', { id, version: candidate.version, candidate: person('Autre') }],
      ['candidates.recordContact', { id, kind: 'call', happenedOn: '2026-09-10', note: '' }],
      ['candidates.addNote', { id, note: 'Essai' }],
      ['candidates.tellApart', { id }],
      [
        'candidates.saveEnrolment',
        {
          candidateId: id,
          id: null,
          enrolment: { scheme: 'CEJ', signedOn: null, endedOn: null, isRenewal: false },
        },
      ],
    ];
    for (const [name, input] of writes)
      expect(await refusal(name, input), name).toMatchObject({ code: 'REFUSED_BY_STATE' });
    await change([id], given.restore);
    await change([id], given.archive);
    await data('candidates.addNote', { id, note: 'Après coup' });
  });
});

describe('several people at once', () => {
  test('are one batch with its report: how many changed, how many were left and why', async () => {
    const ids = [await created('Aa'), await created('Bb'), await created('Cc'), await created('Dd')];
    const [a, b, c, d] = ids as [CandidateId, CandidateId, CandidateId, CandidateId];
    archive(vault.deps, [b], exit);
    trash(vault.deps, [c], '');
    vault.db.transaction(() => removeCandidate(vault.deps, d, 'candidate.erased'))();
    const report = await change(ids, given.archive);
    expect(report).toMatchObject({
      changed: 1,
      left: [
        { why: 'fiche déjà archivée', people: 1 },
        { why: 'fiche à la corbeille, à restaurer d’abord', people: 1 },
        { why: 'fiche retirée', people: 1 },
      ],
    });
    expect(named(a)).toBe('archived');
    const undone = await data('candidates.undoBatch', { batchId: report.batchId });
    expect(undone).toMatchObject({ changed: 1, left: [] });
    expect([a, b, c].map(named)).toEqual(['active', 'archived', 'trashed']);
    expect((await told(a))[0]).toBe('Archivage annulé');
  });

  test('a batch of nobody gives nothing to take back', async () => {
    const [a, b] = [await created('Aa'), await created('Bb')];
    expect(restore(vault.deps, [a, b])).toEqual({
      batchId: null,
      changed: 0,
      left: [{ why: 'fiche hors de la corbeille', people: 2 }],
    });
  });

  test('whom something else has changed since is left by the undo', async () => {
    const [a, b] = [await created('Aa'), await created('Bb')];
    const { batchId } = archive(vault.deps, [a, b], exit);
    reopen(vault.deps, [b], 'Revenue');
    archive(vault.deps, [b], { ...exit, reason: 'SANS_NOUVELLE' });
    expect(await data('candidates.undoBatch', { batchId })).toMatchObject({
      changed: 1,
      left: [{ why: 'fiche changée entre-temps', people: 1 }],
    });
    expect([a, b].map(named)).toEqual(['active', 'archived']);
  });

  test('the undo of any batch of changes gives back the very same states', async () => {
    const ids: CandidateId[] = [];
    for (const name of ['Aa', 'Bb', 'Cc', 'Dd']) ids.push(await created(name));
    const states = (): readonly string[] => ids.map(sealedOf);
    const acts = fc.record({
      act: fc.constantFrom(...stateActs),
      chosen: fc.subarray(ids, { minLength: 2 }),
      day: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 6 }), async (steps) => {
        const undone: { readonly batchId: string | null; readonly before: readonly string[] }[] = [];
        for (const { act, chosen, day: later } of steps) {
          vault.setToday(addDays(vault.deps.clock.today(), later));
          const before = states();
          const { batchId, changed, left } = await change(chosen, given[act]);
          expect(changed + left.reduce((sum, { people }) => sum + people, 0)).toBe(chosen.length);
          undone.push({ batchId, before });
        }
        for (const { batchId, before } of undone.reverse()) {
          if (batchId !== null) await data('candidates.undoBatch', { batchId });
          expect(states()).toEqual(before);
        }
        expect(replayedStates(vault.db).faults).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['everybody', batchQuery, 'event_by_batch'],
    ['one person', batchQueryOfOne, 'event_subject'],
  ])('what a batch has done of %s is found by an index', (_, query, index) => {
    const plan = vault.db
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
      .all({ batchId: '', id: '' })
      .map(({ detail }) => detail);
    expect(plan.join('\n')).toContain(index);
    expect(plan.join('\n')).not.toContain('SCAN event');
  });
});

describe('what was seen elsewhere', () => {
  // galangster/maru#8: three were archived at once, the undo brought back one, and nothing said how many there were.
  test('the undo brings back everybody, and says how many', async () => {
    const ids = [await created('Aa'), await created('Bb'), await created('Cc')];
    const { batchId, changed } = await change(ids, given.archive);
    expect(changed).toBe(3);
    expect(await data('candidates.undoBatch', { batchId })).toMatchObject({ changed: 3, left: [] });
    expect(ids.map(named)).toEqual(['active', 'active', 'active']);
  });
  // spatiumddi/spatiumddi#969: what was made again by hand under the same number kept the rest from being restored.
  test('a number held by somebody in the trash is not given again, and says where she is; she is restored with it', async () => {
    const id = await created('Essai', { fileNumber: '000042' });
    await change([id], given.trash);
    const again = await refusal('candidates.create', {
      candidate: person('Autre', { fileNumber: '000042' }),
    });
    expect(again).toMatchObject({
      code: 'DUPLICATE',
      field: 'fileNumber',
      message:
        'Ce numéro de dossier est déjà celui de ESSAI Léa, à la corbeille depuis le 15 septembre 2026.',
    });
    await change([id], given.restore);
    expect((await data('candidates.get', { id })).candidate.fileNumber).toBe('000042');
  });
});

describe('the search', () => {
  const found = async (text: string, limit = 10) =>
    (await data('candidates.search', { text, limit })).rows.map(({ birthName, state, outSince }) => [
      birthName,
      state,
      outSince,
    ]);
  test('finds who is archived or in the trash after everybody else, and says so', async () => {
    const [a, b] = [await created('Essaia'), await created('Essaib')];
    await created('Essaic');
    await change([a], given.archive);
    await change([b], given.trash);
    expect(await found('essai')).toEqual([
      ['Essaic', 'active', null],
      ['Essaia', 'archived', '2026-09-15'],
      ['Essaib', 'trashed', '2026-09-15'],
    ]);
    expect(await found('essaia')).toEqual([['Essaia', 'archived', '2026-09-15']]);
    expect(await found('essai', 1)).toEqual([['Essaic', 'active', null]]);
    await change([a], given.reopen);
    expect((await found('essai'))[0]).toEqual(['Essaia', 'active', null]);
  });
  test('says of whoever is typed anew that she is archived, since when', async () => {
    const id = await created('Essai', { mobilePhone: '+33639981234' });
    await change([id], given.archive);
    const { similar } = await data('candidates.similar', {
      birthName: 'ESSAI',
      usualName: '',
      firstName: 'Lea',
      birthDate: '2004-03-12',
      mobilePhone: '',
      email: '',
      except: null,
    });
    expect(similar.map(({ candidate: { state, outSince } }) => [state, outSince])).toEqual([
      ['archived', '2026-09-15'],
    ]);
  });
});
