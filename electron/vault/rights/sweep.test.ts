import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileHandle, Refusal } from '../../../shared/base';
import { addDays, type CivilDate, civilDate } from '../../../shared/base/time';
import {
  type CandidateId,
  type CandidateInput,
  candidateInputSchema,
  emptyCandidate,
} from '../../../shared/fields';
import type { Progress } from '../../../shared/ipc';
import {
  evaluate,
  noReferences,
  openToAll,
  personPart,
  prepareSweep,
  type SchemeCode,
  saidOf,
  saidOfOutlook,
  schemes,
} from '../../../shared/law';
import { type ListRow, listsProcedures } from '../../../shared/lists';
import { personCourse, rightsProcedures, type SweepRow, underWayOn } from '../../../shared/rights';
import { defaultSettings } from '../../../shared/settings';
import { rightsList } from '../../../shared/sweep';
import { work } from '../../../test/support/child-work';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import {
  archive,
  candidateOf,
  deleteCandidateRow,
  enrolmentsOf,
  insertCandidate,
  insertContact,
  insertEnrolment,
  periodsOf,
  reopen,
  restore,
  trash,
  updateCandidateRow,
} from '../candidates';
import { integrityOf, migrate, openDatabase } from '../db';
import { fillDemo } from '../demo';
import { dispatch } from '../dispatch';
import { newDataKey } from '../keys';
import { handlersOf } from '../procedures';
import type { AnyHandlers } from '../service/deps';
import { saveSettings } from '../settings';
import { askedFactsOf } from './rights.repository';
import { situationOf } from './rights.service';

const today = civilDate('2026-09-15');
let vault: TestDeps;
let handlers: AnyHandlers;
beforeEach(() => {
  vault = testDeps({ today });
  handlers = handlersOf(vault.deps);
});
afterEach(() => vault.close());

interface Follower {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}
const call = (name: string, input: unknown, { signal, progress }: Follower = {}) =>
  dispatch(
    { type: 'call', id: 1, name, input, files: {} as Record<FileHandle, string> },
    {},
    handlers,
    {
      signal: signal ?? new AbortController().signal,
      progress: progress ?? (() => undefined),
    },
    (_, error) => {
      throw error;
    },
  );
/** The data of an answer, checked against the contract. */
async function sweep(on: CivilDate = today, follower: Follower = {}) {
  // As the screen does: the list is read on the day of the sweep.
  vault.setToday(on);
  const answer = await call('rights.sweep', { on }, follower);
  if (!answer.ok) throw new Refusal(answer.error.code);
  return rightsProcedures['rights.sweep'].output.parse(answer.data).state;
}
async function stateNow() {
  const answer = await call('rights.sweepState', {});
  if (!answer.ok) throw new Error(answer.error.code);
  return rightsProcedures['rights.sweepState'].output.parse(answer.data).state;
}
type SweepView = 'open' | 'to-check' | 'ends-soon' | 'opens-soon';
const filtersOf = { open: 0, 'to-check': 1, 'ends-soon': 2, 'opens-soon': 3 } as const;
/** A view of the list, of one scheme or of all, with what the panel beside it says of each person. */
async function rows(
  view: SweepView,
  more: { scheme?: string; within?: number; offset?: number; limit?: number } = {},
): Promise<{
  readonly rows: readonly SweepRow[];
  readonly total: number;
  readonly shown: readonly ListRow[];
}> {
  const { scheme, within = 366, offset = 0, limit = 200 } = more;
  const own = rightsList.views?.[filtersOf[view]];
  const filters = (own?.filters ?? []).map((filter) =>
    filter.operator === 'coming' ? { ...filter, value: within } : filter,
  );
  const answer = await call('lists.read', {
    list: 'rights',
    query: {
      text: '',
      filters: [...filters, ...(scheme === undefined ? [] : [oneOf('scheme', scheme)])],
      sort: rightsList.sort,
      picked: null,
    },
    columns: rightsList.columns.map(({ id }) => id),
    offset,
    limit,
  });
  if (!answer.ok) throw new Error(answer.error.message);
  const { rows: shown, total } = listsProcedures['lists.read'].output.parse(answer.data);
  const found: SweepRow[] = [];
  for (const { id } of shown) {
    const one = await call('rights.sweptRow', { id });
    if (!one.ok) throw new Error(one.error.code);
    const { row } = rightsProcedures['rights.sweptRow'].output.parse(one.data);
    if (row !== null) found.push(row);
  }
  return { rows: found, total, shown };
}
const oneOf = (field: string, ...value: string[]) => ({ field, operator: 'one-of' as const, value });

