import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import type { CivilDate } from '../../../shared/base/time';
import { countingIds } from '../../../test/support/portfolio';
import { setWorld, worldNow } from '../../disk/patience';
import { recordEvent } from '../events';
import { writeSetting } from '../settings/settings.repository';
import { createPortfolio, type OpenPortfolio, openPortfolio } from '.';

const passphrase = 'une phrase secrète bien longue';
const options = () => ({
  clock: { today: () => '2026-09-15' as CivilDate, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
});
const canary = 'Zébulon-Canari';

let root: string;
let folder: string;
let path: string;
let count = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vivier-portfolio-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(async () => {
  count += 1;
  folder = join(root, String(count));
  mkdirSync(folder);
  path = join(folder, 'essai.vivier');
  const created = await createPortfolio(path, passphrase, options());
  write(created, 'canary', canary);
  created.close();
});

function write({ deps }: OpenPortfolio, key: string, value: string): void {
  deps.db.transaction(() => {
    writeSetting(deps.db, key, value);
    recordEvent(deps, {
      kind: 'settings.saved',
      subject: { type: 'portfolio', id: key },
      payload: { value },
    });
  })();
}
const readBack = ({ deps }: OpenPortfolio, key: string): unknown =>
  deps.db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?').get(key)?.value;
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const open = (): Promise<OpenPortfolio> => openPortfolio(path, passphrase, options());

/** The refusal's code, and the proof that neither the file nor its folder was touched, but for the copy of a damaged one. */
async function refusalOf(attempt: () => Promise<OpenPortfolio>): Promise<string> {
  const files = (): string[] => readdirSync(folder).filter((name) => !name.includes('.abîmé-'));
  const before = { hash: hashOf(path), files: files() };
  const error = await attempt().then(
    (portfolio) => {
      portfolio.close();
      return null;
    },
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  expect({ hash: hashOf(path), files: files() }).toEqual(before);
  return error instanceof Refusal ? error.code : '';
}

describe('a closed portfolio', () => {
  test('is one file, a whole number of pages, without SQLite’s header', () => {
    expect(readdirSync(folder)).toEqual(['essai.vivier']);
    expect(statSync(path).size % 4096).toBe(0);
    expect(readFileSync(path).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  });

  test('shows no word of its content in UTF-8, UTF-16 or Windows-1252', () => {
    const bytes = readFileSync(path);
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const)
      expect(bytes.includes(Buffer.from(canary, encoding))).toBe(false);
  });

  test('opens with its passphrase and gives back what was written, again and again', async () => {
    for (let round = 0; round < 3; round++) {
      const portfolio = await open();
      expect(readBack(portfolio, 'canary')).toBe(JSON.stringify(canary));
      write(portfolio, `round ${round}`, 'x'.repeat(50_000));
      portfolio.close();
      expect(readdirSync(folder)).toEqual(['essai.vivier']);
    }
  });

  test('can be copied alone to another folder and opened there', async () => {
    const copy = join(root, `copy-${count}.vivier`);
    copyFileSync(path, copy);
    const portfolio = await openPortfolio(copy, passphrase, options());
    expect(readBack(portfolio, 'canary')).toBe(JSON.stringify(canary));
    portfolio.close();
  });

  test('verifies: every page, the whole journal, and each record as its latest event left it', async () => {
    const portfolio = await open();
    expect(portfolio.verify()).toEqual({
      isSound: true,
      integrity: 'ok',
      journal: { isWhole: true, events: 2, firstFaultAt: null },
      records: { isWhole: true, checked: 2, faults: 0, first: [] },
    });
    portfolio.close();
  });
});

describe('settings of the connection', () => {
  test('are durable and strict, read back after opening', async () => {
    const portfolio = await open();
    const read = (name: string): unknown => portfolio.deps.db.pragma(name, { simple: true });
    expect({
      journal: read('journal_mode'),
      synchronous: read('synchronous'),
      foreignKeys: read('foreign_keys'),
      temporary: read('temp_store'),
      secureDelete: read('secure_delete'),
      locking: read('locking_mode'),
      cipher: read('cipher'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      temporary: 2,
      secureDelete: 1,
      locking: 'exclusive',
      cipher: 'chacha20',
    });
    const tables = portfolio.deps.db
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
      )
      .all();
    expect(
      tables.filter(
        (table) => table.strict === 0 && !table.name.startsWith('sqlite_') && !table.name.includes('_search'),
      ),
    ).toEqual([]);
    portfolio.close();
  });
});

describe('refused, the file untouched', () => {
  test('a wrong passphrase', async () => {
    expect(await refusalOf(() => openPortfolio(path, 'une autre phrase secrète', options()))).toBe(
      'WRONG_PASSPHRASE',
    );
  });

  test('a missing file, and none is made in its place', async () => {
    const absent = join(folder, 'absent.vivier');
    await expect(openPortfolio(absent, passphrase, options())).rejects.toMatchObject({
      code: 'PORTFOLIO_MISSING',
    });
    expect(existsSync(absent)).toBe(false);
  });

  test('a plain SQLite file in its place', async () => {
    rmSync(path);
    const plain = new Database(path);
    plain.exec('CREATE TABLE candidate (name TEXT)');
    plain.close();
    expect(await refusalOf(open)).toBe('PORTFOLIO_NOT_ENCRYPTED');
  });

  test('a folder in its place', async () => {
    await expect(openPortfolio(folder, passphrase, options())).rejects.toMatchObject({
      code: 'PORTFOLIO_NOT_ONE',
    });
  });

  test.each([0, 100, 4096, 40_000])('a file cut at %i bytes', async (size) => {
    truncateSync(path, size);
    expect(await refusalOf(open)).toBe('PORTFOLIO_NOT_ONE');
  });

  test('a file whose middle was lost, the key block still at its end', async () => {
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 8192), bytes.subarray(-4096)]));
    expect(['PORTFOLIO_DAMAGED', 'PORTFOLIO_NOT_ONE']).toContain(await refusalOf(open));
  });

  test('a schema from a newer version', async () => {
    const portfolio = await open();
    portfolio.deps.db.pragma('user_version = 9990');
    portfolio.close();
    expect(await refusalOf(open)).toBe('PORTFOLIO_FROM_FUTURE');
  });

  test('names that SQLite or Node would take for something else', async () => {
    await expect(createPortfolio('', passphrase, options())).rejects.toMatchObject({
      code: 'PORTFOLIO_EXISTS',
    });
    await expect(openPortfolio(':memory:', passphrase, options())).rejects.toMatchObject({
      code: 'PORTFOLIO_MISSING',
    });
    await expect(createPortfolio(join(folder, 'x'.repeat(300)), passphrase, options())).rejects.toMatchObject(
      { code: 'FILE_NAME_TOO_LONG' },
    );
  });
  test('nobody is said to have it open where no lock can stand: the lock of a name that long is too long', async () => {
    const path = join(folder, `${'x'.repeat(244)}.vivier`);
    writeFileSync(path, 'x');
    await expect(openPortfolio(path, passphrase, options())).rejects.not.toMatchObject({
      code: 'PORTFOLIO_IN_USE_ELSEWHERE',
    });
  });

  test('a portfolio that is already open', async () => {
    const portfolio = await open();
    await expect(open()).rejects.toMatchObject({ code: 'PORTFOLIO_IN_USE' });
    expect(readBack(portfolio, 'canary')).toBe(JSON.stringify(canary));
    portfolio.close();
    (await open()).close();
  });

  test('creation over an existing file, or in a folder that does not exist', async () => {
    const before = hashOf(path);
    await expect(createPortfolio(path, passphrase, options())).rejects.toMatchObject({
      code: 'PORTFOLIO_EXISTS',
    });
    expect(hashOf(path)).toBe(before);
    await expect(
      createPortfolio(join(folder, 'nulle part', 'x.vivier'), passphrase, options()),
    ).rejects.toMatchObject({
      code: 'FOLDER_MISSING',
    });
  });

  // These two refuse new files even to an administrator, whom permissions do not stop.
  test.skipIf(process.platform !== 'linux').each(['/proc', '/sys'])(
    'creation in %s, where nothing can be written',
    async (place) => {
      await expect(createPortfolio(`${place}/essai.vivier`, passphrase, options())).rejects.toBeInstanceOf(
        Refusal,
      );
      expect(existsSync(`${place}/essai.vivier-keys`)).toBe(false);
    },
  );
});

