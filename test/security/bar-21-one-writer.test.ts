/**
 * Bar 21: one writer. A second process of this machine is refused by SQLite's lock, another machine by the lock file
 * beside the portfolio; that of a dead process is passed over, that of another machine only after a question.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { belongsToPortfolio } from '../../electron/vault/keys/key-block-file';
import { createPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { examine } from '../../electron/vault/portfolio/examine';
import { holderOf, lockOf } from '../../electron/vault/portfolio/lock-file';
import { relocatePortfolio } from '../../electron/vault/portfolio/relocate';
import { workUntilReady } from '../support/child-work';
import { countingIds } from '../support/portfolio';

const passphrase = 'sept écluses avant le canal';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};
const since = '2026-09-14T07:30:00.000Z';

let root: string;
let folder: string;
let path: string;
let whole: Buffer;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vivier-bar-21-'));
  const first = join(root, 'premier.vivier');
  (await createPortfolio(first, passphrase, options)).close();
  whole = readFileSync(first);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'essai-'));
  path = join(folder, 'essai.vivier');
  writeFileSync(path, whole);
});
const open = (takeOver = false) => openPortfolio(path, passphrase, { ...options, takeOver });
const heldBy = (holder: unknown): void => writeFileSync(lockOf(path), JSON.stringify(holder));
const elsewhere = { machine: 'PC-ACCUEIL-2', process: 4242, instance: 'x', since };

describe('on this machine', () => {
  test('another process that has it open is seen, and what it leaves when killed is taken up in silence', async () => {
    const child = await workUntilReady(['hold', path, passphrase]);
    expect(holderOf(path)).toMatchObject({ machine: hostname(), process: child.pid });
    expect(examine(path).condition).toBe('in-use-here');
    await expect(open()).rejects.toMatchObject({ code: 'PORTFOLIO_IN_USE' });
    expect(() => relocatePortfolio(path, join(folder, 'copie.vivier'))).toThrow(
      expect.objectContaining({ code: 'PORTFOLIO_IN_USE' }),
    );
    expect(holderOf(path)).toMatchObject({ process: child.pid });
    await child.kill();
    expect(existsSync(lockOf(path))).toBe(true);
    expect(examine(path).condition).toBe('fine');
    const portfolio = await open();
    expect(holderOf(path)).toMatchObject({ machine: hostname(), process: process.pid });
    portfolio.close();
    // Closed, a portfolio is one file.
    expect(readdirSync(folder)).toEqual(['essai.vivier']);
  });

  test('a number that the system gave again to a process of today is not the one of before its start', () => {
    heldBy({ machine: hostname(), process: process.pid, instance: 'x', since: '2001-01-01T00:00:00.000Z' });
    expect(examine(path).condition).toBe('fine');
  });

  test('the lock file is part of the portfolio: no export may be written over it', () => {
    heldBy(elsewhere);
    expect(belongsToPortfolio(lockOf(path))).toBe(true);
  });
});

describe('another machine', () => {
  test('is named, with the moment, and nothing changes on the disk', async () => {
    heldBy(elsewhere);
    await expect(open()).rejects.toMatchObject({
      code: 'PORTFOLIO_IN_USE_ELSEWHERE',
      message: expect.stringMatching(/PC-ACCUEIL-2.+14 septembre 2026 à/u),
    });
    expect(examine(path)).toMatchObject({
      condition: 'in-use-elsewhere',
      holder: { machine: 'PC-ACCUEIL-2', since },
    });
    expect(readFileSync(path).equals(whole)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['essai.vivier', 'essai.vivier-lock']);
    // A wrong passphrase does not take over.
    await expect(
      openPortfolio(path, 'une tout autre phrase', { ...options, takeOver: true }),
    ).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    expect(holderOf(path)).toEqual(elsewhere);
  });

  test('is passed over once the person has said so, and the file is one again at closing', async () => {
    heldBy(elsewhere);
    const portfolio = await open(true);
    expect(holderOf(path)).toMatchObject({ machine: hostname() });
    portfolio.close();
    expect(readdirSync(folder)).toEqual(['essai.vivier']);
  });

  test.each(['', '{', '[]', '{"machine":"x"}'])(
    'a lock file that holds %j is asked about, not passed over',
    async (text) => {
      writeFileSync(lockOf(path), text);
      await expect(open()).rejects.toMatchObject({ code: 'PORTFOLIO_IN_USE_ELSEWHERE' });
      (await open(true)).close();
    },
  );

  test('that takes over while it is open here stops all writing here, closing included', async () => {
    const portfolio = await open();
    expect(portfolio.isTakenOver()).toBe(false);
    rmSync(lockOf(path));
    // Gone (a cleaning tool): nobody took it.
    expect(portfolio.isTakenOver()).toBe(false);
    heldBy(elsewhere);
    expect(portfolio.isTakenOver()).toBe(true);
    const before = readFileSync(`${path}-keys`);
    expect(() => portfolio.close()).toThrow(expect.objectContaining({ code: 'PORTFOLIO_TAKEN_OVER' }));
    expect(holderOf(path)).toEqual(elsewhere);
    expect(readFileSync(`${path}-keys`).equals(before)).toBe(true);
    portfolio.deps.db.close();
  });
});

test('where two machines come at the same moment, the lock file is made once', async () => {
  const { takeLock } = await import('../../electron/vault/portfolio/lock-file');
  const lock = takeLock(path, since, 'first', false);
  writeFileSync(lockOf(path), readFileSync(lockOf(path), 'utf8').replace(hostname(), 'PC-ACCUEIL-2'));
  expect(() => takeLock(path, since, 'second', false)).toThrow(
    expect.objectContaining({ code: 'PORTFOLIO_IN_USE_ELSEWHERE' }),
  );
  lock.release();
  expect(existsSync(lockOf(path))).toBe(false);
});
