/** The board by stage of the vivier, by keyboard: reached, walked through, cards moved, several changed, and taken back. */
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
const ids: string[] = [];
const page = (): Page => vivier.page;
const board = (): Locator => page().getByRole('region', { name: 'Tableau du vivier' });
const column = (name: string): Locator => board().getByRole('region', { name, exact: true });
const card = (name: string): Locator => board().getByRole('link', { name });
const focused = (): Promise<string> => page().evaluate(() => document.activeElement?.textContent ?? '');
async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366, 1920]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `board-${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}
/** The stage of today of each person, in the order in which they were made. */
const stages = async (): Promise<readonly unknown[]> => {
  const { rows } = await call(page(), 'lists.read', {
    list: 'candidates',
    query: { text: '', filters: [], sort: { key: 'name', descending: false }, picked: null },
    columns: ['stage'],
    offset: 0,
    limit: 500,
  });
  return ids.map((id) => rows.find((row) => row.id === id)?.cells.stage ?? null);
};
async function create(birthName: string, firstName: string, adviser: string): Promise<string> {
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: { ...emptyCandidate, birthName, firstName, birthDate: civilDate('2004-03-12'), adviser },
  });
  return candidate.id;
}
const put = (id: string, stage: string, startsOn: string) =>
  call(page(), 'candidates.changeStage', {
    ids: [id],
    stage,
    startsOn: civilDate(startsOn),
    reason: 'Essai',
  } as never);
async function toBoard(): Promise<void> {
  await page().keyboard.press('Control+k');
  await page().getByRole('textbox', { name: 'Chercher un candidat ou une action' }).fill('tableau du vivier');
  await page().getByText('Aller au tableau du vivier').waitFor();
  await page().keyboard.press('Enter');
  await board().waitFor();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-board-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  for (const [birthName, firstName] of [
    ['Essai-Aa', 'Léa'],
    ['Nguyễn-Żółkiewska de la Très Longue Maison', 'Thị Hồng Marie-Antoinette'],
    ['Essai-Cc', 'Théo'],
    ['Essai-Dd', 'Inès'],
  ] as const)
    ids.push(await create(birthName, firstName, 'Alix Moreau'));
  await page().reload();
  await page().getByRole('grid').waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('with nobody at a stage, it says so of each, and how many have none', async () => {
  await toBoard();
  await board().getByText('Personne à cette étape').first().waitFor();
  expect(await board().getByText('Personne à cette étape').count()).toBe(9);
  await page()
    .getByText(/^4\u00a0personnes sans étape$/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('empty');
});

test('each column has its people, the longest there first, with their count and their median', async () => {
  const [a = '', b = '', c = ''] = ids;
  await put(a, 'to-qualify', '2026-01-05');
  await put(b, 'to-qualify', '2026-03-02');
  await put(c, 'in-contract', '2026-05-04');
  await page().reload();
  await column('À qualifier')
    .getByText(/^2\u00a0personnes/u)
    .waitFor();
  expect(await column('À qualifier').getByRole('link').first().textContent()).toContain('ESSAI-AA');
  await column('En contrat').getByText('Ni contrat signé en cours').waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('few');
});

test('arrows go from card to card, keys move one to the next stage with the keyboard, and it is taken back', async () => {
  await card('ESSAI-AA').focus();
  await page().keyboard.press('ArrowDown');
  expect(await focused()).toContain('NGUYỄN');
  await page().keyboard.press('ArrowRight');
  expect(await focused()).toContain('ESSAI-CC');
  await page().keyboard.press('ArrowLeft');
  await page().keyboard.press('ArrowUp');
  expect(await focused()).toContain('ESSAI-AA');
  await page().keyboard.press('Control+ArrowRight');
  await column('En préparation').getByRole('link', { name: 'ESSAI-AA' }).waitFor();
  await expect.poll(focused).toContain('ESSAI-AA');
  expect((await stages())[0]).toBe('preparing');
  await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).press('Enter');
  await column('À qualifier').getByRole('link', { name: 'ESSAI-AA' }).waitFor();
  const { periods } = await call(page(), 'candidates.periods', { id: ids[0] as never });
  expect(periods.map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn])).toEqual([
    ['to-qualify', '2026-01-05', null],
  ]);
});

test('the menu of a card, reached by Tab, puts her at any stage', async () => {
  await card('ESSAI-AA').press('Tab');
  await page().keyboard.press('Enter');
  await page().getByRole('menuitem', { name: 'Positionné' }).waitFor();
  expect(await violations(page())).toEqual([]);
  await page().getByRole('menuitem', { name: 'Positionné' }).press('Enter');
  await column('Positionné').getByRole('link', { name: 'ESSAI-AA' }).waitFor();
  await page().getByText('Passée à l’étape « Positionné »', { exact: false }).first().waitFor();
});

test('what the records say is proposed, and taken with one gesture', async () => {
  await call(page(), 'candidates.savePeriod', {
    candidateId: ids[2] as never,
    id: null,
    period: {
      kind: 'training',
      startsOn: civilDate('2026-06-01'),
      endsOn: null,
      detail: '',
      reach: '',
    },
    endsFormer: false,
  });
  await page().reload();
  const follow = column('En contrat').getByRole('button', { name: /^Passer à/u });
  await follow.waitFor();
  await shot('proposed');
  await follow.press('Enter');
  await column('En formation').getByRole('link', { name: 'ESSAI-CC' }).waitFor();
  expect((await stages())[2]).toBe('in-training');
});

test('on the page of a person, the stage that her situation says is proposed and taken too', async () => {
  const [, , , d = ''] = ids;
  await call(page(), 'candidates.savePeriod', {
    candidateId: d as never,
    id: null,
    period: {
      kind: 'employment',
      startsOn: civilDate('2026-06-01'),
      endsOn: null,
      detail: '',
      reach: '',
    },
    endsFormer: false,
  });
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}?onglet=situation`;
  }, d);
  const follow = page().getByRole('button', { name: /^Passer à\s«\sEn contrat/u });
  await follow.waitFor();
  await page()
    .getByText(/Situation\s: En emploi, depuis le 1er juin 2026/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('person');
  await follow.press('Enter');
  await follow.waitFor({ state: 'detached' });
  const { periods } = await call(page(), 'candidates.periods', { id: d as never });
  expect(periods.find(({ kind }) => kind === 'in-contract')?.startsOn).toBe('2026-06-01');
  await toBoard();
});

