/**
 * Bar 15: what lies beside the portfolio is used only where the file calls for it; anything else is put aside and told, and
 * so is what is missing.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { restoreHandlers } from '../../electron/vault/backups';
import { examineBackup, restoreBackup } from '../../electron/vault/backups/restore';
import { openDatabase } from '../../electron/vault/db';
import { recordEvent } from '../../electron/vault/events';
import { readSmallFile } from '../../electron/vault/files/small-file';
import { readExtract } from '../../electron/vault/import/read-file';
import { verifyExport } from '../../electron/vault/indicators/verify-export';
import { markOf, unlock } from '../../electron/vault/keys';
import { findKeyBlock } from '../../electron/vault/keys/key-block-file';
import {
  createPortfolio,
  type OpenPortfolio,
  openPortfolio,
  writeVerifiedCopy,
} from '../../electron/vault/portfolio';
import { examine } from '../../electron/vault/portfolio/examine';
import { lastSeenIn } from '../../electron/vault/portfolio/last-seen';
import { readAttachmentFile } from '../../electron/vault/scans';
import { readSetting, writeSetting } from '../../electron/vault/settings/settings.repository';
import { Refusal } from '../../shared/base';
import { countingIds } from '../support/portfolio';

const passphrase = 'neuf phares sur la jetée';
/** Moves by a minute at each look: an instant in a sentence is then that of one change. */
let minutes = 0;
const options = {
  clock: {
    today: () => '2026-09-15' as never,
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2026, 8, 15, 8, minutes)).toISOString();
    },
  },
  newId: countingIds(),
  derivation: 'floor' as const,
};

let folder: string;
let path: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-15-'));
  path = join(folder, 'essai.vivier');
  const made = await createPortfolio(path, passphrase, options);
  save(made, 'premier');
  made.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const save = ({ deps }: OpenPortfolio, name: string): void => writeSetting(deps.db, name, 'x'.repeat(6000));
const open = (at = path): Promise<OpenPortfolio> => openPortfolio(at, passphrase, options);
/** Of these names, those that the portfolio holds. */
const savedIn = ({ deps }: OpenPortfolio): readonly string[] =>
  ['premier', 'deuxième', 'troisième', 'quatrième'].filter((name) => readSetting(deps.db, name) !== null);
/** What a power cut leaves at this instant, in a folder of its own. */
function cutAt(name: string): string {
  const other = join(folder, name);
  mkdirSync(other);
  for (const suffix of ['', '-wal', '-keys'])
    if (existsSync(path + suffix)) copyFileSync(path + suffix, join(other, `essai.vivier${suffix}`));
  return join(other, 'essai.vivier');
}
/** Opens what lies there, closes it, and answers what it said, what it held, and what is left beside it. */
async function found(at: string) {
  const portfolio = await open(at);
  const { notices, verify } = portfolio;
  const saved = savedIn(portfolio);
  const { isSound } = verify();
  expect(portfolio.info().notices).toEqual(notices.length === 0 ? undefined : notices);
  portfolio.close();
  const name = at.slice(at.lastIndexOf('/') + 1);
  const asides = readdirSync(join(at, '..')).filter((one) => one.startsWith(`${name}-`));
  return { notices: notices.join('\n'), saved, isSound, asides };
}
const putBeside = (from: string, to: string, suffix: string): void =>
  copyFileSync(from + suffix, to + suffix);

/** A portfolio that was killed with one change in its journal, then opened again, and closed with one change more. */
async function killedThenClosed(): Promise<string> {
  const killed = await open();
  save(killed, 'deuxième');
  const cut = cutAt('coupure');
  killed.close();
  const again = await open();
  save(again, 'troisième');
  again.close();
  return cut;
}

