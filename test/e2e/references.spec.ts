/**
 * Values of the law, sheets, and what an adviser says of an answer, through the screens: a value and an order are added,
 * a pack is imported, a sheet is read at two dates, an answer is overridden and reported.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPublisherKey, writePackFile } from '../../electron/vault/references';
import { civilDate } from '../../shared/base/time';
import { type CandidateId, candidateInputSchema, emptyCandidate } from '../../shared/fields';
import { evaluateScheme, type Facts, type Verdict } from '../../shared/law';
import { packPayloadSchema } from '../../shared/references';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
let page: Page;
let candidateId: CandidateId;

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const goTo = (path: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#${path}`);
const shot = async (name: string): Promise<void> => {
  const into = process.env.VIVIER_SHOTS;
  if (into === undefined) return;
  for (const [width, height] of [
    [1093, 614],
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(into, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
};
const pick = async (label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const typeDate = async (label: string, text: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: label, exact: true });
  await box.fill(text);
  await box.press('Tab');
};

/** A plain case of a parcours emploi compétences, as the portfolio and its references see it. */
async function pecVerdict(): Promise<Verdict | undefined> {
  const on = civilDate('2026-11-25');
  const { situation } = await call(page, 'rights.situation', { id: candidateId, employerId: null, on });
  const facts: Facts = {
    ...situation.facts,
    startsOn: civilDate('2026-12-01'),
    endsOn: civilDate('2027-11-30'),
    employer: { kind: 'association', headcount: 12, region: '93', idcc: null },
    contract: { nature: 'CDD', weeklyHours: 26, renewalOf: null },
  };
  return evaluateScheme('PEC', facts, { references: situation.references })?.verdict;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-references-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  page = vivier.page;
  const candidate = candidateInputSchema.parse({
    ...emptyCandidate,
    birthName: 'Essai-De-La-Très-Longue-Dénomination-Composée',
    firstName: 'Marie-Bernadette',
    birthDate: '2004-03-12',
    nationality: 'french',
    level: '3',
    diplomaObtained: 'yes',
    diplomaKind: 'professional',
    upperSecondaryValidated: 'no',
    jobSeeker: 'yes',
    jobSeekerSince: '2026-01-05',
    disabledWorker: 'no',
    benefits: [],
    specialDifficulties: 'yes',
    qpv: 'no',
    zrr: 'no',
  });
  candidateId = (await call(page, 'candidates.create', { candidate })).candidate.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the values of the law', () => {
  test('are reached by keyboard, each with its date, source, confidence and origin', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('valeurs de la loi');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Valeurs de la loi' }).waitFor();
    const line = page.getByRole('row', { name: /SMIC horaire brut 12,31/u });
    await line.getByText('Arrêté du 22/05/2026', { exact: false }).waitFor();
    await line.getByText('lu dans une source secondaire, fourni avec Vivier', { exact: false }).waitFor();
    await button('Historique : SMIC horaire brut').first().click();
    await page.getByRole('list', { name: 'Historique : SMIC horaire brut' }).getByText('7,19').waitFor();
    await shot('valeurs');
    expect(await violations(page)).toEqual([]);
  });

  test('of 2006 are read by choosing the day', async () => {
    await typeDate('Valeurs au', '11/09/2006');
    await page.getByRole('row', { name: /SMIC horaire brut 8,27/u }).waitFor();
    await typeDate('Valeurs au', '25/11/2026');
    await page.getByRole('row', { name: /SMIC horaire brut 12,31/u }).waitFor();
  });

  test('a value is added once the text was read, after its consequences were shown', async () => {
    await button('Ajouter une valeur : SMIC horaire brut').first().click();
    const dialog = page.getByRole('dialog');
    await typeDate('À partir du', '01/01/2027');
    await dialog.getByLabel('Nouvelle valeur').fill('12,50');
    await dialog.getByLabel('Texte qui la donne').fill('Décret d’essai du 18 décembre 2026');
    await dialog.getByText(/12,31.*devient.*12,50/u).waitFor();
    await shot('ajouter-une-valeur');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ajouter la valeur' }).click();
    await dialog.getByText('Lisez le texte avant d’ajouter').waitFor();
    await dialog.getByLabel('J’ai lu ce texte').check();
    await dialog.getByRole('button', { name: 'Ajouter la valeur' }).click();
    await page
      .getByText(/puis 12,50.*à partir du 1er janvier 2027/u)
      .first()
      .waitFor();
    const { references } = await call(page, 'references.list', {});
    expect(references.values).toMatchObject([{ parameter: 'smic', from: '2027-01-01', value: 1250 }]);
  });

  test('a value is withdrawn with a reason, and stays in the history', async () => {
    await button('Retirer…').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText('Dites pourquoi.').waitFor();
    await page.getByLabel('Motif du retrait').fill('Erreur de frappe');
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText(/Retirée le .*Erreur de frappe/u).waitFor();
    expect((await call(page, 'references.list', {})).references.values).toEqual([]);
  });
});

