/** Situations and people around a person, by keyboard: added, taken over from, asked for a day, removed and put back. */
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
const panel = (): Locator => page().getByRole('region', { name: 'Situations', exact: true });
const dialog = (): Locator => page().getByRole('dialog');
const box = (name: string): Locator => dialog().getByRole('textbox', { name });

async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366, 1920]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `dated-life-${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}
async function openSituation(): Promise<void> {
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}?onglet=situation`;
  }, id);
  await panel().getByRole('button', { name: 'Ajouter une situation' }).waitFor();
}
/** Fills the dialog; `kind` is what its list says. */
async function fill(kind: string, detail: string, startsOn: string, endsOn = ''): Promise<void> {
  await dialog().getByRole('combobox').first().click();
  await page().getByRole('option', { name: kind }).click();
  await box(kind === 'Parrain ou marraine' ? 'Nom et prénom' : 'Où, chez qui').fill(detail);
  await box('Depuis le').fill(startsOn);
  await box('Jusqu’au').fill(endsOn);
  await page().keyboard.press('Tab');
}
const send = (name: string): Promise<void> =>
  dialog().getByRole('button', { name, exact: true }).press('Enter');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-dated-life-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Nguyễn-Żółkiewska',
      firstName: 'Thị Hồng',
      birthDate: civilDate('2004-03-12'),
      firstReceptionOn: civilDate('2025-01-06'),
      adviser: 'Camille Essai',
    },
  });
  id = candidate.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('empty, it says its first act; a first situation is added by keyboard', async () => {
  await openSituation();
  await panel()
    .getByText(/Aucune situation n’est datée/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await panel().getByRole('button', { name: 'Ajouter une situation' }).press('Enter');
  await fill('En scolarité ou en études', 'Lycée modèle', '01/02/2025', '30/06/2025');
  expect(await violations(page())).toEqual([]);
  await send('Ajouter');
  await dialog().waitFor({ state: 'detached' });
  await panel().getByText('du 1er février 2025 au 30 juin 2025').waitFor();
  await panel()
    .getByText(/^Rien de connu du 6 janvier 2025 au 31 janvier 2025$/u)
    .waitFor();
});

test('what is already taken is said under its box, and nothing is kept', async () => {
  await panel().getByRole('button', { name: 'Ajouter une situation' }).press('Enter');
  await fill('En formation', 'CFA modèle', '30/06/2025');
  await send('Ajouter');
  await dialog()
    .getByText(/Ces jours sont déjà pris/u)
    .waitFor();
  await box('Depuis le').fill('01/09/2025');
  await page().keyboard.press('Tab');
  await send('Ajouter');
  await dialog().waitFor({ state: 'detached' });
  await panel().getByText('depuis le 1er septembre 2025', { exact: true }).waitFor();
});

test('the one that goes on is ended the day before, as the dialog says', async () => {
  await panel().getByRole('button', { name: 'Ajouter une situation' }).press('Enter');
  await fill('En emploi', 'Centre de contacts modèle', '01/03/2026');
  await dialog()
    .getByRole('checkbox', {
      name: /Terminer « En formation \(CFA modèle\) » la veille, le 28 février 2026/u,
    })
    .waitFor();
  await shot('dialog');
  await send('Ajouter');
  await dialog().waitFor({ state: 'detached' });
  await panel().getByText('du 1er septembre 2025 au 28 février 2026').waitFor();
});

test('somebody around her is added, and a day that is asked says all that held', async () => {
  await panel().getByRole('button', { name: 'Ajouter quelqu’un' }).press('Enter');
  await fill('Parrain ou marraine', 'A. Marraine', '15/01/2026');
  await send('Ajouter');
  await dialog().waitFor({ state: 'detached' });
  await panel().getByText('depuis le 15 janvier 2026').waitFor();
  const day = panel().getByRole('textbox', { name: 'Situation au' });
  await day.fill('28/02/2026');
  await day.press('Tab');
  const said = panel().getByRole('status');
  await expect
    .poll(() => said.textContent())
    .toMatch(
      /^En formation \(CFA modèle\) · Parrain ou marraine \(A\. Marraine\) · Conseiller référent\s: Camille Essai$/u,
    );
  await day.fill('01/07/2025');
  await day.press('Tab');
  await expect.poll(() => said.textContent()).toMatch(/^Conseiller référent/u);
  await day.fill('01/01/2020');
  await day.press('Tab');
  await expect.poll(() => said.textContent()).toBe('Rien n’est daté de ce jour-là.');
  await shot('full');
  expect(await violations(page())).toEqual([]);
});

test('removed, it can be put back as it was', async () => {
  await panel()
    .getByRole('button', { name: /^Retirer\s: En formation/u })
    .press('Enter');
  await panel().getByText('du 1er septembre 2025 au 28 février 2026').waitFor({ state: 'detached' });
  await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).press('Enter');
  await panel().getByText('du 1er septembre 2025 au 28 février 2026').waitFor();
});

test('a stage of the vivier is noted by keyboard, takes over from the former, and is found in its view', async () => {
  const note = async (kind: string, startsOn: string): Promise<void> => {
    await panel().getByRole('button', { name: 'Changer d’étape' }).press('Enter');
    await dialog().getByRole('combobox').first().click();
    await page().getByRole('option', { name: kind }).click();
    await box('Raison').fill('Fin de session');
    await box('Depuis le').fill(startsOn);
    await page().keyboard.press('Tab');
    await send('Ajouter');
    await dialog().waitFor({ state: 'hidden' });
  };
  await note('À qualifier', '03/02/2025');
  await note('Sortant de formation (disponible)', '01/03/2025');
  await panel().getByText('du 3 février 2025 au 28 février 2025').waitFor();
  await panel().getByText('depuis le 1er mars 2025').waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('stages');
  await page().evaluate(() => {
    window.location.hash = '/candidats?vue=training-leavers';
  });
  await page()
    .getByText(/sortants de formation/u)
    .first()
    .waitFor();
  await openSituation();
});

test('a dialog begun comes back after a lock with what was typed', async () => {
  await panel().getByRole('button', { name: 'Ajouter quelqu’un' }).press('Enter');
  await box('Nom et prénom').fill('B. Tuteur');
  await expect
    .poll(async () => JSON.stringify(await call(page(), 'drafts.get', { key: `candidate.periodForm:${id}` })))
    .toContain('B. Tuteur');
  await lock(vivier);
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await expect.poll(() => box('Nom et prénom').inputValue()).toBe('B. Tuteur');
});

test('the list of candidates is filtered by the situation of the day', async () => {
  const { total } = await call(page(), 'lists.read', {
    list: 'candidates',
    query: {
      text: '',
      filters: [{ field: 'situation', operator: 'one-of', value: ['employment'] }],
      sort: { key: 'name', descending: false },
      picked: null,
    },
    columns: ['name'],
    offset: 0,
    limit: 10,
  });
  expect(total).toBe(1);
});
