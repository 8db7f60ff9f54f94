/**
 * Bad input and bad moments through the window: each gets a French sentence, the screen goes on working, and what was
 * typed is not lost.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureCandidate, fixtureEmployer } from '../../shared/contract-files/complete-file.fixture';
import type { CandidateId } from '../../shared/fields';
import { launchVivier, type Vivier } from '../e2e/launch';
import { call, lock, openReadyPortfolio, passphrase } from '../e2e/screen';
import { hostileFiles, writeHostile } from './hostile-files';

let folder: string;
let vivier: Vivier;
let fileId = '';
const page = (): Page => vivier.page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-window-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page().getByRole('button', { name });
const heading = (name: string | RegExp) => page().getByRole('heading', { level: 1, name });
const go = (to: string): Promise<void> =>
  page().getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: to }).click();
const show = (route: string): Promise<void> =>
  page().evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);
/** The place of the countdown before a lock is always there, and empty. */
const alerts = () => page().getByRole('alert').filter({ hasText: /./u });
const overflow = (): Promise<number> =>
  page().evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function unlock(): Promise<void> {
  await heading('Portefeuille verrouillé').waitFor();
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
}
/** Closes the notifications on the screen, for the next one to be alone. */
async function dismiss(): Promise<void> {
  for (const one of await alerts().all()) await one.getByRole('button').click();
  await expect.poll(() => alerts().count()).toBe(0);
}

describe('an empty portfolio', () => {
  test('shows each of its screens, without a fault', async () => {
    for (const name of ['Employeurs', 'Dossiers', 'Import', 'Indicateurs', 'Paramètres', 'Candidats']) {
      await go(name);
      await heading(/./u).waitFor();
      await expect.poll(() => page().locator('#contenu').textContent()).not.toBe('');
      expect(await alerts().count()).toBe(0);
    }
    expect(vivier.consoleErrors).toEqual([]);
  });
});

