/** The export of a quarter through its screen: frozen once it left, a correction told without saying which. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../electron/vault/base/clock';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { createPortfolio as makePortfolio } from '../../electron/vault/portfolio';
import { civilDate, firstDayOfQuarter, lastCompleteQuarter } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, passphrase, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const today = systemClock.today();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-indicators-'));
  const path = join(folder, 'equipe.vivier');
  const { uuid } = seededRandom(12);
  const open = await makePortfolio(path, passphrase, {
    clock: systemClock,
    newId: uuid,
    derivation: 'floor',
    isDemo: true,
  });
  fillDemo(open.deps, { seed: 12, candidates: 600, on: today });
  open.close();
  const userData = join(folder, 'profile');
  mkdirSync(userData);
  writeFileSync(join(userData, 'vivier.json'), JSON.stringify({ portfolioPath: path }));
  vivier = await launchVivier({ userData });
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const note = (title: string | RegExp) => page().getByRole('note').filter({ hasText: title });

async function shoot(name: string): Promise<void> {
  const into = process.env.VIVIER_SHOTS;
  if (into === undefined) return;
  const size = page().viewportSize();
  for (const [width, height] of [
    [1093, 614],
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page().setViewportSize({ width, height });
    await page().screenshot({ path: join(into, `${name}-${width}.png`) });
  }
  if (size !== null) await page().setViewportSize(size);
}

async function show(): Promise<void> {
  await page().evaluate(() => {
    location.hash = '#/indicateurs';
  });
  await page().getByRole('heading', { level: 1, name: 'Indicateurs', exact: true }).waitFor();
  await page().getByRole('heading', { level: 2, name: 'Jeunes en contact' }).first().waitFor();
}

/** To what the export of the last complete quarter would hold. */
async function showExport(): Promise<void> {
  await show();
  await page().getByRole('radio', { name: 'Ce qui sera exporté' }).focus();
  await page().keyboard.press('Space');
  await page().getByRole('button', { name: 'Écrire l’export' }).waitFor();
}

async function write(name: string): Promise<Buffer> {
  const target = join(folder, name);
  await vivier.dialogs.answerSave(target);
  await page().getByRole('button', { name: 'Écrire l’export' }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  return readFileSync(target);
}

test('opens on the adviser’s own figures, in clear, the present quarter included, month by month', async () => {
  await show();
  await page().getByText('compté jusqu’à aujourd’hui', { exact: false }).waitFor();
  const trend = page().getByRole('table', { name: 'Mois par mois' });
  await trend.waitFor();
  expect(await trend.getByRole('row').count()).toBeGreaterThan(9);
  expect(await page().getByText('masqué', { exact: true }).count()).toBe(0);
  expect(await page().getByRole('button', { name: 'Écrire l’export' }).count()).toBe(0);
  expect(await violations(page())).toEqual([]);
  await shoot('own');
});

test('every year since 2005 can be asked for', async () => {
  await page().getByRole('combobox', { name: 'Année' }).click();
  await page().getByRole('option', { name: '2005' }).click();
  await expect.poll(() => page().getByRole('combobox', { name: 'Année' }).inputValue()).toBe('2005');
  expect(await page().getByRole('combobox', { name: 'Trimestre' }).inputValue()).toBe('4e trimestre');
});

test('before it leaves, the screen says that the export freezes the quarter', async () => {
  await page().evaluate(() => {
    location.hash = '#/candidats';
  });
  await page().getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
  await showExport();
  await note('Jamais exporté depuis ce portefeuille').waitFor();
  expect(await violations(page())).toEqual([]);
  await shoot('new');
});

test('without the name of the structure nothing leaves: it is asked for there, once', async () => {
  const { settings } = await call(page(), 'settings.get', {});
  await call(page(), 'settings.save', { settings: { ...settings, structureName: '' } });
  await page().evaluate(() => {
    location.hash = '#/candidats';
  });
  await page().getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
  await showExport();
  await page().getByRole('button', { name: 'Écrire l’export' }).click();
  const dialog = page().getByRole('dialog', { name: 'Quelle est votre structure ?' });
  await dialog.waitFor();
  expect(await violations(page())).toEqual([]);
  await shoot('structure');
  await dialog.getByRole('button', { name: 'Enregistrer et écrire l’export' }).click();
  await dialog.getByText('Donnez le nom de la structure.').waitFor();
  await dialog.getByLabel('Nom de la structure').fill('Mission locale d’essai');
  await vivier.dialogs.answerSave(null);
  await page().keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await call(page(), 'settings.get', {})).settings.structureName)
    .toBe('Mission locale d’essai');
});

test('once it left, the figures are frozen, and a person typed in late is a pending correction', async () => {
  const first = await write('1.zip');
  await note(/chiffres gelés/u).waitFor();
  expect(await violations(page())).toEqual([]);
  await shoot('frozen');
  await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Essai-Tardif',
      firstName: 'Camille',
      birthDate: civilDate('2006-05-05'),
      sex: 'F',
      firstReceptionOn: firstDayOfQuarter(lastCompleteQuarter(today)),
    },
  });
  await page().evaluate(() => {
    location.hash = '#/candidats';
  });
  await page().getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
  await showExport();
  await note(/correction en attente/u).waitFor();
  expect(await violations(page())).toEqual([]);
  await shoot('pending');
  const second = await write('2.zip');
  expect(second.equals(first)).toBe(false);
  expect(second.includes('"correctionEnAttente": true')).toBe(true);
});
