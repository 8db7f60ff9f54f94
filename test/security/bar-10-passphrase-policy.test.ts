/**
 * Bar 10: A new passphrase has 12 characters or five words and is none that are guessed first; no rule of composition,
 * paste allowed, a hint when capitals are locked, and a delay that grows after failures.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { restoreHandlers } from '../../electron/vault/backups';
import {
  countTries,
  createTries,
  judgePassphrase,
  newRecoveryKey,
  recoveryText,
} from '../../electron/vault/keys';
import { delayMsAfter } from '../../electron/vault/keys/tries';
import { contract } from '../../shared/ipc';
import { newPassphraseSchema, passphraseSchema, typedRecoveryKeySchema } from '../../shared/keys';
import { sourceFiles } from '../architecture/import-graph';
import { codeOf, file, KeyedPortfolio, keyedOptions, nextPassphrase } from '../support/keyed-portfolio';

test.each([
  ['onze lettre', false],
  ['un mot par un', false],
  ['motdepasse1234', false],
  ['aaaaaaaaaaaaaa', false],
  ['azertyuiop123', false],
  ['soleil soleil soleil soleil soleil', false],
  ['12/03/2004 12/03/2004', false],
  ['quatre chevaux dans la brume', true],
  ['xK9#vLq2!mPz', true],
  ['girafe cuivre lundi marteau nuage', true],
])('%j: accepted %s', async (passphrase, isAccepted) => {
  expect((await judgePassphrase(passphrase)).isAccepted).toBe(isAccepted);
});

test('neither capitals, nor digits, nor signs are asked for', async () => {
  const passphrase = 'girafe cuivre lundi marteau nuage sept persil';
  expect(newPassphraseSchema.safeParse(passphrase).success).toBe(true);
  expect(await judgePassphrase(passphrase)).toMatchObject({ level: 'strong' });
});

test('the words of the structure and of the file do not help', async () => {
  const named = await judgePassphrase('zébrulon plaintif 2026', ['Zébrulon Plaintif.vivier']);
  expect(named.isAccepted).toBe(false);
});

test('nothing in the window refuses a paste; every passphrase field tells that capitals are locked', () => {
  const sources = sourceFiles(appRoot, ['renderer']).map((path) => [
    path,
    readFileSync(join(appRoot, path), 'utf8'),
  ]);
  expect(sources.filter(([, text]) => /onPaste|onBeforeInput/u.test(text ?? ''))).toEqual([]);
  const fields = sources.filter(([, text]) => /<PasswordInput\b/u.test(text ?? '')).map(([path]) => path);
  expect(fields).toEqual(['renderer/ui/secret-input.tsx']);
  expect(readFileSync(join(appRoot, 'renderer/ui/secret-input.tsx'), 'utf8')).toContain(
    "getModifierState('CapsLock')",
  );
});

describe('the delay', () => {
  let keyed: KeyedPortfolio;
  let folder: string;
  let paperKey: string;
  const wrong = 'une phrase qui n’ouvre rien du tout';
  const otherPaperKey = recoveryText(newRecoveryKey());
  const now = { ms: 86_400_000 };
  const startAgain = (): void => countTries(createTries({ folder, now: () => now.ms }));
  beforeEach(async () => {
    keyed = new KeyedPortfolio();
    folder = mkdtempSync(join(tmpdir(), 'vivier-tries-'));
    paperKey = await keyed.create();
    keyed.lock();
    copyFileSync(keyed.path, `${keyed.path}-copie`);
    startAgain();
  });
  afterEach(() => {
    countTries({ around: (_of, attempt) => attempt() });
    keyed.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const source = { file, id: null };
  const backups = () => restoreHandlers(keyed.session, keyedOptions.clock);
  const ofCopy = () =>
    keyed.call({ pathOf: (handle) => (handle === file ? `${keyed.path}-copie` : keyed.path) });
  /** Every procedure that tries a secret, given a wrong one; `needsOpen`: asked while the portfolio is open. */
  const ways: Readonly<Record<string, { needsOpen?: true; give: () => Promise<string> }>> = {
    'portfolio.open': {
      give: () =>
        codeOf(() => keyed.handlers['portfolio.open']({ file: null, passphrase: wrong }, keyed.call())),
    },
    'portfolio.recover': { give: () => codeOf(() => keyed.recover(otherPaperKey, nextPassphrase)) },
    'backups.examine': {
      give: () => codeOf(() => backups()['backups.examine']({ ...source, secret: wrong }, ofCopy())),
    },
    'backups.restore': {
      give: () =>
        codeOf(() => backups()['backups.restore']({ ...source, target: null, secret: wrong }, ofCopy())),
    },
    'keys.changePassphrase': {
      needsOpen: true,
      give: () =>
        codeOf(() =>
          keyed.handlers['keys.changePassphrase'](
            { passphrase: wrong, newPassphrase: nextPassphrase },
            keyed.call(),
          ),
        ),
    },
    'keys.prepareRecovery': {
      needsOpen: true,
      give: () => codeOf(() => keyed.handlers['keys.prepareRecovery']({ passphrase: wrong }, keyed.call())),
    },
    'keys.prepareRekey': {
      needsOpen: true,
      give: () =>
        codeOf(() =>
          keyed.handlers['keys.prepareRekey'](
            { passphrase: wrong, newPassphrase: nextPassphrase },
            keyed.call(),
          ),
        ),
    },
    'keys.enableQuickUnlock': {
      needsOpen: true,
      give: () =>
        codeOf(() =>
          keyed.handlers['keys.enableQuickUnlock'](
            { passphrase: wrong },
            keyed.call({ secret: 'x'.repeat(44) }),
          ),
        ),
    },
  };

  test('is owed by every procedure of the contract that takes a secret of a portfolio', () => {
    const secrets: readonly unknown[] = [passphraseSchema, typedRecoveryKeySchema];
    const taking = Object.entries(contract).flatMap(([name, { input }]) =>
      input instanceof z.ZodObject && Object.values(input.shape).some((field) => secrets.includes(field))
        ? [name]
        : [],
    );
    // A paper key that was just made is typed back, not tried: nothing opens with it yet.
    const typedBack = ['keys.confirmRecovery', 'keys.rekey', 'portfolio.create'];
    expect(taking.filter((name) => !typedBack.includes(name)).sort()).toEqual(Object.keys(ways).sort());
  });

  test.each(Object.entries(ways))(
    '%s: three wrong ones slow down every other way, the right one too',
    async (_name, way) => {
      if (way.needsOpen) await keyed.open();
      for (let n = 0; n < 3; n += 1)
        expect(await way.give()).toMatch(/^(?:WRONG_PASSPHRASE|RECOVERY_KEY_OTHER)$/u);
      if (way.needsOpen) keyed.lock();
      // Whatever the profile, the process and the date.
      startAgain();
      expect(await codeOf(() => keyed.recover(paperKey, nextPassphrase))).toBe('TOO_MANY_ATTEMPTS');
      for (const other of Object.values(ways).filter(({ needsOpen }) => !needsOpen))
        expect(await other.give()).toBe('TOO_MANY_ATTEMPTS');
      now.ms += delayMsAfter(3);
      await keyed.open();
    },
  );

  test('is kept by the two programs that try secrets', () => {
    for (const program of ['electron/vault/index.ts', 'electron/cli/index.ts'])
      expect(readFileSync(join(appRoot, program), 'utf8')).toMatch(/^countTries\(createTries\(/mu);
    // Main names another folder for it where the app is not packaged, and only there.
    const main = readFileSync(join(appRoot, 'electron/main/index.ts'), 'utf8');
    expect(main.match(/tries:/gu)).toHaveLength(1);
    expect(main).toContain("...(app.isPackaged ? {} : { tries: join(localFolder, 'tries') }),");
  });
});
