import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ErrorCode, Refusal } from '../../../shared/base';
import { createTries, delayMsAfter, type Tries, triesFolder } from './tries';

const ONE = '0190a0e0-0000-7000-8000-000000000001';
const OTHER = '0190a0e0-0000-7000-8000-000000000002';
const DAY = 86_400_000;

let folder: string;
let now: number;
let reached: number;
let tries: Tries;
const again = (): Tries => createTries({ folder, now: () => now });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-tries-'));
  now = 3 * DAY;
  reached = 0;
  tries = again();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusing = (code: ErrorCode) => async (): Promise<string> => {
  reached += 1;
  throw new Refusal(code);
};
const wrong = refusing('WRONG_PASSPHRASE');
const right = async (): Promise<string> => 'ok';
const open = async (act = wrong, of = ONE): Promise<string> => {
  try {
    return await tries.around(of, act);
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.message}` : String(error);
  }
};
const fail = async (times: number, of = ONE): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    now += delayMsAfter(n);
    await open(wrong, of);
  }
};

describe('wrong secrets in a row', () => {
  test('cost nothing twice, then a delay that doubles, over a minute after five, 25 tries a day at most', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(delayMsAfter)).toEqual([
      0, 0, 0, 5000, 20_000, 65_000, 130_000, 260_000,
    ]);
    let [elapsed, tried] = [0, 0];
    while (elapsed < DAY) {
      tried += 1;
      elapsed += delayMsAfter(tried);
    }
    expect(tried).toBeLessThanOrEqual(25);
  });

  test('are refused while the delay runs, without a try, and told how long', async () => {
    await fail(3);
    expect(reached).toBe(3);
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS .*dans 5 secondes/u);
    now += 4000;
    expect(await open()).toMatch(/dans 1 seconde\./u);
    expect(reached).toBe(3);
    now += 1000;
    expect(await open(right)).toBe('ok');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('are not forgotten by starting again', async () => {
    await fail(6);
    tries = again();
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS .*3 minutes/u);
  });

  test('cannot be given all at once, nor by several programs at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => open()));
    expect(reached).toBe(3);
    tries = again();
    await Promise.all(Array.from({ length: 20 }, () => open()));
    expect(reached).toBe(3);
  });

  test('of one portfolio are not forgotten by opening another', async () => {
    await fail(5);
    expect(await open(right, OTHER)).toBe('ok');
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS/u);
  });

  test('count when the program is ended in the middle of a try', async () => {
    for (let n = 0; n < 3; n += 1) void tries.around(ONE, () => new Promise(() => undefined));
    tries = again();
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS/u);
  });

  test('a restart of the computer makes the delay run from there, and never ends it', async () => {
    await fail(6);
    now = 60_000;
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS .*70 secondes/u);
    now = 130_000;
    expect(await open(right)).toBe('ok');
  });

  test('where nothing can be written, they count for as long as the program runs', async () => {
    writeFileSync(join(folder, 'held'), '');
    tries = createTries({ folder: join(folder, 'held'), now: () => now });
    await fail(3);
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS/u);
  });

  test('what stands in the file and is no number counts as a failure of long ago', async () => {
    writeFileSync(join(folder, ONE), 'x\ny\nz\n');
    expect(await open()).toMatch(/^WRONG_PASSPHRASE/u);
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS .*20 secondes/u);
  });

  test('a name of file that leads out of the folder does not', async () => {
    await open(wrong, '../../dehors');
    expect(readdirSync(folder)).toEqual(['______dehors']);
    expect(readFileSync(join(folder, '______dehors'), 'utf8')).toBe(`${now}\n`);
  });
});

test('the place of the count is the home of the account, whatever the environment says', () => {
  const before = { ...process.env };
  const place = triesFolder();
  Object.assign(process.env, {
    VIVIER_PROFILE: '/tmp/autre',
    HOME: '/tmp/autre',
    USERPROFILE: '/tmp/autre',
    LOCALAPPDATA: '/tmp/autre',
    XDG_STATE_HOME: '/tmp/autre',
  });
  try {
    expect(triesFolder()).toBe(place);
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
  expect(triesFolder('win32', 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Local\\Vivier\\tries');
  expect(triesFolder('darwin', '/Users/a')).toBe('/Users/a/Library/Application Support/Vivier/tries');
});
