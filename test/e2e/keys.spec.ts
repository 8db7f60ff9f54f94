/** The keys on screen: a creation whose paper key is typed back, a forgotten passphrase, and the security page. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchVivier, type Vivier } from './launch';
import { call, choosePassphrase, lock, toPaperKey, typeBackPaperKey, violations } from './screen';

const second = 'quatre bougies pour un phare';
const third = 'sept lanternes le long du quai';
const fourth = 'cinq barques et un vieux moulin';

let folder = '';
let vivier: Vivier;
let paperKey = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-keys-'));
  vivier = await launchVivier();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = (): Page => vivier.page;
const heading = (name: string) => page().getByRole('heading', { level: 1, name });
const button = (name: string) => page().getByRole('button', { name, exact: true });
const label = (name: string) => page().getByLabel(name, { exact: true });
const show = (route: string): Promise<void> =>
  page().evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);

test('closing before the paper key is typed back leaves nothing on the disk', async () => {
  await heading('Bienvenue').waitFor();
  await toPaperKey(vivier, join(folder, 'equipe.vivier'));
  await button('Recopier la clé').click();
  await vivier.restart();
  await heading('Bienvenue').waitFor();
  expect(readdirSync(folder)).toEqual([]);
});

test('the paper key is saved as a PDF, refused with a slip, and typed back ends the creation', async () => {
  await toPaperKey(vivier, join(folder, 'equipe.vivier'));
  await vivier.dialogs.answerSave(join(folder, 'feuille.pdf'));
  await button('Enregistrer en PDF').click();
  await page()
    .getByText(/^Feuille enregistrée/u)
    .waitFor();
  const key = (await page().locator('[data-recovery-key]').getAttribute('data-recovery-key')) ?? '';
  await button('Recopier la clé').click();
  await label('Clé de secours').fill(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`);
  await button('Créer le portefeuille').click();
  await page()
    .getByText(/^Un caractère au moins est faux/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await button('Revoir la feuille').click();
  paperKey = await typeBackPaperKey(page(), 'Créer le portefeuille');
  await button('Importer plus tard').click();
  await heading('Candidats').waitFor();
  expect(readFileSync(join(folder, 'feuille.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await page().getByRole('region', { name: 'Clé de secours' }).count()).toBe(0);
});

/** At the three widths of the offices; a folder is given by whoever wants to look. */
const shot = async (name: string): Promise<void> => {
  const place = process.env.VIVIER_SHOTS;
  if (!place) return;
  for (const width of [1093, 1366, 1920]) {
    await page().setViewportSize({ width, height: width === 1920 ? 1080 : 768 });
    await page().screenshot({ path: join(place, `${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
};

test('a forgotten passphrase: the paper key opens once, and nothing can be done before another is typed back', async () => {
  await lock(vivier);
  expect(await violations(page())).toEqual([]);
  await button('Ouvrir avec la clé de secours').click();
  await label('Clé de secours').fill(paperKey.toLowerCase());
  await choosePassphrase(page(), second, 'Nouvelle phrase secrète');
  await button('Ouvrir avec la clé').click();
  await heading('Une nouvelle clé de secours').waitFor();
  await shot('spent-key-sheet');
  // Locking is the only other way: it brings the step back, and the former key opens no more.
  await lock(vivier, () => button('Verrouiller').click());
  await button('Ouvrir avec la clé de secours').click();
  await label('Clé de secours').fill(paperKey);
  await choosePassphrase(page(), third, 'Nouvelle phrase secrète');
  await button('Ouvrir avec la clé').click();
  await page()
    .getByText(/a déjà servi/u)
    .first()
    .waitFor();
  await button('Retour').click();
  await label('Phrase secrète').fill(second);
  await page().keyboard.press('Enter');
  await heading('Une nouvelle clé de secours').waitFor();
  for (const route of ['/candidats', '/parametres/securite']) {
    await show(route);
    expect(await page().getByRole('navigation').count()).toBe(0);
    await heading('Une nouvelle clé de secours').waitFor();
  }
  expect(await violations(page())).toEqual([]);
  await shot('spent-key');
  // By the keyboard alone, to the end.
  await label('Phrase secrète').fill(second);
  await page().keyboard.press('Enter');
  await button('Recopier la clé').waitFor();
  const key = (await page().locator('[data-recovery-key]').getAttribute('data-recovery-key')) ?? '';
  expect(key).not.toBe(paperKey);
  await expect
    .poll(() => button('Recopier la clé').evaluate((it) => it === document.activeElement))
    .toBe(true);
  await page().keyboard.press('Enter');
  await label('Clé de secours').waitFor();
  await expect.poll(() => label('Clé de secours').evaluate((it) => it === document.activeElement)).toBe(true);
  await page().keyboard.insertText(key);
  await page().keyboard.press('Enter');
  await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
  expect(await call(page(), 'keys.state', {})).toMatchObject({ recovery: 'ready' });
});

test('the security page asks how far a change of passphrase goes, and says what each choice leaves', async () => {
  await show('/parametres/securite');
  await button('Changer la phrase secrète').click();
  const dialog = page().getByRole('dialog');
  await dialog.getByText(/copies? faites? jusqu’ici|Aucune copie n’est connue/u).waitFor();
  await dialog.getByText(/chiffré à nouveau/u).waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('key-choice');
  await dialog.getByRole('button', { name: 'Continuer' }).click();
  await dialog.getByText(/s’ouvrent encore avec l’ancienne phrase/u).waitFor();
  await label('Phrase secrète actuelle').fill(second);
  await choosePassphrase(page(), third, 'Nouvelle phrase secrète');
  expect(await violations(page())).toEqual([]);
  await dialog.getByRole('button', { name: 'Changer la phrase secrète' }).click();
  await page().getByText('Phrase secrète changée.').waitFor();
});

test('and changes all keys, the session going on with the new file', async () => {
  const before = readFileSync(join(folder, 'equipe.vivier'));
  // The other choice of the same question leads to the same form.
  await button('Remplacer la clé de secours').click();
  await page().getByRole('radio', { name: 'Changer toutes les clés' }).check();
  await page().getByRole('dialog').getByRole('button', { name: 'Continuer' }).click();
  await label('Phrase secrète actuelle').waitFor();
  await shot('rekey');
  await label('Phrase secrète actuelle').fill(third);
  await choosePassphrase(page(), fourth, 'Nouvelle phrase secrète');
  await button('Continuer').click();
  await typeBackPaperKey(page(), 'Chiffrer à nouveau le portefeuille');
  await page()
    .getByText(/^Toutes les clés sont changées/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  expect(await call(page(), 'portfolio.verify', {})).toMatchObject({ isSound: true });
  expect(readFileSync(join(folder, 'equipe.vivier')).equals(before)).toBe(false);
  await lock(vivier);
  await label('Phrase secrète').fill(third);
  await button('Ouvrir').click();
  await page()
    .getByText(/ne correspond pas/u)
    .waitFor();
  await label('Phrase secrète').fill(fourth);
  await button('Ouvrir').click();
  await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
  expect(readdirSync(folder).filter((name) => name.includes('rekey'))).toEqual([]);
  expect(vivier.consoleErrors).toEqual([]);
});
