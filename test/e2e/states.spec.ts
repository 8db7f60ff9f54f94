/** States of a person, by keyboard: archived with a reason, found again, reopened; put in the trash, restored; several at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { type CandidateId, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, lock, openReadyPortfolio, passphrase, personAct, violations } from './screen';

let folder = '';
let vivier: Vivier;
const ids: CandidateId[] = [];
const page = (): Page => vivier.page;
const dialog = (): Locator => page().getByRole('dialog');
const note = (title: string | RegExp): Locator => page().getByRole('note').filter({ hasText: title });
const said = (): Locator => page().getByRole('alert');
async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366, 1920]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `states-${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}
const go = (to: string): Promise<void> =>
  page().evaluate((path) => {
    window.location.hash = path;
  }, to);
async function openPerson(index: number): Promise<void> {
  await go(`/candidats/${ids[index]}`);
  await page()
    .getByRole('heading', { level: 1, name: `ESSAI-${'ABCD'[index]}` })
    .waitFor({ state: 'attached' });
  await page().getByRole('button', { name: 'Autres actions' }).waitFor();
}
const take = (act: string): Promise<void> => personAct(page(), act);
const stateOf = async (index: number): Promise<unknown> => {
  const { state } = await call(page(), 'candidates.get', { id: ids[index] as CandidateId });
  return [state.exit?.reason ?? null, state.trashedOn !== null];
};
async function fillDay(day: string): Promise<void> {
  await dialog().getByRole('textbox', { name: 'Jour de la sortie' }).fill(day);
  await page().keyboard.press('Tab');
}
/** In the dialog of the archive: the reason by its words, and the day. */
async function fill(reason: string, day?: string): Promise<void> {
  const box = dialog().getByRole('combobox', { name: 'Motif de sortie' });
  await box.fill(reason);
  await page().getByRole('option', { name: reason, exact: true }).click();
  if (day !== undefined) await fillDay(day);
}
const send = (name: string): Promise<void> =>
  dialog().getByRole('button', { name, exact: true }).press('Enter');
