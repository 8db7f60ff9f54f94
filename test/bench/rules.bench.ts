import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import rules from 'modele-social';
import Engine from 'publicodes';
import { migrate, openDatabase } from '../../electron/vault/db';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { dispatch } from '../../electron/vault/dispatch';
import { newDataKey } from '../../electron/vault/keys';
import { handlersOf } from '../../electron/vault/procedures';
import type { AnyHandlers, Deps } from '../../electron/vault/service/deps';
import { addDays, type CivilDate, civilDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import { evaluate, type Facts } from '../../shared/law';
import { type ListFilter, listsProcedures } from '../../shared/lists';
import { rightsProcedures, type SweepState } from '../../shared/rights';
import { rightsList } from '../../shared/sweep';
import type { BenchResult } from './result';

const on = civilDate('2026-09-15');

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
function resultOf(name: string, size: number, times: readonly number[]): BenchResult {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { name, size, medianMs: at(0.5), p95Ms: at(0.95), runs: times.length };
}
function timed(runs: number, act: (run: number) => void): readonly number[] {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    act(run);
    times.push(performance.now() - from);
  }
  return times;
}

/** A situation of 2026, everything given: the age changes at each run, so that nothing is answered from memory. */
const situation = (run: number): Facts => ({
  on,
  startsOn: civilDate('2026-10-01'),
  endsOn: civilDate('2027-09-30'),
  candidate: {
    birthDate: addDays(civilDate('2001-01-01'), run % 3650),
    level: '3',
    diplomaObtained: true,
    diplomaKind: 'professional',
    upperSecondaryValidated: false,
    registeredJobSeekerSince: civilDate('2026-01-05'),
    disabledWorker: false,
    benefits: [],
    formerAidedContract: false,
    student: false,
    inTraining: false,
    specialDifficulties: true,
    workPermitNeeded: false,
  },
  employer: { kind: 'private-company', headcount: 12, conventionalMinimumMonthly: 1900 },
  contract: { nature: 'CDD', weeklyHours: 35, trainingHours: 300, renewalOf: null, qualification: 'RNCP' },
});

/** Every scheme of the product for a situation, against the minimum pay of one contract by the public calculator. */
export function benchRules(): readonly BenchResult[] {
  timed(200, (run) => evaluate(situation(run)));
  const own = resultOf(
    'rules.evaluate, every scheme',
    1,
    timed(2000, (run) => evaluate(situation(run))),
  );
  const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };
  const engine = new Engine<string>(rules, { logger: silent });
  const contract = 'salarié . contrat';
  const ages = ['moins de 21', 'de 21 à 25', 'de 26 à 44'];
  const peer = timed(30, (run) => {
    engine.setSituation({
      date: '15/09/2026',
      [contract]: "'professionnalisation'",
      [`${contract} . professionnalisation . âge`]: `'${ages[run % ages.length]}'`,
      [`${contract} . professionnalisation . formation`]: "'moins que bac'",
    });
    const { nodeValue } = engine.evaluate(`${contract} . professionnalisation . rémunération minimale`);
    if (typeof nodeValue !== 'number') throw new Error('The peer gave no figure');
  });
  const { medianMs } = resultOf('', 1, peer);
  return [{ ...own, against: { name: 'publicodes, one minimum pay', medianMs } }];
}

type Sweep = (on: CivilDate) => Promise<{ readonly took: number; readonly state: SweepState }>;
/** A sweep as the vault answers it: schema, handler, result. */
const sweeping =
  (handlers: AnyHandlers): Sweep =>
  async (day) => {
    const start = performance.now();
    const answer = await dispatch(
      { type: 'call', id: 1, name: 'rights.sweep', input: { on: day }, files: {} },
      {},
      handlers,
      { signal: new AbortController().signal, progress: () => undefined },
      (_, error) => {
        throw error;
      },
    );
    const took = performance.now() - start;
    if (!answer.ok) throw new Error(`rights.sweep: ${answer.error.code}`);
    return { took, state: rightsProcedures['rights.sweep'].output.parse(answer.data).state };
  };

