/** "Détecter les bons profils" through its screen: empty, swept, filtered, opened by keyboard, masked, stopped. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, birthdayOn, type CivilDate, civilDateOf, formatFrenchDate } from '../../shared/base/time';
import { candidateInputSchema, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, tabUntil, takeFirstOption, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
/** Where the pictures of the screen go, when someone wants to look at them. */
const pictures = process.env.VIVIER_SHOTS ?? '';
const picture = async (name: string): Promise<void> => {
  if (pictures === '') return;
  mkdirSync(pictures, { recursive: true });
  for (const [width, height] of [
    [1093, 614],
    [1920, 1080],
    [1366, 768],
  ] as const) {
    await page().setViewportSize({ width, height });
    await page().screenshot({ path: join(pictures, `${name}-${width}.png`) });
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-sweep-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const now = new Date();
const today = civilDateOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
/** Someone who is `age` in `days` days. */
const turning = (age: number, days: number): CivilDate => birthdayOn(addDays(today, days), -age);

const heading = (name: string): Locator => page().getByRole('heading', { level: 1, name });
const tab = (name: string): Locator => page().getByRole('tab', { name });
const grid = (): Locator => page().getByRole('grid', { name: 'Détecter les bons profils' });
const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const go = (to: string): Promise<void> =>
  page().getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: to }).click();
const create = async (given: Readonly<Record<string, unknown>>): Promise<void> => {
  const candidate = candidateInputSchema.parse({
    ...emptyCandidate,
    nationality: 'french',
    benefits: [],
    formerAidedContract: 'no',
    ...given,
  });
  await call(page(), 'candidates.create', { candidate });
};

test('an empty portfolio teaches the first act', async () => {
  await go('Droits');
  await heading('Détecter les bons profils').waitFor();
  await page().getByText('Le portefeuille est vide').waitFor();
  expect(await violations(page())).toEqual([]);
  await picture('empty');
});

