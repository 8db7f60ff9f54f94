import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchVivier, type Vivier } from './launch';
import { openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const heading = (name: string): Locator => page().getByRole('heading', { level: 1, name, exact: true });
const go = (to: string): Promise<void> =>
  page().getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: to }).click();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-help-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('F1 opens the page of the guide about the screen, Escape comes back to it', async () => {
  await page().keyboard.press('F1');
  await heading('Les candidats').waitFor();
  expect(await violations(page())).toEqual([]);
  await page().keyboard.press('Escape');
  await heading('Candidats').waitFor();
  await go('Dossiers');
  await page().getByRole('heading', { level: 1 }).filter({ hasText: 'Dossiers' }).waitFor();
  await page().keyboard.press('F1');
  await heading('Le dossier de contrat').waitFor();
});

test('F1 over a dialog leaves it as it is; asked for twice, the help goes back to where it was asked for', async () => {
  await go('Candidats');
  await heading('Candidats').waitFor();
  await page().keyboard.press('Control+k');
  const palette = page().getByRole('dialog');
  await expect.poll(() => palette.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await page().keyboard.type('brou');
  await page().keyboard.press('F1');
  expect(await palette.getByRole('textbox').inputValue()).toBe('brou');
  await page().keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  await heading('Candidats').waitFor();
  await page().keyboard.press('F1');
  await heading('Les candidats').waitFor();
  await page().keyboard.press('F1');
  await heading('Guide de l’utilisateur').waitFor();
  await page().keyboard.press('Escape');
  await heading('Candidats').waitFor();
});

test('a part of a page is shown again when it is asked for again', async () => {
  await page().keyboard.press('F1');
  await heading('Les candidats').waitFor();
  const parts = page().getByRole('navigation', { name: 'Dans cette page' }).getByRole('link');
  const last = page().locator('article :is(h2, h3)').last();
  const isShown = () =>
    last.evaluate(
      (it) => it === document.activeElement && it.getBoundingClientRect().top < window.innerHeight,
    );
  await parts.last().click();
  await expect.poll(isShown).toBe(true);
  await page()
    .locator('article :is(h2, h3)')
    .first()
    .evaluate((it) => {
      it.focus();
      it.scrollIntoView();
    });
  await expect.poll(isShown).toBe(false);
  await parts.last().evaluate((it) => it instanceof HTMLElement && it.click());
  await expect.poll(isShown).toBe(true);
  await page().keyboard.press('Escape');
  await heading('Candidats').waitFor();
});

test('the palette finds a page and its parts by their words; a part is shown and has the focus', async () => {
  await page().keyboard.press('Control+k');
  const palette = page().getByRole('dialog');
  await expect.poll(() => palette.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await page().keyboard.type('que dit le droit');
  await page()
    .locator('[data-selected]')
    .filter({ hasText: 'Le dossier de contrat › Ce que dit le droit' })
    .waitFor();
  await page().keyboard.press('Enter');
  const part = page().getByRole('heading', { level: 2, name: 'Ce que dit le droit' });
  await expect.poll(() => part.evaluate((it) => it === document.activeElement)).toBe(true);
  await expect
    .poll(() => part.evaluate((it) => it.getBoundingClientRect().top < window.innerHeight / 2))
    .toBe(true);
});

test('every page is drawn, with its pictures, and nothing is told in the console', async () => {
  await page().getByRole('link', { name: 'Tout le guide' }).click();
  await heading('Guide de l’utilisateur').waitFor();
  const names = await page().locator('article a[href*="/aide/"]').allTextContents();
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    await page().locator('article').getByRole('link', { name, exact: true }).click();
    await heading('Guide de l’utilisateur').waitFor({ state: 'detached' });
    await page().getByRole('heading', { level: 1 }).waitFor();
    await expect
      .poll(() =>
        page().evaluate(() =>
          [...document.querySelectorAll('article img')].every(
            (picture) => picture instanceof HTMLImageElement && picture.complete && picture.naturalWidth > 0,
          ),
        ),
      )
      .toBe(true);
    await page().keyboard.press('Escape');
    await heading('Guide de l’utilisateur').waitFor();
  }
  expect(vivier.consoleErrors).toEqual([]);
});

test('a link of the guide leads to the fiche that it names, and a page that is none says so', async () => {
  await page().evaluate(() => {
    window.location.hash = '#/aide/rien';
  });
  await page().getByText('Cette page n’est pas dans le guide').waitFor();
  expect(await violations(page())).toEqual([]);
  await page().getByRole('link', { name: 'Tout le guide' }).click();
  await page().locator('article').getByRole('link', { name: 'une fiche par dispositif' }).click();
  await heading('Fiches des dispositifs').waitFor();
});
