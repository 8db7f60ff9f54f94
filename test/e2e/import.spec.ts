/**
 * The preview of an import by keyboard: homonyms told apart or joined, a refused cell corrected in place, changed values
 * taken, a doubt about a column answered, refused rows given back and mended; a lock on the way loses none of it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbookParts, zipOf } from '../fixtures/workbook';
import { launchVivier, type Vivier } from './launch';
import { dropFiles, dropFilesLeaving, lock, openReadyPortfolio, passphrase, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const heading = (name: string): Locator => page().getByRole('heading', { level: 1, name });
const panel = (): Locator => page().getByRole('region', { name: 'Ligne choisie' });
const grid = (): Locator => page().getByRole('grid', { name: 'Lignes de l’extrait' });
/** How many rows stand in a category. */
const countOf = async (label: RegExp): Promise<number> => {
  const text = await page()
    .getByRole('group', { name: 'Lignes à montrer' })
    .getByRole('button', { name: label })
    .textContent();
  return Number(text?.replaceAll(/\D/gu, ''));
};
const shot = async (name: string): Promise<void> => {
  const into = process.env.VIVIER_SHOTS;
  if (into === undefined) return;
  for (const [width, height] of [
    [1093, 614],
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page().setViewportSize({ width, height });
    await page().screenshot({ path: join(into, `${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
};

const rows = [
  'Nom;Prénom;Date de naissance;Tél. portable;Courriel;Commune;Conseiller réf.',
  'Diallo;Mamadou;01/01/2006;0639981234;mamadou.a@example.org;Lyon;Mme Essai',
  'Diallo;Mamadou;01/01/2006;0639985678;mamadou.b@example.org;Vénissieux;Mme Essai',
  'Essai-De-La-Très-Longue-Dénomination-Composée;Marie-Bernadette;12/03/2004;0639980002;marie@example.org;Villeneuve-d’Ascq;',
  'Nguyễn Thị Thanh Hằng;Đặng Ngọc;31/02/2004;06 39;;Choisy-le-Roi;',
  ';Zoé;12/03/2004;0639980003;;Lyon;',
  'Abdulrahman Al-Muhammad;عبد الرحمن;12/03/2003;0639980004;pas une adresse;Lyon;',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-import-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  writeFileSync(join(folder, 'extrait.csv'), `${rows.join('\r\n')}\r\n`);
  writeFileSync(
    join(folder, 'connue.csv'),
    'Nom;Prénom;Date de naissance;Tél. portable;Courriel\r\nEssai-De-La-Très-Longue-Dénomination-Composée;Marie-Bernadette;12/03/2004;0639980001;marie@example.org\r\n',
  );
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

/** From the list of imports to the preview of a file. */
async function preview(name: string): Promise<void> {
  await page()
    .getByRole('navigation', { name: 'Navigation principale' })
    .getByRole('link', { name: 'Import' })
    .press('Enter');
  await heading('Importer des candidats').waitFor();
  await vivier.dialogs.answerOpen(join(folder, name));
  await button('Choisir un extrait').press('Enter');
  await heading('Reconnaître les colonnes').waitFor();
  await page().keyboard.press('Control+Enter');
  await heading('Aperçu de l’import').waitFor();
  await grid().waitFor();
}
/** Shows a category, and puts the cursor on one of its rows. */
async function show(label: RegExp, index = 0): Promise<void> {
  await page()
    .getByRole('group', { name: 'Lignes à montrer' })
    .getByRole('button', { name: label })
    .press('Enter');
  await grid().focus();
  await page().keyboard.press('Home');
  for (let n = 0; n < index; n += 1) await page().keyboard.press('ArrowDown');
}

describe('the preview of an import, by keyboard', () => {
  test('the template to fill is saved where one says', async () => {
    await page()
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Import' })
      .press('Enter');
    await heading('Importer des candidats').waitFor();
    const path = join(folder, 'modele.xlsx');
    await vivier.dialogs.answerSave(path);
    await button('Modèle à remplir…').press('Enter');
    await page().getByText('Modèle enregistré').waitFor();
    expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
    expect(await violations(page())).toEqual([]);
  });

  test('a file of before makes somebody known', async () => {
    await preview('connue.csv');
    await page().keyboard.press('Control+Enter');
    await heading('Import terminé').waitFor();
    await button('Revenir aux imports').press('Enter');
  });

  test('homonyms are apart and to compare; joined or told apart with the arrows', async () => {
    await preview('extrait.csv');
    expect([await countOf(/fiches? créées?/u), await countOf(/ressemblante/u)]).toEqual([3, 1]);
    await shot('import-preview');
    expect(await violations(page())).toEqual([]);
    await show(/ressemblante/u);
    await page().keyboard.press('Enter');
    await shot('import-homonyms');
    const choice = panel().getByRole('radio', { name: /À part pour l’instant/u });
    await choice.focus();
    await page().keyboard.press('ArrowUp');
    await panel()
      .getByText(/Fiche créée à part à votre demande/u)
      .waitFor();
    await page().keyboard.press('ArrowUp');
    await panel()
      .getByText(/Réunie à la ligne 2 à votre demande/u)
      .waitFor();
    await expect.poll(() => countOf(/fiches? créées?/u)).toBe(2);
    await page().keyboard.press('ArrowDown');
    await expect.poll(() => countOf(/fiches? créées?/u)).toBe(3);
  });

  test('a value that has changed is shown before and after, and taken when it is ticked', async () => {
    await show(/valeurs? changées?/u);
    await panel()
      .getByRole('checkbox', { name: /Téléphone mobile/u })
      .press('Space');
    await panel()
      .getByText(/^Réunie à la fiche/u)
      .waitFor();
    await expect
      .poll(() =>
        panel()
          .getByRole('checkbox', { name: /Téléphone mobile/u })
          .isChecked(),
      )
      .toBe(true);
    await shot('import-changes');
    expect(await violations(page())).toEqual([]);
  });

  test('a refused cell is corrected in place; a lock keeps what is typed, and what was chosen', async () => {
    expect(await countOf(/lignes? refusées?/u)).toBe(2);
    await show(/lignes? refusées?/u, 1);
    const box = (): Locator => panel().getByRole('textbox', { name: 'Nom de naissance' });
    await box().fill('Ba');
    await shot('import-correction');
    expect(await violations(page())).toEqual([]);
    await lock(vivier);
    await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
    await page().keyboard.press('Enter');
    await heading('Aperçu de l’import').waitFor();
    await show(/valeurs? changées?/u);
    expect(
      await panel()
        .getByRole('checkbox', { name: /Téléphone mobile/u })
        .isChecked(),
    ).toBe(true);
    await show(/lignes? refusées?/u, 1);
    expect(await box().inputValue()).toBe('Ba');
    await box().press('Enter');
    await expect.poll(() => countOf(/lignes? refusées?/u)).toBe(1);
  });

  test('refused rows are given back with their reasons, and go in once they are mended', async () => {
    const out = join(folder, 'refusees.csv');
    await vivier.dialogs.answerSave(out);
    await button('Enregistrer les lignes refusées').press('Enter');
    await page().getByText('Lignes refusées enregistrées').waitFor();
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('Motif du refus');
    await page().keyboard.press('Control+Enter');
    await heading('Import terminé').waitFor();
    await page()
      .getByText('4 fiches créées, 1 ligne réunie à une fiche, 1 ligne refusée', { exact: false })
      .waitFor();
    await page().getByText('1 fiche qui était déjà là a changé', { exact: false }).waitFor();
    await shot('import-done');
    expect(await violations(page())).toEqual([]);
    // The refused rows may still be saved once the rest is in.
    const later = join(folder, 'refusees-ensuite.csv');
    await vivier.dialogs.answerSave(later);
    await page()
      .getByRole('region', { name: 'Il reste à décider' })
      .getByRole('button', { name: 'Enregistrer les lignes refusées' })
      .press('Enter');
    await expect.poll(() => existsSync(later) && readFileSync(later, 'utf8')).toBe(text);
    await button('Revenir aux imports').press('Enter');
    writeFileSync(out, text.replace('31/02/2004', '28/02/2004'));
    await preview('refusees.csv');
    expect([await countOf(/lignes? lues?/u), await countOf(/fiches? créées?/u)]).toEqual([1, 1]);
    await page().keyboard.press('Escape');
    await heading('Reconnaître les colonnes').waitFor();
    await page().keyboard.press('Escape');
  });

  test('an order that no cell tells is asked once for the column', async () => {
    writeFileSync(
      join(folder, 'noms.csv'),
      'Bénéficiaire;Né le\r\nBa Zoé;12/03/2004\r\nREY Inès;13/03/2004\r\nLy Léo;14/03/2004\r\n',
    );
    await heading('Importer des candidats').waitFor();
    await preview('noms.csv');
    await expect.poll(() => countOf(/lignes? refusées?/u)).toBe(2);
    await shot('import-question');
    expect(await violations(page())).toEqual([]);
    await page()
      .getByRole('radio', { name: /Le nom d’abord/u })
      .press('Space');
    await expect.poll(() => countOf(/lignes? refusées?/u)).toBe(0);
    await page()
      .getByRole('group', { name: 'Lignes à montrer' })
      .getByRole('button', { name: /lignes? refusées?/u })
      .press('Enter');
    await page().getByText('Aucune ligne dans cette catégorie.').waitFor();
    await shot('import-none');
  });

  test('the sheets of a workbook are listed, and two advisers’ come in together; a hidden one is not read', async () => {
    const titles = ['Nom', 'Prénom', 'Date de naissance'];
    const parts: Record<string, string | Buffer> = {
      ...workbookParts(
        [['Mode d’emploi']],
        [titles, ['Essai', 'Alix', '12/03/2004']],
        [titles, ['Essai', 'Béa', '25/12/2003'], ['Essai', 'Coline', '13/11/2003']],
        [titles, ['Essai', 'Dora', '01/02/2004']],
      ),
    };
    parts['xl/workbook.xml'] = String(parts['xl/workbook.xml'])
      .replace('name="Feuille 2"', 'name="Alix Moreau"')
      .replace('name="Feuille 3"', 'name="Antenne au nom très long, La Ciotat"')
      .replace('name="Feuille 4"', 'name="Archives" state="hidden"');
    writeFileSync(join(folder, 'conseilleres.xlsx'), await zipOf(parts));
    await page().keyboard.press('Escape');
    await heading('Reconnaître les colonnes').waitFor();
    await page().keyboard.press('Escape');
    await heading('Importer des candidats').waitFor();
    await vivier.dialogs.answerOpen(join(folder, 'conseilleres.xlsx'));
    await button('Choisir un extrait').press('Enter');
    const sheet = (name: RegExp): Locator => page().getByRole('checkbox', { name });
    await sheet(/Alix Moreau, 1 ligne/u).waitFor();
    await page().getByText('Une feuille masquée n’est pas lue', { exact: false }).waitFor();
    expect(await sheet(/Archives/u).isChecked()).toBe(false);
    await shot('import-sheets');
    expect(await violations(page())).toEqual([]);
    await sheet(/Antenne au nom très long/u).press('Space');
    // Ticked at once, and read soon after.
    expect(await sheet(/Antenne au nom très long/u).isChecked()).toBe(true);
    await page().getByText('conseilleres.xlsx, 3 lignes', { exact: false }).waitFor();
    expect(await sheet(/Alix Moreau/u).isChecked()).toBe(true);
    await page().keyboard.press('Control+Enter');
    await heading('Aperçu de l’import').waitFor();
    await grid().waitFor();
    expect([await countOf(/lignes? lues?/u), await countOf(/fiches? créées?/u)]).toEqual([3, 3]);
    await shot('import-sheets-preview');
    expect(await violations(page())).toEqual([]);
  });
});

describe('what an import leaves to decide', () => {
  const people = [
    'Nom;Prénom;Date de naissance;Tél. portable;Courriel;Commune;Dispositif',
    'Traoré;Awa;01/01/2005;0639987001;awa.a@example.org;Lyon;CEJ',
    'Traoré;Awa;01/01/2005;0639987002;awa.b@example.org;Bron;',
  ].join('\n');

  test('an extract dropped on the list of candidates leads to the import, at its columns', async () => {
    await page().keyboard.press('Escape');
    await heading('Reconnaître les colonnes').waitFor();
    await page().keyboard.press('Escape');
    await heading('Importer des candidats').waitFor();
    await page()
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Candidats' })
      .press('Enter');
    await heading('Candidats').waitFor();
    await dropFiles(page(), { name: 'homonymes.csv', bytes: new TextEncoder().encode(people) });
    await heading('Reconnaître les colonnes').waitFor();
    await page().getByText('homonymes.csv, 2 lignes', { exact: false }).waitFor();
    await page().keyboard.press('Control+Enter');
    await heading('Aperçu de l’import').waitFor();
    await grid().waitFor();
    expect([await countOf(/fiches? créées?/u), await countOf(/ressemblante/u)]).toEqual([2, 1]);
    await page().keyboard.press('Control+Enter');
    await heading('Import terminé').waitFor();
  });

  test('the end says how many people are to compare, and leads to them', async () => {
    await page().getByText('1 fiche créée ressemble à une autre', { exact: false }).waitFor();
    await shot('import-done-alike');
    expect(await violations(page())).toEqual([]);
    await page().getByRole('link', { name: 'Voir les fiches à comparer' }).press('Enter');
    await heading('Candidats').waitFor();
    await page().getByText('à comparer avec une autre fiche', { exact: false }).first().waitFor();
    await shot('candidates-to-compare');
    await page().getByRole('grid', { name: 'Candidats' }).focus();
    await page().keyboard.press('Home');
    await page().keyboard.press('Enter');
    const notice = page().getByRole('note').filter({ hasText: 'Ressemble à une autre fiche' });
    await notice.getByText(/Mêmes nom et prénom, même date de naissance/u).waitFor();
    await shot('person-to-compare');
    expect(await violations(page())).toEqual([]);
    await notice.getByRole('link', { name: 'Comparer les deux fiches' }).press('Enter');
    await heading('Comparer deux fiches').waitFor();
    await shot('people-compared');
    await page().keyboard.press('Escape');
    await notice.getByRole('button', { name: 'Ce sont deux personnes' }).press('Enter');
    await notice.waitFor({ state: 'detached' });
    await page()
      .getByText(/ce sont deux personnes/u)
      .first()
      .waitFor();
  });

  test('an extract dropped on the list in the instant in which it is left for the import opens it all the same', async () => {
    await page()
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Candidats' })
      .press('Enter');
    await heading('Candidats').waitFor();
    const bytes = new TextEncoder().encode(`${people}\n`);
    await dropFilesLeaving(page(), '#/import', { name: 'autre.csv', bytes });
    await heading('Reconnaître les colonnes').waitFor();
    await page().getByText('autre.csv, 2 lignes', { exact: false }).waitFor();
  });
});
