/**
 * The first start, as an adviser meets it: the welcome, who and where, a passphrase that is suggested and typed once, the paper key,
 * the spreadsheet dropped on the last step; by the keys alone, with axe at each step, locked and killed in the middle.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { launchVivier, type Vivier } from './launch';
import { call, dropFiles, lock, tabUntil, violations } from './screen';

const extract = join(appRoot, 'test', 'fixtures', 'extract-parcours.csv');

let folder = '';
let home: string | undefined;
let vivier: Vivier;
let phrase = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-welcome-'));
  // The folder of this computer that a portfolio goes to where no other is chosen.
  home = process.env.HOME;
  process.env.HOME = join(folder, 'home');
  mkdirSync(process.env.HOME);
  vivier = await launchVivier();
});
afterAll(async () => {
  await vivier.close();
  if (home === undefined) Reflect.deleteProperty(process.env, 'HOME');
  else process.env.HOME = home;
  rmSync(folder, { recursive: true, force: true });
});

const page = (): Page => vivier.page;
const heading = (name: string) => page().getByRole('heading', { level: 1, name });
const button = (name: string) => page().getByRole('button', { name, exact: true });
const press = (key: string): Promise<void> => page().keyboard.press(key);
const typeIn = (text: string): Promise<void> => page().keyboard.insertText(text);
/** Escape goes from a field to the heading, then to the step before, as on every page. */
async function back(): Promise<void> {
  await press('Escape');
  await expect.poll(() => page().evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await press('Escape');
}
/** What has the focus, by its label or its words. */
const focused = (): Promise<string> =>
  page().evaluate(() => {
    const at = document.activeElement;
    return at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : (at?.textContent ?? '');
  });
const words = (): Promise<string> =>
  page()
    .locator('[data-suggestion] li')
    .allInnerTexts()
    .then((all) => all.join(' '));

/** At the three widths of the offices, in the light and in the dark; a folder is given by whoever wants to look. */
async function shot(name: string): Promise<void> {
  const place = process.env.VIVIER_SHOTS;
  if (!place) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme });
    for (const width of [1093, 1366, 1920]) {
      await page().setViewportSize({ width, height: width === 1920 ? 1080 : 768 });
      await page().screenshot({ path: join(place, `${name}-${width}-${colorScheme}.png`) });
    }
  }
  await page().emulateMedia({ colorScheme: 'light', contrast: 'more' });
  await page().setViewportSize({ width: 1366, height: 768 });
  await page().screenshot({ path: join(place, `${name}-contrast.png`) });
  await page().emulateMedia({ colorScheme: 'light', forcedColors: 'active', contrast: 'no-preference' });
  await page().screenshot({ path: join(place, `${name}-forced.png`) });
  await page().emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

describe('the welcome', () => {
  test('shows in one picture, told in words too, what Vivier does, and says what it protects and what it does not', async () => {
    await heading('Bienvenue').waitFor();
    await page()
      .getByRole('img', { name: /portefeuille chiffré.*dossiers de contrat/u })
      .waitFor();
    expect(await page().getByRole('listitem').count()).toBe(3);
    await page().getByText('Ce qu’il ne protège pas').waitFor();
    expect(await violations(page())).toEqual([]);
    await shot('welcome');
  });

  test('asks for a name and a structure; going back and forth loses no letter', async () => {
    await tabUntil(page(), 'button[data-autofocus]');
    await press('Enter');
    await heading('Vous et votre structure').waitFor();
    await expect.poll(focused).toBe('Votre nom');
    await press('Enter');
    await page().getByText('Donnez votre nom').waitFor();
    await page().getByText('Donnez le nom de la structure.').waitFor();
    expect(await violations(page())).toEqual([]);
    await shot('profile-missing');
    await typeIn('Maëlys Essai-Quintana');
    await press('Tab');
    await typeIn('Mission locale du Grand-Essai et des Sept-Vallées');
    await press('Enter');
    await heading('Votre phrase secrète').waitFor();
    await back();
    await heading('Vous et votre structure').waitFor();
    expect(await page().getByLabel('Votre nom').inputValue()).toBe('Maëlys Essai-Quintana');
    expect(await page().getByLabel('Nom de la structure').inputValue()).toContain('Sept-Vallées');
    await shot('profile');
    await back();
    await heading('Bienvenue').waitFor();
    await tabUntil(page(), 'button[data-autofocus]');
    await press('Enter');
    await heading('Vous et votre structure').waitFor();
    // From the welcome itself one begins again: nothing of the portfolio exists yet.
    await page().getByLabel('Votre nom').fill('Maëlys Essai-Quintana');
    await page().getByLabel('Nom de la structure').fill('Mission locale du Grand-Essai');
    await press('Enter');
    await heading('Votre phrase secrète').waitFor();
  });
});