const inTransaction = <T>(act: () => T): T => vault.db.transaction(act)();
const person = (more: Partial<CandidateInput> = {}): CandidateInput =>
  candidateInputSchema.parse({
    ...emptyCandidate,
    birthName: 'Canari',
    firstName: 'Zoé',
    birthDate: '2004-03-12',
    ...more,
  });
const created = (more: Partial<CandidateInput> = {}): CandidateId =>
  inTransaction(() => insertCandidate(vault.deps, person(more)));
const changed = (id: CandidateId, more: Partial<CandidateInput>): void => {
  const { db } = vault;
  const input = candidateInputSchema.strip().parse({ ...candidateOf(db, id), ...more });
  inTransaction(() => updateCandidateRow(vault.deps, id, input));
};
const told = (id: CandidateId, path: string, value: unknown, toldOn: CivilDate = today) =>
  call('rights.tellFact', { id, path, value, toldOn });

const rank = ['ineligible', 'to-check', 'eligible'];
/** The views in which a line of a person counts; of a scheme under way, only the end of one of its years does. */
const viewsOf = (
  { scheme, verdict, change }: { scheme: SchemeCode; verdict: string; change: { becomes: string } | null },
  isEntered: boolean,
): readonly SweepView[] => [
  // What is open to all is told once, and makes nobody a row.
  ...(verdict === 'eligible' && !isEntered && !openToAll(today).includes(scheme) ? ['open' as const] : []),
  ...(verdict === 'to-check' && !isEntered ? ['to-check' as const] : []),
  ...(change === null
    ? []
    : [
        rank.indexOf(change.becomes) < rank.indexOf(verdict)
          ? ('ends-soon' as const)
          : ('opens-soon' as const),
      ]),
];

/** Everything the views say, in the order of the people and of the schemes. */
async function everything() {
  const views: SweepView[] = ['open', 'to-check', 'ends-soon', 'opens-soon'];
  const all = await Promise.all(views.map(async (view) => ({ view, ...(await rows(view, { limit: 200 })) })));
  for (const { rows: found, total } of all) expect(total).toBe(found.length);
  return all
    .flatMap(({ view, rows: found, shown }) => {
      const lines = found.flatMap(({ candidateId, lines: own, underWay }) =>
        own
          .filter((line) =>
            viewsOf(
              line,
              underWay.some(({ scheme }) => scheme === line.scheme),
            ).includes(view),
          )
          .map(({ scheme, verdict, change, missing }) => ({
            scheme,
            who: candidateId,
            text: [view, candidateId, scheme, verdict, change?.on, change?.becomes, ...missing].join(' '),
          })),
      );
      // Whoever is in a view has something there, and the row shows those schemes and no other.
      for (const { id, cells } of shown)
        expect(lines.flatMap(({ who, scheme }) => (who === id ? [scheme] : [])).toSorted()).toEqual(
          [cells.scheme].flat().toSorted(),
        );
      return lines.map(({ text }) => text);
    })
    .sort();
}
/** The same, everyone being judged anew: nothing of what the vault keeps of a sweep. */
function anew(ids: readonly CandidateId[], on: CivilDate): readonly string[] {
  const { db } = vault;
  return ids
    .flatMap((id) => {
      const known = {
        candidate: candidateOf(db, id),
        enrolments: enrolmentsOf(db, id),
        periods: periodsOf(db, id),
        asked: askedFactsOf(db, id),
      };
      const entered = underWayOn(known.enrolments, on).map(({ scheme }) => scheme);
      const judged = prepareSweep(schemes, on, 'metropole', noReferences)(personCourse(known, on)).judge();
      return judged.outlooks.flatMap((outlook) => {
        const { scheme, verdict, missing, change } = outlook;
        const isEntered = entered.includes(scheme);
        if (isEntered && change?.reason.kind !== 'year') return [];
        const line = [id, scheme, verdict, change?.on, change?.becomes, ...missing].join(' ');
        return viewsOf(outlook, isEntered).map((view) => `${view} ${line}`);
      });
    })
    .sort();
}

