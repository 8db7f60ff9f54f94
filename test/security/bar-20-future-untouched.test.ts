/**
 * Bar 20: a portfolio of a newer version is refused, untouched: schema or key block, the hash of the file is the same.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaVersion } from '../../electron/vault/db';
import { createPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { examine } from '../../electron/vault/portfolio/examine';
import { countingIds } from '../support/portfolio';

const passphrase = 'huit voiles au large du cap';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};

let folder: string;
let path: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-20-'));
  path = join(folder, 'essai.vivier');
  const made = await createPortfolio(path, passphrase, options);
  made.deps.db.pragma(`user_version = ${schemaVersion + 1}`);
  made.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusedUntouched = async (): Promise<void> => {
  const before = readFileSync(path);
  await expect(openPortfolio(path, passphrase, options)).rejects.toMatchObject({
    code: 'PORTFOLIO_FROM_FUTURE',
    message: expect.stringMatching(/Mettez Vivier à jour/u),
  });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['essai.vivier']);
};

test('a schema one version ahead', refusedUntouched);

test('a key block of a format far ahead, which the screen tells before any passphrase', async () => {
  const bytes = readFileSync(path);
  const at = bytes.indexOf('"format":', bytes.length - 4096);
  bytes.write('"format":9', at, 'latin1');
  writeFileSync(path, bytes);
  expect(examine(path).condition).toBe('from-future');
  await refusedUntouched();
});
