/**
 * Words about health, offences, opinions, origin or sex life in a free text: a sentence under the field says so while one
 * types, by keyboard, refuses nothing, and leaves nothing behind.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { type CandidateId, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
let id: CandidateId;
const page = (): Page => vivier.page;
const note = (): Locator => page().locator('textarea[name="note"]');
const warning = (): Locator => page().getByRole('status').filter({ hasText: 'À relire' });
/** What the sentence says beside what was typed, and that must be nowhere. */
const ownWords = /À relire|semble parler|données sont protégées|aménagement nécessaire/u;

/** The page as it is, for a look by eye. */
async function shot(name: string): Promise<void> {
  const where = process.env.VIVIER_SHOTS;
  if (where === undefined) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme: scheme });
    for (const width of [1093, 1366]) {
      await page().setViewportSize({ width, height: 768 });
      await page().screenshot({ path: join(where, `delicate-words-${name}-${scheme}-${width}.png`) });
    }
  }
  await page().emulateMedia({ colorScheme: 'light' });
  await page().setViewportSize({ width: 1366, height: 768 });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-delicate-words-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthName: 'Essai-Libre',
      firstName: 'Ana',
      birthDate: civilDate('2006-03-01'),
    },
  });
  id = candidate.id;
  await page().evaluate((to) => {
    window.location.hash = `/candidats/${to}`;
  }, id);
  await note().waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an ordinary note warns of nothing', async () => {
  await note().focus();
  await page().keyboard.type('Rendez-vous à l’arrêt de bus, attestation d’assurance maladie reçue.');
  // The draft is kept at the same pause.
  await expect
    .poll(async () => JSON.stringify((await call(page(), 'drafts.list', {})).drafts))
    .toContain('assurance maladie');
  expect(await warning().count()).toBe(0);
});

test('a delicate word is told under the field, once, with what to write instead', async () => {
  await page().evaluate(() => {
    const said: string[] = [];
    Reflect.set(window, 'said', said);
    const region = document.querySelector('textarea[name="note"]')?.closest('.mantine-Textarea-root');
    const watched = region?.querySelector('[role="status"]');
    if (watched == null) throw new Error('The region stands there before it says anything');
    new MutationObserver(() => said.push(watched.textContent ?? '')).observe(watched, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await page().keyboard.type(' Sort d’une dépression');
  await warning().waitFor();
  await page().keyboard.type(', reprend doucement le matin.');
  await expect
    .poll(async () => JSON.stringify((await call(page(), 'drafts.list', {})).drafts))
    .toContain('doucement le matin');
  const text = (await warning().textContent()) ?? '';
  expect(text.replaceAll(/\s/gu, ' ')).toBe(
    'À relire : ce texte semble parler de santé (« dépression »). Ces données sont protégées (RGPD, article 9) et n’ont pas leur place dans un texte libre, que la personne peut demander à lire. Écrivez ce qui aide l’accompagnement : un aménagement nécessaire, pas sa cause.',
  );
  // Typing on does not make it be read again.
  expect(await page().evaluate(() => Reflect.get(window, 'said').length)).toBe(1);
  expect(await page().evaluate(() => document.activeElement?.getAttribute('name'))).toBe('note');
  expect(await violations(page())).toEqual([]);
  await shot('health');
});

test('several kinds are told together, each with its article', async () => {
  await page().keyboard.type(' Suivi par le SPIP.');
  await warning().getByText('articles 9 et 10').waitFor();
  expect(await warning().textContent()).toMatch(/de santé.+, d’infraction ou de condamnation/u);
  await shot('several');
});

test('hidden with the rest by F9: neither the word nor what it is about', async () => {
  await page().keyboard.press('F9');
  await warning().getByText('données protégées (RGPD)').waitFor();
  expect(await warning().textContent()).not.toMatch(/dépression|santé|SPIP|condamnation/iu);
  expect(await violations(page())).toEqual([]);
  await shot('discreet');
  await page().keyboard.press('F9');
  await warning().getByText('dépression').waitFor();
});

test('it goes with the word', async () => {
  await page().keyboard.press('Control+a');
  await page().keyboard.type('Disponible le matin ; un siège est nécessaire.');
  await expect.poll(() => warning().count()).toBe(0);
});

test('recording is not prevented, and nothing of what was found is kept', async () => {
  await page().keyboard.type(' Elle est asthmatique.');
  await warning().getByText('asthmatique').waitFor();
  await expect
    .poll(async () => JSON.stringify((await call(page(), 'drafts.list', {})).drafts))
    .toContain('asthmatique');
  const { drafts } = await call(page(), 'drafts.list', {});
  expect(drafts.map(({ value }) => value).join('\n')).not.toMatch(ownWords);
  // What the form holds, and nothing beside.
  const draft: unknown = JSON.parse(drafts.find(({ key }) => key === `candidate.note:${id}`)?.value ?? '{}');
  expect(Object.keys(draft ?? {}).toSorted()).toEqual(['happenedOn', 'kind', 'note']);
  await page().keyboard.press('Control+Enter');
  await expect.poll(() => note().inputValue()).toBe('');
  await expect.poll(() => warning().count()).toBe(0);

  const timeline = await call(page(), 'candidates.timeline', { id, offset: 0, limit: 50 });
  expect(timeline.entries.filter(({ detail }) => detail.includes('asthmatique'))).toHaveLength(1);
  expect(JSON.stringify(timeline)).not.toMatch(ownWords);
  const accesses = JSON.stringify(await call(page(), 'access.list', { offset: 0, limit: 100 }));
  expect(accesses).not.toMatch(ownWords);
  expect(accesses).not.toMatch(/asthmatique|dépression|health/u);
  expect(JSON.stringify(await call(page(), 'drafts.list', {}))).not.toMatch(ownWords);
});

test('the comment of a person warns too, of what stood there already', async () => {
  await page().getByRole('tab', { name: 'Projet' }).click();
  const comment = page().locator('textarea[name="comment"]');
  await comment.focus();
  await page().keyboard.type('Elle est syndiquée.');
  await warning().getByText('syndiquée').waitFor();
  await expect
    .poll(async () => (await call(page(), 'candidates.get', { id })).candidate.comment)
    .toBe('Elle est syndiquée.');
  await page().getByRole('tab', { name: 'Parcours' }).click();
  await note().waitFor();
  await page().getByRole('tab', { name: 'Projet' }).click();
  await warning().getByText('syndiquée').waitFor();
  await shot('comment');
});
