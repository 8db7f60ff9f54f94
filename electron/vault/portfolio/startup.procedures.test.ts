import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countingIds } from '../../../test/support/portfolio';
import { writeSetting } from '../settings/settings.repository';
import { createPortfolio, openPortfolio, portfolioHandlers, type Session } from '.';

const passphrase = 'douze cormorans sur un mât';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};

let root: string;
let folder: string;
let path: string;
let whole: Buffer;
let session: Session;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vivier-startup-'));
  (await createPortfolio(join(root, 'premier.vivier'), passphrase, options)).close();
  whole = readFileSync(join(root, 'premier.vivier'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'essai-'));
  path = join(folder, 'essai.vivier');
  writeFileSync(path, whole);
  session = { current: null, failures: 0 };
});

/** The handlers over the known portfolio, and over `target` where a file was chosen. */
const ask = (target = '') => {
  const call = {
    pathOf: (handle: string) => (handle === 'known' ? path : target),
    progress: () => undefined,
    signal: new AbortController().signal,
  };
  const handlers = portfolioHandlers(session, options);
  const file = 'file_0' as never;
  return {
    examine: () => handlers['portfolio.examine']({ file: null }, call),
    setAside: () => handlers['portfolio.setAside']({ file: null }, call),
    relocate: () => handlers['portfolio.relocate']({ file }, call),
    saveCopy: () => handlers['portfolio.saveCopy']({ file }, call),
  };
};

describe('looking at the known file', () => {
  test('tells its name, size and last change, never its folder, and changes nothing', async () => {
    const seen = await ask().examine();
    expect(seen).toEqual({
      ok: true,
      data: {
        condition: 'fine',
        name: 'essai.vivier',
        sizeBytes: whole.length,
        changedAt: expect.any(String),
        holder: null,
      },
    });
    expect(readdirSync(folder)).toEqual(['essai.vivier']);
  });

  test.each([
    ['plain', Buffer.from('SQLite format 3\u0000'.padEnd(8192, ' '))],
    ['not-one', Buffer.alloc(8192, 7)],
    ['not-one', Buffer.alloc(0)],
  ])('%s', async (condition, bytes) => {
    writeFileSync(path, bytes);
    expect(await ask().examine()).toMatchObject({ data: { condition } });
  });

  test('a header that makes no sense, and a folder in place of the file', async () => {
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, damaged.length - 4096 + 12, damaged.length - 4000);
    writeFileSync(path, damaged);
    expect(await ask().examine()).toMatchObject({ data: { condition: 'damaged' } });
    rmSync(path);
    mkdirSync(path);
    expect(await ask().examine()).toMatchObject({ data: { condition: 'not-one', sizeBytes: null } });
  });

  test('is refused while one is open in this process: reading the file would drop its lock', async () => {
    session.current = await openPortfolio(path, passphrase, options);
    expect(await ask().examine()).toMatchObject({ error: { code: 'ALREADY_OPEN' } });
    expect(await ask().setAside()).toMatchObject({ error: { code: 'ALREADY_OPEN' } });
    expect(await ask(join(folder, 'x')).relocate()).toMatchObject({ error: { code: 'ALREADY_OPEN' } });
    session.current.close();
  });
});

test('a file that does not open is copied aside once, by its name', async () => {
  writeFileSync(path, Buffer.alloc(5000, 7));
  const first = await ask().setAside();
  expect(first).toMatchObject({ ok: true, data: { isNew: true } });
  expect(await ask().setAside()).toMatchObject({ ok: true, data: { isNew: false } });
  expect(readdirSync(folder)).toHaveLength(2);
  rmSync(path);
  expect(await ask().setAside()).toMatchObject({ error: { code: 'PORTFOLIO_MISSING' } });
});

describe('keeping it on this computer', () => {
  test('the copy is the same, byte for byte, with what a kill left; the former file stays; it opens', async () => {
    mkdirSync(join(folder, 'local'));
    const target = join(folder, 'local', 'equipe.vivier');
    writeFileSync(`${path}-wal`, '');
    expect(await ask(target).relocate()).toEqual({ ok: true, data: {} });
    expect(readFileSync(target).equals(whole)).toBe(true);
    expect(readdirSync(join(folder, 'local'))).toEqual(['equipe.vivier', 'equipe.vivier-wal']);
    expect(readFileSync(path).equals(whole)).toBe(true);
    (await openPortfolio(target, passphrase, options)).close();
  });

  test('nothing is written over, and a failure leaves nothing behind', () => {
    const taken = join(folder, 'pris.vivier');
    writeFileSync(taken, 'x');
    expect(() => ask(taken).relocate()).toThrow(expect.objectContaining({ code: 'PORTFOLIO_EXISTS' }));
    expect(() => ask(join(folder, 'nulle part', 'x.vivier')).relocate()).toThrow(
      expect.objectContaining({ code: 'FOLDER_MISSING' }),
    );
    expect(readdirSync(folder).sort()).toEqual(['essai.vivier', 'pris.vivier']);
    expect(readFileSync(taken, 'utf8')).toBe('x');
  });
});

describe('a portfolio whose file went away while it was open', () => {
  test.skipIf(process.platform === 'win32')(
    'is written whole to another file, which opens with all of it',
    async () => {
      session.current = await openPortfolio(path, passphrase, options);
      const { current } = session;
      writeSetting(current.deps.db, 'structure', 'Mission locale du Ponant');
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      expect(current.isInPlace()).toBe(false);
      const target = join(folder, 'retrouvé.vivier');
      expect(await ask(target).saveCopy()).toEqual({ ok: true, data: { name: 'retrouvé.vivier' } });
      expect(await ask(target).saveCopy()).toMatchObject({ error: { code: 'PORTFOLIO_EXISTS' } });
      const copy = await openPortfolio(target, passphrase, options);
      expect(copy.deps.db.prepare('SELECT value FROM setting').get()).toEqual({
        value: JSON.stringify('Mission locale du Ponant'),
      });
      expect(copy.verify().isSound).toBe(true);
      copy.close();
      expect(() => current.close()).toThrow(expect.objectContaining({ code: expect.any(String) }));
    },
  );
});
