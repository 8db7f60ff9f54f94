/** What the specs of the screens share: a new portfolio, the keyboard, axe, and the bridge behind the screen's back. */
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Input, type Output, type ProcedureName, procedureOf, sealing } from '../../shared/ipc';
import { rememberTexts } from './canaries';
import type { Vivier } from './launch';
import { passphrase, READY_PORTFOLIO } from './passphrase';

export { passphrase };

/** From the first screen to the empty list of candidates, in a portfolio made beforehand: for what is not about creating. */
export async function openReadyPortfolio({ page, dialogs }: Vivier, folder: string): Promise<void> {
  const path = join(folder, 'equipe.vivier');
  copyFileSync(process.env[READY_PORTFOLIO] ?? '', path);
  await page.getByRole('button', { name: /Ouvrir un portefeuille/u }).click();
  await dialogs.answerOpen(path);
  await page.getByRole('button', { name: /Choisir/u }).click();
  await page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase);
  await page.getByText('equipe.vivier').first().waitFor();
  await page.getByRole('button', { name: 'Ouvrir le portefeuille' }).click();
  await page.getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
}

/** From the first screen to the empty list of candidates. */
export async function createPortfolio(vivier: Vivier, folder: string): Promise<void> {
  const { page } = vivier;
  await toPaperKey(vivier, join(folder, 'equipe.vivier'));
  await typeBackPaperKey(page, 'Créer le portefeuille');
  await page.getByRole('button', { name: 'Importer plus tard' }).click();
  await page.getByRole('heading', { level: 1, name: 'Candidats' }).waitFor();
}

/** From the first screen to the paper key of a portfolio to be at `path`, whose passphrase is written by hand. */
export async function toPaperKey({ page, dialogs }: Vivier, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Créer un portefeuille' }).click();
  await page.getByLabel('Votre nom').fill('Camille Essai');
  await page.getByLabel('Nom de la structure').fill('Mission locale d’essai');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await dialogs.answerSave(path);
  await page.getByRole('button', { name: /Choisir/u }).click();
  await page.getByText(basename(path)).waitFor();
  await page.getByRole('button', { name: 'J’écris la mienne' }).click();
  await choosePassphrase(page, passphrase);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { level: 1, name: 'La clé de secours' }).waitFor();
}

/**
 * Does what locks (Ctrl+L where nothing else is said), and waits for the locked screen. A page that is slow to leave has its
 * process ended, and another takes its place: what was found in `vivier.page` before is not to be used after.
 */
export async function lock(
  vivier: Vivier,
  act: () => Promise<unknown> = () => vivier.page.keyboard.press('Control+l'),
): Promise<void> {
  await vivier.page.evaluate(() => Reflect.set(window, 'former', true));
  await act().catch(() => undefined);
  await expect
    .poll(() => answered(vivier.page, (page) => page.evaluate(() => 'former' in window), true))
    .toBe(false);
  await vivier.page.getByRole('heading', { level: 1, name: 'Portefeuille verrouillé' }).waitFor();
}

/** What a page answers; `otherwise` where it goes away instead, its process ended: Playwright would wait for ever. */
export async function answered<T>(
  page: Page,
  question: (page: Page) => Promise<T>,
  otherwise: T,
): Promise<T> {
  const { promise: gone, resolve } = Promise.withResolvers<T>();
  const leave = (): void => resolve(otherwise);
  page.once('crash', leave).once('close', leave);
  try {
    return await Promise.race([question(page).catch(() => otherwise), gone]);
  } finally {
    page.off('crash', leave).off('close', leave);
  }
}

/** Types a new passphrase twice. */
export async function choosePassphrase(page: Page, chosen: string, label = 'Phrase secrète'): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(chosen);
  await page.getByLabel('La même phrase, une seconde fois').fill(chosen);
}