describe('the orders of prefects', () => {
  test('without one, a parcours emploi compétences is to check; with one, it is eligible', async () => {
    expect(await pecVerdict()).toBe('to-check');
    await page.getByRole('tab', { name: 'Arrêtés des préfets' }).click();
    await page.getByText('Aucun arrêté pour l’instant').waitFor();
    await shot('arretes-vide');
    await button('Ajouter un arrêté').click();
    await button('Ajouter l’arrêté').click();
    await page.getByText('Choisissez la région.').waitFor();
    await pick('Région', 'Provence-Alpes-Côte d’Azur');
    await page.getByRole('textbox', { name: 'Arrêté', exact: true }).fill('Arrêté d’essai n° R93-2026-001');
    await typeDate('Signé le', '15/01/2026');
    await typeDate('Premier jour', '01/02/2026');
    // A line that is taken out leaves the others what was typed in them.
    const names = page.getByLabel('Nom', { exact: true });
    const rates = page.getByLabel('Taux d’aide');
    await names.fill('Ligne à retirer');
    await rates.fill('12,50');
    await button('Ajouter une catégorie').click();
    await names.nth(1).fill('Jeunes de moins de 26 ans');
    await rates.nth(1).fill('50');
    await button('Retirer la catégorie 1').click();
    await expect.poll(() => names.count()).toBe(1);
    expect([await names.inputValue(), await rates.inputValue()]).toEqual([
      'Jeunes de moins de 26 ans',
      expect.stringMatching(/^50/u),
    ]);
    await page.getByLabel('Heures par semaine, au plus').fill('26');
    await page.getByLabel('Durée, au moins').fill('6');
    await page.getByLabel('Durée, au plus').fill('12');
    await page.getByLabel('Âge, au plus').fill('25');
    await page.getByText(/se calculent avec cet arrêté/u).waitFor();
    await shot('nouvel-arrete');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('J’ai lu cet arrêté').check();
    await button('Ajouter l’arrêté').click();
    await page
      .getByRole('region', { name: /Provence-Alpes-Côte d’Azur/u })
      .getByText('En vigueur')
      .waitFor();
    await shot('arretes');
    expect(await violations(page)).toEqual([]);
    expect(await pecVerdict()).toBe('eligible');
  });
});

describe('a signed pack', () => {
  test('says who made it and what it changes, and is taken in once the fingerprint was compared', async () => {
    const { secret } = newPublisherKey();
    const path = join(folder, 'essai.references');
    const payload = packPayloadSchema.parse({
      name: 'Références d’essai 2027',
      publisher: 'Association régionale modèle',
      issuedOn: '2026-12-20',
      values: [
        {
          parameter: 'smic',
          from: '2027-01-01',
          value: 1255,
          source: 'Décret d’essai du 18 décembre 2026',
          confidence: 'V',
        },
      ],
      orders: [],
    });
    writeFileSync(path, writePackFile(payload, secret));
    await page.getByRole('tab', { name: 'Jeux de références' }).click();
    await page.getByText('Aucun pour l’instant', { exact: false }).waitFor();
    await vivier.answerOpen(path);
    await button('Ouvrir un jeu de références…').click();
    const preview = page.getByRole('region', { name: 'Aperçu du jeu de références' });
    await preview.getByText(/12,31.*devient/u).waitFor();
    await preview.getByText('Éditeur inconnu').waitFor();
    await shot('referentiel');
    expect(await violations(page)).toEqual([]);
    await button('Importer 1 ligne').click();
    await page.getByText('Comparez l’empreinte', { exact: false }).waitFor();
    await page.getByLabel('J’ai comparé cette empreinte').check();
    await button('Importer 1 ligne').click();
    await page.getByText('Accepté le', { exact: false }).waitFor();
    expect((await call(page, 'references.list', {})).references.values).toMatchObject([
      { value: 1255, origin: 'pack' },
    ]);
  });
});

describe('the tables of codes', () => {
  test('say their source, their count and when they must be read again', async () => {
    await page.getByRole('tab', { name: 'Nomenclatures' }).click();
    const row = (title: string) => page.getByRole('row', { name: new RegExp(title, 'u') });
    await row('ROME 4.60')
      .getByText(/^1\s584$/u)
      .waitFor();
    await row('Conventions collectives').getByText('à relire le 29/11/2027', { exact: false }).waitFor();
    await row('NAF rév. 1').getByText('Nomenclature close').waitFor();
    await shot('nomenclatures');
    expect(await violations(page)).toEqual([]);
  });
});

