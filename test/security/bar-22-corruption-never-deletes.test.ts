/**
 * Bar 22: corruption never deletes. A damaged portfolio is kept as it is and copied aside once; damage met while it is
 * open stops all writing and is told; the first screen proposes a backup and never to delete.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fillDemo } from '../../electron/vault/demo';
import { dispatch } from '../../electron/vault/dispatch';
import {
  createPortfolio,
  openPortfolio,
  portfolioHandlers,
  type Session,
} from '../../electron/vault/portfolio';
import { writeSetting } from '../../electron/vault/settings/settings.repository';
import { troubles } from '../../renderer/portfolio/startup-trouble';
import { countingIds } from '../support/portfolio';

const passphrase = 'deux balises sur le récif';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};
const PAGE = 4096;

let root: string;
let folder: string;
let path: string;
let whole: Buffer;
/** A page that holds candidates, far from what opening reads. */
let leaf = 0;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vivier-bar-22-'));
  const made = await createPortfolio(join(root, 'premier.vivier'), passphrase, options);
  fillDemo(made.deps, { seed: 3, candidates: 200, on: '2026-09-15' as never });
  leaf =
    made.deps.db
      .prepare<[], { page: number }>(
        "SELECT pageno AS page FROM dbstat WHERE name = 'candidate' AND pagetype = 'leaf' LIMIT 1 OFFSET 10",
      )
      .get()?.page ?? 0;
  made.close();
  whole = readFileSync(join(root, 'premier.vivier'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'essai-'));
  path = join(folder, 'essai.vivier');
});
const damagedAt = (at: number): Buffer => {
  const bytes = Buffer.from(whole);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x40, at);
  return bytes;
};
const allAsides = (): readonly string[] => readdirSync(folder).filter((name) => name.includes('.abîmé-'));
/** The copies themselves, without what a kill or an open portfolio has beside it. */
const asides = (): readonly string[] => allAsides().filter((name) => /\d$/u.test(name));

test('refused three times, it is the same file, with one copy beside it', async () => {
  const damaged = damagedAt(50);
  writeFileSync(path, damaged);
  for (let turn = 0; turn < 3; turn += 1)
    await expect(openPortfolio(path, passphrase, options)).rejects.toMatchObject({
      code: 'PORTFOLIO_DAMAGED',
    });
  expect(readFileSync(path).equals(damaged)).toBe(true);
  expect(asides()).toHaveLength(1);
  expect(readFileSync(join(folder, asides()[0] ?? '')).equals(damaged)).toBe(true);
});

test('what lies beside is put aside too: with it where the damage is found first, by itself where it is not its own', async () => {
  const noBlock = damagedAt(whole.length - PAGE + 20);
  writeFileSync(path, noBlock);
  writeFileSync(`${path}-wal`, 'journal');
  await expect(openPortfolio(path, passphrase, options)).rejects.toMatchObject({ code: 'PORTFOLIO_DAMAGED' });
  expect(allAsides().map((name) => name.replace(/^.+\d{6}/u, ''))).toEqual(['', '-wal']);
  writeFileSync(path, damagedAt(50));
  await expect(openPortfolio(path, passphrase, options)).rejects.toMatchObject({ code: 'PORTFOLIO_DAMAGED' });
  const [kept] = readdirSync(folder).filter((name) => name.includes('-wal.à-part-'));
  expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe('journal');
});

test('a page that does not decrypt, met while it is open: told, logged once as a fault, and nothing is written any more', async () => {
  const damaged = damagedAt((leaf - 1) * PAGE + 100);
  expect(leaf).toBeGreaterThan(1);
  writeFileSync(path, damaged);
  const session: Session = { current: await openPortfolio(path, passphrase, options), failures: 0 };
  const { current } = session;
  if (current === null) throw new Error('not open');
  const logBug = vi.fn();
  const ask = (handler: () => unknown) =>
    dispatch(
      { type: 'call', id: 1, name: 'portfolio.info', input: {}, files: {} },
      { ...portfolioHandlers(session, options), 'portfolio.info': handler as never },
      {},
      { progress: () => undefined, signal: new AbortController().signal },
      logBug,
      () => session.current?.noteDamage() ?? null,
    );
  const read = await ask(() => current.deps.db.prepare('SELECT * FROM candidate').all());
  expect(read).toMatchObject({ ok: false, error: { code: 'PORTFOLIO_DAMAGED' } });
  expect(logBug).toHaveBeenCalledExactlyOnceWith('damage', expect.any(Error));
  expect(asides()).toHaveLength(1);
  expect(readFileSync(join(folder, asides()[0] ?? '')).equals(damaged)).toBe(true);
  expect(read).toMatchObject({ error: { message: expect.stringContaining(asides()[0] ?? '?') } });
  // The lock of SQLite still holds, though its file was read through another descriptor.
  const other = new Database(path, { timeout: 0 });
  other.pragma("cipher = 'chacha20'");
  other.pragma(`key = "x'${current.dataKey.toString('hex')}'"`);
  expect(() => other.pragma('user_version')).toThrow('locked');
  other.close();
  expect(() => writeSetting(current.deps.db, 'x', 'y')).toThrow('readonly');
  expect(current.damage()).toMatchObject({ code: 'PORTFOLIO_DAMAGED' });
  current.close();
});

test('the screen for it proposes a backup first; no word of deleting, no empty portfolio', () => {
  expect(troubles.damaged.first).toBe('restore');
  expect(troubles.damaged.ways).toEqual(['find', 'restore', 'aside', 'retry']);
});
