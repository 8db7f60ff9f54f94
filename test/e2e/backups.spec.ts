import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchVivier, type Vivier } from './launch';
import { call, lock, openReadyPortfolio, passphrase, violations } from './screen';

let folder: string;
let vivier: Vivier;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-backups-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => vivier.page.getByRole('button', { name });
const heading = (name: string) => vivier.page.getByRole('heading', { level: 1, name });
const shot = async (name: string): Promise<void> => {
  const place = process.env.VIVIER_SHOTS;
  if (place) await vivier.page.screenshot({ path: join(place, `${name}.png`) });
};
const unlock = async (): Promise<void> => {
  await heading('Portefeuille verrouillé').waitFor();
  await vivier.page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await vivier.page.keyboard.press('Enter');
};
const backupsOf = (): readonly string[] => {
  const root = join(vivier.userData, 'sauvegardes');
  return existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.vivier'))
    : [];
};

describe('backups, on screen', () => {
  test('the bar says that there is none; one is made now, listed, verified, copied', async () => {
    const { page, dialogs } = vivier;
    await page.getByRole('link', { name: /Sauvegarde\s: aucune/u }).click();
    await heading('Sauvegardes').waitFor();
    await page.getByText('Aucune sauvegarde pour l’instant').waitFor();
    expect(await violations(page)).toEqual([]);
    await shot('backups-empty');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Sauvegarde faite et vérifiée.').waitFor();
    await page.getByRole('link', { name: /Sauvegarde\s: à l’instant/u }).waitFor();
    expect(backupsOf()).toHaveLength(1);
    const row = page.getByRole('button', { name: /Actions de la sauvegarde/u });
    await row.click();
    await page.getByRole('menuitem', { name: 'Vérifier' }).click();
    await page.getByText('Cette sauvegarde se relit en entier.').waitFor();
    await row.click();
    await dialogs.answerSave(join(folder, 'copie.vivier'));
    await page.getByRole('menuitem', { name: 'Copier vers…' }).click();
    await page.getByText('Copie faite et vérifiée.').waitFor();
    expect(existsSync(join(folder, 'copie.vivier'))).toBe(true);
    const copies = page.getByRole('region', { name: 'Où sont les copies' });
    await copies.getByText('copie.vivier').waitFor();
    await copies.getByText('À sa place').waitFor();
    rmSync(join(folder, 'copie.vivier'));
    await copies.getByRole('button', { name: 'Chercher à nouveau' }).click();
    await copies.getByText('Introuvable dans son dossier').waitFor();
    await shot('copies');
    await copies.getByRole('button', { name: /Retirer de la liste… copie\.vivier/u }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer de la liste' }).click();
    await copies.getByText('copie.vivier').waitFor({ state: 'hidden' });
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    expect(await violations(page)).toEqual([]);
    await shot('backups');
  });

  test('a folder of one’s choice takes a backup at once; taken away, it is told in the bar', async () => {
    const { page, dialogs } = vivier;
    const stick = join(folder, 'Clé USB de la mission locale du bassin de Saint-Étienne');
    mkdirSync(stick);
    await dialogs.answerOpen(stick);
    await button('Choisir un dossier…').click();
    await page.getByText('Clé USB de la mission locale').first().waitFor();
    expect(readdirSync(stick)).toHaveLength(1);
    rmSync(stick, { recursive: true });
    await button('Sauvegarder maintenant').click();
    await page.getByRole('link', { name: /Sauvegarde\s: dossier introuvable/u }).waitFor();
    expect(await violations(page)).toEqual([]);
    await shot('backups-folder-gone');
    await button('Revenir au dossier de Vivier').click();
    await page.getByRole('link', { name: /Sauvegarde\s: à l’instant/u }).waitFor();
  });

  test('locking backs up what changed, while the window answers LOCKED at once', async () => {
    const { page } = vivier;
    const before = backupsOf().length;
    await page
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Paramètres' })
      .click();
    await page.getByLabel('Votre nom').fill('Camille Essai');
    await page
      .getByText(/Enregistré \d\d:\d\d/u)
      .first()
      .waitFor();
    await lock(vivier);
    await expect(call(vivier.page, 'backups.state', {})).rejects.toThrow('LOCKED');
    await expect.poll(backupsOf).toHaveLength(before + 1);
    await expect.poll(() => vivier.vaultPids()).toEqual([]);
  });

  test('restored from the unlock screen: seen before, the former portfolio kept aside and named', async () => {
    const { page } = vivier;
    await button('Restaurer une sauvegarde').click();
    await heading('Restaurer une sauvegarde').waitFor();
    await page.getByRole('radio').nth(2).waitFor();
    await page.getByRole('radio').nth(1).check();
    expect(await violations(page)).toEqual([]);
    await shot('restore');
    const secret = page.getByLabel('Phrase secrète ou clé de secours');
    await secret.fill('une autre phrase, tout à fait');
    await page.keyboard.press('Enter');
    await page.getByText(/ne correspond pas/u).waitFor();
    await secret.fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Aucun candidat').waitFor();
    expect(await violations(page)).toEqual([]);
    await shot('restore-seen');
    await button('Restaurer cette sauvegarde').click();
    await page.getByText('Portefeuille restauré').waitFor();
    const aside = readdirSync(folder).filter((name) => name.includes('avant-restauration'));
    expect(aside).toHaveLength(1);
    await page.getByText(aside[0] ?? '').waitFor();
    await shot('restored');
    await unlock();
    await heading('Sauvegardes').or(heading('Candidats')).waitFor();
    const { settings } = await call(page, 'settings.get', {});
    expect(settings.adviser).toBe('');
  });

  test('restored from the page, over the open portfolio, which is locked and backed up first', async () => {
    const { page } = vivier;
    await page.getByRole('link', { name: /^Sauvegarde\s: /u }).click();
    await heading('Sauvegardes').waitFor();
    await page
      .getByRole('button', { name: /Actions de la sauvegarde/u })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Restaurer…' }).click();
    await page.getByLabel('Phrase secrète ou clé de secours').fill(passphrase);
    await page.keyboard.press('Enter');
    await button('Restaurer cette sauvegarde').click();
    await heading('Portefeuille verrouillé').waitFor();
    await vivier.page.getByText('Portefeuille restauré').first().waitFor();
    await unlock();
    await vivier.page.getByRole('link', { name: /^Sauvegarde\s: /u }).waitFor();
    expect((await call(vivier.page, 'settings.get', {})).settings.adviser).toBe('Camille Essai');
  });
});

describe('the diagnostic', () => {
  test('is shown before it is saved, and saved to the letter; open or locked', async () => {
    const { page, dialogs } = vivier;
    const shown = async (): Promise<string> => {
      await button('Faire le diagnostic').click();
      return vivier.page.getByLabel('Le diagnostic, tel qu’il sera enregistré').inputValue();
    };
    await page.evaluate(() => {
      window.location.hash = '#/parametres/diagnostic';
    });
    await heading('Diagnostic et mises à jour').waitFor();
    expect(await button('Enregistrer ce texte…').count()).toBe(0);
    const open = await shown();
    expect(open).toMatch(/^7\. Pages et journal\s: bon$/mu);
    expect(await violations(page)).toEqual([]);
    await shot('diagnostic');
    await dialogs.answerSave(join(folder, 'diagnostic.txt'));
    await button('Enregistrer ce texte…').click();
    await page.getByText('Diagnostic enregistré.').waitFor();
    expect(readFileSync(join(folder, 'diagnostic.txt'), 'utf8')).toBe(open);
    expect(open).not.toContain('equipe');

    await lock(vivier);
    await button('Faire un diagnostic').click();
    await heading('Diagnostic').waitFor();
    expect(await shown()).toMatch(/^7\. Pages et journal\s: non fait$/mu);
    expect(await violations(vivier.page)).toEqual([]);
    await shot('diagnostic-locked');
    await button('Retour').click();
    await heading('Portefeuille verrouillé').waitFor();
    expect(vivier.consoleErrors).toEqual([]);
  });
});
