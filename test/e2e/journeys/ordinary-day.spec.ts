/**
 * A morning with a hundred and fifty people: the portfolio opened, a call noted, who may lose a right, a list for the team,
 * a lock. What the hand does is counted, and must not grow.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appRoot } from '../../../electron/launch/chromium.mjs';
import { launchVivier, type Vivier } from '../launch';
import { dropFiles, lock, openReadyPortfolio, passphrase } from '../screen';
import { actsOf, startCounting } from './acts';

const extract = join(appRoot, 'test', 'fixtures', 'extract-parcours.csv');
const people = 150;

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const heading = (name: string | RegExp): Locator => page().getByRole('heading', { level: 1, name });
const go = (to: string): Promise<void> =>
  page().getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: to }).click();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-day-'));
  vivier = await launchVivier();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the day before, a hundred and fifty people came in', async () => {
  await openReadyPortfolio(vivier, folder);
  await go('Import');
  // The list that is left takes an extract too: it must be gone.
  await heading('Importer des candidats').waitFor();
  const lines = readFileSync(extract, 'latin1')
    .split('\r\n')
    .slice(0, people + 1);
  await dropFiles(page(), { name: 'extrait.csv', bytes: Buffer.from(lines.join('\r\n'), 'latin1') });
  await button('Préparer l’aperçu').click();
  await button(/^Importer \d/u).click();
  await heading('Import terminé').waitFor();
  await lock(vivier);
  await startCounting(page());
});

test('the portfolio is opened, and a call is noted without looking for the page', async () => {
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
  await page().keyboard.press('Control+k');
  const palette = page().getByRole('dialog');
  await expect.poll(() => palette.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await page().keyboard.type('noter lefevre jordan');
  await page()
    .locator('[data-selected]')
    .filter({ hasText: /Lefèvre/iu })
    .waitFor();
  await page().keyboard.press('Enter');
  const note = page().getByRole('textbox', { name: 'Compte rendu' });
  await expect.poll(() => note.evaluate((box) => box === document.activeElement)).toBe(true);
  await note.fill('A appelé : entretien jeudi.');
  await button('Enregistrer le contact').click();
  await page().getByText('A appelé : entretien jeudi.').first().waitFor();
});

test('who may lose a right is two presses away', async () => {
  await go('Droits');
  await heading('Détecter les bons profils').waitFor();
  await page().getByRole('tab', { name: 'Se ferment bientôt' }).click();
  await page().getByRole('grid').waitFor();
});

test('a list for the team leaves as a workbook', async () => {
  const path = join(folder, 'equipe.xlsx');
  await go('Candidats');
  await button('Ajouter un filtre').click();
  await page().getByRole('combobox', { name: 'Filtrer sur' }).fill('comm');
  await page().getByRole('option', { name: 'Commune', exact: true }).click();
  await page().getByRole('combobox', { name: 'Commune' }).fill('mars');
  await page()
    .getByRole('option', { name: /^Marseille/iu })
    .first()
    .click();
  await page().keyboard.press('Escape');
  await page().getByRole('button', { name: 'Ajouter', exact: true }).click();
  await vivier.dialogs.answerSave(path);
  await page().getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page()
    .getByRole('menuitem', { name: /Classeur Excel/u })
    .click();
  await button('Choisir le fichier').click();
  await page()
    .getByText(/^equipe\.xlsx, \d+\slignes?$/u)
    .waitFor();
  expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
});

test('it took no more than it may', async () => {
  const { clicks, fields, keys } = await actsOf(page());
  console.log(`matinée: ${clicks} clicks, ${fields} fields, ${keys} keys`);
  // 11 and 5 where nothing is pressed twice: a press under which the page moves is made again.
  expect(clicks).toBeLessThanOrEqual(13);
  expect(fields).toBeLessThanOrEqual(6);
});
