/**
 * Bar 15: tampering is seen, whichever page it touches, and the damaged file is copied aside before anything else.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPortfolio, openPortfolio, verifyCopy } from '../../electron/vault/portfolio';
import { countingIds } from '../support/portfolio';

const passphrase = 'trois ponts après la crue';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};
const PAGE = 4096;

let root: string;
let whole: Buffer;
let dataKey: Buffer;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vivier-bar-15-'));
  const created = await createPortfolio(join(root, 'entier.vivier'), passphrase, options);
  dataKey = Buffer.from(created.dataKey);
  created.close();
  whole = readFileSync(join(root, 'entier.vivier'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const flipped = (at: number): Buffer => {
  const bytes = Buffer.from(whole);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
};

test('one bit in any page of the database is reported', () => {
  const path = join(root, 'page.vivier');
  const pages = whole.length / PAGE - 1;
  expect(pages).toBeGreaterThan(50);
  writeFileSync(path, whole);
  expect(verifyCopy(path, dataKey).counts.events).toBe(1);
  for (let page = 0; page < pages; page += 1) {
    writeFileSync(path, flipped(page * PAGE + ((page * 97 + 31) % PAGE)));
    expect(() => verifyCopy(path, dataKey), `page ${page + 1}`).toThrow(
      expect.objectContaining({ code: 'PORTFOLIO_DAMAGED' }),
    );
  }
});

const cases = { 'first page': 20, 'second page': PAGE + 7, 'key block': -3000, 'seal of the key block': -5 };
test.each(Object.entries(cases))(
  'by its %s: the file is put aside as it was found, and the person is told the name',
  async (name, place) => {
    const folder = join(root, name);
    mkdirSync(folder);
    const path = join(folder, 'essai.vivier');
    const damaged = flipped(place < 0 ? whole.length + place : place);
    writeFileSync(path, damaged);
    const told = await openPortfolio(path, passphrase, options).then(
      (open) => {
        // Opening reads few pages; verifying reads them all.
        const { isSound, aside } = open.verify();
        expect(isSound).toBe(false);
        expect(open.deps.db.pragma('query_only', { simple: true })).toBe(1);
        open.close();
        return aside ?? '';
      },
      (error: { code: string; message: string }) => {
        expect(error.code).toBe('PORTFOLIO_DAMAGED');
        return error.message;
      },
    );
    const asides = readdirSync(folder).filter((file) => file.includes('.abîmé-'));
    expect(asides).toEqual([expect.stringMatching(/^essai\.vivier\.abîmé-\d{4}-\d\d-\d\d-\d{6}$/u)]);
    expect(readFileSync(join(folder, asides[0] ?? '')).equals(damaged)).toBe(true);
    expect(told).toContain(asides[0]);
    expect(told).not.toContain(folder);
  },
);
