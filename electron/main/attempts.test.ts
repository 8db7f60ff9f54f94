import { beforeEach, describe, expect, test } from 'vitest';
import { ok, type Result, refuse } from '../../shared/base';
import { type Attempts, createAttempts, delayMsAfter } from './attempts';

let past: { failures: number; lastAt: number };
let now: number;
let reached: number;
let attempts: Attempts;
const again = (): Attempts =>
  createAttempts({
    read: () => past,
    write: (next) => {
      past = next;
    },
    now: () => now,
  });
beforeEach(() => {
  past = { failures: 0, lastAt: 0 };
  now = 1_800_000_000_000;
  reached = 0;
  attempts = again();
});
const wrong = async (): Promise<Result<unknown>> => {
  reached += 1;
  return refuse('WRONG_PASSPHRASE');
};
const right = async (): Promise<Result<unknown>> => ok({});
const open = async (act = wrong): Promise<string> => {
  const result = await attempts.around('portfolio.open', act);
  return result.ok ? 'ok' : `${result.error.code} ${result.error.message}`;
};
const fail = async (times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    now += delayMsAfter(past.failures);
    await open();
  }
};

describe('wrong secrets in a row', () => {
  test('cost nothing twice, then a delay that doubles, over a minute after five, 25 attempts a day at most', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(delayMsAfter)).toEqual([
      0, 0, 0, 5000, 20_000, 65_000, 130_000, 260_000,
    ]);
    let [elapsed, tried] = [0, 0];
    while (elapsed < 86_400_000) {
      tried += 1;
      elapsed += delayMsAfter(tried);
    }
    expect(tried).toBeLessThanOrEqual(25);
  });

  test('are refused while the delay runs, without reaching the vault, and told how long', async () => {
    await fail(3);
    expect(reached).toBe(3);
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS .*dans 5 secondes/u);
    now += 4000;
    expect(await open()).toMatch(/dans 1 seconde\./u);
    expect(reached).toBe(3);
    now += 1000;
    expect(await open(right)).toBe('ok');
    expect(past).toEqual({ failures: 0, lastAt: 0 });
  });

  test('are not forgotten by starting again', async () => {
    await fail(6);
    attempts = again();
    expect(await open(right)).toMatch(/^TOO_MANY_ATTEMPTS .*3 minutes/u);
  });

  test('cannot be given all at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => open()));
    expect(reached).toBe(3);
  });

  test('of one screen count for the others: opening, recovery, security', async () => {
    await attempts.around('portfolio.recover', async () => refuse('RECOVERY_KEY_OTHER'));
    await attempts.around('keys.changePassphrase', wrong);
    await attempts.around('keys.prepareRekey', wrong);
    expect(past.failures).toBe(3);
  });

  test('are not made of a slip in the paper key, of a missing file, nor of another call', async () => {
    await attempts.around('portfolio.recover', async () => refuse('RECOVERY_KEY_FAULT'));
    await attempts.around('portfolio.open', async () => refuse('PORTFOLIO_MISSING'));
    await attempts.around('candidates.list', wrong);
    expect(past.failures).toBe(0);
  });

  test('do not make one wait for ever where the clock was set back', async () => {
    await fail(4);
    now -= 86_400_000;
    expect(await open()).toMatch(/20 secondes/u);
    now += 20_000;
    expect(await open(right)).toBe('ok');
  });
});