describe('what is open to whoever is accompanied', () => {
  test('makes nobody a row of what is open, unless it is asked for by name', async () => {
    // Received here, nothing else is known: the immersion is open to her, as to all.
    const all = created({ birthDate: civilDate('1990-01-01'), firstReceptionOn: civilDate('2026-01-05') });
    const one = created({ nationality: 'french', jobSeeker: 'yes', jobSeekerSince: civilDate('2026-01-05') });
    await sweep();
    const open = await rows('open');
    expect(open.rows.map(({ candidateId }) => candidateId)).toEqual([one]);
    expect(open.shown.flatMap(({ cells }) => cells.scheme)).not.toContain('PMSMP');
    const named = await rows('open', { scheme: 'PMSMP' });
    expect(named.rows.map(({ candidateId }) => candidateId).toSorted()).toEqual([all, one].toSorted());
    // Nothing is hidden of a person: it stands beside, with the rest.
    expect(named.rows.every(({ lines }) => lines.some(({ scheme }) => scheme === 'PMSMP'))).toBe(true);
  });
  test('is still asked about where an answer is wanted of it', async () => {
    const id = created({ birthDate: civilDate('1990-01-01') });
    await sweep();
    const { rows: found } = await rows('to-check', { scheme: 'PMSMP' });
    expect(found.map(({ candidateId }) => candidateId)).toEqual([id]);
  });
});

