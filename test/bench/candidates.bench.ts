import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keepRosterReady } from '../../electron/vault/candidates';
import { migrate, openDatabase } from '../../electron/vault/db';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { dispatch } from '../../electron/vault/dispatch';
import { newDataKey } from '../../electron/vault/keys';
import { handlersOf } from '../../electron/vault/procedures';
import type { AnyHandlers, Deps } from '../../electron/vault/service/deps';
import { civilDate } from '../../shared/base/time';
import { candidatesList, type ListColumn, type ListOperator, operatorsOf } from '../../shared/lists';
import type { BenchResult } from './result';

export const on = civilDate('2026-09-15');

/** What people type, letter by letter: common and rare names, two words, two letters, telephone, date, file number. */
const typed = [
  'martin',
  'lefevre manon',
  'manon lefèvre',
  'd’almeida',
  'jean-noël',
  'sy',
  'el am',
  'm a',
  'xavier zoé',
  '06 39 98 12 34',
  '+33639981234',
  '12/03/2004',
  'mars 2004',
  'DEMO-000042',
  'saint-denis martin',
];

/** Filters of a usual day, one of everything, and two that go through every record. */
const filterings: Readonly<Record<string, readonly object[]>> = {
  level: [{ field: 'level', operator: 'one-of', value: ['3', 'V'] }],
  age: [{ field: 'age', operator: 'between', value: { from: 18, to: 21 } }],
  commune: [{ field: 'commune', operator: 'one-of', value: ['Marseille'] }],
  scheme: [{ field: 'schemes', operator: 'one-of', value: ['CEJ'] }],
  adviser: [{ field: 'adviser', operator: 'one-of', value: ['Conseillère A'] }],
  all: [
    { field: 'level', operator: 'one-of', value: ['3', '4', 'infra3'] },
    { field: 'age', operator: 'between', value: { from: 18, to: 25 } },
    { field: 'commune', operator: 'one-of', value: ['Marseille', 'Lille'] },
    { field: 'schemes', operator: 'one-of', value: ['CEJ', 'PACEA'] },
    { field: 'adviser', operator: 'one-of', value: ['Conseillère A', 'Conseiller B'] },
  ],
  name: [{ field: 'name', operator: 'contains', value: 'martin le' }],
  address: [{ field: 'email', operator: 'empty', value: null }],
};
const sorts = [
  'name',
  'birthDate',
  'level',
  'commune',
  'adviser',
  'firstReceptionOn',
  'lastContactOn',
] as const;

const rounded = (value: number): number => Math.round(value * 100) / 100;
export function resultOf(name: string, size: number, times: readonly number[]): BenchResult {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { name, size, medianMs: at(0.5), p95Ms: at(0.95), runs: times.length };
}

type Asked = (name: string, input: unknown) => Promise<number>;
/** Milliseconds of a call as the vault answers it: schema, handler, result. */
export const asking =
  (handlers: AnyHandlers): Asked =>
  async (name, input) => {
    const start = performance.now();
    const answer = await dispatch(
      { type: 'call', id: 1, name, input, files: {} },
      {},
      handlers,
      { signal: new AbortController().signal, progress: () => undefined },
      (_, error) => {
        throw error;
      },
    );
    const took = performance.now() - start;
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
    return took;
  };

export const depsOn = (path: string, key: Uint8Array, mustExist: boolean): Deps => {
  const db = openDatabase(path, key, mustExist);
  migrate(db);
  return {
    db,
    clock: { today: () => on, now: () => `${on}T08:00:00.000Z` },
    newId: seededRandom(7).uuid,
    actor: () => 'Mesure',
    entrance: 'window',
  };
};

/** Time after an opening in which nobody types. */
const restMs = 1500;
/** The longest that a call would have waited for what runs at rest, for `ms` milliseconds. */
async function longestHold(ms: number): Promise<number> {
  let longest = 0;
  for (const from = performance.now(); performance.now() - from < ms; ) {
    const before = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    longest = Math.max(longest, performance.now() - before);
  }
  return longest;
}

/** One filter of each kind that each column admits. */
const everyFilter = (): readonly object[] =>
  candidatesList.columns.flatMap((column) =>
    operatorsOf(column).map((operator) => ({ field: column.id, operator, value: askedOf(column, operator) })),
  );
function askedOf({ kind, choices }: ListColumn, operator: ListOperator): unknown {
  switch (operator) {
    case 'contains':
      return kind === 'phone' ? '06 39' : 'ma';
    case 'one-of':
      return choices.length > 0 ? choices.slice(0, 2).map(({ value }) => value) : ['Marseille'];
    case 'between':
      return kind === 'age' || kind === 'number'
        ? { from: 18, to: 21 }
        : { from: '2004-01-01', to: '2006-01-01' };
    case 'coming':
    case 'past':
    case 'older':
      return 90;
    default:
      return null;
  }
}

