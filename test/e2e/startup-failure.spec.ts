import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, lock, openReadyPortfolio, passphrase, violations } from './screen';

let folder = '';
let path = '';
let vivier: Vivier;
const home = process.env.HOME;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-startup-'));
  for (const name of ['home', 'OneDrive - Mission locale']) mkdirSync(join(folder, name));
  process.env.HOME = join(folder, 'home');
  vivier = await launchVivier({ userData: join(folder, 'user') });
  await openReadyPortfolio(vivier, folder);
  path = join(folder, 'equipe.vivier');
});
afterAll(async () => {
  await vivier.close();
  if (home === undefined) delete process.env.HOME;
  else process.env.HOME = home;
  rmSync(folder, { recursive: true, force: true });
});

const heading = (name: string) => vivier.page.getByRole('heading', { level: 1, name });
const button = (name: string) => vivier.page.getByRole('button', { name });
const failureScreen = () => heading('Le portefeuille ne s’ouvre pas').waitFor();
async function unlock(): Promise<void> {
  await vivier.page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await vivier.page.keyboard.press('Enter');
}
/** What no first screen may offer: to delete, or to start again with an empty portfolio. */
const dangers = () =>
  vivier.page
    .getByRole('button')
    .filter({ hasText: /supprimer|effacer|créer|nouveau/iu })
    .count();
const shot = async (name: string): Promise<void> => {
  const to = process.env.VIVIER_SHOTS;
  if (to) await vivier.page.screenshot({ path: join(to, `${name}.png`) });
};

