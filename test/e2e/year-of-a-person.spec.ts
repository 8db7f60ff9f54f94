/**
 * A year of one person, by keyboard alone, the clock moved from one step to the next: received, followed, warned of a paper
 * that ends, archived, come back. What the year holds is told whole at its end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchVivier, type Vivier } from './launch';
import { lock, openReadyPortfolio, passphrase, violations } from './screen';

/** The year to come: a portfolio that was made today is never younger than the clock it is opened under. */
const YEAR = new Date().getFullYear() + 1;
/** Presses of Tab after which a person looks for the mouse. */
const MOST_TABS = 60;

let folder = '';
let userData = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const keys = () => page().keyboard;
const dialog = (): Locator => page().getByRole('dialog');
const region = (name: string): Locator => page().getByRole('region', { name, exact: true });
const todo = (): Locator => region('À faire');
const said = (): Locator => page().getByRole('alert');

/** « 12/03 » as it is typed in a box of the year. */
const typedDay = (day: string): string => `${day}/${YEAR}`;

async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme: scheme });
    for (const width of [1093, 1366, 1920]) {
      await page().setViewportSize({ width, height: 768 });
      await page().screenshot({ path: join(where, `year-${name}-${scheme}-${width}.png`) });
    }
  }
  await page().emulateMedia({ colorScheme: 'light' });
  await page().setViewportSize({ width: 1366, height: 768 });
}

const hasFocus = (where: Locator): Promise<boolean> =>
  where.evaluate((element) => element === document.activeElement);
/** Presses Tab until the element has the focus; Shift+Tab where it stands before what has it. */
async function reach(where: Locator): Promise<void> {
  await where.waitFor();
  const key = await where.evaluate((element) => {
    const from = document.activeElement;
    const isBefore =
      from !== null &&
      from !== document.body &&
      (element.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return isBefore ? 'Shift+Tab' : 'Tab';
  });
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await hasFocus(where)) return;
    await keys().press(key);
  }
  if (!(await hasFocus(where))) throw new Error(`${key} does not reach ${where} in ${MOST_TABS} presses`);
}
async function press(where: Locator): Promise<void> {
  await reach(where);
  await keys().press('Enter');
}
const button = (name: string | RegExp, inside: Page | Locator = page()): Locator =>
  inside.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
/** Types into a box in place of what stands there. */
async function type(where: Locator, text: string): Promise<void> {
  await reach(where);
  await keys().press('Control+a');
  await keys().type(text);
}
const box = (name: string | RegExp, inside: Page | Locator = dialog()): Locator =>
  inside.getByRole('textbox', { name });
/** Opens a list with the arrows, goes down to an option, and takes it. */
async function choose(list: Locator, option: string): Promise<void> {
  await reach(list);
  const marked = page().locator('[role="option"][data-combobox-selected]');
  for (let presses = 0; presses < 60; presses += 1) {
    await keys().press('ArrowDown');
    await page().getByRole('option').first().waitFor();
    if ((await marked.count()) === 1 && (await marked.textContent()) === option) {
      await keys().press('Enter');
      return;
    }
  }
  throw new Error(`The arrows do not reach ${option}`);
}
/** Goes along tabs with the arrows to one of them, and shows it. */
async function showTab(list: Locator, name: string): Promise<void> {
  const wanted = list.getByRole('tab', { name, exact: true });
  await reach(list.locator('[role="tab"][tabindex="0"]'));
  for (let presses = 0; presses < 20 && !(await hasFocus(wanted)); presses += 1)
    await keys().press('ArrowRight');
  await keys().press('Enter');
  await expect.poll(() => wanted.getAttribute('aria-selected')).toBe('true');
}
const showPart = (name: string): Promise<void> =>
  showTab(page().getByRole('tablist').filter({ hasText: 'Parcours' }), name);
/** An act of the menu of the person. */
async function act(name: string): Promise<void> {
  await press(button('Autres actions'));
  const item = page().getByRole('menuitem', { name });
  await item.waitFor();
  for (let presses = 0; presses < 20 && !(await hasFocus(item)); presses += 1)
    await keys().press('ArrowDown');
  await keys().press('Enter');
  await dialog().waitFor();
}
async function send(name: string): Promise<void> {
  await press(button(name, dialog()));
  await dialog().waitFor({ state: 'detached' });
}

