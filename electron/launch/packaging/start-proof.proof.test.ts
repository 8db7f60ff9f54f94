import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { debugDoors, doorFault, outcomeOf, proveStart } from './start-proof.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vivier-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ways in which a packaged program may answer a start; `isDoor` is whether it is asked through a debug door. */
const ways = {
  'refuses as on Linux: writes, and ends': `if (isDoor) { console.error('Vivier ne démarre pas'); process.exit(1); } passDoors();`,
  'refuses as on Windows: a box waits': `if (isDoor) wait(); else passDoors();`,
  'starts whatever it is asked': `passDoors();`,
  'waits in a box from the first': `wait();`,
  'ends well without starting': `process.exit(0);`,
  'ends badly before its doors': `console.error('no such module'); process.exit(3);`,
  'passes its doors, then falls over': `passDoors(); setTimeout(() => process.exit(1), 100);`,
  'obeys as Node does': `if (process.env.ELECTRON_RUN_AS_NODE) { console.log('node 42'); process.exit(1); } if (isDoor) process.exit(1); passDoors();`,
  'listens before it refuses': `if (isDoor && port) createServer().listen(port, '127.0.0.1'); if (isDoor) wait(); else passDoors();`,
  'refuses what an IT department sets': `if (isDoor || process.env.NODE_OPTIONS === '--no-deprecation' || /absent\\.pem$/u.test(process.env.NODE_EXTRA_CA_CERTS)) process.exit(1); passDoors();`,
} as const;
type Way = keyof typeof ways;

/** A Node script in the place of the packaged binary. */
function standIn(way: Way): { program: string; args: readonly string[] } {
  const script = join(folder, `${Object.keys(ways).indexOf(way)}.mjs`);
  writeFileSync(
    script,
    `import { mkdirSync } from 'node:fs';
     import { createServer } from 'node:net';
     import { join } from 'node:path';
     const args = process.argv.slice(2);
     const isDoor = args.some((argument) => argument.startsWith('--'));
     const port = Number(/=(\\d+)$/u.exec(args[0] ?? '')?.[1] ?? 0);
     const wait = () => setInterval(() => {}, 1000);
     const passDoors = () => { mkdirSync(join(process.env.VIVIER_PROFILE, 'session')); wait(); };
     ${ways[way]}`,
  );
  return { program: process.execPath, args: [script] };
}

/** Long enough for a Node that starts on a machine under load; a start that succeeds does not wait for it. */
const LONG = 60_000;

/**
 * What the whole proof says of a way: the names that fail.
 * @param limits how long a first start, and one through a door, is watched
 * @param names the doors that are tried; by default one of each kind
 */
async function failuresOf(
  way: Way,
  limits: { firstStartMs?: number; shortestWatchMs?: number } = {},
  names: readonly string[] = ['--inspect', 'ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS'],
): Promise<readonly string[]> {
  const failures: string[] = [];
  const say = (isGood: boolean, what: string): void => {
    if (!isGood) failures.push(what.split('\n')[0] ?? '');
  };
  await proveStart(standIn(way), say, {
    firstStartMs: LONG,
    shortestWatchMs: 300,
    holdsMs: 1_000,
    ...limits,
    // The Node that stands in would obey a real NODE_OPTIONS: here it must only not hinder the start.
    doors: (port) =>
      debugDoors(port)
        .filter(({ name }) => names.includes(name))
        .map((door) =>
          door.name === 'NODE_OPTIONS' ? { ...door, env: { NODE_OPTIONS: '--no-deprecation' } } : door,
        ),
  });
  return failures;
}

describe('a start is proved by what exists only after the doors', () => {
  test.each(['refuses as on Linux: writes, and ends', 'refuses as on Windows: a box waits'] as const)(
    'a program that %s is good',
    async (way) => {
      expect(await failuresOf(way)).toEqual([]);
    },
  );

  test.each([
    ['waits in a box from the first', /pas franchies.*code none/u],
    ['ends well without starting', /pas franchies.*code 0/u],
    ['ends badly before its doors', /pas franchies.*code 3/u],
    ['passes its doors, then falls over', /s’arrête aussitôt/u],
  ] as const)('one that %s has not started, and its doors are not even tried', async (way, reason) => {
    const isWaiting = way === 'waits in a box from the first';
    const failures = await failuresOf(way, { firstStartMs: isWaiting ? 1_000 : LONG });
    expect(failures).toEqual([expect.stringMatching(reason)]);
  });

  test('one that starts whatever it is asked is refused, door by door', async () => {
    const refused = debugDoors(1).filter(({ expects }) => expects === 'refused');
    const names = refused.map(({ name }) => name);
    const failures = await failuresOf('starts whatever it is asked', { shortestWatchMs: LONG }, names);
    expect(failures).toEqual(names.map((name) => expect.stringMatching(`${name}.*démarre quand même`)));
  });

  test('one that obeys as Node does is seen', async () => {
    expect(await failuresOf('obeys as Node does', { shortestWatchMs: LONG })).toEqual([
      expect.stringMatching(/^ELECTRON_RUN_AS_NODE.*comme Node/u),
    ]);
  });

  test('one that listens while its box waits is seen', async () => {
    const limits = { shortestWatchMs: 15_000 };
    expect(await failuresOf('listens before it refuses', limits, ['--inspect'])).toEqual([
      expect.stringMatching(/^--inspect .*débogueur écoute/u),
    ]);
  });

  test('a machine-wide variable of an IT department must not hinder the start', async () => {
    const names = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];
    expect(await failuresOf('refuses what an IT department sets', {}, names)).toEqual([
      expect.stringMatching(/^NODE_OPTIONS.*ne démarre pas/u),
      expect.stringMatching(/^NODE_EXTRA_CA_CERTS.*ne démarre pas/u),
    ]);
  });

  test('a program that does not exist has not started', async () => {
    const outcome = await outcomeOf({ program: join(folder, 'absent') }, { watchMs: LONG });
    expect(outcome).toMatchObject({ isThrough: false, code: 1 });
  });
});

test('ending well through a door is no refusal', () => {
  const outcome = { isThrough: false, code: 0, said: '', isListening: false, tookMs: 1 };
  expect(doorFault('refused', outcome)).toMatch(/sans refuser/u);
  expect(doorFault('refused', { ...outcome, code: 1 })).toBeNull();
  expect(doorFault('refused', { ...outcome, code: null })).toBeNull();
});
