import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { candidateIdSchema, candidateInputSchema } from '../../shared/fields';
import { contract, type ProcedureName } from '../../shared/ipc';
import { launchVivier, type Vivier } from './launch';
import { lock, openReadyPortfolio, passphrase } from './screen';

const NAME = 'ESSAI-MARTIN Léa';

let folder = '';
let vivier: Vivier;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-candidates-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The screen as it is, for a look by eye: `VIVIER_SHOTS` names a folder. */
async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366, 1920]) {
    await vivier.page.setViewportSize({ width, height: 768 });
    await vivier.page.screenshot({ path: join(where, `${name}-${width}.png`) });
  }
  await vivier.page.setViewportSize({ width: 1366, height: 768 });
}

const heading = (name: string | RegExp) => vivier.page.getByRole('heading', { level: 1, name });
const button = (name: string | RegExp) => vivier.page.getByRole('button', { name });
const field = (name: string) => vivier.page.getByRole('textbox', { name, exact: true });
const press = (key: string) => vivier.page.keyboard.press(key);
const type = (text: string) => vivier.page.keyboard.type(text);
const tab = (name: string) => vivier.page.getByRole('tab', { name });

/** Calls a procedure as the window does, behind the back of the screen. */
const call = (name: ProcedureName, input: unknown): Promise<unknown> =>
  vivier.page.evaluate(([procedure, value]) => Reflect.apply(window.vivier.call, null, [procedure, value]), [
    name,
    input,
  ] as const);
const gotSchema = z.object({ ok: z.literal(true), data: contract['candidates.get'].output });