describe('a first sweep', () => {
  test('of a young person whose nationality is not known, the civic service waits for that answer alone', async () => {
    const id = created({ birthDate: civilDate('2005-03-12') });
    await sweep();
    const line = async () =>
      (await rows('to-check', { scheme: 'SERVICE_CIVIQUE' })).rows[0]?.lines.find(
        ({ scheme }) => scheme === 'SERVICE_CIVIQUE',
      );
    const waiting = await line();
    expect(waiting?.missing).toEqual(['candidate.nationality']);
    expect(saidOfOutlook(waiting ?? { verdict: 'eligible', missing: [], isClosedUnless: false }).words).toBe(
      'il manque 1\u00A0réponse',
    );
    changed(id, { nationality: 'french' });
    await told(id, 'candidate.civicServiceDone', true);
    await sweep();
    expect(await line()).toBeUndefined();
    expect((await rows('open', { scheme: 'SERVICE_CIVIQUE' })).total).toBe(0);
    await told(id, 'candidate.civicServiceDone', false);
    await sweep();
    expect((await rows('open', { scheme: 'SERVICE_CIVIQUE' })).total).toBe(1);
  });
  test('before it nothing is said; after it every candidate has an answer', async () => {
    const id = created({ nationality: 'french', birthDate: civilDate('2000-12-01') });
    expect(await stateNow()).toMatchObject({ state: 'idle', on: null, done: 0, total: 1, distinct: 0 });
    expect(await rows('open')).toEqual({ rows: [], total: 0, shown: [] });
    expect(await sweep()).toMatchObject({
      state: 'done',
      on: today,
      done: 1,
      total: 1,
      distinct: 1,
      judged: 1,
    });
    const { rows: found } = await rows('ends-soon', { scheme: 'CPRO', within: 90 });
    expect(found).toMatchObject([
      {
        candidateId: id,
        birthName: 'Canari',
        firstName: 'Zoé',
        birthDate: '2000-12-01',
        underWay: [],
      },
    ]);
    expect(found[0]?.lines.find(({ scheme }) => scheme === 'CPRO')).toEqual({
      scheme: 'CPRO',
      verdict: 'eligible',
      missing: [],
      isClosedUnless: false,
      change: {
        on: '2026-12-01',
        becomes: 'to-check',
        why: '26e anniversaire le 1er décembre 2026.',
      },
    });
    expect((await rows('ends-soon', { scheme: 'CPRO', within: 30 })).total).toBe(0);
  });

  test('of an empty portfolio is done at once', async () => {
    expect(await sweep()).toMatchObject({ state: 'done', total: 0, distinct: 0, judged: 0 });
  });

  test('judges once the people whom no condition tells apart, and all of them have the answer', async () => {
    for (const commune of ['Lille', 'Marseille', 'Brest']) created({ commune, comment: commune });
    created({ birthDate: civilDate('2004-03-13') });
    expect(await sweep()).toMatchObject({ distinct: 2, judged: 2 });
    expect((await rows('to-check', { scheme: 'CPRO' })).total).toBe(4);
  });

  test('tells those that are open under a reserve, and which it is', async () => {
    const known = created({
      specialDifficulties: 'yes',
      student: 'no',
      inTraining: 'no',
      jobSeekerSince: civilDate('2026-01-05'),
    });
    await sweep();
    const { rows: open, shown } = await rows('open', { scheme: 'CEJ' });
    expect(open).toMatchObject([{ candidateId: known }]);
    expect(open[0]?.lines).toContainEqual(
      expect.objectContaining({
        scheme: 'CEJ',
        verdict: 'eligible',
        missing: ['candidate.lastCejEndedOn'],
      }),
    );
    expect(shown[0]?.cells).toMatchObject({
      scheme: ['CEJ'],
      answer: ['reserved'],
      missing: ['candidate.lastCejEndedOn'],
    });
  });

  test('answers by pages, in the order of the names, each row once', async () => {
    for (let index = 0; index < 23; index += 1)
      created({ birthName: `Nom${String((index * 7) % 23).padStart(2, '0')}`, nationality: 'french' });
    await sweep();
    const whole = await rows('open', { scheme: 'CPRO' });
    expect(whole.total).toBe(23);
    expect(whole.rows.map(({ birthName }) => birthName)).toEqual(
      Array.from({ length: 23 }, (_, index) => `Nom${String(index).padStart(2, '0')}`),
    );
    const paged = [];
    for (let offset = 0; offset < 30; offset += 5)
      paged.push(...(await rows('open', { scheme: 'CPRO', offset, limit: 5 })).rows);
    expect(paged).toEqual(whole.rows);
    // Whatever the number of schemes that are open, a person is one row.
    const all = await rows('open');
    expect(all.total).toBe(23);
    expect(all.rows).toHaveLength(23);
    expect(all.rows[0]?.lines.filter(({ verdict }) => verdict === 'eligible').length).toBeGreaterThan(1);
  });

  test('who has entered a scheme is not offered it, and the row says since when', async () => {
    const accompanied = { specialDifficulties: 'yes', student: 'no', inTraining: 'no' } as const;
    const entered = created(accompanied);
    created(accompanied);
    inTransaction(() =>
      insertEnrolment(vault.deps, {
        candidateId: entered,
        scheme: 'PACEA',
        signedOn: civilDate('2026-03-02'),
        endedOn: null,
        isRenewal: false,
      }),
    );
    await sweep();
    const waiting = await rows('to-check');
    const open = await rows('open');
    const all = [...waiting.rows, ...open.rows];
    const own = all.filter(({ candidateId }) => candidateId === entered);
    expect(own.length).toBeGreaterThan(0);
    for (const { lines, underWay } of own) {
      expect(underWay).toEqual([{ scheme: 'PACEA', since: '2026-03-02' }]);
      expect(
        lines.filter(({ scheme, change }) => scheme === 'PACEA' && !/année/u.test(change?.why ?? '')),
      ).toEqual([]);
    }
    const offeredTo = async (): Promise<number> =>
      (await rows('to-check', { scheme: 'PACEA' })).total + (await rows('open', { scheme: 'PACEA' })).total;
    expect(await offeredTo()).toBe(1);
    // Left, it may be entered again.
    vault.db.exec("UPDATE enrolment SET ended_on = '2026-09-01'");
    await sweep();
    expect(await offeredTo()).toBe(2);
  });

  test('an immersion under way keeps no other from being offered', async () => {
    const id = created();
    inTransaction(() =>
      insertEnrolment(vault.deps, {
        candidateId: id,
        scheme: 'PMSMP',
        signedOn: civilDate('2026-09-01'),
        endedOn: null,
        isRenewal: false,
      }),
    );
    await sweep();
    const [row] = [...(await rows('open')).rows, ...(await rows('to-check')).rows];
    expect(row?.underWay).toEqual([]);
    expect(row?.lines.map(({ scheme }) => scheme)).toContain('PMSMP');
  });

  test('says of each scheme what the page of the person says', async () => {
    fillDemo(vault.deps, { seed: 7, candidates: 40, on: today });
    await sweep();
    const lines = new Map<string, string>();
    for (const view of ['open', 'to-check'] as const)
      for (const { candidateId, lines: own } of (await rows(view)).rows)
        for (const line of own)
          if (line.verdict !== 'ineligible')
            lines.set(`${candidateId} ${line.scheme}`, saidOfOutlook(line).words);
    expect(lines.size).toBeGreaterThan(100);
    for (const id of vault.db.prepare<[], CandidateId>('SELECT id FROM candidate').pluck().all()) {
      const { facts, territory, references, underWay } = situationOf(vault.deps, id, null, today);
      for (const answer of evaluate(facts, { territory, references }).schemes) {
        if (underWay.some(({ scheme }) => scheme === answer.id)) continue;
        const { code, words } = saidOf(personPart(answer));
        const isShown = code !== 'closed' && code !== 'out-of-force';
        expect([id, answer.id, lines.get(`${id} ${answer.id}`)]).toEqual([
          id,
          answer.id,
          isShown ? words : undefined,
        ]);
      }
    }
  });
});

