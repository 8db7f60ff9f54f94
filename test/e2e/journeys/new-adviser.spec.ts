/**
 * A new adviser with a spreadsheet, the mouse in the hand: from the first start to a contract file that nothing prevents
 * from being signed, its PDF and the quarter's export. What the hand does is counted, and must not grow.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appRoot } from '../../../electron/launch/chromium.mjs';
import { launchVivier, type Vivier } from '../launch';
import { textOfPdf } from '../pdf-text';
import { dropFiles, typeBackPaperKey } from '../screen';
import { type Acts, actsOf, startCounting } from './acts';

const extract = join(appRoot, 'test', 'fixtures', 'extract-parcours.csv');

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
/** System dialogs that were answered. */
let dialogs = 0;
const told: (Acts & { readonly until: string; readonly dialogs: number })[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-journey-'));
  // The folder of this computer that a portfolio goes to where no other is chosen.
  process.env.HOME = folder;
  vivier = await launchVivier();
  await startCounting(page());
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const heading = (name: string | RegExp, level = 1): Locator => page().getByRole('heading', { level, name });
const field = (key: string): Locator => page().locator(`[id="${key}"]`);
const go = (to: string): Promise<void> =>
  page().getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: to }).click();
async function save(name: string): Promise<string> {
  dialogs += 1;
  await vivier.dialogs.answerSave(join(folder, name));
  return join(folder, name);
}
async function choose(key: string, option: RegExp): Promise<void> {
  await field(key).click();
  await page().getByRole('option', { name: option }).first().click();
}
/** Typed in the field that the page has put the cursor in, or that Tab leads to: the hand stays on the keys. */
const type = (key: string, value: string): Promise<void> => field(key).fill(value);
/** What is offered under a field is taken. */
const take = (key: string, offer: RegExp): Promise<void> =>
  page().locator(`[data-question="${key}"]`).getByRole('button', { name: offer }).click();
async function next(name: string): Promise<void> {
  await page().keyboard.press('Control+Enter');
  const head = page()
    .getByRole('heading', { level: 2, name: new RegExp(`\\d\\. ${name}`, 'u') })
    .getByRole('button');
  await expect.poll(() => head.getAttribute('aria-expanded')).toBe('true');
}
const seeker = (): Locator =>
  page().locator('[data-question="candidate.jobSeeker"]').getByText('Oui', { exact: true });
async function count(until: string): Promise<void> {
  told.push({ until, ...(await actsOf(page())), dialogs });
}

test('the portfolio is made', async () => {
  await button(/Créer un portefeuille/u).click();
  // The page has put the cursor in the first field, Tab leads to the next.
  await page().getByLabel('Votre nom').fill('Camille Essai');
  await page().getByLabel('Nom de la structure').fill('Mission locale d’essai');
  await button('Continuer').click();
  await page().locator('[data-suggestion]').waitFor();
  const phrase = (await page().locator('[data-suggestion] li').allInnerTexts()).join(' ');
  await page().getByLabel('La phrase proposée, tapée une fois').fill(phrase);
  await button('Continuer').click();
  await typeBackPaperKey(page(), 'Créer le portefeuille');
  await heading('Vos candidats').waitFor();
  await count('portefeuille créé');
});

test('the spreadsheet is in it', async () => {
  // From the folder of the computer onto the window: a gesture of the hand that no press of a button in the window counts.
  await dropFiles(page(), { name: 'extrait.csv', bytes: readFileSync(extract) });
  await heading('Reconnaître les colonnes').waitFor();
  await button('Préparer l’aperçu').click();
  await heading('Aperçu de l’import').waitFor();
  await button(/^Importer/u).click();
  await heading('Import terminé').waitFor();
  await count('extrait importé');
});

