/**
 * The page of a person: what stays beside it, what to do next, the acts in one menu, the timeline that opens. By keyboard,
 * for somebody of whom nothing is known, somebody of whom all is, and names that do not fit.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, civilDate, formatFrenchDate, formatShortDate } from '../../shared/base/time';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { type CandidateInput, candidateInputOf, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, personAct, tabUntil, violations } from './screen';

const EMAIL = 'marie-antoinette.de-la-rochefoucauld-montmorency@missionlocale-exemple.example.org';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const column = (): Locator => page().getByRole('complementary', { name: 'Résumé du candidat' });
const todo = (): Locator => column().getByRole('region', { name: 'À faire' });
const today = civilDate(new Date().toISOString().slice(0, 10));

const create = async (input: Partial<CandidateInput>): Promise<string> => {
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: { ...emptyCandidate, birthDate: civilDate('2006-03-01'), ...input },
  });
  return candidate.id;
};
async function open(id: string): Promise<void> {
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}`;
  }, id);
  await page().getByRole('heading', { name: 'Parcours', level: 2 }).waitFor();
  await todo().waitFor();
}
/** The page as it is, for a look by eye: three widths, light and dark. */
async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme: scheme });
    for (const width of [1093, 1366, 1920]) {
      await page().setViewportSize({ width, height: 768 });
      await page().screenshot({ path: join(where, `person-${name}-${scheme}-${width}.png`) });
    }
  }
  await page().emulateMedia({ colorScheme: 'light' });
  await page().setViewportSize({ width: 1366, height: 768 });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-person-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('somebody of whom nothing is known', () => {
  test('is asked what settles most answers, never the nationality first, and it is one key away', async () => {
    await open(await create({ birthName: 'Essai-Vide', firstName: 'Ana' }));
    const first = todo().getByRole('button').first();
    await expect.poll(() => first.textContent()).toMatch(/^Demander/u);
    expect(await first.textContent()).not.toMatch(/autorisation de travail|nationalité/iu);
    expect(await violations(page())).toEqual([]);
    await shot('empty');
    await first.press('Enter');
    await expect
      .poll(() => page().getByRole('tab', { name: 'Situation' }).getAttribute('aria-selected'))
      .toBe('true');
  });

  test('the primary act leads to the note, from any tab, by keyboard', async () => {
    await page().getByRole('tab', { name: 'Droits' }).click();
    await column().getByRole('button', { name: 'Noter un contact' }).press('Enter');
    await expect.poll(() => page().evaluate(() => document.activeElement?.getAttribute('name'))).toBe('note');
  });

  test('the others stand in one menu, by what they do', async () => {
    await page().getByRole('button', { name: 'Autres actions' }).press('Enter');
    const items = page().getByRole('menuitem');
    await items.first().waitFor();
    expect(await items.allTextContents()).toEqual([
      'Inscrire dans un dispositif',
      'Trouver le bon contrat',
      'Présenter à un employeur…',
      'Créer un dossier de contrat',
      'Ouvrir à côtéCtrl Maj O',
      'Transmettre à un collègue',
      'Consultations de cette fiche',
      'Archiver la fiche…',
      'Mettre à la corbeille…',
      'Comparer ou réunir avec une autre fiche',
      'Données et droits…',
      'Effacer cette fiche…',
    ]);
    expect(await violations(page())).toEqual([]);
    await shot('menu');
    await page().keyboard.press('Escape');
    await personAct(page(), 'Inscrire dans un dispositif');
    await page().getByRole('dialog', { name: 'Inscrire dans un dispositif' }).waitFor();
    await page().keyboard.press('Escape');
  });
});

describe('a right about to be lost', () => {
  test('is said before everything else, with its day', async () => {
    const day = addDays(today, 40);
    const birthDate = civilDate(`${Number(day.slice(0, 4)) - 26}${day.slice(4)}`);
    await open(
      await create({ birthName: 'Essai-Bascule', firstName: 'Noé', birthDate, jobSeeker: 'yes', level: 'V' }),
    );
    await todo()
      .getByRole('link', { name: new RegExp(`se ferment le ${formatFrenchDate(addDays(today, 40))}`, 'u') })
      .waitFor();
    await shot('closing');
    // The day of a birthday tells the birth date.
    await page().keyboard.press('F9');
    await expect.poll(() => todo().textContent()).not.toContain(formatFrenchDate(addDays(today, 40)));
    await shot('discreet');
    await page().keyboard.press('F9');
  });
});

