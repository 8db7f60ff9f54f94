/** What is done with several people at once, by keyboard: another adviser, with its reason, taken back as one act. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const dialog = (): Locator => page().getByRole('dialog');
const advisers = async (): Promise<readonly unknown[]> => {
  const { rows } = await call(page(), 'lists.read', {
    list: 'candidates',
    query: { text: '', filters: [], sort: { key: 'name', descending: false }, picked: null },
    columns: ['adviser'],
    offset: 0,
    limit: 10,
  });
  return rows.map(({ cells }) => cells.adviser);
};
async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366, 1920]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `bulk-${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bulk-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  for (const [birthName, adviser] of [
    ['Essai-Aa', 'Alix Moreau'],
    ['Essai-Bb', ''],
    ['Essai-Cc', 'Brune Essai'],
  ] as const)
    await call(page(), 'candidates.create', {
      candidate: {
        ...emptyCandidate,
        birthName,
        firstName: 'Léa',
        birthDate: civilDate('2004-03-12'),
        adviser,
      },
    });
  await page().reload();
  await page().getByRole('grid').waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the chosen people get another adviser; a reason is asked, and it is taken back as one', async () => {
  await page().getByRole('grid').focus();
  await page().keyboard.press('Control+a');
  const bar = page().getByRole('group', { name: /sélection|choisi/iu });
  await bar.getByRole('button', { name: 'Changer de conseiller' }).press('Enter');
  await dialog().getByText('Changer le conseiller de 3 personnes').waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('dialog');
  await dialog().getByRole('combobox', { name: 'Nouveau conseiller référent' }).fill('Brune Essai');
  await dialog().getByRole('button', { name: 'Changer', exact: true }).press('Enter');
  await dialog().getByText('Donnez la raison du changement.').waitFor();
  expect(await advisers()).toEqual(['Alix Moreau', '', 'Brune Essai']);
  await dialog().getByRole('textbox', { name: 'Raison' }).fill('Départ d’Alix');
  await dialog().getByRole('button', { name: 'Changer', exact: true }).press('Enter');
  await page().getByText('Conseiller changé pour 2 personnes').waitFor();
  await page().getByText('1\u00a0fiche laissée telle quelle\u00a0: même conseiller.').waitFor();
  expect(await advisers()).toEqual(['Brune Essai', 'Brune Essai', 'Brune Essai']);
  await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).press('Enter');
  await expect.poll(advisers).toEqual(['Alix Moreau', '', 'Brune Essai']);
});

test('the views that every portfolio has are tabs, each says what it is where it is empty', async () => {
  for (const [view, none] of [
    ['Sans contact depuis 30 jours', 'Chacun a eu un contact depuis 30 jours'],
    ['En CEJ', 'Personne n’est en CEJ'],
    ['Mineurs sans solution', 'Aucun mineur n’est noté sans solution'],
  ] as const) {
    await page().getByRole('tab', { name: view }).press('Enter');
    await page().getByText(none).waitFor();
  }
  await shot('views');
  expect(await violations(page())).toEqual([]);
  await page().getByRole('tab', { name: 'Sans conseiller' }).press('Enter');
  await page().getByText('ESSAI-BB Léa').first().waitFor();
});
