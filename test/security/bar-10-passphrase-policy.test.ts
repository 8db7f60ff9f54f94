/**
 * Bar 10: A new passphrase has 12 characters or five words and is none that are guessed first; no rule of composition,
 * paste allowed, a hint when capitals are locked, and a delay that grows after failures.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { createAttempts, delayMsAfter } from '../../electron/main/attempts';
import { judgePassphrase } from '../../electron/vault/keys';
import { refuse } from '../../shared/base';
import { newPassphraseSchema } from '../../shared/keys';
import { sourceFiles } from '../architecture/import-graph';

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

test('the delay grows, and outlives the program', async () => {
  expect(delayMsAfter(2)).toBe(0);
  expect(delayMsAfter(5)).toBeGreaterThan(60_000);
  for (let failures = 3; failures < 20; failures += 1)
    expect(delayMsAfter(failures + 1)).toBeGreaterThanOrEqual(delayMsAfter(failures));
  let past = { failures: 0, lastAt: 0 };
  let now = 1_800_000_000_000;
  const attempt = () =>
    createAttempts({
      read: () => past,
      write: (next) => {
        past = next;
      },
      now: () => now,
    }).around('portfolio.open', async () => refuse('WRONG_PASSPHRASE'));
  const codes = [];
  for (let n = 0; n < 4; n += 1) codes.push(await attempt());
  expect(codes.map((result) => (result.ok ? '' : result.error.code))).toEqual([
    'WRONG_PASSPHRASE',
    'WRONG_PASSPHRASE',
    'WRONG_PASSPHRASE',
    'TOO_MANY_ATTEMPTS',
  ]);
  now += 5000;
  expect(await attempt()).toMatchObject({ error: { code: 'WRONG_PASSPHRASE' } });
});