async function unlock(): Promise<void> {
  const secret = page().getByLabel('Phrase secrète', { exact: true });
  await reach(secret);
  await keys().type(passphrase);
  await keys().press('Enter');
  await page().getByRole('navigation', { name: 'Navigation principale' }).waitFor();
}
/** The app is closed, and opened again on another day of the year, at ten. */
async function dayComes(day: string): Promise<void> {
  const [date, month] = day.split('/').map(Number);
  await vivier?.close();
  vivier = await launchVivier({ userData, now: new Date(YEAR, (month ?? 1) - 1, date, 10) });
}
/** Another day: unlocked, and the person opened by her name. */
async function openedOn(day: string): Promise<void> {
  await dayComes(day);
  await unlock();
  await keys().press('Control+k');
  await expect.poll(() => dialog().evaluate((shown) => shown.contains(document.activeElement))).toBe(true);
  await keys().type('zolkiewska');
  await page().locator('[data-selected]').filter({ hasText: 'ŻÓŁKIEWSKA' }).waitFor();
  await keys().press('Enter');
  await button('Autres actions').waitFor();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-year-'));
  userData = join(folder, 'user');
  await dayComes('11/01');
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('11 January: a person who is received is on a page of her own, with the contact of that day', async () => {
  await press(page().getByRole('link', { name: 'Créer un candidat' }).first());
  const main = page().getByRole('main');
  await type(box('Nom de naissance', main), 'Nguyễn-Żółkiewska');
  await type(box(/^Prénom/u, main).first(), 'Thị Hồng');
  await type(box('Date de naissance', main), `04/10/${YEAR - 20}`);
  expect(await violations(page())).toEqual([]);
  await type(box('Premier accueil', main), typedDay('11/01'));
  await keys().press('Control+Enter');
  await press(button('Noter un contact'));
  await expect.poll(() => hasFocus(box('Compte rendu', page()))).toBe(true);
  await keys().type('Premier entretien : cherche une formation dans la vente.');
  await press(button('Enregistrer le contact'));
  await page().getByRole('listitem').filter({ hasText: 'Entretien individuel' }).first().waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('received');
});

test('a first situation goes on until another takes over: it is ended the day before', async () => {
  await showPart('Situation');
  await press(button('Ajouter une situation', region('Situations')));
  await choose(dialog().getByRole('combobox', { name: 'Situation' }), 'En recherche d’emploi');
  await send('Ajouter');
  await region('Situations').getByText(`depuis le 11 janvier ${YEAR}`).first().waitFor();

  await openedOn('02/03');
  await showPart('Situation');
  await press(button('Ajouter une situation', region('Situations')));
  await choose(dialog().getByRole('combobox', { name: 'Situation' }), 'En formation');
  await type(box('Où, chez qui'), 'CFA modèle');
  await dialog()
    .getByRole('checkbox', { name: `Terminer « En recherche d’emploi » la veille, le 1er mars ${YEAR}` })
    .waitFor();
  expect(await violations(page())).toEqual([]);
  await send('Ajouter');
  await region('Situations').getByText(`du 11 janvier ${YEAR} au 1er mars ${YEAR}`).waitFor();
  await region('Situations').getByText(`depuis le 2 mars ${YEAR}`, { exact: true }).waitFor();
  await shot('situations');
});

test('2 March: an enrolment stands beside her page at once', async () => {
  await act('Inscrire dans un dispositif');
  await choose(dialog().getByRole('combobox', { name: 'Dispositif' }), 'CEJ (Contrat d’engagement jeune)');
  expect(await violations(page())).toEqual([]);
  await send('Inscrire');
  await page()
    .getByRole('complementary', { name: 'Résumé du candidat' })
    .getByRole('button', { name: /CEJ/u })
    .waitFor();
});

test('a paper is kept with its last good day', async () => {
  await showPart('Pièces');
  await press(button('Ajouter une pièce', region('Pièces')));
  await choose(dialog().getByRole('combobox', { name: 'Pièce' }), 'Carte d’identité');
  await type(box('Valable jusqu’au'), typedDay('30/06'));
  await type(box('Original vu le'), typedDay('02/03'));
  await type(box('Vu par'), 'Camille Essai');
  expect(await violations(page())).toEqual([]);
  await send('Ajouter');
  await region('Pièces').getByText('À jour', { exact: true }).waitFor();
  await shot('paper');
});

const renewal = (): Locator =>
  todo().getByRole('link', { name: /^Renouveler\s: Carte d’identité, valable jusqu’au 30 juin/u });

test('61 days before its end nothing is asked, 60 days before it is to be renewed', async () => {
  await openedOn('30/04');
  await todo().getByRole('listitem').first().waitFor();
  expect(await todo().textContent()).not.toContain('Renouveler');
  await showPart('Pièces');
  await region('Pièces').getByText('À jour', { exact: true }).waitFor();

  await openedOn('01/05');
  await press(renewal());
  await region('Pièces').getByText('Expire bientôt', { exact: true }).waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('warned');
});

test('its last day is still good; the day after it is expired, and its renewal late', async () => {
  await openedOn('30/06');
  await press(renewal());
  await region('Pièces').getByText('Expire bientôt', { exact: true }).waitFor();

  await openedOn('01/07');
  await todo().getByText('En retard').waitFor();
  await press(renewal());
  await region('Pièces').getByText('Expirée', { exact: true }).waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('expired');
});

const archivedNote = (): Locator => page().getByRole('note').filter({ hasText: 'Fiche archivée le' });

test('15 September: archived with its reason, she is out of the list and under « Archivés »', async () => {
  await openedOn('15/09');
  await act('Archiver la fiche…');
  await choose(dialog().getByRole('combobox', { name: 'Motif de sortie' }), 'Déménagement');
  await type(box('Jour de la sortie'), typedDay('14/09'));
  await type(box('Précision'), 'Partie vivre à Lyon');
  expect(await violations(page())).toEqual([]);
  await send('Archiver');
  await archivedNote().getByText(`Déménagement, sortie le 14 septembre ${YEAR}.`).waitFor();
  await said().getByText('1 fiche archivée').waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('archived');

  await press(page().getByRole('link', { name: 'Candidats', exact: true }));
  await page().getByText('Aucune fiche n’est active').waitFor();
  // No filter hides her: none is offered to be taken away.
  expect(await button('Retirer les filtres').count()).toBe(0);
  expect(await violations(page())).toEqual([]);
  await shot('nobody-active');
  await showTab(page().getByRole('tablist').first(), 'Archivés');
  const row = page().getByRole('grid').getByText('NGUYỄN-ŻÓŁKIEWSKA Thị Hồng');
  await row.waitFor();
  expect(await violations(page())).toEqual([]);
  await shot('archived-view');
  await reach(page().getByRole('grid'));
  await keys().press('ArrowDown');
  await keys().press('Enter');
  await archivedNote().waitFor();
});

test('2 November: reopened with a reason, she is in the list again', async () => {
  await openedOn('02/11');
  await press(button('Rouvrir la fiche…', archivedNote()));
  await type(box('Raison'), 'Revenue de Lyon');
  expect(await violations(page())).toEqual([]);
  await send('Rouvrir');
  await archivedNote().waitFor({ state: 'detached' });
  await press(page().getByRole('link', { name: 'Candidats', exact: true }));
  // The list is where it was left.
  await page().getByText('Personne n’est archivé').waitFor();
  await showTab(page().getByRole('tablist').first(), 'Tous');
  await page().getByRole('grid').getByText('NGUYỄN-ŻÓŁKIEWSKA Thị Hồng').waitFor();
  expect(await violations(page())).toEqual([]);
});

/** The timeline, entry by entry: its day, its sentence, and what was written, without who typed it. */
const told = async (): Promise<readonly string[]> => {
  const entries = page().getByRole('list').filter({ hasText: 'Fiche créée' }).getByRole('listitem');
  await entries.last().waitFor();
  return (await entries.allInnerTexts()).map((entry) =>
    entry
      .split('\n')
      .filter((line) => line !== '' && !line.includes('saisi le'))
      .join(' | ')
      .replaceAll('\u00A0', ' '),
  );
};

test('31 December: the timeline tells the year whole, the latest first', async () => {
  await openedOn('31/12');
  expect(await told()).toEqual([
    `02/11/${YEAR} | Fiche rouverte | Revenue de Lyon`,
    `15/09/${YEAR} | Fiche archivée : Déménagement, sortie le 14 septembre ${YEAR} | Partie vivre à Lyon`,
    `02/03/${YEAR} | Pièce ajoutée : Carte d’identité, valable jusqu’au 30 juin ${YEAR}`,
    `02/03/${YEAR} | CEJ : entrée le 2 mars ${YEAR}`,
    `02/03/${YEAR} | Situation : En formation, depuis le 2 mars ${YEAR} | CFA modèle`,
    `02/03/${YEAR} | Situation (corrigée) : En recherche d’emploi, du 11 janvier ${YEAR} au 1er mars ${YEAR}`,
    `11/01/${YEAR} | Situation : En recherche d’emploi, depuis le 11 janvier ${YEAR}`,
    `11/01/${YEAR} | Entretien individuel | Premier entretien : cherche une formation dans la vente.`,
    `11/01/${YEAR} | Fiche créée`,
  ]);
  expect(await violations(page())).toEqual([]);
  await shot('timeline');
});

/** Asks where she was on a day, and reads the answer. */
async function situationOn(day: string): Promise<string | null> {
  await showPart('Situation');
  await type(box('Situation au', region('Situations')), typedDay(day));
  await keys().press('Tab');
  return region('Situations').getByRole('status').textContent();
}

test('« où en était-elle le 12 mars » is answered, and the day before the turn too', async () => {
  await expect.poll(() => situationOn('12/03')).toMatch(/^En formation \(CFA modèle\)/u);
  await expect.poll(() => situationOn('01/03')).toMatch(/^En recherche d’emploi/u);
  expect(await violations(page())).toEqual([]);
  await shot('asked');
});

test('a lock keeps all of it', async () => {
  await showPart('Parcours');
  const before = await told();
  await lock(vivier);
  await unlock();
  expect(await told()).toEqual(before);
  await expect.poll(() => situationOn('12/03')).toMatch(/^En formation \(CFA modèle\)/u);
  expect(vivier.consoleErrors).toEqual([]);
});