describe('a closed portfolio', () => {
  test('is not touched by the journal of a session before, which is put aside as it was', async () => {
    const cut = await killedThenClosed();
    putBeside(cut, path, '-wal');
    const { notices, ...rest } = await found(path);
    expect(rest).toEqual({
      saved: ['premier', 'deuxième', 'troisième'],
      isSound: true,
      asides: [expect.stringMatching(/^essai\.vivier-wal\.à-part-\d{4}-\d\d-\d\d-\d{6}$/u)],
    });
    expect(notices).toContain(rest.asides[0]);
    expect(readFileSync(join(folder, rest.asides[0] ?? '')).equals(readFileSync(`${cut}-wal`))).toBe(true);
    expect(await found(path)).toMatchObject({ notices: '' });
  });

  test('nor by that of another portfolio, nor by a journal of SQLite’s other kind', async () => {
    const other = join(folder, 'autre.vivier');
    const stranger = await createPortfolio(other, passphrase, options);
    save(stranger, 'quatrième');
    copyFileSync(`${other}-wal`, `${path}-wal`);
    copyFileSync(`${other}-keys`, `${path}-keys`);
    stranger.close();
    writeFileSync(`${path}-journal`, Buffer.from('d9d505f920a163d7', 'hex'));
    const { notices, saved, isSound, asides } = await found(path);
    expect({ saved, isSound }).toEqual({ saved: ['premier'], isSound: true });
    expect(asides.map((name) => name.replace(/\.à-part.+$/u, ''))).toEqual([
      'essai.vivier-journal',
      'essai.vivier-keys',
      'essai.vivier-wal',
    ]);
    for (const name of asides) expect(notices).toContain(name);
  });
});

