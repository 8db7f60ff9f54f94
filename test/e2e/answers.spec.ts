/**
 * What the window tells at its foot: a removal comes back by keyboard, each its own; a refusal leaves once the act succeeds;
 * an undo leaves when it would no longer be true.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { type CandidateId, emptyCandidate, emptyEmployer, emptyEmployerContact } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let person: CandidateId;
let vivier: Vivier;
const page = (): Page => vivier.page;
const told = (text: string | RegExp): Locator => page().getByRole('alert').filter({ hasText: text });
const undo = (text: string | RegExp): Locator => told(text).getByRole('button', { name: 'Annuler' });
const go = (to: string) =>
  page().evaluate((hash) => {
    window.location.hash = hash;
  }, to);
const today = civilDate(new Date().toISOString().slice(0, 10));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-answers-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Essai-Oubli',
      firstName: 'Ana',
      birthDate: civilDate('2004-03-12'),
    },
  });
  person = candidate.id;
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('contacts of an employer', () => {
  let id = '';
  const lastNames = () =>
    page()
      .getByRole('textbox', { name: 'Nom', exact: true })
      .evaluateAll((boxes) => boxes.map((box) => (box instanceof HTMLInputElement ? box.value : '')));

  test('two that are taken away each come back by their own message, in their own place', async () => {
    const contact = (lastName: string) => ({ ...emptyEmployerContact, id: crypto.randomUUID(), lastName });
    const { employer } = await call(page(), 'employers.create', {
      employer: {
        ...emptyEmployer,
        name: 'Atelier des Essais',
        contacts: [contact('Żółć'), contact('Đặng'), contact('Ğül')],
      },
    });
    id = employer.id;
    await go(`/employeurs/${id}`);
    await expect.poll(lastNames).toEqual(['Żółć', 'Đặng', 'Ğül']);
    const removals = page().getByRole('button', { name: 'Retirer ce contact' });
    await removals.nth(1).press('Enter');
    await expect.poll(lastNames).toEqual(['Żółć', 'Ğül']);
    await removals.nth(1).press('Enter');
    await expect.poll(lastNames).toEqual(['Żółć']);
    expect(await told('Contact retiré').count()).toBe(2);
    expect(await violations(page())).toEqual([]);
    const shots = process.env.VIVIER_SHOTS;
    if (shots !== undefined) await page().screenshot({ path: join(shots, 'answers-undo.png') });
    for (const left of [1, 0]) {
      await undo('Contact retiré').last().press('Enter');
      await expect.poll(() => told('Contact retiré').count()).toBe(left);
    }
    await expect.poll(async () => (await lastNames()).toSorted()).toEqual(['Ğül', 'Đặng', 'Żółć'].toSorted());
    await expect
      .poll(async () => (await call(page(), 'employers.get', { id: id as never })).employer.contacts.length)
      .toBe(3);
  });

  test('the message goes with its form: there is nothing left to put it back into', async () => {
    await page().getByRole('button', { name: 'Retirer ce contact' }).first().press('Enter');
    await undo('Contact retiré').waitFor();
    await page().getByRole('link', { name: 'Candidats', exact: true }).click();
    await expect.poll(() => told('Contact retiré').count()).toBe(0);
  });
});

describe('a filter that is taken away', () => {
  test('joins those that are asked by then, and undoes nothing of them', async () => {
    await go('/dossiers');
    await page().getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
    await go(
      `/candidats?filtres=${encodeURIComponent(
        JSON.stringify([
          { field: 'lastContactOn', operator: 'empty', value: null },
          { field: 'email', operator: 'empty', value: null },
        ]),
      )}`,
    );
    const chips = page().getByRole('button', { name: /^Retirer le filtre/u });
    await expect.poll(() => chips.count()).toBe(2);
    const names = await chips.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    await chips.first().press('Enter');
    await expect.poll(() => chips.count()).toBe(1);
    await undo('Filtre retiré').press('Enter');
    await expect
      .poll(() => chips.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label'))))
      .toEqual(names);
    await expect.poll(() => told('Filtre retiré').count()).toBe(0);
  });
});

describe('what a person told', () => {
  test('is forgotten, and told again as it was; a later answer takes the undo away', async () => {
    const employed = async () =>
      (
        await call(page(), 'rights.situation', { id: person, employerId: null, on: today })
      ).situation.asked.find(({ path }) => path === 'candidate.employed')?.value;
    await call(page(), 'rights.tellFact', {
      id: person,
      path: 'candidate.employed',
      value: false,
      toldOn: today,
    });
    await go(`/candidats/${person}?onglet=droits`);
    const summary = page().locator('summary', { hasText: 'Dit en entretien' });
    await summary.press('Enter');
    const forget = page().getByRole('button', { name: /^Oublier/u });
    await forget.press('Enter');
    await undo(/^Oublié/u).waitFor();
    expect(await employed()).toBeUndefined();
    expect(await violations(page())).toEqual([]);
    await undo(/^Oublié/u).press('Enter');
    await expect.poll(employed).toBe(false);
    await summary.press('Enter');
    await forget.waitFor();
    await forget.press('Enter');
    await undo(/^Oublié/u).waitFor();
    // Answered again on the page: what was there before no longer comes back over it.
    const question = page()
      .getByRole('listitem')
      .filter({ hasText: /^Emploi occupé/iu });
    await question.getByText('Oui', { exact: true }).first().click();
    await expect.poll(employed).toBe(true);
    await expect.poll(() => told(/^Oublié/u).count()).toBe(0);
  });
});
