/** What a person can, wants and is hindered by, by keyboard: jobs ranked with their proof, a week ticked, languages, obstacles. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, lock, openReadyPortfolio, passphrase, violations } from './screen';

let folder = '';
let vivier: Vivier;
let id = '';
const page = (): Page => vivier.page;
const panel = (name: string): Locator => page().getByRole('region', { name, exact: true });
const dialog = (): Locator => page().getByRole('dialog');
const box = (name: string | RegExp): Locator => dialog().getByRole('textbox', { name });
const send = (name: string): Promise<void> =>
  dialog().getByRole('button', { name, exact: true }).press('Enter');
const done = (): Promise<void> => dialog().waitFor({ state: 'detached' });

async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `profile-${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}
async function add(name: string, act: string): Promise<void> {
  await panel(name).getByRole('button', { name: act }).press('Enter');
  await dialog().getByRole('button', { name: 'Ajouter', exact: true }).waitFor();
}
/** Chooses in a list that opens, by its label. */
async function choose(label: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label }).click();
  await page().getByRole('option', { name: option, exact: true }).click();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-profile-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Rakotondrainibe-Étchegoyen de la Motte-Saint-Héray',
      firstName: 'Andriamanantsoa Maëlys',
      birthDate: civilDate('2004-03-12'),
      romeCode: 'D1408',
      projectLabel: 'Téléconseillère',
      level: '3',
    },
  });
  id = candidate.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('opened, it shows the job of the record first, and each empty list teaches its first act', async () => {
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}?onglet=projet`;
  }, id);
  await panel('Métiers visés').getByText('Téléconseillère').waitFor();
  await panel('Langues')
    .getByText(/Aucune langue n’est notée/u)
    .waitFor();
  await panel('Freins')
    .getByText(/jamais montrée à un employeur/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('empty');
});

test('a job is added with its proof; put first by keyboard, it becomes that of the record', async () => {
  await add('Métiers visés', 'Ajouter un métier');
  await send('Ajouter');
  await dialog()
    .getByText(/Donnez le métier/u)
    .waitFor();
  await box('Métier ou projet').fill('Hôtesse d’accueil');
  await choose('Où en est ce projet', 'Confirmé');
  await dialog().getByRole('button', { name: 'Ajouter une preuve' }).press('Enter');
  await dialog().getByRole('combobox', { name: 'Preuve', exact: true }).click();
  await page().getByRole('option', { name: 'Immersion', exact: true }).click();
  await box('Datée du').fill('02/02/2026');
  await box('Constatée par').fill('Mairie modèle');
  await shot('job');
  expect(await violations(page())).toEqual([]);
  await send('Ajouter');
  await done();
  await panel('Métiers visés').getByText('Immersion, 2 février 2026, Mairie modèle').waitFor();
  const up = panel('Métiers visés').getByRole('button', { name: /^Monter\s: Hôtesse d’accueil$/u });
  await up.press('Enter');
  await expect
    .poll(async () => (await call(page(), 'candidates.get', { id })).candidate.projectLabel)
    .toBe('Hôtesse d’accueil');
  await expect.poll(() => panel('Métiers visés').locator('li').first().textContent()).toContain('Hôtesse');
  // The focus goes along with the row.
  await expect
    .poll(() => page().evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toMatch(/^Descendre\s: Hôtesse d’accueil$/u);
});

test('the same job twice is refused under its box', async () => {
  await add('Métiers visés', 'Ajouter un métier');
  await box('Métier ou projet').fill('hotesse d’ACCUEIL');
  await send('Ajouter');
  await dialog()
    .getByText(/déjà dans la liste/u)
    .waitFor();
  await box('Métier ou projet').fill('Standardiste');
  await send('Ajouter');
  await done();
  await panel('Métiers visés').getByText('Standardiste').waitFor();
});

test('a language and a diploma are added; the level is told in both nomenclatures', async () => {
  await add('Langues', 'Ajouter une langue');
  await dialog().getByRole('combobox', { name: 'Langue', exact: true }).fill('malg');
  await page().getByRole('option', { name: 'Malgache', exact: true }).click();
  await dialog().getByText('Oui', { exact: true }).click();
  await send('Ajouter');
  await done();
  await panel('Langues').getByText('langue maternelle').waitFor();
  await add('Diplômes', 'Ajouter un diplôme');
  await box('Intitulé').fill('BTS Négociation et digitalisation de la relation client');
  await choose('Niveau', 'Niveau 5 (2019)\u00A0: BTS, DUT\u202F; équivalent\u00A0: niveau III');
  await box('Année').fill('2025');
  await dialog().getByText('Oui', { exact: true }).first().click();
  await send('Ajouter');
  await done();
  await panel('Diplômes')
    .getByText(/niveau 5 \(2019\), niveau III \(1969\)/u)
    .waitFor();
  await panel('Diplômes')
    .getByText(/au-dessus du niveau déclaré/u)
    .waitFor();
});

test('a week is ticked by keyboard, then by mouse, and told in a sentence', async () => {
  await add('Disponibilités', 'Ajouter des disponibilités');
  await dialog().getByRole('button', { name: 'Samedi' }).press('Enter');
  const cell = (name: string): Locator => dialog().getByRole('gridcell', { name, exact: true });
  const first = cell('lundi de 8\u00A0h à 8\u00A0h\u00A030');
  await first.focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Space'])
    await page().keyboard.press(key);
  await dialog()
    .getByText(/^Lundi et mardi de 8\sh à 9\sh\s30, samedi de 8\sh à 18\sh \(13\sheures par semaine\)$/u)
    .waitFor();
  const from = await cell('jeudi de 14\u00A0h à 14\u00A0h\u00A030').boundingBox();
  const to = await cell('jeudi de 17\u00A0h\u00A030 à 18\u00A0h').boundingBox();
  if (from === null || to === null) throw new Error('the grid is drawn above');
  await page().mouse.move(from.x + 4, from.y + 8);
  await page().mouse.down();
  await page().mouse.move(to.x + 4, to.y + 8, { steps: 12 });
  await page().mouse.up();
  await dialog()
    .getByText(/jeudi après-midi/u)
    .waitFor();
  await shot('week');
  expect(await violations(page())).toEqual([]);
  await send('Ajouter');
  await done();
  await panel('Disponibilités')
    .getByText(/^Lundi et mardi de 8\sh à 9\sh\s30, jeudi après-midi, samedi de 8\sh à 18\sh$/u)
    .waitFor();
});

test('the last bus says which posts end too late', async () => {
  await page().getByRole('button', { name: 'Ajouter des horaires' }).press('Enter');
  await dialog().getByText('Oui', { exact: true }).click();
  await send('Ajouter');
  await dialog()
    .getByText(/Donnez l’heure du premier départ/u)
    .waitFor();
  await box('Premier départ').fill('6h10');
  await box('Dernier retour').fill('20 h 40');
  await page().keyboard.press('Tab');
  await expect.poll(() => box('Dernier retour').inputValue()).toBe('20:40');
  await send('Ajouter');
  await done();
  const said = panel('Un poste lui irait-il').getByRole('status');
  await expect
    .poll(() => said.textContent())
    .toMatch(
      /Trajet impossible.*finit à 21\sh, le dernier retour est à 20\sh\s40.*Disponible 0\sh sur 8\sh/u,
    );
  await shot('mobility');
});

test('an obstacle comes from a closed list, is removed and put back', async () => {
  await add('Freins', 'Ajouter un frein');
  await choose('Difficulté', 'Difficulté de logement');
  await box('Depuis le').fill('03/03/2026');
  await box('Jusqu’au').fill('01/03/2026');
  await send('Ajouter');
  await dialog()
    .getByText(/La fin est avant le début/u)
    .waitFor();
  await box('Jusqu’au').fill('');
  await page().keyboard.press('Tab');
  await send('Ajouter');
  await done();
  const row = panel('Freins').getByText('depuis le 3 mars 2026');
  await row.waitFor();
  await panel('Freins')
    .getByRole('button', { name: /^Retirer\s: Difficulté de logement$/u })
    .press('Enter');
  await row.waitFor({ state: 'detached' });
  await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).press('Enter');
  await row.waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('full');
});

test('a dialog begun comes back after a lock with what was typed', async () => {
  await add('Aptitudes', 'Ajouter une aptitude');
  await box(/Ce que la personne sait faire/u).fill('Tient une caisse');
  await expect
    .poll(async () =>
      JSON.stringify(await call(page(), 'drafts.get', { key: `candidate.profileForm.ability:${id}` })),
    )
    .toContain('Tient une caisse');
  await lock(vivier);
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await expect.poll(() => box(/Ce que la personne sait faire/u).inputValue()).toBe('Tient une caisse');
  await send('Ajouter');
  await done();
  await panel('Aptitudes').getByText('Tient une caisse').waitFor();
});