async function openList(view?: string): Promise<void> {
  await go('/candidats');
  await page().getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
  if (view !== undefined) await page().getByRole('tab', { name: view }).press('Enter');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-states-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  for (const letter of ['A', 'B', 'C', 'D']) {
    const { candidate } = await call(page(), 'candidates.create', {
      candidate: {
        ...emptyCandidate,
        birthName: `Essai-${letter}`,
        firstName: 'Léa',
        birthDate: civilDate('2004-03-12'),
        firstReceptionOn: civilDate('2025-01-06'),
        adviser: 'Camille Essai',
        fileNumber: `00004${'ABCD'.indexOf(letter)}`,
      },
    });
    ids.push(candidate.id);
  }
  await page().reload();
  await page().getByRole('grid').waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('archiving asks for a reason of the list and the day; both definitions of a durable job are told', async () => {
  await openPerson(0);
  await take('Archiver la fiche…');
  await dialog().getByText('Archiver la fiche', { exact: true }).waitFor();
  await send('Archiver');
  await dialog().getByText('Choisissez le motif de la sortie.').waitFor();
  await fill('Emploi de 6 mois juste', '31/12/2024');
  await dialog()
    .getByText(/^Au sens du CIVIS \(2005 à 2016\)\s: pas un emploi durable/u)
    .waitFor();
  await dialog()
    .getByText(/^Au sens du CEJ \(depuis 2022\)\s: emploi durable/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('archive');
  await send('Archiver');
  await dialog()
    .getByText(/avant le premier accueil/u)
    .waitFor();
  expect(await stateOf(0)).toEqual([null, false]);
  await fillDay('15/06/2025');
  await send('Archiver');
  await note('Fiche archivée le').waitFor();
  await said().getByText('1 fiche archivée').waitFor();
  expect(await stateOf(0)).toEqual(['EMPLOI_SIX_MOIS', false]);
  await page()
    .getByText(/^Fiche archivée\s: Emploi de 6 mois juste, sortie le 15 juin 2025$/u)
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('banner');
});

test('the undo of the message puts it back; archived again, it is out of the list and under « Archivés »', async () => {
  await said().getByRole('button', { name: 'Annuler' }).press('Enter');
  await said().getByText('Archivage annulé').waitFor();
  await note('Fiche archivée le').waitFor({ state: 'detached' });
  expect(await stateOf(0)).toEqual([null, false]);
  await take('Archiver la fiche…');
  await fill('Déménagement');
  await send('Archiver');
  await note('Fiche archivée le').waitFor();
  await openList();
  await page().getByText('3 candidats', { exact: true }).waitFor();
  expect(await page().getByRole('grid').getByText('ESSAI-A Léa').count()).toBe(0);
  await page().getByRole('tab', { name: 'Archivés' }).press('Enter');
  await page().getByRole('grid').getByText('ESSAI-A Léa').waitFor();
  await page().getByText('1 candidat sur 4').waitFor();
  await shot('archived-view');
  expect(await violations(page())).toEqual([]);
});

test('the search finds her, and says that she is archived', async () => {
  const search = page().getByRole('combobox', { name: 'Chercher un candidat' });
  await search.fill('essai');
  const options = page().getByRole('listbox', { name: 'Candidats trouvés' }).getByRole('option');
  await expect.poll(() => options.count()).toBe(4);
  await options.last().getByText('archivée').waitFor();
  expect(await options.last().textContent()).toContain('ESSAI-A');
  await shot('search');
  await search.fill('essai-a');
  await expect.poll(() => options.count()).toBe(1);
  await search.press('Enter');
  await note('Fiche archivée le').waitFor();
});

test('somebody typed anew is told to be archived, and her fiche is taken up again rather than made twice', async () => {
  await go('/candidats/nouveau');
  await page().getByRole('textbox', { name: 'Nom de naissance' }).fill('Essai-A');
  await page()
    .getByRole('textbox', { name: /^Prénom/u })
    .first()
    .fill('Léa');
  await page().getByRole('textbox', { name: 'Date de naissance' }).fill('12/03/2004');
  await page().keyboard.press('Tab');
  const reopen = page().getByRole('button', { name: 'Rouvrir cette fiche…' });
  await reopen.waitFor();
  await shot('typed-anew');
  expect(await violations(page())).toEqual([]);
  await reopen.press('Enter');
  await send('Rouvrir');
  await dialog().getByText('Donnez la raison en quelques mots.').waitFor();
  await dialog().getByRole('textbox', { name: 'Raison' }).fill('Elle est revenue');
  await send('Rouvrir');
  await said().getByText('1 fiche rouverte').waitFor();
  await page().getByRole('button', { name: 'Autres actions' }).waitFor();
  expect(await stateOf(0)).toEqual([null, false]);
  const { total } = await call(page(), 'lists.size', { list: 'candidates' });
  expect(total).toBe(4);
});

test('the trash says what, how many and how to get it back; keeping the fiche is the default', async () => {
  await call(page(), 'candidates.recordContact', {
    id: ids[1] as CandidateId,
    kind: 'call',
    happenedOn: civilDate('2026-01-05'),
    note: '',
  });
  await openPerson(1);
  await take('Mettre à la corbeille…');
  await dialog()
    .getByText(/Avec elle\s: 1\scontact/u)
    .waitFor();
  await dialog()
    .getByText(/vue «\sCorbeille\s»/u)
    .waitFor();
  const keep = dialog().getByRole('button', { name: 'Garder la fiche' });
  await expect.poll(() => keep.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await violations(page())).toEqual([]);
  await shot('trash');
  await page().keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  expect(await stateOf(1)).toEqual([null, false]);
  await take('Mettre à la corbeille…');
  await dialog().getByRole('button', { name: 'Mettre à la corbeille' }).press('Enter');
  await note('Fiche à la corbeille depuis').waitFor();
  await shot('trashed');
  expect(await violations(page())).toEqual([]);
  await note('Fiche à la corbeille').getByRole('button', { name: 'Restaurer la fiche' }).press('Enter');
  await note('Fiche à la corbeille').waitFor({ state: 'detached' });
  expect(await stateOf(1)).toEqual([null, false]);
});

test('several at once are one batch with its report, taken back as one', async () => {
  await call(page(), 'candidates.changeState', {
    ids: [ids[3] as CandidateId],
    change: { act: 'archive', exit: { reason: 'DECES', leftOn: civilDate('2026-01-05'), detail: '' } },
  });
  await page().reload();
  await openList('Archivés');
  await page().getByRole('grid').getByText('ESSAI-D Léa').waitFor();
  await page().getByRole('tab', { name: /^Tous/u }).press('Enter');
  await page().getByText('3 candidats', { exact: true }).waitFor();
  await page().getByRole('grid').focus();
  await page().keyboard.press('Control+a');
  const bar = page().getByRole('group', { name: /sélection|choisi/iu });
  await bar.getByRole('button', { name: 'Archiver, corbeille' }).press('Enter');
  await page().getByRole('menuitem', { name: 'Archiver…' }).waitFor();
  await shot('several');
  await page().getByRole('menuitem', { name: 'Archiver…' }).press('Enter');
  await dialog().getByText('Archiver 3 fiches').waitFor();
  await fill('Limite d’âge');
  await send('Archiver');
  await said().getByText('Aucune fiche à archiver').waitFor();
  await said()
    .getByText(/3\sfiches laissées telles quelles\s: âge pas encore atteint\./u)
    .waitFor();
  await page().getByRole('grid').focus();
  await page().keyboard.press('Control+a');
  await bar.getByRole('button', { name: 'Archiver, corbeille' }).press('Enter');
  await page().getByRole('menuitem', { name: 'Archiver…' }).press('Enter');
  await fill('Sans nouvelle');
  await send('Archiver');
  await said().getByText('3 fiches archivées').waitFor();
  expect(await Promise.all([0, 1, 2].map(stateOf))).toEqual([0, 1, 2].map(() => ['SANS_NOUVELLE', false]));
  await said()
    .filter({ hasText: '3 fiches archivées' })
    .getByRole('button', { name: 'Annuler' })
    .press('Enter');
  await said().getByText('Archivage annulé').waitFor();
  expect(await Promise.all([0, 1, 2, 3].map(stateOf))).toEqual([
    [null, false],
    [null, false],
    [null, false],
    ['DECES', false],
  ]);
});

test('a lock keeps what was typed of an exit', async () => {
  await openPerson(2);
  await take('Archiver la fiche…');
  await fill('Formation');
  await dialog().getByRole('textbox', { name: 'Précision' }).fill('Entrée au CFA modèle');
  await lock(vivier);
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await expect
    .poll(() => dialog().getByRole('textbox', { name: 'Précision' }).inputValue())
    .toBe('Entrée au CFA modèle');
  await send('Archiver');
  await note('Fiche archivée le').waitFor();
  expect(await stateOf(2)).toEqual(['FORMATION', false]);
});
