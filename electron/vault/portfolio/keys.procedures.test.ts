import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileHandle, Refusal, Result } from '../../../shared/ipc';
import type { CivilDate } from '../../../shared/time';
import { countingIds } from '../../../test/support/portfolio';
import type { Call } from '../deps';
import { newRecoveryKey, recoveryText } from '../keys';
import { writeSetting } from '../settings/settings.repository';
import { keysHandlers, openPortfolio, portfolioHandlers, type Session } from '.';

const passphrase = 'quatre chevaux dans la brume';
const next = 'sept lanternes le long du quai';
const options = {
  clock: { today: () => '2026-09-15' as CivilDate, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};
const canary = 'Zébulon-Canari';
const file = 'file_00000000000000000000000000000000' as FileHandle;

let folder: string;
let path: string;
let session: Session;
let steps: ((label: string) => void) | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-keys-'));
  path = join(folder, 'equipe.vivier');
  session = { current: null, failures: 0 };
  steps = null;
});
afterEach(() => {
  session.current?.close();
  rmSync(folder, { recursive: true, force: true });
});

const backups = (): string => join(folder, 'backups');
const call = (more: Partial<Call> = {}): Call => ({
  pathOf: (handle) => (handle === 'backups' ? backups() : path),
  progress: ({ label }) => steps?.(label),
  signal: new AbortController().signal,
  ...more,
});
const handlers = () => ({ ...portfolioHandlers(session, options), ...keysHandlers(session, options) });
/** The data of an answer; what is refused, as a value or thrown, answers its code. */
async function ask<T>(act: () => Result<T> | Promise<Result<T>>): Promise<T> {
  const result = await act();
  if (!result.ok) throw Object.assign(new Error(result.error.message), { code: result.error.code });
  return result.data;
}
const codeOf = <T>(act: () => Result<T> | Promise<Result<T>>): Promise<string> =>
  ask(act).then(
    () => 'ok',
    (error: Refusal) => error.code,
  );
/** A portfolio made as the window does, open; answers its paper key. */
async function create(): Promise<string> {
  const all = handlers();
  const { recoveryKey } = await ask(() => all['portfolio.prepare']({ file, passphrase }, call()));
  await ask(() => all['portfolio.create']({ file, recoveryKey }, call()));
  if (session.current) writeSetting(session.current.deps.db, 'canary', canary);
  return recoveryKey;
}
function lock(): void {
  session.current?.close();
  session.current = null;
}
const opens = async (place: string, secret: string): Promise<boolean> => {
  try {
    const open = await openPortfolio(place, secret, options);
    const isSame = open.deps.db.prepare("SELECT value FROM setting WHERE key = 'canary'").get() !== undefined;
    expect(open.verify().isSound).toBe(true);
    open.close();
    return isSame;
  } catch (error) {
    expect(error).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    return false;
  }
};
/** What a kill leaves at this instant: every file of the folder, copied elsewhere. */
function killed(name: string): string {
  const other = join(folder, name);
  mkdirSync(other);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) copyFileSync(join(folder, entry.name), join(other, entry.name));
  return join(other, 'equipe.vivier');
}