describe('names that few have', () => {
  const typeName = async (birthName: string, firstName: string): Promise<void> => {
    await show('/candidats/nouveau');
    await heading('Créer un candidat').waitFor();
    await page().locator('[name="birthName"]').fill(birthName);
    await page().locator('[name="firstName"]').fill(firstName);
    await page().getByRole('textbox', { name: 'Date de naissance' }).fill('12/03/2004');
    await page().keyboard.press('Tab');
  };

  test.each([
    ['right to left', 'مرحبا', 'ליאור'],
    ['with emoji', '🦊🦊', 'Zoé 👩‍👩‍👧'],
    ['with signs of direction', '\u202eessai\u202c', 'Léa'],
    ['a hundred letters', 'W'.repeat(100), 'M'.repeat(100)],
    ['of a page', '<script>alert(1)</script>', '{{ 7 * 7 }}'],
  ] as const)('%s: the record is made, shown and found', async (_what, birthName, firstName) => {
    await typeName(birthName, firstName);
    await button(/Créer .*la fiche/u).click();
    await page().getByRole('tab', { name: 'Parcours' }).waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await go('Candidats');
    await page().getByRole('grid', { name: 'Candidats' }).waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  test('300 letters: nothing is cut in silence, the form says what is too long and makes no record', async () => {
    await typeName('N'.repeat(300), 'Essai');
    expect(await page().locator('[name="birthName"]').inputValue()).toBe('N'.repeat(300));
    await button(/Créer .*la fiche/u).click();
    await page().getByText('100 caractères au plus.').waitFor();
    const { rows } = await call(page(), 'candidates.search', { text: 'N'.repeat(100), limit: 2 });
    expect(rows).toEqual([]);
  });
});

/**
 * Types, and locks in the middle of it. A window too busy to save within the 300 ms of a lock says so on the locked screen:
 * on a loaded machine, it is done again.
 */
async function lockWhileTyping(type: () => Promise<void>): Promise<void> {
  for (let isCut = true; isCut; ) {
    await type();
    await lock(vivier);
    isCut = (await page().getByText('derniers mots').count()) > 0;
    await unlock();
  }
}

describe('locked by Ctrl+L in the middle of a word, what was typed is there afterwards', () => {
  let candidateId: CandidateId;

  test('candidate', async () => {
    const {
      id: _i,
      version: _v,
      createdAt: _c,
      updatedAt: _u,
      lastContactOn: _l,
      suspectedDuplicateOf: _s,
      ...candidate
    } = fixtureCandidate({});
    const made = await call(page(), 'candidates.create', { candidate });
    candidateId = made.candidate.id;
    await lockWhileTyping(async () => {
      await show(`/candidats/${candidateId}?onglet=situation`);
      const field = page().locator('[name="usualName"]');
      await field.fill('');
      await field.pressSequentially('Interrompue');
    });
    const read = await call(page(), 'candidates.get', { id: made.candidate.id });
    expect(read.candidate.usualName).toBe('Interrompue');
  });

  test('employer', async () => {
    const { id: _i, version: _v, createdAt: _c, updatedAt: _u, ...employer } = fixtureEmployer({});
    const made = await call(page(), 'employers.create', { employer });
    await lockWhileTyping(async () => {
      await show(`/employeurs/${made.employer.id}`);
      const field = page().getByLabel('Dénomination');
      await field.fill('');
      await field.pressSequentially('Essai interrompu');
    });
    const read = await call(page(), 'employers.get', { id: made.employer.id });
    expect(read.employer.name).toBe('Essai interrompu');
  });

  test('contract file', async () => {
    const { file } = await call(page(), 'contractFiles.create', {
      kind: 'CPRO',
      candidateId,
      employerId: null,
    });
    fileId = file.id;
    await lockWhileTyping(async () => {
      await show(`/dossiers/${fileId}?etape=job`);
      const field = page().locator('[id="contract.jobTitle"]');
      await field.fill('');
      await field.pressSequentially('Vendeuse interro');
    });
    const read = await call(page(), 'contractFiles.get', { id: file.id });
    expect(read.file.fields['contract.jobTitle']).toBe('Vendeuse interro');
  });

  test('settings', async () => {
    await lockWhileTyping(async () => {
      await go('Paramètres');
      const field = page().getByRole('textbox', { name: 'Votre nom', exact: true });
      await field.fill('');
      await field.pressSequentially('Camille Inter');
    });
    expect((await call(page(), 'settings.get', {})).settings.adviser).toBe('Camille Inter');
  });
});

describe('the import screen', () => {
  test.each(hostileFiles)('says what is wrong with $name once, and takes the next file', async (file) => {
    const path = await writeHostile(folder, file);
    await go('Import');
    await vivier.dialogs.answerOpen(path);
    await button('Choisir un extrait').click();
    // A text without columns is a table: it is refused one step later.
    if (file.name === 'texte.xlsx') {
      await heading('Reconnaître les colonnes').waitFor();
      await button('Choisir un autre extrait').click();
      await button('Choisir un extrait').waitFor();
      return;
    }
    await alerts().first().waitFor();
    expect(await alerts().allInnerTexts()).toEqual([expect.stringMatching(file.says)]);
    expect(await button('Choisir un extrait').isEnabled()).toBe(true);
    await dismiss();
    rmSync(path);
  });

  test('a file that goes away between the choice and the reading', async () => {
    const gone = join(folder, 'parti.csv');
    await go('Import');
    await vivier.dialogs.answerOpen(gone);
    await button('Choisir un extrait').click();
    await alerts().first().waitFor();
    expect(await alerts().allInnerTexts()).toEqual([expect.stringMatching(/ne peut pas être lu/u)]);
    await dismiss();
  });

  test('nothing was imported', async () => {
    expect(await call(page(), 'lists.size', { list: 'imports' })).toEqual({ total: 0, leftOut: 0 });
  });
});

describe('a dossier PDF', () => {
  const save = async (target: string): Promise<void> => {
    await vivier.dialogs.answerSave(target);
    await button('Enregistrer le PDF').click();
  };
  test('onto a folder that is gone, onto the portfolio itself: refused; then saved elsewhere', async () => {
    await show(`/dossiers/${fileId}?etape=review`);
    await page().getByRole('heading', { level: 2, name: 'Relecture' }).waitFor();
    const gone = join(folder, 'parti');
    mkdirSync(gone);
    rmSync(gone, { recursive: true });
    for (const [target, says] of [
      [join(gone, 'dossier.pdf'), /Ce dossier n’existe pas/u],
      [join(folder, 'equipe.vivier'), /est un portefeuille Vivier/u],
      ...(process.platform === 'linux' ? ([['/sys/dossier.pdf', /lecture seule/u]] as const) : []),
    ] as const) {
      await save(target);
      await alerts().filter({ hasText: says }).waitFor();
      expect(await alerts().count()).toBe(1);
      await dismiss();
    }
    await save(join(folder, 'dossier.pdf'));
    await page().getByText('Dossier PDF enregistré').waitFor();
    expect(existsSync(join(folder, 'dossier.pdf'))).toBe(true);
  });
});

describe('the portfolio’s file', () => {
  // Windows lets nobody move a file that is open.
  test.skipIf(process.platform === 'win32')(
    'taken away while open: nothing is acknowledged until it is back in its place',
    async () => {
      const path = join(folder, 'equipe.vivier');
      renameSync(path, `${path}.ailleurs`);
      await expect(call(page(), 'lists.size', { list: 'candidates' })).rejects.toThrow('PORTFOLIO_GONE');
      renameSync(`${path}.ailleurs`, path);
      expect((await call(page(), 'lists.size', { list: 'candidates' })).total).toBeGreaterThan(0);
    },
  );

  test('damaged while it was locked: said so, with the ways out', async () => {
    await lock(vivier);
    const path = join(folder, 'equipe.vivier');
    await expect.poll(() => existsSync(`${path}-keys`)).toBe(false);
    writeFileSync(path, 'tout autre chose');
    await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
    await page().keyboard.press('Enter');
    await page()
      .getByText(/n’est pas un portefeuille Vivier/u)
      .waitFor();
    // The screen of the start-up failures has the ways out; neither deletes nor makes anything.
    expect(await button('Chercher le fichier').isEnabled()).toBe(true);
    expect(await button('Restaurer une sauvegarde').isEnabled()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('tout autre chose');
  });

  test('and all along the console has said nothing', () => {
    expect(vivier.consoleErrors).toEqual([]);
  });
});