describe('damage', () => {
  test('of any page is seen', async () => {
    const pages = statSync(path).size / 4096 - 1;
    for (let page = 0; page < pages; page += 5) {
      const copy = join(folder, 'copy.vivier');
      copyFileSync(path, copy);
      const bytes = readFileSync(copy);
      const place = page * 4096 + 1000;
      bytes.writeUInt8((bytes.readUInt8(place) + 1) % 256, place);
      writeFileSync(copy, bytes);
      const seen = await openPortfolio(copy, passphrase, options()).then(
        (portfolio) => {
          const { isSound } = portfolio.verify();
          portfolio.deps.db.close();
          return !isSound;
        },
        (error: unknown) => error instanceof Refusal && error.code === 'PORTFOLIO_DAMAGED',
      );
      expect(seen, `page ${page + 1}`).toBe(true);
      for (const name of readdirSync(folder).filter((one) => one.startsWith('copy.vivier')))
        rmSync(join(folder, name), { force: true });
    }
  });

  test('of the journal is seen: an event altered behind the application’s back', async () => {
    const portfolio = await open();
    const { db } = portfolio.deps;
    expect(() => db.exec("UPDATE event SET actor = 'x'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM event')).toThrow('append-only');
    db.exec("DROP TRIGGER event_no_update; UPDATE event SET actor = 'x' WHERE id = 2");
    expect(portfolio.verify()).toMatchObject({
      isSound: false,
      journal: { isWhole: false, firstFaultAt: 2 },
    });
    portfolio.close();
  });
});

describe('after a kill', () => {
  test('the key block beside, maybe the last one, is never written over: replaced by a whole one, or left', async () => {
    const portfolio = await open();
    const other = join(folder, 'after');
    mkdirSync(other);
    for (const name of ['essai.vivier', 'essai.vivier-wal', 'essai.vivier-keys'])
      copyFileSync(join(folder, name), join(other, name));
    portfolio.close();
    const beside = join(other, 'essai.vivier-keys');
    const before = statSync(beside);
    const renamed: string[] = [];
    const { rename } = worldNow();
    const restore = setWorld({
      rename: (source, target) => {
        // Whole before it takes the place of the former.
        if (target === beside) expect(readFileSync(source).length).toBeGreaterThanOrEqual(4096);
        renamed.push(target);
        rename(source, target);
      },
    });
    const revived = await openPortfolio(join(other, 'essai.vivier'), passphrase, options());
    restore();
    const after = statSync(beside);
    if (!renamed.includes(beside)) expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    revived.close();
  });

  test('a creation that never came to its end is refused, and left as it is', async () => {
    const portfolio = await open();
    portfolio.deps.db.exec('DELETE FROM portfolio');
    portfolio.close();
    expect(await refusalOf(open)).toBe('PORTFOLIO_NOT_ONE');
    const half = await openPortfolio(path, passphrase, options()).catch(() => null);
    expect(half).toBe(null);
  });

  test('what was committed is there: database, journal of SQLite and key block go together', async () => {
    const portfolio = await open();
    write(portfolio, 'late', 'arrivé juste avant');
    // What a kill leaves: the three files as they are, copied while the portfolio is still open.
    const other = join(folder, 'after');
    mkdirSync(other);
    for (const name of ['essai.vivier', 'essai.vivier-wal', 'essai.vivier-keys'])
      copyFileSync(join(folder, name), join(other, name));
    portfolio.close();
    const revived = await openPortfolio(join(other, 'essai.vivier'), passphrase, options());
    expect(readBack(revived, 'late')).toBe(JSON.stringify('arrivé juste avant'));
    expect(revived.verify().isSound).toBe(true);
    revived.close();
    expect(readdirSync(other)).toEqual(['essai.vivier']);
  });
});
