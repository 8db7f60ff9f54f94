/**
 * "Trouver le bon contrat" through its screen: a case of 2006 and one of 2026, with facts missing, contradictory and
 * complete; the reasoning of an answer; the page for the employer; all of it by keyboard.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, birthdayOn, civilDate, civilDateOf, formatFrenchDate } from '../../shared/base/time';
import { type CandidateId, candidateInputSchema, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { textOfPdf } from './pdf-text';
import { call, openReadyPortfolio, tabUntil, violations } from './screen';

let folder = '';
let vivier: Vivier;
let people: Readonly<Record<'of2006' | 'of2026' | 'unknown' | 'minor', CandidateId>>;
const now = new Date();
/** Day on which the youngest is 16. */
const sixteenth = addDays(civilDateOf(now.getFullYear(), now.getMonth() + 1, now.getDate()), 45);
const page = (): Page => vivier.page;

const create = async (given: Readonly<Record<string, unknown>>): Promise<CandidateId> => {
  const candidate = candidateInputSchema.parse({ ...emptyCandidate, ...given });
  return (await call(page(), 'candidates.create', { candidate })).candidate.id;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-comparator-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const known: Readonly<Record<string, unknown>> = {
    level: 'V',
    diplomaObtained: 'yes',
    diplomaKind: 'professional',
    upperSecondaryValidated: 'no',
    firstHigherCycleUnfinished: 'no',
    jobSeeker: 'yes',
    disabledWorker: 'no',
    benefits: [],
    formerAidedContract: 'no',
    student: 'no',
    inTraining: 'no',
    specialDifficulties: 'yes',
    nationality: 'french',
    qpv: 'no',
    zrr: 'no',
  };
  people = {
    of2006: await create({
      ...known,
      birthName: 'Essai-Deux-Mille-Six',
      firstName: 'Karim',
      birthDate: '1985-05-14',
      jobSeekerSince: '2005-06-01',
    }),
    of2026: await create({
      ...known,
      birthName: 'Essai-Vingt-Vingt-Six',
      firstName: 'Léa',
      birthDate: '2004-03-12',
      jobSeekerSince: '2026-03-01',
    }),
    unknown: await create({
      birthName: 'Essai-De-La-Très-Longue-Dénomination-Composée-Et-Recomposée',
      firstName: 'Marie-Bernadette-Anne-Sophie',
      birthDate: '2005-01-02',
    }),
    minor: await create({
      ...known,
      birthName: 'Essai-Quinze',
      firstName: 'Inès',
      birthDate: birthdayOn(sixteenth, -16),
    }),
  };
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const heading = (name: string | RegExp): Locator => page().getByRole('heading', { level: 1, name });
const box = (label: string): Locator => page().getByRole('textbox', { name: label, exact: true });
const region = (name: string): Locator => page().getByRole('region', { name });
const table = (): Locator => region('Contrats côte à côte');
const choose = async (label: string, option: string): Promise<void> => {
  await page().getByRole('combobox', { name: label, exact: true }).click();
  await page().getByRole('option', { name: option, exact: true }).click();
};
const fill = async (label: string, text: string): Promise<void> => {
  await box(label).fill(text);
  await box(label).press('Tab');
};
/** The screen as it is, for a look by eye: `VIVIER_SHOTS` names a folder. */
const look = async (name: string): Promise<void> => {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  await page().screenshot({ path: join(where, `${name}.png`) });
  await page().setViewportSize({ width: 1920, height: 1080 });
  await page().screenshot({ path: join(where, `${name}-wide.png`) });
  await page().setViewportSize({ width: 1093, height: 614 });
  await page().screenshot({ path: join(where, `${name}-small.png`) });
  await page().setViewportSize({ width: 1366, height: 768 });
};
/** Opens the comparator of a person, from the address of the person's page. */
const open = async (id: CandidateId): Promise<void> => {
  await page().evaluate((to) => {
    window.location.hash = `#/candidats/${to}/comparer`;
  }, id);
  await heading('Trouver le bon contrat').waitFor();
};
/** Finds the act in the palette, once it is there to be typed in. */
const findTheAct = async (): Promise<void> => {
  await page().keyboard.press('Control+k');
  const palette = page().getByRole('dialog', { name: 'Chercher un candidat ou une action' });
  await palette.getByRole('textbox').or(palette.getByRole('combobox')).first().waitFor();
  await page().keyboard.type('bon contrat');
  await expect.poll(() => palette.getByText('Aller à', { exact: false }).count()).toBe(0);
  // The act comes first; the help has pages of that name.
  await palette.locator('[data-selected]', { hasText: 'Trouver le bon contrat' }).waitFor();
  await page().keyboard.press('Enter');
};
const contradiction = (): Locator =>
  page().getByRole('alert').filter({ hasText: 'Des renseignements se contredisent' });
const columns = (): Promise<string[]> => table().locator('thead th:not(:first-child)').allTextContents();
/** The contracts that lead, in their order. */
const best = (): Locator => page().getByRole('region', { name: /meilleurs? choix/u });
const cards = (): Promise<string[]> => best().getByRole('article').allTextContents();
const folds = (title: RegExp): Locator => page().locator('summary', { hasText: title });
const whyOfCpro = 'Pourquoi\u202f? Contrat de professionnalisation';

describe('from anywhere, by keyboard', () => {
  test('Ctrl+K finds the act; without a person on screen it asks for whom', async () => {
    await findTheAct();
    await heading('Trouver le bon contrat').waitFor();
    expect(await violations(page())).toEqual([]);
    await page().getByRole('combobox', { name: 'Pour quel candidat' }).click();
    await page().keyboard.type('vingt');
    await page()
      .getByRole('option', { name: /VINGT-VINGT-SIX/u })
      .click();
    await region('L’offre à comparer').waitFor();
  });

  test('with a person on screen it opens the comparator of that person', async () => {
    await page().evaluate((id) => {
      window.location.hash = `#/candidats/${id}`;
    }, people.of2026);
    await heading(/VINGT-VINGT-SIX/u).waitFor();
    await findTheAct();
    await region('L’offre à comparer').waitFor();
    expect(page().url()).toContain(people.of2026);
  });
});

describe('a case of 2026', () => {
  test('the start follows the reference date, at the same distance', async () => {
    await open(people.of2026);
    await fill('Date de référence (conclusion)', '01/06/2026');
    await expect.poll(() => box('Début').inputValue()).toBe('01/06/2026');
    await fill('Début', '08/06/2026');
    await fill('Date de référence (conclusion)', '03/06/2026');
    await expect.poll(() => box('Début').inputValue()).toBe('10/06/2026');
  });

  test('with facts missing: what to ask stands in order, and an answer moves the columns at once', async () => {
    await open(people.of2026);
    await fill('Date de référence (conclusion)', '01/09/2026');
    await fill('Début', '07/09/2026');
    const ask = region('À demander maintenant');
    await ask.getByRole('heading', { name: /À demander maintenant \(\d+\)/u }).waitFor();
    expect(await violations(page())).toEqual([]);
    await look('2026-missing');
    const before = await ask.getByRole('heading').textContent();
    await page().getByText('Offre saisie', { exact: true }).click();
    await choose('Nature de l’employeur', 'Entreprise privée');
    await expect.poll(() => ask.getByRole('heading').textContent()).not.toBe(before);
  });

  test('a fact told by the person is kept, with its day, and can be forgotten', async () => {
    const ask = region('À demander maintenant');
    await ask.getByRole('textbox', { name: /^mois d’activité en rapport avec la certification/u }).fill('14');
    await page().keyboard.press('Enter');
    await ask.getByText('Dit en entretien (1)').waitFor();
    expect(
      await page().evaluate(() => document.activeElement?.textContent?.startsWith('À demander maintenant')),
    ).toBe(true);
    await ask.getByText('Dit en entretien (1)').click();
    await ask.getByText(/certification\s: 14/u).waitFor();
    await ask.getByRole('button', { name: /^Oublier/u }).waitFor();
    await ask.getByRole('button', { name: /^Oublier/u }).click();
    await expect.poll(() => ask.getByText(/Dit en entretien/u).count()).toBe(0);
  });

  test('with facts that contradict each other: it is said, and nothing is corrected', async () => {
    await fill('Ou date de fin', '01/09/2026');
    await page()
      .getByRole('alert')
      .getByText(/La fin .* vient avant le début/u)
      .waitFor();
    expect(await violations(page())).toEqual([]);
    await look('2026-contradictory');
    await box('Durée, en mois').fill('12');
    await expect.poll(() => contradiction().count()).toBe(0);
    expect(await box('Ou date de fin').inputValue()).toBe('06/09/2027');
  });

  test('complete: the contrat de professionnalisation is open, leads with its reason, and is paid by period', async () => {
    await fill('Effectif', '120');
    await fill('Minimum conventionnel mensuel', '1890');
    await choose('Nature du contrat (CDD ou CDI)', 'CDD');
    await fill('Heures de formation', '300');
    await choose('Type de qualification visée', 'certification du répertoire national');
    await page().locator('summary', { hasText: 'Autres précisions sur le contrat' }).click();
    await choose('Premier contrat ou renouvellement', 'premier contrat');
    await choose('Accord de branche ou non', 'aucun accord');
    await expect
      .poll(async () => (await cards()).find((text) => text.includes('Contrat de professionnalisation')))
      .toMatch(/Contrat conforme.*(?:En tête|Ensuite)/u);
    expect((await cards()).length).toBe(3);
    await best().getByText('Pourquoi cet ordre').click();
    expect(
      await best().getByRole('listitem').filter({ hasText: 'Un contrat de travail avant' }).count(),
    ).toBe(1);
    await look('2026-complete');
    await folds(/^Fermés \(/u).click();
    await page()
      .getByText('Ce qui le changerait')
      .or(page().getByText(/S’ouvre le|Aucun/u))
      .first()
      .waitFor();
    await folds(/^Fermés \(/u).click();
  });

  test('the table comes on demand: its questions and its contracts stay in sight while it scrolls', async () => {
    await button('Voir le tableau').click();
    await table().waitFor();
    const cells = await table().textContent();
    expect(cells).toMatch(/1\s306,91\s€/u);
    expect(cells).toContain('L. 6325-');
    expect(cells).toMatch(/15\s682,92\s€ brut sur les 12\spremiers mois/u);
    expect(await violations(page())).toEqual([]);
    await look('2026-table');
    const reserves = table().getByRole('list', { name: 'Sous réserve de' }).first();
    expect(await reserves.textContent()).toMatch(/^.+\..+\.$/u);
    const heads = await table().evaluate((scroller) => {
      scroller.scrollTo({ left: 300, top: 400 });
      const edge = scroller.getBoundingClientRect();
      const of = (selector: string): DOMRect | undefined =>
        scroller.querySelector(selector)?.getBoundingClientRect();
      return {
        top: Math.round((of('thead th:last-child')?.top ?? 0) - edge.top),
        left: Math.round((of('tbody tr:nth-child(4) th')?.left ?? 0) - edge.left),
      };
    });
    expect(heads).toEqual({ top: 1, left: 1 });
    await look('2026-table-scrolled');
    await button('Voir les cartes').click();
    await best().waitFor();
  });

  test('the reasoning opens, is walked and closed by keyboard, and gives the focus back', async () => {
    await tabUntil(page(), `[aria-label="${whyOfCpro}"]`, 200);
    await page().keyboard.press('Enter');
    const panel = page().getByRole('dialog', { name: /^Pourquoi/u });
    await panel.getByRole('heading', { name: 'Ce qui est rempli' }).waitFor();
    const text = await panel.textContent();
    expect(text).toMatch(/Code du travail, art\.\sL\. 6325-1\s: .*rédaction du/u);
    expect(text).toContain('12 mars 2004');
    expect(text).toContain('lu dans un texte officiel');
    expect(await violations(page())).toEqual([]);
    await look('2026-explanation');
    const pay = panel.getByRole('region', { name: 'Le minimum de rémunération' });
    await pay.scrollIntoViewIfNeeded();
    expect(await pay.textContent()).toMatch(/Pourquoi 70\s% du SMIC\s: .*art\.\sL\. 6325-8, D\. 6325-15/u);
    await look('2026-explanation-pay');
    await page().keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
    expect(await page().evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(whyOfCpro);
  });

  test('the page for the employer is previewed, then saved: one sheet, no name in full, no date of birth', async () => {
    await page().keyboard.press('Control+Enter');
    const preview = page().getByRole('dialog');
    await preview.getByText('Page 1 sur 1').waitFor();
    await preview.getByRole('img', { name: /Contrat de professionnalisation/u }).waitFor();
    expect(await violations(page())).toEqual([]);
    await look('2026-page');
    const saved = join(folder, 'page.pdf');
    await vivier.dialogs.answerSave(saved);
    await button('Enregistrer la page').click();
    await expect.poll(() => existsSync(saved)).toBe(true);
    const text = await textOfPdf(saved);
    expect(text).toContain('Léa E.');
    expect(text).not.toMatch(/Vingt-Vingt|2004/iu);
    // One year of amounts: what follows is said, not given.
    expect(text).toMatch(/Montants de 2026/u);
    expect(text).toMatch(/Ensuite\s: aux montants de 2027/u);
    expect(text).toContain('contrat conforme');
    // Escape closes the preview, and nothing behind it.
    await page().keyboard.press('Escape');
    await expect.poll(() => preview.count()).toBe(0);
    expect(page().url()).toContain('/comparer');
  });

  test('the adviser’s own answer stands beside the machine’s', async () => {
    await call(page(), 'rights.override', {
      id: people.of2026,
      scheme: 'CPRO',
      on: civilDate('2026-09-01'),
      verdict: 'to-check',
      machineVerdict: 'eligible',
      reason: 'L’employeur n’a pas encore choisi le tuteur.',
    });
    await page().evaluate((id) => {
      window.location.hash = `#/candidats/${id}?onglet=droits`;
    }, people.of2026);
    await region('Possibles').waitFor();
    await look('2026-rights');
    await page()
      .getByText(/Réponse du conseiller/u)
      .first()
      .waitFor();
    expect(await violations(page())).toEqual([]);
    await button(whyOfCpro).click();
    const panel = page().getByRole('dialog');
    await panel.getByRole('link', { name: 'Lire la fiche' }).waitFor();
    // Even when the focus has fallen out of the panel, Escape closes it and nothing behind it.
    await page().evaluate(() => (document.activeElement as HTMLElement).blur());
    await page().keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
    expect(page().url()).toContain(people.of2026);
  });
});

describe('the case of 2006', () => {
  test('a CAE with a company of the market sector is refused, and the other way is said', async () => {
    await open(people.of2006);
    await fill('Date de référence (conclusion)', '01/03/2006');
    await fill('Début', '06/03/2006');
    await page().getByText('Offre saisie', { exact: true }).click();
    await choose('Nature de l’employeur', 'Entreprise privée');
    const refused = region('Fermés, avec une autre voie');
    const card = refused.getByRole('article', { name: /^CAE .*, fermé$/u });
    await look('2006-market');
    await card.waitFor();
    const text = await card.textContent();
    expect(text).toContain('Fermé');
    expect(text).toMatch(/Ce qui le changerait/u);
    expect(text).toMatch(/Autre voie/u);
    expect(text).toMatch(/non marchand/u);
    expect(await violations(page())).toEqual([]);
  });

  test('the same with an association is no longer refused', async () => {
    await choose('Nature de l’employeur', 'Association ou autre organisme sans but lucratif');
    await expect.poll(() => region('Fermés, avec une autre voie').count()).toBe(0);
    await button('Voir le tableau').click();
    await expect.poll(async () => (await columns()).some((text) => /^CAE /u.test(text))).toBe(true);
    await button('Voir les cartes').click();
    expect(
      await page()
        .getByText(/Contrat d’engagement jeune/u)
        .count(),
    ).toBeGreaterThan(0);
    await look('2006-association');
  });
});

describe('somebody of whom nothing is known', () => {
  test('nothing is guessed: all is to check or refused by the date of birth alone', async () => {
    await open(people.unknown);
    await region('À demander maintenant').waitFor();
    expect((await cards()).length).toBe(3);
    expect(await violations(page())).toEqual([]);
    await look('unknown');
    await page().keyboard.press('F9');
    expect(await page().getByText('Marie-Bernadette').count()).toBe(0);
    await page().keyboard.press('F9');
    await button('Masquer l’offre').click();
    await expect.poll(() => region('L’offre à comparer').count()).toBe(0);
    await look('unknown-folded');
    await button('Montrer l’offre').click();
  });

  test('Escape goes back to the rights of the person', async () => {
    await heading('Trouver le bon contrat').focus();
    await page().keyboard.press('Escape');
    await heading(/ESSAI-DE-LA-TRÈS-LONGUE/u).waitFor();
    await region('Il manque des réponses').waitFor();
    await look('unknown-rights');
  });
});

describe('in discretion', () => {
  const said = (): Promise<string | null> => page().locator('body').textContent();
  /** A birthday tells the birth date, written either way. */
  const [, month = '', day = ''] = sixteenth.split('-');
  const days = new RegExp(`${formatFrenchDate(sixteenth).replace(/\s\d{4}$/u, '')}|${day}/${month}/`, 'u');

  test('the comparator and the reasoning tell the law, and no birthday', async () => {
    await open(people.minor);
    await expect.poll(said).toMatch(days);
    await page().keyboard.press('F9');
    await expect.poll(said).not.toMatch(days);
    expect(await said()).not.toContain('Essai-Quinze');
    expect(await said()).toContain('16e anniversaire');
    await look('minor-discreet');
    expect(await violations(page())).toEqual([]);
    await folds(/^Fermés \(/u).click();
    await button(whyOfCpro).click();
    await page().getByRole('dialog').getByRole('heading', { name: 'Ce qui s’y oppose' }).waitFor();
    expect(await said()).not.toMatch(days);
    await look('minor-discreet-explanation');
    await page().keyboard.press('Escape');
  });

  test('the rights of the person neither', async () => {
    await page().evaluate((id) => {
      window.location.hash = `#/candidats/${id}?onglet=droits`;
    }, people.minor);
    await folds(/^Fermés \(/u).waitFor();
    expect(await said()).not.toMatch(days);
    await page().keyboard.press('F9');
    await expect.poll(said).toMatch(days);
  });
});

test('the console of the page said nothing all along', () => {
  expect(vivier.consoleErrors).toEqual([]);
});