describe('after a power cut', () => {
  test('the file renamed or copied alone opens as what it is, and says what is missing since when', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    portfolio.makeWhole();
    save(portfolio, 'troisième');
    const cut = cutAt('coupure');
    portfolio.close();
    const renamed = join(folder, 'ailleurs.vivier');
    copyFileSync(cut, renamed);
    const { notices, ...rest } = await found(renamed);
    expect(rest).toEqual({ saved: ['premier', 'deuxième'], isSound: true, asides: [] });
    expect(notices).toMatch(/Les dernières saisies manquent.+le 15 septembre 2026 à \d\d:\d\d/u);
    // Told until somebody writes there again.
    expect(await found(cut)).toMatchObject({ notices: '', saved: ['premier', 'deuxième', 'troisième'] });
  });

  test('at a pause of the work the file alone is all of it', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    portfolio.makeWhole();
    const cut = cutAt('coupure');
    portfolio.close();
    const alone = join(folder, 'seul.vivier');
    copyFileSync(cut, alone);
    expect(await found(alone)).toEqual({
      notices: '',
      saved: ['premier', 'deuxième'],
      isSound: true,
      asides: [],
    });
  });

  test('three seconds without a change are a pause; changes without end have one every twenty seconds', async () => {
    vi.useFakeTimers();
    try {
      const portfolio = await open();
      const isWhole = (): boolean => markOf(findKeyBlock(path).block) === null;
      save(portfolio, 'deuxième');
      expect(isWhole()).toBe(false);
      vi.advanceTimersByTime(3_000);
      expect(isWhole()).toBe(true);
      let pauses = 0;
      for (let second = 0; second < 60; second += 1) {
        save(portfolio, 'troisième');
        vi.advanceTimersByTime(1_000);
        if (isWhole()) pauses += 1;
      }
      expect(pauses).toBe(3);
      // A long write, whose transaction is open over several turns, is not cut.
      portfolio.deps.db.exec('BEGIN IMMEDIATE');
      writeSetting(portfolio.deps.db, 'quatrième', 'x');
      vi.advanceTimersByTime(60_000);
      expect(portfolio.deps.db.inTransaction).toBe(true);
      portfolio.deps.db.exec('COMMIT');
      vi.advanceTimersByTime(3_000);
      expect(isWhole()).toBe(true);
      portfolio.close();
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([
    ['missing', (wal: string) => rmSync(wal)],
    ['emptied', (wal: string) => truncateSync(wal, 0)],
  ])('a journal that is %s never passes for an ordinary opening', async (_name, spoil) => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    const cut = cutAt('coupure');
    portfolio.close();
    spoil(`${cut}-wal`);
    const { notices, saved, isSound } = await found(cut);
    expect({ saved, isSound }).toEqual({ saved: ['premier'], isSound: true });
    expect(notices).toMatch(/Les dernières saisies manquent/u);
  });

  test.each([0.3, 0.9])('a journal cut at %d of its length is told, a copy of it kept', async (part) => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    save(portfolio, 'troisième');
    const cut = cutAt('coupure');
    portfolio.close();
    const { length } = readFileSync(`${cut}-wal`);
    truncateSync(`${cut}-wal`, Math.floor(length * part));
    const { notices, saved, isSound, asides } = await found(cut);
    expect(isSound).toBe(true);
    expect(saved).not.toContain('troisième');
    expect(notices).toMatch(/manquent en partie/u);
    expect(asides).toHaveLength(1);
    expect(notices).toContain(asides[0]);
  });

  test('a journal with one byte changed is read up to there, and told', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    save(portfolio, 'troisième');
    const cut = cutAt('coupure');
    portfolio.close();
    const wal = readFileSync(`${cut}-wal`);
    wal.writeUInt8(wal.readUInt8(wal.length - 3000) ^ 1, wal.length - 3000);
    writeFileSync(`${cut}-wal`, wal);
    expect(await found(cut)).toMatchObject({
      notices: expect.stringMatching(/manquent en partie/u),
      isSound: true,
    });
  });

  test('the journal of the generation before, put back, is put aside and what is missing is told', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    const before = cutAt('avant');
    portfolio.makeWhole();
    save(portfolio, 'troisième');
    const cut = cutAt('coupure');
    portfolio.close();
    putBeside(before, cut, '-wal');
    const { notices, saved, asides } = await found(cut);
    expect(saved).toEqual(['premier', 'deuxième']);
    expect(asides).toHaveLength(1);
    expect(notices).toMatch(/manquent/u);
  });

  test('what is whole opens in silence, with all that was saved', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    portfolio.makeWhole();
    save(portfolio, 'troisième');
    const cut = cutAt('coupure');
    portfolio.close();
    expect(await found(cut)).toEqual({
      notices: '',
      saved: ['premier', 'deuxième', 'troisième'],
      isSound: true,
      asides: [],
    });
  });

  test('a journal that was begun and holds nothing yet is no loss and no stranger', async () => {
    const portfolio = await open();
    const whole = readFileSync(path);
    portfolio.deps.db.pragma('application_id = 0');
    const cut = cutAt('coupure');
    portfolio.close();
    writeFileSync(cut, whole);
    expect(await found(cut)).toEqual({ notices: '', saved: ['premier'], isSound: true, asides: [] });
  });

  test('where SQLite has cut the block off the file, the one beside stands for it', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    const cut = cutAt('coupure');
    portfolio.close();
    // Between the taking up of the journal and the writing of the block.
    truncateSync(cut, readFileSync(cut).length - 4096);
    expect(await found(cut)).toMatchObject({ notices: '', saved: ['premier', 'deuxième'], asides: [] });
  });

  test('where the writing of the last page was cut, too', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    const cut = cutAt('coupure');
    portfolio.close();
    const bytes = readFileSync(cut);
    bytes.fill(0, bytes.length - 2048);
    writeFileSync(cut, bytes);
    expect(await found(cut)).toMatchObject({ saved: ['premier', 'deuxième'], isSound: true, asides: [] });
  });

  test('an older folder put back whole opens as what it was', async () => {
    const portfolio = await open();
    save(portfolio, 'deuxième');
    const cut = cutAt('coupure');
    save(portfolio, 'troisième');
    portfolio.close();
    for (const suffix of ['', '-wal', '-keys']) putBeside(cut, path, suffix);
    expect(await found(path)).toMatchObject({ notices: '', saved: ['premier', 'deuxième'], isSound: true });
  });
});

