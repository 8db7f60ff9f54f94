/** The logo of the structure, by keyboard: chosen in the settings, printed at the head of a list, taken away and put back. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { png } from '../golden/attachments.fixture';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const button = (name: string) => page().getByRole('button', { name });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-structure-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  await page().evaluate(() => {
    window.location.hash = '#/parametres';
  });
  await button('Choisir un logo…').waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what is no image is refused in one sentence', async () => {
  const path = join(folder, 'logo.png');
  writeFileSync(path, 'pas une image');
  await vivier.dialogs.answerOpen(path);
  await button('Choisir un logo…').press('Enter');
  await page()
    .getByRole('alert')
    .getByText('n’est pas une image PNG ou JPEG lisible', { exact: false })
    .first()
    .waitFor();
  expect(await button('Changer de logo…').count()).toBe(0);
});

test('a PNG is kept, and shown', async () => {
  const path = join(folder, 'logo.png');
  writeFileSync(path, png(240, 80));
  await vivier.dialogs.answerOpen(path);
  await button('Choisir un logo…').press('Enter');
  await page().getByRole('img', { name: 'Logo de la structure' }).waitFor();
  expect(await violations(page())).toEqual([]);
  if (process.env.VIVIER_SHOTS !== undefined)
    await page().screenshot({ path: join(process.env.VIVIER_SHOTS, 'logo.png'), fullPage: true });
});

test('it stands at the head of a printed list, and no more once it is taken away; it can be put back', async () => {
  const written = async (): Promise<number> => {
    const path = join(folder, `liste-${performance.now()}.pdf`);
    await vivier.dialogs.answerSave(path);
    const { file } = await call(page(), 'files.chooseToSave', { purpose: 'pdf', suggestedName: 'liste.pdf' });
    await call(page(), 'lists.export', {
      list: 'candidates',
      query: { text: '', filters: [], sort: { key: 'name', descending: false }, picked: null },
      columns: ['name'],
      selection: null,
      csv: null,
      xlsx: null,
      pdf: file?.handle ?? null,
    });
    return [...readFileSync(path, 'latin1').matchAll(/\/Subtype\s*\/Image/gu)].length;
  };
  expect(await written()).toBe(1);
  await button('Retirer le logo').press('Enter');
  await button('Choisir un logo…').waitFor();
  expect(await written()).toBe(0);
  await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).press('Enter');
  await page().getByRole('img', { name: 'Logo de la structure' }).waitFor();
});