test('a contract file is complete: nothing prevents the signature', async () => {
  await page().keyboard.press('Control+k');
  const palette = page().getByRole('dialog');
  await expect.poll(() => palette.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await page().keyboard.type('dossier lefevre jordan');
  await page()
    .locator('[data-selected]')
    .filter({ hasText: /Lefèvre/iu })
    .waitFor();
  await page().keyboard.press('Enter');
  await button('Ouvrir le dossier').click();
  await heading(/CPRO-\d{4}-0001/u).waitFor();
  await seeker().click();
  await page().getByRole('combobox', { name: 'Nationalité' }).click();
  await page().getByRole('option', { name: 'Française' }).first().click();
  await take('candidate.previousSituation', /recherche d’un emploi/u);
  await choose('candidate.highestDiploma', /41\./u);
  await next('Employeur et tuteur');

  const employer = page().getByRole('combobox', { name: 'Employeur', exact: true });
  await employer.fill('Voix du Sud (essai)');
  await page().keyboard.press('Escape');
  await button(/^Créer «.*Voix du Sud/u).click();
  const drawer = page().getByRole('dialog');
  await drawer.getByLabel('SIRET').fill('732 829 320 00074');
  await drawer.getByRole('combobox', { name: 'Nature' }).click();
  await page()
    .getByRole('option', { name: /Entreprise/u })
    .first()
    .click();
  await drawer.getByLabel('Numéro et voie').fill('1 rue de l’Essai');
  await drawer.getByLabel('Code postal').fill('13001');
  await drawer.getByLabel('Commune').fill('Marseille');
  await page().keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'detached' });
  await button('Ajouter un tuteur').click();
  await drawer.locator('[name="lastName"]').fill('Zyxétutrice');
  await drawer.locator('[name="firstName"]').fill('Essai');
  await page().keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'detached' });
  await next('Emploi et salaire');

  await page().getByRole('radio', { name: 'Contrat à durée déterminée' }).check();
  await page()
    .getByRole('radio', { name: /^11\. contrat initial/u })
    .check();
  await type('contract.jobTitle', 'Conseiller clientèle à distance');
  await type('contract.concludedOn', '01/09/2026');
  await type('contract.startsOn', '07/09/2026');
  await type('contract.endsOn', '06/09/2027');
  await take('contract.weeklyHours', /35 h/u);
  await take('contract.monthlyGross', /minimum légal/u);
  await next('Formation');

  await type('training.bodyName', 'Organisme modèle');
  await page()
    .getByRole('radio', { name: /^1\. certification/u })
    .check();
  await type('training.title', 'Conseiller relation client à distance');
  await take('training.startsOn', /début du contrat/u);
  await take('training.endsOn', /fin du contrat/u);
  await type('training.totalHours', '350');
  await next('Pièces');

  await button(/^Noter reçues les 5 pièces/u).click();
  await page().getByText('Toutes les pièces nécessaires sont là.').waitFor();
  await next('Relecture');
  await page().getByText('Rien n’empêche la signature.').waitFor();
  await count('rien n’empêche la signature');
});

test('its PDF is saved', async () => {
  const path = await save('dossier.pdf');
  await button('Enregistrer le PDF').click();
  await page().getByText('Dossier PDF enregistré').waitFor();
  expect(await textOfPdf(path)).toContain('Voix du Sud (essai)');
  await count('dossier enregistré');
});

test('the quarter is exported', async () => {
  await go('Indicateurs');
  await heading('Indicateurs').waitFor();
  await page().getByText('Ce qui sera exporté', { exact: true }).click();
  const path = await save('export.zip');
  await button('Exporter le trimestre').click();
  await button('Exporter et geler').click();
  await page().getByText('Trimestre exporté').waitFor();
  expect(existsSync(path)).toBe(true);
  await count('export écrit');
});

test('it took no more than it may', () => {
  const last = told.at(-1);
  console.log(
    told
      .map(({ until, clicks, fields, keys }) => `${until}: ${clicks} clicks, ${fields} fields, ${keys} keys`)
      .join('\n'),
  );
  // 30 where nothing is pressed twice: a press under which the page moves is made again.
  expect(last?.clicks).toBeLessThanOrEqual(32);
  expect(last?.fields).toBeLessThanOrEqual(20);
  expect(dialogs).toBeLessThanOrEqual(2);
});