describe('what this computer saw last', () => {
  const remembering = {
    ...options,
    get lastSeen() {
      return lastSeenIn(folder);
    },
  };
  const operation = ({ deps }: OpenPortfolio): void =>
    deps.db.transaction(() =>
      recordEvent(deps, { kind: 'portfolio.clockTrusted', subject: { type: 'portfolio', id: 'x' } }),
    )();
  /** A day of work: so many operations; answers what was told at its opening. */
  async function day(operations: number, at = path): Promise<string> {
    const portfolio = await openPortfolio(at, passphrase, remembering);
    for (let n = 0; n < operations; n += 1) operation(portfolio);
    portfolio.close();
    return portfolio.notices.join('\n');
  }
  const older = (): string => join(folder, 'ancien.vivier');

  test('an older state put back whole opens as what it was, and says once how much is missing since when', async () => {
    await day(1);
    copyFileSync(path, older());
    await day(2);
    copyFileSync(older(), path);
    const told = await day(0);
    expect(told).toContain('plus ancien que celui que ce poste a connu le 15 septembre 2026 à');
    expect(told).toContain('les 2 dernières opérations enregistrées n’y sont pas');
    expect(await day(1)).toBe('');
  });

  test('an older folder too, at the pause before a power cut', async () => {
    await day(1);
    const portfolio = await openPortfolio(path, passphrase, remembering);
    const cut = cutAt('coupure');
    operation(portfolio);
    portfolio.makeWhole();
    for (const suffix of ['', '-wal', '-keys']) rmSync(path + suffix, { force: true });
    for (const suffix of ['', '-wal', '-keys']) if (existsSync(cut + suffix)) putBeside(cut, path, suffix);
    expect(() => portfolio.close()).toThrow();
    rmSync(`${path}-lock`, { force: true });
    expect(await day(0)).toContain('la dernière opération enregistrée n’y est pas');
  });

  test('another copy that was worked on elsewhere is not its sequel', async () => {
    await day(1);
    copyFileSync(path, older());
    await day(2);
    const elsewhere = await openPortfolio(older(), passphrase, options);
    for (let n = 0; n < 3; n += 1) operation(elsewhere);
    elsewhere.close();
    expect(await day(0, older())).toContain('n’est pas la suite de celui que ce poste a connu');
    expect(await day(0, older())).toBe('');
  });

  test('what goes on is not doubted: more work, a copy under another name, an earlier version brought over', async () => {
    await day(2);
    expect(await day(1)).toBe('');
    copyFileSync(path, older());
    expect(await day(1, older())).toBe('');
    const former = join(folder, 'ancienne-version.vivier');
    copyFileSync(join(import.meta.dirname, '../fixtures/portfolio-schema-70.vivier'), former);
    const again = join(folder, 'copie-d-avant.vivier');
    copyFileSync(former, again);
    for (const one of [former, former, again]) {
      const portfolio = await openPortfolio(one, 'six phares allumés sur la côte', remembering);
      expect(portfolio.notices).toEqual([]);
      portfolio.close();
    }
  });

  test('a restoring that was asked for is not told as a loss; memory that does not read is none', async () => {
    await day(1);
    copyFileSync(path, older());
    await day(2);
    const backups = { standard: join(folder, 'sauvegardes'), chosen: null };
    const { vaultId } = findKeyBlock(path).block;
    const handlers = restoreHandlers({ current: null, failures: 0, backups }, options.clock);
    const call = {
      pathOf: (field: string) => (field === 'sauvegarde' ? older() : path),
      progress: () => undefined,
      signal: new AbortController().signal,
    };
    expect(
      await handlers['backups.restore'](
        { id: null, file: 'sauvegarde' as never, target: 'ici' as never, secret: passphrase },
        call,
      ),
    ).toMatchObject({ ok: true });
    expect(lastSeenIn(folder).of(vaultId)).toBeNull();
    expect(await day(0)).toBe('');
    const [name = ''] = readdirSync(join(folder, 'vus'));
    writeFileSync(join(folder, 'vus', name), '{"line":9');
    expect(await day(0)).toBe('');
  });

  test('holds a number, a hash and an instant: nothing of what was done', async () => {
    await day(1);
    const [name = ''] = readdirSync(join(folder, 'vus'));
    expect(JSON.parse(readFileSync(join(folder, 'vus', name), 'utf8'))).toEqual({
      line: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
      at: expect.stringMatching(/^2026-09-15T/u),
    });
  });
});

