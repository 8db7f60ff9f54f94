/** The papers of a person, by keyboard: kept once, dropped, reused by contract files, ended, removed and put back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, civilDate, formatFrenchDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { png } from '../golden/attachments.fixture';
import { launchVivier, type Vivier } from './launch';
import { call, lock, openReadyPortfolio, passphrase, violations } from './screen';

let folder = '';
let vivier: Vivier;
let id = '';
const page = (): Page => vivier.page;
const panel = (): Locator => page().getByRole('region', { name: 'Pièces', exact: true });
const dialog = (): Locator => page().getByRole('dialog');
const box = (name: string): Locator => dialog().getByRole('textbox', { name });

async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of [1093, 1366, 1920]) {
    await page().setViewportSize({ width, height: 768 });
    await page().screenshot({ path: join(where, `papers-${name}-${width}.png`) });
  }
  await page().setViewportSize({ width: 1366, height: 768 });
}
async function openPapers(): Promise<void> {
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}?onglet=pieces`;
  }, id);
  await panel().getByRole('button', { name: 'Ajouter une pièce' }).waitFor();
}
async function chooseKind(kind: string): Promise<void> {
  await dialog().getByRole('combobox').first().click();
  await page().getByRole('option', { name: kind, exact: true }).click();
}
async function fill(name: string, value: string): Promise<void> {
  await box(name).fill(value);
  await page().keyboard.press('Tab');
}
const send = (name: string): Promise<void> =>
  dialog().getByRole('button', { name, exact: true }).press('Enter');
const written = (day: string): string => day.split('-').reverse().join('/');
/** Drops files on the window, as the system does. */
async function drop(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  await page().evaluate(
    (given) => {
      const data = new DataTransfer();
      for (const { name, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], name));
      for (const type of ['dragover', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  );
}
let today = civilDate('2026-09-15');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-papers-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  today = civilDate(await page().evaluate(() => new Date().toLocaleDateString('sv-SE')));
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Nguyễn-Żółkiewska',
      firstName: 'Thị Hồng',
      birthDate: civilDate('2004-03-12'),
      firstReceptionOn: civilDate('2025-01-06'),
      adviser: 'Camille Essai',
    },
  });
  id = candidate.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('empty, it teaches its first act; a paper is added by keyboard', async () => {
  await openPapers();
  await panel().getByText('Aucune pièce sur cette fiche').waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('empty');
  await panel().getByRole('button', { name: 'Ajouter une pièce' }).press('Enter');
  await chooseKind('Carte d’identité');
  await dialog().getByText('Vérifier l’identité portée sur un contrat').waitFor();
  await fill('Délivrée le', '04/05/2021');
  await fill('Valable jusqu’au', '03/05/2021');
  await send('Ajouter');
  await dialog()
    .getByText(/La fin est avant la délivrance/u)
    .waitFor();
  await fill('Valable jusqu’au', written(addDays(today, 30)));
  await fill('Original vu le', written(today));
  await fill('Vu par', 'Camille Essai');
  await shot('dialog');
  expect(await violations(page())).toEqual([]);
  await send('Ajouter');
  await dialog().waitFor({ state: 'detached' });
  await panel().getByText('Expire bientôt').waitFor();
  await panel()
    .getByText(`Original vu le ${formatFrenchDate(today)} par Camille Essai.`)
    .waitFor();
});

test('what is to be done says when it ends', async () => {
  await page()
    .getByRole('region', { name: 'À faire' })
    .getByRole('link', { name: /Renouveler\s: Carte d’identité, valable jusqu’au/u })
    .waitFor();
});

test('a kind that keeps no number has no box for it, and a disability no word beside it', async () => {
  await panel().getByRole('button', { name: 'Ajouter une pièce' }).press('Enter');
  await chooseKind('Reconnaissance de travailleur handicapé, ou équivalent');
  await expect.poll(() => box('Remarque').count()).toBe(0);
  await chooseKind('Attestation de RSA, d’ASS ou d’AAH');
  await box('Numéro d’allocataire').waitFor();
  await chooseKind('Diplôme ou attestation de niveau');
  await expect.poll(() => box('Numéro d’allocataire').count()).toBe(0);
  await expect.poll(() => box('Valable jusqu’au').count()).toBe(0);
  await box('Remarque').fill('Elle est dépressive');
  await dialog()
    .getByText(/article 9/u)
    .waitFor();
  await box('Remarque').fill('Mention bien');
  await fill('Délivrée le', '05/07/2022');
  await send('Ajouter');
  await dialog().waitFor({ state: 'detached' });
  await panel().getByText('Mention bien').waitFor();
});