describe('somebody of whom all is known, with names that do not fit', () => {
  let id = '';
  test('her card breaks neither e-mail nor number, and the whole of a long one is a key away', async () => {
    id = await create({
      ...candidateInputOf(fixtureCandidate()),
      birthName: 'Nguyễn Thị Hồng Hạnh de La Rochefoucauld-Montmorency',
      usualName: 'Żółć-Đặng Ğülşen İpek',
      firstName: 'Marie-Antoinette Łucja',
      sex: 'F',
      email: EMAIL,
    });
    for (let index = 0; index < 12; index += 1)
      await call(page(), 'candidates.recordContact', {
        id: id as never,
        kind: 'interview',
        happenedOn: addDays(today, -index * 10),
        note: 'Projet de vente à distance, à préciser avec l’entreprise.',
      });
    await open(id);
    const email = column().locator('.vivier-whole', { hasText: '@' });
    const lines = await email.evaluate((box) => Math.round(box.getBoundingClientRect().height / 20));
    expect(lines).toBe(1);
    await tabUntil(page(), '[aria-label="Copier l’adresse électronique"]');
    await page()
      .getByRole('tooltip', { name: new RegExp(EMAIL, 'u') })
      .waitFor();
    expect(await violations(page())).toEqual([]);
    await shot('full');
    await column().evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await shot('full-end');
    await column().evaluate((box) => box.scrollTo(0, 0));
  });

  test('what was changed opens, in words, and the record of an event is one step away', async () => {
    const { candidate } = await call(page(), 'candidates.get', { id: id as never });
    await call(page(), 'candidates.update', {
      id: candidate.id,
      version: candidate.version,
      candidate: { ...candidateInputOf(candidate), commune: 'Liévin', postcode: '62800' },
    });
    const { file } = await call(page(), 'contractFiles.create', {
      kind: 'CPRO',
      candidateId: candidate.id,
      employerId: null,
    });
    await page().getByRole('link', { name: 'Candidats', exact: true }).click();
    await open(id);
    const entry = page().getByRole('listitem').filter({ hasText: 'Fiche modifiée' }).first();
    await entry.locator('summary').press('Enter');
    await entry.getByText(/^Commune\u00A0: Liévin, au lieu de /u).waitFor();
    expect(await violations(page())).toEqual([]);
    await shot('timeline');
    await page()
      .getByRole('link', { name: /^Ouvrir le dossier/u })
      .press('Enter');
    await expect.poll(() => page().url()).toContain(file.id);
  });

  test('what was noted by mistake is taken away, and put back by the message that says so', async () => {
    await call(page(), 'candidates.saveEnrolment', {
      candidateId: id as never,
      id: null,
      enrolment: { scheme: 'PACEA', signedOn: addDays(today, -20), endedOn: null, isRenewal: false },
    });
    await page().getByRole('link', { name: 'Candidats', exact: true }).click();
    await open(id);
    const day = formatShortDate(today);
    await page()
      .getByRole('button', { name: `Retirer\u00A0: Entretien individuel du ${day}` })
      .press('Enter');
    await page().getByText('Entretien individuel (retiré)').waitFor();
    await shot('contact-removed');
    await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).press('Enter');
    await page()
      .getByText(/contact remis$/u)
      .waitFor();
    await page()
      .getByRole('button', { name: `Retirer\u00A0: Entretien individuel du ${day}` })
      .waitFor();

    const pacea = (): Locator => column().getByRole('button', { name: 'PACEA', exact: true });
    await pacea().press('Enter');
    const dialog = page().getByRole('dialog', { name: 'Corriger l’inscription' });
    await dialog.waitFor();
    expect(await violations(page())).toEqual([]);
    await shot('enrolment');
    await dialog.getByRole('button', { name: 'Retirer cette inscription' }).press('Enter');
    await pacea().waitFor({ state: 'detached' });
    await page().getByRole('alert').getByRole('button', { name: 'Annuler' }).press('Enter');
    await pacea().waitFor();
  });
});

describe('the palette, from any screen', () => {
  const palette = (): Locator => page().getByRole('dialog', { name: /^Chercher un candidat/u });
  async function typeInPalette(text: string): Promise<void> {
    await page().keyboard.press('Control+k');
    await expect
      .poll(() =>
        palette()
          .evaluate((dialog) => dialog.contains(document.activeElement))
          .catch(() => false),
      )
      .toBe(true);
    await page().keyboard.type(text);
  }
  const go = (to: string) =>
    page().evaluate((hash) => {
      window.location.hash = hash;
    }, to);

  test.each([
    ['its number', '2026-0001'],
    ['whom it is about', 'nguyen thi'],
  ])('finds a contract file by %s, which Enter opens', async (_, text) => {
    await go('/indicateurs');
    await page().getByRole('heading', { level: 1, name: 'Indicateurs' }).waitFor();
    await typeInPalette(text);
    const line = palette().getByRole('button', { name: /CPRO-2026-0001/u });
    await line.waitFor();
    expect(await violations(page())).toEqual([]);
    await shot(`palette-${text.replace(' ', '-')}`);
    for (let turn = 0; turn < 12 && (await line.getAttribute('data-selected')) === null; turn += 1)
      await page().keyboard.press('ArrowDown');
    // The answers that come after do not take the line away from whoever chose it.
    await line.and(page().locator('[data-selected]')).waitFor();
    await page().keyboard.press('Enter');
    await page()
      .getByRole('heading', { level: 1, name: /CPRO-2026-0001/u })
      .waitFor();
  });

  test.each(['/employeurs', '/droits', '/dossiers', '/import', '/parametres/sauvegardes'])(
    'from %s, a contact is noted and a contract file opened for whom one names',
    async (screen) => {
      for (const [word, hash] of [
        ['noter essai vide', 'champ=note'],
        ['dossier essai vide', 'dossiers/nouveau'],
      ] as const) {
        await go(screen);
        await expect.poll(() => page().url()).toContain(screen);
        await typeInPalette(word);
        await palette().locator('[data-selected]', { hasText: 'ESSAI-VIDE' }).waitFor();
        await page().keyboard.press('Enter');
        await expect.poll(() => page().url()).toContain(hash);
        await palette().waitFor({ state: 'detached' });
      }
    },
  );
});
