import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures, type StageKind } from '../../../shared/candidates';
import { type CandidateId, emptyCandidate } from '../../../shared/fields';
import type { ListFilter } from '../../../shared/lists';
import { stagesProcedures } from '../../../shared/stages';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { archive, candidatesHandlers, insertCandidate } from '../candidates';
import type { AnyHandlers } from '../service/deps';
import { stagesHandlers } from '.';
import { asking, beganOf, beganSql, FEW, longestOf, longestSql } from './board.repository';

const today = civilDate('2026-09-15');
let vault: TestDeps;
let handlers: AnyHandlers;
const { data, refusal } = callsOf({ ...candidatesProcedures, ...stagesProcedures }, () => handlers);
beforeEach(() => {
  vault = testDeps({ today });
  handlers = { ...candidatesHandlers(vault.deps), ...stagesHandlers(vault.deps) };
});
afterEach(() => vault.close());

const created = (birthName: string, adviser = ''): CandidateId =>
  vault.db.transaction(() =>
    insertCandidate(vault.deps, {
      ...emptyCandidate,
      birthName,
      firstName: 'Léa',
      birthDate: civilDate('2004-03-12'),
      adviser,
    }),
  )();
/** Somebody at a stage for so many days. */
async function staged(birthName: string, stage: StageKind, days: number, adviser = ''): Promise<CandidateId> {
  const id = created(birthName, adviser);
  await data('candidates.changeStage', { ids: [id], stage, startsOn: addDays(today, -days), reason: '' });
  return id;
}
const board = async (filters: readonly ListFilter[] = [], cards = 8) =>
  data('stages.board', {
    query: { text: '', filters: [...filters], sort: { key: 'name', descending: false }, picked: null },
    cards,
  });
const columnOf = async (stage: StageKind, filters: readonly ListFilter[] = [], cards = 8) => {
  const found = (await board(filters, cards)).columns.find((each) => each.stage === stage);
  if (found === undefined) throw new Error(`no column ${stage}`);
  return found;
};