describe('the passphrase', () => {
  test('is suggested in six words; another can be drawn; F9 covers it', async () => {
    await expect.poll(focused).toBe('La phrase proposée, tapée une fois');
    const first = await words();
    expect(first).toMatch(/^(?:[a-z]{4,9} ){5}[a-z]{4,9}$/u);
    await shot('passphrase');
    await button('Une autre phrase').focus();
    await press('Enter');
    await expect.poll(words).not.toBe(first);
    phrase = await words();
    await press('F9');
    await expect.poll(words).not.toContain(phrase.split(' ')[0] ?? '?');
    expect(await page().locator('main').textContent()).not.toContain(phrase.split(' ')[3] ?? '?');
    expect(await violations(page())).toEqual([]);
    await shot('passphrase-covered');
    await press('F9');
    await expect.poll(words).toBe(phrase);
    // No selection takes it, the clipboard is not written.
    await press('ControlOrMeta+A');
    expect(await page().evaluate(() => String(getSelection()))).not.toContain(phrase.split(' ')[1] ?? '?');
  });

  test('is typed once by hand; the word that is not right is said', async () => {
    const box = page().getByLabel('La phrase proposée, tapée une fois');
    await box.focus();
    const [one = '', two = ''] = phrase.split(' ');
    await typeIn(`${one} x`);
    await page()
      .getByText(/^Mot 2/u)
      .waitFor();
    await press('Enter');
    expect(await heading('Votre phrase secrète').count()).toBe(1);
    expect(await violations(page())).toEqual([]);
    await shot('passphrase-slip');
    await box.fill(`${one} ${two}`);
    await page().getByText('Il manque la suite, à partir du mot 3.').waitFor();
    // Back, and here again: what was typed is still there, since nothing was sent.
    await back();
    await heading('Vous et votre structure').waitFor();
    await press('Enter');
    await heading('Votre phrase secrète').waitFor();
    expect(await box.inputValue()).toBe(`${one} ${two}`);
    expect(await words()).toBe(phrase);
  });

  test('can be the person’s own, twice, judged as it is typed: names of the portfolio do not help', async () => {
    await button('J’écris la mienne').focus();
    await press('Enter');
    const box = page().getByLabel('Phrase secrète', { exact: true });
    await box.fill('trop court');
    await page().getByText('Encore 2 caractères, ou cinq mots.').waitFor();
    await box.fill('Mission locale du Grand-Essai');
    await page()
      .getByText(/^Trop facile à deviner/u)
      .waitFor();
    await box.fill('onze grues au-dessus du port');
    await page()
      .getByText(/^Correcte\./u)
      .waitFor();
    expect(await violations(page())).toEqual([]);
    await shot('passphrase-own');
    await button('Proposez-moi une phrase').focus();
    await press('Enter');
    phrase = await words();
    await page().getByLabel('La phrase proposée, tapée une fois').focus();
    await typeIn(phrase);
    await page()
      .getByText(/C’est bien elle/u)
      .waitFor();
  });
});

