/** What the specs of the screens share: a new portfolio, the keyboard, axe, and the bridge behind the screen's back. */
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type Input, type Output, type ProcedureName, procedureOf } from '../../shared/ipc';
import { rememberTexts } from './canaries';
import type { Vivier } from './launch';

export const passphrase = 'onze grues au-dessus du port';

/** From the first screen to the empty list of candidates. */
export async function createPortfolio({ page, dialogs }: Vivier, folder: string): Promise<void> {
  await page.getByRole('button', { name: /Créer un portefeuille/u }).click();
  await dialogs.answerSave(join(folder, 'equipe.vivier'));
  await page.getByRole('button', { name: /Choisir/u }).click();
  await choosePassphrase(page, passphrase);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await typeBackPaperKey(page, 'Créer le portefeuille');
  await page.getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
}

/** Types a new passphrase twice. */
export async function choosePassphrase(page: Page, chosen: string, label = 'Phrase secrète'): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(chosen);
  await page.getByLabel('La même phrase, une seconde fois').fill(chosen);
}

/** From the sheet of a new paper key to the end of the matter; answers the key. */
export async function typeBackPaperKey(page: Page, confirmLabel: string): Promise<string> {
  const key = (await page.locator('[data-recovery-key]').getAttribute('data-recovery-key')) ?? '';
  await page.getByRole('button', { name: 'La clé est sur papier' }).click();
  await page.getByLabel('Clé de secours', { exact: true }).fill(key);
  await page.getByRole('button', { name: confirmLabel }).click();
  return key;
}

/** Calls a procedure as the window does; what it answers is checked by the contract. A refusal throws its code. */
export async function call<N extends ProcedureName>(
  page: Page,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  rememberTexts(input);
  const answer: unknown = await page.evaluate(
    ([procedure, value]) => Reflect.apply(Reflect.get(window.vivier, 'call'), null, [procedure, value]),
    // Widened: the union of every input is more than the compiler can hold.
    [name, input] as readonly [string, unknown],
  );
  if (typeof answer !== 'object' || answer === null || !('data' in answer))
    throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return procedureOf(name).output.parse(answer.data) as Output<N>;
}

/** Violations that axe finds on the screen as it stands, each with where it is. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Legacy mode: the other one opens a second page, and the app has one window only.
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Presses Tab until `isThere` says so of what has the focus; answers how many times. */
export async function tabUntil(page: Page, selector: string, most = 60): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))
      return presses;
  }
  throw new Error(`Tab never reaches ${selector}`);
}
