import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../electron/vault/demo';
import { checkClosed, checkFolder, checkKept, checkTraces } from './check';
import { type Operation, open, operations } from './operations';
import { attemptFolder, type Scenario, scenarios } from './scenarios';
import { states } from './states';
import { Broken, newWorld, type World } from './world';

export interface CampaignOptions {
  readonly appRoot: string;
  /** An existing folder, of this campaign alone. */
  readonly root: string;
  readonly seed: number;
  readonly kills: number;
  /** Which operations and scenarios, by name; all of them by default. */
  readonly only?: readonly string[];
  readonly log?: (line: string) => void;
}

export interface CampaignReport {
  readonly seed: number;
  readonly kills: number;
  readonly byOperation: Readonly<Record<string, number>>;
  /** Changes that the vault acknowledged in all: each was found again. */
  readonly acknowledged: number;
  readonly seconds: number;
}

/** After so many kills a new portfolio: checks stay quick, and a first opening is tried again. */
const killsInOneLife = 25;
/** Every so many kills, the portfolio is closed as at the end of a day, and its folder looked at. */
const killsBetweenClosings = 4;

/** Kills the vault once, `afterMs` from now; tries again as long as there is no process to kill. */
async function killAfter(world: World, afterMs: number): Promise<void> {
  await wait(afterMs);
  while (!(await world.vault.kill())) await wait(1 + world.random.below(20));
}

/** How long the act takes, learnt as it goes: a moment is drawn within it, and a little beyond. */
class Durations {
  readonly #known = new Map<string, number>();
  learn(name: string, ms: number): void {
    this.#known.set(name, 0.7 * (this.#known.get(name) ?? ms) + 0.3 * ms);
  }
  moment(name: string, random: World['random']): number {
    return ((this.#known.get(name) ?? 300) * 1.5 + 300) * (random.below(10_000) / 10_000);
  }
}

/** Repeats one operation until it is killed, then reopens and finds everything. Answers how many were acknowledged. */
async function killDuring(world: World, operation: Operation, durations: Durations): Promise<number> {
  let isKilled = false;
  let done = 0;
  const kill = killAfter(world, durations.moment(operation.name, world.random)).then(() => {
    isKilled = true;
  });
  while (!isKilled) {
    const from = performance.now();
    await operation.act(world);
    if (world.pending !== null) break;
    done += 1;
    durations.learn(operation.name, performance.now() - from);
  }
  await kill;
  checkFolder(world);
  // A kill at the end of a closing leaves a portfolio that the same act has opened again.
  if (!(await isOpen(world)) && !(await open(world)))
    throw new Broken('the portfolio does not open after a kill');
  await checkKept(world, 8);
  return done;
}

async function killScenario(world: World, scenario: Scenario, durations: Durations): Promise<number> {
  const folder = attemptFolder(world);
  const { act, check } = await scenario.prepare(world, folder);
  const kill = killAfter(world, durations.moment(scenario.name, world.random));
  const from = performance.now();
  const wasAcknowledged = await act();
  // Cut before anything was acknowledged, it takes longer than was thought: the next one is given more time.
  durations.learn(scenario.name, (performance.now() - from) * (wasAcknowledged ? 1 : 4));
  await kill;
  checkTraces({ ...world, folder });
  await check(wasAcknowledged);
  rmSync(folder, { recursive: true, force: true });
  return wasAcknowledged ? 1 : 0;
}

/**
 * Kills the vault process `kills` times at random moments of everything that it does. After each: the portfolio opens,
 * every change that it acknowledged is there and equal, integrity and journal are whole, nothing is readable beside it.
 * Throws `Broken` at the first promise that was not kept.
 */
export async function campaign(options: CampaignOptions): Promise<CampaignReport> {
  const { appRoot, root, seed, kills, only, log = () => undefined } = options;
  const begun = performance.now();
  const random = seededRandom(seed);
  const durations = new Durations();
  const wanted = [...operations, ...scenarios, ...states].filter(({ name }) => only?.includes(name) ?? true);
  const byOperation: Record<string, number> = Object.fromEntries(wanted.map(({ name }) => [name, 0]));
  let acknowledged = 0;
  let world: World | null = null;
  let life = 0;
  const end = async (): Promise<void> => {
    if (!world) return;
    if (!(await isOpen(world))) await open(world);
    await checkKept(world, Number.POSITIVE_INFINITY);
    await world.vault.close();
    checkClosed(world);
    checkTraces(world);
    rmSync(join(root, `vie-${life}`), { recursive: true, force: true });
  };
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      if (world === null || kill % killsInOneLife === 0) {
        await end();
        life += 1;
        const own = join(root, `vie-${life}`);
        mkdirSync(own);
        world = await newWorld({ appRoot, root: own, seed: random.below(2 ** 31) });
        // Each operation once in peace: what the first ones of a day prepare is there, and their time is known.
        if (life === 1)
          for (const operation of wanted) {
            if (!('act' in operation)) continue;
            const from = performance.now();
            await operation.act(world);
            durations.learn(operation.name, performance.now() - from);
          }
      }
      const target = wanted[kill % wanted.length];
      if (target === undefined) break;
      if ('act' in target) {
        if (!(await isOpen(world))) await open(world);
        acknowledged += await killDuring(world, target, durations);
      } else {
        await world.vault.close();
        acknowledged += await killScenario(world, target, durations);
      }
      byOperation[target.name] = (byOperation[target.name] ?? 0) + 1;
      if (kill % killsBetweenClosings === killsBetweenClosings - 1) {
        await world.vault.close();
        checkClosed(world);
      }
      if ((kill + 1) % 25 === 0)
        log(`${kill + 1} arrêts brutaux, ${acknowledged} changements confirmés retrouvés`);
    }
    await end();
    return {
      seed,
      kills: Object.values(byOperation).reduce((sum, count) => sum + count, 0),
      byOperation,
      acknowledged,
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    await world?.vault.kill();
  }
}

const isOpen = async (world: World): Promise<boolean> => (await world.vault.ask('portfolio.info', {})).ok;
