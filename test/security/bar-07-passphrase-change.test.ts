/**
 * Bar 07: After a change of passphrase the former fails and the new one opens; a kill at each step leaves one of the two;
 * the screen says what older copies still open with.
 *
 * The kills are in `bar-07-passphrase-change.proof.test.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { allLeaves, aloneLeaves } from '../../renderer/security/key-leaves';
import { keysTexts, modalTexts } from '../../renderer/security/security.texts';
import { ask, codeOf, KeyedPortfolio, nextPassphrase, passphrase } from '../support/keyed-portfolio';

let keyed: KeyedPortfolio;
beforeEach(() => {
  keyed = new KeyedPortfolio();
});
afterEach(() => keyed.close());

test('the former passphrase is asked for, then opens no more; the paper key still does, quick unlock no longer', async () => {
  const paperKey = await keyed.create();
  const { handlers } = keyed;
  const secret = Buffer.alloc(32, 7).toString('base64');
  await ask(() => handlers['keys.enableQuickUnlock']({ passphrase }, keyed.call({ secret })));
  const change = (present: string) => () =>
    handlers['keys.changePassphrase']({ passphrase: present, newPassphrase: nextPassphrase }, keyed.call());
  expect(await codeOf(change('une autre phrase secrète'))).toBe('WRONG_PASSPHRASE');
  expect(await codeOf(change(passphrase))).toBe('ok');
  keyed.lock();
  expect(await keyed.openedBy(keyed.path, passphrase, nextPassphrase)).toEqual([nextPassphrase]);
  expect(await codeOf(() => handlers['portfolio.quickOpen']({}, keyed.call({ secret })))).toBe(
    'QUICK_UNLOCK_LOST',
  );
  expect(await codeOf(() => keyed.recover(paperKey, passphrase))).toBe('ok');
});

test('the screen says that older copies open with the former passphrase, and what the answer is', () => {
  expect(modalTexts.formerCopies).toBe(
    'Les copies et les sauvegardes faites avant ce changement s’ouvrent encore avec l’ancienne phrase.',
  );
  const source = (file: string): string => readFileSync(join(appRoot, 'renderer', 'security', file), 'utf8');
  expect(source('keys-modals.tsx')).toContain('{texts.formerCopies}');
  expect(keysTexts.changeAll).toBe('Changer toutes les clés');
  expect(source('key-choice.tsx')).toContain('label={keysTexts.changeAll}');
  // Said with the count of the register of copies, before anything is typed.
  const copy = {
    id: 1,
    kind: 'chosen',
    name: 'a.vivier',
    folder: 'CLE',
    writtenAt: '2026-09-15T08:00:00.000Z',
    reach: 'away',
    keys: 'current',
    sizeBytes: null,
  } as const;
  const handover = { ...copy, kind: 'handover' } as const;
  const known = [copy, { ...copy, reach: 'there' } as const, handover];
  expect(aloneLeaves(known, 'la phrase secrète actuelle')).toMatch(
    /2\s+copies faites jusqu’ici s’ouvriront encore avec la phrase secrète actuelle/u,
  );
  expect(allLeaves(known, 'la phrase secrète actuelle')).toMatch(
    /1\s+copie hors d’atteinte s’ouvrira encore/u,
  );
});
