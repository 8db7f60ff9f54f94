/**
 * Bar 35: nothing stops the lock: neither an edit form, nor a file dialog, a preview, the import wizard, an error, a dialog.
 *
 * In the window, one case each; and for each what bars 36 (the typing is back), 38 (no trace), 39 (no answer) and 40 (at
 * once) ask of it. What main decides alone is proved by the unit tests of those bars.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { type CandidateId, candidateInputSchema } from '../../shared/fields';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';
import { launchVivier, type Vivier } from '../e2e/launch';
import { call, openReadyPortfolio, passphrase, personAct, violations } from '../e2e/screen';

/** A name that stands nowhere else: in the records, and in what is being typed. */
const CANARY = 'Zébuline-Canari';
const CSV = `Nom;Prénom;Date de naissance;Remarque\n${Array.from(
  { length: 12_000 },
  (_, row) => `${CANARY} ${row};Lou;${String((row % 28) + 1).padStart(2, '0')}/03/2004;texte`,
).join('\n')}`;

let folder = '';
let vivier: Vivier;
let candidateId: CandidateId;
let fileId = '';
const took: Record<string, number> = {};
const page = (): Page => vivier.page;
const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const named = (name: string): Locator => page().locator(`[name="${name}"]`);
const heading = (name: string | RegExp): Locator => page().getByRole('heading', { level: 1, name });
const show = (route: string): Promise<void> =>
  page().evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);
