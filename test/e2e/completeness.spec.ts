/** What a person is ready for, by keyboard: what is missing leads to its box, and the list tells whom it can. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
let id = '';
const page = (): Page => vivier.page;
const panel = (): Locator => page().getByRole('region', { name: 'Complétude', exact: true });
const summary = (name: string): Locator => panel().locator('summary', { hasText: name });

async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `completeness-${name}-${width}.png`) });
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-completeness-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Rakotondrainibe-Étchegoyen',
      firstName: 'Maëlys',
      birthDate: civilDate('2004-03-12'),
      level: '3',
      firstReceptionOn: civilDate('2026-01-05'),
    },
  });
  id = candidate.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('each purpose says what is missing, and leads to the very box', async () => {
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}`;
  }, id);
  await summary('Export trimestriel').waitFor();
  await shot('closed');
  await summary('Export trimestriel').press('Enter');
  await panel().getByRole('button', { name: 'Sexe', exact: true }).waitFor();
  await shot('open');
  expect(await violations(page())).toEqual([]);
  await panel().getByRole('button', { name: 'Sexe', exact: true }).press('Enter');
  // Nothing is chosen yet: the focus is on the answer that says so, from which the arrows start.
  await page().locator('input[type="radio"]:focus').waitFor({ state: 'attached' });
  await page().keyboard.press('ArrowRight');
  await panel().getByText('Export trimestriel').and(page().locator(':not(summary)')).waitFor();
  await summary('Export trimestriel').waitFor({ state: 'detached' });
});

test('the contracts of another time are apart, with their reason', async () => {
  const apart = summary('Ne la concerne pas');
  await apart.press('Enter');
  await panel().getByText('Dossier CIVIS').waitFor();
  await shot('apart');
});

test('the view shows who is incomplete, and for what', async () => {
  await page().evaluate(() => {
    window.location.hash = '/candidats';
  });
  await page().getByRole('tab', { name: 'Incomplets' }).press('Enter');
  await page().getByText('Employeur, i-milo').first().waitFor();
  await shot('list');
  expect(await violations(page())).toEqual([]);
});
