/**
 * The main job, end to end, on real input and through the window alone: create a portfolio, import the extract, find
 * someone, assemble a contrat de professionnalisation with an employer, save its PDF, write and verify the quarter's
 * export; then lock, a wrong passphrase, the right one, and all is still there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { launchVivier, type Vivier } from './launch';
import { textOfPdf } from './pdf-text';
import { createPortfolio, lock, passphrase, violations } from './screen';

const extract = join(appRoot, 'test', 'fixtures', 'extract-parcours.csv');

let folder: string;
let vivier: Vivier;
const page = (): Page => vivier.page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-job-'));
  vivier = await launchVivier();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const go = (to: string): Promise<void> =>
  page().getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: to }).click();
const button = (name: string | RegExp) => page().getByRole('button', { name });
const field = (key: string) => page().locator(`[id="${key}"]`);
const heading = (name: string | RegExp) => page().getByRole('heading', { level: 1, name });
/** What the top bar says once a pause has been saved. */
const saved = (): Promise<void> =>
  page()
    .getByText(/Enregistré/u)
    .first()
    .waitFor();

async function type(key: string, value: string): Promise<void> {
  await field(key).fill(value);
}
async function choose(key: string, option: RegExp): Promise<void> {
  await field(key).click();
  await page().getByRole('option', { name: option }).click();
}
async function date(key: string, value: string): Promise<void> {
  await field(key).fill(value);
  await field(key).press('Tab');
}

/** Numbers shown on the tiles of the preview. */
async function previewCounts(): Promise<Record<string, number>> {
  const tiles = page().getByRole('group', { name: 'Lignes à montrer' }).getByRole('button');
  const texts = await tiles.allInnerTexts();
  return Object.fromEntries(
    texts.map((text) => {
      const [n = '', label = ''] = text.split('\n').filter((part) => part.trim() !== '');
      return [label.trim(), Number(n.replaceAll(/\D/gu, ''))];
    }),
  );
}

async function expectAccessible(screen: string): Promise<void> {
  expect(await violations(page()), screen).toEqual([]);
}

let counts: Record<string, number> = {};

