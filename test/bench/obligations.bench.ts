import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDemo } from '../../electron/vault/demo';
import { newDataKey } from '../../electron/vault/keys';
import { obligationsHandlers } from '../../electron/vault/obligations';
import { drawFor } from '../../electron/vault/obligations/drawing';
import { handlersOf } from '../../electron/vault/procedures';
import { asking, depsOn, on, repeated, resultOf } from './candidates.bench';
import type { BenchResult } from './result';

/** People of a portfolio who are not archived, of each hundred. */
const activeShare = 0.06;

/**
 * Measures what is owed in an encrypted portfolio on disk of `size` people, most of them archived and the others with a life: the whole of it
 * drawn in the background, the longest turn of that, what a change costs, and a page of the list.
 */
export async function benchObligations(size: number): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-'));
  const results: BenchResult[] = [];
  const record = (name: string, times: readonly number[]): void => {
    results.push(resultOf(`obligations.${name}`, size, times));
  };
  try {
    const deps = depsOn(join(folder, 'bench.vivier'), newDataKey(), false);
    const many = Math.ceil(size * activeShare);
    const { candidateIds: active } = fillDemo(deps, {
      seed: 1,
      candidates: many,
      on,
      lives: { eventsEach: 0 },
    });
    fillDemo(deps, { seed: 2, candidates: size - many, employers: 0, on });
    deps.db
      .prepare(
        `UPDATE candidate SET archived_on = ?, exit_reason = 'AGE', left_on = ?
         WHERE id NOT IN (SELECT value FROM json_each(?))`,
      )
      .run(on, on, JSON.stringify(active));
    deps.db.pragma('wal_checkpoint(TRUNCATE)');
    const ask = asking({ ...handlersOf(deps), ...obligationsHandlers(deps, () => null) });

    const turns: number[] = [];
    const start = performance.now();
    for (let waiting = 1; waiting > 0; ) {
      const from = performance.now();
      waiting = drawFor(deps, 25).waiting;
      turns.push(performance.now() - from);
    }
    record('whole portfolio', [performance.now() - start]);
    record('a turn of it', turns);
    record('longest turn', [Math.max(...turns)]);

    const changes: number[] = [];
    for (const id of active.slice(0, 100)) {
      await ask('candidates.recordContact', { id, kind: 'call', happenedOn: on, note: '' });
      const from = performance.now();
      drawFor(deps, 1000);
      changes.push(performance.now() - from);
    }
    record('one change', changes);
    const page = { adviser: null, shows: 'told', offset: 0, limit: 50 };
    record('list, a page', await repeated(20, () => ask('obligations.list', page)));
    record(
      'list, of an adviser',
      await repeated(20, () => ask('obligations.list', { ...page, adviser: 'Conseillère A' })),
    );
    record(
      'of a person',
      await repeated(20, () => ask('obligations.ofCandidate', { candidateId: active[0] })),
    );
    deps.db.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}