/** Violations that axe finds on the screen as it stands, each with where it is. */
async function violations(): Promise<readonly string[]> {
  // Legacy mode: the other one opens a second page, and the app has one window only.
  const found = await new AxeBuilder({ page: vivier.page }).setLegacyMode().analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe('a candidate', () => {
  test('is created by keyboard, with what is wrong said as it is typed', async () => {
    await vivier.page.getByRole('link', { name: 'Créer un candidat' }).press('Enter');
    await heading('Créer un candidat').waitFor();
    // The first field has the focus.
    await type('Essai-Martin');
    await press('Tab');
    await type('Léa');
    await press('Tab');
    await press('Tab');
    // What is no date stays as typed, with its reason; every usual writing is read when the box is left.
    const birth = field('Date de naissance');
    for (const [typed, reason] of [
      ['en mars', 'n’est pas une date (jj/mm/aaaa).'],
      ['31/02/2004', 'n’existe pas dans le calendrier.'],
    ] as const) {
      await birth.focus();
      await press('ControlOrMeta+A');
      await type(typed);
      await press('Tab');
      await vivier.page.getByText(reason).waitFor();
      expect(await birth.inputValue()).toBe(typed);
    }
    expect(await violations()).toEqual([]);
    for (const typed of ['12-mars-04', '12 mars 2004', '20040312', '12032004', '2004/03/12', '12.3.04']) {
      await birth.focus();
      await press('ControlOrMeta+A');
      await type(typed);
      await press('Tab');
      await expect.poll(() => birth.inputValue()).toBe('12/03/2004');
    }
    await field('Code postal').focus();
    await type('690');
    await vivier.page.getByText('Le code postal compte 5 chiffres.').waitFor();
    await type('01');
    await press('Tab');
    await type('Lyon');
    await field('Téléphone mobile').focus();
    await type('06.39 98-12 34');
    expect(await violations()).toEqual([]);
    await press('Control+Enter');
    await heading(NAME).waitFor();
    expect(await vivier.page.getByText('06 39 98 12 34').isVisible()).toBe(true);
    expect(await vivier.page.getByText('12 mars 2004').isVisible()).toBe(true);
  });

  test('who looks like someone known is announced before anything is written', async () => {
    await vivier.page.getByRole('link', { name: 'Candidats', exact: true }).click();
    await vivier.page.getByRole('grid', { name: 'Candidats' }).waitFor();
    await press('Control+Enter');
    await heading('Créer un candidat').waitFor();
    await type('ESSAI MARTIN');
    await press('Tab');
    await type('lea');
    await press('Tab');
    await press('Tab');
    await type('12/03/2004');
    await press('Tab');
    await vivier.page.getByRole('link', { name: new RegExp(NAME) }).waitFor();
    await button('Créer quand même la fiche').waitFor();
    expect(await violations()).toEqual([]);
    await button('Abandonner').click();
    await button('Abandonner la saisie').click();
    await heading('Candidats').waitFor();
  });

  test('is found by the search box, accents and order apart, and opened with Enter', async () => {
    const box = vivier.page.getByRole('combobox', { name: 'Chercher un candidat' });
    await box.fill('lea essai');
    await vivier.page.getByRole('option', { name: new RegExp(NAME) }).waitFor();
    expect(await violations()).toEqual([]);
    await box.press('Enter');
    await heading(NAME).waitFor();
    expect(await box.inputValue()).toBe('');
  });

  test('is edited without a save button, and a field that is wrong does not hold back the others', async () => {
    await tab('Situation').click();
    expect(await violations()).toEqual([]);
    await field('Nom d’usage').fill('Modèle');
    await vivier.page
      .getByRole('status')
      .getByText(/^Enregistré \d\d:\d\d$/)
      .waitFor();
    await heading('MODÈLE (né(e) ESSAI-MARTIN) Léa').waitFor();
    await field('Code postal').fill('6900');
    await field('Commune').fill('Villeurbanne');
    await vivier.page.getByRole('status').getByText('Pas encore enregistré : Code postal').waitFor();
    await vivier.page.getByText('69001 Villeurbanne').waitFor();
    await field('Code postal').fill('69100');
    await vivier.page.getByText('69100 Villeurbanne').waitFor();
  });

  test('changed elsewhere meanwhile, says what differs and lets the adviser choose', async () => {
    const id = candidateIdSchema.parse(/candidats\/([0-9a-f-]{36})/.exec(vivier.page.url())?.[1]);
    const { candidate } = gotSchema.parse(await call('candidates.get', { id })).data;
    const form = candidateInputSchema.parse(
      Object.fromEntries(
        Object.entries(candidate).filter(([key]) => Object.hasOwn(candidateInputSchema.shape, key)),
      ),
    );
    await call('candidates.update', {
      id,
      version: candidate.version,
      candidate: { ...form, adviser: 'Dominique Relais' },
    });
    await field('Nom d’usage').fill('Patron');
    await vivier.page.getByText('Cette fiche a été modifiée entre-temps').waitFor();
    await vivier.page.getByRole('row', { name: /Conseiller référent/ }).waitFor();
    expect(await violations()).toEqual([]);
    await button('Reprendre la fiche enregistrée').click();
    await expect.poll(() => field('Conseiller référent').inputValue()).toBe('Dominique Relais');
    expect(await field('Nom d’usage').inputValue()).toBe('Modèle');
  });

  test('keeps its timeline: a contact recorded by keyboard comes first', async () => {
    await tab('Parcours').click();
    await vivier.page.getByLabel('Compte rendu').fill('Projet de vente à distance, à préciser.');
    await press('Control+Enter');
    const first = vivier.page.getByRole('listitem').filter({ hasText: 'Projet de vente à distance' });
    await first.waitFor();
    expect(await vivier.page.getByLabel('Compte rendu').inputValue()).toBe('');
    await vivier.page.getByText('Fiche créée').waitFor();
    expect(await violations()).toEqual([]);
  });

  test('has its rights on a date, with the articles', async () => {
    await tab('Droits').click();
    await vivier.page
      .getByRole('button', { name: /^Pourquoi\s\? Contrat de professionnalisation$/u })
      .click();
    const reasoning = vivier.page.getByRole('dialog');
    await reasoning
      .getByText(/L\. 6325-1/)
      .first()
      .waitFor();
    expect(await violations()).toEqual([]);
    await press('Escape');
    await reasoning.waitFor({ state: 'hidden' });
    expect(await violations()).toEqual([]);
  });

  test('has a project and contract files, each screen without a fault for axe', async () => {
    for (const name of ['Projet', 'Dossiers']) {
      await tab(name).click();
      await vivier.page.getByRole('tabpanel', { name }).waitFor();
      expect(await violations()).toEqual([]);
    }
    await vivier.page.getByRole('link', { name: 'Créer un dossier de contrat' }).waitFor();
  });
});

describe('the list', () => {
  test('moves with the arrows, previews, opens with Enter, and comes back with Escape', async () => {
    await vivier.page.getByRole('link', { name: 'Candidats', exact: true }).click();
    const grid = vivier.page.getByRole('grid', { name: 'Candidats' });
    await grid.getByText('MODÈLE').waitFor();
    await grid.focus();
    await press('End');
    await vivier.page
      .getByRole('complementary', { name: 'Aperçu du candidat' })
      .getByText('MODÈLE')
      .waitFor();
    expect(await violations()).toEqual([]);
    await press('Enter');
    await tab('Parcours').waitFor();
    await press('Escape');
    await grid.waitFor();
  });

  test('is narrowed by filters that read as a sentence', async () => {
    await button('Ajouter un filtre').click();
    await vivier.page.getByRole('combobox', { name: 'Filtrer sur' }).fill('comm');
    await vivier.page.getByRole('option', { name: 'Commune', exact: true }).click();
    expect(await violations()).toEqual([]);
    await shot('filtre');
    await vivier.page.getByRole('combobox', { name: 'Commune' }).fill('ville');
    await vivier.page.getByRole('option', { name: 'Villeurbanne' }).click();
    await press('Escape');
    await vivier.page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await button('Retirer le filtre : de Villeurbanne').waitFor();
    expect(await vivier.page.getByText(/1\scandidat sur 1/u).isVisible()).toBe(true);
    expect(await violations()).toEqual([]);
  });

  test('what it shows is chosen by keyboard, said in words, and kept as a view under a name', async () => {
    const grid = vivier.page.getByRole('grid', { name: 'Candidats' });
    await grid.focus();
    await press('Space');
    await vivier.page
      .getByRole('status')
      .getByText(/^1\scandidat choisi$/u)
      .waitFor();
    expect(await violations()).toEqual([]);
    await shot('selection');
    await button('Garder comme vue').click();
    await vivier.page.getByLabel('Nom de la vue').fill('Mes favoris');
    expect(await violations()).toEqual([]);
    await press('Enter');
    await tab('Mes favoris').waitFor();
    await expect.poll(() => tab('Mes favoris').getAttribute('aria-selected')).toBe('true');
    expect(await violations()).toEqual([]);
    await tab('Tous').click();
    await expect.poll(() => button(/^Retirer le filtre/u).count()).toBe(0);
    await grid.getByText('MODÈLE').waitFor();
  });

  test('a view is taken away, and put back', async () => {
    await tab('Mes favoris').click();
    await button(/^Actions sur la vue/u).click();
    await vivier.page.getByRole('menuitem', { name: 'Retirer la vue' }).click();
    await vivier.page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await tab('Mes favoris').waitFor();
    await tab('Tous').click();
  });

  test('its columns are chosen, and stay so', async () => {
    await button('Affichage').click();
    await shot('affichage');
    await vivier.page.getByRole('checkbox', { name: 'Adresse électronique' }).check();
    await vivier.page.getByRole('columnheader', { name: /Adresse électronique|Courriel/u }).waitFor();
    expect(await violations()).toEqual([]);
    await press('Escape');
  });

  test('is saved whole as a workbook, after saying that anyone will read it', async () => {
    const path = join(folder, 'liste.xlsx');
    await vivier.dialogs.answerSave(path);
    await vivier.page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await vivier.page.getByRole('menuitem', { name: /Classeur Excel/u }).click();
    await vivier.page.getByText(/Toute personne qui ouvre ce fichier/u).waitFor();
    expect(await violations()).toEqual([]);
    await button('Choisir le fichier').click();
    await vivier.page.getByText(/^liste\.xlsx, 1\sligne$/u).waitFor();
    expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
  });

  test('goes to paper whole, with its sentence, its count and the day', async () => {
    await vivier.page.getByRole('button', { name: 'Imprimer', exact: true }).click();
    const preview = vivier.page.getByRole('dialog', { name: /^Aperçu avant impression/u });
    await preview.getByRole('img', { name: /Page 1 sur 1.*MODÈLE/su }).waitFor();
    expect(await vivier.page.locator('table caption').textContent()).toMatch(
      /^Candidats\. 1\scandidat, le /u,
    );
    await preview.getByRole('button', { name: 'Fermer', exact: true }).last().click();
    await preview.waitFor({ state: 'hidden' });
    expect(await vivier.page.locator('table').count()).toBe(0);
  });
});

/** Opens the palette, and waits until what is typed goes to it. */
async function openPalette(): Promise<Locator> {
  await press('Control+k');
  const palette = vivier.page.getByRole('dialog', { name: 'Chercher un candidat ou une action' });
  await expect
    .poll(() => palette.evaluate((dialog) => dialog.contains(document.activeElement)).catch(() => false))
    .toBe(true);
  return palette;
}

describe('everywhere', () => {
  test('Ctrl+K finds a person or an act', async () => {
    await openPalette();
    await type('parametres');
    await vivier.page.getByRole('button', { name: 'Aller à Paramètres' }).waitFor();
    expect(await violations()).toEqual([]);
    await press('Enter');
    await heading('Paramètres').waitFor();
    expect(await violations()).toEqual([]);
  });

  test('the settings are saved as they are typed', async () => {
    await field('Votre nom').fill('Camille Référent');
    await vivier.page
      .getByRole('status')
      .getByText(/^Enregistré/)
      .waitFor();
    await vivier.page.getByRole('link', { name: 'Candidats', exact: true }).click();
    await vivier.page.getByRole('link', { name: 'Paramètres' }).click();
    await expect.poll(() => field('Votre nom').inputValue()).toBe('Camille Référent');
  });

  test('Ctrl+K acts on whom one names: « noter essai » leads to the note of the journey', async () => {
    await vivier.page.getByRole('link', { name: 'Candidats', exact: true }).click();
    const palette = await openPalette();
    await type('noter un contact');
    // The first line is chosen a moment after it is drawn.
    await palette.locator('[data-selected]', { hasText: 'Noter un contact' }).waitFor();
    await press('Enter');
    // The act asks for whom, in the same box.
    await palette.getByText('Tapez le nom, un téléphone ou un numéro de dossier.').waitFor();
    await type('essai lea');
    await palette.locator('[data-selected]', { hasText: /ESSAI-MARTIN.*Noter un contact/u }).waitFor();
    expect(await violations()).toEqual([]);
    await press('Enter');
    await palette.waitFor({ state: 'detached' });
    await heading(/ESSAI-MARTIN/u).waitFor({ state: 'attached' });
    await expect
      .poll(() => vivier.page.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('note');
  });

  test('the theme of this computer is chosen by keyboard, shows at once, and paper ignores it', async () => {
    const palette = await openPalette();
    await type('affichage');
    await palette.locator('[data-selected]', { hasText: 'Affichage' }).waitFor();
    await press('Enter');
    await heading('Affichage').waitFor();
    const root = () =>
      vivier.page.evaluate(() => ({
        scheme: document.documentElement.dataset.mantineColorScheme,
        spacing: document.documentElement.dataset.spacing,
      }));
    await vivier.page.getByRole('radio', { name: 'Comme le système' }).first().focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await press(key);
    await expect.poll(root).toEqual({ scheme: 'dark', spacing: 'normal' });
    for (const name of ['Renforcé', 'Large']) {
      await vivier.page.getByRole('radio', { name }).focus();
      await press('Space');
    }
    await expect.poll(root).toEqual({ scheme: 'dark', spacing: 'wide' });
    expect(await violations()).toEqual([]);
    if (process.env.VIVIER_SHOTS)
      for (const width of [1093, 1366, 1920]) {
        await vivier.page.setViewportSize({ width, height: 768 });
        await vivier.page.screenshot({ path: join(process.env.VIVIER_SHOTS, `appearance-${width}.png`) });
      }
    // What the layout for paper finds between the two events of a printing.
    const onPaper = await vivier.page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const { mantineColorScheme, spacing } = document.documentElement.dataset;
      window.dispatchEvent(new Event('afterprint'));
      return { mantineColorScheme, spacing };
    });
    expect(onPaper).toEqual({ mantineColorScheme: 'light', spacing: 'normal' });
    await expect.poll(root).toEqual({ scheme: 'dark', spacing: 'wide' });
    for (const [group, name] of [
      [0, 'Comme le système'],
      [1, 'Comme le système'],
      [0, 'Normal'],
    ] as const) {
      await vivier.page.getByRole('radio', { name }).nth(group).focus();
      await press('Space');
    }
    await expect.poll(root).toEqual({ scheme: 'light', spacing: 'normal' });
  });

  test('F9 covers the names, and the window’s title never holds one', async () => {
    await vivier.page.getByRole('link', { name: 'Candidats', exact: true }).click();
    const grid = vivier.page.getByRole('grid', { name: 'Candidats' });
    await grid.getByText('MODÈLE').waitFor();
    expect(await vivier.page.title()).toBe('Vivier');
    await press('F9');
    await expect.poll(() => vivier.page.getByText('MODÈLE').count()).toBe(0);
    expect(await violations()).toEqual([]);
    await press('F9');
    await grid.getByText('MODÈLE').waitFor();
  });

  test('the dark scheme has no fault for axe either', async () => {
    await vivier.page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations()).toEqual([]);
    await vivier.page.emulateMedia({ colorScheme: 'light' });
  });

  test('Ctrl+L locks; a wrong passphrase is refused, the right one finds all again', async () => {
    await lock(vivier);
    expect(await vivier.page.getByText('MODÈLE').count()).toBe(0);
    expect(await violations()).toEqual([]);
    await type('une autre phrase tout à fait');
    await press('Enter');
    await vivier.page.getByText(/La phrase secrète ne correspond pas/).waitFor();
    expect(await violations()).toEqual([]);
    await type(passphrase);
    await press('Enter');
    await vivier.page.getByRole('grid', { name: 'Candidats' }).getByText('MODÈLE').waitFor();
  });

  test('and the console has stayed silent', () => {
    expect(vivier.consoleErrors).toEqual([]);
  });
});