test('those that are chosen change stage together, with a day and a reason, and come back together', async () => {
  const before = await stages();
  await card('ESSAI-AA').press(' ');
  await card('NGUYỄN').press(' ');
  const bar = page().getByRole('group', { name: 'Lignes choisies' });
  await bar.getByText('2\u00a0candidats choisis').waitFor();
  await bar.getByRole('button', { name: 'Changer d’étape' }).press('Enter');
  const dialog = page().getByRole('dialog');
  await dialog.getByText('Changer l’étape de 2\u00a0personnes').waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('dialog');
  await dialog.getByRole('combobox').first().click();
  await page().getByRole('option', { name: 'En immersion' }).click();
  await dialog.getByRole('button', { name: 'Changer', exact: true }).press('Enter');
  await dialog.getByText('Donnez la raison du changement.').waitFor();
  await dialog.getByRole('textbox', { name: 'Raison' }).fill('Semaine des entreprises');
  await dialog.getByRole('button', { name: 'Changer', exact: true }).press('Enter');
  await page().getByText('Étape changée pour 2\u00a0personnes').waitFor();
  expect((await stages()).slice(0, 2)).toEqual(['in-immersion', 'in-immersion']);
  await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).last().press('Enter');
  await expect.poll(stages).toEqual(before);
});

test('F9 covers the names of the cards, in what is read aloud too', async () => {
  await page().keyboard.press('F9');
  await column('À qualifier').getByRole('img', { name: 'masqué' }).first().waitFor();
  expect(await board().textContent()).not.toContain('NGUYỄN');
  expect(
    await board()
      .getByRole('button', { name: /NGUYỄN/u })
      .count(),
  ).toBe(0);
  await shot('discreet');
  await page().keyboard.press('F9');
});

test('a column shows the first of its people, and the others in the list, filtered by the stage', async () => {
  const made: string[] = [];
  for (let each = 0; each < 12; each += 1)
    made.push(await create(`Nombreux-${String(each).padStart(2, '0')}`, 'Sam', 'Brune Essai'));
  await call(page(), 'candidates.changeStage', {
    ids: made as never,
    stage: 'training-leaver',
    startsOn: civilDate('2026-02-02'),
    reason: 'Fin de session',
  });
  await page().reload();
  const leavers = column('Sortant de formation (disponible)');
  await leavers.getByText(/^12\u00a0personnes/u).waitFor();
  await shot('many');
  await leavers.getByRole('button', { name: /voir 4\sautres dans la liste/u }).press('Enter');
  await page().getByRole('grid').waitFor();
  await page()
    .getByText(/^12\u00a0candidats sur/u)
    .waitFor();
});