/** Gives another day of birth to one candidate through the vault's own procedure, as an adviser would. */
async function changeOne(
  deps: Deps,
  handlers: AnyHandlers,
  id: CandidateId,
  birthDate: CivilDate,
): Promise<void> {
  const call = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
    const answer = await dispatch(
      { type: 'call', id: 1, name, input, files: {} },
      {},
      handlers,
      { signal: new AbortController().signal, progress: () => undefined },
      (_, error) => {
        throw error;
      },
    );
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
    return answer.data as Record<string, unknown>;
  };
  const { candidate } = (await call('candidates.get', { id })) as {
    candidate: Record<string, unknown> & { version: number };
  };
  const {
    id: _id,
    version,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    lastContactOn: _lastContactOn,
    suspectedDuplicateOf: _suspectedDuplicateOf,
    ...typed
  } = candidate;
  await call('candidates.update', { id, version, candidate: { ...typed, birthDate } });
  if (!deps.db.open) throw new Error('closed');
}

/** Times of a page of the list as the screen asks for it; `null`: the last one. The first asks the whole question. */
async function pages(
  deps: Deps,
  handlers: AnyHandlers,
  asked: {
    readonly filters: readonly ListFilter[];
    readonly columns: readonly string[];
    readonly sort: object;
  },
  offset: number | null,
): Promise<readonly number[]> {
  const read = async (from: number): Promise<{ readonly took: number; readonly total: number }> => {
    // A write, and what was kept of the answer is asked again.
    deps.db.exec('UPDATE sweep_state SET judged = judged');
    const start = performance.now();
    const answer = await dispatch(
      {
        type: 'call',
        id: 1,
        name: 'lists.read',
        input: {
          list: 'rights',
          query: { text: '', filters: asked.filters, sort: asked.sort, picked: null },
          columns: asked.columns,
          offset: from,
          limit: 100,
        },
        files: {},
      },
      {},
      handlers,
      { signal: new AbortController().signal, progress: () => undefined },
      (_, error) => {
        throw error;
      },
    );
    const took = performance.now() - start;
    if (!answer.ok) throw new Error(`lists.read: ${answer.error.code}`);
    return { took, total: listsProcedures['lists.read'].output.parse(answer.data).total };
  };
  const { total } = await read(0);
  const from = offset ?? Math.max(0, total - 100);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) times.push((await read(from)).took);
  return times;
}

/** The sweep of an encrypted portfolio on disk: the first pass, after one change, with none, on the next day. */
export async function benchSweep(size: number): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-'));
  const key = newDataKey();
  try {
    const db = openDatabase(join(folder, 'sweep.vivier'), key, false);
    migrate(db);
    const deps: Deps = {
      db,
      clock: { today: () => on, now: () => `${on}T08:00:00.000Z` },
      newId: seededRandom(7).uuid,
      actor: () => 'Mesure',
      entrance: 'window',
    };
    const { candidateIds } = fillDemo(deps, { seed: 1, candidates: size, on });
    const handlers = handlersOf(deps);
    const sweep = sweeping(handlers);
    const first = await sweep(on);
    const results = [
      resultOf(`rights.sweep, first pass (${first.state.distinct} distinct sets of facts)`, size, [
        first.took,
      ]),
    ];
    const unchanged: number[] = [];
    for (let run = 0; run < 20; run += 1) unchanged.push((await sweep(on)).took);
    results.push(resultOf('rights.sweep, nothing changed', size, unchanged));
    const ofScheme: ListFilter = { field: 'scheme', operator: 'one-of', value: ['CPRO'] };
    for (const { id, filters, columns, sort } of rightsList.views ?? [])
      for (const [what, more, offset] of [
        ['first page', [], 0],
        ['first page of one scheme', [ofScheme], 0],
        ['last page', [], null],
      ] as const)
        results.push(
          resultOf(
            `rights.list, ${id}, ${what}`,
            size,
            await pages(deps, handlers, { filters: [...filters, ...more], columns, sort }, offset),
          ),
        );
    const changed: number[] = [];
    for (let run = 0; run < 20; run += 1) {
      const id = candidateIds[(run * 7919) % candidateIds.length];
      if (id === undefined) continue;
      await changeOne(deps, handlers, id, addDays(civilDate('2003-01-01'), 13 * run));
      const { took, state } = await sweep(on);
      if (state.judged > 1) throw new Error(`${state.judged} sets judged after one change`);
      changed.push(took);
    }
    results.push(resultOf('rights.sweep, one change', size, changed));
    const next = await sweep(addDays(on, 1));
    results.push(resultOf(`rights.sweep, next day (${next.state.judged} sets judged)`, size, [next.took]));
    db.close();
    return results;
  } finally {
    key.fill(0);
    rmSync(folder, { recursive: true, force: true });
  }
}