describe('the portfolio', () => {
  test('is made once its paper key is typed back, in the folder of this computer; Escape looks at the sheet again', async () => {
    await press('Enter');
    await heading('La clé de secours').waitFor();
    expect(readdirSync(join(folder, 'home', 'Vivier'))).toEqual([]);
    expect(await page().locator('main').textContent()).not.toContain(phrase);
    expect(await violations(page())).toEqual([]);
    await shot('paper');
    await press('Escape');
    await heading('Votre phrase secrète').waitFor();
    // What was sent is gone from the page: another phrase is suggested.
    expect(await words()).not.toBe(phrase);
    phrase = await words();
    await page().getByLabel('La phrase proposée, tapée une fois').focus();
    await typeIn(phrase);
    await press('Enter');
    await heading('La clé de secours').waitFor();
    const key = (await page().locator('[data-recovery-key]').getAttribute('data-recovery-key')) ?? '';
    await expect.poll(focused).toBe('Recopier la clé');
    await press('Enter');
    await expect.poll(focused).toBe('Clé de secours');
    await shot('paper-back');
    await back();
    await button('Recopier la clé').waitFor();
    await expect.poll(focused).toBe('Recopier la clé');
    await press('Enter');
    await expect.poll(focused).toBe('Clé de secours');
    await typeIn(key);
    await press('Enter');
    await heading('Vos candidats').waitFor();
    expect(existsSync(join(folder, 'home', 'Vivier', 'Portefeuille.vivier'))).toBe(true);
    expect(await violations(page())).toEqual([]);
    await shot('first-import');
  });

  test('has the settings that were told, which an export no longer asks for', async () => {
    const { settings } = await call(page(), 'settings.get', {});
    expect(settings).toMatchObject({
      adviser: 'Maëlys Essai-Quintana',
      structureName: 'Mission locale du Grand-Essai',
      territory: 'metropole',
    });
  });

  test('brings the last step back after a lock, and after a kill', async () => {
    const open = async (): Promise<void> => {
      await page().getByLabel('Phrase secrète', { exact: true }).fill(phrase);
      await press('Enter');
      await heading('Vos candidats').waitFor();
    };
    await lock(vivier);
    await open();
    const [pid = 0] = await vivier.vaultPids();
    await lock(vivier, async () => void process.kill(pid, 'SIGKILL'));
    await open();
    expect(await call(page(), 'portfolio.welcome', {})).toEqual({ isDue: true });
  });
});

describe('the spreadsheet', () => {
  const drop = (...files: readonly { readonly name: string; readonly text: string }[]): Promise<void> =>
    dropFiles(page(), ...files.map(({ name, text }) => ({ name, bytes: Buffer.from(text, 'latin1') })));

  test('that is none is refused, and so are two at once; the step stays', async () => {
    await drop({ name: 'a.csv', text: 'Nom\nEssai' }, { name: 'b.csv', text: 'Nom\nEssai' });
    await page().getByText('Un seul extrait à la fois').waitFor();
    await drop({ name: 'photo.xlsx', text: 'MZ\u0000\u0001' });
    await page()
      .getByText(/Ce fichier est un programme/u)
      .first()
      .waitFor();
    await heading('Vos candidats').waitFor();
  });

  test('dropped on the last step opens the import at its columns, and the welcome is over', async () => {
    await drop({ name: 'extrait.csv', text: readFileSync(extract, 'latin1') });
    await heading('Reconnaître les colonnes').waitFor();
    expect(await page().getByRole('navigation', { name: 'Navigation principale' }).count()).toBe(1);
    expect(await call(page(), 'portfolio.welcome', {})).toEqual({ isDue: false });
    expect(await violations(page())).toEqual([]);
    await button('Préparer l’aperçu').click();
    await heading('Aperçu de l’import').waitFor();
    expect(vivier.consoleErrors).toEqual([]);
  });

  test('dropped on the import later goes through the same door', async () => {
    await button('Revoir les colonnes').click();
    await heading('Reconnaître les colonnes').waitFor();
    await button('Choisir un autre extrait').click();
    await heading('Importer des candidats').waitFor();
    expect(await violations(page())).toEqual([]);
    await shot('import-choice');
    await drop({ name: 'extrait.csv', text: 'Nom;Prénom;Date de naissance\nEssai;Zoé;13/03/2004' });
    await heading('Reconnaître les colonnes').waitFor();
  });
});
