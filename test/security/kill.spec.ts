/**
 * A kill at any moment, on the built command line: afterwards the portfolio opens, every page and the whole journal are
 * sound, and it holds all of the batch or nothing. The moments are drawn from a seed: `VIVIER_SEED` repeats a run.
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../electron/vault/demo';
import { answerOf, extract, vivier } from './command-line';

const seed = Number(process.env.VIVIER_SEED ?? Date.now() % 1_000_000);
const random = seededRandom(seed);
const ROUNDS = 5;
const CANDIDATES = 400;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vivier-kill-'));
  process.stdout.write(`kill.spec: VIVIER_SEED=${seed}\n`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Milliseconds after which to kill something that takes `wholeMs`: within its second half rather, where it writes. */
const moment = (wholeMs: number): number => wholeMs * (0.3 + 0.7 * (random.below(1000) / 1000));

async function candidatesIn(path: string): Promise<number> {
  expect(await answerOf('portfolio', 'verify', path)).toMatchObject({ isSound: true });
  const { counts } = (await answerOf('portfolio', 'info', path)) as { counts: { candidates: number } };
  return counts.candidates;
}

describe(`killed at ${ROUNDS} moments each (seed ${seed})`, () => {
  test('an import is there as a whole or not at all', async () => {
    const empty = join(root, 'vide.vivier');
    await answerOf('portfolio', 'create', empty);
    const reference = join(root, 'entier.vivier');
    copyFileSync(empty, reference);
    const { ms } = await vivier(['import', reference, extract]);
    const all = await candidatesIn(reference);
    expect(all).toBeGreaterThan(300);
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = mkdtempSync(join(root, 'import-'));
      const path = join(folder, 'equipe.vivier');
      copyFileSync(empty, path);
      const after = moment(ms);
      const { code } = await vivier(['import', path, extract], { killAfterMs: after });
      const there = await candidatesIn(path);
      expect([0, all], `killed after ${Math.round(after)} ms`).toContain(there);
      if (code === 0) expect(there).toBe(all);
      // One file again, and a second import ends with the same people.
      expect(readdirSync(folder)).toEqual(['equipe.vivier']);
      await answerOf('import', path, extract);
      expect(await candidatesIn(path)).toBe(all);
    }
  }, 180_000);

  test('a demonstration opens, or says that there is none yet', async () => {
    const start = performance.now();
    await answerOf('demo', '--out', join(root, 'demo'), '--candidates', String(CANDIDATES));
    const ms = performance.now() - start;
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = join(root, `demo-${round}`);
      const after = moment(ms);
      await vivier(['demo', '--out', folder, '--candidates', String(CANDIDATES)], { killAfterMs: after });
      const path = join(folder, 'demo.vivier');
      const { code, err } = await vivier(['portfolio', 'info', path]);
      if (code === 1)
        expect(err).toMatch(/^(?:Aucun portefeuille|Ce fichier n’est pas un portefeuille)[^\n]*\n$/u);
      else {
        const there = await candidatesIn(path);
        // The people of the three complete files come after the batch.
        expect(there === 0 || there >= CANDIDATES, `${there} after ${Math.round(after)} ms`).toBe(true);
      }
    }
  }, 180_000);
});