describe('the next sweep', () => {
  test('judges nothing when nothing has changed, one set after one change', async () => {
    fillDemo(vault.deps, { seed: 1, candidates: 60, on: today });
    const first = await sweep();
    expect(first.judged).toBe(first.distinct);
    const marks = vault.db.prepare('SELECT max(mark) AS n FROM sweep_pending');
    expect(marks.get()).toEqual({ n: null });
    const id = vault.db.prepare<[], string>('SELECT id FROM candidate LIMIT 1').pluck().get() as CandidateId;
    changed(id, { birthDate: civilDate('2001-02-03') });
    expect(await stateNow()).toMatchObject({ state: 'idle', done: 59, total: 60 });
    expect(await sweep()).toMatchObject({ state: 'done', judged: 1, done: 60 });
  });

  test('leaves out whoever is archived or in the trash, and judges again who is taken up', async () => {
    fillDemo(vault.deps, { seed: 1, candidates: 60, on: today });
    await sweep();
    const [one, other] = vault.db
      .prepare<[], CandidateId>('SELECT candidate_id FROM sweep_candidate ORDER BY candidate_id LIMIT 2')
      .pluck()
      .all() as [CandidateId, CandidateId];
    const kept = vault.db.prepare<[string], 1>('SELECT 1 FROM sweep_candidate WHERE candidate_id = ?');
    archive(vault.deps, [one], { reason: 'DECES', leftOn: today, detail: '' });
    trash(vault.deps, [other], '');
    expect([kept.get(one), kept.get(other)]).toEqual([undefined, undefined]);
    expect(await stateNow()).toMatchObject({ state: 'done', done: 58, total: 58 });
    changed(one, { birthDate: civilDate('2001-02-03') });
    // Another day judges everybody anew, but them.
    expect(await sweep(addDays(today, 1))).toMatchObject({ state: 'done', done: 58, total: 58 });
    expect([kept.get(one), kept.get(other)]).toEqual([undefined, undefined]);
    reopen(vault.deps, [one], 'Revenue');
    restore(vault.deps, [other]);
    expect(await stateNow()).toMatchObject({ state: 'idle', done: 58, total: 60 });
    expect(await sweep(addDays(today, 1))).toMatchObject({ state: 'done', done: 60, total: 60 });
    expect([kept.get(one), kept.get(other)].every((row) => row !== undefined)).toBe(true);
  });

  test.each<[string, (id: CandidateId) => unknown]>([
    ['the form', (id) => changed(id, { nationality: 'other' })],
    [
      'an enrolment',
      (id) =>
        inTransaction(() =>
          insertEnrolment(vault.deps, {
            candidateId: id,
            scheme: 'CEJ',
            signedOn: civilDate('2026-09-01'),
            endedOn: null,
            isRenewal: false,
          }),
        ),
    ],
    ['a fact told', (id) => told(id, 'candidate.employed', true)],
  ])('sees a change of %s', async (_, change) => {
    const ids = [created(), created({ birthDate: civilDate('2003-01-01') })];
    await sweep();
    const [id] = ids;
    if (id === undefined) throw new Error('nobody');
    await change(id);
    expect((await stateNow()).done).toBe(1);
    await sweep();
    expect(await everything()).toEqual(anew(ids, today));
  });

  test('does not mind a contact, which says nothing to the rules', async () => {
    const id = created();
    await sweep();
    inTransaction(() => insertContact(vault.deps, { candidateId: id, kind: 'call', happenedOn: today }));
    expect(await stateNow()).toMatchObject({ state: 'done', done: 1 });
  });

  test('a change that the conditions do not read gives the same set again, and judges nothing', async () => {
    const id = created();
    await sweep();
    changed(id, { commune: 'Lille' });
    expect(await sweep()).toMatchObject({ judged: 0, distinct: 1, state: 'done' });
  });

  test('on another day judges again only whose answer is over', async () => {
    created({ birthDate: civilDate('2000-09-16') });
    created({ birthDate: civilDate('2006-05-02') });
    await sweep();
    const marked = (): unknown =>
      vault.db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'sweep_pending'").pluck().get();
    const before = marked();
    expect(await sweep(addDays(today, 1))).toMatchObject({ judged: 1, on: addDays(today, 1) });
    // Nor is anyone else put on the list to look at.
    expect(Number(marked()) - Number(before)).toBe(1);
    // Back on the day before, what was judged since is judged again; the other answer held on both days.
    expect(await sweep(today)).toMatchObject({ judged: 1, on: today, done: 2 });
  });

  test('a value added to the tables, or another territory, judges everyone again', async () => {
    created();
    await sweep();
    expect(
      (
        await call('references.addValue', {
          value: {
            parameter: 'smic',
            from: '2027-01-01',
            value: 1250,
            source: 'Décret d’essai',
            confidence: 'V',
          },
        })
      ).ok,
    ).toBe(true);
    expect(await sweep()).toMatchObject({ judged: 1, distinct: 1 });
    expect(await sweep()).toMatchObject({ judged: 0, distinct: 1 });
    saveSettings(vault.deps, { ...defaultSettings, territory: 'mayotte' });
    expect(await sweep()).toMatchObject({ judged: 1, distinct: 1 });
  });
  test('what another build judged is judged again, and its sets are gone', async () => {
    created();
    await sweep();
    vault.db.exec("UPDATE sweep_state SET fingerprint = 'another'; UPDATE sweep_set SET key = x'00'");
    expect(await sweep()).toMatchObject({ judged: 1, distinct: 1 });
  });

  test('whoever is erased leaves nothing: neither the answer nor the set of facts that nobody else has', async () => {
    const gone = created({ birthDate: civilDate('2000-12-01') });
    const twin = created({ birthDate: civilDate('2004-03-12') });
    created({ birthDate: civilDate('2004-03-12') });
    await told(gone, 'candidate.employed', true);
    inTransaction(() =>
      insertEnrolment(vault.deps, {
        candidateId: gone,
        scheme: 'CEJ',
        signedOn: civilDate('2026-01-01'),
        endedOn: null,
        isRenewal: false,
      }),
    );
    await sweep();
    const left = (table: string): unknown => vault.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(left('sweep_set')).toBe(2);
    expect(left('sweep_change')).not.toBe(0);
    inTransaction(() => deleteCandidateRow(vault.deps, gone));
    expect(left('sweep_set')).toBe(1);
    expect(left('sweep_candidate')).toBe(2);
    expect(
      vault.db.prepare("SELECT count(*) FROM sweep_change WHERE changes_on = '2026-12-01'").pluck().get(),
    ).toBe(0);
    inTransaction(() => deleteCandidateRow(vault.deps, twin));
    expect(left('sweep_set')).toBe(1);
    expect(left('sweep_pending')).toBe(0);
    expect(await sweep()).toMatchObject({ judged: 0, total: 1 });
  });
});

