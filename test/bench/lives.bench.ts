import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fillDemo } from '../../electron/vault/demo';
import { newDataKey } from '../../electron/vault/keys';
import { handlersOf } from '../../electron/vault/procedures';
import { candidatesList } from '../../shared/lists';
import { asking, depsOn, on, page, repeated, resultOf } from './candidates.bench';
import type { BenchResult } from './result';

/** Things told of each person, besides her creation: situations, stages, papers, profile, contacts, enrolments. */
const eventsEach = 40;

/**
 * Measures an encrypted portfolio on disk of `size` people who have lived: each view of the list, a person's page with all its
 * tabs, who she is like, and two records side by side. The key is ready; each line is measured after a first call.
 */
export async function benchLives(size: number): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-'));
  const path = join(folder, 'bench.vivier');
  const key = newDataKey();
  const results: BenchResult[] = [];
  try {
    const deps = depsOn(path, key, false);
    const start = performance.now();
    const { candidateIds } = fillDemo(deps, { seed: 1, candidates: size, on, lives: { eventsEach } });
    const record = (name: string, times: readonly number[]): void => {
      results.push(resultOf(`lives.${name}`, size, times));
    };
    record('fillDemo', [performance.now() - start]);
    deps.db.pragma('wal_checkpoint(TRUNCATE)');
    const ask = asking(handlersOf(deps));

    record('list, a page', await repeated(30, () => ask('lists.read', page('name', []))));
    for (const { id, filters, sort, columns } of candidatesList.views ?? []) {
      const view = (offset: number): object => ({
        list: 'candidates',
        query: { text: '', filters, sort, picked: null },
        columns,
        offset,
        limit: 50,
      });
      // What nobody has asked before since the last change, then the page that follows.
      const first: number[] = [];
      const next: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const other = candidateIds[run];
        if (other === undefined) break;
        await ask('candidates.recordContact', { id: other, kind: 'call', happenedOn: on, note: '' });
        first.push(await ask('lists.read', view(0)));
        for (let turn = 0; turn < 5; turn += 1) next.push(await ask('lists.read', view(turn * 10)));
      }
      record(`view ${id}, first page after a change`, first);
      record(`view ${id}, a page`, next);
    }

    /** Of everybody, of the people of one adviser, of most of them: each after a card was moved. */
    const boards: Readonly<Record<string, readonly object[]>> = {
      everybody: [],
      'one adviser': [{ field: 'adviser', operator: 'one-of', value: ['Conseillère A'] }],
      most: [{ field: 'age', operator: 'between', value: { from: 18, to: 25 } }],
    };
    const moves: number[] = [];
    for (const [name, filters] of Object.entries(boards)) {
      const times: number[] = [];
      for (const stage of ['preparing', 'put-forward', 'preparing', 'put-forward', 'in-immersion'] as const) {
        moves.push(
          await ask('candidates.changeStage', {
            ids: candidateIds.slice(0, 1),
            stage,
            startsOn: on,
            reason: '',
          }),
        );
        const query = { text: '', filters, sort: candidatesList.sort, picked: null };
        times.push(await ask('stages.board', { query, cards: 8 }));
      }
      record(`board of ${name}, after a change`, times);
    }
    record('a card moved', moves);

    const step = Math.max(1, Math.floor(size / 50));
    const some = candidateIds.filter((_, index) => index % step === 0).slice(0, 50);
    const parts: Readonly<Record<string, (id: string) => readonly [string, object]>> = {
      fiche: (id) => ['candidates.get', { id }],
      situations: (id) => ['candidates.periods', { id }],
      profile: (id) => ['candidates.profile', { id }],
      timeline: (id) => ['candidates.timeline', { id, offset: 0, limit: 50 }],
      papers: (id) => ['papers.list', { candidateId: id }],
      merges: (id) => ['merge.ofCandidate', { id }],
      rights: (id) => ['privacy.rightsOf', { candidateId: id }],
    };
    const whole: number[] = [];
    const each = new Map<string, number[]>(Object.keys(parts).map((part) => [part, []]));
    for (const id of some) {
      let took = 0;
      for (const [part, call] of Object.entries(parts)) {
        const time = await ask(...call(id));
        each.get(part)?.push(time);
        took += time;
      }
      whole.push(took);
    }
    for (const [part, times] of each) record(`person, ${part}`, times);
    record('person, all parts one after the other', whole);

    const alike: number[] = [];
    const compared: number[] = [];
    for (const [index, id] of some.entries()) {
      const other = some[(index + 1) % some.length];
      if (other === undefined || other === id) continue;
      alike.push(
        await ask('candidates.similar', {
          birthName: 'Lefevre',
          usualName: '',
          firstName: 'Manon',
          birthDate: '2004-03-12',
          mobilePhone: '',
          email: '',
          except: id,
        }),
      );
      compared.push(await ask('merge.compare', { candidateIds: [id, other] }));
    }
    record('people like the one being typed', alike);
    record('two records side by side', compared);
    deps.db.close();
    return results;
  } finally {
    key.fill(0);
    rmSync(folder, { recursive: true, force: true });
  }
}