/** Columns of the list and of the card beside it. */
const shown = [
  'name',
  'birthDate',
  'level',
  'commune',
  'schemes',
  'adviser',
  'lastContactOn',
  'mobilePhone',
  'postcode',
];
export const page = (key: string, filters: readonly object[], offset = 0): object => ({
  list: 'candidates',
  query: { text: '', filters, sort: { key, descending: false }, picked: null },
  columns: shown,
  offset,
  limit: 50,
});

const everyone = { text: '', filters: [], picked: null } as const;

export async function repeated(count: number, run: () => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) times.push(await run());
  return times;
}

/**
 * Measures the list and the search of an encrypted portfolio on disk with `size` synthetic candidates. The key is
 * ready: no derivation is counted. Cold lines are the first call after an opening; the others come after a first one.
 */
export async function benchCandidates(size: number): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-'));
  const path = join(folder, 'bench.vivier');
  const key = newDataKey();
  const results: BenchResult[] = [];
  const record = (name: string, times: readonly number[]): void => {
    results.push(resultOf(name, size, times));
  };
  try {
    const made = depsOn(path, key, false);
    const start = performance.now();
    fillDemo(made, { seed: 1, candidates: size, on });
    record('candidates.fillDemo', [performance.now() - start]);
    made.db.pragma('wal_checkpoint(TRUNCATE)');
    made.db.close();

    const opens: number[] = [];
    const firstPages: number[] = [];
    const firstSearches: number[] = [];
    const restedSearches: number[] = [];
    const largestStep: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const from = performance.now();
      const opened = depsOn(path, key, true);
      const ask = asking(handlersOf(opened));
      opens.push(performance.now() - from);
      firstPages.push(await ask('lists.read', page('name', [])));
      firstSearches.push(await ask('candidates.search', { text: 'm', limit: 50 }));
      opened.db.close();

      const rested = depsOn(path, key, true);
      const askRested = asking(handlersOf(rested));
      const end = keepRosterReady(rested);
      largestStep.push(await longestHold(restMs));
      restedSearches.push(await askRested('candidates.search', { text: 'm', limit: 50 }));
      end();
      rested.db.close();
    }
    record('portfolio.open (ready key)', opens);
    record('lists.read first page, cold', firstPages);
    record('candidates.search first keystroke, cold', firstSearches);
    record('candidates.search first keystroke, a second and a half after opening', restedSearches);
    record('candidates.search longest hold of others while its list is read', largestStep);

    const deps = depsOn(path, key, true);
    const ask = asking(handlersOf(deps));
    await ask('candidates.search', { text: 'm', limit: 50 });
    for (const sort of sorts) {
      await ask('lists.read', page(sort, []));
      record(`lists.read by ${sort}`, await repeated(30, () => ask('lists.read', page(sort, []))));
    }
    // Each order for the first time: by a column with an index, by any other.
    const isUsual = new Set<string>(sorts);
    const usual: number[] = [];
    const others: number[] = [];
    for (const { id } of candidatesList.columns)
      (isUsual.has(id) ? usual : others).push(await ask('lists.read', page(id, [])));
    record('lists.read first page by a usual column', usual);
    record('lists.read first page by another column', others);
    record(
      'lists.read last page',
      await repeated(30, () => ask('lists.read', page('commune', [], Math.max(0, size - 50)))),
    );
    for (const [name, filters] of Object.entries(filterings)) {
      const times: number[] = [];
      // The first page of each order: those that follow read what was found.
      for (const sort of sorts) times.push(await ask('lists.read', page(sort, filters)));
      record(`lists.read filtered by ${name}`, times);
    }
    const each: number[] = [];
    for (const filter of everyFilter()) each.push(await ask('lists.read', page('name', [filter])));
    record('lists.read first page by each filter of each column', each);
    const chosen = { list: 'candidates', query: { ...everyone, sort: { key: 'commune', descending: true } } };
    record(
      'lists.ids of 20,000 chosen rows',
      await repeated(5, () => ask('lists.ids', { ...chosen, offset: 0, limit: 20_000 })),
    );
    record(
      'lists.values of the communes',
      await repeated(30, () => ask('lists.values', { list: 'candidates', column: 'commune' })),
    );

    const keystrokes: number[] = [];
    const letters: number[] = [];
    const twoWords: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const text of typed) {
        for (let length = 1; length <= text.length; length += 1) {
          const soFar = text.slice(0, length);
          const took = await ask('candidates.search', { text: soFar, limit: 50 });
          keystrokes.push(took);
          if (length === 1) letters.push(took);
          if (soFar.trim().includes(' ')) twoWords.push(took);
        }
      }
    }
    record('candidates.search', keystrokes);
    record('candidates.search, one letter', letters);
    record('candidates.search, two words', twoWords);
    const similar = {
      birthName: 'Lefevre',
      usualName: '',
      firstName: 'Manon',
      birthDate: '2004-03-12',
      mobilePhone: '06 39 98 12 34',
      email: '',
      except: null,
    };
    record('candidates.similar', await repeated(30, () => ask('candidates.similar', similar)));
    deps.db.close();
    return results;
  } finally {
    key.fill(0);
    rmSync(folder, { recursive: true, force: true });
  }
}