test('what an earlier version left when it was killed is taken up once, where its keys lie with it', async () => {
  const old = join(folder, 'ancien.vivier');
  copyFileSync(join(import.meta.dirname, '../fixtures/portfolio-schema-70.vivier'), old);
  const block = findKeyBlock(old);
  const oldPassphrase = 'six phares allumés sur la côte';
  const key = await unlock(block, { kind: 'passphrase', passphrase: oldPassphrase });
  const db = openDatabase(old, key, true);
  writeFileSync(`${old}-keys`, block.bytes);
  writeSetting(db, 'deuxième', 'x');
  const alone = join(folder, 'sans-clés.vivier');
  for (const suffix of ['', '-wal', '-keys']) putBeside(old, join(folder, 'tué.vivier'), suffix);
  for (const suffix of ['', '-wal']) putBeside(old, alone, suffix);
  db.close();
  const revived = await openPortfolio(join(folder, 'tué.vivier'), oldPassphrase, options);
  expect(savedIn(revived)).toEqual(['deuxième']);
  expect(revived.notices).toEqual([]);
  expect(revived.info().formatVersion).toBe(3);
  revived.close();
  const stranger = await openPortfolio(alone, oldPassphrase, options);
  expect(savedIn(stranger)).toEqual([]);
  expect(stranger.notices).toHaveLength(1);
  stranger.close();
});

describe('a backup', () => {
  test('copied by hand over a portfolio that was cut opens as what it is', async () => {
    const portfolio = await open();
    const backup = join(folder, 'sauvegarde.vivier');
    const { deps, dataKey, keyBlock } = portfolio;
    writeVerifiedCopy({ db: deps.db, dataKey, keyBlock: keyBlock().bytes }, backup, null);
    save(portfolio, 'deuxième');
    const cut = cutAt('coupure');
    portfolio.close();
    const wal = readFileSync(`${cut}-wal`);
    copyFileSync(backup, cut);
    const { notices, saved, isSound, asides } = await found(cut);
    expect({ saved, isSound }).toEqual({ saved: ['premier'], isSound: true });
    expect(asides).toHaveLength(1);
    expect(notices).toContain(asides[0]);
    expect(readFileSync(join(cut, '..', asides[0] ?? '')).equals(wal)).toBe(true);
  });

  test('restored over it keeps the former as what it is: nothing is written into it by the journal of another', async () => {
    const old = await killedThenClosed();
    const backup = join(folder, 'sauvegarde.vivier');
    copyFileSync(path, backup);
    const whole = readFileSync(path);
    putBeside(old, path, '-wal');
    putBeside(old, path, '-keys');
    const { formerName } = await restoreBackup(backup, path, passphrase, '2026-09-15T09:00:00.000Z');
    const former = readFileSync(join(folder, formerName ?? ''));
    expect(former.equals(whole)).toBe(true);
  });
});

