/** Updates on screen: what a build without a key of publication says, and that nothing is read there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-updates-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the page says how this build is updated, without a fault', async () => {
  const { page } = vivier;
  await page.evaluate(() => {
    location.hash = '#/parametres/diagnostic';
  });
  await page.getByRole('heading', { level: 2, name: 'Mises à jour' }).waitFor();
  await page.getByText(/ne porte pas de clé de publication/u).waitFor();
  expect(await page.getByRole('button', { name: 'Choisir un fichier de mise à jour' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(vivier.consoleErrors).toEqual([]);
});

test('a file is refused all the same by the other side of the bridge', async () => {
  const path = join(folder, 'x.maj');
  writeFileSync(path, 'x');
  await vivier.dialogs.answerOpen(path);
  const { file } = await call(vivier.page, 'files.chooseToOpen', { purpose: 'update' });
  await expect(
    call(vivier.page, 'workstation.readUpdate', { file: file?.handle ?? '' } as never),
  ).rejects.toThrow('UPDATE_NO_KEY');
  await expect(call(vivier.page, 'workstation.startUpdate', { version: '9.9.9' })).rejects.toThrow(
    'UPDATE_NOT_PACKAGED',
  );
});