test('after any changes, on any day, the sweep says what judging everyone anew says', async () => {
  const day = fc.integer({ min: -400, max: 500 }).map((shift) => addDays(today, shift));
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('form' as const),
      who: fc.nat(5),
      form: fc.record(
        {
          birthDate: fc
            .integer({ min: 0, max: 5000 })
            .map((shift) => addDays(civilDate('1997-01-01'), shift)),
          nationality: fc.constantFrom('french' as const, 'other' as const, null),
          jobSeeker: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
          jobSeekerSince: fc.option(day),
          disabledWorker: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
          benefits: fc.constantFrom<'RSA'[] | null>(null, [], ['RSA']),
          firstReceptionOn: fc.option(day),
          student: fc.constantFrom('yes' as const, 'no' as const),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({
      kind: fc.constant('enrolment' as const),
      who: fc.nat(5),
      scheme: fc.constantFrom('CEJ' as const, 'PACEA' as const, 'CIVIS' as const),
      signedOn: day,
      length: fc.option(fc.integer({ min: 1, max: 400 })),
    }),
    fc.record({
      kind: fc.constant('told' as const),
      who: fc.nat(5),
      path: fc.constantFrom(
        'candidate.employed',
        'candidate.topAthlete',
        'candidate.singleParentWithoutCare',
      ),
      value: fc.boolean(),
      toldOn: fc.integer({ min: -200, max: 0 }).map((shift) => addDays(today, shift)),
    }),
    fc.record({ kind: fc.constant('erase' as const), who: fc.nat(5) }),
    fc.record({ kind: fc.constant('create' as const), who: fc.nat(5) }),
    fc.record({
      kind: fc.constant('sweep' as const),
      who: fc.nat(5),
      days: fc.integer({ min: 0, max: 120 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 14 }), async (changes) => {
      vault.close();
      vault = testDeps({ today });
      handlers = handlersOf(vault.deps);
      const ids = [
        created(),
        created({ birthDate: civilDate('2000-11-20') }),
        created({ nationality: 'french' }),
      ];
      let on = today;
      await sweep(on);
      for (const each of changes) {
        const id = ids[each.who % Math.max(1, ids.length)];
        if (each.kind === 'create') ids.push(created({ birthDate: civilDate('2001-01-31') }));
        else if (each.kind === 'sweep') {
          on = addDays(on, each.days);
          await sweep(on);
        } else if (id === undefined) continue;
        else if (each.kind === 'form') changed(id, each.form);
        else if (each.kind === 'told') await told(id, each.path, each.value, each.toldOn);
        else if (each.kind === 'erase') {
          inTransaction(() => deleteCandidateRow(vault.deps, id));
          ids.splice(ids.indexOf(id), 1);
        } else
          inTransaction(() =>
            insertEnrolment(vault.deps, {
              candidateId: id,
              scheme: each.scheme,
              signedOn: each.signedOn,
              endedOn: each.length === null ? null : addDays(each.signedOn, each.length),
              isRenewal: false,
            }),
          );
      }
      await sweep(on);
      expect(await everything()).toEqual(anew(ids, on));
    }),
    { numRuns: 25 },
  );
});

describe('a long sweep', () => {
  test('tells its progress, lets others answer, stops when cancelled and goes on from there', async () => {
    fillDemo(vault.deps, { seed: 2, candidates: 2400, on: today });
    const stop = new AbortController();
    let told: Progress | null = null;
    const run = sweep(today, {
      signal: stop.signal,
      progress: (progress) => {
        told = progress;
        // Past the first batch, whose answers are kept.
        if (progress.done > 1200) stop.abort();
      },
    });
    const beside = await call('lists.size', { list: 'candidates' });
    expect(beside.ok).toBe(true);
    expect((await stateNow()).state).toBe('running');
    const end = await run.then(
      () => 'done',
      (refusal: Refusal) => refusal.code,
    );
    const state = await stateNow();
    if (end === 'done') expect(state.done).toBe(2400);
    else {
      expect(end).toBe('CANCELLED');
      expect(told).toMatchObject({ total: 2400, label: 'Droits des candidats' });
      expect(state).toMatchObject({ state: 'idle', total: 2400 });
      expect(state.done).toBeGreaterThanOrEqual(1000);
      expect(state.done).toBeLessThan(2400);
    }
    const after = await sweep();
    expect(after).toMatchObject({ state: 'done', done: 2400 });
    expect(after.judged).toBeLessThanOrEqual(2400 - state.done);
  });

  test('killed in its middle, keeps what it had written and goes on from there', async () => {
    const path = join(vault.folder, 'killed.vivier');
    const key = newDataKey();
    const open = (mustExist: boolean) => ({ ...vault.deps, db: openDatabase(path, key, mustExist) });
    const made = open(false);
    migrate(made.db);
    fillDemo(made, { seed: 4, candidates: 2400, on: today });
    made.db.close();
    const keyText = Buffer.from(key).toString('hex');
    expect(await work('sweep', path, keyText, '1200')).toBe('SIGKILL');
    const cut = open(true);
    handlers = handlersOf(cut);
    expect(integrityOf(cut.db)).toBe('ok');
    const { done } = await stateNow();
    expect(done).toBeGreaterThanOrEqual(1000);
    expect(done).toBeLessThan(2400);
    cut.db.close();
    // The same build of the rules goes on: another one would judge everyone again.
    expect(await work('sweep', path, keyText)).toBeNull();
    const whole = open(true);
    handlers = handlersOf(whole);
    const state = await stateNow();
    expect(state).toMatchObject({ state: 'done', done: 2400 });
    expect(state.judged).toBeLessThanOrEqual(2400 - done);
    whole.db.close();
  });

  test('two at once do the work once', async () => {
    fillDemo(vault.deps, { seed: 3, candidates: 300, on: today });
    const [one, other] = await Promise.all([sweep(), sweep()]);
    expect(one.judged).toBe(one.distinct);
    expect(other).toMatchObject({ judged: 0, distinct: one.distinct, state: 'done' });
  });
});

test('bad input is refused', async () => {
  for (const [name, input] of [
    ['rights.sweep', { on: '2026-02-30' }],
    ['rights.sweep', {}],
    ['rights.sweepState', { on: today }],
    ['rights.sweptRow', {}],
    ['rights.sweptRow', { id: 'x' }],
  ] as const) {
    const answer = await call(name, input);
    expect(answer.ok ? null : answer.error.code, name).toBe('INVALID_INPUT');
  }
});