describe('a creation', () => {
  test('writes nothing before the paper key has been typed back, whatever is typed', async () => {
    const all = handlers();
    const sheet = await ask(() => all['portfolio.prepare']({ file, passphrase }, call()));
    expect(sheet).toMatchObject({ portfolioName: 'equipe.vivier', madeOn: '2026-09-15' });
    const wrong = `${sheet.recoveryKey.slice(0, -1)}${sheet.recoveryKey.endsWith('0') ? '1' : '0'}`;
    const other = recoveryText(newRecoveryKey());
    expect(await codeOf(async () => all['portfolio.create']({ file, recoveryKey: wrong }, call()))).toBe(
      'RECOVERY_KEY_FAULT',
    );
    expect(await codeOf(async () => all['portfolio.create']({ file, recoveryKey: other }, call()))).toBe(
      'RECOVERY_KEY_NOT_SHOWN',
    );
    expect(readdirSync(folder)).toEqual([]);
    await ask(() => all['portfolio.create']({ file, recoveryKey: sheet.recoveryKey.toLowerCase() }, call()));
    expect(await ask(() => all['keys.state']({}, call()))).toMatchObject({
      recovery: 'ready',
      mark: sheet.mark,
    });
  });

  test('that was not prepared, or whose process has ended, is refused', async () => {
    const all = handlers();
    const { recoveryKey } = await ask(() => all['portfolio.prepare']({ file, passphrase }, call()));
    session = { current: null, failures: 0 };
    expect(await codeOf(async () => handlers()['portfolio.create']({ file, recoveryKey }, call()))).toBe(
      'KEYS_NOT_PREPARED',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('with a passphrase that is guessed first is refused before any key is made', async () => {
    const act = () => handlers()['portfolio.prepare']({ file, passphrase: 'motdepasse1234' }, call());
    expect(await codeOf(act)).toBe('WEAK_PASSPHRASE');
  });

  test('writes the sheet as a PDF, while the key is shown and not after', async () => {
    const all = handlers();
    const pdf = join(folder, 'feuille.pdf');
    const save = () => all['keys.saveRecoverySheet']({ file }, call({ pathOf: () => pdf }));
    expect(await codeOf(save)).toBe('KEYS_NOT_PREPARED');
    const { recoveryKey } = await ask(() => all['portfolio.prepare']({ file, passphrase }, call()));
    await ask(save);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    await ask(() => all['portfolio.create']({ file, recoveryKey }, call()));
    expect(await codeOf(save)).toBe('KEYS_NOT_PREPARED');
  });
});

describe('the paper key', () => {
  test('opens with a new passphrase, stays good until it is replaced, and the former passphrase opens no more', async () => {
    const recoveryKey = await create();
    lock();
    const all = handlers();
    await ask(() => all['portfolio.recover']({ file: null, recoveryKey, newPassphrase: next }, call()));
    expect(await ask(() => all['keys.state']({}, call()))).toMatchObject({ recovery: 'used' });
    const place = killed('before the new key is typed back');
    expect([await opens(place, next), await opens(place, passphrase)]).toEqual([true, false]);

    const sheet = await ask(() => all['keys.prepareRecovery']({ passphrase: next }, call()));
    expect(sheet.recoveryKey).not.toBe(recoveryKey);
    await ask(() => all['keys.confirmRecovery']({ recoveryKey: sheet.recoveryKey }, call()));
    expect(await ask(() => all['keys.state']({}, call()))).toMatchObject({ recovery: 'ready' });
    lock();
    const recover = (key: string) => () =>
      all['portfolio.recover']({ file: null, recoveryKey: key, newPassphrase: passphrase }, call());
    expect(await codeOf(recover(recoveryKey))).toBe('RECOVERY_KEY_OTHER');
    expect(session.failures).toBe(1);
    expect(await codeOf(recover(sheet.recoveryKey))).toBe('ok');
  });

  test('of another portfolio, or with a slip, is refused and changes nothing', async () => {
    const recoveryKey = await create();
    lock();
    const before = readFileSync(path);
    const recover = (key: string) => () =>
      handlers()['portfolio.recover']({ file: null, recoveryKey: key, newPassphrase: next }, call());
    expect(await codeOf(recover(recoveryText(newRecoveryKey())))).toBe('RECOVERY_KEY_OTHER');
    expect(await codeOf(recover(recoveryKey.slice(0, -2)))).toBe('RECOVERY_KEY_FAULT');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['equipe.vivier']);
  });
});

describe('a change of passphrase', () => {
  test('asks for the present one, drops quick unlock, keeps the paper key, and is whole at any instant', async () => {
    const recoveryKey = await create();
    const all = handlers();
    const secret = Buffer.alloc(32, 7).toString('base64');
    await ask(() => all['keys.enableQuickUnlock']({ passphrase }, call({ secret })));
    expect(await ask(() => all['keys.state']({}, call()))).toMatchObject({ hasQuickUnlock: true });
    const change = (current: string) => () =>
      all['keys.changePassphrase']({ passphrase: current, newPassphrase: next }, call());
    expect(await codeOf(change('une autre phrase secrète'))).toBe('WRONG_PASSPHRASE');
    expect(session.failures).toBe(1);
    const before = killed('before');
    expect(await codeOf(change(passphrase))).toBe('ok');
    const after = killed('after');
    lock();
    expect([await opens(before, passphrase), await opens(before, next)]).toEqual([true, false]);
    expect([await opens(after, passphrase), await opens(after, next)]).toEqual([false, true]);
    expect([await opens(path, passphrase), await opens(path, next)]).toEqual([false, true]);
    expect(await codeOf(() => all['portfolio.quickOpen']({}, call({ secret })))).toBe('QUICK_UNLOCK_LOST');
    const recover = () =>
      all['portfolio.recover']({ file: null, recoveryKey, newPassphrase: passphrase }, call());
    expect(await codeOf(recover)).toBe('ok');
  });
});

describe('quick unlock', () => {
  test('opens with the secret of the keystore, and with no other', async () => {
    await create();
    const all = handlers();
    const secret = Buffer.alloc(32, 7).toString('base64');
    await ask(() => all['keys.enableQuickUnlock']({ passphrase }, call({ secret })));
    lock();
    const open = (one?: string) => () => all['portfolio.quickOpen']({}, call({ secret: one }));
    expect(await codeOf(open(Buffer.alloc(32, 8).toString('base64')))).toBe('QUICK_UNLOCK_LOST');
    expect(await codeOf(open())).toBe('QUICK_UNLOCK_LOST');
    expect(await codeOf(open(secret))).toBe('ok');
    await ask(() => all['keys.disableQuickUnlock']({}, call()));
    lock();
    expect(await codeOf(open(secret))).toBe('QUICK_UNLOCK_LOST');
  });
});

describe('a change of all keys', () => {
  test('leaves one usable portfolio at each step, the former or the new, and goes on with the new one', async () => {
    const formerPaper = await create();
    mkdirSync(backups());
    lock();
    copyFileSync(path, join(backups(), 'hier.vivier'));
    const all = handlers();
    await ask(() => all['portfolio.open']({ file: null, passphrase }, call()));
    const oldKey = Buffer.from(session.current?.dataKey ?? []);
    const released: string[] = [];
    session = { ...session, release: () => released.push('released') };
    const again = handlers();
    const sheet = await ask(() => again['keys.prepareRekey']({ passphrase, newPassphrase: next }, call()));
    const places: string[] = [];
    steps = (label) => places.push(killed(`${places.length} ${label}`));
    const { backups: done } = await ask(() =>
      again['keys.rekey']({ recoveryKey: sheet.recoveryKey }, call()),
    );
    expect(done).toEqual({ done: 1, left: 0 });
    expect(released).toEqual(['released']);
    // The session goes on.
    if (!session.current) throw new Error('not open');
    writeSetting(session.current.deps.db, 'after', 'x');
    expect(session.current.verify().isSound).toBe(true);
    lock();

    expect(places.length).toBeGreaterThanOrEqual(6);
    for (const place of places) {
      const outcome = [await opens(place, passphrase), await opens(place, next)];
      expect([place, outcome.filter(Boolean).length]).toEqual([place, 1]);
      expect(readdirSync(join(place, '..'))).toEqual(['equipe.vivier']);
    }
    for (const place of [path, join(backups(), 'hier.vivier')]) {
      expect([await opens(place, passphrase), await opens(place, next)]).toEqual([false, true]);
      expect(readFileSync(place).includes(canary)).toBe(false);
    }
    const open = await openPortfolio(path, next, options);
    expect(open.dataKey.equals(oldKey)).toBe(false);
    open.close();
    const recover = (recoveryKey: string) => () =>
      again['portfolio.recover']({ file: null, recoveryKey, newPassphrase: passphrase }, call());
    expect(await codeOf(recover(formerPaper))).toBe('RECOVERY_KEY_OTHER');
    expect(await codeOf(recover(sheet.recoveryKey))).toBe('ok');
  });

  test('leaves alone a backup of another vault, one that is damaged, and what is no backup', async () => {
    await create();
    mkdirSync(backups());
    const mine = path;
    lock();
    path = join(backups(), 'autre.vivier');
    await create();
    lock();
    path = mine;
    copyFileSync(path, join(backups(), 'abîmé.vivier'));
    const damaged = readFileSync(path);
    damaged.fill(0, 8192, 9000);
    writeFileSync(join(backups(), 'abîmé.vivier'), damaged);
    writeFileSync(join(backups(), 'notes.vivier'), 'rien');
    const before = readdirSync(backups()).map((name) => readFileSync(join(backups(), name)));
    const all = handlers();
    await ask(() => all['portfolio.open']({ file: null, passphrase }, call()));
    const sheet = await ask(() => all['keys.prepareRekey']({ passphrase, newPassphrase: next }, call()));
    expect(await ask(() => all['keys.rekey']({ recoveryKey: sheet.recoveryKey }, call()))).toMatchObject({
      backups: { done: 0, left: 1 },
    });
    expect(readdirSync(backups()).map((name) => readFileSync(join(backups(), name)))).toEqual(before);
  });

  test('that cannot be written leaves the portfolio open under the former keys', async () => {
    await create();
    const all = handlers();
    const sheet = await ask(() => all['keys.prepareRekey']({ passphrase, newPassphrase: next }, call()));
    // A folder where the copy should go: SQLite cannot write there.
    mkdirSync(join(folder, 'equipe.vivier-rekey', 'x'), { recursive: true });
    expect(await codeOf(() => all['keys.rekey']({ recoveryKey: sheet.recoveryKey }, call()))).not.toBe('ok');
    rmSync(join(folder, 'equipe.vivier-rekey'), { recursive: true });
    expect(session.current?.verify().isSound).toBe(true);
    lock();
    expect(await opens(path, passphrase)).toBe(true);
    expect(existsSync(`${path}-keys`)).toBe(false);
  });
});