describe('the board of the vivier', () => {
  test('counts the people of each stage of today, with the median of their days, the longest there first', async () => {
    await staged('Aa', 'preparing', 10);
    await staged('Bb', 'preparing', 31);
    await staged('Cc', 'preparing', 20);
    await staged('Dd', 'gone', 0);
    created('Ee');
    const { columns, without } = await board();
    expect(columns.map(({ stage, people, medianDays }) => [stage, people, medianDays])).toEqual([
      ['to-qualify', 0, null],
      ['preparing', 3, 20],
      ['in-training', 0, null],
      ['training-leaver', 0, null],
      ['put-forward', 0, null],
      ['in-immersion', 0, null],
      ['in-contract', 0, null],
      ['settled', 0, null],
      ['gone', 1, 0],
    ]);
    expect(without).toBe(1);
    expect(columns[1]?.cards.map(({ name, days }) => [name, days])).toEqual([
      ['BB Léa', 31],
      ['CC Léa', 20],
      ['AA Léa', 10],
    ]);
    expect((await columnOf('preparing', [], 2)).cards.map(({ days }) => days)).toEqual([31, 20]);
  });

  test.each([
    [[4], 4],
    [[4, 9], 6],
    [[4, 9, 9], 9],
    [[1, 2, 3, 100], 2],
  ])('of %j days, the median is %i', async (days, median) => {
    for (const [index, each] of days.entries()) await staged(`P${index}`, 'settled', each);
    expect((await columnOf('settled')).medianDays).toBe(median);
  });

  test('asks what the list asks: a filter narrows it, and whoever is archived is out of it unless asked for', async () => {
    await staged('Aa', 'preparing', 10, 'Alix Moreau');
    const away = await staged('Bb', 'preparing', 20, 'Brune Essai');
    const mine: ListFilter = { field: 'adviser', operator: 'one-of', value: ['Alix Moreau'] };
    expect((await columnOf('preparing', [mine])).cards.map(({ name }) => name)).toEqual(['AA Léa']);
    archive(vault.deps, [away], { reason: 'DEMENAGEMENT', leftOn: civilDate('2026-09-01'), detail: '' });
    expect((await columnOf('preparing')).people).toBe(1);
    const archived = await columnOf('preparing', [
      { field: 'state', operator: 'one-of', value: ['archived'] },
    ]);
    expect(archived.cards.map(({ name, sign }) => [name, sign?.proposed?.stage])).toEqual([
      ['BB Léa', 'gone'],
    ]);
  });

  test('a filter that the list does not know is refused', async () => {
    expect(
      await refusal('stages.board', {
        query: {
          text: '',
          filters: [{ field: 'inconnu', operator: 'empty', value: null }],
          sort: { key: 'name', descending: false },
          picked: null,
        },
        cards: 8,
      }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('the sign of one person is that of her card; nobody has none', async () => {
    const id = await staged('Aa', 'in-contract', 10);
    const [card] = (await columnOf('in-contract')).cards;
    expect(card?.sign?.says).toMatch(/^Ni contrat signé en cours/u);
    expect((await data('stages.sign', { id })).sign).toEqual(card?.sign);
    expect(await refusal('stages.sign', { id: '99999999-0000-4000-8000-000000000000' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('however many people are asked for, the answer is the same', () => {
  test('few, many and all of them', async () => {
    const stages = ['preparing', 'gone', 'settled'] as const;
    for (let each = 0; each < 12; each += 1)
      await staged(`P${String(each).padStart(2, '0')}`, stages[each % 3] ?? 'gone', each * 3);
    const rowids = Int32Array.from(vault.db.prepare<[], number>('SELECT rowid FROM candidate').pluck().all());
    // Row numbers that are nobody's make as many as it takes.
    const many = Int32Array.from({ length: FEW + 12 }, (_, index) => rowids[index] ?? 1_000_000 + index);
    const counts = new Map<StageKind, number>(stages.map((stage) => [stage, 4]));
    const answers = [null, rowids, many].map((whose) => [
      beganOf(vault.db, whose, today),
      [...longestOf(vault.db, whose, counts, 3, today)]
        .map(([kind, found]) => [kind, found.map(({ id }) => id)] as const)
        .sort(([one], [other]) => one.localeCompare(other)),
    ]);
    expect(answers[0]?.[0]).toHaveLength(12);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  const planOf = (sql: string, bound: Readonly<Record<string, unknown>>): string =>
    asking(vault.db, new Int32Array([1]))
      .prepare<[Readonly<Record<string, unknown>>], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(bound)
      .map(({ detail }) => detail)
      .join('\n');
  test.each(['all', 'many'] as const)(
    '%s: one walk along the index of the stages, no row of the table read',
    (way) => {
      const plan = planOf(beganSql(way), { today });
      expect(plan).toContain('USING COVERING INDEX period_by_kind');
      expect(plan).not.toContain('TEMP B-TREE');
      expect(plan).not.toContain('SCAN period');
      const longest = planOf(longestSql(way), { today, kind: 'gone', limit: 8 });
      expect(longest).toContain('USING COVERING INDEX period_by_kind');
      expect(longest).not.toContain('TEMP B-TREE');
    },
  );
  test('few: from the people to their periods', () => {
    const plan = planOf(beganSql('few'), { today, rowids: '[1]' });
    expect(plan).toContain('SEARCH candidate USING INTEGER PRIMARY KEY');
    expect(plan).toContain('USING INDEX period_by_candidate');
  });
});

test('days of a card are counted from the first day of the stage to today', async () => {
  const begun: CivilDate = civilDate('2026-09-01');
  const id = created('Aa');
  await data('candidates.changeStage', { ids: [id], stage: 'settled', startsOn: begun, reason: '' });
  expect((await columnOf('settled')).cards[0]).toMatchObject({ startsOn: begun, days: 14 });
});