const focusedValue = (): Promise<string> =>
  page().evaluate(() =>
    document.activeElement instanceof HTMLInputElement ? document.activeElement.value : '',
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-lock-'));
  writeFileSync(join(folder, 'extrait.csv'), CSV);
  writeFileSync(join(folder, 'vide.csv'), '');
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const known = Object.entries(fixtureCandidate({ birthName: CANARY }));
  const candidate = candidateInputSchema.parse(
    Object.fromEntries(known.filter(([key]) => key in candidateInputSchema.shape)),
  );
  const made = await call(page(), 'candidates.create', { candidate });
  candidateId = made.candidate.id;
  const opened = await call(page(), 'contractFiles.create', {
    kind: 'CPRO',
    candidateId: made.candidate.id,
    employerId: null,
  });
  fileId = opened.file.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Until what was just typed is kept by the vault: on a busy machine the 300 ms of a lock are too short for it. */
const kept = async (): Promise<string> => JSON.stringify(await call(page(), 'drafts.list', {}));
const isKept = (text: string): Promise<void> => expect.poll(kept).toContain(text);
/** Does what locks; measures until the page that showed the data is gone; then sees that nothing of it is left. */
async function lockBy(state: string, act: () => Promise<unknown>): Promise<void> {
  const gone = Promise.withResolvers<number>();
  const former = page();
  former.once('framenavigated', () => gone.resolve(performance.now()));
  // The process of a page that does not answer is ended: another page takes its place.
  let isEnded = false;
  former.once('crash', () => {
    isEnded = true;
    gone.resolve(performance.now());
  });
  const from = performance.now();
  // A page that hangs does not acknowledge the key.
  act().catch(() => undefined);
  took[state] = Math.round((await gone.promise) - from);
  if (isEnded) await expect.poll(() => page() === former).toBe(false);
  await heading('Portefeuille verrouillé').waitFor();
}
const byKey = (): Promise<void> => page().keyboard.press('Control+l');

async function unlock(): Promise<void> {
  await heading('Portefeuille verrouillé').waitFor();
  await page().getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page().keyboard.press('Enter');
  await page().getByRole('navigation', { name: 'Navigation principale', includeHidden: true }).waitFor();
}

describe('the portfolio locks at once, and what was typed is back', () => {
  test('a new person half typed, the cursor in a date that is no date yet', async () => {
    await show('/candidats/nouveau');
    await named('birthName').fill(CANARY);
    await named('postcode').fill('6900');
    await page().getByRole('textbox', { name: 'Date de naissance' }).click();
    await page().keyboard.type('12/0');
    await isKept('12/0');
    await lockBy('a form', byKey);
    expect(await page().getByRole('status').textContent()).toMatch(
      /Verrouillé à votre demande\. .*revient à l’ouverture/u,
    );
    await unlock();
    await heading('Créer un candidat').waitFor();
    expect(await named('birthName').inputValue()).toBe(CANARY);
    expect(await named('postcode').inputValue()).toBe('6900');
    await expect.poll(focusedValue).toBe('12/0');
  });

  test('without a trace on the screen, nor an answer from behind it', async () => {
    await named('birthName').fill(`${CANARY} bis`);
    await isKept(`${CANARY} bis`);
    await lockBy('a form left by the system', () => vivier.power('suspend'));
    const tools = await page().context().newCDPSession(page());
    const { nodes } = await tools.send('Accessibility.getFullAXTree');
    const { entries } = await tools.send('Page.getNavigationHistory');
    await tools.detach();
    const left = await page().evaluate(() => ({
      dom: document.documentElement.outerHTML,
      values: [...document.querySelectorAll('input')].map(({ value }) => value),
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      title: document.title,
      name: window.name,
      hash: location.hash,
    }));
    for (const text of [JSON.stringify(nodes), JSON.stringify(left)]) expect(text).not.toMatch(/canari/iu);
    expect(left).toMatchObject({ title: 'Vivier', name: '', hash: '' });
    // Addresses hold identifiers: not even those stay in the history.
    expect(entries.map(({ url }) => new URL(url).hash)).toEqual(['']);
    expect(page().context().pages()).toHaveLength(1);
    for (const name of Object.keys(contract).filter(isProcedureName))
      if (procedureOf(name).needs === 'open')
        expect([
          name,
          await page().evaluate((one) => window.vivier.call(one, {} as never), name),
        ]).toMatchObject([name, { ok: false, error: { code: 'LOCKED' } }]);
    await expect.poll(() => vivier.vaultPids()).toEqual([]);
    expect(await violations(page())).toEqual([]);
    // Killed or closed while locked, it is the same: everything is in the file.
    await vivier.restart();
    await unlock();
    await heading('Créer un candidat').waitFor();
    expect(await named('birthName').inputValue()).toBe(`${CANARY} bis`);
    await button('Abandonner').click();
    await button('Abandonner la saisie').click();
    await heading('Candidats').waitFor();
    expect((await call(page(), 'drafts.get', { key: 'candidate.new' })).draft).toBeNull();
  });

  test('a record saved as it is typed: what was right is saved, what was wrong is back in its field, with the reason', async () => {
    await show(`/candidats/${candidateId}?onglet=situation`);
    await named('usualName').fill('Interrompue');
    await named('postcode').fill('130');
    await isKept('130');
    await expect
      .poll(async () => (await call(page(), 'candidates.get', { id: candidateId })).candidate.usualName)
      .toBe('Interrompue');
    await lockBy('a record', byKey);
    await unlock();
    await expect.poll(() => named('postcode').inputValue()).toBe('130');
    await page().getByText('Le code postal compte 5 chiffres.').waitFor();
    expect(await named('usualName').inputValue()).toBe('Interrompue');
    await named('postcode').fill('13001');
    await page().keyboard.press('Tab');
    await expect
      .poll(async () => (await call(page(), 'drafts.get', { key: `candidate.form:${candidateId}` })).draft)
      .toBeNull();
  });

  test('a dialog of the app over a note begun, over which the palette does not open', async () => {
    await show(`/candidats/${candidateId}`);
    await page().getByLabel('Compte rendu').fill('Entretien interrompu');
    await personAct(vivier.page, 'Inscrire dans un dispositif');
    await page().getByRole('combobox', { name: 'Dispositif' }).fill('CIVIS');
    await page()
      .getByRole('option', { name: /^CIVIS/u })
      .first()
      .click();
    await page().keyboard.press('Control+k');
    for (const text of ['Entretien interrompu', 'CIVIS']) await isKept(text);
    expect(
      await page()
        .getByPlaceholder(/^Un candidat, un employeur/u)
        .count(),
    ).toBe(0);
    await lockBy('a dialog', byKey);
    await unlock();
    const dialog = page().getByRole('dialog', { name: 'Inscrire dans un dispositif' });
    await dialog.waitFor();
    expect(await dialog.getByRole('combobox', { name: 'Dispositif' }).inputValue()).toMatch(/^CIVIS/u);
    expect(await page().getByLabel('Compte rendu').inputValue()).toBe('Entretien interrompu');
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await button('Abandonner la saisie').click();
    await expect.poll(() => dialog.count()).toBe(0);
  });

  test('the preview of a PDF', async () => {
    await show(`/dossiers/${fileId}?etape=review`);
    await button('Voir le PDF').click();
    await page()
      .getByRole('dialog')
      .getByText(/^Page 1 sur/u)
      .waitFor();
    await lockBy('a preview', byKey);
    await unlock();
    await page()
      .getByRole('dialog')
      .getByText(/^Page 1 sur/u)
      .waitFor();
    await page().keyboard.press('Escape');
  });

  test('a file dialog of the system, whose late answer is dropped; an error on the screen', async () => {
    await show('/import');
    await vivier.dialogs.answerOpen(join(folder, 'vide.csv'));
    await button('Choisir un extrait').click();
    await page()
      .getByRole('alert')
      .filter({ hasText: /est vide/u })
      .waitFor();
    await button('Choisir un extrait').click();
    await lockBy('a file dialog and an error', () => vivier.power('lock-screen'));
    await vivier.dialogs.answerOpen(join(folder, 'extrait.csv'));
    await unlock();
    await heading('Importer des candidats').waitFor();
  });

  test('the import wizard: same file, same columns; then an import being written, which is undone and told', async () => {
    await show('/import');
    await vivier.dialogs.answerOpen(join(folder, 'extrait.csv'));
    await button('Choisir un extrait').click();
    await heading('Reconnaître les colonnes').waitFor();
    const remark = () => page().getByRole('combobox', { name: /Remarque/u });
    const earlier = await kept();
    await remark().click();
    await page().getByRole('option', { name: 'Ne pas importer', exact: true }).click();
    await expect.poll(kept).not.toBe(earlier);
    const before = await remark().inputValue();
    await lockBy('the columns of an import', byKey);
    await unlock();
    await heading('Reconnaître les colonnes').waitFor();
    expect(await remark().inputValue()).toBe(before);
    await button('Préparer l’aperçu').click();
    await heading('Aperçu de l’import').waitFor();
    const { total } = await call(page(), 'lists.size', { list: 'candidates' });
    await button(/^Importer/u).click();
    await page()
      .getByText(/Enregistrement des fiches/u)
      .waitFor();
    await lockBy('an import being written', byKey);
    await unlock();
    await heading('Aperçu de l’import').waitFor();
    await page()
      .getByText(/rien n’a été importé/u)
      .waitFor();
    expect((await call(page(), 'lists.size', { list: 'candidates' })).total).toBe(total);
    await button('Revoir les colonnes').click();
    await button('Choisir un autre extrait').click();
    await button('Abandonner la saisie').click();
    await button('Choisir un extrait').waitFor();
    expect((await call(page(), 'drafts.get', { key: 'import.extract' })).draft).toBeNull();
  });

  test('a page that hangs, or that would rather stay', async () => {
    await page().evaluate(() => {
      window.onbeforeunload = () => 'Rester ?';
      setTimeout(() => {
        for (;;);
      });
    });
    await lockBy('a page that hangs', () => vivier.power('suspend'));
    expect(await page().getByRole('status').textContent()).toMatch(/derniers mots/u);
    await unlock();
  });

  test('a vault that is killed: what was typed up to the last pause is back', async () => {
    await show('/employeurs/nouveau');
    await named('name').fill('Employeur interrompu');
    await expect
      .poll(async () => (await call(page(), 'drafts.get', { key: 'employer.new' })).draft?.value ?? '')
      .toContain('Employeur interrompu');
    const [pid = 0] = await vivier.vaultPids();
    await lockBy('a vault that is killed', async () => process.kill(pid, 'SIGKILL'));
    expect(await page().getByRole('status').textContent()).toMatch(/s’est arrêté/u);
    await unlock();
    await heading('Créer un employeur').waitFor();
    expect(await named('name').inputValue()).toBe('Employeur interrompu');
  });
});

test('the warning is read aloud, leaves the keys where they are, and goes when main says so', async () => {
  await named('name').fill('');
  await named('name').focus();
  await vivier.tell({ type: 'lockCountdown', seconds: 30 });
  await page().getByRole('alert').filter({ hasText: 'Verrouillage dans' }).waitFor();
  await page().keyboard.type('Suite');
  expect(await named('name').inputValue()).toBe('Suite');
  expect(await violations(page())).toEqual([]);
  await vivier.tell({ type: 'lockCountdown', seconds: null });
  await expect.poll(() => page().getByText('Verrouillage dans').count()).toBe(0);
});

test('why nothing happens while another program holds a file is read aloud, in nobody’s way, and goes by itself', async () => {
  await named('name').fill('');
  await named('name').focus();
  await vivier.tell({ type: 'held', isHeld: true });
  await page()
    .getByText(/Un autre logiciel .* retient un fichier/u)
    .waitFor();
  await page().keyboard.type('Suite');
  expect(await named('name').inputValue()).toBe('Suite');
  expect(await violations(page())).toEqual([]);
  await vivier.tell({ type: 'held', isHeld: false });
  await expect
    .poll(() =>
      page()
        .getByText(/retient un fichier/u)
        .count(),
    )
    .toBe(0);
});

test('each of these locks is done, and its time is told', () => {
  // Half a second on a quiet machine: the record of bar 40. Here other specs run too, and nothing is asked of the clock.
  process.stdout.write(`bar-35 and 40, ms from the key to a page without data: ${JSON.stringify(took)}\n`);
  expect(Object.keys(took).length).toBeGreaterThan(7);
});
