/** Employers through their screens: identifiers judged as they are typed, the agreement that names the OPCO, people kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { type EmployerId, employerIdSchema } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, tabUntil, takeFirstOption, violations } from './screen';

let folder = '';
let vivier: Vivier;
const page = (): Page => vivier.page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-employers-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
const heading = (name: string): Locator => page().getByRole('heading', { level: 1, name });
const box = (label: string): Locator => page().getByLabel(label, { exact: true });
const siret = (): Locator => page().getByRole('textbox', { name: 'SIRET' });
const named = (name: string): Locator => page().locator(`[name="${name}"]`);
const saved = (): Promise<void> =>
  page()
    .getByText(/Enregistré/u)
    .first()
    .waitFor();
const go = (to: string): Promise<void> =>
  page().getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: to }).click();
const faultOfSiret = (): Promise<string> =>
  siret().evaluate(
    (input) =>
      input.closest('.mantine-InputWrapper-root')?.querySelector('[class*="error"]')?.textContent ?? '',
  );
/** The employer whose screen is open. */
const openedId = async (): Promise<EmployerId> =>
  employerIdSchema.parse(
    await page().evaluate(() => window.location.hash.replace(/^#\/employeurs\//u, '').replace(/\?.*$/u, '')),
  );

describe('a new employer', () => {
  test('an empty list teaches the first act; the keyboard alone reaches the form and creates the employer', async () => {
    await go('Employeurs');
    await page().getByText('Aucun employeur pour l’instant').waitFor();
    expect(await violations(page())).toEqual([]);
    await page().keyboard.press('Control+Enter');
    await heading('Créer un employeur').waitFor();
    await tabUntil(page(), '[name="siret"]');
    await page().keyboard.type('73282932');
    await page()
      .getByText(/8\schiffres sur 14/u)
      .waitFor();
    expect(await faultOfSiret()).toBe('');
    await page().keyboard.press('Tab');
    expect(await faultOfSiret()).toBe('Le SIRET compte 14 chiffres\u202F; il en manque 6.');
    expect(await violations(page())).toEqual([]);
  });

  test.each([
    ['73282932000A', 'Le SIRET ne contient que des chiffres.'],
    ['73282932000075', 'Ce SIRET ne passe pas le contrôle de clé\u202F; vérifiez les chiffres.'],
    ['732829320000741', 'Le SIRET compte 14 chiffres\u202F; il y en a 1 de trop.'],
    ['35600000000014', 'Ce SIRET de La Poste ne passe pas son contrôle\u202F; vérifiez les chiffres.'],
    ['356 000 000 49837', ''],
    ['732 829 320 00074', ''],
  ])('the SIRET %s, still being typed, is told: %s', async (typed, fault) => {
    await siret().fill('');
    await siret().pressSequentially(typed);
    await expect.poll(faultOfSiret).toBe(fault);
  });

  test('a good SIRET reads in groups once left', async () => {
    await siret().press('Tab');
    expect(await siret().inputValue()).toMatch(/^732\s829\s320\s00074$/u);
  });

  test('the name alone is asked for, in words, beside its box', async () => {
    await page().keyboard.press('Control+Enter');
    await page().getByText('La dénomination est nécessaire.').waitFor();
    expect(await page().evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
    await page().keyboard.type('Voix du Sud (essai)');
    await page().keyboard.press('Control+Enter');
    await heading('Voix du Sud (essai)').waitFor();
    const { employer } = await call(page(), 'employers.get', { id: await openedId() });
    expect(employer).toMatchObject({ name: 'Voix du Sud (essai)', siret: '73282932000074' });
  });
});

describe('the record of an employer', () => {
  test('the kinds say where a public body of industry and commerce goes', async () => {
    await page().getByRole('combobox', { name: 'Nature' }).click();
    await page().getByRole('option', { name: /^EPIC/u }).waitFor();
    expect(await violations(page())).toEqual([]);
    await page().getByRole('option', { name: 'Entreprise privée' }).click();
  });

  test('the collective agreement names the OPCO, which another agreement changes, and what was typed stays', async () => {
    const agreement = page().getByRole('combobox', { name: /IDCC/u });
    const opco = box('OPCO');
    await agreement.fill('2098');
    await expect.poll(() => opco.inputValue()).toBe('OPCO EP');
    await page().getByText('Prestataires de services dans le domaine du secteur tertiaire').first().waitFor();
    await agreement.fill('2148');
    await expect.poll(() => opco.inputValue()).toBe('AFDAS');
    // A number that proposes none takes back what the former had proposed.
    await agreement.fill('9999');
    await expect.poll(() => opco.inputValue()).toBe('');
    await agreement.fill('573');
    await expect.poll(() => opco.inputValue()).toBe('AKTO');
    await agreement.press('Tab');
    expect(await agreement.inputValue()).toBe('0573');
    await opco.fill('Opérateur choisi');
    await agreement.fill('2098');
    await agreement.press('Tab');
    expect(await opco.inputValue()).toBe('Opérateur choisi');
    await opco.fill('OPCO EP');
    await saved();
  });

  test('an agreement and an activity are found by their name, with the keyboard', async () => {
    const agreement = page().getByRole('combobox', { name: /IDCC/u });
    await agreement.fill('missions locales');
    await page()
      .getByRole('option', { name: /^2190 Missions locales et PAIO/u })
      .waitFor();
    expect(await violations(page())).toEqual([]);
    await takeFirstOption(page(), agreement);
    expect(await agreement.inputValue()).toBe('2190');
    const activity = page().getByRole('combobox', { name: 'Code NAF' });
    await activity.fill('centres d’appels');
    await page()
      .getByRole('option', { name: /^8220Z/u })
      .waitFor();
    await takeFirstOption(page(), activity);
    expect(await activity.inputValue()).toBe('8220Z');
    await activity.fill('748H');
    await page()
      .getByText(/NAF rév\. 1 \(2003\), jusqu’au 31 décembre 2007/u)
      .waitFor();
    await activity.fill('8220Z');
    await agreement.fill('2098');
    await agreement.press('Tab');
    await saved();
  });

  test('a contact and a tutor are kept when the screen is left at once', async () => {
    await button('Ajouter un contact').click();
    await named('contacts.0.lastName').fill('Signataire');
    await named('contacts.0.firstName').fill('Essai');
    await named('contacts.0.phone').fill('04 65 71 00 01');
    await button('Ajouter un tuteur').click();
    await named('tutors.0.lastName').fill('Tutrice');
    await named('tutors.0.firstName').fill('Essai');
    await named('tutors.0.experienceYears').fill('6');
    const id = await openedId();
    // Leaving saves at once what waits for its pause.
    await go('Candidats');
    await heading('Candidats').waitFor();
    await go('Employeurs');
    const list = page().getByRole('grid', { name: 'Employeurs' });
    await list.waitFor();
    expect(await violations(page())).toEqual([]);
    await list.focus();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await heading('Voix du Sud (essai)').waitFor();
    expect(await openedId()).toBe(id);
    expect(await named('contacts.0.lastName').inputValue()).toBe('Signataire');
    expect(await named('contacts.0.phone').inputValue()).toMatch(/^04\s65\s71\s00\s01$/u);
    expect(await named('tutors.0.lastName').inputValue()).toBe('Tutrice');
    expect(await named('tutors.0.experienceYears').inputValue()).toBe('6');
    expect(await violations(page())).toEqual([]);
  });

  test('a tutor named by a contract file cannot be taken out: it comes back, with the reason, and the rest is kept', async () => {
    const id = await openedId();
    const { employer } = await call(page(), 'employers.get', { id });
    const {
      id: _c,
      version: _v,
      createdAt: _ca,
      updatedAt: _u,
      lastContactOn: _l,
      suspectedDuplicateOf: _s,
      ...candidate
    } = fixtureCandidate();
    const made = await call(page(), 'candidates.create', { candidate });
    const { file } = await call(page(), 'contractFiles.create', {
      kind: 'CPRO',
      candidateId: made.candidate.id,
      employerId: id,
    });
    await call(page(), 'contractFiles.saveDraft', {
      id: file.id,
      version: file.version,
      employerId: id,
      tutorId: employer.tutors[0]?.id ?? null,
      fields: {},
    });
    await box('Effectif de l’entreprise').fill('64');
    await button('Retirer ce tuteur').click();
    await page()
      .getByText(new RegExp(`Essai Tutrice ne peut pas être retiré.*${file.reference}`, 'u'))
      .first()
      .waitFor();
    await expect.poll(() => named('tutors.0.lastName').inputValue()).toBe('Tutrice');
    await expect
      .poll(async () => (await call(page(), 'employers.get', { id })).employer)
      .toMatchObject({ headcount: 64, tutors: [{ lastName: 'Tutrice' }] });
  });

  test('a SIRET that another employer has is told under its box, and the rest is kept', async () => {
    const id = await openedId();
    const { employer } = await call(page(), 'employers.get', { id });
    const { id: _i, version: _v, createdAt: _c, updatedAt: _u, ...input } = employer;
    await call(page(), 'employers.create', {
      employer: { ...input, name: 'Autre (essai)', siret: '35600000049837', contacts: [], tutors: [] },
    });
    await siret().fill('35600000049837');
    await box('Effectif de l’entreprise').fill('65');
    await expect.poll(faultOfSiret).toMatch(/déjà celui de l’employeur/u);
    await expect
      .poll(async () => (await call(page(), 'employers.get', { id })).employer)
      .toMatchObject({ headcount: 65, siret: '73282932000074' });
  });
});

test('the console of the page said nothing all along', () => {
  expect(vivier.consoleErrors).toEqual([]);
});
