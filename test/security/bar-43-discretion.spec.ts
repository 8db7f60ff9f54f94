/**
 * Bar 43: F9 masks every name on every main screen; the window can be kept out of captures.
 *
 * Canaries stand for names, and are searched in the whole document: texts, titles, labels read aloud, options. What is
 * typed in a field stays its value, drawn as dots.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { employerInputSchema, emptyCandidate, emptyEmployer } from '../../shared/fields';
import { launchVivier, type Vivier } from '../e2e/launch';
import { call, openReadyPortfolio } from '../e2e/screen';

/** Names, telephone, address, birth date and words of an interview, each with something to be found by. */
const canary = /zyxe|zyxé|9876543|0987|12\/03\/2004|12 mars 2004/iu;

let folder = '';
let vivier: Vivier;
let candidateId = '';
let fileId = '';
const page = (): Page => vivier.page;
const show = async (route: string, heading: string | RegExp): Promise<void> => {
  await page().evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);
  await page().getByRole('heading', { level: 1, name: heading }).waitFor();
};

/** Everything that the document says, the values of fields apart; and the fields whose value is not drawn as dots. */
const said = () =>
  page().evaluate(() => {
    const texts: string[] = [document.title];
    const bare: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      if (['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
      for (const { name, value } of element.attributes)
        if (name !== 'value') texts.push(`${element.tagName} ${name}: ${value}`);
      // The text inside of a text area is its value.
      if (!(element instanceof HTMLTextAreaElement))
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      if (isField && getComputedStyle(element).getPropertyValue('-webkit-text-security') !== 'disc')
        bare.push(element.name || element.id);
    }
    return { texts, bare };
  });
async function leaks(): Promise<readonly string[]> {
  const { texts, bare } = await said();
  return [...texts.filter((text) => canary.test(text)), ...bare];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-discretion-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Zyxécanari',
      usualName: 'Zyxédeux',
      firstName: 'Zyxétrois',
      birthDate: civilDate('2004-03-12'),
      mobilePhone: '+33639876543',
      email: 'zyxe@example.org',
      street: '12 rue Zyxéquatre',
      comment: 'Zyxécinq',
    },
  });
  candidateId = candidate.id;
  await call(page(), 'candidates.addNote', { id: candidate.id, note: 'Zyxésix' });
  const { employer } = await call(page(), 'employers.create', {
    employer: employerInputSchema.parse({
      ...emptyEmployer,
      name: 'Atelier des Grues',
      tutors: [
        {
          id: crypto.randomUUID(),
          lastName: 'Zyxésept',
          firstName: 'Zyxéhuit',
          birthDate: null,
          job: 'chef d’atelier',
          qualification: '',
          experienceYears: 5,
          currentTutees: 0,
          isEmployer: false,
          phone: '',
          email: '',
        },
      ],
    }),
  });
  const { file } = await call(page(), 'contractFiles.create', {
    kind: 'CPRO',
    candidateId: candidate.id,
    employerId: employer.id,
  });
  fileId = file.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('with F9, no name is left', () => {
  test('on the lists, the person, the contract file, the journal, the search', async () => {
    // Elsewhere first: the list on screen was read before there was anyone.
    await show('/import', 'Importer des candidats');
    await show('/candidats', 'Candidats');
    await page().getByRole('grid', { name: 'Candidats' }).waitFor();
    await page().getByText('ZYXÉDEUX').first().waitFor();
    // The search below would find them.
    expect((await said()).texts.some((text) => canary.test(text))).toBe(true);
    await page().keyboard.press('F9');

    const found: Record<string, readonly string[]> = {};
    const look = async (name: string): Promise<void> => {
      await expect.poll(() => page().getByRole('status', { name: 'Lecture en cours' }).count()).toBe(0);
      found[name] = await leaks();
    };
    await look('the list of candidates');
    for (const tab of ['parcours', 'situation', 'projet', 'droits', 'dossiers']) {
      await show(`/candidats/${candidateId}?onglet=${tab}`, /masqué/u);
      await look(`the person, ${tab}`);
    }
    await show('/dossiers', 'Dossiers de contrat');
    await page().getByRole('grid').waitFor();
    await look('the list of contract files');
    await show(`/dossiers/${fileId}`, /CPRO/u);
    const steps = page()
      .getByRole('region', { name: 'Étapes du dossier' })
      .getByRole('heading', { level: 2 })
      .getByRole('button');
    for (let step = 0; step < (await steps.count()); step += 1) {
      if ((await steps.nth(step).getAttribute('aria-expanded')) === 'false') await steps.nth(step).click();
      const tutor = page().getByRole('combobox', { name: 'Tuteur' });
      if ((await tutor.count()) > 0) {
        await tutor.click();
        await page()
          .getByRole('option', { name: /Tuteur 1/u })
          .waitFor();
      }
      await look(`the contract file, step ${step + 1}`);
    }
    await show('/parametres/journal', 'Journal des accès');
    await page().getByRole('row').filter({ hasText: 'Fiche consultée' }).first().waitFor();
    await look('the journal of accesses');

    const box = page().getByRole('combobox', { name: 'Chercher un candidat' });
    await box.fill('zyxe');
    await page().getByRole('option').first().waitFor();
    await look('the search');
    await page().keyboard.press('Escape');
    await page().keyboard.press('Control+k');
    await page().getByRole('textbox', { name: 'Chercher un candidat ou une action' }).fill('zyxe');
    await page().getByText('Nom masqué').waitFor();
    await look('the palette');
    await page().keyboard.press('Escape');

    expect(Object.fromEntries(Object.entries(found).filter(([, leaked]) => leaked.length > 0))).toEqual({});
    expect(Object.keys(found).length).toBeGreaterThan(10);
  });

  test('in the preview of the PDF: neither its drawing nor its text read aloud', async () => {
    await show(`/dossiers/${fileId}?etape=review`, /CPRO/u);
    await page().getByRole('button', { name: 'Voir le PDF' }).click();
    const sheet = page().getByRole('dialog').locator('canvas').first();
    await expect.poll(() => sheet.getAttribute('aria-label')).toMatch(/masquée par F9/u);
    expect(await sheet.evaluate((canvas) => getComputedStyle(canvas).visibility)).toBe('hidden');
    expect(await leaks()).toEqual([]);
    await page().keyboard.press('Escape');
  });
});

test('the window is kept out of captures once the preference says so, and no longer when it is taken back', async () => {
  expect(await vivier.isCaptureProtected()).toBe(false);
  for (const hasCaptureProtection of [true, false]) {
    await call(page(), 'workstation.save', { preferences: { hasCaptureProtection } });
    expect(await vivier.isCaptureProtected()).toBe(hasCaptureProtection);
  }
});
