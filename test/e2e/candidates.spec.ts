import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { candidateIdSchema, candidateInputSchema } from '../../shared/fields';
import { contract, type ProcedureName } from '../../shared/ipc';
import { launchVivier, type Vivier } from './launch';
import { lock, typeBackPaperKey } from './screen';

const PASSPHRASE = 'quatre bougies pour un phare';
const NAME = 'ESSAI-MARTIN Léa';

let folder = '';
let vivier: Vivier;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-candidates-'));
  vivier = await launchVivier();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const heading = (name: string) => vivier.page.getByRole('heading', { level: 1, name });
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

describe('the first run', () => {
  test('says what is protected and what is not, then creates a portfolio by keyboard', async () => {
    await heading('Bienvenue').waitFor();
    expect(await vivier.page.getByText('Ce que Vivier ne peut pas protéger').isVisible()).toBe(true);
    expect(await violations()).toEqual([]);

    await button('Créer un portefeuille').press('Enter');
    await heading('Créer un portefeuille').waitFor();
    await vivier.dialogs.answerSave(join(folder, 'equipe.vivier'));
    await button(/Choisir/).press('Enter');
    await vivier.page.getByText('equipe.vivier').waitFor();
    await press('Tab');
    await type('trop court');
    await vivier.page.getByText('Encore 2 caractères, ou cinq mots.').waitFor();
    expect(await violations()).toEqual([]);
    await vivier.page.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE);
    await vivier.page.getByText(/^Correcte\./u).waitFor();
    await vivier.page.getByLabel('La même phrase, une seconde fois').fill(PASSPHRASE);
    await press('Enter');
    await heading('La clé de secours').waitFor();
    expect(await violations()).toEqual([]);
    await typeBackPaperKey(vivier.page, 'Créer le portefeuille');
    await vivier.page.getByText('Le portefeuille est vide').waitFor();
    expect(await violations()).toEqual([]);
  });
});

describe('a candidate', () => {
  test('is created by keyboard, with what is wrong said as it is typed', async () => {
    await vivier.page.getByRole('link', { name: 'Créer un candidat' }).press('Enter');
    await heading('Nouveau candidat').waitFor();
    // The first field has the focus.
    await type('Essai-Martin');
    await press('Tab');
    await type('Léa');
    await press('Tab');
    await press('Tab');
    await type('12/03/2004');
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
    await heading('Nouveau candidat').waitFor();
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
      .getByRole('button', { name: 'Voir le raisonnement, Contrat de professionnalisation' })
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
    await button('Filtrer').click();
    await vivier.page.getByRole('combobox', { name: 'Commune' }).fill('ville');
    await vivier.page.getByRole('option', { name: 'Villeurbanne' }).click();
    await press('Escape');
    await press('Escape');
    await button('Retirer le filtre : habitant Villeurbanne').waitFor();
    expect(await vivier.page.getByText('1 candidat sur 1').isVisible()).toBe(true);
    expect(await violations()).toEqual([]);
    await button('Retirer le filtre : habitant Villeurbanne').click();
  });
});

describe('everywhere', () => {
  test('Ctrl+K finds a person or an act', async () => {
    await press('Control+k');
    await vivier.page.getByRole('dialog', { name: 'Chercher un candidat ou une action' }).waitFor();
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
    await type(PASSPHRASE);
    await press('Enter');
    await vivier.page.getByRole('grid', { name: 'Candidats' }).getByText('MODÈLE').waitFor();
  });

  test('and the console has stayed silent', () => {
    expect(vivier.consoleErrors).toEqual([]);
  });
});
