/** « Papiers qui expirent »: the list says of each person what the page of the person says. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, civilDate } from '../../../shared/base/time';
import { type CandidateId, emptyCandidate } from '../../../shared/fields';
import { type ListQuery, listsProcedures } from '../../../shared/lists';
import {
  emptyPaper,
  expiringOf,
  latestOfEach,
  PAPER_NOTICE_DAYS,
  type PaperKind,
  paperKindNames,
  paperKindOf,
} from '../../../shared/papers';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { insertCandidate } from '../candidates';
import { savePaper } from '../papers';
import { handlersOf } from '../procedures';
import type { AnyHandlers } from '../service/deps';
import { lists } from './declared';

const today = civilDate('2026-09-15');
let vault: TestDeps;
let handlers: AnyHandlers;
const { data } = callsOf(listsProcedures, () => handlers);
beforeEach(() => {
  vault = testDeps({ today });
  handlers = handlersOf(vault.deps);
});
afterEach(() => vault.close());

const created = (birthName: string): CandidateId =>
  vault.db.transaction(() =>
    insertCandidate(vault.deps, {
      ...emptyCandidate,
      birthName,
      firstName: 'A',
      birthDate: civilDate('2004-03-12'),
    }),
  )();
const keep = (id: CandidateId, kind: PaperKind, endsIn: number | null): string =>
  savePaper(vault.deps, id, null, {
    ...emptyPaper(kind),
    expiresOn: endsIn === null || !paperKindOf(kind).expires ? null : addDays(today, endsIn),
  });
const read = async (query: Pick<ListQuery, 'filters' | 'sort'>): Promise<readonly (readonly unknown[])[]> => {
  const { rows } = await data('lists.read', {
    list: 'candidates',
    query: { text: '', picked: null, ...query },
    columns: ['name', 'paperExpiresOn', 'paperState'],
    offset: 0,
    limit: 200,
  });
  return rows.map(({ cells }) => [cells.name, cells.paperExpiresOn, cells.paperState]);
};
const view = lists.candidates.views?.find(({ id }) => id === 'papers-ending');

test('the declared view shows who has a paper that ends, the nearest end first, and nobody else', async () => {
  if (view === undefined) throw new Error('the view is declared');
  for (const [name, endsIn] of [
    ['Veille', PAPER_NOTICE_DAYS + 1],
    ['Jour', PAPER_NOTICE_DAYS],
    ['Lendemain', PAPER_NOTICE_DAYS - 1],
    ['Dernier', 0],
    ['Passe', -1],
    ['Sans', null],
  ] as const)
    keep(created(name), 'identity-card', endsIn);
  created('Aucune');
  const renewed = created('Renouvele');
  keep(renewed, 'identity-card', -10);
  keep(renewed, 'passport', 900);
  expect(await read({ filters: [...view.filters], sort: view.sort })).toEqual([
    ['PASSE A', addDays(today, -1), 'expired'],
    ['DERNIER A', today, 'soon'],
    ['LENDEMAIN A', addDays(today, PAPER_NOTICE_DAYS - 1), 'soon'],
    ['JOUR A', addDays(today, PAPER_NOTICE_DAYS), 'soon'],
  ]);
  const only = async (filter: ListQuery['filters'][number]) =>
    (await read({ filters: [filter], sort: lists.candidates.sort })).map(([name]) => name);
  expect(await only({ field: 'paperState', operator: 'one-of', value: ['good'] })).toEqual([
    'RENOUVELE A',
    'VEILLE A',
  ]);
  expect(await only({ field: 'paperState', operator: 'empty', value: null })).toEqual(['AUCUNE A', 'SANS A']);
  expect(await only({ field: 'paperExpiresOn', operator: 'empty', value: null })).toEqual([
    'AUCUNE A',
    'SANS A',
  ]);
  expect(await only({ field: 'paperExpiresOn', operator: 'coming', value: 0 })).toEqual(['DERNIER A']);
});

test('whatever papers a person has, the list and her page agree', async () => {
  const paper = fc.record({
    kind: fc.constantFrom(...paperKindNames),
    endsIn: fc.option(fc.integer({ min: -100, max: 160 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(paper, { maxLength: 6 }), async (papers) => {
      const id = created('Essai');
      for (const { kind, endsIn } of papers) keep(id, kind, endsIn);
      const kept = papers.map(({ kind, endsIn }) => ({
        kind,
        expiresOn: endsIn === null || !paperKindOf(kind).expires ? null : addDays(today, endsIn),
      }));
      const [first] = latestOfEach(kept)
        .flatMap(({ expiresOn }) => (expiresOn === null ? [] : [expiresOn]))
        .sort();
      const [row] = await read({ filters: [], sort: lists.candidates.sort });
      const ending = expiringOf(kept, today);
      const state =
        first === undefined ? null : ending.length === 0 ? 'good' : first < today ? 'expired' : 'soon';
      expect(row).toEqual(['ESSAI A', first ?? null, state]);
      vault.db.prepare('DELETE FROM candidate WHERE id = ?').run(id);
    }),
    { numRuns: 60 },
  );
});