describe('when the portfolio does not open', () => {
  test('a file that was moved: the screen says so, offers to find it, and it opens from there', async () => {
    await lock(vivier);
    const moved = join(
      folder,
      'Portefeuille déplacé avec un nom vraiment très long, qui déborde presque.vivier',
    );
    renameSync(path, moved);
    await vivier.restart();
    await failureScreen();
    await shot('missing');
    expect(await violations(vivier.page)).toEqual([]);
    expect(await dangers()).toBe(0);
    expect(readdirSync(folder)).not.toContain('equipe.vivier');
    // Put back meanwhile, it would open.
    await button('Réessayer').click();
    await failureScreen();
    await vivier.dialogs.answerOpen(moved);
    await button('Chercher le fichier').click();
    await heading('Ouvrir un portefeuille').waitFor();
    await unlock();
    await heading('Candidats').waitFor();
    await lock(vivier);
    renameSync(moved, path);
    // It has just been open: the passphrase is asked for, then the file is found missing.
    await unlock();
    await failureScreen();
    await vivier.dialogs.answerOpen(path);
    await button('Chercher le fichier').click();
    await heading('Ouvrir un portefeuille').waitFor();
    await unlock();
    await heading('Candidats').waitFor();
    await lock(vivier);
  });

  test('an older state put back, a file that is not its own: told above the screens until it has been read', async () => {
    const older = readFileSync(path);
    await unlock();
    await heading('Candidats').waitFor();
    for (const firstName of ['Zoé', 'Inès'])
      await call(vivier.page, 'candidates.create', {
        candidate: { ...emptyCandidate, birthName: 'Durand', firstName, birthDate: civilDate('2004-03-12') },
      });
    await lock(vivier);
    writeFileSync(path, older);
    writeFileSync(`${path}-journal`, 'un journal d’une autre base');
    await unlock();
    const banner = () => vivier.page.getByRole('alert').filter({ hasText: 'n’était pas tel' });
    await banner().waitFor();
    expect(await banner().textContent()).toMatch(
      /n’appartient pas à ce portefeuille.*plus ancien que celui que ce poste a connu.*les 2 dernières opérations/su,
    );
    for (const width of process.env.VIVIER_SHOTS ? [1093, 1366, 1920] : []) {
      await vivier.page.setViewportSize({ width, height: 768 });
      await shot(`notices-${width}`);
    }
    expect(await violations(vivier.page)).toEqual([]);
    await vivier.page.getByRole('button', { name: 'Fermer ce message' }).press('Enter');
    await banner().waitFor({ state: 'detached' });
    await lock(vivier);
    await unlock();
    await heading('Candidats').waitFor();
    expect(await banner().count()).toBe(0);
    await lock(vivier);
  });

  test('another machine has it open: its name is told, and taking over is a question', async () => {
    const since = '2026-09-14T07:30:00.000Z';
    writeFileSync(
      `${path}-lock`,
      JSON.stringify({ machine: 'PC-ACCUEIL-2', process: 4242, instance: 'x', since }),
    );
    await vivier.restart();
    await unlock();
    await vivier.page.getByText(/PC-ACCUEIL-2/u).waitFor();
    await shot('elsewhere');
    expect(await violations(vivier.page)).toEqual([]);
    await vivier.page.getByRole('checkbox', { name: 'Reprendre la main' }).check();
    // What was typed went with the call that took it.
    await vivier.page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
    await vivier.page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await heading('Candidats').waitFor();
    expect(JSON.parse(readFileSync(`${path}-lock`, 'utf8'))).toMatchObject({ process: expect.any(Number) });
    expect(readFileSync(`${path}-lock`, 'utf8')).not.toContain('PC-ACCUEIL-2');
  });

  test.skipIf(process.platform === 'win32')(
    'a file deleted while it is open: a copy of all that was saved is written elsewhere',
    async () => {
      renameSync(path, `${path}.parti`);
      // Not a click: what the window asks by itself may have met the missing file first, and the screen is then covered.
      await vivier.page.evaluate(() => {
        location.hash = '#/employeurs';
      });
      await button('Enregistrer une copie').waitFor();
      await shot('gone');
      expect(await violations(vivier.page)).toEqual([]);
      const copy = join(folder, 'copie.vivier');
      await vivier.dialogs.answerSave(copy);
      await button('Enregistrer une copie').click();
      await vivier.page.getByText(/Tout ce qui était enregistré/u).waitFor();
      expect(existsSync(copy)).toBe(true);
      await lock(vivier, () => button('Verrouiller').last().click());
      renameSync(copy, path);
    },
  );

  test('a damaged file is put aside before anything else, and the screen offers a backup, never a deletion', async () => {
    for (const rest of ['-lock', '-keys', '-wal']) rmSync(path + rest, { force: true });
    const whole = readFileSync(path);
    const damaged = Buffer.from(whole);
    damaged.writeUInt8((damaged.readUInt8(2000) + 1) % 256, 2000);
    writeFileSync(path, damaged);
    await vivier.restart();
    await unlock();
    await failureScreen();
    await shot('damaged');
    expect(await violations(vivier.page)).toEqual([]);
    expect(await dangers()).toBe(0);
    const [aside = ''] = readdirSync(folder).filter((name) => name.includes('.abîmé-'));
    expect(readFileSync(join(folder, aside)).equals(damaged)).toBe(true);
    expect(await vivier.page.getByText(aside).count()).toBeGreaterThan(0);
    writeFileSync(path, whole);
    await button('Réessayer').click();
    await heading('Portefeuille verrouillé').waitFor();
  });

  test('a portfolio in a synchronised folder is told so, and can be kept on this computer', async () => {
    const shared = join(folder, 'OneDrive - Mission locale', 'equipe.vivier');
    // Leaving writes the settings: they are changed after.
    await vivier.close();
    renameSync(path, shared);
    writeFileSync(join(folder, 'user', 'vivier.json'), JSON.stringify({ portfolioPath: shared }));
    vivier = await launchVivier({ userData: join(folder, 'user') });
    await vivier.page.getByText(/synchronisé par OneDrive/u).waitFor();
    await shot('synchronised');
    expect(await violations(vivier.page)).toEqual([]);
    await button('Garder sur cet ordinateur').click();
    await vivier.page.getByText(/désormais depuis cet ordinateur/u).waitFor();
    expect(existsSync(join(folder, 'home', 'Vivier', 'equipe.vivier'))).toBe(true);
    expect(existsSync(shared)).toBe(true);
    await unlock();
    await heading('Candidats').waitFor();
    expect(vivier.consoleErrors).toEqual([]);
  });
});
