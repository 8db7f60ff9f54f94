/** Two records of one person, by keyboard: from the list to one, and back to two; told apart; what is in the way is said. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { type CandidateInput, candidateInputOf, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { atRest, call, openReadyPortfolio, personAct, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const heading = (name: string, level = 1): Locator => page().getByRole('heading', { level, name });
const ids: string[] = [];

async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `merge-${name}-${width}.png`), fullPage: true });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}
const create = async (more: Partial<CandidateInput>): Promise<string> => {
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: { ...emptyCandidate, birthDate: civilDate('2004-03-12'), ...more },
  });
  return candidate.id;
};
const show = (path: string): Promise<void> =>
  page().evaluate((to) => {
    window.location.hash = to;
  }, path);
const count = async (): Promise<number> =>
  (await call(page(), 'candidates.search', { text: 'serin', limit: 10 })).rows.length;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-merge-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const first = await create({
    birthName: 'Serin',
    firstName: 'Zoé',
    fileNumber: 'ML-000120',
    commune: 'Arras',
    postcode: '62000',
    mobilePhone: '+33639980001',
    comment: 'Préfère le matin.',
  });
  const second = await create({
    birthName: 'Serin',
    usualName: 'Mésange',
    firstName: 'Zoé',
    fileNumber: 'ML-000480',
    email: 'zoe.serin@example.org',
    mobilePhone: '+33639980002',
    comment: 'Vient en bus.',
  });
  ids.push(first, second);
  for (const [id, kind, startsOn, endsOn] of [
    [first, 'training', '2026-01-05', '2026-03-31'],
    [second, 'employment', '2026-03-01', null],
  ] as const)
    await call(page(), 'candidates.savePeriod', {
      candidateId: id as never,
      id: null,
      period: {
        kind,
        startsOn: civilDate(startsOn),
        endsOn: endsOn === null ? null : civilDate(endsOn),
        detail: 'Structure d’essai',
        reach: '',
      },
      endsFormer: false,
    });
  for (const id of [first, second])
    await call(page(), 'candidates.recordContact', {
      id: id as never,
      kind: 'call',
      happenedOn: civilDate('2026-02-02'),
      note: '',
    });
  await page().reload();
  await page().getByRole('grid').waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('two rows of the list stand side by side; what differs is chosen, what overlaps is asked', async () => {
  await page().getByRole('grid').focus();
  await page().keyboard.press('Control+a');
  await page().getByRole('button', { name: 'Comparer les deux fiches' }).press('Enter');
  await heading('Comparer deux fiches').waitFor();
  await page()
    .getByText(/le plus ancien, ML-000120/u)
    .waitFor();
  await page().getByText('1 même contact le même jour', { exact: false }).waitFor();
  await page().getByRole('radiogroup', { name: 'Situation 1' }).waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('compare');
  await page().getByRole('button', { name: 'Réunir les deux fiches' }).press('Enter');
  await page().getByRole('alert').getByText('Choisissez d’abord la situation', { exact: false }).waitFor();
  expect(await count()).toBe(2);
});

test('united by keyboard, the one that stays has what was chosen, the older number, and both timelines', async () => {
  // The newer one is proposed; the other one is chosen.
  await page().getByRole('radio', { name: 'Téléphone mobile, Fiche gardée' }).focus();
  await page().keyboard.press('Space');
  const situation = page().getByRole('radiogroup', { name: 'Situation 1' });
  await situation.getByRole('radio').first().focus();
  await page().keyboard.press('ArrowDown');
  await page().getByRole('button', { name: 'Réunir les deux fiches' }).press('Enter');
  await page().getByText('Fiches réunies').waitFor();
  await heading('Parcours', 2).waitFor();
  await page().getByRole('link', { name: 'Séparer les deux fiches' }).waitFor();
  expect(await count()).toBe(1);
  const { candidate } = await call(page(), 'candidates.get', { id: ids[0] as never });
  expect(candidate).toMatchObject({
    fileNumber: 'ML-000120',
    commune: 'Arras',
    email: 'zoe.serin@example.org',
    usualName: 'Mésange',
    mobilePhone: '+33639980001',
    comment: 'Préfère le matin.\nVient en bus.',
  });
  const { periods } = await call(page(), 'candidates.periods', { id: ids[0] as never });
  expect(periods.map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn])).toEqual([
    ['employment', '2026-03-01', null],
    ['training', '2026-01-05', '2026-02-28'],
  ]);
  // The former number finds her.
  const { rows } = await call(page(), 'candidates.search', { text: 'ML-000480', limit: 5 });
  expect(rows.map(({ id }) => id)).toEqual([ids[0]]);
  await shot('united');
});

test('the record that went says where it is', async () => {
  await show(`/candidats/${ids[1]}`);
  await page().getByText('a été réunie le', { exact: false }).first().waitFor();
  await show(`/candidats/${ids[0]}/reunir?autre=${ids[1]}`);
  await page().getByText('a été réunie le', { exact: false }).first().waitFor();
  // With itself, another one is asked for.
  await show(`/candidats/${ids[0]}/reunir?autre=${ids[0]}`);
  await page().getByText('C’est la même fiche', { exact: false }).first().waitFor();
  expect(await violations(page())).toEqual([]);
});

test('separated again: what was typed since stays, which is said before, and both are what they were', async () => {
  await call(page(), 'candidates.recordContact', {
    id: ids[0] as never,
    kind: 'interview',
    happenedOn: civilDate('2026-04-01'),
    note: '',
  });
  await show(`/candidats/${ids[0]}`);
  const link = page().getByRole('link', { name: 'Séparer les deux fiches' });
  await link.waitFor();
  await link.press('Enter');
  await heading('Séparer deux fiches').waitFor();
  await page().getByText('1 contact', { exact: true }).waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('separate');
  await page().getByRole('button', { name: 'Séparer les deux fiches' }).press('Enter');
  await page().getByText('Fiches séparées').waitFor();
  await heading('Parcours', 2).waitFor();
  expect(await count()).toBe(2);
  const { candidate } = await call(page(), 'candidates.get', { id: ids[1] as never });
  expect(candidateInputOf(candidate)).toMatchObject({
    fileNumber: 'ML-000480',
    usualName: 'Mésange',
    comment: 'Vient en bus.',
  });
});

test('a change between the opening of the page and the act is told, and read again', async () => {
  await show(`/candidats/${ids[0]}/reunir?autre=${ids[1]}`);
  await heading('Comparer deux fiches').waitFor();
  const situation = page().getByRole('radiogroup', { name: 'Situation 1' });
  await situation.getByRole('radio').first().press('Space');
  const { candidate } = await call(page(), 'candidates.get', { id: ids[1] as never });
  await call(page(), 'candidates.update', {
    id: candidate.id,
    version: candidate.version,
    candidate: { ...candidateInputOf(candidate), commune: 'Lens', postcode: '62300' },
  });
  await page().getByRole('button', { name: 'Réunir les deux fiches' }).press('Enter');
  await page().getByRole('button', { name: 'Relire les deux fiches' }).press('Enter');
  await page().getByText('Lens').first().waitFor();
  expect(await count()).toBe(2);
});

test('two people: said once, of the pair; it is taken back from either page', async () => {
  await page().getByRole('button', { name: 'Ce sont deux personnes' }).press('Enter');
  await page().getByText('Ni la saisie ni un import', { exact: false }).first().waitFor();
  await heading('Parcours', 2).waitFor();
  await personAct(page(), 'Comparer ou réunir avec une autre fiche');
  await heading('Comparer avec une autre fiche').waitFor();
  await page().getByText('Aucune autre fiche ne ressemble', { exact: false }).waitFor();
  await show(`/candidats/${ids[1]}`);
  const back = page().getByRole('button', { name: 'Revenir sur cette réponse' });
  await back.waitFor();
  await atRest(page());
  await back.press('Enter');
  await back.waitFor({ state: 'detached' });
  await personAct(page(), 'Comparer ou réunir avec une autre fiche');
  await page()
    .getByRole('link', { name: /SERIN|Serin/u })
    .first()
    .waitFor();
});
