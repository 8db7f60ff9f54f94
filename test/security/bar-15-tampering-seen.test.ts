/**
 * Bar 15: tampering is seen, whichever page it touches, and the damaged file is copied aside before anything else.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalsState, verifyJournals } from '../../electron/vault/access/journals';
import { createCandidate, updateCandidate } from '../../electron/vault/candidates/candidates.service';
import { createPortfolio, openPortfolio, verifyCopy } from '../../electron/vault/portfolio';
import { type CandidateInput, emptyCandidate } from '../../shared/fields';
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

test('an older page put back at its place decrypts, and is seen: the record and the day of its latest event are told', async () => {
  const path = join(root, 'rejouee.vivier');
  const person = (birthName: string): CandidateInput => ({
    ...emptyCandidate,
    birthName,
    firstName: 'Zoé',
    birthDate: '2006-05-04' as never,
  });
  const opened = () => openPortfolio(path, passphrase, options);
  const made = await createPortfolio(path, passphrase, options);
  const created = createCandidate(made.deps, person('Ancienne'));
  made.close();
  const older = readFileSync(path);
  const changed = await opened();
  updateCandidate(changed.deps, created.id, created.version, person('Nouvelle'));
  changed.close();
  const newer = readFileSync(path);

  let replayed = 0;
  for (let page = 1; (page + 1) * PAGE < Math.min(older.length, newer.length); page += 1) {
    const [from, to] = [page * PAGE, (page + 1) * PAGE];
    if (older.subarray(from, to).equals(newer.subarray(from, to))) continue;
    const mixed = Buffer.from(newer);
    older.copy(mixed, from, from, to);
    writeFileSync(path, mixed);
    const open = await opened();
    const [name] = open.deps.db.prepare<[], string>('SELECT birth_name FROM candidate').pluck().all();
    if (name === 'Ancienne') {
      replayed += 1;
      const walk = verifyJournals(open.deps);
      while (!walk.next().done);
      expect(journalsState(open.deps.db).last?.records.sentences).toEqual([
        'La fiche de ANCIENNE Zoé ne correspond plus à son dernier événement, du 15 septembre 2026.',
      ]);
      const { isSound, integrity, journal, records } = open.verify();
      expect({ isSound, journal: journal.isWhole }).toEqual({ isSound: false, journal: true });
      expect(integrity === 'ok' || integrity.includes('index')).toBe(true);
      expect(records).toEqual({
        isWhole: false,
        checked: 2,
        faults: 1,
        first: [{ type: 'candidate', id: created.id, lastEventOn: '2026-09-15' }],
      });
      // Nothing of it names anybody: what is told goes into diagnostics too.
      expect(JSON.stringify(records)).not.toMatch(/Ancienne|Nouvelle|Zoé/u);
    }
    open.close();
    rmSync(path);
  }
  expect(replayed).toBeGreaterThan(0);
});
