/** Erasing a person through the window, by keyboard: what goes and stays is said, her name is typed, nothing of her is left. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { candidateInputOf } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, personAct, tabUntil, violations } from './screen';

let folder = '';
let vivier: Vivier;
let id = '';
const page = (): Page => vivier.page;
const heading = (name: string, level = 1): Locator => page().getByRole('heading', { level, name });
const confirmation = (): Locator => page().getByLabel('Confirmation');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-erasure-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: { ...candidateInputOf(fixtureCandidate()), birthName: 'Canarival', firstName: 'Zoé' },
  });
  id = candidate.id;
  await call(page(), 'candidates.addNote', { id: candidate.id, note: 'une note de Canarival' });
  await call(page(), 'candidates.recordContact', {
    id: candidate.id,
    kind: 'call',
    happenedOn: '2026-01-15' as never,
    note: '',
  });
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the page of a person leads to it by keyboard, and says what goes, what stays and where copies are', async () => {
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}`;
  }, id);
  await heading('Parcours', 2).waitFor();
  await personAct(page(), 'Effacer cette fiche…');
  await heading('Effacer une fiche').waitFor();
  for (const title of [
    'Ce qui disparaît, sans retour',
    'Ce qui reste, sans son nom',
    'Copies qui la contiennent encore',
  ])
    await heading(title, 2).waitFor();
  await page().getByText('1\u00A0contact.').waitFor();
  expect(await violations(page())).toEqual([]);
  const shots = process.env.VIVIER_SHOTS;
  if (shots !== undefined)
    for (const width of [1093, 1366, 1920]) {
      await page().setViewportSize({ width, height: 768 });
      await page().screenshot({ path: join(shots, `erasure-${width}.png`), fullPage: true });
    }
});

test('what is typed wrong is refused in one sentence under the field, and nothing goes', async () => {
  await tabUntil(page(), '[name="confirmation"]');
  await page().keyboard.type('Zoé');
  await page().keyboard.press('Enter');
  await page().getByText('Ce n’est pas ce qui est demandé').waitFor();
  expect(await confirmation().evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await violations(page())).toEqual([]);
  expect((await call(page(), 'candidates.search', { text: 'Canarival', limit: 5 })).rows).toHaveLength(1);
});

test('her name typed erases her; the screen says so, and her page too', async () => {
  await page().keyboard.press('Control+A');
  await page().keyboard.type('canarival zoe');
  await page().keyboard.press('Enter');
  await heading('Fiche effacée').waitFor();
  await page().getByText('Rien ne peut la rendre.').waitFor();
  expect(await violations(page())).toEqual([]);
  expect((await call(page(), 'candidates.search', { text: 'Canarival', limit: 5 })).rows).toEqual([]);
  expect(await call(page(), 'portfolio.verify', {})).toMatchObject({ isSound: true });
  await page().getByRole('link', { name: 'Revenir aux candidats' }).click();
  await heading('Candidats').waitFor();
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}`;
  }, id);
  await page()
    .getByText(/Cette fiche a été effacée le/u)
    .waitFor();
  const { entries } = await call(page(), 'candidates.timeline', { id: id as never, offset: 0, limit: 10 });
  expect(entries.every(({ detail }) => detail.startsWith('Effacé le'))).toBe(true);
  expect(JSON.stringify(entries)).not.toContain('Canarival');
});
