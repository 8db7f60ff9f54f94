/** Numbers and days as people type and paste them, in a contract file: what the vault holds is what was meant. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContractFileId } from '../../shared/contract-files';
import { candidateInputSchema, emptyCandidate } from '../../shared/fields';
import { launchVivier, type Vivier } from './launch';
import { call, openReadyPortfolio, violations } from './screen';

let folder = '';
let vivier: Vivier;
let id: ContractFileId;
const page = (): Page => vivier.page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-typed-'));
  vivier = await launchVivier();
  await openReadyPortfolio(vivier, folder);
  const { candidate } = await call(page(), 'candidates.create', {
    candidate: candidateInputSchema.parse({
      ...emptyCandidate,
      birthName: 'Zyxéchiffre',
      firstName: 'Lou',
      birthDate: '2004-03-12',
    }),
  });
  const { file } = await call(page(), 'contractFiles.create', {
    kind: 'CPRO',
    candidateId: candidate.id,
    employerId: null,
  });
  id = file.id;
  await page().evaluate((one) => {
    window.location.hash = `#/dossiers/${one}?etape=job`;
  }, id);
  await page().locator('[id="contract.monthlyGross"]').waitFor();
});
afterAll(async () => {
  await vivier.close();
  rmSync(folder, { recursive: true, force: true });
});

const stored = async (key: string): Promise<unknown> =>
  (await call(page(), 'contractFiles.get', { id })).file.fields[key] ?? null;

const box = (key: string): Locator => page().locator(`[id="${key}"]`);

/** Empties the boxes, and waits until the vault has none of their values. */
async function empty(keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await box(key).focus();
    await page().keyboard.press('Control+a');
    await page().keyboard.press('Delete');
    await page().keyboard.press('Tab');
  }
  for (const key of keys) await expect.poll(() => stored(key)).toBeNull();
}

/** Types or pastes in a box as a hand does, and leaves it. */
async function put(key: string, text: string, how: 'typed' | 'pasted'): Promise<void> {
  await box(key).focus();
  if (how === 'typed') await page().keyboard.type(text);
  // All at once, as a paste gives it.
  else await page().keyboard.insertText(text);
  await page().keyboard.press('Tab');
}

const gross = 'contract.monthlyGross';
const hours = 'contract.weeklyHours';
const day = 'contract.startsOn';
const understood: readonly (readonly [string, string, unknown, string])[] = [
  [gross, '1900,50', 190_050, '1 900,50 €'],
  [gross, '1900.50', 190_050, '1 900,50 €'],
  [gross, '1 900,50', 190_050, '1 900,50 €'],
  [gross, '1.900,50', 190_050, '1 900,50 €'],
  [gross, '1\u202F900,50\u00A0€', 190_050, '1 900,50 €'],
  [gross, '1,900.50', 190_050, '1 900,50 €'],
  [gross, '1900 euros', 190_000, '1 900 €'],
  [gross, '41,39', 4139, '41,39 €'],
  [hours, '35,5', 35.5, '35,5 h'],
  [hours, '35.5', 35.5, '35,5 h'],
  [hours, '35h30', 35.5, '35,5 h'],
  ['contract.trialDays', '1 jour', 1, '1 jour'],
  [day, '07/09/2026', '2026-09-07', '07/09/2026'],
  [day, '7/9/26', '2026-09-07', '07/09/2026'],
  [day, '07092026', '2026-09-07', '07/09/2026'],
  [day, '2026-09-07', '2026-09-07', '07/09/2026'],
  [day, 'lundi 7 septembre 2026', '2026-09-07', '07/09/2026'],
];
/** The shapes in rounds, one of each box at a time: what a round types is saved at one pause. */
function rounds<T extends readonly [string, ...unknown[]]>(
  shapes: readonly T[],
): readonly (readonly [number, T[]])[] {
  const taken: T[][] = [];
  for (const shape of shapes) {
    const free = taken.find((round) => round.every(([key]) => key !== shape[0]));
    if (free === undefined) taken.push([shape]);
    else free.push(shape);
  }
  return taken.map((round, index) => [index + 1, round]);
}

test.each(
  (['typed', 'pasted'] as const).flatMap((how) =>
    rounds(understood).map(([index, round]) => [how, index, round] as const),
  ),
)('what is %s is stored as it was meant (round %d)', async (how, _index, round) => {
  await empty(round.map(([key]) => key));
  for (const [key, text] of round) await put(key, text, how);
  for (const [key, text, value, shown] of round) {
    await expect.poll(() => stored(key), { message: text }).toBe(value);
    await expect
      .poll(async () => (await box(key).inputValue()).replaceAll(/\s/gu, ' '), {
        message: text,
      })
      .toBe(shown);
  }
});

const refused: readonly (readonly [string, string, RegExp])[] = [
  [gross, '-1900', /négatif/u],
  [gross, '19000,00', /10.000 € au plus/u],
  [gross, 'mille neuf cents', /pas un nombre/u],
  [hours, '61', /60 h au plus/u],
  ['contract.trialDays', '1 mois', /pas un nombre/u],
  [day, '31/02/2026', /./u],
  [day, '09/13/2026', /./u],
  [day, '7/9', /./u],
];
test.each(rounds(refused))(
  'what cannot be read stays in its box with the reason, and the rest is saved (round %d)',
  async (index, round) => {
    await empty(round.map(([key]) => key));
    for (const [key, text, reason] of round) {
      await put(key, text, 'typed');
      const error = page().locator(`[data-question="${key}"] .mantine-InputWrapper-error`);
      await error.filter({ hasText: reason }).waitFor();
      expect(await box(key).inputValue()).toBe(text);
    }
    await box('contract.jobTitle').fill(`Poste ${index}`);
    await expect.poll(() => stored('contract.jobTitle')).toBe(`Poste ${index}`);
    for (const [key, text] of round) expect(await stored(key), text).toBeNull();
    expect(await violations(page())).toEqual([]);
  },
);

test('a text that is too long is told, kept as it was pasted, and keeps nothing else from being saved', async () => {
  const long = 'Conseiller '.repeat(30);
  await box('contract.jobTitle').focus();
  await page().keyboard.press('Control+a');
  await page().keyboard.insertText(long);
  await page()
    .getByText(/raccourcissez à 200/u)
    .waitFor();
  await empty([gross]);
  await put(gross, '1850', 'typed');
  await expect.poll(() => stored(gross)).toBe(185_000);
  await page()
    .getByText(/Pas encore enregistré.*Emploi occupé/u)
    .first()
    .waitFor();
  expect((await box('contract.jobTitle').inputValue()).length).toBeGreaterThan(200);
  await box('contract.jobTitle').fill('Conseiller');
  await expect.poll(() => stored('contract.jobTitle')).toBe('Conseiller');
});
