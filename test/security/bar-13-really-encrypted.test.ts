/**
 * Bar 13: the portfolio is really encrypted, at each opening.
 * No header of SQLite, no opening without the key or with another, every page as even as noise (the journal of SQLite
 * too), and a plain SQLite file put in its place is refused.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../electron/vault/db';
import { fillDemo } from '../../electron/vault/demo';
import { newDataKey } from '../../electron/vault/keys';
import { createPortfolio, type OpenPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { countingIds } from '../support/portfolio';

const passphrase = 'neuf barques à marée basse';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};
const PAGE = 4096;

let folder: string;
let path: string;
let open: OpenPortfolio;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-13-'));
  path = join(folder, 'essai.vivier');
  open = await createPortfolio(path, passphrase, options);
  fillDemo(open.deps, { seed: 1, candidates: 60, on: '2026-09-15' as never });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bits of a byte drawn from these: 8 for endless noise, about 7.95 for one page of it. */
function entropyOf(bytes: Buffer): number {
  const counts = new Map<number, number>();
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / bytes.length) * Math.log2(n / bytes.length), 0);
}

test('the journal of SQLite is noise from frame to frame, while the portfolio is open', () => {
  const wal = readFileSync(`${path}-wal`);
  expect(wal.length).toBeGreaterThan(20 * PAGE);
  for (let at = 32; at + 24 + PAGE <= wal.length; at += 24 + PAGE)
    expect(entropyOf(wal.subarray(at + 24, at + 24 + PAGE)), `frame at ${at}`).toBeGreaterThan(7.9);
});

test('closed, every page is noise, but for the key block, which is public', () => {
  open.close();
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  for (let at = 0; at < bytes.length - PAGE; at += PAGE)
    expect(entropyOf(bytes.subarray(at, at + PAGE)), `page ${at / PAGE + 1}`).toBeGreaterThan(7.9);
  // What the measure is worth: the same on a page of text.
  expect(entropyOf(Buffer.from('Le dossier de contrat. '.repeat(200)).subarray(0, PAGE))).toBeLessThan(5);
});

test('it opens neither without a key, nor with another', async () => {
  const keyless = new Database(path, { readonly: true });
  expect(() => keyless.prepare('SELECT * FROM candidate')).toThrow('not a database');
  keyless.close();
  expect(() => openDatabase(path, newDataKey(), true)).toThrow(
    expect.objectContaining({ code: 'PORTFOLIO_DAMAGED' }),
  );
  await expect(openPortfolio(path, `${passphrase}.`, options)).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
  (await openPortfolio(path, passphrase, options)).close();
});

test('a plain SQLite file in its place is refused, and left as it is', async () => {
  const plain = join(folder, 'clair.vivier');
  const db = new Database(plain);
  db.exec('CREATE TABLE candidate (name TEXT)');
  db.close();
  const before = readFileSync(plain);
  await expect(openPortfolio(plain, passphrase, options)).rejects.toMatchObject({
    code: 'PORTFOLIO_NOT_ENCRYPTED',
  });
  expect(readFileSync(plain).equals(before)).toBe(true);
});