describe('a swept portfolio', () => {
  beforeAll(async () => {
    await create({ birthName: 'Essai-Bientôt-Vingt-Six', firstName: 'Léa', birthDate: turning(26, 20) });
    await create({ birthName: 'Essai-Bientôt-Seize', firstName: 'Karim', birthDate: turning(16, 45) });
    await create({
      birthName: 'Essai-Vingt',
      firstName: 'Inès',
      birthDate: turning(20, -10),
      specialDifficulties: 'yes',
      student: 'no',
      inTraining: 'no',
      jobSeeker: 'yes',
      jobSeekerSince: addDays(today, -60),
    });
    await create({
      birthName: 'Essai-De-La-Très-Longue-Dénomination-Composée',
      firstName: 'Marie-Bernadette-Anne-Sophie',
      birthDate: turning(22, -40),
      nationality: null,
      benefits: null,
    });
  });

  test('arriving on the page judges everyone, and says for which day', async () => {
    await go('Candidats');
    await go('Droits');
    await page()
      .getByText(/sur\s4\D*droits au/u)
      .waitFor();
    await grid().getByText('ESSAI-VINGT Inès').waitFor();
    // One row for each person, whatever is open.
    const people = grid().getByRole('row').filter({ hasText: 'ESSAI-VINGT Inès' });
    expect(await people.count()).toBe(1);
    // What everybody has is told once, and fills no row.
    await page()
      .getByText(/^PMSMP.: ouvert dès 16 ans à toute personne accompagnée/u)
      .waitFor();
    expect(await people.textContent()).not.toContain('PMSMP');
    expect(await violations(page())).toEqual([]);
    await picture('open');
    const { state } = await call(page(), 'rights.sweepState', {});
    expect(state).toMatchObject({ state: 'done', done: 4, total: 4, on: today });
  });

  test('the views tell who closes and who opens, when and why', async () => {
    await tab('Se ferment bientôt').click();
    const closing = grid().getByRole('row', { name: /ESSAI-BIENTÔT-VINGT-SIX/u });
    await closing.first().waitFor();
    expect(await closing.first().textContent()).toContain('26e anniversaire le');
    await picture('ends');
    await tab('S’ouvrent bientôt').click();
    await grid().getByText('ESSAI-BIENTÔT-SEIZE Karim').first().waitFor();
    await button(/^Modifier le filtre : changeant dans les 90/u).press('Enter');
    await page().getByRole('textbox', { name: 'Nombre de jours' }).fill('30');
    await page().keyboard.press('Enter');
    await page().getByText('Aucun droit ne s’ouvre dans ce délai').waitFor();
    expect(await violations(page())).toEqual([]);
    await tab('Il manque des réponses').click();
    const longName = grid().getByRole('row', { name: /TRÈS-LONGUE/u });
    await longName.first().waitFor();
    await picture('to-check');
  });

  test('a scheme is chosen among those in force first, the ended ones after', async () => {
    await tab('Possibles aujourd’hui').click();
    await button('Ajouter un filtre').press('Enter');
    const panel = page().getByRole('dialog', { name: 'Ajouter un filtre' });
    await panel.getByRole('combobox', { name: 'Filtrer sur' }).fill('Dispositif');
    await takeFirstOption(page(), panel.getByRole('combobox', { name: 'Filtrer sur' }));
    const schemes = panel.getByRole('combobox', { name: 'Dispositif' });
    await schemes.press('ArrowDown');
    const groups = page().locator('.mantine-MultiSelect-groupLabel');
    await groups.first().waitFor();
    expect(await groups.allTextContents()).toEqual(['En vigueur', 'Terminés']);
    await picture('schemes');
    await schemes.fill('Contrat pro');
    await page().getByRole('option').first().waitFor();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Ajouter', exact: true }).press('Enter');
    const rows = grid().getByRole('row');
    await expect.poll(() => rows.count()).toBe(3);
    expect(await violations(page())).toEqual([]);
    await picture('scheme');
  });

  test('discretion covers who it is, and not what the law says', async () => {
    await page().keyboard.press('F9');
    const text = await grid().textContent();
    expect(text).not.toMatch(/essai/iu);
    expect(text).toContain('Contrat pro');
    // The day of the 26th birthday would tell the day of birth.
    expect(text).not.toMatch(/anniversaire|\d{2}\/\d{2}\/\d{4}/u);
    await picture('discreet');
    await page().keyboard.press('F9');
  });

  test('from a row to the act: entered, the scheme is under way and offered no more; a file opens filled', async () => {
    await go('Candidats');
    await go('Droits');
    const people = grid();
    await people.getByText('ESSAI-VINGT Inès').click();
    const panel = page().getByRole('complementary', { name: 'Ses droits en bref' });
    await panel.getByRole('heading', { name: 'ESSAI-VINGT Inès' }).waitFor();
    const pacea = 'Parcours contractualisé d’accompagnement vers l’emploi et l’autonomie (PACEA)';
    await panel.getByRole('button', { name: `Inscrire, ${pacea}` }).click();
    const dialog = page().getByRole('dialog', { name: 'Inscrire dans un dispositif' });
    await dialog.waitFor();
    expect(await dialog.getByRole('combobox', { name: 'Dispositif' }).inputValue()).toContain('PACEA');
    await dialog.getByRole('button', { name: 'Inscrire' }).click();
    await panel.getByText(`En cours depuis le ${formatFrenchDate(today)}`).waitFor();
    await expect.poll(() => panel.getByRole('button', { name: `Inscrire, ${pacea}` }).count()).toBe(0);
    expect(await violations(page())).toEqual([]);
    await picture('under-way');
    await panel.getByRole('button', { name: 'Créer un dossier, Contrat de professionnalisation' }).click();
    await expect.poll(() => page().url()).toMatch(/#\/dossiers\/[0-9a-f-]{36}/u);
    await page().goBack();
    await people.waitFor();
  });

  test('by keyboard alone: a view, a row, the rights of the person, and back to the same place', async () => {
    await heading('Détecter les bons profils').focus();
    await tabUntil(page(), '[role="tab"][aria-selected="true"]');
    await page().keyboard.press('ArrowRight');
    await page().keyboard.press('ArrowRight');
    await grid().waitFor();
    await tabUntil(page(), '[role="grid"]');
    await page().keyboard.press('End');
    await page().keyboard.press('Home');
    await page().keyboard.press('Enter');
    await page().getByRole('tab', { name: 'Droits', selected: true }).waitFor();
    await page().goBack();
    await grid().waitFor();
    expect(await tab('Se ferment bientôt').getAttribute('aria-selected')).toBe('true');
  });

  test('a change on the page of a person is judged at the next visit, and alone', async () => {
    await go('Candidats');
    await create({ birthName: 'Essai-Nouvelle', firstName: 'Awa', birthDate: turning(21, -3) });
    await go('Droits');
    await page()
      .getByText(/sur\s5\D*droits au/u)
      .waitFor();
    const { state } = await call(page(), 'rights.sweepState', {});
    expect(state).toMatchObject({ state: 'done', judged: 1, done: 5 });
  });

  test('with 150 people the list holds: the last is reached by End, and each is one row', async () => {
    for (let index = 0; index < 145; index += 1)
      await create({
        birthName: `Essai-Suite-${String(index).padStart(3, '0')}`,
        firstName: index % 2 === 0 ? 'Ngọc-Ánh' : 'Żaneta',
        birthDate: turning(17 + (index % 8), -(index % 300) - 1),
      });
    await go('Candidats');
    await go('Droits');
    await page()
      .getByText(/sur\s150\D*droits au/u)
      .waitFor();
    // The view that was looked at is kept; this one is taken again.
    await tab('Possibles aujourd’hui').click();
    const list = grid();
    await list.getByText('ESSAI-SUITE-000', { exact: false }).waitFor();
    await list.focus();
    await page().keyboard.press('End');
    await list.getByText('ESSAI-VINGT Inès').waitFor();
    expect(await list.getByRole('row').filter({ hasText: 'ESSAI-VINGT Inès' }).count()).toBe(1);
    expect(await violations(page())).toEqual([]);
    await picture('many');
  });

  test('an adviser keeps to her own young people, from one view to the next', async () => {
    const { settings } = await call(page(), 'settings.get', {});
    await call(page(), 'settings.save', { settings: { ...settings, adviser: 'Camille Référente' } });
    await create({
      birthName: 'Essai-Suivi',
      firstName: 'Noé',
      birthDate: turning(20, -9),
      adviser: 'camille référente',
    });
    await go('Candidats');
    await button('Mes jeunes').press('Enter');
    await page().getByRole('grid').getByText('ESSAI-SUIVI Noé').waitFor();
    await page()
      .getByText(/^1\scandidat sur 151$/u)
      .waitFor();
    await go('Droits');
    await page()
      .getByText(/sur\s151\D*droits au/u)
      .waitFor();
    await button('Mes jeunes').press('Enter');
    await page()
      .getByText(/^1\scandidat sur 151$/u)
      .waitFor();
    await tab('Il manque des réponses').click();
    // Another filter joins her own rows, and leaves without them.
    const removing = page().getByRole('button', { name: /^Retirer le filtre/u });
    await expect.poll(() => removing.count()).toBe(1);
    await removing.press('Enter');
    await expect.poll(() => removing.count()).toBe(0);
    await page()
      .getByText(/^1\scandidat sur 151$/u)
      .waitFor();
    expect(await button('Mes jeunes').getAttribute('aria-pressed')).toBe('true');
    expect(await violations(page())).toEqual([]);
    await picture('mine');
    await button('Mes jeunes').press('Enter');
    await page()
      .getByText(/^151\scandidats$/u)
      .waitFor();
  });

  test('what is told at the bottom covers nothing of the list', async () => {
    await tab('Se ferment bientôt').click();
    await button(/^Retirer le filtre : changeant dans les 90/u).press('Enter');
    const notice = page().getByRole('alert').filter({ hasText: 'changeant dans les 90' });
    await notice.waitFor();
    // Of the two filters of the view, the other one stays, once.
    const chips = page().getByRole('button', { name: /^Retirer le filtre/u });
    await expect.poll(() => chips.count()).toBe(1);
    const foot = page().getByText(/^Seul ce qui tient à la personne/u);
    const room = async (): Promise<number> => {
      const [below, above] = [await notice.boundingBox(), await foot.boundingBox()];
      return (below?.y ?? -1) - ((above?.y ?? 0) + (above?.height ?? 0));
    };
    await expect.poll(room).toBeGreaterThanOrEqual(0);
    await picture('notice');
    await notice.getByRole('button', { name: 'Annuler' }).press('Enter');
    await notice.waitFor({ state: 'detached' });
  });

  test('holds on a wide screen too', async () => {
    await page().setViewportSize({ width: 1920, height: 1080 });
    await grid().waitFor();
    expect(await violations(page())).toEqual([]);
    await picture('open-1920');
    await page().setViewportSize({ width: 1366, height: 768 });
    expect(vivier.consoleErrors).toEqual([]);
  });
});
