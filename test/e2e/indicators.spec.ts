/** The export of a quarter through its screen: frozen once it left, a correction told without saying which. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../electron/vault/base/clock';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { createPortfolio as makePortfolio } from '../../electron/vault/portfolio';
import {
  civilDate,
  firstDayOfQuarter,
  formatQuarter,
  lastCompleteQuarter,
  quarterOf,
} from '../../shared/base/time';
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
  await page().getByRole('button', { name: 'Exporter le trimestre' }).waitFor();
}

const question = () => page().getByRole('dialog', { name: /^Exporter et geler/u });

/** Exports the quarter that is shown; the question is asked where that freezes it, and only there. */
async function write(name: string, { freezes }: { readonly freezes: boolean }): Promise<Buffer> {
  const target = join(folder, name);
  await vivier.dialogs.answerSave(target);
  await page().getByRole('button', { name: 'Exporter le trimestre' }).click();
  if (freezes) await question().getByRole('button', { name: 'Exporter et geler' }).click();
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
  expect(await page().getByRole('button', { name: 'Exporter le trimestre' }).count()).toBe(0);
  expect(await violations(page())).toEqual([]);
  await shoot('own');
});

test('whose figures they are is said: the adviser’s own once their name is on a record, else everybody’s', async () => {
  const whole = await call(page(), 'indicators.own', { quarter: quarterOf(today) });
  expect(whole.people).toBe('portfolio');
  await page().getByText('votre nom n’est pas encore dans les paramètres', { exact: false }).waitFor();
  // A name of the demonstration, as somebody else might type it.
  await page().evaluate(() => {
    location.hash = '#/parametres';
  });
  await page().getByLabel('Votre nom').fill('conseillere A');
  await expect
    .poll(async () => (await call(page(), 'settings.get', {})).settings.adviser)
    .toBe('conseillere A');
  await show();
  await page()
    .getByText(/Vos chiffres\s: \d+\sfiches ont conseillere A pour conseiller référent/u)
    .waitFor();
  const own = await call(page(), 'indicators.own', { quarter: quarterOf(today) });
  expect(own.people).toBe('adviser');
  expect(Number(own.tables[0]?.total)).toBeLessThan(Number(whole.tables[0]?.total));
  expect(await violations(page())).toEqual([]);
  await shoot('mine');
  await page().getByRole('radio', { name: 'Tout le portefeuille' }).focus();
  await page().keyboard.press('Space');
  await page().getByText('quel que soit leur conseiller référent', { exact: false }).waitFor();
});

test('one period for both views: where the present quarter cannot be exported, the screen says which stands for it', async () => {
  const present = formatQuarter(quarterOf(today));
  const ended = formatQuarter(lastCompleteQuarter(today));
  await show();
  await showExport();
  await page()
    .getByText(`Le ${present} est en cours, et un trimestre s’exporte une fois terminé : voici le ${ended}.`)
    .waitFor();
  await note('Pour le comité national').getByText('Destinataire', { exact: false }).waitFor();
  await shoot('export');
  await page().getByRole('radio', { name: 'Mes chiffres' }).focus();
  await page().keyboard.press('Space');
  await page().getByText('compté jusqu’à aujourd’hui', { exact: false }).waitFor();
});

test('every year since 2005 can be asked for', async () => {
  await page().getByRole('combobox', { name: 'Année' }).click();
  await page().getByRole('option', { name: '2005' }).click();
  await expect.poll(() => page().getByRole('combobox', { name: 'Année' }).inputValue()).toBe('2005');
  expect(await page().getByRole('combobox', { name: 'Trimestre' }).inputValue()).toBe('4e trimestre');
  await page().getByRole('radio', { name: 'Ce qui sera exporté' }).focus();
  await page().keyboard.press('Space');
  await page().getByText('Un trimestre s’exporte une fois terminé.', { exact: true }).waitFor();
  expect(await page().getByRole('combobox', { name: 'Année' }).inputValue()).toBe('2005');
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
  await page().getByRole('button', { name: 'Exporter le trimestre' }).click();
  const dialog = page().getByRole('dialog', { name: 'Quelle est votre structure ?' });
  await dialog.waitFor();
  expect(await violations(page())).toEqual([]);
  await shoot('structure');
  await dialog.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await dialog.getByText('Donnez le nom de la structure.').waitFor();
  await dialog.getByLabel('Nom de la structure').fill('Mission locale d’essai');
  await page().keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await question().getByRole('button', { name: 'Ne pas exporter' }).click();
  await expect
    .poll(async () => (await call(page(), 'settings.get', {})).settings.structureName)
    .toBe('Mission locale d’essai');
});

test('no quarter is frozen without asking: what is frozen, and how it is corrected, is said before', async () => {
  await show();
  await showExport();
  await page().getByRole('button', { name: 'Exporter le trimestre' }).click();
  await question().getByText('Le gel ne s’annule pas', { exact: false }).waitFor();
  await question().getByText('Pour corriger ensuite', { exact: false }).waitFor();
  const keep = question().getByRole('button', { name: 'Ne pas exporter' });
  await expect.poll(() => keep.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await violations(page())).toEqual([]);
  await shoot('question');
  await keep.click();
  await question().waitFor({ state: 'detached' });
  await note('Jamais exporté depuis ce portefeuille').waitFor();
  const { report } = await call(page(), 'indicators.quarter', { quarter: lastCompleteQuarter(today) });
  expect(report.publication.state).toBe('new');
});

test('once it left, the figures are frozen, and a person typed in late is a pending correction', async () => {
  const first = await write('1.zip', { freezes: true });
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
  const second = await write('2.zip', { freezes: false });
  expect(second.equals(first)).toBe(false);
  expect(second.includes('"correctionEnAttente": true')).toBe(true);
});