const isPosix = process.platform !== 'win32';
describe.runIf(isPosix)('what is no plain file', () => {
  const strange = {
    'a pipe': (at: string) => execFileSync('mkfifo', [at]),
    'a link to a device': (at: string) => symlinkSync('/dev/zero', at),
    'a link to a file': (at: string) => symlinkSync(join(folder, 'cible'), at),
    'a link to nothing': (at: string) => symlinkSync(join(folder, 'rien'), at),
    'a folder': (at: string) => mkdirSync(at),
  };
  const cases = Object.keys(strange).flatMap((kind) =>
    ['-wal', '-keys', '-journal', '-shm', '-keys.part', '-lock.part'].map(
      (suffix) => [kind, suffix] as const,
    ),
  );
  test.each(cases)(
    '%s in the place of %s holds up nothing, and is neither read nor written',
    async (kind, suffix) => {
      const target = join(folder, 'cible');
      writeFileSync(target, 'à quelqu’un');
      strange[kind as keyof typeof strange](path + suffix);
      expect(examine(path).condition).toBe('fine');
      const portfolio = await open();
      save(portfolio, 'deuxième');
      expect(portfolio.verify().isSound).toBe(true);
      portfolio.close();
      expect(readFileSync(target, 'utf8')).toBe('à quelqu’un');
      expect(existsSync(join(folder, 'rien'))).toBe(false);
      expect(await found(path)).toMatchObject({ saved: ['premier', 'deuxième'] });
    },
  );

  test.each(Object.keys(strange))('%s in the place of the lock is asked about', async (kind) => {
    strange[kind as keyof typeof strange](`${path}-lock`);
    writeFileSync(join(folder, 'cible'), 'à quelqu’un');
    expect(examine(path).condition).toBe('in-use-elsewhere');
    await expect(open()).rejects.toMatchObject({ code: 'PORTFOLIO_IN_USE_ELSEWHERE' });
  });

  test.each(['a pipe', 'a link to a device', 'a folder'] as const)(
    '%s in the place of the portfolio is said not to be one',
    async (kind) => {
      const at = join(folder, 'étrange.vivier');
      strange[kind](at);
      expect(examine(at).condition).toBe('not-one');
      await expect(open(at)).rejects.toMatchObject({ code: 'PORTFOLIO_NOT_ONE' });
    },
  );

  test.each(Object.keys(strange))('%s beside a backup that is examined holds up nothing', async (kind) => {
    for (const suffix of ['-wal', '-journal', '-keys', '-shm'] as const) {
      const at = join(folder, `sauvegarde${suffix}.vivier`);
      copyFileSync(path, at);
      strange[kind as keyof typeof strange](at + suffix);
      const code = await examineBackup(at, passphrase).then(
        () => 'ok',
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      );
      expect(['ok', 'RESTORE_OPEN_FILE']).toContain(code);
    }
  });

  test.each(['a pipe', 'a link to a device', 'a folder'] as const)(
    '%s given as an extract, an attachment, an export or a backup is refused at once',
    async (kind) => {
      const at = join(folder, 'étrange.csv');
      strange[kind](at);
      const codeOf = (act: () => unknown): Promise<string> =>
        Promise.resolve()
          .then(act)
          .then(
            () => 'ok',
            (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
          );
      expect(
        await codeOf(() =>
          readExtract(at, { progress: () => undefined, signal: new AbortController().signal }),
        ),
      ).toBe('FILE_UNREADABLE');
      expect(await codeOf(() => verifyExport(at))).toBe('FILE_UNREADABLE');
      expect(await codeOf(() => readAttachmentFile(at))).toBe('FILE_UNREADABLE');
      expect(await codeOf(() => readSmallFile(at, 1000))).toBe('FILE_UNREADABLE');
      expect(await codeOf(() => examineBackup(at, passphrase))).toBe('PORTFOLIO_NOT_ONE');
    },
  );

  test('a portfolio opened by a link is the file that the link names, one file again once closed', async () => {
    mkdirSync(join(folder, 'bureau'));
    const link = join(folder, 'bureau', 'raccourci.vivier');
    symlinkSync(path, link);
    expect(examine(link).condition).toBe('fine');
    const portfolio = await open(link);
    save(portfolio, 'deuxième');
    expect(existsSync(`${path}-keys`)).toBe(true);
    portfolio.close();
    expect(readdirSync(join(folder, 'bureau'))).toEqual(['raccourci.vivier']);
    expect(await found(path)).toMatchObject({ saved: ['premier', 'deuxième'] });
  });
});
