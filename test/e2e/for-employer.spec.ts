/**
 * What an employer may be shown of a person, by keyboard: an agreement, the CV that it allows, the card without a name, and
 * the objection that closes both.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { type CandidateId, candidateInputOf } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { textOfPdf } from './pdf-text';
import { call, openReadyPortfolio, pdfDrawn, personAct, violations } from './screen';

let folder = '';
let vivier: Vivier;
let id: CandidateId;
const page = (): Page => vivier.page;
const heading = (name: string, level = 1): Locator => page().getByRole('heading', { level, name });
const go = (to: string): Promise<void> =>
  page().evaluate((path) => {
    window.location.hash = path;
  }, to);
const press = async (name: string | RegExp, within: Page | Locator = page()): Promise<void> => {
  const button = within.getByRole('button', { name, exact: true });
  await button.waitFor();
  await button.focus();
  await page().keyboard.press('Enter');
};
const shot = async (name: string): Promise<void> => {
  const shots = process.env.VIVIER_SHOTS;
  if (shots === undefined) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme: scheme });
    for (const width of [1093, 1366, 1920]) {
      await page().setViewportSize({ width, height: 768 });
      await page().screenshot({ path: join(shots, `employer-${name}-${scheme}-${width}.png`) });
    }
  }
  await page().emulateMedia({ colorScheme: 'light' });
};
/** The preview that is open is saved; answers its text as another program reads it. */
const saved = async (fileName: string): Promise<string> => {
  const path = join(folder, fileName);
  await pdfDrawn(page());
  await vivier.dialogs.answerSave(path);
  await press('Enregistrer le PDF…', page().getByRole('dialog'));
  await page().getByText('PDF enregistré').first().waitFor();
  await page().keyboard.press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'hidden' });
  expect(existsSync(path)).toBe(true);
  return (await textOfPdf(path)).replaceAll(/[\u00A0\u202F\s]+/gu, ' ');
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-employer-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...candidateInputOf(fixtureCandidate()),
      birthName: 'Canarival',
      usualName: '',
      firstName: 'Zoé',
      projectLabel: 'Boulangère',
      romeCode: '',
    },
  });
  id = candidate.id;
  await call(page(), 'candidates.saveProfileEntry', {
    candidateId: id,
    id: null,
    rank: null,
    entry: {
      kind: 'ability',
      content: { label: 'Tient le four (demander Zoé)', since: null, remark: 'remarque-cachee' },
      evidence: [],
    },
  });
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('from the page of the person, an agreement is asked, and refused while it is not explicit', async () => {
  await go(`/candidats/${id}`);
  await heading('Parcours', 2).waitFor();
  await personAct(page(), 'Présenter à un employeur…');
  await heading('Présenter à un employeur').waitFor();
  await page()
    .getByText(/Aucun accord noté/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await press('Noter un accord');
  const dialog = page().getByRole('dialog', { name: 'Noter un accord' });
  const whom = dialog.getByLabel('Employeur ou offre');
  await whom.focus();
  await page().keyboard.type('Boulangerie modèle');
  await page().keyboard.press('Control+Enter');
  await dialog.getByText(/Cochez que la personne a dit oui/u).waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('agreement');
  await dialog.getByRole('checkbox').focus();
  await page().keyboard.press('Space');
  await press('Noter un accord', dialog);
  await dialog.waitFor({ state: 'hidden' });
  await page()
    .getByText(/^Accord du /u)
    .waitFor();
  await shot('page');
});

test('the CV is looked at, then saved, with the agreement at its foot', async () => {
  await press('Voir le CV pour Boulangerie modèle');
  await pdfDrawn(page());
  expect(await violations(page())).toEqual([]);
  await shot('cv');
  const text = await saved('cv.pdf');
  expect(text).toContain('Zoé Canarival');
  expect(text).toContain('Boulangère');
  expect(text).toMatch(/accord du .* pour Boulangerie modèle/u);
  expect(text).not.toMatch(/cachee|Née? le/u);
});

test('the card does not name her, and says what it left out', async () => {
  await press('Voir la carte');
  await pdfDrawn(page());
  await page()
    .getByText(/1\s+texte disait qui est cette personne/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('card');
  const text = await saved('carte.pdf');
  expect(text).toMatch(/Candidature n° [0-9A-F]{4}-[0-9A-F]{4}/u);
  expect(text).toContain('Tient le four (demander […])');
  expect(text).not.toMatch(/Canarival|Zoé/iu);
});

test('an agreement that is taken back leaves no way to the CV', async () => {
  await press('Retirer l’accord pour Boulangerie modèle');
  const dialog = page().getByRole('dialog', { name: 'Retirer l’accord' });
  await dialog.getByText(/Plus aucun CV ne sera établi/u).waitFor();
  expect(await violations(page())).toEqual([]);
  await press('Retirer l’accord', dialog);
  await dialog.waitFor({ state: 'hidden' });
  await page()
    .getByText(/retiré le/u)
    .waitFor();
  expect(
    await page()
      .getByRole('button', { name: /^Voir le CV pour/u })
      .count(),
  ).toBe(0);
});

test('an objection refuses the CV and the card in a sentence; her own CV stays hers', async () => {
  await go(`/candidats/${id}/donnees`);
  await heading('Opposition', 2).waitFor();
  await press('Noter une opposition');
  const dialog = page().getByRole('dialog', { name: 'Noter une opposition' });
  await press('Noter une opposition', dialog);
  await dialog.waitFor({ state: 'hidden' });
  await go(`/candidats/${id}/presenter`);
  await page()
    .getByText(/s’oppose à être présentée/u)
    .waitFor();
  for (const name of ['Noter un accord', 'Voir la carte'])
    expect(await page().getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
  expect(await violations(page())).toEqual([]);
  await shot('objection');
  await press('Voir son CV');
  expect(await saved('le-sien.pdf')).toContain('Zoé Canarival');
});