describe('the sheets', () => {
  test('are listed, open and closed, and reached by the palette', async () => {
    await goTo('/fiches?au=%222006-09-11%22');
    await page
      .getByRole('region', { name: 'En vigueur à cette date' })
      .getByRole('link', { name: 'CIVIS' })
      .waitFor();
    await shot('fiches-2006');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('fiche : contrat de professionnalisation');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Contrat de professionnalisation' }).waitFor();
  });

  test('the contrat de professionnalisation of 2006 and of 2026 do not read the same', async () => {
    await goTo('/fiches/CPRO?au=%222026-11-25%22');
    await page.getByRole('heading', { name: 'Conditions au 25 novembre 2026' }).waitFor();
    await page.getByText('Cerfa n° 12434*03').first().waitFor();
    await shot('fiche-cpro-2026');
    expect(await violations(page)).toEqual([]);
    await typeDate('Fiche au', '11/09/2006');
    await page.getByRole('heading', { name: 'Conditions au 11 septembre 2006' }).waitFor();
    await page.getByText('non vérifié').first().waitFor();
    await shot('fiche-cpro-2006');
  });

  test('a closed scheme shows its last day when it is asked about today', async () => {
    await goTo('/fiches/CAE_2005?au=%222006-09-11%22');
    await page.getByRole('heading', { name: 'Conditions au 11 septembre 2006' }).waitFor();
    await shot('fiche-cae-2006');
    await typeDate('Fiche au', '25/11/2026');
    await page.getByText(/n’était plus en vigueur.*31 décembre 2009/u).waitFor();
    await page.getByRole('link', { name: 'CUI-CAE', exact: false }).first().waitFor();
    await shot('fiche-cae-2026');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Fiches des dispositifs' }).waitFor();
  });
});

describe('what the adviser says of an answer', () => {
  const explain = async (): Promise<void> => {
    await goTo(`/candidats/${candidateId}?onglet=droits`);
    await page
      .getByRole('button', { name: /^Pourquoi.*Contrat de professionnalisation$/u })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
  };

  test('is written beside the machine’s answer, with a reason, and is taken back with one', async () => {
    await explain();
    await button('Donner ma réponse').click();
    const form = page.getByRole('form', { name: /^Votre réponse/u });
    await form.getByRole('radio', { name: 'Fermé', exact: true }).check();
    await form.getByLabel('Motif').fill('court');
    await button('Enregistrer ma réponse').click();
    await page.getByText('Dites pourquoi en une phrase.').waitFor();
    await form.getByLabel('Motif').fill('L’employeur a retiré son offre par téléphone.');
    await shot('ma-reponse');
    expect(await violations(page)).toEqual([]);
    await button('Enregistrer ma réponse').click();
    await form.waitFor({ state: 'hidden' });
    await button('Donner ma réponse').click();
    const past = page.getByRole('region', { name: 'Réponses déjà données' });
    await past.getByText('L’employeur a retiré son offre par téléphone.').waitFor();
    await past.getByRole('button', { name: 'Retirer…' }).click();
    await past.getByLabel('Motif du retrait').fill('Une autre offre convient.');
    await past.getByRole('button', { name: 'Retirer la réponse' }).click();
    await past.getByText('Retirée', { exact: true }).waitFor();
    // That of the form: a message of the foot may still offer its own.
    await page
      .locator('button:not(.mantine-Notification-root *)')
      .filter({ hasText: /^Annuler$/u })
      .click();
  });

  test('is reported as a file that was read whole, and holds no name', async () => {
    await button('Signaler cette réponse').click();
    const form = page.getByRole('form', { name: /^Signaler cette réponse/u });
    await form.getByRole('radio', { name: 'Compatible', exact: true }).check();
    await form.getByLabel('Pourquoi').fill('Relire l’article L. 6325-1.');
    await button('Voir ce qui sera écrit').click();
    const content = page.getByLabel('Texte du fichier, en entier');
    await content.waitFor();
    const text = await content.inputValue();
    expect(text).toContain('CPRO');
    expect(text).not.toMatch(/Essai-De|Bernadette/u);
    await shot('signaler');
    expect(await violations(page)).toEqual([]);
    const path = join(folder, 'signalement.json');
    await vivier.answerSave(path);
    await button('Enregistrer le fichier…').click();
    await page.getByText('Signalement enregistré').waitFor();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('without a single error in the console', () => {
    expect(vivier.consoleErrors).toEqual([]);
  });
});
