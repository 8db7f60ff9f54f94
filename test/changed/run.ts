/**
 * `npm run test:changed`: the tests that what has changed since the last commit reaches, nearest first, for as long as a
 * person waits; it says how many it left to `npm test`. Another commit to compare with may be named.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { BaseSequencer, createVitest, type TestModule, type TestSpecification } from 'vitest/node';
import { testsReached } from './reached';

/** After this, from the beginning, no further test is begun but the nearest: those under way end, and the command with them. */
const BUDGET_MS = 20_000;

const git = (...args: readonly string[]): string[] =>
  execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean);
const fresh = git('ls-files', '-z', '--others', '--exclude-standard');
const changed = [...git('diff', '-z', '--name-only', '--no-renames', process.argv[2] ?? 'HEAD'), ...fresh];
const sources = [...git('ls-files', '-z'), ...fresh]
  .filter((path) => /^(?:electron|renderer|shared|test)\/.*\.(?:tsx?|mjs)$/u.test(path) && existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const reached = testsReached(sources, changed);
console.log(
  `Fichiers modifiés : ${changed.length}. Fichiers de tests qu’ils atteignent : ${reached.length}.`,
);

if (reached.length > 0) {
  const order = new Map(reached.map(({ path }, index) => [path, index]));
  const place = ({ moduleId }: { readonly moduleId: string }): number =>
    order.get(relative(process.cwd(), moduleId).split(sep).join('/')) ?? order.size;
  /** Vitest would begin with those that are the longest. */
  class NearestFirst extends BaseSequencer {
    override sort(found: TestSpecification[]): Promise<TestSpecification[]> {
      return Promise.resolve(found.toSorted((a, b) => place(a) - place(b)));
    }
  }
  const vitest = await createVitest('test', {
    watch: false,
    project: ['unit', 'apart'],
    sequence: { sequencer: NearestFirst },
  });
  await vitest.standalone();
  const found = (await vitest.globTestSpecifications()).filter((one) => place(one) < order.size);
  const isWhole = (each: TestModule): boolean =>
    ['passed', 'failed'].includes(each.state()) &&
    [...each.children.allTests('skipped')].every(({ options }) => options.mode !== 'run');
  // The nearest are run whatever they take; the others while there is time.
  const nearest = found.filter((one) => reached[place(one)]?.steps === reached[0]?.steps);
  const { testModules } = await vitest.runTestSpecifications(nearest);
  let run = testModules.filter(isWhole).length;
  const rest = found.filter((one) => !nearest.includes(one));
  const time = BUDGET_MS - performance.now();
  if (rest.length > 0 && time > 0) {
    const limit = setTimeout(() => void vitest.cancelCurrentRun('keyboard-input'), time);
    run += (await vitest.runTestSpecifications(rest)).testModules.filter(isWhole).length;
    clearTimeout(limit);
  }
  const left = found.length - run;
  console.log(
    left === 0
      ? 'Tous ont été joués ; npm test joue aussi la fenêtre.'
      : `Laissés à npm test, faute de temps : ${left} fichiers de tests sur ${found.length}, les plus éloignés de ce qui a changé.`,
  );
  await vitest.close();
}