describe('the main job', () => {
  test('a new portfolio is created through the first screen', async () => {
    await createPortfolio(vivier, folder);
    expect(readdirSync(folder)).toContain('equipe.vivier');
  });

  test('the extract is imported: the preview accounts for each of its 600 rows', async () => {
    await go('Import');
    await vivier.dialogs.answerOpen(extract);
    await button('Choisir un extrait').click();
    await heading('Reconnaître les colonnes').waitFor();
    await expectAccessible('columns');
    await button('Préparer l’aperçu').click();
    await heading('Aperçu de l’import').waitFor();
    counts = await previewCounts();
    expect(counts['lignes lues']).toBe(600);
    expect(
      (counts['fiches créées'] ?? 0) + (counts['lignes réunies'] ?? 0) + (counts['lignes refusées'] ?? 0),
    ).toBe(600);
    await page().getByRole('grid', { name: 'Lignes de l’extrait' }).waitFor();
    await expectAccessible('plan');
    await button(/^Importer/u).click();
    await heading('Import terminé').waitFor();
    await expectAccessible('imported');
  });

  test('the command line counts the same rows as the window', () => {
    const other = join(folder, 'ligne.vivier');
    const run = (...args: string[]): string =>
      execFileSync(process.execPath, [join(appRoot, 'out', 'main', 'cli.js'), ...args], {
        env: { ...process.env, VIVIER_PASSPHRASE: passphrase },
        encoding: 'utf8',
        maxBuffer: 64 << 20,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    run('portfolio', 'create', other);
    const report = JSON.parse(run('import', other, extract, '--json'));
    expect({
      created: report.created,
      merged: report.merged,
      refused: report.refused,
      rows: report.rows,
    }).toEqual({
      created: counts['fiches créées'],
      merged: counts['lignes réunies'],
      refused: counts['lignes refusées'],
      rows: 600,
    });
    expect(report.report).toHaveLength(600);
  });

  test('someone is found from the one search box, in any word order, without accents', async () => {
    const box = page().getByLabel('Chercher un candidat');
    await box.fill('jordan lefevre');
    await page()
      .getByRole('option')
      .filter({ hasText: /Lefèvre/iu })
      .first()
      .waitFor();
    await box.press('Enter');
    await heading(/Lefèvre/iu).waitFor();
    await page().getByText('12 juin 2004').first().waitFor();
    await expectAccessible('candidate');
  });

  test('an employer is created, with its tutor', async () => {
    await go('Employeurs');
    await page().getByRole('link', { name: 'Créer un employeur' }).first().click();
    await page().getByLabel('Dénomination').fill('Voix du Sud (essai)');
    await page().getByLabel('SIRET').fill('35600000000049');
    await page().getByLabel('SIRET').blur();
    await page()
      .getByText(/contrôle/u)
      .first()
      .waitFor();
    await page().getByLabel('SIRET').fill('732 829 320 00074');
    await page().getByLabel('SIRET').blur();
    await page().getByRole('combobox', { name: 'Nature' }).click();
    await page()
      .getByRole('option', { name: /Entreprise/u })
      .first()
      .click();
    await page().getByRole('combobox', { name: /IDCC/u }).fill('2098');
    await page().getByLabel('Effectif de l’entreprise').fill('120');
    await expectAccessible('new employer');
    await button('Créer l’employeur').click();
    await heading('Voix du Sud (essai)').waitFor();
    expect(await page().getByLabel('OPCO', { exact: true }).inputValue()).toBe('OPCO EP');
    await button('Ajouter un contact').click();
    await page().locator('[name="contacts.0.lastName"]').fill('Signataire');
    await page().locator('[name="contacts.0.firstName"]').fill('Essai');
    await button('Ajouter un tuteur').click();
    await page().locator('[name="tutors.0.lastName"]').fill('Tutrice');
    await page().locator('[name="tutors.0.firstName"]').fill('Essai');
    await page().locator('[name="tutors.0.job"]').fill('Superviseure');
    await page().locator('[name="tutors.0.experienceYears"]').fill('6');
    await page().locator('[name="tutors.0.currentTutees"]').fill('0');
    await saved();
    await expectAccessible('employer');
  });

  test('a contract file is assembled, step by step, the law beside it at each pause', async () => {
    await button('Créer un dossier de contrat').click();
    await heading('Créer un dossier de contrat').waitFor();
    await page().getByRole('combobox', { name: 'Candidat', exact: true }).fill('lefevre jordan');
    await page()
      .getByRole('option', { name: /Lefèvre/iu })
      .first()
      .click();
    await expectAccessible('new contract file');
    await button('Ouvrir le dossier').click();
    await heading(/CPRO-\d{4}-0001/u).waitFor();
    await choose('candidate.previousSituation', /9\./u);
    await choose('candidate.highestDiploma', /41\./u);
    await expectAccessible('step candidate');
    await button(/^Suivant/u).click();
    await page().getByRole('combobox', { name: 'Tuteur' }).click();
    await page()
      .getByRole('option', { name: /Tutrice/u })
      .click();
    await saved();
    await button(/^Suivant/u).click();
    await page().getByRole('radio', { name: 'Contrat à durée déterminée' }).check();
    await page()
      .getByRole('radio', { name: /^11\. contrat initial/u })
      .check();
    await type('contract.jobTitle', 'Conseiller clientèle à distance');
    await date('contract.concludedOn', '01/09/2026');
    await date('contract.startsOn', '07/09/2026');
    await date('contract.endsOn', '06/09/2027');
    await type('contract.weeklyHours', '35');
    await type('contract.monthlyGross', '1900');
    await saved();
    await page().getByRole('tab', { name: 'Ce que dit le droit' }).click();
    const law = page().getByRole('complementary', { name: 'À côté du dossier' });
    await law.getByText('12/09/2026').waitFor();
    await expectAccessible('step job');
  });

  test('the dossier PDF is saved, and another program reads its text', async () => {
    await page()
      .getByRole('heading', { level: 2, name: /Relecture/u })
      .getByRole('button')
      .click();
    await page().getByRole('heading', { level: 2, name: 'Relecture' }).waitFor();
    await expectAccessible('review');
    const target = join(folder, 'dossier.pdf');
    await vivier.dialogs.answerSave(target);
    await button('Enregistrer le PDF').click();
    await page().getByText('Dossier PDF enregistré').waitFor();
    const text = await textOfPdf(target);
    for (const expected of [
      'Lefèvre',
      'Jordan',
      'Voix du Sud (essai)',
      'Conseiller clientèle à distance',
      'CPRO-',
      'septembre 2026',
      'SMIC',
    ]) {
      expect(text).toContain(expected);
    }
    await button('Voir le PDF').click();
    await page()
      .getByRole('dialog')
      .getByRole('img', { name: /Page 1\s: .*Lefèvre/u })
      .waitFor();
    await page().keyboard.press('Escape');
  });

  test('the quarter is exported and the export verified', async () => {
    await go('Indicateurs');
    await heading('Indicateurs').waitFor();
    await page().getByText('Ce qui sera exporté', { exact: true }).click();
    await page().getByRole('heading', { level: 2 }).first().waitFor();
    await expectAccessible('indicators');
    const target = join(folder, 'export.zip');
    await vivier.dialogs.answerSave(target);
    await button('Exporter le trimestre').click();
    // Its structure was told before the portfolio was made: only the freezing is asked.
    await page()
      .getByRole('dialog', { name: /^Exporter et geler/u })
      .getByRole('button', { name: 'Exporter et geler' })
      .click();
    await page().getByText('Trimestre exporté').waitFor();
    expect(await page().getByRole('dialog').count()).toBe(0);
    await vivier.dialogs.answerOpen(target);
    await button('Vérifier un export').click();
    await page()
      .getByText(/Export intact/u)
      .waitFor();
  });

  test('locked, a wrong passphrase is refused and the right one finds everything again', async () => {
    await lock(vivier);
    await expectAccessible('locked');
    expect(await page().locator('body').textContent()).not.toContain('Lefèvre');
    await page().getByLabel('Phrase secrète', { exact: true }).fill('une autre phrase secrète');
    await page().keyboard.press('Enter');
    await page()
      .getByText(/ne correspond pas/u)
      .waitFor();
    await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
    await page().keyboard.press('Enter');
    await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
    await go('Dossiers');
    await page()
      .getByText(/CPRO-\d{4}-0001/u)
      .first()
      .waitFor();
    await go('Candidats');
    await heading('Candidats').waitFor();
    await page()
      .getByText(new RegExp(`${counts['fiches créées']}\\D+candidats`, 'u'))
      .first()
      .waitFor();
    await expectAccessible('candidates');
  });

  test('the console of the page said nothing all along', () => {
    expect(vivier.consoleErrors).toEqual([]);
  });

  test('no name of the extract lies in the portfolio’s folder, nor SQLite’s header', async () => {
    // Closed through the lock: the portfolio is then one file, whatever the window still shows.
    await lock(vivier);
    await expect.poll(() => existsSync(join(folder, 'equipe.vivier-keys'))).toBe(false);
    rmSync(join(folder, 'dossier.pdf'));
    const lines = new TextDecoder('windows-1252').decode(readFileSync(extract)).split('\r\n').slice(1);
    // Names of five letters and more: shorter ones occur by chance in megabytes of noise.
    const names = [...new Set(lines.flatMap((line) => [line.split(';')[2] ?? '', line.split(';')[4] ?? '']))]
      .map((name) => name.trim())
      .filter((name) => name.length >= 5 && /^[\p{L}' -]+$/u.test(name));
    expect(names.length).toBeGreaterThan(100);
    for (const file of readdirSync(folder)) {
      const path = join(folder, file);
      if (!statSync(path).isFile()) continue;
      const bytes = readFileSync(path);
      expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
      const found = names.filter((name) =>
        (['utf8', 'utf16le', 'latin1'] as const).some((encoding) =>
          bytes.includes(Buffer.from(name, encoding)),
        ),
      );
      expect(found, file).toEqual([]);
    }
  });
});
