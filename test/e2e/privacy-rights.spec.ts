/** What a person may ask and refuse, through the window, by keyboard: an objection, a request with its clock, the copy of her data. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
const go = (to: string): Promise<void> =>
  page().evaluate((path) => {
    window.location.hash = path;
  }, to);
const press = async (name: string, within: Page | Locator = page()): Promise<void> => {
  const button = within.getByRole('button', { name, exact: true });
  await button.waitFor();
  await button.focus();
  await page().keyboard.press('Enter');
};
const shot = async (name: string): Promise<void> => {
  const shots = process.env.VIVIER_SHOTS;
  if (shots === undefined) return;
  for (const width of [1093, 1366]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(shots, `privacy-${name}-${width}.png`), fullPage: true });
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-privacy-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: { ...candidateInputOf(fixtureCandidate()), birthName: 'Canarival', firstName: 'Zoé' },
  });
  id = candidate.id;
  await call(page(), 'candidates.addNote', { id: candidate.id, note: 'Vient avec Karim, qui la conduit' });
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an objection is noted from the page of the person, and said there at once', async () => {
  await go(`/candidats/${id}`);
  await heading('Parcours', 2).waitFor();
  await personAct(page(), 'Données et droits…');
  await heading('Données et droits de la personne').waitFor();
  await heading('Opposition', 2).waitFor();
  expect(await violations(page())).toEqual([]);
  await press('Noter une opposition');
  const dialog = page().getByRole('dialog', { name: 'Noter une opposition' });
  await dialog.waitFor();
  await dialog.getByLabel('Dite le').waitFor();
  expect(await violations(page())).toEqual([]);
  await press('Noter une opposition', dialog);
  await dialog.waitFor({ state: 'hidden' });
  await page()
    .getByText(/Tient depuis le/u)
    .waitFor();
  await shot('person');
  await go(`/candidats/${id}`);
  await page()
    .getByText(/S’oppose à certains usages/u)
    .waitFor();
  const paper = await call(page(), 'lists.read', {
    list: 'candidates',
    query: { text: '', filters: [], sort: { key: 'name', descending: false }, picked: null },
    columns: ['name'],
    offset: 0,
    limit: 10,
    isForPaper: true,
  });
  expect(paper.total).toBe(0);
});

test('a request is registered, its identity checked, and answered; what is missing is said under its field', async () => {
  await go(`/parametres/demandes/nouvelle?candidat=${encodeURIComponent(`"${id}"`)}`);
  await heading('Enregistrer une demande').waitFor();
  await page().getByText('CANARIVAL').first().waitFor();
  await tabUntil(page(), '[name="receivedOn"]');
  expect(await violations(page())).toEqual([]);
  await page().keyboard.press('Control+Enter');
  await heading('Accès à ses données').waitFor();
  await page()
    .getByText(/À répondre le/u)
    .first()
    .waitFor();
  await shot('request');
  expect(await violations(page())).toEqual([]);
  await press('Noter la vérification');
  const check = page().getByRole('dialog', { name: 'Noter la vérification' });
  await check.waitFor();
  await press('Noter la vérification', check);
  await check.waitFor({ state: 'hidden' });
  await page().getByRole('definition').filter({ hasText: 'Connue de la structure' }).waitFor();
  await press('Satisfaire');
  const dialog = page().getByRole('dialog', { name: 'Satisfaire' });
  await dialog.waitFor();
  await press('Satisfaire', dialog);
  await dialog.getByText(/À écrire/u).waitFor();
  await dialog.getByLabel('Ce qui a été répondu').fill('Copie remise sur place');
  await press('Satisfaire', dialog);
  await dialog.waitFor({ state: 'hidden' });
  await page().getByRole('definition').filter({ hasText: 'satisfaite' }).waitFor();
  await go('/parametres/demandes');
  await heading('Demandes sur les données').waitFor();
  await page()
    .getByRole('gridcell', { name: 'Accès à ses données' })
    .or(page().getByRole('cell', { name: 'Accès à ses données' }))
    .first()
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('register');
});

test('the copy of her data is reread, then written as a PDF and a JSON without what was masked', async () => {
  await go(`/candidats/${id}/donnees`);
  await heading('Copie de ses données', 2).waitFor();
  await press('Relire les textes et préparer la copie');
  const note = page().getByText('Vient avec Karim, qui la conduit');
  await note.waitFor();
  const mask = page().locator('li').filter({ has: note }).getByRole('checkbox');
  await mask.focus();
  await page().keyboard.press('Space');
  expect(await violations(page())).toEqual([]);
  await shot('copy');
  const [pdf, json] = [join(folder, 'copie.pdf'), join(folder, 'copie.json')];
  await vivier.dialogs.answerSave(pdf);
  await vivier.dialogs.answerSave(json);
  await press('Enregistrer le PDF et le JSON');
  await page()
    .getByText(/remise à noter/u)
    .waitFor();
  expect(existsSync(pdf)).toBe(true);
  const text = readFileSync(json, 'utf8');
  expect(text).toContain('Canarival');
  expect(text).not.toContain('Karim');
  await press('Noter la remise');
});