test('several copies are dropped at once, each to its paper; what is not what it says is refused by its name', async () => {
  await drop([
    { name: 'CNI recto.png', bytes: png(8, 8) },
    { name: 'passeport.png', bytes: png(9, 9) },
    { name: 'bac.pdf', bytes: new TextEncoder().encode('MZ this is a program') },
  ]);
  const proposed = page().getByRole('region', { name: '3 fichiers déposés' });
  await proposed.waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('dropped');
  await proposed.getByRole('button', { name: 'Joindre 3 copies' }).press('Enter');
  await panel().getByRole('button', { name: 'Ouvrir CNI recto.png' }).waitFor();
  await panel().getByRole('button', { name: 'Ouvrir passeport.png' }).waitFor();
  await page()
    .getByText(/n’est ni un PDF/u)
    .first()
    .waitFor();
  await page()
    .getByRole('region', { name: '1 fichier déposé' })
    .getByRole('button', { name: 'Ne rien joindre' })
    .press('Enter');
});

test('a copy is opened in the app, and its opening is in the journal of accesses', async () => {
  await panel().getByRole('button', { name: 'Ouvrir CNI recto.png' }).press('Enter');
  await dialog().getByRole('img', { name: 'CNI recto.png' }).waitFor();
  await page().keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  const { rows } = await call(page(), 'lists.read', {
    list: 'accesses',
    query: { text: '', filters: [], sort: { key: 'at', descending: true }, picked: null },
    columns: ['act', 'candidate'],
    offset: 0,
    limit: 50,
  });
  expect(rows.map(({ cells }) => cells.act)).toContain('Pièce de la fiche ouverte');
  await shot('full');
});

test('removed, a paper comes back with its copy; a copy comes back too', async () => {
  await panel()
    .getByRole('button', { name: /^Retirer\s: Carte d’identité/u })
    .press('Enter');
  await panel().getByRole('button', { name: 'Ouvrir CNI recto.png' }).waitFor({ state: 'detached' });
  await page()
    .getByRole('alert')
    .filter({ hasText: 'Pièce retirée' })
    .getByRole('button', { name: 'Annuler' })
    .press('Enter');
  await panel().getByRole('button', { name: 'Ouvrir CNI recto.png' }).waitFor();
  await panel().getByRole('button', { name: 'Retirer la copie passeport.png' }).press('Enter');
  await panel().getByRole('button', { name: 'Ouvrir passeport.png' }).waitFor({ state: 'detached' });
  await page()
    .getByRole('alert')
    .filter({ hasText: 'Copie retirée' })
    .getByRole('button', { name: 'Annuler' })
    .press('Enter');
  await panel().getByRole('button', { name: 'Ouvrir passeport.png' }).waitFor();
});

test('a contract file finds the paper, and offers to keep on the record what is joined to it', async () => {
  const { file } = await call(page(), 'contractFiles.create', {
    kind: 'CIVIS',
    candidateId: id,
    employerId: null,
  });
  await call(page(), 'contractFiles.attachBytes', {
    id: file.id,
    code: 'DIP',
    fileName: 'bac.png',
    bytes: new Uint8Array(png(12, 12)),
  });
  await page().evaluate((to) => {
    window.location.hash = `/dossiers/${to}?etape=documents`;
  }, file.id);
  const identity = page().getByRole('region', { name: 'Pièce d’identité en cours de validité' });
  await identity
    .getByText(/Sur la fiche\s: Carte d’identité/u)
    .first()
    .waitFor();
  await identity.getByText('Reçue').first().waitFor();
  const level = page().getByRole('region', { name: 'Diplômes ou attestation de niveau' });
  await shot('file');
  expect(await violations(page())).toEqual([]);
  await level.getByRole('button', { name: 'Garder sur la fiche bac.png' }).press('Enter');
  await page()
    .getByRole('menuitem', { name: /Avec\s: Diplôme/u })
    .press('Enter');
  await level
    .getByText(/Sur la fiche\s: Diplôme/u)
    .first()
    .waitFor();
  await level.getByRole('button', { name: 'Garder sur la fiche bac.png' }).waitFor({ state: 'detached' });
  await level.getByRole('button', { name: 'Ouvrir bac.png' }).waitFor();
});

test('the list of candidates has a view of those whose papers end', async () => {
  await page().evaluate(() => {
    window.location.hash = '/candidats';
  });
  await page().getByRole('tab', { name: 'Papiers qui expirent' }).waitFor();
  await page().getByRole('tab', { name: 'Papiers qui expirent' }).press('Enter');
  await page().getByText('NGUYỄN-ŻÓŁKIEWSKA Thị Hồng').first().waitFor();
  expect(await violations(page())).toEqual([]);
});

test('a dialog begun comes back after a lock with what was typed', async () => {
  await openPapers();
  await panel().getByRole('button', { name: 'Ajouter une pièce' }).press('Enter');
  await chooseKind('CV');
  await box('Remarque').fill('Version de septembre');
  await expect
    .poll(async () => JSON.stringify(await call(page(), 'drafts.get', { key: `candidate.paperForm:${id}` })))
    .toContain('Version de septembre');
  await lock(vivier);
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await expect.poll(() => box('Remarque').inputValue()).toBe('Version de septembre');
});
