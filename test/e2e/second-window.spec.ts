/** Two files side by side, by keyboard: the second window reads, is refused what changes, follows the first, and locks with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { type CandidateId, emptyCandidate, emptyEmployer } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { answered, call, lock, openReadyPortfolio, passphrase, personAct, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;
const people: CandidateId[] = [];
let employerId = '';
let fileId = '';

/** The page of the window beside, once it is there and shows something. */
async function beside(): Promise<Page> {
  await expect.poll(() => vivier.pages().length).toBe(2);
  const [, second] = vivier.pages();
  if (second === undefined) throw new Error('there is no second window');
  await second.getByText('Lecture seule').first().waitFor();
  return second;
}
const isAlone = (): Promise<void> => expect.poll(() => vivier.pages().length).toBe(1);
const title = (one: Page, name: string | RegExp) => one.getByRole('heading', { level: 1, name });
async function go(one: Page, address: string): Promise<void> {
  await one.evaluate((to) => {
    window.location.hash = to;
  }, address);
}
async function shot(one: Page, name: string, widths: readonly number[] = [683]): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const width of widths) {
    await one.setViewportSize({ width, height: 728 });
    await one.screenshot({ path: join(where, `second-window-${name}-${width}.png`) });
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-beside-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  for (const [birthName, firstName, day] of [
    ['Nguyễn-Żółkiewska', 'Thị Hồng', '2004-03-12'],
    ['Œuvrard', 'Maëlys', '2005-11-30'],
  ] as const) {
    const { candidate } = await call(page(), 'candidates.create', {
      candidate: {
        ...emptyCandidate,
        birthName,
        firstName,
        birthDate: civilDate(day),
        firstReceptionOn: civilDate('2025-01-06'),
        adviser: 'Camille Essai',
      },
    });
    people.push(candidate.id);
  }
  const { employer } = await call(page(), 'employers.create', {
    employer: { ...emptyEmployer, name: 'Boulangerie des Tilleuls' },
  });
  employerId = employer.id;
  const { file } = await call(page(), 'contractFiles.create', {
    kind: 'PMSMP',
    candidateId: people[0] as CandidateId,
    employerId: employer.id,
  });
  fileId = file.id;
  // Made behind the screen's back: the list is read anew.
  await page().reload();
  await page().getByRole('grid').waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('from the row under the cursor, Ctrl+Maj+O opens the person in a second window, and the list stays', async () => {
  await go(page(), '/candidats');
  await page().getByRole('grid').focus();
  await page().keyboard.press('Home');
  await page().keyboard.press('Control+Shift+O');
  const second = await beside();
  await title(second, /Nguyễn-Żółkiewska/iu).waitFor();
  await title(page(), 'Candidats').waitFor();
});

test('another person asked for takes the same window: there is never a third', async () => {
  await go(page(), `/candidats/${people[1]}`);
  await title(page(), /Œuvrard/iu).waitFor();
  await personAct(page(), 'Ouvrir à côté');
  const second = await beside();
  await title(second, /Œuvrard/iu).waitFor();
  expect(vivier.pages()).toHaveLength(2);
});

test('the palette opens there whoever is named, and an employer opens from its page', async () => {
  await go(page(), `/employeurs/${employerId}`);
  await page().getByRole('button', { name: 'Ouvrir à côté' }).press('Enter');
  const second = await beside();
  await title(second, 'Boulangerie des Tilleuls').waitFor();
  await page().keyboard.press('Control+k');
  const palette = page().getByRole('dialog');
  await expect.poll(() => palette.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await page().keyboard.type('côté nguyen');
  await palette.locator('[data-selected]', { hasText: /Nguyễn/iu }).waitFor();
  await page().keyboard.press('Enter');
  await title(second, /Nguyễn-Żółkiewska/iu).waitFor();
});

test('it reads every tab of a person, without a way to change anything, and axe finds nothing', async () => {
  const second = await beside();
  await second.setViewportSize({ width: 683, height: 728 });
  for (const tab of ['Parcours', 'Situation', 'Projet', 'Droits', 'Dossiers', 'Pièces']) {
    await second.getByRole('tab', { name: tab }).press('Enter');
    await second.getByRole('tabpanel', { name: tab }).waitFor();
    await second.waitForLoadState();
    expect(await violations(second)).toEqual([]);
    await second.getByRole('tab', { name: tab }).scrollIntoViewIfNeeded();
    await shot(second, tab);
    const typed = second.locator(
      'main :is(input:not([type=radio], [type=checkbox], [type=hidden]), textarea):not([readonly], [disabled])',
    );
    // The one box that is typed in asks for a day: where she was on it, what the rules said then.
    for (const label of await typed.evaluateAll((boxes) =>
      boxes.map((box) => (box as HTMLInputElement).labels?.[0]?.textContent ?? ''),
    ))
      expect(label).toMatch(/^(?:Situation au|Droits à la date du)$/u);
  }
  expect(await second.getByRole('link', { name: /^Créer/u }).count()).toBe(0);
  for (const name of ['Noter un contact', 'Autres actions', 'Ajouter une pièce', 'Ajouter une situation'])
    expect(await second.getByRole('button', { name }).count()).toBe(0);
});

test('what changes is refused by main, whatever the page asks', async () => {
  const second = await beside();
  await expect(
    call(second, 'candidates.addNote', { id: people[0] as CandidateId, note: 'x' }),
  ).rejects.toThrow('READS_ONLY');
  await expect(call(second, 'drafts.save', { key: 'place', value: '1' })).rejects.toThrow('READS_ONLY');
  await expect(call(second, 'app.readyToLock', { isTypingKept: true })).rejects.toThrow('READS_ONLY');
  await expect(call(second, 'app.openBeside', { address: `/candidats/${people[0]}` })).rejects.toThrow(
    'READS_ONLY',
  );
  const { total } = await call(second, 'candidates.search', { text: 'nguyen', limit: 5 }).then(
    ({ rows }) => ({ total: rows.length }),
  );
  expect(total).toBe(1);
});

test('a page that changes something says that it is for the first window', async () => {
  const second = await beside();
  await go(second, '/parametres/sauvegardes');
  await title(second, 'Lecture seule').waitFor();
  expect(await violations(second)).toEqual([]);
  await go(second, `/candidats/${people[0]}`);
});

test('what the first window changes is read again in the second', async () => {
  const second = await beside();
  await title(second, /Nguyễn-Żółkiewska/iu).waitFor();
  await second.getByRole('tab', { name: 'Parcours' }).press('Enter');
  await go(page(), `/candidats/${people[0]}?champ=note`);
  await page().getByRole('textbox', { name: 'Compte rendu' }).fill('Vue avec sa référente.');
  await page().keyboard.press('Control+Enter');
  await second.getByText('Vue avec sa référente.').waitFor();
  await go(page(), `/candidats/${people[0]}?onglet=situation`);
  await second.getByRole('tab', { name: 'Situation' }).press('Enter');
  await page().getByRole('textbox', { name: 'Commune', exact: true }).fill('Sainte-Ménehould');
  await expect
    .poll(() => second.getByRole('textbox', { name: 'Commune', exact: true }).inputValue())
    .toBe('Sainte-Ménehould');
  expect(
    await call(page(), 'drafts.list', {}).then(({ drafts }) => drafts.map(({ key }) => key)),
  ).not.toContain(`candidate.form:${people[0]}`);
});

test('F9 covers the names in both, whichever has it, and a window that opens covered stays so', async () => {
  const second = await beside();
  const covered = (one: Page): Promise<boolean> =>
    one.evaluate(() => document.documentElement.hasAttribute('data-discreet'));
  await page().keyboard.press('F9');
  await expect.poll(() => covered(second)).toBe(true);
  await second.keyboard.press('F9');
  await expect.poll(() => covered(page())).toBe(false);
  await page().keyboard.press('F9');
  await second.close();
  await isAlone();
  await page().keyboard.press('Control+Shift+O');
  const other = await beside();
  await title(other, /.+/u).waitFor();
  expect(await covered(other)).toBe(true);
  expect(await other.getByText('Thị Hồng').count()).toBe(0);
  await page().keyboard.press('F9');
  await expect.poll(() => covered(other)).toBe(false);
});

test('two halves of a screen of 1366 are read: a file, an employer, the lists', async () => {
  const second = await beside();
  for (const one of [page(), second]) {
    const name = one === second ? 'beside' : 'first';
    await one.setViewportSize({ width: 683, height: 728 });
    for (const [what, address, heading] of [
      ['person', `/candidats/${people[0]}`, /^Nguyễn-Żółkiewska/iu],
      ['list', '/candidats', 'Candidats'],
      ['employer', `/employeurs/${employerId}`, 'Boulangerie des Tilleuls'],
      ['file', `/dossiers/${fileId}`, /^PMSMP-/u],
    ] as const) {
      await go(one, address);
      await title(one, heading).waitFor();
      expect(await violations(one)).toEqual([]);
      // No page of the second asks by itself for what it is refused.
      expect(await one.getByText('Cette fenêtre ne fait que lire').count()).toBe(0);
      // Nothing is cut at the right.
      expect(
        await one.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      const { x = 0, width = 1000 } =
        (await one.getByRole('button', { name: 'Verrouiller' }).boundingBox()) ?? {};
      expect(x + width).toBeLessThanOrEqual(683);
      await shot(one, `${name}-${what}`);
    }
  }
  await page().setViewportSize({ width: 1366, height: 768 });
});

test('Ctrl+L in the second locks the first, and ends the second with its page', async () => {
  const second = await beside();
  await lock(vivier, () => second.keyboard.press('Control+l'));
  await isAlone();
  expect(await answered(second, (one) => one.evaluate(() => true), false)).toBe(false);
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await title(page(), /.+/u).waitFor();
  // Nothing reopens by itself: what was beside was asked for, not kept.
  await isAlone();
});

test('Ctrl+L in the first ends the second; the sleep of the system does too', async () => {
  await go(page(), `/candidats/${people[0]}`);
  await title(page(), /Nguyễn/iu).waitFor();
  await page().keyboard.press('Control+Shift+O');
  await beside();
  await lock(vivier);
  await isAlone();
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await title(page(), /Nguyễn/iu).waitFor();
  await page().keyboard.press('Control+Shift+O');
  await beside();
  await lock(vivier, () => vivier.power('suspend'));
  await isAlone();
});

test('before anything is open there is nothing to open beside', async () => {
  await expect(call(page(), 'app.openBeside', { address: `/candidats/${people[0]}` })).rejects.toThrow(
    'LOCKED',
  );
  await expect(call(page(), 'app.openBeside', { address: '/parametres' })).rejects.toThrow('INVALID_INPUT');
  await expect(call(page(), 'app.openBeside', { address: 'https://example.org/' })).rejects.toThrow(
    'INVALID_INPUT',
  );
  await isAlone();
});
