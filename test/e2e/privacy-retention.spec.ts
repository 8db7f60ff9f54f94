/** A month of retention through the window, by keyboard: who goes and why, what must be typed, the record without a name. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { candidateInputOf } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, tabUntil, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const heading = (name: string, level = 1): Locator => page().getByRole('heading', { level, name });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-retention-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  // Past 28 years whatever the day of the test: the limit of age is over, though she was seen.
  await call(page(), 'candidates.create', {
    candidate: {
      ...candidateInputOf(fixtureCandidate()),
      birthName: 'Canarival',
      firstName: 'Zoé',
      birthDate: '1990-02-28' as never,
    },
  });
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the month says who goes, until when and by which rule; a wrong word takes nobody, the right one erases', async () => {
  await page().evaluate(() => {
    window.location.hash = '/parametres/donnees';
  });
  await heading('Données personnelles').waitFor();
  await page().getByText('CANARIVAL Zoé').waitFor();
  await page()
    .getByText(/gardée jusqu’au 28 février 2018, limite d’âge/u)
    .waitFor();
  await heading('Durées de conservation', 2).waitFor();
  expect(await violations(page())).toEqual([]);
  const shots = process.env.VIVIER_SHOTS;
  if (shots !== undefined)
    for (const width of [1093, 1366]) {
      await page().setViewportSize({ width, height: 768 });
      await page().screenshot({ path: join(shots, `retention-${width}.png`), fullPage: true });
    }
  await heading('Effacer ce qui est échu', 3).waitFor();
  await tabUntil(page(), '[name="confirmation"]');
  await page().keyboard.type('oui');
  await page().keyboard.press('Enter');
  await page().getByText('Ce n’est pas ce qui est demandé').waitFor();
  await page().keyboard.press('Control+A');
  await page().keyboard.type('effacer 1 fiche');
  await page().keyboard.press('Enter');
  await page().getByText('Aucune fiche ne dépasse sa durée ce mois-là.').waitFor();
  expect((await call(page(), 'candidates.search', { text: 'Canarival', limit: 5 })).rows).toEqual([]);
  expect(await call(page(), 'portfolio.verify', {})).toMatchObject({ isSound: true });
});

test('its record is kept, without a name, and saved as a PDF; the notice is issued and saved', async () => {
  const records = page().getByRole('region', { name: 'Procès-verbaux' });
  const save = records.getByRole('button', { name: 'Enregistrer le PDF' });
  await save.waitFor();
  const path = join(folder, 'pv.pdf');
  await vivier.dialogs.answerSave(path);
  await save.focus();
  await page().keyboard.press('Enter');
  await page().getByText('Procès-verbal enregistré').waitFor();
  expect(existsSync(path)).toBe(true);
  const { runs } = await call(page(), 'privacy.runs', {});
  expect(JSON.stringify(runs)).not.toContain('Canarival');
  const issue = page().getByRole('button', { name: 'Établir la notice du jour' });
  await issue.focus();
  await page().keyboard.press('Enter');
  await page().getByText('La dernière notice dit déjà les mots du jour.').waitFor();
  expect(await violations(page())).toEqual([]);
});
