/** The journal of accesses through its screen, the copies of the window, and the link from a person to who read them. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/vault/base/clock';
import { createPortfolio as makePortfolio } from '../../electron/vault/portfolio';
import { headAnswerSentences } from '../../shared/access';
import { civilDate } from '../../shared/base/time';
import { type CandidateId, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import {
  atRest,
  call,
  lock,
  openReadyPortfolio,
  passphrase,
  personAct,
  takeFirstOption,
  violations,
} from './screen';

let folder = '';
let vivier: Vivier;
let id: CandidateId;
const page = (): Page => vivier.page;
const show = (route: string): Promise<void> =>
  page().evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);
const heading = (name: string | RegExp) => page().getByRole('heading', { level: 1, name });
const button = (name: string | RegExp, exact = false) => page().getByRole('button', { name, exact });
const picture = async (name: string): Promise<void> => {
  for (const width of process.env.VIVIER_SHOTS ? [1093, 1920, 1366] : []) {
    await page().setViewportSize({ width, height: width < 1200 ? 614 : 768 });
    await page().screenshot({ path: join(process.env.VIVIER_SHOTS ?? '', `${name}-${width}.png`) });
  }
};
const row = (text: string | RegExp) => page().getByRole('row').filter({ hasText: text });

async function unlock(): Promise<void> {
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await heading('Journal des accès').waitFor();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-access-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const made = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Ndiaye-Lefebvre de La Bourdonnaye',
      firstName: 'Marie-Séraphine',
      birthDate: civilDate('2004-03-12'),
      mobilePhone: '+33639980001',
      email: 'marie@example.org',
      fileNumber: 'ML-0042',
    },
  });
  id = made.candidate.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what is copied', () => {
  test('by the button beside a value lies in the clipboard, and a field takes it back', async () => {
    await show(`/candidats/${id}`);
    await page().getByRole('button', { name: 'Copier le téléphone' }).click();
    await expect.poll(() => vivier.clipboard.read()).toBe('06 39 98 00 01');
    await page()
      .getByText(/^Copié pour 30\ssecondes$/u)
      .waitFor({ state: 'attached' });
    const box = page().getByRole('combobox', { name: 'Chercher un candidat' });
    await box.click();
    await page().keyboard.press('Control+v');
    expect(await box.inputValue()).toBe('06 39 98 00 01');
    await page().keyboard.press('Control+a');
    await page().keyboard.press('Control+x');
    expect(await box.inputValue()).toBe('');
    await page().keyboard.press('Escape');
  });
});

describe('the journal of accesses', () => {
  test('opens from the person, on what concerns her, and names her by a link', async () => {
    await personAct(page(), 'Consultations de cette fiche');
    await heading('Journal des accès').waitFor();
    await row('Fiche consultée')
      .getByRole('link', { name: /NDIAYE-LEFEBVRE/u })
      .waitFor();
    await button(/^Modifier le filtre : concernant NDIAYE-LEFEBVRE/u).waitFor();
    expect(await page().getByRole('row').count()).toBe(2);
    await picture('journal-person');
    expect(await violations(page())).toEqual([]);
    await page().keyboard.press('F9');
    expect(await page().locator('#contenu').textContent()).not.toMatch(/ndiaye/iu);
    await page().keyboard.press('F9');
  });

  test('shows everything else once the person is let go, filtered by family', async () => {
    await button(/^Retirer le filtre : concernant/u).press('Enter');
    await row('Portefeuille ouvert').waitFor();
    await button('Ajouter un filtre').press('Enter');
    const panel = page().getByRole('dialog', { name: 'Ajouter un filtre' });
    const field = panel.getByRole('combobox', { name: 'Filtrer sur' });
    await field.fill('Sorte');
    await takeFirstOption(page(), field);
    await panel.getByRole('combobox', { name: 'Sorte d’actes' }).fill('Ouvertures');
    await page().getByRole('option').first().waitFor();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Ajouter', exact: true }).press('Enter');
    await expect.poll(() => row('Fiche consultée').count()).toBe(0);
    await row('Portefeuille ouvert').waitFor();
    await picture('journal');
    expect(await violations(page())).toEqual([]);
  });

  test('is verified on demand by Ctrl+Enter, and says so in a line', async () => {
    // Away from the list, which Enter would open.
    await heading('Journal des accès').focus();
    await page().keyboard.press('Control+Enter');
    await page()
      .getByText(/Journaux intacts/u)
      .waitFor();
    await button(/^Retirer le filtre : sorte/u).press('Enter');
    await row('Journaux vérifiés').waitFor();
  });

  test('gives its fingerprint to note elsewhere, and compares one that was noted, by keyboard', async () => {
    const summary = page().getByText('Empreinte du journal des modifications', { exact: true });
    await summary.focus();
    await page().keyboard.press('Enter');
    const hash = (await page().locator('details code').textContent()) ?? '';
    const [, line = ''] =
      /n° ([\d\u202F]+)/u.exec(
        (await page().locator('details', { hasText: 'Empreinte' }).textContent()) ?? '',
      ) ?? [];
    const compare = async (noted: string): Promise<void> => {
      await page().getByLabel('Inscription n°').fill(line.replaceAll(/\D/gu, ''));
      await page().getByLabel('Empreinte notée', { exact: true }).fill(noted);
      await page().keyboard.press('Enter');
    };
    await compare(hash);
    await page().getByText(headAnswerSentences.same).waitFor();
    await compare([...hash].toReversed().join(''));
    await page().getByText(headAnswerSentences.other).waitFor();
    expect(await violations(page())).toEqual([]);
    for (const width of process.env.VIVIER_SHOTS ? [1093, 1366, 1920] : []) {
      await page().setViewportSize({ width, height: 768 });
      await page().screenshot({ path: join(process.env.VIVIER_SHOTS ?? '', `journal-head-${width}.png`) });
    }
    await summary.focus();
    await page().keyboard.press('Enter');
  });

  test('is saved as a table where the user says, and printed with a line of its own', async () => {
    const path = join(folder, 'journal.csv');
    await vivier.dialogs.answerSave(path);
    await button('Enregistrer', true).press('Enter');
    await page()
      .getByRole('menuitem', { name: /Tableau CSV/u })
      .press('Enter');
    await button('Choisir le fichier').press('Enter');
    await page().getByText('Liste enregistrée', { exact: true }).last().waitFor();
    expect(readFileSync(path, 'utf8')).toContain('Fiche consultée');
    // The preview first: it is no print, and leaves no line.
    const preview = page().getByRole('dialog', { name: /Aperçu avant impression, \d+ page/u });
    const printed = async (): Promise<number> => {
      const { rows } = await call(page(), 'access.list', { offset: 0, limit: 50 });
      return rows.filter(({ kind }) => kind === 'screen.printed').length;
    };
    // On paper nothing lies over the page: the bar of the window is fixed, and would come on every sheet.
    await atRest(page());
    await page().emulateMedia({ media: 'print' });
    const over = await page().evaluate(() => {
      const { left, top } = document.querySelector('h1')?.getBoundingClientRect() ?? { left: 0, top: 0 };
      return document.elementFromPoint(left + 5, top + 10)?.tagName;
    });
    expect(over).toBe('H1');
    await page().emulateMedia({ media: null });
    await page().getByRole('button', { name: 'Imprimer' }).focus();
    await page().keyboard.press('Enter');
    await preview.getByRole('img', { name: /Page 1 sur \d.*Journal des accès/su }).waitFor();
    expect(await violations(page())).toEqual([]);
    expect(await printed()).toBe(0);
    await page().keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    await page().keyboard.press('Control+p');
    await preview.getByRole('img', { name: /Page 1/u }).waitFor();
    await preview.getByRole('button', { name: 'Imprimer' }).press('Enter');
    await preview.waitFor({ state: 'detached' });
    await expect.poll(printed).toBe(1);
    await expect
      .poll(async () => {
        const { rows } = await call(page(), 'access.list', { offset: 0, limit: 5 });
        return rows[0]?.detail;
      })
      .toEqual({ screen: 'journal' });
  });

  test('a copy is gone from the clipboard at the lock, which has its line after the next opening', async () => {
    await page().getByRole('heading', { level: 1 }).selectText();
    await page().keyboard.press('Control+c');
    await expect.poll(() => vivier.clipboard.read()).toBe('Journal des accès');
    expect((await vivier.clipboard.formats()).length).toBeGreaterThan(1);
    await lock(vivier);
    await expect.poll(() => vivier.clipboard.read()).toBe('');
    await unlock();
    await row('Portefeuille verrouillé').first().waitFor();
    expect(vivier.consoleErrors).toEqual([]);
  });
});

describe('a journal altered outside of Vivier', () => {
  test('is told above every screen, with the number and what to do', async () => {
    const path = join(folder, 'altered.vivier');
    const open = await makePortfolio(path, passphrase, {
      clock: systemClock,
      newId: randomUUID,
      derivation: 'floor',
    });
    open.deps.db.exec("DROP TRIGGER event_no_update; UPDATE event SET actor = 'un autre' WHERE id = 1");
    open.close();
    const userData = join(folder, 'other');
    mkdirSync(userData);
    writeFileSync(join(userData, 'vivier.json'), JSON.stringify({ portfolioPath: path }));
    const other = await launchVivier({ userData });
    try {
      await other.page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
      await other.page.keyboard.press('Enter');
      const alert = other.page.getByRole('alert');
      await alert
        .getByText('Le journal des modifications ne s’enchaîne plus à partir de l’inscription n° 1.')
        .waitFor();
      if (process.env.VIVIER_SHOTS)
        await other.page.screenshot({ path: join(process.env.VIVIER_SHOTS, 'fault.png') });
      await alert.getByRole('link', { name: 'Voir le journal des accès' }).click();
      await other.page.getByRole('heading', { level: 1, name: 'Journal des accès' }).waitFor();
    } finally {
      await other.close();
    }
  });
});