/** From the sheet of a new paper key to the end of the matter; answers the key. */
export async function typeBackPaperKey(page: Page, confirmLabel: string): Promise<string> {
  const key = (await page.locator('[data-recovery-key]').getAttribute('data-recovery-key')) ?? '';
  await page.getByRole('button', { name: 'Recopier la clé' }).click();
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
  const answer: unknown = await sealing()(
    (one, wire) =>
      page.evaluate(
        ([procedure, value]) => Reflect.apply(Reflect.get(window.vivier, 'call'), null, [procedure, value]),
        [one, wire] as readonly [string, unknown],
      ),
    name,
    input,
  );
  if (typeof answer !== 'object' || answer === null || !('data' in answer))
    throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return procedureOf(name).output.parse(answer.data) as Output<N>;
}

/** Waits until nothing comes, goes or fades any more; what turns without end, as a loader, is at rest as it is. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const moving = (): readonly Animation[] =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
        );
    // What has just been asked for begins with the next frames.
    await pause(50);
    for (let looks = 0; looks < 100 && moving().length > 0; looks += 1) await pause(50);
  });

/** Violations that axe finds on the screen at rest, each with where it is: what fades has the contrast of a moment. */
export async function violations(page: Page): Promise<readonly string[]> {
  await atRest(page);
  // Given to each document once, its source is most of what asking it costs; the rest is to describe what is right.
  const isThere = await page.evaluate(() => 'axe' in window);
  // Legacy mode: the other one opens a page of its own, which is no window of the app.
  const found = await new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/**
 * Takes the first option of an open list with the keys, as a person who looks at it does: a key pressed in the instant in
 * which the list opens has no effect, and is pressed again. What is typed stands in the box before an option is taken, so
 * that only the list that closes says that one was.
 */
export async function takeFirstOption(page: Page, box: Locator): Promise<void> {
  const isOpen = async (): Promise<boolean> => (await box.getAttribute('aria-expanded')) === 'true';
  await page.getByRole('option').first().waitFor();
  for (let turn = 0; turn < 20 && (await isOpen()); turn += 1) {
    await page.keyboard.press('ArrowDown');
    await page.locator('[role="option"][data-combobox-selected]').first().waitFor();
    await page.keyboard.press('Enter');
  }
  if (await isOpen()) throw new Error('No key takes an option of the list');
}

interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}
/** Drops files on the window, as the system does: held over it until something there says that it takes them. */
export const dropFiles = (page: Page, ...files: readonly Dropped[]): Promise<void> =>
  dropFilesLeaving(page, null, ...files);

/** The same, and in the same instant goes to another address of the app. */
export async function dropFilesLeaving(
  page: Page,
  address: string | null,
  ...files: readonly Dropped[]
): Promise<void> {
  const held = files.map(({ name, bytes }) => ({ name, bytes: [...bytes] }));
  const drop = (): Promise<boolean> =>
    page.evaluate(
      ({ all, to }) => {
        const dataTransfer = new DataTransfer();
        for (const { name, bytes } of all) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
        const isTaken = (type: string): boolean =>
          !document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer, cancelable: true, bubbles: true }),
          );
        const isDropped = isTaken('dragover') && isTaken('drop');
        if (isDropped && to !== null) window.location.hash = to;
        return isDropped;
      },
      { all: held, to: address },
    );
  await expect.poll(drop).toBe(true);
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

/** Does one of the acts of a person's page that stand in its menu, by keyboard. */
export async function personAct(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).press('Enter');
  await page.getByRole('menuitem', { name }).press('Enter');
}

/**
 * Once the PDF beside the page, where there is one, is drawn at the width that it has. One look says both: a window that has
 * just become narrow still holds, for an instant, a PDF that is about to go and will never be drawn.
 */
export const pdfDrawn = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const place = document.querySelector('[aria-label="Pages du PDF"]');
        if (place === null) return true;
        const first = place.querySelector<HTMLCanvasElement>('canvas[aria-label*=":"]');
        return first !== null && Math.abs(first.width - first.clientWidth) < 2;
      }),
    )
    .toBe(true);
