/**
 * Drives the built app in a real window of the Chromium host, in a process of its own, and measures from the act to the paint:
 * `run.ts PORTFOLIO PASSPHRASE REFERENCE ROUNDS`. Answers the times of each act as JSON, those of its peer beside.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { appRoot, findChromium } from '../../../electron/launch/chromium.mjs';
import { scriptedDialogs, startHosted } from '../../../electron/launch/host/index.ts';
import { type Copy, readyMade, type Shown, untilPainted } from './painted.ts';

const [path = '', passphrase = '', reference = '', rounds = ''] = process.argv.slice(2);
/** What comes late on a machine at work still comes. */
const PATIENCE_MS = 90_000;

const times: Record<string, { readonly ours: number[]; readonly readyMade: number[] }> = {};
const waiting = 'main .mantine-Skeleton-root';
const people: Shown = { selector: '[role="row"][aria-rowindex="9"]', without: waiting };

/** The acts that are measured, as often as is asked. */
async function measureActs(page: Page, copy: Copy, answerOpen: (path: string) => void): Promise<void> {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const visit = (name: string) => (): Promise<void> =>
    page.getByRole('navigation').first().getByRole('link', { name }).click();
  const enter = (): Promise<void> => page.keyboard.press('Enter');
  const measure = async (name: string, act: () => Promise<void>, shown: Shown): Promise<void> => {
    const ours = await untilPainted(page, act, shown);
    const peer = await copy.paint(page);
    const known = times[name] ?? { ours: [], readyMade: [] };
    times[name] = { ours: [...known.ours, ours], readyMade: [...known.readyMade, peer] };
  };

  await button(/Ouvrir un portefeuille/u).click();
  answerOpen(path);
  await button(/Choisir/u).click();
  await page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await button('Ouvrir le portefeuille').click();
  for (let round = 0; round < Number(rounds); round += 1) {
    // A portfolio comes back where it was left.
    await visit('Candidats')();
    await page.locator(people.selector).waitFor();
    await page.getByRole('grid').focus();
    for (let row = 0; row <= round; row += 1) await page.keyboard.press('ArrowDown');
    await measure('person opened', enter, {
      selector: 'aside[aria-label="Résumé du candidat"]',
      without: waiting,
    });
    await measure('list of people shown', visit('Candidats'), people);

    await button('Ajouter un filtre').click();
    await page.getByRole('combobox', { name: 'Filtrer sur' }).fill('comm');
    await page.getByRole('option', { name: 'Commune', exact: true }).click();
    await page.getByRole('combobox', { name: 'Commune' }).fill('marseille');
    await page.getByRole('option', { name: 'Marseille', exact: true }).click();
    await page.keyboard.press('Escape');
    await measure('filter applied', () => button(/^Ajouter$/u).click(), {
      selector: 'main:has([aria-label^="Retirer le filtre"])',
      text: ' sur ',
      without: waiting,
    });
    await button(/Retirer le filtre/u).click();
    await button(/Retirer le filtre/u).waitFor({ state: 'detached' });

    await visit('Dossiers')();
    await page.getByText(reference).click();
    await measure(round === 0 ? 'first preview of a dossier' : 'preview of a dossier', enter, {
      selector: '[aria-label="Pages du PDF"] canvas[width]',
    });
    await page.locator('#etape-candidate').click();
    for (const next of ['employer', 'job', 'training'])
      await measure('next step of a contract file', () => button(/^Suivant/u).click(), {
        selector: `#questions-${next}`,
      });
  }
}

const executablePath = await findChromium();
if (executablePath === null)
  throw new Error('No Chromium found: `node electron/launch/bootstrap.mjs test` installs one.');
const profile = mkdtempSync(join(tmpdir(), 'vivier-bench-window-'));
process.env.VIVIER_PROFILE = profile;
const script = scriptedDialogs();
const end = Promise.withResolvers<void>();
const hosted = await startHosted({
  appRoot,
  executablePath,
  isHeadless: true,
  viewport: { width: 1366, height: 768 },
  dialogs: () => script.dialogs,
  onExit: () => end.resolve(),
});
const copy = await readyMade(executablePath);
try {
  const page = await hosted.firstPage;
  page.setDefaultTimeout(PATIENCE_MS);
  await measureActs(page, copy, (chosen) => script.open.give(chosen));
  process.stdout.write(JSON.stringify(times));
} finally {
  await copy.close();
  hosted.quit();
  await end.promise;
  rmSync(profile, { recursive: true, force: true });
}
